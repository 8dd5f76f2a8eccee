//! Which fields of an item say what was received.

/// The hash of its bytes and their number. Where police alone are told, these are not there.
pub(crate) const RECEIVED: [&str; 2] = ["digest", "size"];
