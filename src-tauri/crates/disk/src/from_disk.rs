//! Reading a file as it is on the disk, and not as the system remembers it: what was just written is in memory still, and
//! reading that proves nothing.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use crate::past_memory::{ALIGNMENT, BLOCK, Block, go_past_memory, is_not_known};

/// A file that is read past the system's memory, from its beginning on. Where nobody knows how to do that, it is read as
/// any file is.
///
/// What is read has to be synced before.
pub struct FromDisk {
    file: File,
    past_memory: bool,
    at: u64,
    /// How much is read at a time: no more than the file has, where that is known.
    room: usize,
    /// How many blocks are left out after each.
    skipped: usize,
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
        opened.room = BLOCK.min(size.min(BLOCK) + 1).next_multiple_of(ALIGNMENT);
        Ok(opened)
    }

    /// Opens a file that somebody may write still, to read one of so many blocks: the one with this number.
    pub(crate) fn every(step: usize, number: usize, path: &Path) -> io::Result<Self> {
        let mut opened = Self::open_growing(path)?;
        opened.skip(number)?;
        opened.skipped = step - 1;
        Ok(opened)
    }

    fn open_growing(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        Ok(Self {
            past_memory: go_past_memory(&file, true).is_ok(),
            file,
            at: 0,
            room: BLOCK,
            skipped: 0,
            ended: false,
            block: Block::default(),
        })
    }

    fn skip(&mut self, blocks: usize) -> io::Result<()> {
        if blocks > 0 {
            self.at += (blocks * self.room) as u64;
            self.file.seek(SeekFrom::Start(self.at))?;
        }
        Ok(())
    }

    /// Where the next block ends.
    pub(crate) fn next_end(&self) -> u64 {
        self.at + self.room as u64
    }

    /// Reads the next block: less than a whole one, or nothing, at the end of the file.
    pub(crate) fn read_block(&mut self, block: &mut Block) -> io::Result<()> {
        block.clear();
        let room = block.room(self.room);
        let mut filled = 0;
        while filled < room.len() && !self.ended {
            match self.file.read(&mut room[filled..]) {
                Ok(count) => {
                    filled += count;
                    // Less than a disk's block is there at the end only, and behind it nothing may be asked for.
                    self.ended = count == 0 || self.past_memory && !count.is_multiple_of(ALIGNMENT);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if self.past_memory && is_not_known(&error) => {
                    go_past_memory(&self.file, false)?;
                    self.past_memory = false;
                }
                Err(error) => return Err(error),
            }
        }
        self.at += filled as u64;
        block.hold(filled);
        match self.ended {
            true => Ok(()),
            false => self.skip(self.skipped),
        }
    }
}

impl Read for FromDisk {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.block.is_taken() {
            let mut block = std::mem::take(&mut self.block);
            let read = self.read_block(&mut block);
            self.block = block;
            read?;
        }
        Ok(self.block.take(into))
    }
}
