//! The formats that Daybook looks into, a file each.

pub(crate) mod exif;
pub(crate) mod jpeg;
pub(crate) mod mail;
pub(crate) mod movie;
pub(crate) mod pdf;
pub(crate) mod pdf_text;
pub(crate) mod picture;
pub(crate) mod png;
pub(crate) mod sound;
pub(crate) mod text;
