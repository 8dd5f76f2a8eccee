//! Whatever a viewer of pictures does not draw is accounted for, and never reaches the clean copy.

mod costly;
mod jpeg;
mod png;

use std::io::Write;

use domain::{ItemKind, UnreadPart};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageFormat, RgbImage};
use proptest::prelude::*;

use super::{copied, making, seen};
use crate::formats::pictures::jpeg::segments::{self as segments, Part};
use crate::formats::pictures::png::chunks::{SIGNATURE, written};
use crate::identify;

/// Where somebody lives, as it may stand in a file.
const HOME: &[u8] = b"12 Fairfield Row, Anytown";

fn pixels(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x * 5) as u8, (y * 7) as u8, (x * y) as u8])
    })
}

fn plain_jpeg() -> Vec<u8> {
    let (mut bytes, picture) = (Vec::new(), pixels(61, 35));
    JpegEncoder::new_with_quality(&mut bytes, 80)
        .encode(&picture, 61, 35, ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

fn plain_png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels(61, 35)
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut pack = ZlibEncoder::new(Vec::new(), Compression::default());
    pack.write_all(bytes).unwrap();
    pack.finish().unwrap()
}

fn segment(code: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, code], &length[..], content].concat()
}

/// A picture with bytes put into a place of it.
fn with(bytes: &[u8], at: usize, put: &[u8]) -> Vec<u8> {
    [&bytes[..at], put, &bytes[at..]].concat()
}

fn unread(bytes: &[u8]) -> Vec<UnreadPart> {
    seen(bytes, "a").words.account.unread.into_keys().collect()
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|here| here == wanted)
}

fn decoded(bytes: &[u8]) -> image::RgbaImage {
    image::load_from_memory(bytes).unwrap().to_rgba8()
}

/// Makes the clean copy, which looks like the plain picture, and of which nothing is unread.
fn clean(bytes: &[u8], plain: &[u8]) -> Vec<u8> {
    let (copy, _) = copied(bytes, &identify(bytes, "a")).unwrap();
    assert_eq!(unread(&copy), []);
    assert_eq!(decoded(&copy), decoded(plain));
    let (again, _) = copied(&copy, &identify(&copy, "a")).unwrap();
    assert_eq!(again, copy, "a copy of a copy is the same");
    copy
}

#[test]
fn a_plain_picture_is_read_to_its_last_byte() {
    for bytes in [plain_jpeg(), plain_png()] {
        assert_eq!(unread(&bytes), []);
        assert!(seen(&bytes, "a").words.account.shows);
        clean(&bytes, &bytes);
    }
}

#[test]
fn other_pictures_go_out_as_their_pixels() {
    for format in [
        ImageFormat::Gif,
        ImageFormat::WebP,
        ImageFormat::Bmp,
        ImageFormat::Tiff,
    ] {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::DynamicImage::from(pixels(20, 10))
            .to_rgba8()
            .write_to(&mut bytes, format)
            .unwrap();
        let bytes = [bytes.into_inner().as_slice(), HOME].concat();
        assert_eq!(unread(&bytes), [UnreadPart::BesidePixels], "{format:?}");
        let (copy, media_type) = copied(&bytes, &identify(&bytes, "a")).unwrap();
        assert_eq!(media_type, "image/png");
        assert_eq!(unread(&copy), []);
        assert_eq!(decoded(&copy), decoded(&bytes));
        assert!(!holds(&copy, HOME));
    }
}

/// Places where bytes may stand that no viewer looks at: before each segment or chunk, as one of those that are skipped, and
/// after the end.
fn ignored(bytes: &[u8], place: prop::sample::Index, kind: u8, noise: &[u8]) -> Vec<u8> {
    if bytes.starts_with(SIGNATURE) {
        let (found, end) = crate::formats::pictures::png::chunks::chunks(bytes);
        let mut places: Vec<usize> = found.iter().skip(1).map(|chunk| chunk.from).collect();
        places.push(end);
        let at = places[place.index(places.len())];
        let names = [b"noTe", b"teSt", b"prIv", b"eXIf"];
        let put = match at == end {
            true => noise.to_vec(),
            false => written(names[usize::from(kind) % 4], noise),
        };
        return with(bytes, at, &put);
    }
    let found = segments::pieces(bytes);
    let mut places: Vec<usize> = found
        .all
        .iter()
        .filter(|piece| matches!(piece.part, Part::Segment { .. }))
        .map(|piece| piece.from)
        .collect();
    places.push(found.end);
    let at = places[place.index(places.len())];
    let put = match at == found.end {
        true => noise.to_vec(),
        false => segment(0xE0 + kind % 16, noise),
    };
    with(bytes, at, &put)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_that_a_viewer_ignores_never_reach_the_copy(
        png in any::<bool>(), place: prop::sample::Index, kind: u8, noise in prop::collection::vec(any::<u8>(), 16..300),
    ) {
        let plain = if png { plain_png() } else { plain_jpeg() };
        let bytes = ignored(&plain, place, kind, &noise);
        prop_assert!(!unread(&bytes).is_empty());
        let (copy, _) = copied(&bytes, &identify(&bytes, "a")).unwrap();
        prop_assert!(!holds(&copy, &noise));
        prop_assert_eq!(unread(&copy), []);
        prop_assert_eq!(decoded(&copy), decoded(&plain));
    }
}

#[test]
fn a_picture_of_another_kind_is_not_taken_for_its_own() {
    let wrong = super::copied_as(&plain_png(), ItemKind::Photo, "image/jpeg");
    assert!(wrong.is_err() || !holds(&wrong.unwrap(), SIGNATURE));
}

#[test]
fn what_is_packed_into_a_text_of_a_picture_is_not_read() {
    let run = "TWVldCBtZSBhdCB0aGUgYmx1ZSBkb29y".repeat(12);
    let jpeg = with(&plain_jpeg(), 2, &segment(0xFE, run.as_bytes()));
    let text = [b"Scene\0", run.as_bytes()].concat();
    let png = with(&plain_png(), 8 + 25, &written(b"tEXt", &text));
    for bytes in [jpeg, png] {
        assert_eq!(unread(&bytes), [UnreadPart::Undecodable]);
    }
}
