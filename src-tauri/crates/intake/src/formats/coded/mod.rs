//! What films and the pictures of phones have in common: how a decoder is told what it needs, which of its bytes it shows, and
//! which bytes of a file are spoken for.

pub(crate) mod configuration;
pub(crate) mod places;
pub(crate) mod samples;
pub(crate) mod takers;
