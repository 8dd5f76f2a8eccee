//! Photos, screenshots and whatever else is a grid of pixels.

mod any_picture;
mod colour_profile;
pub(crate) mod exif;
mod exif_dates;
pub(crate) mod heif;
pub(crate) mod jpeg;
pub(crate) mod other;
pub(crate) mod png;
pub(crate) mod raster;
