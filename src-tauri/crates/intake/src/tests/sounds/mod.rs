//! Sound: which of its bytes are read, and what a copy of it holds.

mod flac;
mod mp3;
mod opus;
mod wav;

use std::io::Cursor;

use domain::{ItemKind, UnreadPart};

use crate::{Identified, LookedThrough, Reason, facts, words_in};

fn kind(media_type: &str) -> Identified {
    Identified {
        item_kind: ItemKind::Audio,
        media_type: media_type.to_owned(),
    }
}

fn looked(sound: &[u8], media_type: &str) -> LookedThrough {
    words_in(&mut Cursor::new(sound), &kind(media_type))
}

fn unread(sound: &[u8], media_type: &str) -> Vec<UnreadPart> {
    let looked = looked(sound, media_type);
    assert_eq!(looked.not_looked, None);
    assert!(looked.account.shows);
    looked.account.unread.into_keys().collect()
}

fn copy(sound: &[u8], media_type: &str) -> Result<Vec<u8>, Reason> {
    super::copied(sound, &kind(media_type)).map(|(copy, copied_as)| {
        assert_eq!(copied_as, media_type);
        copy
    })
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn says(sound: &[u8], media_type: &str, words: &str) -> bool {
    let looked = looked(sound, media_type);
    looked.words.iter().any(|word| word.text.contains(words))
}

/// Cut anywhere, with any bit turned, and with the largest number anywhere.
fn is_survived(whole: &[u8], media_type: &str) {
    let identified = kind(media_type);
    let survives = |bytes: &[u8]| {
        facts(
            &mut Cursor::new(bytes),
            bytes.len() as u64,
            &identified,
            "a",
        );
        words_in(&mut Cursor::new(bytes), &identified);
        if let Ok(copy) = copy(bytes, media_type) {
            assert!(copy.len() <= bytes.len() + 64);
        }
    };
    (0..whole.len()).for_each(|end| survives(&whole[..end]));
    for at in 0..whole.len() - 4 {
        let mut turned = whole.to_vec();
        turned[at] ^= 0x81;
        survives(&turned);
        let mut huge = whole.to_vec();
        huge[at..at + 4].fill(0xFF);
        survives(&huge);
    }
}
