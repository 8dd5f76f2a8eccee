//! What hides in a JPEG.

use domain::UnreadPart;
use sample_files::{Scene, photo_turned};

use super::{
    HOME, clean, copied, holds, identify, making, plain_jpeg, seen, segment, unread, with,
};

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
    assert_eq!(unread(cut), [UnreadPart::Rest]);
    assert!(
        words
            .words
            .iter()
            .any(|found| found.text.as_bytes() == HOME)
    );
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
