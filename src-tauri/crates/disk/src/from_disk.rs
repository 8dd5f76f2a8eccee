//! Reading a file as it is on the disk, and not as the system remembers it: what was just written is in memory still, and
//! reading that proves nothing.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// How much is read at a time, and a multiple of what any disk counts in.
const BLOCK: usize = 2 << 20;
/// Where a block may begin in memory, so that a disk can write into it.
const ALIGNMENT: usize = 4096;

/// A file that is read past the system's memory, from its beginning on. Where the file system knows no such thing, the
/// system is asked to forget what it remembers of the file, and may refuse.
///
/// What is read has to be synced before.
pub struct FromDisk {
    file: File,
    past_memory: bool,
    at: u64,
    /// How much is read at a time: no more than the file has, where that is known.
    room: usize,
    ended: bool,
    block: Block,
}

impl FromDisk {
    /// Opens a file that is whole.
    ///
    /// # Errors
    /// It cannot be opened.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut opened = Self::open_growing(path)?;
        let size = usize::try_from(opened.file.metadata()?.len()).unwrap_or(BLOCK);
        // One byte more, so that the end is seen.
        opened.room = BLOCK.min((size + 1).next_multiple_of(ALIGNMENT));
        Ok(opened)
    }

    /// Opens a file that somebody writes still.
    pub(crate) fn open_growing(path: &Path) -> io::Result<Self> {
        let (file, past_memory) = match open_past_memory(path) {
            Err(error) if is_not_known(&error) => (File::open(path)?, false),
            opened => (opened?, true),
        };
        Ok(Self {
            file,
            past_memory,
            at: 0,
            room: BLOCK,
            ended: false,
            block: Block::default(),
        })
    }

    /// Where the next block ends.
    pub(crate) fn next_end(&self) -> u64 {
        self.at + self.room as u64
    }

    /// Reads the next block: less than a whole one, or nothing, at the end of the file.
    pub(crate) fn read_block(&mut self, block: &mut Block) -> io::Result<()> {
        let room = block.room(self.room);
        let mut filled = 0;
        while filled < room.len() && !self.ended {
            match self.file.read(&mut room[filled..]) {
                Ok(count) => {
                    filled += count;
                    // Less than what a disk counts in is there at the end only, and behind it nothing may be asked for.
                    self.ended = count == 0 || self.past_memory && !count.is_multiple_of(ALIGNMENT);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if self.past_memory && is_not_known(&error) => {
                    // Some file systems let a file be opened so, and refuse only then.
                    go_by_way_of_memory(&self.file)?;
                    self.past_memory = false;
                }
                Err(error) => return Err(error),
            }
        }
        self.at += filled as u64;
        block.filled = filled;
        block.taken = 0;
        Ok(())
    }
}

impl Read for FromDisk {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.block.is_empty() {
            let mut block = std::mem::take(&mut self.block);
            let read = self.read_block(&mut block);
            self.block = block;
            read?;
        }
        Ok(self.block.take(into))
    }
}

/// Bytes of a file, in a place where a disk can write them.
#[derive(Default)]
pub(crate) struct Block {
    memory: Vec<u8>,
    begin: usize,
    filled: usize,
    taken: usize,
}

impl Block {
    fn room(&mut self, bytes: usize) -> &mut [u8] {
        self.memory.resize(bytes + ALIGNMENT, 0);
        self.begin = self.memory.as_ptr().align_offset(ALIGNMENT);
        &mut self.memory[self.begin..self.begin + bytes]
    }

    /// Whether all of it was taken.
    pub(crate) fn is_empty(&self) -> bool {
        self.taken == self.filled
    }

    /// Takes the next bytes of it.
    pub(crate) fn take(&mut self, into: &mut [u8]) -> usize {
        let count = into.len().min(self.filled - self.taken);
        let from = self.begin + self.taken;
        into[..count].copy_from_slice(&self.memory[from..from + count]);
        self.taken += count;
        count
    }
}

#[cfg(target_os = "linux")]
fn open_past_memory(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let direct = rustix::fs::OFlags::DIRECT.bits();
    File::options()
        .read(true)
        .custom_flags(direct.cast_signed())
        .open(path)
}

#[cfg(target_os = "linux")]
fn go_by_way_of_memory(file: &File) -> io::Result<()> {
    Ok(rustix::fs::fcntl_setfl(file, rustix::fs::OFlags::empty())?)
}

#[cfg(not(target_os = "linux"))]
fn go_by_way_of_memory(_file: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn open_past_memory(_path: &Path) -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the file system knows no reading past memory.
fn is_not_known(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
    )
}
