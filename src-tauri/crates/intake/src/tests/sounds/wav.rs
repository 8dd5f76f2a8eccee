use domain::UnreadPart;
use proptest::prelude::*;

use super::{copy, holds, is_survived, says, unread};
use crate::Reason;

const WAV: &str = "audio/wav";

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u32).to_le_bytes();
    let odd = &[0][..content.len() % 2];
    [name, &length[..], content, odd].concat()
}

const PLAYED_AS: [u8; 16] = [1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0];

/// With other chunks before and behind the sound, and what follows its end.
fn wave(played_as: &[u8], before: &[u8], behind: &[u8], after: &[u8]) -> Vec<u8> {
    let sound: Vec<u8> = (0..64u8).map(|number| number | 0x80).collect();
    let content = [
        b"WAVE",
        &chunk(b"fmt ", played_as)[..],
        before,
        &chunk(b"data", &sound),
        behind,
    ]
    .concat();
    [&chunk(b"RIFF", &content)[..], after].concat()
}

fn named(name: &[u8; 4], text: &[u8]) -> Vec<u8> {
    chunk(b"LIST", &[b"INFO", &chunk(name, text)[..]].concat())
}

#[test]
fn a_wav_of_sound_alone_is_wholly_read_and_its_own_copy() {
    let plain = wave(&PLAYED_AS, b"", b"", b"");
    assert_eq!(unread(&plain, WAV), []);
    assert_eq!(copy(&plain, WAV), Ok(plain));
    let sample = sample_files::sound(&crate::tests::making(), 1);
    assert_eq!(unread(&sample, WAV), []);
    assert_eq!(copy(&sample, WAV), Ok(sample));
}

#[test]
fn a_title_is_words_and_stays_behind() {
    let titled = wave(
        &PLAYED_AS,
        b"",
        &named(b"INAM", b"At 12 Fairfield Row"),
        b"",
    );
    assert!(says(&titled, WAV, "At 12 Fairfield Row"));
    assert_eq!(unread(&titled, WAV), []);
    assert_eq!(copy(&titled, WAV), Ok(wave(&PLAYED_AS, b"", b"", b"")));
}

#[test]
fn a_recorder_that_was_cut_off_leaves_no_length() {
    let mut cut = wave(&PLAYED_AS, b"", b"", b"");
    cut[4..8].fill(0);
    let data = cut.windows(4).position(|name| name == b"data").unwrap();
    cut[data + 4..data + 8].fill(0);
    assert_eq!(unread(&cut, WAV), []);
    assert_eq!(copy(&cut, WAV), Ok(wave(&PLAYED_AS, b"", b"", b"")));
}

#[test]
fn sound_that_is_packed_in_an_unknown_way_makes_no_copy() {
    let mut packed = PLAYED_AS;
    packed[0] = 2;
    let packed = wave(&packed, b"", b"", b"");
    assert_eq!(unread(&packed, WAV), [UnreadPart::UnknownPart]);
    assert_eq!(copy(&packed, WAV), Err(Reason::NoCleanCopy));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_not_heard_is_unread_and_never_in_the_copy(
        place in 0usize..5,
        something in prop::collection::vec(1u8..255, 12..80),
    ) {
        let sound = match place {
            0 => wave(&PLAYED_AS, &chunk(b"JUNK", &something), b"", b""),
            1 => wave(&PLAYED_AS, b"", &chunk(b"bext", &something), b""),
            2 => wave(&PLAYED_AS, b"", b"", &something),
            3 => wave(&PLAYED_AS, b"", &chunk(b"data", &something), b""),
            _ => wave(&PLAYED_AS, &chunk(b"LIST", &[b"adtl", &something[..]].concat()), b"", b""),
        };
        prop_assert!(holds(&sound, &something));
        prop_assert_ne!(unread(&sound, WAV), []);
        let copy = copy(&sound, WAV).unwrap();
        prop_assert!(!holds(&copy, &something));
        prop_assert_eq!(unread(&copy, WAV), []);
    }
}

#[test]
fn a_wav_cut_or_changed_anywhere_is_survived() {
    is_survived(&wave(&PLAYED_AS, &named(b"INAM", b"title"), b"", b"x"), WAV);
}
