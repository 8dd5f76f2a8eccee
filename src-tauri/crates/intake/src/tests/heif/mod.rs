//! The pictures of phones: which of their bytes are read, and what a copy of them holds.

mod made;

use std::io::Cursor;

use domain::{GeoPoint, UnreadPart};
use proptest::prelude::*;

use super::{copied, making, seen};
use crate::{LookedThrough, Reason, facts, identify, words_in};
use made::{Heif, Item, grid, part, picture, plain, words};
use sample_files::{Scene, photo};

fn looked(picture: &[u8]) -> LookedThrough {
    words_in(&mut Cursor::new(picture), &identify(picture, "a.heic"))
}

fn unread(picture: &[u8]) -> Vec<UnreadPart> {
    let looked = looked(picture);
    assert_eq!(looked.not_looked, None);
    assert!(looked.account.shows);
    looked.account.unread.into_keys().collect()
}

fn copy(picture: &[u8]) -> Result<Vec<u8>, Reason> {
    copied(picture, &identify(picture, "a.heic")).map(|(copy, media_type)| {
        assert_eq!(media_type, "image/heic");
        copy
    })
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

const XMP: &[u8] = b"<x:xmpmeta><rdf:Description exif:GPSLatitude=\"52,57.2868N\" exif:GPSLongitude=\"1,9.4866W\"/></x:xmpmeta>";
const XMP_NAMES: &[u8] = b"\0application/rdf+xml\0";

/// The block that a camera wrote into the sample photo.
fn camera() -> Vec<u8> {
    let photo = photo(&making(), Scene::CarAtDusk);
    let at = photo.windows(6).position(|six| six == b"Exif\0\0").unwrap();
    let length = usize::from(u16::from_be_bytes([photo[at - 2], photo[at - 1]])) - 2;
    [&[0, 0, 0, 6], &photo[at..at + length]].concat()
}

#[test]
fn a_picture_alone_or_of_tiles_is_wholly_read() {
    assert_eq!(unread(&plain(picture(b"", 0)).bytes()), []);
    assert_eq!(unread(&grid(128).bytes()), []);
}

#[test]
fn a_picture_without_a_camera_is_not_called_damaged() {
    let facts = seen(&plain(picture(b"", 0)).bytes(), "a.heic").facts;
    assert_eq!(facts.not_read, None);
    assert_eq!(facts.pixels, Some((64, 48)));
}

#[test]
fn what_the_camera_wrote_is_read() {
    let picture = plain(picture(b"", 0)).with(words(b"Exif", b"\0", &camera()));
    let bytes = picture.bytes();
    let facts = seen(&bytes, "a.heic").facts;
    assert_eq!(facts.device.unwrap().model.as_deref(), Some("Phone 3"));
    assert!(facts.point.unwrap().metres_to(&making().point.unwrap()) < 1.0);
    let words = looked(&bytes).words;
    assert!(words.iter().any(|word| word.text == "52.954780, -1.158110"));
    // Makers write more into such a block than is read.
    assert_eq!(unread(&bytes), [UnreadPart::CameraNotes]);
    let copy = copy(&bytes).unwrap();
    assert_eq!(unread(&copy), []);
    assert!(!holds(&copy, b"Phone 3"));
}

#[test]
fn xmp_is_words_and_a_place() {
    let bytes = plain(picture(b"", 0))
        .with(words(b"mime", XMP_NAMES, XMP))
        .bytes();
    let looked = looked(&bytes);
    assert!(
        looked
            .words
            .iter()
            .any(|word| word.text.contains("52,57.2868N"))
    );
    assert!(
        looked
            .words
            .iter()
            .any(|word| word.text == "52.954780, -1.158110")
    );
    let point = seen(&bytes, "a.heic").facts.point;
    assert_eq!(point, GeoPoint::from_degrees(52.954_78, -1.158_11));
    assert_eq!(unread(&bytes), []);
    assert!(!holds(&copy(&bytes).unwrap(), b"52,57"));
}

#[test]
fn a_copy_has_the_same_pictures_turned_the_same_way() {
    for made in [plain(picture(b"", 5)), grid(128)] {
        let bytes = made.bytes();
        let copy = copy(&bytes).unwrap();
        let pictures: Vec<u8> = made
            .items
            .iter()
            .flat_map(|item| item.bytes.clone())
            .collect();
        assert!(copy.ends_with(&pictures));
        assert!(holds(&copy, b"irot\x01"));
        assert_eq!(unread(&copy), []);
        assert_eq!(super::copied(&copy, &identify(&copy, "")).unwrap().0, copy);
    }
}

#[test]
fn other_pictures_are_told_by_what_they_are() {
    let other = |kind: &[u8; 4]| Item {
        belongs: Some((*kind, 1)),
        ..picture(b"", 9)
    };
    let smaller = plain(picture(b"", 0)).with(other(b"thmb")).bytes();
    assert_eq!(unread(&smaller), [UnreadPart::SmallerPicture]);
    let another = plain(picture(b"", 0)).with(other(b"cdsc")).bytes();
    assert_eq!(unread(&another), [UnreadPart::AnotherPicture]);
    let mut moving = plain(picture(b"", 0));
    moving.after = part(b"moov", &[&[1; 20]]);
    assert_eq!(unread(&moving.bytes()), [UnreadPart::Film]);
}

/// Phones say with a profile of their own what the numbers of a picture mean as colours.
#[test]
fn a_copy_keeps_the_colours_that_everybody_has() {
    let profiled = |profile: &moxcms::ColorProfile| {
        let mut picture = picture(b"", 0);
        let profile = profile.encode().unwrap();
        picture.properties.push(part(b"colr", &[b"prof", &profile]));
        plain(picture).bytes()
    };
    let wide = profiled(&moxcms::ColorProfile::new_display_p3());
    assert_eq!(unread(&wide), [UnreadPart::BesidePixels]);
    let kept = copy(&wide).unwrap();
    let at = kept
        .windows(8)
        .position(|eight| eight == b"colrprof")
        .unwrap();
    let read = moxcms::ColorProfile::new_from_slice(&kept[at + 8..]).unwrap();
    let red = moxcms::ColorProfile::new_display_p3().red_colorant;
    assert!((read.red_colorant.x - red.x).abs() < 0.001);
    // It is the same on every day, and says nothing else.
    assert_eq!(unread(&kept), []);
    assert_eq!(copy(&kept).unwrap(), kept);
    let usual = profiled(&moxcms::ColorProfile::new_srgb());
    assert!(!holds(&copy(&usual).unwrap(), b"colr"));
}

#[test]
fn what_is_stored_and_not_shown_makes_no_copy() {
    let mut cropped = picture(b"", 0);
    cropped.properties.push(part(b"clap", &[&[1; 32]]));
    let transparent = plain(picture(b"", 0)).with(Item {
        properties: vec![part(
            b"auxC",
            &[&[0; 4], b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"],
        )],
        belongs: Some((*b"auxl", 1)),
        ..picture(b"", 9)
    });
    for made in [plain(cropped), transparent, grid(60), grid(129)] {
        assert_eq!(copy(&made.bytes()), Err(Reason::NoCleanCopy));
        assert_ne!(unread(&made.bytes()), []);
    }
}

#[test]
fn a_picture_for_the_other_eye_becomes_filling() {
    let mut both = picture(b"", 3);
    let other = [38, 9, 7, 7, 7, 7];
    both.bytes.extend([&[0, 0, 0, 6], &other[..]].concat());
    let bytes = plain(both).bytes();
    assert_eq!(unread(&bytes), [UnreadPart::BesidePixels]);
    assert!(
        copy(&bytes)
            .unwrap()
            .ends_with(&[0, 0, 0, 6, 76, 1, 255, 255, 255, 128])
    );
}

#[test]
fn what_is_said_beside_the_pixels_of_av1_becomes_filling() {
    let unit = |kind: u8, content: &[u8]| [&[kind << 3 | 2, content.len() as u8], content].concat();
    let bytes = [
        unit(1, b"header"),
        unit(5, b"12 Fairfield Row"),
        unit(6, b"pixels"),
    ];
    let item = Item {
        kind: *b"av01",
        bytes: bytes.concat(),
        properties: vec![part(b"av1C", &[&[0x81, 0, 0, 0]]), made::sides(64, 48)],
        ..picture(b"", 0)
    };
    let picture = plain(item).bytes();
    assert_eq!(unread(&picture), [UnreadPart::BesidePixels]);
    let (copy, media_type) = copied(&picture, &identify(&picture, "")).unwrap();
    assert_eq!(media_type, "image/avif");
    let mut filling = [0; 16];
    filling[15] = 0x80;
    let expected = [unit(1, b"header"), unit(15, &filling), unit(6, b"pixels")];
    assert!(copy.ends_with(&expected.concat()));
    assert_eq!(unread(&copy), []);
    assert_eq!(identify(&copy, "").media_type, "image/avif");
}

/// Lists that name one thing over and over: whoever goes through them, or copies what they name, would not end.
#[test]
fn lists_that_name_the_same_again_are_not_followed() {
    let whole = grid(128).bytes();
    let tiles = [0, 1, 0, 2, 0, 2, 0, 3];
    let at = whole.windows(8).position(|part| part == tiles).unwrap();
    let mut same_tile = whole.clone();
    same_tile[at + 7] = 2;
    let entries = Heif {
        empty_entries: 1,
        ..plain(picture(b"", 0)).with(words(b"mime", XMP_NAMES, XMP))
    };
    let names = plain(picture(b"", 0)).with(words(b"abcd", b"a\0b\0c\0d\0e\0", b"x"));
    for (bytes, before) in [
        (same_tile, whole),
        (
            entries.bytes(),
            Heif {
                empty_entries: 0,
                ..entries.clone()
            }
            .bytes(),
        ),
        (names.bytes(), plain(picture(b"", 0)).bytes()),
    ] {
        assert!(copy(&before).is_ok());
        assert_eq!(copy(&bytes), Err(Reason::NoCleanCopy));
        let looked = looked(&bytes);
        assert!(looked.not_looked.is_some() || !looked.account.unread.is_empty());
    }
}

fn with_something_in(place: usize, something: &[u8]) -> Heif {
    let made = plain(picture(b"", 0));
    match place {
        0 => plain(picture(something, 0)),
        1 => Heif {
            between: something.to_vec(),
            ..made
        },
        2 => Heif {
            after: something.to_vec(),
            ..made
        },
        3 => Heif {
            more_headers: part(b"free", &[something]),
            ..made
        },
        4 => Heif {
            more_headers: part(b"abcd", &[something]),
            ..made
        },
        5 => made.with(words(b"Exif", b"\0", something)),
        6 => made.with(words(b"abcd", b"\0", something)),
        7 => {
            let mut profiled = picture(b"", 0);
            profiled
                .properties
                .push(part(b"colr", &[b"prof", something]));
            plain(profiled)
        }
        8 => made.with(Item {
            belongs: Some((*b"thmb", 1)),
            ..picture(something, 0)
        }),
        _ => Heif {
            more_headers: part(b"idat", &[something]),
            ..made
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_not_shown_is_unread_and_never_in_the_copy(
        place in 0usize..10,
        something in prop::collection::vec(1u8..255, 12..80),
    ) {
        let bytes = with_something_in(place, &something).bytes();
        prop_assert!(holds(&bytes, &something));
        let looked = looked(&bytes);
        prop_assert!(!looked.account.unread.is_empty() || looked.not_looked.is_some());
        let copy = copy(&bytes).unwrap();
        prop_assert!(!holds(&copy, &something));
        prop_assert_eq!(unread(&copy), []);
    }
}

fn survives(bytes: &[u8]) {
    let identified = identify(bytes, "a.heic");
    facts(
        &mut Cursor::new(bytes),
        bytes.len() as u64,
        &identified,
        "a",
    );
    words_in(&mut Cursor::new(bytes), &identified);
    if let Ok((copy, _)) = copied(bytes, &identified) {
        assert!(copy.len() <= bytes.len() * 2 + 1024);
    }
}

#[test]
fn a_picture_cut_or_changed_anywhere_is_survived() {
    let whole = grid(128).with(words(b"Exif", b"\0", &[7; 20])).bytes();
    for end in 0..whole.len() {
        survives(&whole[..end]);
    }
    for at in 0..whole.len() - 4 {
        for number in [u32::MAX, 0x7FFF_FFFF, 0, 1] {
            let mut changed = whole.clone();
            changed[at..at + 4].copy_from_slice(&number.to_be_bytes());
            survives(&changed);
        }
        for bit in [0, 6, 7] {
            let mut turned = whole.clone();
            turned[at] ^= 1 << bit;
            survives(&turned);
        }
    }
}
