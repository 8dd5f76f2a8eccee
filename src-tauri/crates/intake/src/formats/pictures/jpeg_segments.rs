//! The segments of a JPEG, walked without decoding it: one by one as they come ([`Segments`]), or all of those in a picture
//! that is held because it is copied ([`pieces`]).

use std::io::{BufRead, BufReader, Read};

use crate::Reason;
use crate::formats::format::File;
use crate::source::u16_at;
use crate::stream::BoundedStream;

/// So much of a file is held beside the segment that is read.
const WINDOW: usize = 64 * 1024;

/// One piece of a JPEG, in order.
pub(crate) enum Piece<'a> {
    /// A marker segment: its code and its content after the length.
    Segment { code: u8, content: &'a [u8] },
    /// The compressed picture after a start of scan, to the next marker that is not part of it.
    Picture(&'a [u8]),
}

pub(crate) const APP0: u8 = 0xE0;
pub(crate) const APP1: u8 = 0xE1;
pub(crate) const APP2: u8 = 0xE2;
const APP13: u8 = 0xED;
pub(crate) const APP14: u8 = 0xEE;
pub(crate) const APP15: u8 = 0xEF;
pub(crate) const COMMENT: u8 = 0xFE;
const START_OF_SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

/// The pieces up to the end of the picture; `None` when it breaks off before. What follows the end
/// (a second picture, a short film) is not among them.
pub(crate) fn pieces(bytes: &[u8]) -> Option<Vec<Piece<'_>>> {
    let mut found = Vec::new();
    let mut at = 2;
    if bytes.get(..2)? != [0xFF, 0xD8] {
        return None;
    }
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        let code = *bytes.get(at + 1)?;
        match code {
            // Fill bytes before a marker.
            0xFF => at += 1,
            END => return Some(found),
            0x01 | 0xD0..=0xD7 => at += 2,
            _ => {
                let length = usize::from(u16_at(bytes, at + 2)?);
                let content = bytes.get(at + 4..at + 2 + length)?;
                found.push(Piece::Segment { code, content });
                at += 2 + length;
                if code == START_OF_SCAN {
                    let end = end_of_scan(bytes, at)?;
                    found.push(Piece::Picture(&bytes[at..end]));
                    at = end;
                }
            }
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
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

/// One marker segment that was read out of a file.
pub(crate) struct Segment {
    code: u8,
    pub(crate) content: Vec<u8>,
}

impl Segment {
    /// Whether programs and people leave words in it.
    pub(crate) fn is_comment(&self) -> bool {
        self.code == COMMENT
            || (self.code == APP1 && self.content.starts_with(b"http://ns.adobe.com/xap/1.0/"))
            || self.code == APP13
    }

    /// Whether it is a frame header: codes C0 to CF, without the three that mean something else.
    const fn is_frame(&self) -> bool {
        matches!(self.code, 0xC0..=0xCF) && !matches!(self.code, 0xC4 | 0xC8 | 0xCC)
    }
}

/// Reads the marker segments of a JPEG one by one, to the end of the picture. None is longer than 64 KiB.
pub(crate) struct Segments<'a> {
    bytes: BufReader<BoundedStream<'a>>,
    /// Whether the compressed picture comes next.
    in_scan: bool,
}

impl<'a> Segments<'a> {
    /// # Errors
    /// [`Reason::Damaged`] when it is no JPEG.
    pub(crate) fn of(file: &'a mut File<'_>) -> Result<Self, Reason> {
        let mut segments = Self {
            bytes: BufReader::with_capacity(WINDOW, file.stream()?),
            in_scan: false,
        };
        match segments.two()? {
            [0xFF, 0xD8] => Ok(segments),
            _ => Err(Reason::Damaged),
        }
    }

    /// # Errors
    /// [`Reason::Damaged`] when the picture breaks off, or why it could not be read on.
    pub(crate) fn next(&mut self) -> Result<Option<Segment>, Reason> {
        let code = match std::mem::take(&mut self.in_scan) {
            true => self.after_scan()?,
            false => self.marker()?,
        };
        if code == END {
            return Ok(None);
        }
        let length = usize::from(u16::from_be_bytes(self.two()?));
        let mut content = vec![0; length.checked_sub(2).ok_or(Reason::Damaged)?];
        self.bytes.read_exact(&mut content)?;
        self.in_scan = code == START_OF_SCAN;
        Ok(Some(Segment { code, content }))
    }

    /// The code of the marker that stands here.
    fn marker(&mut self) -> Result<u8, Reason> {
        loop {
            if self.one()? != 0xFF {
                return Err(Reason::Damaged);
            }
            let mut code = self.one()?;
            // Fill bytes before a marker.
            while code == 0xFF {
                code = self.one()?;
            }
            if !matches!(code, 0x01 | 0xD0..=0xD7) {
                return Ok(code);
            }
        }
    }

    /// The code of the first marker behind the compressed picture, which is passed over.
    fn after_scan(&mut self) -> Result<u8, Reason> {
        let mut code = 0;
        loop {
            if code != 0xFF {
                self.bytes.skip_until(0xFF)?;
            }
            code = self.one()?;
            if !matches!(code, 0x00 | 0xD0..=0xD7 | 0xFF) {
                return Ok(code);
            }
        }
    }

    fn one(&mut self) -> Result<u8, Reason> {
        let mut byte = [0];
        self.bytes.read_exact(&mut byte)?;
        Ok(byte[0])
    }

    fn two(&mut self) -> Result<[u8; 2], Reason> {
        let mut bytes = [0; 2];
        self.bytes.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

/// Width and height, from the frame header.
pub(crate) fn dimensions(segments: &mut Segments<'_>) -> Result<Option<(u32, u32)>, Reason> {
    while let Some(segment) = segments.next()? {
        if segment.is_frame() {
            let side = |at| u16_at(&segment.content, at).map(u32::from);
            return Ok(side(3).zip(side(1)));
        }
    }
    Ok(None)
}
