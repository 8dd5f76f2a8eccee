//! What lies inside a sample: which of its bytes a decoder shows, and which it passes over.

use std::io::{Read, Seek, SeekFrom};

use crate::Reason;
use crate::stream::BoundedStream;

/// A picture of a film that is packed as JPEG may be this large.
const LARGEST_PICTURE: u64 = 32 * 1024 * 1024;
/// So much is read at once.
const WINDOW: usize = 64 * 1024;

/// How a sample is taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    /// It goes to its decoder as a whole.
    // Sound is not looked into: what AAC calls data and fill elements could hold bytes that no decoder plays.
    Whole,
    /// It is made of units, each with its length before it in so many bytes.
    Units(Family, usize),
    /// It is made of units of AV1, each of which says its length itself.
    Av1,
    /// It is a JPEG.
    Picture,
}

/// Whose units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    H264,
    H265,
}

/// A unit that a decoder passes over: messages such as "made with these settings", or where a car was.
pub(crate) struct PassedOver {
    pub(crate) from: u64,
    pub(crate) length: u64,
    pub(crate) filling: Filling,
}

/// Takes a sample part by part, in its order and without a gap.
pub(crate) trait Parts {
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
pub(crate) fn sample(
    stream: &mut BoundedStream<'_>,
    coding: Coding,
    from: u64,
    length: u64,
    parts: &mut dyn Parts,
) -> Result<(), Reason> {
    match coding {
        Coding::Whole => parts.plays(stream, from, length),
        Coding::Units(family, prefix) => units(stream, family, prefix, from..from + length, parts),
        Coding::Av1 => obus(stream, from..from + length, parts),
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
        // Some write units of nothing.
        let is_empty = length == 0;
        if end > place.end || (!is_empty && length < family.header()) {
            return Err(Reason::Damaged);
        }
        if !is_empty && !family.shows([head[prefix], head[prefix + 1]], length) {
            parts.plays(stream, given, unit - given)?;
            let unit = PassedOver {
                from: unit,
                length,
                filling: family.filling(length),
            };
            parts.passed_over(stream, unit)?;
            given = end;
        }
        at = end;
    }
    parts.plays(stream, given, place.end - given)
}

/// The units of AV1: sequence and frame headers and tiles are shown; what is said beside them is not.
fn obus(
    stream: &mut BoundedStream<'_>,
    place: std::ops::Range<u64>,
    parts: &mut dyn Parts,
) -> Result<(), Reason> {
    let (mut given, mut at) = (place.start, place.start);
    while at < place.end {
        let left = place.end - at;
        let within =
            usize::try_from(left).map_or(LONGEST_OBU_HEAD, |left| left.min(LONGEST_OBU_HEAD));
        let head = stream.at(at, within)?;
        let (head, length) = obu(&head, left).ok_or(Reason::Damaged)?;
        let kind = head.first().unwrap_or(&0) >> 3;
        let shows = match kind {
            1 | 3 | 4 | 6 | 7 => true,
            // A mark between pictures, which holds nothing.
            2 => length == head.len() as u64,
            _ => false,
        };
        if !shows {
            parts.plays(stream, given, at - given)?;
            let unit = PassedOver {
                from: at,
                length,
                filling: padding(head, length),
            };
            parts.passed_over(stream, unit)?;
            given = at + length;
        }
        at += length;
    }
    parts.plays(stream, given, place.end - given)
}

/// A byte or two of kind, and a length of up to eight.
const LONGEST_OBU_HEAD: usize = 10;

/// The head of a unit of AV1, and how long it is with that.
pub(crate) fn obu(bytes: &[u8], left: u64) -> Option<(&[u8], u64)> {
    let first = *bytes.first()?;
    // The first and the last bit are kept for later.
    if first & 0x81 != 0 {
        return None;
    }
    let mut head = if first & 4 == 0 { 1 } else { 2 };
    if first & 2 == 0 {
        return Some((bytes.get(..head)?, left));
    }
    let mut length = 0u64;
    for by in (0..56).step_by(7) {
        let byte = *bytes.get(head)?;
        head += 1;
        length |= u64::from(byte & 0x7F) << by;
        if byte & 0x80 == 0 {
            let length = length.checked_add(head as u64)?;
            return (length <= left).then_some((bytes.get(..head)?, length));
        }
    }
    None
}

/// The same head on nothing.
fn padding(head: &[u8], length: u64) -> Filling {
    const PADDING: u8 = 15 << 3;
    let mut head = head.to_owned();
    if let Some(first) = head.first_mut() {
        *first = PADDING | (*first & 6);
        if *first & 4 != 0 {
            // To which layer it belongs.
            head[1] = 0;
        }
    }
    Filling {
        head,
        with: 0,
        length,
    }
}

impl Family {
    const fn header(self) -> u64 {
        match self {
            Self::H264 => 1,
            Self::H265 => 2,
        }
    }

    /// Whether a unit is a part of a picture, or says how those that follow are to be read. The marks between pictures are
    /// no longer than they have to be. What H.265 packs for the other eye, or beyond what every player shows, is none.
    const fn shows(self, header: [u8; 2], length: u64) -> bool {
        let layer = (header[0] & 1) << 5 | header[1] >> 3;
        match (self, self.kind(header[0])) {
            (Self::H265, _) if layer != 0 => false,
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

    fn filling(self, length: u64) -> Filling {
        Filling {
            head: match self {
                Self::H264 => vec![12],
                Self::H265 => vec![38 << 1, 1],
            },
            with: 0xFF,
            length,
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
pub(crate) struct Filling {
    head: Vec<u8>,
    /// What it is filled with, to the mark at its end.
    with: u8,
    /// How many bytes there are of it.
    length: u64,
}

impl Filling {
    /// Hands it on piece by piece.
    pub(crate) fn each(
        &self,
        mut take: impl FnMut(&[u8]) -> Result<(), Reason>,
    ) -> Result<(), Reason> {
        take(&self.head)?;
        let Some(mut left) = self.length.checked_sub(self.head.len() as u64 + 1) else {
            return Ok(());
        };
        let filling = [self.with; 4096];
        while left > 0 {
            let now = usize::try_from(left).map_or(filling.len(), |left| left.min(filling.len()));
            take(&filling[..now])?;
            left -= now as u64;
        }
        take(&[0x80])
    }

    /// Whether it stands there already.
    pub(crate) fn stands_at(
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
pub(crate) fn bytes_of(
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
