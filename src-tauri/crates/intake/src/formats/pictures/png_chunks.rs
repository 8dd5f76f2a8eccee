//! The chunks of a PNG, walked without decoding it.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use domain::{Clock, ClockSource};

use crate::source::{u16_at, u32_at};

/// One chunk: its name and its content.
pub(crate) struct Chunk<'a> {
    pub(crate) name: [u8; 4],
    pub(crate) content: &'a [u8],
}

pub(crate) const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// The chunks to the end, and whether it was reached. What follows the end is not among them.
pub(crate) fn chunks(bytes: &[u8]) -> (Vec<Chunk<'_>>, bool) {
    let mut found = Vec::new();
    let mut at = SIGNATURE.len();
    while let Some(chunk) = chunk_at(bytes, at) {
        at += 12 + chunk.content.len();
        let ends = &chunk.name == b"IEND";
        found.push(chunk);
        if ends {
            return (found, true);
        }
    }
    (found, false)
}

fn chunk_at(bytes: &[u8], at: usize) -> Option<Chunk<'_>> {
    let length = usize::try_from(u32_at(bytes, at)?).ok()?;
    let name = bytes.get(at + 4..at + 8)?.try_into().ok()?;
    let content = bytes.get(at + 8..at.checked_add(8)?.checked_add(length)?)?;
    // The checksum has to be there, though it is the decoder that compares it.
    u32_at(bytes, at + 8 + length)?;
    Some(Chunk { name, content })
}

/// Width and height.
pub(crate) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    Some((u32_at(bytes, 16)?, u32_at(bytes, 20)?))
}

/// Times in a `tIME` chunk (UTC by the standard) and in a "Creation Time" field.
pub(crate) fn clocks(bytes: &[u8]) -> Vec<Clock> {
    chunks(bytes)
        .0
        .iter()
        .filter_map(|chunk| match &chunk.name {
            b"tIME" => changed_at(chunk.content),
            b"tEXt" | b"iTXt" => creation_time(&field(chunk)?),
            _ => None,
        })
        .collect()
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
fn creation_time((name, value): &(String, String)) -> Option<Clock> {
    if !["creation time", "date:create"].contains(&name.to_ascii_lowercase().as_str()) {
        return None;
    }
    let value = value.trim();
    let zoned =
        DateTime::parse_from_rfc2822(value).or_else(|_| DateTime::parse_from_rfc3339(value));
    let (shows, offset_minutes) = match zoned {
        Ok(time) => (
            time.naive_local(),
            Some(time.offset().local_minus_utc() / 60),
        ),
        Err(_) => {
            let forms = [
                "%Y:%m:%d %H:%M:%S",
                "%Y-%m-%d %H:%M:%S",
                "%Y-%m-%dT%H:%M:%S",
            ];
            let read = |form: &&str| NaiveDateTime::parse_from_str(value, form).ok();
            (forms.iter().find_map(read)?, None)
        }
    };
    Some(Clock {
        source: ClockSource::PngTime,
        shows,
        offset_minutes,
        date_only: false,
    })
}

/// Name and value of an uncompressed text chunk.
pub(crate) fn field(chunk: &Chunk<'_>) -> Option<(String, String)> {
    let split = chunk.content.iter().position(|byte| *byte == 0)?;
    let name = String::from_utf8_lossy(&chunk.content[..split]).into_owned();
    let rest = &chunk.content[split + 1..];
    match &chunk.name {
        b"tEXt" => Some((name, encoding_rs::mem::decode_latin1(rest).into_owned())),
        b"iTXt" => {
            // Compression flag, method, language, translated name; compressed ones are left.
            let rest = rest.strip_prefix(&[0, 0])?;
            let value = rest.splitn(3, |byte| *byte == 0).nth(2)?;
            Some((name, String::from_utf8_lossy(value).into_owned()))
        }
        _ => None,
    }
}

/// CRC-32 over several parts, as PNG chunks have it.
fn checksum(parts: &[&[u8]]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    parts.iter().for_each(|part| sum.update(part));
    sum.finalize()
}

/// One chunk as it stands in a file.
pub(crate) fn written(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    let mut bytes = length.to_be_bytes().to_vec();
    bytes.extend_from_slice(name);
    bytes.extend_from_slice(content);
    bytes.extend_from_slice(&checksum(&[name, content]).to_be_bytes());
    bytes
}
