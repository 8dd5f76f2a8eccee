//! What stands in one place of a file is found though another place of it is bad.

use std::io::Cursor;

use domain::ItemKind;
use sample_files::{Scene, photo, video};

use super::made_up::{MadeUp, with};
use super::{kind, tally};
use crate::formats::pictures::png::chunks::{SIGNATURE, written};
use crate::tests::making;
use crate::{Budget, Reason, Unfinished, facts};

const PLACE: &str = "52.954780";

fn place_in(bytes: Vec<u8>, item_kind: ItemKind, media_type: &str, budget: Budget) -> Reason {
    let mut source = MadeUp::new(bytes.len() as u64, with(0, bytes, |_, _| {}));
    let (found, ended) = tally(&mut source, &kind(item_kind, media_type), budget, PLACE);
    assert_eq!(
        found.hits.first().map(String::as_str),
        Some("Field(\"GPS\")")
    );
    match ended {
        Err(Unfinished::NotLooked(reason)) => reason,
        _ => panic!("{ended:?}"),
    }
}

/// The sample film with one more box at the end of its headers, which says that it is so long.
fn film_with(name: &[u8; 4], says: u32, is: usize) -> Vec<u8> {
    let mut film = video(&making(), 1);
    let at = film.windows(4).position(|name| name == b"moov").unwrap() - 4;
    let length = (film.len() - at + 8 + is) as u32;
    film[at..at + 4].copy_from_slice(&length.to_be_bytes());
    film.extend(says.to_be_bytes());
    film.extend(name);
    film.resize(film.len() + is, 0);
    film
}

#[test]
fn the_place_of_a_film_is_found_though_a_later_box_is_bad() {
    let large = 17 * 1024 * 1024;
    for (film, reason) in [
        (
            film_with(b"udta", large + 8, large as usize),
            Reason::TooLarge,
        ),
        (film_with(b"meta", 5000, 20), Reason::Damaged),
        (film_with(b"udta", 7, 20), Reason::Damaged),
    ] {
        let size = film.len() as u64;
        let movie = kind(ItemKind::Video, "video/quicktime");
        let found = facts(&mut Cursor::new(&film), size, &movie, "a.mov");
        assert!(found.point.is_some() && found.device.is_some());
        assert_eq!(found.not_read, Some(reason));
        let ended = place_in(film, ItemKind::Video, "video/quicktime", Budget::default());
        assert_eq!(ended, reason);
    }
}

#[test]
fn the_place_of_a_film_whose_headers_break_off_is_found() {
    let mut film = film_with(b"free", 3008, 3000);
    film.truncate(film.len() - 1000);
    let ended = place_in(film, ItemKind::Video, "video/quicktime", Budget::default());
    assert_eq!(ended, Reason::Damaged);
}

/// Its walk ends early; what the camera wrote is read with a budget of its own.
fn short_walk(searched: u64) -> Budget {
    Budget {
        searched,
        ..Budget::default()
    }
}

#[test]
fn the_place_of_a_photo_is_found_though_its_segments_could_not_all_be_read() {
    let photo = photo(&making(), Scene::CarAtDusk);
    let ended = place_in(photo, ItemKind::Photo, "image/jpeg", short_walk(400));
    assert_eq!(ended, Reason::OnlyTheFirstPart);
}

/// A screenshot with a camera's block, behind more chunks than are looked at.
fn crowded_screenshot() -> Vec<u8> {
    let photo = photo(&making(), Scene::CarAtDusk);
    let block = photo.windows(6).position(|six| six == b"Exif\0\0").unwrap();
    let length = usize::from(u16::from_be_bytes([photo[block - 2], photo[block - 1]])) - 2;
    let header = [&[0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0][..]].concat();
    [
        SIGNATURE.to_vec(),
        written(b"IHDR", &header),
        written(b"eXIf", &photo[block + 6..block + length]),
        written(b"tEXt", b"a\0b").repeat(200_000),
        written(b"IEND", b""),
    ]
    .concat()
}

#[test]
fn the_place_of_a_screenshot_is_found_though_its_chunks_could_not_all_be_read() {
    let screenshot = crowded_screenshot();
    let size = screenshot.len() as u64;
    let png = kind(ItemKind::Screenshot, "image/png");
    let found = facts(&mut Cursor::new(&screenshot), size, &png, "a.png");
    assert!(found.point.is_some());
    assert_eq!(found.pixels, Some((1, 1)));
    assert_eq!(found.not_read, Some(Reason::OnlyTheFirstPart));
    let ended = place_in(
        screenshot,
        ItemKind::Screenshot,
        "image/png",
        Budget::default(),
    );
    assert_eq!(ended, Reason::OnlyTheFirstPart);
}
