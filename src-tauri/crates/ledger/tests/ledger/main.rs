//! The ledger as its users see it, held against other implementations of the same standards.

mod author;
mod body;
mod continuation;
mod document;
mod fingerprint;
mod hand_over;
mod import;
mod keys_in_force;
mod leaf;
mod signature;
mod signers;
mod strike_out;
mod tree;
mod vectors;
