//! A JPEG written anew: its pixels exactly as they were coded, and of the rest only what a decoder needs.

use crate::Reason;
use crate::clean_copy::CopyTarget;
use crate::formats::pictures::colour_profile;
use crate::formats::pictures::exif::{of_block, only_orientation};
use crate::formats::pictures::jpeg::coding;
use crate::formats::pictures::jpeg::segments::{self as segments, Part, Piece, Pieces};

/// A picture that can be written anew with the bytes it has.
pub(super) struct Rebuilt<'a> {
    bytes: &'a [u8],
    pieces: Pieces<'a>,
}

impl<'a> Rebuilt<'a> {
    /// Nothing where the picture holds bits of which no decoder makes pixels.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let pieces = segments::pieces(bytes);
        let is_exact = pieces.is_whole && coding::is_exact(&pieces.all);
        is_exact.then_some(Self { bytes, pieces })
    }

    pub(super) fn write(&self, copy: &mut CopyTarget<'_>) -> Result<(), Reason> {
        let mut before = vec![0xFF, 0xD8];
        for (code, content) in heading(&self.pieces.all) {
            append_segment(&mut before, code, &content);
        }
        copy.write(&before)?;
        for piece in &self.pieces.all {
            let length = match piece.part {
                Part::Picture(content) => content.len(),
                Part::Segment {
                    code: 0xE0..=0xEF | segments::COMMENT,
                    ..
                } => continue,
                // With its marker and its length.
                Part::Segment { content, .. } => content.len() + 4,
            };
            let as_it_stands = &self.bytes[piece.from..piece.from + length];
            copy.received(piece.from as u64, as_it_stands)?;
        }
        copy.write(&[0xFF, 0xD9])
    }
}

/// What stands before the picture: JFIF first where there is one, how to turn it, its colours, and the mark by which Adobe
/// says how they are mixed.
fn heading(pieces: &[Piece<'_>]) -> Vec<(u8, Vec<u8>)> {
    let segments = || {
        pieces.iter().filter_map(|piece| match piece.part {
            Part::Segment { code, content } => Some((code, content)),
            Part::Picture(_) => None,
        })
    };
    let first = |wanted: u8, mark: &'static [u8]| {
        segments().find(|(code, content)| *code == wanted && content.starts_with(mark))
    };
    let jfif = first(segments::APP0, b"JFIF\0").and_then(|(code, content)| {
        let start = content.get(..12)?;
        Some((code, [start, &[0, 0]].concat()))
    });
    let turn = first(segments::APP1, segments::EXIF).and_then(|(code, content)| {
        let camera = of_block(&content[segments::EXIF.len()..]).ok()?;
        let turn = camera.orientation.filter(|turn| *turn != 1)?;
        Some((code, [segments::EXIF, &only_orientation(turn)].concat()))
    });
    let adobe = first(segments::APP14, b"Adobe")
        .and_then(|(code, content)| Some((code, content.get(..12)?.to_vec())));
    let colours = profile(segments()).map(|profile| {
        let whole = [segments::PROFILE, &[1, 1], &profile].concat();
        (segments::APP2, whole)
    });
    [jfif, turn, colours, adobe].into_iter().flatten().collect()
}

/// The colours' profile, which may stand in several segments, as it is written anew.
fn profile<'a>(segments: impl Iterator<Item = (u8, &'a [u8])>) -> Option<Vec<u8>> {
    let mut parts: Vec<&[u8]> = segments
        .filter(|(code, content)| *code == segments::APP2 && content.starts_with(segments::PROFILE))
        .map(|(_, content)| &content[segments::PROFILE.len()..])
        .filter(|part| part.len() > 2)
        .collect();
    // Each says which it is.
    parts.sort_by_key(|part| part[0]);
    let whole: Vec<u8> = parts.iter().flat_map(|part| &part[2..]).copied().collect();
    colour_profile::written_anew(&whole)
}

fn append_segment(copy: &mut Vec<u8>, code: u8, content: &[u8]) {
    // Content came out of a segment or is a few bytes of our own, so it fits one again.
    let length = u16::try_from(content.len() + 2).unwrap_or(u16::MAX);
    copy.extend_from_slice(&[0xFF, code]);
    copy.extend_from_slice(&length.to_be_bytes());
    copy.extend_from_slice(content);
}
