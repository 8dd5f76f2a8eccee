//! Keys: what opens a vault, what is derived from what, and where they lie while it is open.

pub(crate) mod derive;
pub(crate) mod held_key;
pub(crate) mod key_cost;
pub(crate) mod key_file;
pub(crate) mod random;
pub(crate) mod secret;
pub(crate) mod signer;
pub(crate) mod slot;
pub(crate) mod strength;
pub(crate) mod stretched;
pub(crate) mod unlock;
