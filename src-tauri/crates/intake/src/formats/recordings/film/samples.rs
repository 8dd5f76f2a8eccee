//! What lies inside a sample: which of its bytes a decoder shows, and which it passes over.

use std::io::{Read, Seek, SeekFrom};

use crate::Reason;
use crate::formats::recordings::film::entries::{Coding, Family};
use crate::stream::BoundedStream;

/// A picture of a film that is packed as JPEG may be this large.
const LARGEST_PICTURE: u64 = 32 * 1024 * 1024;
/// So much is read at once.
const WINDOW: usize = 64 * 1024;

/// A unit that a decoder passes over: messages such as "made with these settings", or where a car was.
#[derive(Clone, Copy)]
pub(super) struct PassedOver {
    pub(super) family: Family,
    pub(super) from: u64,
    pub(super) length: u64,
}

/// Takes a sample part by part, in its order and without a gap.
pub(super) trait Parts {
    /// Bytes that are shown or heard.
    fn plays(
        &mut self,
        stream: &mut BoundedStream<'_>,
        from: u64,
        length: u64,
    ) -> Result<(), Reason>;

    /// Bytes that are not.
    fn passed_over(
        &mut self,
        stream: &mut BoundedStream<'_>,
        unit: PassedOver,
    ) -> Result<(), Reason>;

    /// A picture in which there is more than pixels, or something that is none.
    fn no_plain_picture(&mut self, from: u64, length: u64) -> Result<(), Reason>;
}

/// Goes through one sample.
pub(super) fn sample(
    stream: &mut BoundedStream<'_>,
    coding: Coding,
    from: u64,
    length: u64,
    parts: &mut dyn Parts,
) -> Result<(), Reason> {
    match coding {
        Coding::Whole => parts.plays(stream, from, length),
        Coding::Units(family, prefix) => units(stream, family, prefix, from..from + length, parts),
        Coding::Picture => {
            if !is_plain_picture(stream, from, length)? {
                parts.no_plain_picture(from, length)?;
            }
            parts.plays(stream, from, length)
        }
    }
}

fn units(
    stream: &mut BoundedStream<'_>,
    family: Family,
    prefix: usize,
    place: std::ops::Range<u64>,
    parts: &mut dyn Parts,
) -> Result<(), Reason> {
    let (mut given, mut at) = (place.start, place.start);
    while at < place.end {
        let mut head = [0; 6];
        let there = prefix + 2;
        let within = usize::try_from(place.end - at).map_or(there, |left| left.min(there));
        stream.seek(SeekFrom::Start(at))?;
        stream.read_exact(&mut head[..within])?;
        let length = head[..prefix]
            .iter()
            .fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
        let unit = at + prefix as u64;
        let end = unit + length;
        if end > place.end || length < family.header() {
            return Err(Reason::Damaged);
        }
        if !family.shows(head[prefix], length) {
            parts.plays(stream, given, unit - given)?;
            let unit = PassedOver {
                family,
                from: unit,
                length,
            };
            parts.passed_over(stream, unit)?;
            given = end;
        }
        at = end;
    }
    parts.plays(stream, given, place.end - given)
}

impl Family {
    const fn header(self) -> u64 {
        match self {
            Self::H264 => 1,
            Self::H265 => 2,
        }
    }

    /// Whether a unit is a part of a picture, or says how those that follow are to be read. The marks between pictures are
    /// no longer than they have to be.
    const fn shows(self, header: u8, length: u64) -> bool {
        match (self, self.kind(header)) {
            (Self::H264, kind) => match kind {
                1..=5 | 7 | 8 => true,
                9 => length == 2,
                10 | 11 => length == 1,
                _ => false,
            },
            (Self::H265, kind) => match kind {
                0..=9 | 16..=21 | 32..=34 => true,
                35 => length == 3,
                36 | 37 => length == 2,
                _ => false,
            },
        }
    }

    const fn kind(self, header: u8) -> u8 {
        match self {
            Self::H264 => header & 0x1F,
            Self::H265 => header >> 1 & 0x3F,
        }
    }
}

/// The unit that stands in place of one that is passed over: of the same length, so that every table stays true, and by its
/// kind nothing but filling.
pub(super) struct Filling {
    head: &'static [u8],
    /// How many bytes there are of it.
    length: u64,
}

impl Filling {
    pub(super) const fn of(unit: &PassedOver) -> Self {
        Self {
            head: match unit.family {
                Family::H264 => &[12],
                Family::H265 => &[38 << 1, 1],
            },
            length: unit.length,
        }
    }

    /// Hands it on piece by piece.
    pub(super) fn each(
        &self,
        mut take: impl FnMut(&[u8]) -> Result<(), Reason>,
    ) -> Result<(), Reason> {
        take(self.head)?;
        let Some(mut left) = (self.length - self.head.len() as u64).checked_sub(1) else {
            return Ok(());
        };
        let ones = [0xFF; 4096];
        while left > 0 {
            let now = usize::try_from(left).map_or(ones.len(), |left| left.min(ones.len()));
            take(&ones[..now])?;
            left -= now as u64;
        }
        take(&[0x80])
    }

    /// Whether it stands there already.
    pub(super) fn stands_at(
        &self,
        stream: &mut BoundedStream<'_>,
        from: u64,
    ) -> Result<bool, Reason> {
        stream.seek(SeekFrom::Start(from))?;
        let (mut same, mut buffer) = (true, Vec::new());
        self.each(|expected| {
            if same {
                buffer.resize(expected.len(), 0);
                stream.read_exact(&mut buffer)?;
                same = buffer == expected;
            }
            Ok(())
        })?;
        Ok(same)
    }
}

/// Hands on what stands in the file.
pub(super) fn bytes_of(
    stream: &mut BoundedStream<'_>,
    from: u64,
    length: u64,
    mut take: impl FnMut(&[u8]) -> Result<(), Reason>,
) -> Result<(), Reason> {
    let mut buffer = vec![0; usize::try_from(length).map_or(WINDOW, |length| length.min(WINDOW))];
    stream.seek(SeekFrom::Start(from))?;
    let mut left = length;
    while left > 0 {
        let now = usize::try_from(left).map_or(buffer.len(), |left| left.min(buffer.len()));
        stream.read_exact(&mut buffer[..now])?;
        take(&buffer[..now])?;
        left -= now as u64;
    }
    Ok(())
}

fn is_plain_picture(
    stream: &mut BoundedStream<'_>,
    from: u64,
    length: u64,
) -> Result<bool, Reason> {
    let held = usize::try_from(length.min(LARGEST_PICTURE)).unwrap_or(0);
    Ok(held as u64 == length && holds_only_pixels(&stream.at(from, held)?).is_some())
}

/// A JPEG with tables, scans and the plain marks of who writes JPEGs, and nothing else before or behind them.
fn holds_only_pixels(bytes: &[u8]) -> Option<()> {
    let mut at = 2;
    bytes.starts_with(&[0xFF, 0xD8]).then_some(())?;
    loop {
        let [0xFF, code] = *bytes.get(at..at + 2)? else {
            return None;
        };
        if code == 0xD9 {
            return (at + 2 == bytes.len()).then_some(());
        }
        let length = usize::from(crate::source::u16_at(bytes, at + 2)?);
        let content = bytes.get(at + 4..at + 2 + length)?;
        let known = match code {
            0xE0 => {
                content.len() == 14 && content.starts_with(b"JFIF\0") && content[12..] == [0, 0]
            }
            0xEE => content.len() == 12 && content.starts_with(b"Adobe"),
            0xC0..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF | 0xDA | 0xDB | 0xDD => true,
            _ => false,
        };
        known.then_some(())?;
        at += 2 + length;
        if code == 0xDA {
            at = end_of_scan(bytes, at)?;
        }
    }
}

/// Where the next real marker stands: `FF 00` is a stuffed byte, `FF D0` to `FF D7` are restarts.
fn end_of_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        match *bytes.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            _ => return Some(at),
        }
    }
}
