//! The ledger as its users see it, held against other implementations of the same standards.

mod body;
mod continuation;
mod document;
mod fingerprint;
mod import;
mod leaf;
mod signature;
mod strike_out;
mod tree;
mod vectors;
