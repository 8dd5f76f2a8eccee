use std::io::{Read, Seek, SeekFrom};

use crate::Reason;

/// Bytes that can be read from any place in them.
pub trait ReadSeek: Read + Seek {}

impl<T: Read + Seek + ?Sized> ReadSeek for T {}

/// What looking into one file may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// At most this many bytes of the file are held in memory at once.
    pub bytes: u64,
    /// A picture of more pixels than this is not opened.
    pub pixels: u64,
    /// Pictures made for looking at are no longer than this on either side.
    pub longest_side: u32,
    /// At most this many bytes of text are shown.
    pub text_bytes: usize,
    /// At most this many pages are shown.
    pub pages: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            bytes: 64 * 1024 * 1024,
            pixels: 100_000_000,
            longest_side: 1600,
            text_bytes: 256 * 1024,
            pages: 10,
        }
    }
}

/// The whole file, unless it is larger than the budget.
pub(crate) fn read_whole(source: &mut dyn ReadSeek, most: u64) -> Result<Vec<u8>, Reason> {
    let (bytes, more) = read_first(source, most)?;
    match (more, bytes.is_empty()) {
        (true, _) => Err(Reason::TooLarge),
        (_, true) => Err(Reason::Empty),
        _ => Ok(bytes),
    }
}

/// The first part of the file, and whether there is more.
pub(crate) fn read_first(source: &mut dyn ReadSeek, most: u64) -> Result<(Vec<u8>, bool), Reason> {
    source.seek(SeekFrom::Start(0))?;
    let mut bytes = Vec::new();
    // One byte beyond the budget tells "exactly as long" from "longer".
    source
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)?;
    let more = bytes.len() as u64 > most;
    bytes.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok((bytes, more))
}

/// Bytes from one place. `None` when the file ends before them.
pub(crate) fn read_at(source: &mut dyn ReadSeek, from: u64, length: usize) -> Option<Vec<u8>> {
    source.seek(SeekFrom::Start(from)).ok()?;
    let mut bytes = Vec::new();
    source.take(length as u64).read_to_end(&mut bytes).ok()?;
    (bytes.len() == length).then_some(bytes)
}

/// Big-endian numbers out of a slice; `None` beyond its end.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let part = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(part.try_into().ok()?))
}

/// See [`u16_at`].
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let part = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(part.try_into().ok()?))
}

/// See [`u16_at`].
pub(crate) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    let part = bytes.get(at..at.checked_add(8)?)?;
    Some(u64::from_be_bytes(part.try_into().ok()?))
}
