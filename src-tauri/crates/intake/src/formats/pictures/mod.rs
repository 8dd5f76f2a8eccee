//! Photos, screenshots and whatever else is a grid of pixels.

mod any_picture;
pub(crate) mod exif;
pub(crate) mod heif;
pub(crate) mod jpeg;
pub(crate) mod jpeg_segments;
pub(crate) mod other;
pub(crate) mod png;
pub(crate) mod png_chunks;
pub(crate) mod raster;
