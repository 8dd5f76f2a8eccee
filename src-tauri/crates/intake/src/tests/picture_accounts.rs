//! Whatever a viewer of pictures does not draw is accounted for, and never reaches the clean copy.

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
use sample_files::{Scene, photo_turned};

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

fn xmp(words: &[u8]) -> Vec<u8> {
    [
        b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>",
        words,
        b"</x:xmpmeta>",
    ]
    .concat()
}

#[test]
fn whatever_hides_in_a_jpeg_is_told_and_left_behind() {
    let plain = plain_jpeg();
    let end = plain.len();
    let quantizers = [&[3_u8][..], &[1; 64]].concat();
    let codes = {
        // One code, for a byte that is never looked at, and so many that are words.
        let mut counts = [0_u8; 16];
        counts[15] = HOME.len() as u8;
        [&[0x13][..], &counts, HOME].concat()
    };
    let cases: Vec<(&str, UnreadPart, Vec<u8>)> = vec![
        (
            "camera",
            UnreadPart::CameraNotes,
            with(
                &plain,
                2,
                &segment(
                    0xE1,
                    &[b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0", HOME].concat(),
                ),
            ),
        ),
        (
            "xmp",
            UnreadPart::CameraNotes,
            with(&plain, 2, &segment(0xE1, &xmp(HOME))),
        ),
        (
            "photoshop",
            UnreadPart::CameraNotes,
            with(&plain, 2, &segment(0xED, HOME)),
        ),
        (
            "app11",
            UnreadPart::UnknownPart,
            with(&plain, 2, &segment(0xEB, HOME)),
        ),
        (
            "pictures",
            UnreadPart::AnotherPicture,
            with(&plain, 2, &segment(0xE2, &[b"MPF\0", HOME].concat())),
        ),
        (
            "profile",
            UnreadPart::CameraNotes,
            with(
                &plain,
                2,
                &segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", HOME].concat()),
            ),
        ),
        (
            "thumbnail",
            UnreadPart::SmallerPicture,
            with(&plain, 2, &segment(0xE0, &[b"JFXX\0\x10", HOME].concat())),
        ),
        (
            "comment",
            UnreadPart::Undecodable,
            with(&plain, 2, &segment(0xFE, &[b"\xFF\xFE", HOME].concat())),
        ),
        (
            "tables",
            UnreadPart::UnknownPart,
            with(&plain, 2, &segment(0xDB, &quantizers)),
        ),
        (
            "codes",
            UnreadPart::UnknownPart,
            with(&plain, 2, &segment(0xC4, &codes)),
        ),
        (
            "before the end",
            UnreadPart::UnknownPart,
            with(&plain, end - 2, HOME),
        ),
        (
            "after the end",
            UnreadPart::AfterTheEnd,
            with(&plain, end, HOME),
        ),
        (
            "film",
            UnreadPart::Film,
            with(&plain, end, &[b"\0\0\0\x18ftypmp42", HOME].concat()),
        ),
        (
            "larger",
            UnreadPart::AnotherPicture,
            with(&plain, end, &[plain.as_slice(), HOME].concat()),
        ),
    ];
    for (name, part, bytes) in cases {
        assert!(
            unread(&bytes).contains(&part),
            "{name}: {:?}",
            unread(&bytes)
        );
        let copy = match name {
            // Coded anew: such a picture looks the same to people, and not to the last bit.
            "tables" | "codes" | "before the end" => {
                copied(&bytes, &identify(&bytes, "a")).unwrap().0
            }
            _ => clean(&bytes, &plain),
        };
        assert!(!holds(&copy, HOME), "{name}");
        assert_eq!(unread(&copy), [], "{name}");
    }
}

#[test]
fn a_comment_that_can_be_read_is_read_and_left_behind_all_the_same() {
    let plain = plain_jpeg();
    let bytes = with(&plain, 2, &segment(0xFE, HOME));
    let words = seen(&bytes, "a").words;
    assert!(words.account.unread.is_empty());
    assert!(
        words
            .words
            .iter()
            .any(|found| found.text.as_bytes() == HOME)
    );
    assert!(!holds(&clean(&bytes, &plain), HOME));
}

#[test]
fn every_block_of_a_camera_is_read_whatever_stands_before_it() {
    let photo = photo_turned(&making(), Scene::DamagedLock, 6);
    let before = [
        segment(0xE1, &xmp(b"")),
        segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"),
    ];
    for before in before {
        let bytes = with(&photo, 2, &before);
        let found = seen(&bytes, "a");
        assert_eq!(found.facts.point, making().point);
        assert!(!found.facts.clocks.is_empty());
        assert_eq!(found.facts.not_read, None);
        assert!(
            found
                .words
                .words
                .iter()
                .any(|one| one.text == "52.954780, -1.158110")
        );
    }
    let no_block = with(&plain_jpeg(), 2, &segment(0xE1, &xmp(b"")));
    assert_eq!(seen(&no_block, "a").facts.not_read, None);
}

#[test]
fn a_jpeg_that_breaks_off_is_read_as_far_as_it_goes() {
    let bytes = with(&plain_jpeg(), 2, &segment(0xFE, HOME));
    let cut = &bytes[..bytes.len() - 2];
    let words = seen(cut, "a").words;
    assert_eq!(
        words.account.unread.into_keys().collect::<Vec<_>>(),
        [UnreadPart::UnknownPart, UnreadPart::Rest]
            .into_iter()
            .filter(|part| *part == UnreadPart::Rest || unread(cut).contains(part))
            .collect::<Vec<_>>()
    );
    assert!(
        words
            .words
            .iter()
            .any(|found| found.text.as_bytes() == HOME)
    );
}

#[test]
fn whatever_hides_in_a_png_is_told_and_left_behind() {
    let plain = plain_png();
    let (end, first) = (plain.len(), 8 + 25);
    let packed_home = packed(HOME);
    let digits: String = HOME.iter().map(|byte| format!("{byte:02x}")).collect();
    let raw = format!("\nexif\n      25\n{digits}\n");
    let idat = plain.windows(4).position(|name| name == b"IDAT").unwrap() - 4;
    let cases: Vec<(&str, Option<UnreadPart>, Vec<u8>)> = vec![
        (
            "text",
            None,
            with(
                &plain,
                first,
                &written(b"tEXt", &[b"Comment\0", HOME].concat()),
            ),
        ),
        (
            "packed text",
            None,
            with(
                &plain,
                first,
                &written(b"zTXt", &[b"Comment\0\0", packed_home.as_slice()].concat()),
            ),
        ),
        (
            "packed words",
            None,
            with(
                &plain,
                first,
                &written(
                    b"iTXt",
                    &[b"Comment\0\x01\0\0\0", packed_home.as_slice()].concat(),
                ),
            ),
        ),
        (
            "text with more behind it",
            Some(UnreadPart::Undecodable),
            with(
                &plain,
                first,
                &written(
                    b"zTXt",
                    &[b"Comment\0\0", packed_home.as_slice(), HOME].concat(),
                ),
            ),
        ),
        (
            "xmp",
            Some(UnreadPart::CameraNotes),
            with(
                &plain,
                first,
                &written(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", HOME].concat()),
            ),
        ),
        (
            "raw",
            Some(UnreadPart::CameraNotes),
            with(
                &plain,
                first,
                &written(
                    b"tEXt",
                    &[b"Raw profile type exif\0", raw.as_bytes()].concat(),
                ),
            ),
        ),
        (
            "camera",
            Some(UnreadPart::CameraNotes),
            with(&plain, end - 12, &written(b"eXIf", HOME)),
        ),
        (
            "profile",
            Some(UnreadPart::CameraNotes),
            with(
                &plain,
                first,
                &written(b"iCCP", &[b"x\0\0", packed_home.as_slice()].concat()),
            ),
        ),
        (
            "unknown",
            Some(UnreadPart::UnknownPart),
            with(&plain, first, &written(b"noTe", HOME)),
        ),
        (
            "wrong sum",
            Some(UnreadPart::UnknownPart),
            with(&plain, first, &[&written(b"noTe", b"")[..8], HOME].concat()),
        ),
        (
            "too long",
            Some(UnreadPart::UnknownPart),
            with(&plain, first, &written(b"pHYs", HOME)),
        ),
        (
            "frames",
            Some(UnreadPart::AnotherPicture),
            with(&plain, first, &written(b"fdAT", HOME)),
        ),
        (
            "behind the pixels",
            Some(UnreadPart::UnknownPart),
            with(&plain, end - 12, &written(b"IDAT", HOME)),
        ),
        (
            "after the end",
            Some(UnreadPart::AfterTheEnd),
            with(&plain, end, HOME),
        ),
        (
            "larger",
            Some(UnreadPart::AnotherPicture),
            with(&plain, end, &plain[idat..]),
        ),
    ];
    for (name, part, bytes) in cases {
        let found = seen(&bytes, "a").words;
        match part {
            Some(part) => assert!(
                found.account.unread.contains_key(&part),
                "{name}: {:?}",
                found.account
            ),
            None => {
                assert!(
                    found.account.unread.is_empty(),
                    "{name}: {:?}",
                    found.account
                );
                assert!(
                    found.words.iter().any(|one| one.text.as_bytes() == HOME),
                    "{name}"
                );
            }
        }
        // These two are too damaged for a copy.
        if !["wrong sum", "frames"].contains(&name) {
            assert!(!holds(&clean(&bytes, &plain), HOME), "{name}");
        }
    }
}

#[test]
fn a_camera_block_written_as_digits_says_its_place() {
    let photo = photo_turned(&making(), Scene::DamagedLock, 1);
    let found = segments::pieces(&photo);
    let block = found.all.iter().find_map(|piece| match piece.part {
        Part::Segment {
            code: segments::APP1,
            content,
        } => Some(content),
        _ => None,
    });
    let digits: String = block
        .unwrap()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let text = format!("Raw profile type exif\0\nexif\n   1\n{digits}\n");
    let bytes = with(&plain_png(), 8 + 25, &written(b"tEXt", text.as_bytes()));
    let words = seen(&bytes, "a").words.words;
    assert!(words.iter().any(|one| one.text == "52.954780, -1.158110"));
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

#[test]
fn a_side_that_is_not_said_may_be_either() {
    let photo = photo_turned(&making(), Scene::DamagedLock, 1);
    // The tag that says east or west becomes one that means nothing.
    let at = photo
        .windows(8)
        .position(|here| here == b"\0\x03\0\x02\0\0\0\x02")
        .unwrap();
    let mut silent = photo.clone();
    silent[at + 1] = 0x7F;
    let found = seen(&silent, "a");
    assert_eq!(found.facts.point, None);
    for point in ["52.954780, -1.158110", "52.954780, 1.158110"] {
        assert!(
            found.words.words.iter().any(|one| one.text == point),
            "{point}"
        );
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

#[test]
fn colours_under_what_nobody_sees_stay_out_of_the_copy() {
    let mut picture = image::RgbaImage::new(8, 8);
    picture
        .pixels_mut()
        .for_each(|pixel| *pixel = image::Rgba([200, 10, 10, 0]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let bytes = bytes.into_inner();
    assert!(!unread(&bytes).is_empty());
    let (copy, _) = copied(&bytes, &identify(&bytes, "a")).unwrap();
    assert_eq!(unread(&copy), []);
    assert!(decoded(&copy).pixels().all(|pixel| pixel.0 == [255; 4]));
}
