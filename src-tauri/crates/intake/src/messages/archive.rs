//! A ZIP archive that is not held: its list is read, and one member is unpacked as it comes. Phones pack a chat with hundreds of
//! MiB of pictures, which nobody needs here.

use std::io::{self, Read, SeekFrom};

use flate2::bufread::DeflateDecoder;

use crate::formats::text_bytes;
use crate::{ReadSeek, Reason};

/// So much of an archive may be its list.
const LONGEST_LIST: u64 = 16 * 1024 * 1024;
/// No phone packs more.
const MOST_MEMBERS: usize = 100_000;
/// The record at the end, with the longest remark behind it.
const END: u64 = 22 + 0xFFFF;

/// What an archive holds.
#[derive(Debug)]
pub(super) struct Archive {
    pub(super) members: Vec<Member>,
}

/// A file in an archive.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub(super) name: String,
    /// Whether it asks for a password.
    pub(super) is_locked: bool,
    method: u16,
    checksum: u32,
    packed: u64,
    unpacked: u64,
    at: u64,
}

/// Whether a file begins as an archive does.
pub(super) fn is_archive(beginning: &[u8]) -> bool {
    beginning.starts_with(b"PK\x03\x04") || beginning.starts_with(b"PK\x05\x06")
}

impl Archive {
    /// Reads the list.
    ///
    /// # Errors
    /// [`Reason::Damaged`] where there is none, or it leads nowhere; [`Reason::TooLarge`] where it is longer than any phone's.
    pub(super) fn read(source: &mut dyn ReadSeek) -> Result<Self, Reason> {
        let size = source.seek(SeekFrom::End(0))?;
        let (list_at, list_length) = list(source, size)?;
        if list_length > LONGEST_LIST {
            return Err(Reason::TooLarge);
        }
        if list_at
            .checked_add(list_length)
            .is_none_or(|end| end > size)
        {
            return Err(Reason::Damaged);
        }
        let list = bytes_at(source, list_at, list_length)?;
        let mut members = Vec::new();
        let mut rest = list.as_slice();
        while rest.starts_with(b"PK\x01\x02") {
            if members.len() == MOST_MEMBERS {
                return Err(Reason::TooLarge);
            }
            let (member, after) = member(rest).ok_or(Reason::Damaged)?;
            members.push(member);
            rest = after;
        }
        Ok(Self { members })
    }
}

/// Where the list stands, and how long it is.
fn list(source: &mut dyn ReadSeek, size: u64) -> Result<(u64, u64), Reason> {
    let tail_at = size.saturating_sub(END);
    let tail = bytes_at(source, tail_at, size - tail_at)?;
    let last = tail.len().checked_sub(22).ok_or(Reason::Damaged)?;
    let mut places = (0..=last).rev();
    let end = places.find(|at| {
        tail[*at..].starts_with(b"PK\x05\x06")
            && number(&tail, at + 20, 2) == Some((tail.len() - at - 22) as u64)
    });
    let end = end.ok_or(Reason::Damaged)?;
    let (length, at) = (number(&tail, end + 12, 4), number(&tail, end + 16, 4));
    let (length, at) = length.zip(at).ok_or(Reason::Damaged)?;
    if at < u64::from(u32::MAX) && length < u64::from(u32::MAX) {
        return Ok((at, length));
    }
    // Beyond 4 GiB a longer record stands before this one, and another before it says where.
    let locator = end.checked_sub(20).and_then(|at| tail.get(at..end));
    let locator = locator.filter(|bytes| bytes.starts_with(b"PK\x06\x07"));
    let record_at = locator.and_then(|bytes| number(bytes, 8, 8));
    let record_at = record_at.filter(|at| *at < size).ok_or(Reason::Damaged)?;
    let record = bytes_at(source, record_at, 56)?;
    let is_record = record.starts_with(b"PK\x06\x06");
    let found = number(&record, 48, 8).zip(number(&record, 40, 8));
    found.filter(|_| is_record).ok_or(Reason::Damaged)
}

/// An entry of the list, and what follows it.
fn member(entry: &[u8]) -> Option<(Member, &[u8])> {
    let flags = number(entry, 8, 2)?;
    let [name, extra, remark] = [28, 30, 32].map(|at| number(entry, at, 2));
    let (name, extra, remark) = (name? as usize, extra? as usize, remark? as usize);
    let mut member = Member {
        name: text_bytes::decoded(entry.get(46..46 + name)?),
        is_locked: flags & 1 != 0,
        method: number(entry, 10, 2)? as u16,
        checksum: number(entry, 16, 4)? as u32,
        packed: number(entry, 20, 4)?,
        unpacked: number(entry, 24, 4)?,
        at: number(entry, 42, 4)?,
    };
    member.widen(entry.get(46 + name..46 + name + extra)?);
    Some((member, entry.get(46 + name + extra + remark..)?))
}

impl Member {
    /// Takes numbers that did not fit into four bytes from the field that is for them.
    fn widen(&mut self, mut extra: &[u8]) {
        while let (Some(kind), Some(length)) = (number(extra, 0, 2), number(extra, 2, 2)) {
            let end = (4 + length as usize).min(extra.len());
            if kind == 1 {
                let mut at = 4;
                for value in [&mut self.unpacked, &mut self.packed, &mut self.at] {
                    if *value == u64::from(u32::MAX)
                        && let Some(wide) = number(&extra[..end], at, 8)
                    {
                        *value = wide;
                        at += 8;
                    }
                }
            }
            extra = &extra[end..];
        }
    }

    /// Its bytes, unpacked as they come.
    ///
    /// # Errors
    /// [`Reason::Locked`] where it asks for a password, [`Reason::Damaged`] where it is not there or packed in a way that no phone
    /// uses.
    pub(super) fn open<'s>(&self, source: &'s mut dyn ReadSeek) -> Result<Unpacked<'s>, Reason> {
        if self.is_locked {
            return Err(Reason::Locked);
        }
        let head = bytes_at(source, self.at, 30)?;
        let lengths = number(&head, 26, 2).zip(number(&head, 28, 2));
        let (name, extra) = lengths
            .filter(|_| head.starts_with(b"PK\x03\x04"))
            .ok_or(Reason::Damaged)?;
        let begin = self
            .at
            .checked_add(30 + name + extra)
            .ok_or(Reason::Damaged)?;
        source.seek(SeekFrom::Start(begin))?;
        let packed = io::BufReader::with_capacity(64 * 1024, source.take(self.packed));
        let bytes = match self.method {
            0 => Bytes::Stored(packed),
            8 => Bytes::Deflated(Box::new(DeflateDecoder::new(packed))),
            _ => return Err(Reason::Damaged),
        };
        Ok(Unpacked {
            bytes,
            hash: crc32fast::Hasher::new(),
            checksum: self.checksum,
            left: self.unpacked,
        })
    }
}

enum Bytes<'s> {
    Stored(io::BufReader<io::Take<&'s mut dyn ReadSeek>>),
    Deflated(Box<DeflateDecoder<io::BufReader<io::Take<&'s mut dyn ReadSeek>>>>),
}

/// A member while it is unpacked. It gives no byte more than the list says, and fails at the end where they are not what the list
/// says.
pub(super) struct Unpacked<'s> {
    bytes: Bytes<'s>,
    hash: crc32fast::Hasher,
    checksum: u32,
    left: u64,
}

impl Read for Unpacked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let damaged = || io::Error::other(Reason::Damaged);
        let length = match &mut self.bytes {
            Bytes::Stored(bytes) => bytes.read(buffer)?,
            Bytes::Deflated(bytes) => bytes.read(buffer).map_err(|fault| match fault.kind() {
                io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => damaged(),
                _ => fault,
            })?,
        };
        self.hash.update(&buffer[..length]);
        self.left = self.left.checked_sub(length as u64).ok_or_else(damaged)?;
        let ends = length == 0 && !buffer.is_empty();
        if ends && (self.left > 0 || self.hash.clone().finalize() != self.checksum) {
            return Err(damaged());
        }
        Ok(length)
    }
}

fn bytes_at(source: &mut dyn ReadSeek, at: u64, length: u64) -> Result<Vec<u8>, Reason> {
    source.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::new();
    source.take(length).read_to_end(&mut bytes)?;
    match bytes.len() as u64 == length {
        true => Ok(bytes),
        false => Err(Reason::Damaged),
    }
}

/// A little-endian number of so many bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(
        bytes
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | u64::from(*byte)),
    )
}
