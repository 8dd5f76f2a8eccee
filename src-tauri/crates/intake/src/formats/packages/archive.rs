//! A ZIP archive, taken apart by the list at its end. What stands in no member and in no list is said.

use std::io::Read;
use std::ops::Range;

use flate2::bufread::DeflateDecoder;

use crate::Reason;
use crate::allowance::Allowance;
use crate::formats::text_bytes;

/// No archive that somebody made by hand has more.
const MOST_MEMBERS: usize = 20_000;
/// So much is unpacked of one archive.
const MOST_UNPACKED: u64 = 128 * 1024 * 1024;

/// An archive.
#[derive(Debug, Default)]
pub(crate) struct Archive {
    pub(crate) members: Vec<Member>,
    /// Remarks in it, and names that are written in a second way.
    pub(crate) remarks: Vec<String>,
    /// What is none of its parts, or of unknown meaning.
    pub(crate) unknown: Vec<Range<usize>>,
}

/// A file in an archive.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) name: String,
    method: u16,
    encrypted: bool,
    checksum: u32,
    /// Where it stands, packed.
    pub(crate) range: Range<usize>,
}

/// Little-endian numbers out of bytes; 0 beyond their end.
fn u16_at(bytes: &[u8], at: usize) -> usize {
    let two = bytes.get(at..at + 2).and_then(|two| two.try_into().ok());
    two.map_or(0, |two| usize::from(u16::from_le_bytes(two)))
}

fn u32_at(bytes: &[u8], at: usize) -> usize {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    four.map_or(0, |four| u32::from_le_bytes(four) as usize)
}

/// Takes an archive apart.
///
/// # Errors
/// [`Reason::Damaged`] where it has no list, or one that leads nowhere. [`Reason::TooLarge`] where it has too many members.
pub(crate) fn read(bytes: &[u8]) -> Result<Archive, Reason> {
    let end = end_record(bytes).ok_or(Reason::Damaged)?;
    let (count, list) = (u16_at(bytes, end + 10), u32_at(bytes, end + 16));
    if count > MOST_MEMBERS {
        return Err(Reason::TooLarge);
    }
    let mut archive = Archive::default();
    // Each byte belongs to one part. Members that share theirs would be unpacked, and their names read, over and over.
    let mut left = Allowance::of(bytes.len() as u64);
    let mut covered = Vec::with_capacity(2 * count + 1);
    covered.push(end..bytes.len());
    archive.remark(&bytes[end + 22..]);
    let mut at = list;
    for _ in 0..count {
        let length = archive.member(bytes, at, &mut covered, &mut left)?;
        covered.push(at..at + length);
        at += length;
    }
    archive.unknown.extend(gaps(covered, bytes.len()));
    Ok(archive)
}

/// Reads what a member is packed into. The second value says whether that is all, and as it was.
pub(crate) fn unpacked(
    bytes: &[u8],
    member: &Member,
    left: &mut Allowance,
) -> Option<(Vec<u8>, bool)> {
    let packed = bytes.get(member.range.clone())?;
    if member.encrypted {
        return None;
    }
    let mut content = Vec::new();
    let mut rest = packed;
    match member.method {
        0 if packed.len() as u64 <= left.left() => {
            content.extend_from_slice(packed);
            rest = &[];
        }
        8 => {
            let mut decoder = DeflateDecoder::new(&mut rest);
            let most = left.left().saturating_add(1);
            (&mut decoder).take(most).read_to_end(&mut content).ok()?;
        }
        _ => return None,
    }
    let fits = left.take(content.len() as u64).is_ok();
    let whole = fits && rest.is_empty() && crc32fast::hash(&content) == member.checksum;
    Some((content, whole))
}

/// How much may be unpacked of an archive.
pub(crate) const fn allowance() -> Allowance {
    Allowance::of(MOST_UNPACKED)
}

impl Archive {
    /// Reads an entry of the list. Gives its length.
    fn member(
        &mut self,
        bytes: &[u8],
        at: usize,
        covered: &mut Vec<Range<usize>>,
        left: &mut Allowance,
    ) -> Result<usize, Reason> {
        let entry = bytes.get(at..).filter(|one| one.starts_with(b"PK\x01\x02"));
        let entry = entry.ok_or(Reason::Damaged)?;
        let (name, extra, comment) = (u16_at(entry, 28), u16_at(entry, 30), u16_at(entry, 32));
        let length = 46 + name + extra + comment;
        let entry = entry.get(..length).ok_or(Reason::Damaged)?;
        let (packed, head) = (u32_at(entry, 20), u32_at(entry, 42));
        let local = bytes
            .get(head..)
            .filter(|one| one.starts_with(b"PK\x03\x04"));
        let local = local.ok_or(Reason::Damaged)?;
        let (local_name, local_extra) = (u16_at(local, 26), u16_at(local, 28));
        let data = 30 + local_name + local_extra;
        let end = data.checked_add(packed).filter(|end| *end <= local.len());
        let end = end.ok_or(Reason::Damaged)?;
        let shares = left.take((length + end) as u64).is_err();
        if shares {
            return Err(Reason::Damaged);
        }
        let named = text_bytes::decoded(&entry[46..46 + name]);
        let named_there = text_bytes::decoded(&local[30..30 + local_name]);
        if named_there != named {
            self.remarks.push(named_there);
        }
        self.extra(bytes, at + 46 + name..at + 46 + name + extra);
        self.extra(bytes, head + 30 + local_name..head + data);
        self.remark(&entry[46 + name + extra..]);
        let flags = u16_at(entry, 8);
        covered.push(head..head + end + descriptor(&local[end..], flags));
        self.members.push(Member {
            name: named,
            method: u16::try_from(u16_at(entry, 10)).unwrap_or(u16::MAX),
            encrypted: flags & 1 != 0,
            checksum: u32::try_from(u32_at(entry, 16)).unwrap_or_default(),
            range: head + data..head + end,
        });
        Ok(length)
    }

    fn remark(&mut self, comment: &[u8]) {
        if !comment.is_empty() {
            self.remarks.push(text_bytes::decoded(comment));
        }
    }

    /// Times, owners and filling say nothing; a name is read; of anything else it is not known what it says.
    fn extra(&mut self, bytes: &[u8], range: Range<usize>) {
        let mut at = range.start;
        while at + 4 <= range.end {
            let (kind, length) = (u16_at(bytes, at), u16_at(bytes, at + 2));
            let end = at.saturating_add(4 + length).min(range.end);
            let content = &bytes[at + 4..end];
            match kind {
                0x5455 | 0x000A | 0x7875 | 0x5855 if length <= 40 => {}
                0xA220 if content.iter().skip(4).all(|byte| *byte == 0) => {}
                0x7075 | 0x6375 => self.remark(content.get(5..).unwrap_or_default()),
                _ => self.unknown.push(at..end),
            }
            at = end;
        }
        if at < range.end {
            self.unknown.push(at..range.end);
        }
    }
}

/// How long the record behind a member is that says how long the member was.
fn descriptor(behind: &[u8], flags: usize) -> usize {
    match (flags & 8 != 0, behind.starts_with(b"PK\x07\x08")) {
        (false, _) => 0,
        (true, true) => behind.len().min(16),
        (true, false) => behind.len().min(12),
    }
}

/// The record at the end, with nothing but its own remark behind it.
fn end_record(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(22)?;
    let first = last.saturating_sub(0xFFFF);
    (first..=last).rev().find(|at| {
        bytes[*at..].starts_with(b"PK\x05\x06") && u16_at(bytes, at + 20) == bytes.len() - at - 22
    })
}

/// What stands between parts.
fn gaps(mut covered: Vec<Range<usize>>, size: usize) -> Vec<Range<usize>> {
    covered.sort_by_key(|range| range.start);
    let mut gaps = Vec::new();
    let mut at = 0;
    for range in covered {
        if range.start > at {
            gaps.push(at..range.start);
        }
        at = at.max(range.end);
    }
    gaps.push(at..size);
    gaps.retain(|gap| gap.start < gap.end);
    gaps
}
