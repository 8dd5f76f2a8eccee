//! Films that were made to use up memory or time, or that break off anywhere.

use std::io::Cursor;
use std::time::{Duration, Instant};

use super::made::{Film, part, subtitles};
use crate::tests::copied;
use crate::{facts, identify, words_in};

const AT_ONCE: Duration = Duration::from_secs(5);

fn survives(film: &[u8]) {
    let began = Instant::now();
    let identified = identify(film, "a.mp4");
    facts(&mut Cursor::new(film), film.len() as u64, &identified, "a");
    words_in(&mut Cursor::new(film), &identified);
    let copy = copied(film, &identified);
    if let Ok((copy, _)) = copy {
        assert!(copy.len() <= film.len() * 2 + 1024);
    }
    assert!(began.elapsed() < AT_ONCE);
}

fn whole() -> Vec<u8> {
    let mut film = Film::default();
    film.tracks.push(subtitles(b"words"));
    film.bytes()
}

#[test]
fn a_film_that_breaks_off_anywhere_is_survived() {
    let film = whole();
    for end in 0..film.len() {
        survives(&film[..end]);
    }
}

#[test]
fn a_film_with_any_bit_turned_is_survived() {
    let film = whole();
    for at in 0..film.len() {
        for bit in [0, 5, 7] {
            let mut turned = film.clone();
            turned[at] ^= 1 << bit;
            survives(&turned);
        }
    }
}

#[test]
fn a_film_with_the_largest_number_anywhere_is_survived() {
    let film = whole();
    for at in (0..film.len() - 4).step_by(2) {
        for number in [u32::MAX, 0x7FFF_FFFF, 0] {
            let mut huge = film.clone();
            huge[at..at + 4].copy_from_slice(&number.to_be_bytes());
            survives(&huge);
        }
    }
}

/// Values go by the number of a name, so one name may be that of all.
#[test]
fn a_long_name_of_many_values_is_told_once() {
    let name = "a".repeat(20_000);
    let value = part(
        &[0, 0, 0, 1],
        &[&part(b"data", &[&[0, 0, 0, 1, 0, 0, 0, 0], b"v"])],
    );
    let more = part(
        b"meta",
        &[
            &part(b"hdlr", &[&[0; 8], b"mdta", &[0; 13]]),
            &part(
                b"keys",
                &[
                    &[0, 0, 0, 0, 0, 0, 0, 1],
                    &part(b"mdta", &[name.as_bytes()]),
                ],
            ),
            &part(b"ilst", &[&value.repeat(500)]),
        ],
    );
    let film = Film {
        after: more,
        ..Film::default()
    };
    let found = words_in(
        &mut Cursor::new(film.bytes()),
        &identify(&film.bytes(), "a.mp4"),
    );
    let told = |text: &str| {
        found
            .words
            .iter()
            .filter(|words| words.text == text)
            .count()
    };
    assert_eq!((told(&name), told("v")), (1, 500));
    let longest = found
        .words
        .iter()
        .map(|words| format!("{:?}", words.spot).len());
    assert!(longest.max().unwrap() < 300);
}
