//! Reading a sealed file again, from any place in it.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use disk::ReadBehind;
use domain::VaultId;
use zeroize::Zeroizing;

use crate::error::{Part, VaultError};
use crate::files::stream::{
    CHUNK, FileCipher, HEADER_LENGTH, SEALED_CHUNK, TAG, TRAILER, padded_length,
};
use crate::keys::derive::Key;

/// Files that are shorter are as well read without a thread of their own.
const LONG: u64 = 4 << 20;

/// An evidence file, decrypted as it is read. Nothing of it reaches the disk.
///
/// A damaged chunk is an error of the read that meets it, never wrong bytes.
pub struct UnsealedFile {
    file: File,
    cipher: FileCipher,
    chunks: u64,
    last_chunk_sealed: usize,
    length: u64,
    position: u64,
    buffer: Zeroizing<Vec<u8>>,
    buffered: Option<Buffered>,
    ahead: Option<Ahead>,
}

/// Chunks that are read from the disk before they are asked for.
struct Ahead {
    sealed: ReadBehind,
    next: u64,
}

struct Buffered {
    number: u64,
    length: usize,
}

impl UnsealedFile {
    /// Reads the header and the last chunk, which proves that the file was not cut and tells its true length.
    pub(crate) fn open(mut file: File, id: &VaultId, files_key: &Key) -> Result<Self, VaultError> {
        let damaged = || VaultError::damaged(Part::SealedFile);
        let sealed = file.metadata()?.len();
        let content = sealed
            .checked_sub(HEADER_LENGTH as u64)
            .filter(|content| *content > TAG as u64)
            .ok_or_else(damaged)?;
        let mut header = [0; HEADER_LENGTH];
        file.read_exact(&mut header)?;
        let cipher = FileCipher::from_header(header, id, files_key)?;
        let chunks = content.div_ceil(SEALED_CHUNK as u64);
        let last = content - (chunks - 1) * SEALED_CHUNK as u64;
        if last <= TAG as u64 {
            return Err(damaged());
        }
        let mut unsealed = Self {
            file,
            cipher,
            chunks,
            last_chunk_sealed: usize::try_from(last).map_err(|_| damaged())?,
            length: 0,
            position: 0,
            buffer: Zeroizing::new(Vec::new()),
            buffered: None,
            ahead: None,
        };
        unsealed.length = unsealed
            .read_length()
            .map_err(|error| typed(&error).unwrap_or(VaultError::Io(error)))?;
        let padded = content - chunks * TAG as u64;
        if padded_length(unsealed.length) != Some(padded) {
            return Err(damaged());
        }
        Ok(unsealed)
    }

    /// For reading it from its beginning to its end: a long file is read from the disk beside whatever is done with it.
    pub(crate) fn read_ahead(&mut self, path: &Path) -> io::Result<()> {
        if self.length >= LONG {
            let mut sealed = ReadBehind::of_whole(path)?;
            sealed.read_exact(&mut [0; HEADER_LENGTH])?;
            self.ahead = Some(Ahead { sealed, next: 0 });
        }
        Ok(())
    }

    /// The true length of the file, in bytes.
    pub fn size(&self) -> u64 {
        self.length
    }

    /// The length can straddle the last two chunks.
    fn read_length(&mut self) -> io::Result<u64> {
        let mut trailer = Zeroizing::new([0; TRAILER]);
        let last = self.chunks - 1;
        let held = self.load(last)?;
        let here = held.min(TRAILER);
        trailer[TRAILER - here..].copy_from_slice(&self.buffer[held - here..held]);
        if here < TRAILER {
            let before = last.checked_sub(1).ok_or_else(untyped_damage)?;
            let held = self.load(before)?;
            let missing = TRAILER - here;
            trailer[..missing].copy_from_slice(&self.buffer[held - missing..held]);
        }
        Ok(u64::from_be_bytes(*trailer))
    }

    /// Decrypts one chunk into the buffer and gives its length.
    fn load(&mut self, number: u64) -> io::Result<usize> {
        if let Some(buffered) = &self.buffered
            && buffered.number == number
        {
            return Ok(buffered.length);
        }
        self.buffered = None;
        let last = number + 1 == self.chunks;
        let sealed = if last {
            self.last_chunk_sealed
        } else {
            SEALED_CHUNK
        };
        self.buffer.resize(SEALED_CHUNK, 0);
        self.read_sealed(number, sealed)
            .map_err(|error| match error.kind() {
                io::ErrorKind::UnexpectedEof => untyped_damage(),
                _ => error,
            })?;
        self.cipher
            .open(number, last, &mut self.buffer[..sealed])
            .map_err(|_| untyped_damage())?;
        let length = sealed - TAG;
        self.buffered = Some(Buffered { number, length });
        Ok(length)
    }

    fn read_sealed(&mut self, number: u64, sealed: usize) -> io::Result<()> {
        let into = &mut self.buffer[..sealed];
        if let Some(ahead) = &mut self.ahead {
            if ahead.next == number {
                ahead.next += 1;
                return ahead.sealed.read_exact(into);
            }
            // It is not read from its beginning to its end after all.
            self.ahead = None;
        }
        let begin = HEADER_LENGTH as u64 + number * SEALED_CHUNK as u64;
        self.file.seek(SeekFrom::Start(begin))?;
        self.file.read_exact(into)
    }
}

/// What a damaged chunk looks like to somebody who reads through [`Read`].
fn untyped_damage() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        VaultError::damaged(Part::SealedFile),
    )
}

/// Damage that came through [`Read`], as the vault's own error again.
pub(crate) fn typed(error: &io::Error) -> Option<VaultError> {
    (error.kind() == io::ErrorKind::InvalidData).then_some(VaultError::damaged(Part::SealedFile))
}

impl Read for UnsealedFile {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.position >= self.length || into.is_empty() {
            return Ok(0);
        }
        let number = self.position / CHUNK as u64;
        let within = (self.position % CHUNK as u64) as usize;
        let held = self.load(number)?;
        let left = usize::try_from(self.length - self.position).unwrap_or(usize::MAX);
        let count = into.len().min(held - within).min(left);
        into[..count].copy_from_slice(&self.buffer[within..within + count]);
        self.position += count as u64;
        Ok(count)
    }
}

impl Seek for UnsealedFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(distance) => self.length.checked_add_signed(distance),
            SeekFrom::Current(distance) => self.position.checked_add_signed(distance),
        };
        self.position = target.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}
