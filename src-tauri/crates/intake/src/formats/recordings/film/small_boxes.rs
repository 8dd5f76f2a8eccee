//! Small boxes, of which it is enough to see that they are laid out as they should be: a copy leaves them out.

use crate::formats::boxes::boxes_in;
use crate::source::u32_at;

/// Programs' names for kinds of such files.
const BRANDS: &[&[u8; 4]] = &[
    b"qt  ",
    b"isom",
    b"iso2",
    b"iso3",
    b"iso4",
    b"iso5",
    b"iso6",
    b"iso8",
    b"mp41",
    b"mp42",
    b"avc1",
    b"3gp4",
    b"3gp5",
    b"3gp6",
    b"3gp7",
    b"3g2a",
    b"3gr6",
    b"3gs6",
    b"M4A ",
    b"M4B ",
    b"M4V ",
    b"M4VH",
    b"M4VP",
    b"hvc1",
    b"MSNV",
    b"dash",
    b"\0\0\0\0",
];

/// Whether it is a kind of file, and kinds that are known.
pub(super) fn brands(content: &[u8]) -> bool {
    let known = |brand: &[u8]| BRANDS.iter().any(|known| brand == *known);
    let others = content.get(8..).unwrap_or_default();
    content.get(..4).is_some_and(known)
        && others.len().is_multiple_of(4)
        && others.chunks_exact(4).all(known)
}

/// `iods`: a descriptor of nine bytes, which says how much a player has to be able to do.
pub(super) fn object_numbers(content: &[u8]) -> Option<Vec<u8>> {
    let plain = match content {
        [0, 0, 0, 0, 0x10, 7, _, 0x4F, ..] => content.len() == 13,
        [0, 0, 0, 0, 0x10, 0x80, 0x80, 0x80, 7, _, 0x4F, ..] => content.len() == 16,
        _ => false,
    };
    plain.then(|| content.to_owned())
}

/// `tref`: which other tracks belong to this one.
pub(super) fn numbers_of_tracks(content: &[u8]) -> Option<Vec<u8>> {
    let (found, end) = boxes_in(content);
    let plain = found.iter().all(|one| {
        let names = [
            b"cdsc", b"chap", b"tmcd", b"folw", b"fall", b"sync", b"ssrc",
        ];
        names.contains(&&one.name) && one.content.len() <= 16
    });
    (plain && end == content.len() && found.len() <= 8).then(|| content.to_owned())
}

/// `tapt`: how large the picture is meant to be, in three ways.
pub(super) fn apertures(content: &[u8]) -> Option<Vec<u8>> {
    let (found, end) = boxes_in(content);
    let plain = found.iter().all(|one| {
        matches!(&one.name, b"clef" | b"prof" | b"enof")
            && one.content.len() == 12
            && one.content.starts_with(&[0; 4])
    });
    (plain && end == content.len() && found.len() <= 3).then(|| content.to_owned())
}

/// How many samples are needed before one that can be played.
pub(super) fn is_groups(content: &[u8]) -> bool {
    let count = u32_at(content, 12).unwrap_or(u32::MAX);
    matches!(
        content.get(..12),
        Some(b"\x01\0\0\0roll\0\0\0\x02" | b"\x01\0\0\0prol\0\0\0\x02")
    ) && count <= 4
        && content.len() == 16 + 2 * count as usize
}

/// Which samples those are.
pub(super) fn is_grouped(content: &[u8], samples: u32) -> bool {
    let count = u32_at(content, 8).unwrap_or(u32::MAX);
    let entries = content.get(12..).unwrap_or_default();
    let sum: u64 = entries
        .chunks_exact(8)
        .filter_map(|entry| u32_at(entry, 0))
        .map(u64::from)
        .sum();
    let described = entries.chunks_exact(8).all(|entry| {
        u32_at(entry, 0) != Some(0) && u32_at(entry, 4).is_some_and(|group| group <= 4)
    });
    matches!(content.get(..8), Some(b"\0\0\0\0roll" | b"\0\0\0\0prol"))
        && entries.len() as u64 == u64::from(count) * 8
        && sum <= u64::from(samples)
        && described
}
