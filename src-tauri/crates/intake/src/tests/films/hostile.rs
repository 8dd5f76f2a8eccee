//! Films that were made to use up memory or time, or that break off anywhere.

use std::io::Cursor;
use std::time::{Duration, Instant};

use super::made::{Film, subtitles};
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
