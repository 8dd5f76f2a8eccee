//! Pictures that were built to be gone through over and over.

use domain::UnreadPart;

use super::{packed, plain_jpeg, plain_png, segment, unread, with};
use crate::formats::pictures::png::chunks::written;

#[test]
fn texts_that_unpack_to_more_than_a_picture_says_are_not_read() {
    let text = packed(&vec![b' '; 4 * 1024 * 1024 - 10]);
    let text = written(b"zTXt", &[b"Comment\0\0", text.as_slice()].concat());
    let with_texts = |count| with(&plain_png(), 8 + 25, &text.repeat(count));
    assert_eq!(unread(&with_texts(3)), []);
    assert_eq!(unread(&with_texts(8)), [UnreadPart::Undecodable]);
}

#[test]
fn a_jpeg_that_defines_tables_without_end_is_not_gone_through() {
    let plain = plain_jpeg();
    assert_eq!(unread(&plain), []);
    let at = plain
        .windows(2)
        .position(|two| two == [0xFF, 0xC4])
        .unwrap();
    let length = usize::from(u16::from_be_bytes([plain[at + 2], plain[at + 3]])) + 2;
    let table = plain[at..at + length].to_vec();
    assert_eq!(unread(&with(&plain, at, &table)), []);
    let many = with(&plain, at, &table.repeat(1100));
    assert_eq!(unread(&many), [UnreadPart::UnknownPart]);
}

/// A grey picture of 2048 by 2048 pixels, each coefficient nothing, in a scan for each of these bands.
fn in_scans(bands: impl Iterator<Item = (u8, u8)>) -> Vec<u8> {
    let frame = [8, 8, 0, 8, 0, 1, 1, 0x11, 0];
    // Of each table one code of one bit: no difference, and a run of 2^14 ended bands.
    let table = |class: u8, value: u8| [&[class, 1][..], &[0; 15], &[value]].concat();
    let mut bytes = [
        &[0xFF, 0xD8][..],
        &segment(0xDB, &[&[0][..], &[1; 64]].concat()),
        &segment(0xC2, &frame),
        &segment(0xC4, &table(0, 0)),
        &segment(0xC4, &table(0x10, 0xE0)),
        &segment(0xDA, &[1, 1, 0, 0, 0, 0]),
        &[0; 256 * 256 / 8],
    ]
    .concat();
    for (first, last) in bands {
        bytes.extend(segment(0xDA, &[1, 1, 0, first, last, 0]));
        // Four such runs of a code and 14 more bits each, and what fills up the last byte.
        bytes.extend([0; 7]);
        bytes.push(0x0F);
    }
    bytes.extend([0xFF, 0xD9]);
    bytes
}

#[test]
fn a_jpeg_of_very_many_scans_is_not_gone_through() {
    let few = in_scans((0..3).map(|band| (band * 21 + 1, band * 21 + 21)));
    assert_eq!(unread(&few), []);
    let many = in_scans((1..64).map(|at| (at, at)));
    assert_eq!(unread(&many), [UnreadPart::UnknownPart]);
}
