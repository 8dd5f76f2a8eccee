use domain::UnreadPart;
use proptest::prelude::*;

use super::{copy, holds, is_survived, says, unread};
use crate::Reason;

const MP3: &str = "audio/mpeg";

/// 32,000 bits a second at 48,000 samples: 96 bytes.
fn frame(number: u8) -> Vec<u8> {
    let mut frame = vec![0xFF, 0xFB, 0x14, 0xC0];
    frame.resize(96, 0x20 | number);
    frame
}

fn sound() -> Vec<u8> {
    (0..6).flat_map(frame).collect()
}

/// The frame that counts, with something behind the counts.
fn counting(flags: u8, something: &[u8]) -> Vec<u8> {
    let mut frame = frame(0);
    frame[4..].fill(0);
    frame[21..25].copy_from_slice(b"Info");
    frame[28] = flags;
    frame[32] = 6;
    frame[37..37 + something.len()].copy_from_slice(something);
    frame
}

fn id3(frames: &[u8], padding: &[u8]) -> Vec<u8> {
    let length = frames.len() + padding.len();
    let length = [0, 0, (length >> 7) as u8, (length & 0x7F) as u8];
    [b"ID3\x04\0\0", &length[..], frames, padding].concat()
}

fn field(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [name, &[0, 0, 0, content.len() as u8, 0, 0][..], content].concat()
}

fn oldest(title: &[u8]) -> Vec<u8> {
    let mut tag = b"TAG".to_vec();
    tag.extend(title);
    tag.resize(128, 0);
    tag
}

fn ape(name: &str, value: &[u8], flags: u32) -> Vec<u8> {
    let item = [
        &(value.len() as u32).to_le_bytes()[..],
        &flags.to_le_bytes(),
        name.as_bytes(),
        &[0],
        value,
    ]
    .concat();
    let end = |mark: u8| {
        let length = (item.len() as u32 + 32).to_le_bytes();
        [
            b"APETAGEX\xD0\x07\0\0",
            &length[..],
            &[1, 0, 0, 0, 0, 0, 0, mark, 0, 0, 0, 0, 0, 0, 0, 0],
        ]
        .concat()
    };
    [end(0xA0), item.clone(), end(0x80)].concat()
}

#[test]
fn an_mp3_of_sound_alone_is_wholly_read_and_its_own_copy() {
    assert_eq!(unread(&sound(), MP3), []);
    assert_eq!(copy(&sound(), MP3), Ok(sound()));
    let counted = [counting(3, b""), sound()].concat();
    assert_eq!(unread(&counted, MP3), []);
    assert_eq!(copy(&counted, MP3), Ok(counted));
}

#[test]
fn the_words_of_every_tag_are_found_and_stay_behind() {
    let words = b"At 12 Fairfield Row";
    let wide: Vec<u8> = "At 12 Fairfield Row"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let tagged = [
        [
            id3(&field(b"TIT2", &[&[3], &words[..]].concat()), &[0; 9]),
            sound(),
        ]
        .concat(),
        [
            id3(
                &field(
                    b"COMM",
                    &[&[1], &b"eng"[..], &[0xFF, 0xFE, 0, 0, 0xFF, 0xFE], &wide].concat(),
                ),
                b"",
            ),
            sound(),
        ]
        .concat(),
        [sound(), oldest(words)].concat(),
        [sound(), ape("Title", words, 0)].concat(),
        [
            sound(),
            id3(&field(b"TIT2", &[&[0], &words[..]].concat()), b""),
            sound(),
        ]
        .concat(),
    ];
    for (number, tagged) in tagged.iter().enumerate() {
        assert!(says(tagged, MP3, "At 12 Fairfield Row"), "{number}");
        assert_eq!(unread(tagged, MP3), [], "{number}");
        let copy = copy(tagged, MP3).unwrap();
        assert!(copy == sound() || copy == [sound(), sound()].concat());
    }
}

#[test]
fn an_oldest_tag_with_another_behind_it_stays_behind_as_well() {
    let tagged = [sound(), oldest(b"12 Fairfield Row"), ape("Title", b"x", 0)].concat();
    assert_eq!(unread(&tagged, MP3), [UnreadPart::UnknownPart]);
    assert_eq!(copy(&tagged, MP3), Ok(sound()));
}

#[test]
fn a_picture_in_a_tag_is_told() {
    let cover = field(b"APIC", b"\0image/png\0\x03\0pixels");
    let tagged = [id3(&cover, b""), sound()].concat();
    assert_eq!(unread(&tagged, MP3), [UnreadPart::AnotherPicture]);
    assert_eq!(copy(&tagged, MP3), Ok(sound()));
}

#[test]
fn what_only_begins_like_a_frame_is_none() {
    let lured = [
        &[0xFF, 0xFB, 0x94, 0xC0],
        &b"12 Fairfield Row"[..],
        &sound(),
    ]
    .concat();
    assert_eq!(unread(&lured, MP3), [UnreadPart::UnknownPart]);
    assert_eq!(copy(&lured, MP3), Ok(sound()));
}

#[test]
fn what_holds_no_frame_makes_no_copy() {
    assert_eq!(copy(b"ID3 and nothing else", MP3), Err(Reason::NoCleanCopy));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_not_heard_is_unread_and_never_in_the_copy(
        place in 0usize..7,
        something in prop::collection::vec(1u8..255, 12..50),
    ) {
        let bytes = match place {
            0 => [id3(b"", &[&[0], &something[..]].concat()), sound()].concat(),
            1 => [sound(), something.clone(), sound()].concat(),
            2 => [sound(), something.clone()].concat(),
            3 => [something.clone(), sound()].concat(),
            4 => [counting(3, &something), sound()].concat(),
            5 => [id3(&field(b"PRIV", &something), b""), sound()].concat(),
            _ => [sound(), ape("x", &something, 2)].concat(),
        };
        prop_assert!(holds(&bytes, &something));
        prop_assert_ne!(unread(&bytes, MP3), []);
        let copy = copy(&bytes, MP3).unwrap();
        prop_assert!(!holds(&copy, &something));
        prop_assert_eq!(unread(&copy, MP3), []);
    }
}

#[test]
fn an_mp3_cut_or_changed_anywhere_is_survived() {
    let whole = [
        id3(&field(b"TIT2", b"\x03title"), &[0; 4]),
        counting(3, b""),
        frame(1),
        frame(2),
        ape("a", b"b", 0),
    ];
    is_survived(&whole.concat(), MP3);
}
