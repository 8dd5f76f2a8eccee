//! Text that is written in another way than it is read: packed as letters and digits, with escapes, folded into short lines.
//!
//! [`packed`] finds what is packed (base64 and its like) and unpacks it where it is text. [`plain`] reads lines as a program
//! would that knows their escapes. [`noticing`] does both while a text is searched, [`copying`] while it is copied.

pub(crate) mod base64;
pub(crate) mod copying;
pub(crate) mod noticing;
pub(crate) mod packed;
pub(crate) mod plain;
pub(crate) mod plain_words;
