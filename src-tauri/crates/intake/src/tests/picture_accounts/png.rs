//! What hides in a PNG.

use domain::UnreadPart;
use image::ImageFormat;
use sample_files::{Scene, photo_turned};

use super::{
    HOME, clean, copied, decoded, holds, identify, making, packed, plain_png, seen, unread, with,
};
use crate::formats::pictures::jpeg::segments::{self as segments, Part};
use crate::formats::pictures::png::chunks::written;

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
