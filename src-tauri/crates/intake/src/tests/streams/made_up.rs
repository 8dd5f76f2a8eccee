//! Files that are made while they are read, so that they may be of any size; and what was read of them.

use std::io::{self, Read, Seek, SeekFrom};

/// A file of which each byte is made when it is read.
pub(in crate::tests) struct MadeUp<F> {
    size: u64,
    at: u64,
    content: F,
    /// No read gives more.
    pub(in crate::tests) most_at_once: usize,
    /// Where reading fails, if it does.
    pub(in crate::tests) fails_at: u64,
    /// The largest number of bytes that was asked for at once.
    pub(in crate::tests) largest_read: usize,
    /// All bytes that were given.
    pub(in crate::tests) given: u64,
}

impl<F: Fn(u64, &mut [u8])> MadeUp<F> {
    pub(in crate::tests) fn new(size: u64, content: F) -> Self {
        Self {
            size,
            at: 0,
            content,
            most_at_once: usize::MAX,
            fails_at: u64::MAX,
            largest_read: 0,
            given: 0,
        }
    }
}

impl<F: Fn(u64, &mut [u8])> Read for MadeUp<F> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.largest_read = self.largest_read.max(buffer.len());
        if self.at >= self.fails_at {
            return Err(io::Error::other("it cannot be fetched"));
        }
        let left = self.size.min(self.fails_at).saturating_sub(self.at);
        let length = buffer.len().min(self.most_at_once);
        let length = usize::try_from(left).map_or(length, |left| left.min(length));
        (self.content)(self.at, &mut buffer[..length]);
        self.at += length as u64;
        self.given += length as u64;
        Ok(length)
    }
}

impl<F> Seek for MadeUp<F> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// Bytes at one place of a file, which is filled up with what `between` makes.
pub(in crate::tests) fn with(
    place: u64,
    bytes: Vec<u8>,
    between: impl Fn(u64, &mut [u8]),
) -> impl Fn(u64, &mut [u8]) {
    move |at, buffer| {
        between(at, buffer);
        let first = place.saturating_sub(at).min(buffer.len() as u64);
        let skipped = at.saturating_sub(place).min(bytes.len() as u64);
        let (first, skipped) = (first as usize, skipped as usize);
        let length = (buffer.len() - first).min(bytes.len() - skipped);
        buffer[first..first + length].copy_from_slice(&bytes[skipped..skipped + length]);
    }
}

/// The same bytes over and over.
pub(in crate::tests) fn repeated(pattern: Vec<u8>) -> impl Fn(u64, &mut [u8]) {
    move |at, buffer| {
        let start = (at % pattern.len() as u64) as usize;
        let mut filled = 0;
        while filled < buffer.len() {
            let from = (start + filled) % pattern.len();
            let length = (pattern.len() - from).min(buffer.len() - filled);
            buffer[filled..filled + length].copy_from_slice(&pattern[from..from + length]);
            filled += length;
        }
    }
}
