//! Pictures on paper. The typesetter never sees them.
//!
//! It would decode each and hold it as pixels until the last page is written, megabytes for every photo, though the PDF gets the
//! JPEG as it came. So it is given a stand-in of one pixel, stretched to the size that the picture has on paper, and the picture
//! takes the place of its stand-in when the PDF [is finished](super::finished).

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageDecoder, ImageFormat, ImageReader};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::Cursor;
use typst::foundations::Bytes;

use crate::print::{Document, PictureOf, PrintJob};

/// The largest picture on a card, in millimetres. Of an upright one the width says whether it can be read.
const PICTURE: (f64, f64) = (150.0, 110.0);
/// The largest on a page of its own, with room for what is said of it.
const PICTURE_OF_A_PAGE: (f64, f64) = (166.0, 150.0);
/// The largest where nothing is said of it but which page it is.
const PICTURE_OF_A_LATER_PAGE: (f64, f64) = (166.0, 240.0);
/// A picture is not blown up beyond this many pixels an inch.
const FEWEST_PIXELS_AN_INCH: f64 = 110.0;

/// With what a JPEG begins (ITU-T T.81, annex B).
const START_OF_IMAGE: [u8; 2] = [0xFF, 0xD8];
/// With what it ends. A JPEG that was cut off does not.
const END_OF_IMAGE: [u8; 2] = [0xFF, 0xD9];
const COMMENT: [u8; 2] = [0xFF, 0xFE];

/// A picture as it is put into the PDF.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    pub(super) jpeg: Vec<u8>,
    /// Width and height in pixels.
    pub(super) pixels: (u32, u32),
    /// What the typesetter gets in its place.
    pub(super) stand_in: Bytes,
    /// Width and height on the page in millimetres.
    on_paper: (f64, f64),
}

/// The pictures of a job in its order; none where there is no picture or it cannot be read.
pub(super) fn of_job(job: &PrintJob, jpegs: Vec<Vec<u8>>) -> Vec<Option<Picture>> {
    let largest = job.pictures.iter().map(|of| match (&job.document, of) {
        (_, PictureOf::Page(_, page)) if *page > 0 => PICTURE_OF_A_LATER_PAGE,
        (Document::ExhibitBook(_), _) => PICTURE_OF_A_PAGE,
        _ => PICTURE,
    });
    let pictures = jpegs.into_iter().zip(largest);
    pictures
        .map(|(jpeg, largest)| Picture::read(jpeg, largest))
        .collect()
}

/// What the templates are told of each: its measures in millimetres, or nothing.
pub(super) fn measures(pictures: &[Option<Picture>]) -> Value {
    let measures = pictures.iter().map(|picture| match picture {
        Some(picture) => json!({ "width": picture.on_paper.0, "height": picture.on_paper.1 }),
        None => Value::Null,
    });
    measures.collect()
}

impl Picture {
    /// Only its head is read. The pictures are made by ourselves for print, so one that ends as it should is whole.
    fn read(jpeg: Vec<u8>, largest: (f64, f64)) -> Option<Self> {
        let reader = ImageReader::with_format(Cursor::new(&jpeg), ImageFormat::Jpeg);
        let decoder = reader.into_decoder().ok()?;
        let pixels = decoder.dimensions();
        let colour = decoder.original_color_type();
        drop(decoder);
        let stand_in = stand_in(&jpeg, colour)?;
        jpeg.ends_with(&END_OF_IMAGE).then(|| Self {
            on_paper: on_paper(pixels, largest),
            stand_in: Bytes::new(stand_in),
            pixels,
            jpeg,
        })
    }
}

/// As large as it is readable, and no larger than there is room for.
fn on_paper((width, height): (u32, u32), largest: (f64, f64)) -> (f64, f64) {
    let (width, height) = (f64::from(width), f64::from(height));
    let natural = 25.4 / FEWEST_PIXELS_AN_INCH;
    let scale = natural.min(largest.0 / width).min(largest.1 / height);
    (width * scale, height * scale)
}

/// A JPEG of one pixel with the same colours, in a comment the hash of the picture that it stands for: equal pictures have one
/// stand-in and lie in the PDF once, and the PDF's identifier, a hash of its bytes, differs with them.
fn stand_in(jpeg: &[u8], colour: ExtendedColorType) -> Option<Vec<u8>> {
    let pixel: &[u8] = match colour {
        ExtendedColorType::L8 => &[0x80],
        ExtendedColorType::Rgb8 => &[0x80; 3],
        _ => return None,
    };
    let mut plain = Vec::new();
    JpegEncoder::new(&mut plain)
        .encode(pixel, 1, 1, colour)
        .ok()?;
    let hash = Sha256::digest(jpeg);
    let length = u16::try_from(2 + hash.len()).ok()?.to_be_bytes();
    let rest = plain.strip_prefix(&START_OF_IMAGE)?;
    Some([&START_OF_IMAGE, &COMMENT, &length[..], &hash, rest].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(width: u32, height: u32, colour: ExtendedColorType) -> Vec<u8> {
        let channels = if colour == ExtendedColorType::L8 {
            1
        } else {
            3
        };
        let pixels = vec![0x40; (width * height * channels) as usize];
        let mut jpeg = Vec::new();
        JpegEncoder::new(&mut jpeg)
            .encode(&pixels, width, height, colour)
            .unwrap();
        jpeg
    }

    #[test]
    fn a_stand_in_is_one_pixel_of_the_same_colours_and_one_for_equal_pictures() {
        for colour in [ExtendedColorType::L8, ExtendedColorType::Rgb8] {
            let one = Picture::read(jpeg(60, 40, colour), PICTURE).unwrap();
            let same = Picture::read(jpeg(60, 40, colour), PICTURE_OF_A_PAGE).unwrap();
            let other = Picture::read(jpeg(40, 60, colour), PICTURE).unwrap();
            assert_eq!(one.pixels, (60, 40));
            assert_eq!(one.stand_in, same.stand_in);
            assert_ne!(one.stand_in, other.stand_in);
            let reader = ImageReader::with_format(Cursor::new(&one.stand_in), ImageFormat::Jpeg);
            let decoder = reader.into_decoder().unwrap();
            assert_eq!(decoder.dimensions(), (1, 1));
            assert_eq!(decoder.original_color_type(), colour);
        }
    }

    #[test]
    fn what_was_cut_off_is_no_picture() {
        let whole = jpeg(60, 40, ExtendedColorType::Rgb8);
        for end in [0, 1, 20, whole.len() / 2, whole.len() - 1] {
            assert!(
                Picture::read(whole[..end].to_vec(), PICTURE).is_none(),
                "{end}"
            );
        }
    }
}
