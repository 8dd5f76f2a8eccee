//! The headers of a film and of its tracks, written again field by field.
//!
//! Each function gives the content of a box as it has to be where it holds nothing but what is known of it, or `None` where
//! it is not laid out as it should be. Compared with what stands in the file, that tells whether anything else stands there.

use std::ops::Range;

use crate::source::{u16_at, u32_at, u64_at};

/// What a box is written again for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum As {
    /// To compare it with what stands in the file: times and names stay.
    ItStands,
    /// For a copy, which has no times, names or makers.
    Copied,
}

/// Zeros, but for these ranges.
fn only(content: &[u8], length: usize, ranges: &[Range<usize>]) -> Option<Vec<u8>> {
    let mut written = vec![0; length];
    if content.len() != length {
        return None;
    }
    for range in ranges {
        written[range.clone()].copy_from_slice(&content[range.clone()]);
    }
    Some(written)
}

/// Where times stand in each of the two versions of a header, whose first byte is the version.
fn times(content: &[u8], written_as: As) -> Option<Range<usize>> {
    match (content.first()?, written_as) {
        (0, As::ItStands) => Some(4..12),
        (1, As::ItStands) => Some(4..20),
        (0 | 1, As::Copied) => Some(0..1),
        _ => None,
    }
}

/// `mvhd`.
pub(super) fn movie(content: &[u8], written_as: As) -> Option<Vec<u8>> {
    let times = times(content, written_as)?;
    let (length, by) = match content.first()? {
        0 => (100, 0),
        _ => (112, 12),
    };
    let numbers = match by {
        0 => 12..26,
        _ => 20..38,
    };
    let matrix = 36 + by..72 + by;
    only(
        content,
        length,
        &[0..1, times, numbers, matrix.clone(), 96 + by..length],
    )
    .filter(|written| turns_by_quarters(&written[matrix]))
}

/// How a film's time is counted: units a second.
pub(super) fn movie_timescale(content: &[u8]) -> Option<u32> {
    let at = if *content.first()? == 0 { 12 } else { 20 };
    u32_at(content, at).filter(|scale| *scale > 0)
}

/// `tkhd`.
pub(super) fn track(content: &[u8], written_as: As) -> Option<Vec<u8>> {
    let times = times(content, written_as)?;
    let (length, by, numbers) = match content.first()? {
        0 => (84, 0, [12..16, 20..24]),
        _ => (96, 12, [20..24, 28..36]),
    };
    let [id, duration] = numbers;
    let (layer, matrix, sides) = (32 + by..38 + by, 40 + by..76 + by, 76 + by..length);
    let ranges = [
        0..1,
        3..4,
        times,
        id,
        duration,
        layer,
        matrix.clone(),
        sides,
    ];
    let mut written = only(content, length, &ranges)?;
    // Whether it is enabled, in the film, in its preview, and whether its sides are a share.
    written[3] &= 0xF;
    turns_by_quarters(&written[matrix]).then_some(written)
}

/// Whether a player shows or plays the track by itself.
pub(super) fn is_enabled(content: &[u8]) -> bool {
    content.get(3).is_some_and(|flags| flags & 1 == 1)
}

/// Whether the matrix only turns and moves a picture, as phones do, and so holds no numbers but these.
fn turns_by_quarters(matrix: &[u8]) -> bool {
    let number = |index: usize| u32_at(matrix, index * 4);
    let turns = [0, 1, 3, 4]
        .iter()
        .all(|index| matches!(number(*index), Some(0 | 0x1_0000 | 0xFFFF_0000)));
    let moves = [6, 7]
        .iter()
        .all(|index| number(*index).is_some_and(|by| by & 0xFFFF == 0));
    turns && moves && number(2) == Some(0) && number(5) == Some(0) && number(8) == Some(0x4000_0000)
}

/// `mdhd`.
pub(super) fn media(content: &[u8], written_as: As) -> Option<Vec<u8>> {
    let times = times(content, written_as)?;
    match content.first()? {
        0 => only(content, 24, &[0..1, times, 12..22]),
        _ => only(content, 36, &[0..1, times, 20..34]),
    }
}

/// Units a second of a track.
pub(super) fn media_timescale(content: &[u8]) -> Option<u32> {
    movie_timescale(content)
}

/// `hdlr`: what a track is, and how its handler is called.
pub(super) fn handler(content: &[u8], written_as: As) -> Option<Vec<u8>> {
    let mut written = vec![0; 24];
    written[8..12].copy_from_slice(content.get(8..12)?);
    let class = content.get(4..8)?;
    if matches!(class, b"mhlr" | b"dhlr") {
        written[4..8].copy_from_slice(class);
    }
    match written_as {
        As::ItStands => {
            // Apple says that it is the maker.
            if content.get(12..16)? == b"appl" {
                written[12..16].copy_from_slice(b"appl");
            }
            written.extend(content.get(24..)?);
        }
        As::Copied => written.push(0),
    }
    Some(written)
}

/// Its name, without the length that may stand before it.
pub(super) fn handler_name(content: &[u8]) -> &[u8] {
    content.get(24..).unwrap_or_default()
}

/// `vmhd`.
pub(super) fn picture_media(content: &[u8], written_as: As) -> Option<Vec<u8>> {
    match written_as {
        As::Copied => Some([&[0, 0, 0, 1][..], &[0; 8]].concat()),
        As::ItStands => {
            let written = only(content, 12, &[3..4, 4..12])?;
            let mode = u16_at(content, 4)?;
            let colours = [6, 8, 10]
                .iter()
                .all(|at| matches!(u16_at(content, *at), Some(0 | 0x8000)));
            (written[3] <= 1 && matches!(mode, 0 | 0x40) && colours).then_some(written)
        }
    }
}

/// `smhd`.
pub(super) fn sound_media(content: &[u8], written_as: As) -> Option<Vec<u8>> {
    match written_as {
        As::Copied => Some(vec![0; 8]),
        // To which side it leans.
        As::ItStands => only(content, 8, &[0..1, 4..6]).filter(|written| written[0] == 0),
    }
}

/// `dref`: that the samples lie in this file.
pub(super) fn references(content: &[u8], written_as: As) -> Option<Vec<u8>> {
    let own = |name: &[u8; 4]| [b"\0\0\0\0\0\0\0\x01\0\0\0\x0c", &name[..], b"\0\0\0\x01"].concat();
    let written = own(b"url ");
    match content {
        _ if content == written => Some(written),
        _ if content == own(b"alis") => match written_as {
            As::ItStands => Some(own(b"alis")),
            As::Copied => Some(written),
        },
        _ => None,
    }
}

/// `elst`: which part of a track is played when.
pub(super) struct Edits {
    /// Its content, for every way of writing it.
    pub(super) written: Vec<u8>,
    /// Where in the track's own time the first part begins.
    pub(super) begins: u64,
    /// How long all parts are, in the film's time.
    pub(super) shows: u64,
}

/// Reads them.
pub(super) fn edits(content: &[u8]) -> Option<Edits> {
    const MOST: u32 = 10_000;
    let wide = match content.get(..4)? {
        [0, 0, 0, 0] => false,
        [1, 0, 0, 0] => true,
        _ => return None,
    };
    let count = u32_at(content, 4).filter(|count| *count <= MOST)? as usize;
    let each = if wide { 20 } else { 12 };
    if content.len() != 8 + count * each {
        return None;
    }
    let (mut begins, mut shows) = (None, 0u64);
    for edit in content[8..].chunks_exact(each) {
        let (duration, from) = match wide {
            true => (u64_at(edit, 0)?, u64_at(edit, 8)?.cast_signed()),
            false => (
                u64::from(u32_at(edit, 0)?),
                i64::from(u32_at(edit, 4)?.cast_signed()),
            ),
        };
        // Less than nothing is a pause.
        if let Ok(from) = u64::try_from(from) {
            begins = begins.or(Some(from));
            shows = shows.checked_add(duration)?;
        }
    }
    Some(Edits {
        written: content.to_owned(),
        begins: begins.unwrap_or(0),
        shows,
    })
}
