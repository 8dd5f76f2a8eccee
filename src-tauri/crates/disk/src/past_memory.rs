//! Reading and writing a file past the system's memory: what is read so is on the disk, and what is written so is not copied
//! on its way. A disk counts in blocks, and takes and gives only whole ones.

use std::fs::File;
use std::io;

/// What every disk's blocks fit into, in a file and in memory.
pub(crate) const ALIGNMENT: usize = 4096;
/// How much is read or written at a time.
pub(crate) const BLOCK: usize = 2 << 20;

/// Bytes of a file, in a place where a disk can take and put them.
#[derive(Default)]
pub(crate) struct Block {
    memory: Vec<u8>,
    begin: usize,
    filled: usize,
    taken: usize,
}

impl Block {
    /// What it holds.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.memory[self.begin..self.begin + self.filled]
    }

    /// Forgets what it holds.
    pub(crate) fn clear(&mut self) {
        (self.filled, self.taken) = (0, 0);
    }

    /// Room for so many bytes. The first of them are what it holds.
    pub(crate) fn room(&mut self, bytes: usize) -> &mut [u8] {
        if self.memory.len() < bytes + ALIGNMENT {
            let mut memory = vec![0; bytes.next_power_of_two() + ALIGNMENT];
            let begin = memory.as_ptr().align_offset(ALIGNMENT);
            memory[begin..begin + self.filled].copy_from_slice(self.bytes());
            (self.memory, self.begin) = (memory, begin);
        }
        &mut self.memory[self.begin..self.begin + bytes]
    }

    /// Says how much of the room is filled.
    pub(crate) fn hold(&mut self, bytes: usize) {
        self.filled = bytes;
    }

    /// Whether all that it holds was taken.
    pub(crate) fn is_taken(&self) -> bool {
        self.taken == self.filled
    }

    /// Takes the next bytes of it.
    pub(crate) fn take(&mut self, into: &mut [u8]) -> usize {
        let left = &self.bytes()[self.taken..];
        let count = into.len().min(left.len());
        into[..count].copy_from_slice(&left[..count]);
        self.taken += count;
        count
    }
}

/// Whether a file is read and written past memory.
///
/// # Errors
/// The file system or the system knows no such thing ([`is_not_known`]).
#[cfg(target_os = "linux")]
pub(crate) fn go_past_memory(file: &File, past: bool) -> io::Result<()> {
    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
    let mut flags = fcntl_getfl(file)?;
    flags.set(OFlags::DIRECT, past);
    Ok(fcntl_setfl(file, flags)?)
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn go_past_memory(_file: &File, past: bool) -> io::Result<()> {
    match past {
        true => Err(io::ErrorKind::Unsupported.into()),
        false => Ok(()),
    }
}

/// Whether that is not known here. Some file systems say so only when something is read or written.
pub(crate) fn is_not_known(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
    )
}
