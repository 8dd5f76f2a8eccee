//! The frames of an MP3, walked one by one, and what stands before, between and behind them.
//!
//! What a frame holds is not taken apart: bytes that its decoder needs for nothing could stand at the end of one.

use std::io::{Read, Seek, SeekFrom};

use domain::UnreadPart;

use crate::Reason;
use crate::formats::recordings::mp3_tags::{self, Tag};
use crate::source::u32_at;
use crate::stream::BoundedStream;

/// So much is looked through at once where no frame stands.
const WINDOW: usize = 64 * 1024;
/// Beginnings of frames that are none, after which no further ones are looked for.
const MOST_TRIED: u32 = 100_000;

/// The first four bytes of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head(u32);

impl Head {
    /// Of the third layer, of a known rate; one that says its length by no rate is not known.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let head = Self(u32_at(bytes, 0)?);
        let known = head.0 >> 21 == 0x7FF
            && head.version() != 1
            && head.0 >> 17 & 3 == 1
            && !matches!(head.0 >> 12 & 15, 0 | 15)
            && head.0 >> 10 & 3 != 3
            && head.0 & 3 != 2;
        known.then_some(head)
    }

    const fn version(self) -> u32 {
        self.0 >> 19 & 3
    }

    /// Whether two belong to one stream: version, layer and samples a second.
    const fn is_like(self, other: Self) -> bool {
        const ALIKE: u32 = 0xFFFE_0C00;
        self.0 & ALIKE == other.0 & ALIKE
    }

    pub(super) fn length(self) -> u64 {
        const FIRST: [u32; 16] = [
            0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0,
        ];
        const LATER: [u32; 16] = [
            0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0,
        ];
        const SAMPLES: [u32; 4] = [44_100, 48_000, 32_000, 1];
        let rate = (self.0 >> 12 & 15) as usize;
        let (thousands, times, divided) = match self.version() {
            3 => (FIRST[rate], 144, 1),
            2 => (LATER[rate], 72, 2),
            _ => (LATER[rate], 72, 4),
        };
        let samples = SAMPLES[(self.0 >> 10 & 3) as usize] / divided;
        u64::from(times * thousands * 1000 / samples + (self.0 >> 9 & 1))
    }

    /// Where in a frame its sound begins, if no checksum stands before it.
    const fn side(self) -> usize {
        let one_channel = self.0 >> 6 & 3 == 3;
        match (self.version() == 3, one_channel) {
            (true, false) => 4 + 32,
            (true, true) | (false, false) => 4 + 17,
            (false, true) => 4 + 9,
        }
    }
}

/// What comes next in the file.
pub(super) enum Found {
    /// A frame of sound: where, and how long.
    Frame(u64, u64),
    /// The first frame, which only counts the others: itself, and itself as it has to be.
    Counting(u64, Vec<u8>, Vec<u8>),
    /// A tag.
    Tag(Tag),
    /// What is nothing that is known.
    Unknown(UnreadPart, u64, u64),
}

/// Goes through a file, and gives what it finds in its order. What is empty is not given.
pub(super) fn walk(
    stream: &mut BoundedStream<'_>,
    size: u64,
    mut take: impl FnMut(&mut BoundedStream<'_>, Found) -> Result<(), Reason>,
) -> Result<(), Reason> {
    let (mut at, mut first, mut tried) = (0, None, 0);
    while at < size {
        if let Some(tag) = mp3_tags::tag_at(stream, at, size)? {
            at = tag.end();
            take(stream, Found::Tag(tag))?;
            continue;
        }
        let frame = frame_at(stream, at, size, first)?;
        // The first says what those after it have to be like, so it is believed once another follows.
        let is_believed = first.is_some() || begins(stream, at, size, None)?;
        match frame.filter(|_| is_believed) {
            Some((head, length)) => {
                let counting = match first {
                    None => counting(&stream.at(at, length as usize)?, head),
                    Some(_) => None,
                };
                first = Some(head);
                take(
                    stream,
                    counting.map_or(Found::Frame(at, length), |(frame, rewritten)| {
                        Found::Counting(at, frame, rewritten)
                    }),
                )?;
                at += length;
            }
            None => {
                let (next, empty) = next_frame(stream, at, size, first, &mut tried)?;
                if !empty {
                    let part = match next == size {
                        true => UnreadPart::AfterTheEnd,
                        false => UnreadPart::UnknownPart,
                    };
                    take(stream, Found::Unknown(part, at, next - at))?;
                }
                at = next;
            }
        }
    }
    Ok(())
}

fn head_at(stream: &mut BoundedStream<'_>, at: u64) -> Result<Option<Head>, Reason> {
    let mut bytes = [0; 4];
    stream.seek(SeekFrom::Start(at))?;
    match stream.read_exact(&mut bytes) {
        Ok(()) => Ok(Head::of(&bytes)),
        Err(fault) => match Reason::of(&fault) {
            Reason::Damaged => Ok(None),
            reason => Err(reason),
        },
    }
}

/// The frame that stands whole at a place, of the same stream as the first.
fn frame_at(
    stream: &mut BoundedStream<'_>,
    at: u64,
    size: u64,
    first: Option<Head>,
) -> Result<Option<(Head, u64)>, Reason> {
    let head = head_at(stream, at)?.filter(|head| first.is_none_or(|first| head.is_like(first)));
    Ok(head
        .map(|head| (head, head.length()))
        .filter(|(_, length)| *length >= 4 && at + length <= size))
}

/// Where the next frame or tag stands, or the end; and whether there is nothing but zeros before.
fn next_frame(
    stream: &mut BoundedStream<'_>,
    from: u64,
    size: u64,
    first: Option<Head>,
    tried: &mut u32,
) -> Result<(u64, bool), Reason> {
    let (mut at, mut empty) = (from, true);
    while at < size {
        let window = stream.up_to(at, WINDOW)?;
        // The last three bytes are looked at again with those that follow.
        let whole = window.len() < WINDOW;
        let looked = if whole { window.len() } else { WINDOW - 8 };
        for index in 0..looked {
            let place = at + index as u64;
            if place > from && *tried < MOST_TRIED && may_begin(&window[index..]) {
                *tried += 1;
                if begins(stream, place, size, first)? {
                    return Ok((place, empty));
                }
            }
            empty &= window[index] == 0;
        }
        at += looked as u64;
    }
    Ok((size, empty))
}

fn may_begin(bytes: &[u8]) -> bool {
    Head::of(bytes).is_some()
        || bytes.starts_with(b"ID3")
        || bytes.starts_with(b"TAG")
        || bytes.starts_with(b"APETAGEX")
}

/// Whether a tag begins here, or a frame that another or a tag or the end follows.
fn begins(
    stream: &mut BoundedStream<'_>,
    at: u64,
    size: u64,
    first: Option<Head>,
) -> Result<bool, Reason> {
    if mp3_tags::tag_at(stream, at, size)?.is_some() {
        return Ok(true);
    }
    let Some((head, length)) = frame_at(stream, at, size, first)? else {
        return Ok(false);
    };
    let next = at + length;
    Ok(next == size
        || mp3_tags::tag_at(stream, next, size)?.is_some()
        || frame_at(stream, next, size, Some(head))?.is_some())
}

/// A frame without sound that says how many follow, and the same with nothing in it but that. Of one that says it in the
/// rarer way nothing stays.
fn counting(frame: &[u8], head: Head) -> Option<(Vec<u8>, Vec<u8>)> {
    const RARER: usize = 36;
    if frame.get(RARER..RARER + 4) == Some(b"VBRI") {
        return Some((frame.to_owned(), Vec::new()));
    }
    let side = head.side();
    // Two bytes of checksum may stand before it.
    let marks = |at: &usize| matches!(frame.get(*at..*at + 4), Some(b"Xing" | b"Info"));
    let stands = [side, side + 2].into_iter().find(marks)?;
    let kept = u32_at(frame, stands + 4)? & 3;
    let mut rewritten = vec![0; frame.len()];
    rewritten[..4].copy_from_slice(&frame[..4]);
    // No checksum follows.
    rewritten[1] |= 1;
    rewritten[side..side + 4].copy_from_slice(&frame[stands..stands + 4]);
    // Of what it may say, the counts of frames and of bytes, which come first.
    rewritten[side + 4..side + 8].copy_from_slice(&kept.to_be_bytes());
    let length = 4 * kept.count_ones() as usize;
    rewritten
        .get_mut(side + 8..side + 8 + length)?
        .copy_from_slice(frame.get(stands + 8..stands + 8 + length)?);
    Some((frame.to_owned(), rewritten))
}
