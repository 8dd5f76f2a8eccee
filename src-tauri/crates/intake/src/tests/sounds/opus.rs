use domain::UnreadPart;
use proptest::prelude::*;

use super::{copy, holds, is_survived, says, unread};
use crate::Reason;

const OGG: &str = "audio/ogg";

/// As the checksum is told bit by bit.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte) << 24, |sum, _| {
            sum << 1 ^ if sum >> 31 == 1 { 0x04C1_1DB7 } else { 0 }
        })
    })
}

fn page(flags: u8, stream: u32, number: u32, packets: &[&[u8]]) -> Vec<u8> {
    let mut parts = Vec::new();
    for packet in packets {
        parts.extend(vec![255; packet.len() / 255]);
        parts.push((packet.len() % 255) as u8);
    }
    let mut page = b"OggS\0".to_vec();
    page.push(flags);
    // How far the sound has come, of which there is none yet in the first two.
    page.extend([(number & !1) as u8, 0, 0, 0, 0, 0, 0, 0]);
    page.extend(stream.to_le_bytes());
    page.extend(number.to_le_bytes());
    page.extend([0; 4]);
    page.push(parts.len() as u8);
    page.extend(parts);
    page.extend(packets.concat());
    let sum = checksum(&page).to_le_bytes();
    page[22..26].copy_from_slice(&sum);
    page
}

fn head() -> Vec<u8> {
    b"OpusHead\x01\x01\x38\x01\x80\xbb\0\0\0\0\0".to_vec()
}

fn tags(vendor: &[u8], comments: &[&[u8]], behind: &[u8]) -> Vec<u8> {
    let mut tags = b"OpusTags".to_vec();
    tags.extend((vendor.len() as u32).to_le_bytes());
    tags.extend(vendor);
    tags.extend((comments.len() as u32).to_le_bytes());
    for comment in comments {
        tags.extend((comment.len() as u32).to_le_bytes());
        tags.extend(*comment);
    }
    [tags, behind.to_vec()].concat()
}

fn voice_of(stream: u32, tags: &[u8], between: &[u8], packet: &[u8]) -> Vec<u8> {
    let loud: [u8; 40] = std::array::from_fn(|number| 0x80 | number as u8);
    let plain = [&[8u8][..], &loud].concat();
    [
        page(2, stream, 0, &[&head()]),
        page(0, stream, 1, &[tags]),
        page(0, stream, 2, &[&plain, packet, &plain]),
        between.to_vec(),
        page(4, stream, 3, &[&plain]),
    ]
    .concat()
}

fn voice(tags: &[u8], between: &[u8], packet: &[u8]) -> Vec<u8> {
    voice_of(77, tags, between, packet)
}

/// What every copy is like.
fn plain() -> Vec<u8> {
    voice_of(1, &tags(b"", &[], b""), b"", &[8, 1, 2, 3])
}

#[test]
fn a_voice_alone_is_wholly_read_and_its_own_copy() {
    assert_eq!(unread(&plain(), OGG), []);
    assert_eq!(copy(&plain(), OGG), Ok(plain()));
}

#[test]
fn what_a_program_wrote_is_words_and_stays_behind() {
    let titled = voice(
        &tags(b"maker", &[b"TITLE=At 12 Fairfield Row", b"nothing"], b""),
        b"",
        &[8, 1, 2, 3],
    );
    for words in ["At 12 Fairfield Row", "maker", "nothing"] {
        assert!(says(&titled, OGG, words), "{words}");
    }
    assert_eq!(unread(&titled, OGG), []);
    assert_eq!(copy(&titled, OGG), Ok(plain()));
}

#[test]
fn a_picture_among_the_texts_is_told() {
    let covered = voice(
        &tags(b"", &[b"METADATA_BLOCK_PICTURE=AAAA"], b""),
        b"",
        &[8, 1, 2, 3],
    );
    assert_eq!(unread(&covered, OGG), [UnreadPart::AnotherPicture]);
    assert_eq!(copy(&covered, OGG), Ok(plain()));
}

#[test]
fn sound_that_is_packed_otherwise_makes_no_copy() {
    let other = [page(2, 77, 0, &[b"\x01vorbis and so on"]), plain()].concat();
    assert_eq!(unread(&other, OGG), [UnreadPart::BesideTracks]);
    assert_eq!(copy(&other, OGG), Err(Reason::NoCleanCopy));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_not_heard_is_unread_and_never_in_the_copy(
        place in 0usize..5,
        something in prop::collection::vec(1u8..255, 12..80),
    ) {
        let no_tags = tags(b"", &[], b"");
        let padded = [&[11, 0x41, something.len() as u8, 9, 9, 9], &something[..]].concat();
        let bytes = match place {
            0 => voice(&tags(b"", &[], &something), b"", &[8]),
            1 => voice(&no_tags, &something, &[8]),
            2 => voice(&no_tags, &page(0, 99, 0, &[&something]), &[8]),
            3 => [voice(&no_tags, b"", &[8]), something.clone()].concat(),
            _ => voice(&no_tags, b"", &padded),
        };
        prop_assert!(holds(&bytes, &something));
        prop_assert_ne!(unread(&bytes, OGG), []);
        let copy = copy(&bytes, OGG).unwrap();
        prop_assert!(!holds(&copy, &something));
        prop_assert_eq!(unread(&copy, OGG), []);
    }
}

#[test]
fn a_voice_cut_or_changed_anywhere_is_survived() {
    is_survived(&voice(&tags(b"", &[b"A=b"], b""), b"x", &[8, 1]), OGG);
}
