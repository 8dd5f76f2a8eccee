//! Films, and sound in the same boxes: which of their bytes are read, where they say that they were made, and what a copy of
//! them holds.

mod accounts;
mod copies;
mod hostile;
mod large;
mod made;
mod places;

use std::io::Cursor;

use domain::{ItemKind, UnreadPart};

use crate::{Account, LookedThrough, identify, words_in};

fn looked(film: &[u8]) -> LookedThrough {
    words_in(&mut Cursor::new(film), &identify(film, "a.mp4"))
}

fn account(film: &[u8]) -> Account {
    let looked = looked(film);
    assert_eq!(looked.not_looked, None);
    looked.account
}

fn unread(film: &[u8]) -> Vec<UnreadPart> {
    account(film).unread.into_keys().collect()
}

/// Its clean copy.
fn copy(film: &[u8]) -> Result<Vec<u8>, crate::Reason> {
    super::copied(film, &identify(film, "a.mp4")).map(|(copy, _)| copy)
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn boxes_without_pictures_are_sound_whatever_they_call_themselves() {
    for brand in [b"mp42", b"isom", b"3gp4", b"M4A "] {
        let sound = made::Film {
            brand: *brand,
            tracks: vec![made::sound()],
            ..made::Film::default()
        };
        let facts = super::seen(&sound.bytes(), "a.mp4").facts;
        assert_eq!(facts.item_kind, ItemKind::Audio);
    }
    let film = made::Film::default();
    let facts = super::seen(&film.bytes(), "a.mp4").facts;
    assert_eq!(facts.item_kind, ItemKind::Video);
}
