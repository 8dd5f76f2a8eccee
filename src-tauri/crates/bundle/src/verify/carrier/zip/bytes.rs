//! Numbers as a ZIP writes them, the smallest part first.

use std::io::{self, Read, Seek, SeekFrom};

pub(super) fn damaged() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

/// So many bytes from this place on.
pub(super) fn read_at<R: Read + Seek>(file: &mut R, at: u64, length: usize) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = vec![0; length];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> io::Result<u16> {
    let bytes = bytes
        .get(at..at + 2)
        .and_then(|bytes| bytes.try_into().ok());
    bytes.map(u16::from_le_bytes).ok_or_else(damaged)
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> io::Result<u32> {
    let bytes = bytes
        .get(at..at + 4)
        .and_then(|bytes| bytes.try_into().ok());
    bytes.map(u32::from_le_bytes).ok_or_else(damaged)
}

pub(super) fn u64_at(bytes: &[u8], at: usize) -> io::Result<u64> {
    let bytes = bytes
        .get(at..at + 8)
        .and_then(|bytes| bytes.try_into().ok());
    bytes.map(u64::from_le_bytes).ok_or_else(damaged)
}
