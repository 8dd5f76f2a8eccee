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
pub(crate) struct Piece<'a> {
    /// Where it begins, its marker included.
    pub(crate) from: usize,
    pub(crate) part: Part<'a>,
}

/// What a piece is.
pub(crate) enum Part<'a> {
    /// A marker segment: its code and its content after the length.
    Segment { code: u8, content: &'a [u8] },
    /// The compressed picture after a start of scan, to the next marker that is not part of it.
    Picture(&'a [u8]),
}

/// The pieces of a JPEG.
pub(crate) struct Pieces<'a> {
    pub(crate) all: Vec<Piece<'a>>,
    /// Where the picture ends: behind its end marker, or where it breaks off.
    pub(crate) end: usize,
    /// Whether it ends as it should.
    pub(crate) is_whole: bool,
}

pub(crate) const APP0: u8 = 0xE0;
pub(crate) const APP1: u8 = 0xE1;
pub(crate) const APP2: u8 = 0xE2;
pub(crate) const APP13: u8 = 0xED;
pub(crate) const APP14: u8 = 0xEE;
pub(crate) const APP15: u8 = 0xEF;
pub(crate) const COMMENT: u8 = 0xFE;
/// How the segments begin that say what they hold.
pub(crate) const EXIF: &[u8] = b"Exif\0\0";
pub(crate) const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
pub(crate) const XMP_MORE: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
pub(crate) const PROFILE: &[u8] = b"ICC_PROFILE\0";

const START_OF_SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

/// The pieces up to the end of the picture, or to where it breaks off. What follows the end (a second picture, a short film)
/// is not among them.
pub(crate) fn pieces(bytes: &[u8]) -> Pieces<'_> {
    let mut found = Pieces {
        all: Vec::new(),
        end: 0,
        is_whole: false,
    };
    if bytes.starts_with(&[0xFF, 0xD8]) {
        found.end = 2;
        while !found.is_whole && found.take_next(bytes).is_some() {}
    }
    found
}

impl<'a> Pieces<'a> {
    fn take_next(&mut self, bytes: &'a [u8]) -> Option<()> {
        let from = self.end;
        if *bytes.get(from)? != 0xFF {
            return None;
        }
        match *bytes.get(from + 1)? {
            // Fill bytes before a marker.
            0xFF => self.end += 1,
            END => {
                self.end += 2;
                self.is_whole = true;
            }
            0x00 | 0x01 | 0xD0..=0xD8 => return None,
            code => {
                let length = usize::from(u16_at(bytes, from + 2)?);
                let content = bytes.get(from + 4..from + 2 + length)?;
                self.end = from + 2 + length;
                self.all.push(Piece {
                    from,
                    part: Part::Segment { code, content },
                });
                if code == START_OF_SCAN {
                    self.take_scan(bytes);
                }
            }
        }
        Some(())
    }

    fn take_scan(&mut self, bytes: &'a [u8]) {
        let from = self.end;
        self.end = end_of_scan(bytes, from);
        self.all.push(Piece {
            from,
            part: Part::Picture(&bytes[from..self.end]),
        });
    }
}

/// Where the next real marker stands, or the bytes end: `FF 00` is a stuffed byte, `FF D0` to `FF D7` are restarts.
fn end_of_scan(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    loop {
        let Some(found) = bytes[at..].iter().position(|byte| *byte == 0xFF) else {
            return bytes.len();
        };
        at += found;
        match bytes.get(at + 1) {
            None => return bytes.len(),
            Some(0x00 | 0xD0..=0xD7) => at += 2,
            Some(0xFF) => at += 1,
            Some(_) => return at,
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
            || (self.code == APP1
                && [XMP, XMP_MORE]
                    .iter()
                    .any(|mark| self.content.starts_with(mark)))
            || self.code == APP13
    }

    /// What a camera wrote, where it is that.
    pub(crate) fn camera_block(&self) -> Option<&[u8]> {
        match self.code {
            APP1 => self.content.strip_prefix(EXIF),
            _ => None,
        }
    }

    /// Width and height, where it is a frame header.
    pub(crate) fn dimensions(&self) -> Option<(u32, u32)> {
        let side = |at| u16_at(&self.content, at).map(u32::from);
        self.is_frame().then(|| side(3).zip(side(1))).flatten()
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
