//! Reads a stored ZIP's lists and holds them against one another. Nothing in it is believed: each
//! program that opens ZIPs trusts another of its places, and a file that only some of them show is
//! how a bundle would be tampered with.

use std::collections::BTreeSet;
use std::io::{self, Read, Seek, SeekFrom};

use super::report::VerifyCode;

const END: &[u8; 4] = b"PK\x05\x06";
const END_64: &[u8; 4] = b"PK\x06\x06";
const END_64_LOCATOR: &[u8; 4] = b"PK\x06\x07";
const CENTRAL: &[u8; 4] = b"PK\x01\x02";
const LOCAL: &[u8; 4] = b"PK\x03\x04";
const DESCRIPTOR: &[u8; 4] = b"PK\x07\x08";
/// The flag of a file whose sizes were not known before its bytes: they are said behind them.
const SAID_BEHIND: u16 = 1 << 3;
const END_SIZE: u64 = 22;
const LONGEST_COMMENT: u64 = 0xffff;
const LARGEST_DIRECTORY: u64 = 256 << 20;
const LINK: u32 = 0o120_000;
const KIND: u32 = 0o170_000;

/// What a ZIP holds.
pub(super) struct Zip {
    pub(super) files: Vec<ZipFile>,
    /// What all that is listed in it is called, in small letters.
    pub(super) names: BTreeSet<String>,
    pub(super) hazards: Vec<(VerifyCode, String)>,
}

/// One stored file.
pub(super) struct ZipFile {
    pub(super) name: String,
    pub(super) start: u64,
    pub(super) size: u64,
}

struct Listed {
    name: Vec<u8>,
    flags: u16,
    method: u16,
    crc: u32,
    packed: u64,
    size: u64,
    local: u64,
    mode: u32,
}

fn damaged() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

pub(super) fn read<R: Read + Seek>(file: &mut R) -> io::Result<Zip> {
    let length = file.seek(SeekFrom::End(0))?;
    let (count, size, start) = directory_place(file, length)?;
    if size > LARGEST_DIRECTORY || start.checked_add(size).is_none_or(|end| end > length) {
        return Err(damaged());
    }
    let mut bytes = vec![0; usize::try_from(size).map_err(|_| damaged())?];
    file.seek(SeekFrom::Start(start))?;
    file.read_exact(&mut bytes)?;
    let mut rest = bytes.as_slice();
    let mut listed = Vec::new();
    while !rest.is_empty() {
        listed.push(central(&mut rest)?);
    }
    let mut zip = Zip {
        files: Vec::new(),
        names: BTreeSet::new(),
        hazards: Vec::new(),
    };
    if listed.len() as u64 != count {
        zip.hazards
            .push((VerifyCode::ZipContradictsItself, String::new()));
    }
    listed.sort_by_key(|one| one.local);
    let mut expected = 0;
    for one in &listed {
        let name = String::from_utf8_lossy(&one.name).into_owned();
        // A byte that belongs to no file, or to two, is where something can be hidden.
        if one.local != expected {
            zip.hazards
                .push((VerifyCode::ZipContradictsItself, name.clone()));
        }
        if !zip.names.insert(name.to_lowercase()) {
            zip.hazards.push((VerifyCode::DuplicateName, name.clone()));
        }
        if let Some(code) = hazard(one, &name) {
            zip.hazards.push((code, name.clone()));
        }
        let data = local(file, one, length)?;
        let Some(Local { data, end, agrees }) = data else {
            zip.hazards.push((VerifyCode::ZipContradictsItself, name));
            continue;
        };
        if !agrees {
            zip.hazards
                .push((VerifyCode::ZipContradictsItself, name.clone()));
        }
        expected = end;
        let readable = one.method == 0 && one.mode & KIND != LINK && one.packed == one.size;
        if readable && !name.ends_with('/') {
            zip.files.push(ZipFile {
                name,
                start: data,
                size: one.size,
            });
        }
    }
    if expected != start {
        zip.hazards
            .push((VerifyCode::ZipContradictsItself, String::new()));
    }
    Ok(zip)
}

fn hazard(one: &Listed, name: &str) -> Option<VerifyCode> {
    let encrypted = one.flags & 1 != 0;
    if one.mode & KIND == LINK {
        Some(VerifyCode::SymbolicLink)
    } else if !is_safe(name) || std::str::from_utf8(&one.name).is_err() {
        Some(VerifyCode::UnsafeName)
    } else if one.method != 0 || encrypted || one.packed != one.size {
        Some(VerifyCode::ZipNotAsWritten)
    } else {
        None
    }
}

/// The characters that a bundle's own names are made of, and no step upwards.
fn is_safe(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte);
    let parts = name.strip_suffix('/').unwrap_or(name);
    name.bytes().all(plain)
        && parts
            .split('/')
            .all(|part| !part.is_empty() && part != "." && part != "..")
}

/// Number of files, size and start of the central directory.
fn directory_place<R: Read + Seek>(file: &mut R, length: u64) -> io::Result<(u64, u64, u64)> {
    let tail_start = length.saturating_sub(END_SIZE + LONGEST_COMMENT + 20);
    file.seek(SeekFrom::Start(tail_start))?;
    let mut tail = Vec::new();
    file.take(END_SIZE + LONGEST_COMMENT + 20)
        .read_to_end(&mut tail)?;
    let at = (0..tail.len().saturating_sub(21))
        .rev()
        .find(|at| tail[*at..].starts_with(END))
        .ok_or_else(damaged)?;
    let end = &tail[at..];
    let comment = u16_at(end, 20)?;
    if end.len() != 22 + usize::from(comment) {
        return Err(damaged());
    }
    let place = (
        u64::from(u16_at(end, 10)?),
        u64::from(u32_at(end, 12)?),
        u64::from(u32_at(end, 16)?),
    );
    let locator = at.checked_sub(20).map(|at| &tail[at..at + 20]);
    match locator.filter(|locator| locator.starts_with(END_64_LOCATOR)) {
        None => Ok(place),
        Some(locator) => {
            let mut end = [0; 56];
            file.seek(SeekFrom::Start(u64_at(locator, 8)?))?;
            file.read_exact(&mut end)?;
            if !end.starts_with(END_64) {
                return Err(damaged());
            }
            Ok((u64_at(&end, 32)?, u64_at(&end, 40)?, u64_at(&end, 48)?))
        }
    }
}

fn central(rest: &mut &[u8]) -> io::Result<Listed> {
    let header = rest
        .get(..46)
        .filter(|header| header.starts_with(CENTRAL))
        .ok_or_else(damaged)?;
    let name_length = usize::from(u16_at(header, 28)?);
    let extra_length = usize::from(u16_at(header, 30)?);
    let comment_length = usize::from(u16_at(header, 32)?);
    let name_end = 46 + name_length;
    let name = rest.get(46..name_end).ok_or_else(damaged)?.to_vec();
    let extra = rest
        .get(name_end..name_end + extra_length)
        .ok_or_else(damaged)?;
    let mut listed = Listed {
        name,
        flags: u16_at(header, 8)?,
        method: u16_at(header, 10)?,
        crc: u32_at(header, 16)?,
        packed: u64::from(u32_at(header, 20)?),
        size: u64::from(u32_at(header, 24)?),
        local: u64::from(u32_at(header, 42)?),
        mode: u32_at(header, 38)? >> 16,
    };
    let large = [&mut listed.size, &mut listed.packed, &mut listed.local];
    read_large(extra, large)?;
    *rest = rest
        .get(name_end + extra_length + comment_length..)
        .ok_or_else(damaged)?;
    Ok(listed)
}

/// The ZIP64 field gives only what did not fit, in this order.
fn read_large<const N: usize>(extra: &[u8], values: [&mut u64; N]) -> io::Result<()> {
    let Some(field) = large_field(extra)? else {
        return Ok(());
    };
    let mut at = 0;
    for value in values {
        if *value == u64::from(u32::MAX) {
            *value = u64_at(field, at)?;
            at += 8;
        }
    }
    Ok(())
}

fn large_field(mut extra: &[u8]) -> io::Result<Option<&[u8]>> {
    while extra.len() >= 4 {
        let (id, length) = (u16_at(extra, 0)?, usize::from(u16_at(extra, 2)?));
        let field = extra.get(4..4 + length).ok_or_else(damaged)?;
        if id == 1 {
            return Ok(Some(field));
        }
        extra = &extra[4 + length..];
    }
    Ok(None)
}

/// What is said of a file's bytes, before or behind them.
#[derive(PartialEq, Eq, Default)]
struct Sizes {
    crc: u32,
    packed: u64,
    size: u64,
}

/// What stands around a file's bytes.
struct Local {
    /// Where they begin.
    data: u64,
    /// Where what belongs to the file ends.
    end: u64,
    /// Whether all of it says the same as the list.
    agrees: bool,
}

fn local<R: Read + Seek>(file: &mut R, listed: &Listed, length: u64) -> io::Result<Option<Local>> {
    if listed.local.checked_add(30).is_none_or(|end| end > length) {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(listed.local))?;
    let mut header = [0; 30];
    file.read_exact(&mut header)?;
    if !header.starts_with(LOCAL) {
        return Ok(None);
    }
    let (name_length, extra_length) = (u16_at(&header, 26)?, u16_at(&header, 28)?);
    let data = listed.local + 30 + u64::from(name_length) + u64::from(extra_length);
    if data
        .checked_add(listed.packed)
        .is_none_or(|end| end > length)
    {
        return Ok(None);
    }
    let mut name = vec![0; usize::from(name_length)];
    file.read_exact(&mut name)?;
    let mut extra = vec![0; usize::from(extra_length)];
    file.read_exact(&mut extra)?;
    let mut packed = u64::from(u32_at(&header, 18)?);
    let mut size = u64::from(u32_at(&header, 22)?);
    read_large(&extra, [&mut size, &mut packed])?;
    let said = Sizes {
        crc: u32_at(&header, 14)?,
        packed,
        size,
    };
    let listed_too = Sizes {
        crc: listed.crc,
        packed: listed.packed,
        size: listed.size,
    };
    let end = data + listed.packed;
    let (end, sizes_agree) = match listed.flags & SAID_BEHIND {
        0 => (end, said == listed_too),
        _ => {
            file.seek(SeekFrom::Start(end))?;
            let (length, behind) = descriptor(file, large_field(&extra)?.is_some())?;
            let before = said == Sizes::default() || said == listed_too;
            (end + length, before && behind == Some(listed_too))
        }
    };
    let agrees = name == listed.name
        && u16_at(&header, 6)? == listed.flags
        && u16_at(&header, 8)? == listed.method
        && sizes_agree;
    Ok(Some(Local { data, end, agrees }))
}

/// What a ZIP that was written in one go says behind a file's bytes: check sum, packed size and size; and how long that
/// is. Sizes have eight bytes where the local header has the ZIP64 field (APPNOTE 4.3.9.2).
fn descriptor<R: Read>(file: &mut R, large: bool) -> io::Result<(u64, Option<Sizes>)> {
    let length = if large { 24 } else { 16 };
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != length || !bytes.starts_with(DESCRIPTOR) {
        return Ok((0, None));
    }
    let (packed, size) = match large {
        true => (u64_at(&bytes, 8)?, u64_at(&bytes, 16)?),
        false => (
            u64::from(u32_at(&bytes, 8)?),
            u64::from(u32_at(&bytes, 12)?),
        ),
    };
    let crc = u32_at(&bytes, 4)?;
    Ok((length, Some(Sizes { crc, packed, size })))
}

fn u16_at(bytes: &[u8], at: usize) -> io::Result<u16> {
    let bytes = bytes
        .get(at..at + 2)
        .and_then(|bytes| bytes.try_into().ok());
    bytes.map(u16::from_le_bytes).ok_or_else(damaged)
}

fn u32_at(bytes: &[u8], at: usize) -> io::Result<u32> {
    let bytes = bytes
        .get(at..at + 4)
        .and_then(|bytes| bytes.try_into().ok());
    bytes.map(u32::from_le_bytes).ok_or_else(damaged)
}

fn u64_at(bytes: &[u8], at: usize) -> io::Result<u64> {
    let bytes = bytes
        .get(at..at + 8)
        .and_then(|bytes| bytes.try_into().ok());
    bytes.map(u64::from_le_bytes).ok_or_else(damaged)
}
