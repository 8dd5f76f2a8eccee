//! Photos, screenshots and whatever else is a grid of pixels.

mod any_picture;
mod colour_profile;
pub(crate) mod exif;
pub(crate) mod heif;
pub(crate) mod jpeg;
mod jpeg_account;
mod jpeg_coding;
mod jpeg_copy;
pub(crate) mod jpeg_segments;
mod jpeg_standard_tables;
mod jpeg_tables;
pub(crate) mod other;
pub(crate) mod png;
mod png_account;
pub(crate) mod png_chunks;
mod png_pixels;
mod png_text;
pub(crate) mod raster;
