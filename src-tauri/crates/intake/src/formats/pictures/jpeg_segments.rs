//! The segments of a JPEG, walked without decoding it.

use crate::source::u16_at;

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

/// Width and height, from the frame header.
pub(crate) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    while at < bytes.len() {
        let code = *bytes.get(at + 1)?;
        match code {
            0xFF => at += 1,
            0x01 | 0xD0..=0xD8 => at += 2,
            // Frame headers, without the three codes in their range that mean something else.
            0xC0..=0xCF if ![0xC4, 0xC8, 0xCC].contains(&code) => {
                let height = u16_at(bytes, at + 5)?;
                let width = u16_at(bytes, at + 7)?;
                return Some((u32::from(width), u32::from(height)));
            }
            _ => at += 2 + usize::from(u16_at(bytes, at + 2)?),
        }
    }
    None
}

/// Comments, which programs and people leave in a file.
pub(crate) fn comments(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for piece in pieces(bytes).unwrap_or_default() {
        if let Piece::Segment { code, content } = piece {
            let readable = code == COMMENT
                || (code == APP1 && content.starts_with(b"http://ns.adobe.com/xap/1.0/"))
                || code == 0xED;
            if readable {
                found.push(String::from_utf8_lossy(content).into_owned());
            }
        }
    }
    found
}
