use domain::UnreadPart;
use proptest::prelude::*;

use super::{copy, holds, is_survived, says, unread};
use crate::Reason;

const FLAC: &str = "audio/flac";

/// A sum bit by bit, of so many bits.
fn sum(bytes: &[u8], bits: u32, polynomial: u32) -> u32 {
    let top = 1 << (bits - 1);
    bytes.iter().fold(0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte) << (bits - 8), |sum, _| {
            let turned = sum << 1 ^ if sum & top == 0 { 0 } else { polynomial };
            turned & (top << 1).wrapping_sub(1)
        })
    })
}

fn frame(number: u8) -> Vec<u8> {
    let mut frame = vec![0xFF, 0xF8, 0xC9, 0x08, number];
    frame.push(sum(&frame, 8, 0x07) as u8);
    frame.extend((0..60).map(|by: u8| by.wrapping_mul(7) ^ number));
    let sum = sum(&frame, 16, 0x8005) as u16;
    frame.extend(sum.to_be_bytes());
    frame
}

fn block(kind: u8, content: &[u8]) -> Vec<u8> {
    [&[kind, 0, 0, content.len() as u8][..], content].concat()
}

fn sound(blocks: &[Vec<u8>]) -> Vec<u8> {
    let mut sound = b"fLaC".to_vec();
    let last = if blocks.is_empty() { 0x80 } else { 0 };
    sound.extend(block(last, &[5; 34]));
    for (number, one) in blocks.iter().enumerate() {
        let mut one = one.clone();
        if number == blocks.len() - 1 {
            one[0] |= 0x80;
        }
        sound.extend(one);
    }
    (0..5).for_each(|number| sound.extend(frame(number)));
    sound
}

fn comments(text: &[u8]) -> Vec<u8> {
    let length = (text.len() as u32).to_le_bytes();
    block(4, &[&[0, 0, 0, 0, 1, 0, 0, 0], &length[..], text].concat())
}

#[test]
fn a_flac_of_sound_alone_is_wholly_read_and_its_own_copy() {
    assert_eq!(unread(&sound(&[]), FLAC), []);
    assert_eq!(copy(&sound(&[]), FLAC), Ok(sound(&[])));
}

#[test]
fn a_title_is_words_and_stays_behind() {
    let titled = sound(&[comments(b"TITLE=At 12 Fairfield Row"), block(1, &[0; 9])]);
    assert!(says(&titled, FLAC, "At 12 Fairfield Row"));
    assert_eq!(unread(&titled, FLAC), []);
    assert_eq!(copy(&titled, FLAC), Ok(sound(&[])));
}

#[test]
fn what_stands_between_or_behind_frames_makes_no_copy() {
    let between = [sound(&[]), b"12 Fairfield Row".to_vec(), frame(5)].concat();
    let behind = [sound(&[]), b"12 Fairfield Row".to_vec()].concat();
    for bytes in [between, behind] {
        assert_eq!(unread(&bytes, FLAC), [UnreadPart::Rest]);
        assert_eq!(copy(&bytes, FLAC), Err(Reason::Damaged));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_not_heard_is_unread_and_never_in_the_copy(
        kind in prop::sample::select(vec![1u8, 2, 3, 4, 5, 6, 100]),
        something in prop::collection::vec(1u8..255, 12..80),
    ) {
        let bytes = sound(&[block(kind, &something)]);
        prop_assert!(holds(&bytes, &something));
        prop_assert_ne!(unread(&bytes, FLAC), []);
        let copy = copy(&bytes, FLAC).unwrap();
        prop_assert!(!holds(&copy, &something));
        prop_assert_eq!(unread(&copy, FLAC), []);
    }
}

#[test]
fn a_flac_cut_or_changed_anywhere_is_survived() {
    is_survived(&sound(&[comments(b"A=b")]), FLAC);
}
