//! A file read through a budget: little of it is in memory at once, and no end is mistaken for another.
//!
//! [`BoundedStream`] gives bytes, [`text::DecodedText`] makes text of them as they come, [`lines::TextLines`] lines of the
//! text, and [`pieces`] says where one that is too long is cut.

pub(crate) mod encoding;
pub(crate) mod lines;
pub(crate) mod pieces;
pub(crate) mod text;
pub(crate) mod undecodable;
mod utf8;

use std::io::{self, Read, Seek, SeekFrom};

use crate::{ReadSeek, Reason};

/// Bytes of a file, of which no more than a budget can be read.
///
/// It ends in one of three ways, and no reader can take one for another: at the file's end it gives nothing more; where
/// the budget is spent and there is more, reading fails with [`Reason::OnlyTheFirstPart`]; where the bytes cannot be
/// fetched, it fails with what the source said ([`Reason::Unreadable`]). `?` makes a [`Reason`] of each failure.
///
/// Passing over bytes (by seeking) costs nothing.
pub(crate) struct BoundedStream<'a> {
    source: &'a mut dyn ReadSeek,
    /// Bytes that may still be read.
    left: u64,
    /// Why reading failed, where it did.
    failed: Option<Reason>,
}

impl<'a> BoundedStream<'a> {
    /// From the file's beginning; at most this many bytes.
    pub(crate) fn new(source: &'a mut dyn ReadSeek, most: u64) -> Result<Self, Reason> {
        source.seek(SeekFrom::Start(0))?;
        Ok(Self {
            source,
            left: most,
            failed: None,
        })
    }

    /// Fills as much of the buffer as there are bytes for. Fewer come only at the file's end.
    ///
    /// # Errors
    /// The second value is why no more came. What came before stands in the buffer all the same.
    pub(crate) fn fill(&mut self, buffer: &mut [u8]) -> (usize, Result<(), Reason>) {
        let mut filled = 0;
        while filled < buffer.len() {
            match self.read(&mut buffer[filled..]) {
                Ok(0) => break,
                Ok(length) => filled += length,
                Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {}
                Err(fault) => return (filled, Err(fault.into())),
            }
        }
        (filled, Ok(()))
    }

    /// Why reading failed, where it did: for libraries that do not tell it on.
    pub(crate) const fn failed(&self) -> Option<Reason> {
        self.failed
    }

    /// Everything that is left. What came before a failure stays.
    pub(crate) fn append_all(&mut self, bytes: &mut Vec<u8>) -> Result<(), Reason> {
        self.read_to_end(bytes)?;
        Ok(())
    }

    /// What stands at one place, to the file's end where that comes first.
    pub(crate) fn up_to(&mut self, at: u64, length: usize) -> Result<Vec<u8>, Reason> {
        self.seek(SeekFrom::Start(at))?;
        let mut bytes = Vec::new();
        self.take(length as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// So many bytes from one place.
    ///
    /// # Errors
    /// [`Reason::Damaged`] where the file ends before them.
    pub(crate) fn at(&mut self, at: u64, length: usize) -> Result<Vec<u8>, Reason> {
        let bytes = self.up_to(at, length)?;
        match bytes.len() == length {
            true => Ok(bytes),
            false => Err(Reason::Damaged),
        }
    }

    fn read_within(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            // One byte beyond the budget tells "exactly as long" from "longer".
            return match self.source.read(&mut [0])? {
                0 => Ok(0),
                _ => Err(io::Error::other(Reason::OnlyTheFirstPart)),
            };
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX);
        let most = most.min(buffer.len());
        let length = self.source.read(&mut buffer[..most])?;
        self.left = self.left.saturating_sub(length as u64);
        Ok(length)
    }
}

impl Read for BoundedStream<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        self.read_within(buffer).inspect_err(|fault| {
            if fault.kind() != io::ErrorKind::Interrupted {
                self.failed = Some(Reason::of(fault));
            }
        })
    }
}

impl Seek for BoundedStream<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.source.seek(to)
    }
}
