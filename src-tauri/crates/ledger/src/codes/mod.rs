//! What is left with somebody outside: the text that a hand-over signs, and the short codes.

pub(crate) mod fingerprint;
pub(crate) mod hand_over;
pub(crate) mod key_name;
pub(crate) mod left_code;
