//! Who signs: what leaves say of authors and keys, and which keys are in force by them.

pub(crate) mod author;
pub(crate) mod endorsement;
pub(crate) mod key_change;
pub(crate) mod keys_in_force;
pub(crate) mod members;
