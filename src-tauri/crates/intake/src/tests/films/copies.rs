//! What a copy of a film holds.

use super::made::{Film, Track, edits, part, pictures, sound, subtitles, unit};
use super::{copy, holds, unread};
use crate::tests::{copied, making, seen};
use crate::{Reason, identify};

/// The samples in the order in which they lie.
fn samples(film: &Film) -> Vec<u8> {
    let rounds = (0..6).flat_map(|round| film.tracks.iter().map(move |track| (track, round)));
    rounds
        .filter_map(|(track, round)| track.samples.get(round))
        .flatten()
        .copied()
        .collect()
}

#[test]
fn a_copy_has_the_same_samples_in_the_same_order() {
    let film = Film {
        between: vec![7; 50],
        more: part(b"udta", &[&part(b"abcd", &[b"12 Fairfield Row"])]),
        ..Film::default()
    };
    let copy = copy(&film.bytes()).unwrap();
    let expected = samples(&Film {
        between: Vec::new(),
        ..film
    });
    assert!(copy.ends_with(&[&b"mdat"[..], &expected].concat()));
    assert_eq!(unread(&copy), []);
}

#[test]
fn a_copy_of_a_copy_is_the_same() {
    let film = Film {
        tracks: vec![
            Track {
                edits: edits(5960, 40),
                ..pictures()
            },
            sound(),
            subtitles(b"12 Fairfield Row"),
        ],
        ..Film::default()
    };
    for film in [film.bytes(), sample_files::video(&making(), 1)] {
        let once = copy(&film).unwrap();
        assert_eq!(unread(&once), []);
        assert_eq!(copy(&once).unwrap(), once);
    }
}

#[test]
fn a_copy_says_neither_when_nor_where_nor_with_what() {
    let copy = copy(&sample_files::video(&making(), 1)).unwrap();
    let facts = seen(&copy, "a.mov").facts;
    assert_eq!(facts.not_read, None);
    assert_eq!(facts.clocks, []);
    assert_eq!((facts.point, facts.device), (None, None));
    assert_eq!(facts.runs_milliseconds, Some(1000));
    assert_eq!(facts.pixels, Some((320, 240)));
}

#[test]
fn a_message_between_pictures_becomes_filling_of_the_same_length() {
    let message = unit(&[&[6, 5, 40][..], b"12 Fairfield Row", &[0x80]].concat());
    let picture = unit(&[0x65, 1, 2, 3]);
    let film = Film {
        tracks: vec![Track {
            samples: vec![[message.clone(), picture.clone()].concat()],
            ..pictures()
        }],
        ..Film::default()
    };
    let copy = copy(&film.bytes()).unwrap();
    let mut filling = vec![0xFF; message.len() - 4];
    filling[0] = 12;
    *filling.last_mut().unwrap() = 0x80;
    assert!(copy.ends_with(&[unit(&filling), picture].concat()));
}

#[test]
fn sound_in_boxes_becomes_sound_in_boxes() {
    let sound = Film {
        tracks: vec![sound()],
        ..Film::default()
    };
    let bytes = sound.bytes();
    let (copy, media_type) = copied(&bytes, &identify(&bytes, "a")).unwrap();
    assert_eq!(media_type, "audio/mp4");
    assert_eq!(identify(&copy, "a").media_type, "audio/mp4");
    assert_eq!(unread(&copy), []);
}

#[test]
fn a_track_that_is_not_understood_makes_no_copy() {
    let unknown = Film {
        tracks: vec![
            pictures(),
            Track {
                entry: part(b"abcd", &[&[0; 28]]),
                ..sound()
            },
        ],
        ..Film::default()
    };
    assert_eq!(copy(&unknown.bytes()), Err(Reason::NoCleanCopy));
    let only_words = Film {
        tracks: vec![subtitles(b"12 Fairfield Row")],
        ..Film::default()
    };
    assert_eq!(copy(&only_words.bytes()), Err(Reason::NoCleanCopy));
}

#[test]
fn a_picture_of_a_film_that_holds_more_than_pixels_makes_no_copy() {
    let mut film = sample_files::video(&making(), 1);
    // The mark of who wrote the first picture becomes a comment.
    let mark = film
        .windows(4)
        .position(|four| four == [0xFF, 0xD8, 0xFF, 0xE0]);
    film[mark.unwrap() + 3] = 0xFE;
    assert_eq!(unread(&film), [domain::UnreadPart::BesidePixels]);
    assert_eq!(copy(&film), Err(Reason::NoCleanCopy));
    assert!(!holds(&film, b"12 Fairfield"));
}
