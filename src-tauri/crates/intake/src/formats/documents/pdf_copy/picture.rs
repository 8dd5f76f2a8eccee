//! A page's pixels as they are written into the copy.

use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use miniz_oxide::deflate::compress_to_vec_zlib;

use crate::Reason;

/// Red, green, blue and one byte more for each pixel, line by line.
pub(super) struct Pixels {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) bytes: Vec<u8>,
}

/// How good a JPEG is: letters are sharp at this.
const QUALITY: u8 = 85;
/// A page without colours that is smaller than this share of its pixels is written without loss.
const SMALL: usize = 5;

/// A picture for a PDF.
pub(super) struct PagePicture {
    pub(super) bytes: Vec<u8>,
    pub(super) is_grey: bool,
    pub(super) is_jpeg: bool,
}

impl PagePicture {
    /// Without loss where that is small, as with pages of type alone; else as a JPEG.
    pub(super) fn of(pixels: &Pixels) -> Result<Self, Reason> {
        if let Some(grey) = without_colours(pixels) {
            if is_mostly_white(&grey) {
                let bytes = compress_to_vec_zlib(&grey, 1);
                if bytes.len() * SMALL < grey.len() {
                    return Ok(Self {
                        bytes,
                        is_grey: true,
                        is_jpeg: false,
                    });
                }
            }
            return Self::jpeg(pixels, &grey, ExtendedColorType::L8);
        }
        let (all, _) = pixels.bytes.as_chunks::<4>();
        let colours: Vec<u8> = all
            .iter()
            .flat_map(|[red, green, blue, _]| [*red, *green, *blue])
            .collect();
        Self::jpeg(pixels, &colours, ExtendedColorType::Rgb8)
    }

    fn jpeg(pixels: &Pixels, samples: &[u8], colours: ExtendedColorType) -> Result<Self, Reason> {
        Self::packed(pixels.width, pixels.height, samples, colours)
    }

    /// As a JPEG, which paper takes as it is.
    pub(super) fn packed(
        width: usize,
        height: usize,
        samples: &[u8],
        colours: ExtendedColorType,
    ) -> Result<Self, Reason> {
        let mut bytes = Vec::new();
        let (width, height) = (width as u32, height as u32);
        JpegEncoder::new_with_quality(&mut bytes, QUALITY)
            .encode(samples, width, height, colours)
            .map_err(|_| Reason::Damaged)?;
        Ok(Self {
            bytes,
            is_grey: colours == ExtendedColorType::L8,
            is_jpeg: true,
        })
    }
}

fn without_colours(pixels: &Pixels) -> Option<Vec<u8>> {
    let (all, _) = pixels.bytes.as_chunks::<4>();
    let is_grey = |[red, green, blue, _]: &[u8; 4]| red == green && green == blue;
    all.iter()
        .all(is_grey)
        .then(|| all.iter().map(|[grey, ..]| *grey).collect())
}

fn is_mostly_white(grey: &[u8]) -> bool {
    let white = grey.iter().filter(|level| **level == 255).count();
    white * 2 > grey.len()
}
