//! The frames of a FLAC. None says how long it is: one ends where its checksum comes out and the head of the next one stands,
//! or the file ends.

use std::io::{Read, Seek, SeekFrom};

use crate::Reason;
use crate::formats::checksum::Checksum;
use crate::stream::BoundedStream;

/// No frame is longer: 65,535 samples of eight channels of four bytes.
const LONGEST: usize = 2 * 1024 * 1024 + 64;
/// A head has at most so many bytes.
const HEAD: usize = 16;
/// So much is read at once.
const WINDOW: usize = 64 * 1024;

static OF_HEADS: Checksum = Checksum::of(0x07, 8);
static OF_FRAMES: Checksum = Checksum::of(0x8005, 16);

/// Goes through the frames from one place to the end of the file, and hands on each.
///
/// # Errors
/// [`Reason::Damaged`] where something stands that is no frame: what follows cannot be told apart.
pub(super) fn each(
    stream: &mut BoundedStream<'_>,
    from: u64,
    mut take: impl FnMut(&[u8]) -> Result<(), Reason>,
) -> Result<(), Reason> {
    let mut held = Held {
        bytes: Vec::new(),
        is_whole: false,
    };
    stream.seek(SeekFrom::Start(from))?;
    held.read_on(stream)?;
    while !held.bytes.is_empty() {
        let first = Head::of(&held.bytes).ok_or(Reason::Damaged)?;
        let end = held.end_of_frame(stream, first)?;
        take(&held.bytes[..end])?;
        held.bytes.drain(..end);
        if held.bytes.len() < HEAD {
            held.read_on(stream)?;
        }
    }
    Ok(())
}

/// What was read and not yet handed on.
struct Held {
    bytes: Vec<u8>,
    /// Whether the file ends behind it.
    is_whole: bool,
}

impl Held {
    fn read_on(&mut self, stream: &mut BoundedStream<'_>) -> Result<(), Reason> {
        let before = self.bytes.len();
        stream
            .by_ref()
            .take(WINDOW as u64)
            .read_to_end(&mut self.bytes)?;
        self.is_whole = self.bytes.len() - before < WINDOW;
        Ok(())
    }

    /// Where the frame ends that stands first.
    fn end_of_frame(
        &mut self,
        stream: &mut BoundedStream<'_>,
        first: Head,
    ) -> Result<usize, Reason> {
        let (mut at, mut sum) = (0, 0);
        loop {
            while !self.is_whole && self.bytes.len() < at + HEAD {
                self.read_on(stream)?;
            }
            if at == self.bytes.len() || at > LONGEST {
                // A sum with the checksum behind it comes out as nothing.
                return match sum {
                    0 if at > first.length && at == self.bytes.len() => Ok(at),
                    _ => Err(Reason::Damaged),
                };
            }
            let may_end = sum == 0 && at > first.length;
            if may_end && Head::of(&self.bytes[at..]).is_some_and(|head| head.follows(first)) {
                return Ok(at);
            }
            sum = OF_FRAMES.with(sum, self.bytes[at]);
            at += 1;
        }
    }
}

/// What the head of a frame says.
#[derive(Clone, Copy)]
struct Head {
    /// Whether frames are numbered by samples, and not one by one.
    by_samples: bool,
    number: u64,
    length: usize,
}

impl Head {
    fn of(bytes: &[u8]) -> Option<Self> {
        let [0xFF, second @ (0xF8 | 0xF9), sizes, channels, number @ ..] = bytes else {
            return None;
        };
        let (size, rate) = (sizes >> 4, sizes & 15);
        if size == 0 || rate == 15 || channels >> 4 > 10 || channels & 1 != 0 {
            return None;
        }
        let (number, wide) = long_number(number)?;
        let after = match size {
            6 => 1,
            7 => 2,
            _ => 0,
        } + match rate {
            12 => 1,
            13 | 14 => 2,
            _ => 0,
        };
        let end = 4 + wide + after;
        let sum = OF_HEADS.over(bytes.get(..end)?);
        (u32::from(*bytes.get(end)?) == sum).then_some(Self {
            by_samples: *second == 0xF9,
            number,
            length: end + 1,
        })
    }

    const fn follows(self, before: Self) -> bool {
        match self.by_samples {
            true => before.by_samples && self.number > before.number,
            false => !before.by_samples && self.number == before.number + 1,
        }
    }
}

/// A number as UTF-8 writes letters, up to 36 bits, and how many bytes it has.
fn long_number(bytes: &[u8]) -> Option<(u64, usize)> {
    let first = *bytes.first()?;
    let wide = match first.leading_ones() {
        0 => return Some((u64::from(first), 1)),
        ones @ 2..=7 => ones as usize,
        _ => return None,
    };
    let begins = u64::from(first & (0x7F_u8 >> wide));
    let rest = bytes.get(1..wide)?;
    let plain = rest.iter().all(|byte| byte >> 6 == 2);
    let number = rest
        .iter()
        .fold(begins, |sum, byte| sum << 6 | u64::from(byte & 0x3F));
    plain.then_some((number, wide))
}
