//! Where a film says that it was made.

use super::made::{Film, Track, international, keys, part, pictures, sound};
use super::{looked, unread};
use crate::tests::seen;

const XYZ: &[u8; 4] = b"\xA9xyz";

fn with_user_data(content: &[u8]) -> Film {
    Film {
        more: part(b"udta", &[content]),
        ..Film::default()
    }
}

fn loci() -> Vec<u8> {
    let place = [
        (-75_897i32).to_be_bytes(),
        3_470_446i32.to_be_bytes(),
        [0; 4],
    ];
    part(
        b"loci",
        &[
            &[0, 0, 0, 0, 0x15, 0xC7],
            b"The shed\0\0",
            &place.concat(),
            b"earth\0by the gate\0",
        ],
    )
}

const XMP: &[u8] = b"<x:xmpmeta><rdf:Description exif:GPSLatitude=\"52,57.2868N\" exif:GPSLongitude=\"1,9.4866W\"/></x:xmpmeta>";
const XMP_BOX: [u8; 16] = *b"\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac";

fn told_in_every_way() -> Vec<Film> {
    let values = [
        "+52.9548-001.1581/",
        "+52.9548-001.1581CRSWGS_84/",
        "+52.9548-001.1581+050.000CRSWGS_84/",
        "+5257.288-00109.486/",
        "+525717.28-0010929.16/",
    ];
    let mut films: Vec<Film> = values
        .iter()
        .map(|value| with_user_data(&international(XYZ, value)))
        .collect();
    let of_track = |more: Vec<u8>| Film {
        tracks: vec![Track { more, ..pictures() }, sound()],
        ..Film::default()
    };
    let value = values[0];
    films.push(of_track(part(b"udta", &[&international(XYZ, value)])));
    films.push(of_track(keys(&[(
        "com.apple.quicktime.location.ISO6709",
        value,
    )])));
    films.push(Film {
        more: keys(&[("location", value)]),
        ..Film::default()
    });
    films.push(Film {
        after: keys(&[("com.apple.quicktime.location.ISO6709", value)]),
        ..Film::default()
    });
    films.push(with_user_data(&loci()));
    films.push(with_user_data(&part(b"XMP_", &[XMP])));
    films.push(Film {
        after: part(b"uuid", &[&XMP_BOX, XMP]),
        ..Film::default()
    });
    films
}

#[test]
fn a_place_is_read_in_every_way_in_which_it_is_written() {
    for (number, film) in told_in_every_way().into_iter().enumerate() {
        let bytes = film.bytes();
        let point = seen(&bytes, "a.mp4").facts.point.expect("a place");
        let (latitude, longitude) = point.degrees();
        let near = (latitude - 52.9548).abs() < 0.0002 && (longitude + 1.1581).abs() < 0.0002;
        assert!(near, "{number}: {latitude} {longitude}");
        let words = looked(&bytes).words;
        assert!(
            words.iter().any(|word| word.text.starts_with("52.95")),
            "{number}"
        );
        assert_eq!(unread(&bytes), [], "{number}");
    }
}

#[test]
fn a_place_is_given_as_it_stands_as_well() {
    let film = with_user_data(&international(XYZ, "+5257.288-00109.486/"));
    let words = looked(&film.bytes()).words;
    assert!(words.iter().any(|word| word.text == "+5257.288-00109.486/"));
    let film = with_user_data(&loci());
    let words = looked(&film.bytes()).words;
    for text in ["The shed", "earth", "by the gate"] {
        assert!(words.iter().any(|word| word.text == text), "{text}");
    }
}

#[test]
fn what_is_no_place_makes_none() {
    for value in [
        "+00.0000+000.0000/",
        "+5299.0-00109.4/",
        "52.9, -1.1",
        "+",
        "+1",
        "+123.4-5",
    ] {
        let film = with_user_data(&international(XYZ, value)).bytes();
        assert_eq!(seen(&film, "a.mp4").facts.point, None, "{value}");
    }
}
