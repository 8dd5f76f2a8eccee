//! The chunks of a PNG, walked without decoding it: one by one as they come ([`Chunks`]), or all of those in a picture that is
//! held because it is copied ([`chunks`]).

use chrono::NaiveDate;
use domain::{Clock, ClockSource};

use crate::Reason;
use crate::allowance::Allowance;
use crate::clocks::{FoundClocks, mail_date, written_time};
use crate::formats::format::File;
use crate::formats::pictures::png::text::{self, Field, MOST_TEXT};
use crate::source::{u16_at, u32_at};
use crate::stream::BoundedStream;

pub(crate) const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// Chunks beyond this are not looked at. A large screenshot has a few thousand.
const MOST_CHUNKS: u32 = 200_000;

/// One chunk that was read out of a file: its name and the content of those that say something.
pub(crate) struct Chunk {
    pub(crate) name: [u8; 4],
    content: Vec<u8>,
    cut: bool,
}

/// Reads the chunks of a PNG one by one, to its end or to where it breaks off. The pixels are passed over.
pub(crate) struct Chunks<'a> {
    stream: BoundedStream<'a>,
    size: u64,
    at: u64,
    read: u32,
    ended: bool,
}

impl<'a> Chunks<'a> {
    pub(crate) fn of(file: &'a mut File<'_>) -> Result<Self, Reason> {
        let size = file.size;
        let mut stream = file.stream()?;
        let signature = stream.up_to(0, SIGNATURE.len())?;
        Ok(Self {
            stream,
            size,
            at: SIGNATURE.len() as u64,
            read: 0,
            ended: signature != SIGNATURE,
        })
    }

    /// # Errors
    /// Why it could not be read on.
    pub(crate) fn next(&mut self) -> Result<Option<Chunk>, Reason> {
        if self.ended {
            return Ok(None);
        }
        if self.read == MOST_CHUNKS {
            return Err(Reason::OnlyTheFirstPart);
        }
        self.read += 1;
        let header = self.stream.up_to(self.at, 8)?;
        let (Some(length), Some(name)) = (u32_at(&header, 0), header.get(4..8)) else {
            return Ok(None);
        };
        let name: [u8; 4] = name.try_into().map_err(|_| Reason::Damaged)?;
        // The checksum has to be there, though it is the decoder that compares it.
        let end = self.at + 12 + u64::from(length);
        if end > self.size {
            return Ok(None);
        }
        let length = usize::try_from(length).map_err(|_| Reason::TooLarge)?;
        let held = match &name {
            b"IHDR" | b"tIME" | b"tEXt" | b"zTXt" | b"iTXt" => length.min(MOST_TEXT),
            _ => 0,
        };
        let content = self.stream.up_to(self.at + 8, held)?;
        self.at = end;
        self.ended = &name == b"IEND";
        Ok(Some(Chunk {
            name,
            content,
            cut: held > 0 && held < length,
        }))
    }
}

/// A chunk of a picture that is held.
pub(crate) struct HeldChunk<'a> {
    /// Where it begins, its length included.
    pub(crate) from: usize,
    pub(crate) name: [u8; 4],
    pub(crate) content: &'a [u8],
    /// Whether its checksum is right.
    pub(crate) is_sound: bool,
}

/// All chunks of a picture that is held, to its end or to where it breaks off, and where that is. What follows is not among
/// them.
pub(crate) fn chunks(bytes: &[u8]) -> (Vec<HeldChunk<'_>>, usize) {
    let mut found = Vec::new();
    let mut at = SIGNATURE.len();
    while let Some(chunk) = chunk_at(bytes, at) {
        at += 12 + chunk.content.len();
        let is_last = &chunk.name == b"IEND";
        found.push(chunk);
        if is_last {
            break;
        }
    }
    (found, at)
}

fn chunk_at(bytes: &[u8], at: usize) -> Option<HeldChunk<'_>> {
    let length = usize::try_from(u32_at(bytes, at)?).ok()?;
    let name = bytes.get(at + 4..at + 8)?.try_into().ok()?;
    let content = bytes.get(at + 8..at.checked_add(8)?.checked_add(length)?)?;
    let sum = u32_at(bytes, at + 8 + length)?;
    Some(HeldChunk {
        from: at,
        name,
        content,
        is_sound: sum == checksum(&[&name, content]),
    })
}

impl Chunk {
    /// Whether all of it was read.
    pub(crate) const fn whole(&self) -> Result<(), Reason> {
        match self.cut {
            true => Err(Reason::OnlyTheFirstPart),
            false => Ok(()),
        }
    }

    /// Width and height, where it is the header.
    pub(crate) fn dimensions(&self) -> Option<(u32, u32)> {
        Some((u32_at(&self.content, 0)?, u32_at(&self.content, 4)?))
    }

    /// Gives the time in a `tIME` chunk (UTC by the standard) or in a "Creation Time" field.
    pub(crate) fn give_clock(&self, left: &mut Allowance, clocks: &mut FoundClocks) {
        if &self.name == b"tIME" {
            return changed_at(&self.content)
                .into_iter()
                .for_each(|clock| clocks.add(clock));
        }
        let Some(field) = self.field(left) else {
            return;
        };
        if ["creation time", "date:create"].contains(&field.name.to_ascii_lowercase().as_str()) {
            let source = ClockSource::PngTime;
            clocks.add_read(source, &field.value, creation_time(&field.value));
        }
    }

    /// The text that it holds.
    pub(crate) fn field(&self, left: &mut Allowance) -> Option<Field> {
        text::field(self.name, &self.content, left)
    }
}

fn changed_at(content: &[u8]) -> Option<Clock> {
    let [month, day, hour, minute, second] = *content.get(2..7)? else {
        return None;
    };
    let day = NaiveDate::from_ymd_opt(i32::from(u16_at(content, 0)?), month.into(), day.into())?;
    Some(Clock {
        source: ClockSource::PngTime,
        shows: day.and_hms_opt(hour.into(), minute.into(), second.into())?,
        offset_minutes: Some(0),
        date_only: false,
    })
}

/// The standard asks for the form that mails use; programs write others too.
fn creation_time(value: &str) -> Option<Clock> {
    let source = ClockSource::PngTime;
    written_time::clock(source, value).or_else(|| mail_date::clock(source, value))
}

/// CRC-32 over several parts, as PNG chunks have it.
fn checksum(parts: &[&[u8]]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    parts.iter().for_each(|part| sum.update(part));
    sum.finalize()
}

/// One chunk as it stands in a file.
#[cfg(test)]
pub(crate) fn written(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    let mut bytes = length.to_be_bytes().to_vec();
    bytes.extend_from_slice(name);
    bytes.extend_from_slice(content);
    bytes.extend_from_slice(&checksum(&[name, content]).to_be_bytes());
    bytes
}
