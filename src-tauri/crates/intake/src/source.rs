use std::io::{Read, Seek};

/// Bytes that can be read from any place in them.
pub trait ReadSeek: Read + Seek {}

impl<T: Read + Seek + ?Sized> ReadSeek for T {}

/// What looking into one file may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// At most this many bytes of the file are held in memory at once, where a reader needs them all together: a PDF, one
    /// mail, a picture that is decoded.
    pub bytes: u64,
    /// At most this many bytes are read of a file that is searched as it comes.
    ///
    /// It bounds time, not memory. The largest exports that people bring are a few hundred MiB (an SMS backup with its
    /// pictures, a mailbox of many years); by default twice that may be read, and a file that was made to keep the search
    /// busy still ends. [`words_in`](crate::words_in) holds what it finds and so reads no more than `bytes`.
    pub searched: u64,
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
            searched: 1024 * 1024 * 1024,
            pixels: 100_000_000,
            longest_side: 1600,
            text_bytes: 256 * 1024,
            pages: 10,
        }
    }
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
