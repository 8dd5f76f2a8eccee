//! Writing a sealed file: one pass that reads, hashes and seals.

use std::io::{Read, Write};
use std::sync::atomic::{AtomicU64, Ordering};

use disk::{Content, read_hashed};
use job::Meter;
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::files::stream::{CHUNK, FileCipher, SEALED_CHUNK, TRAILER, padded_length};

/// Seals a source into `out`: header, chunks, padding, true length. `so_far` says how much of the source was sealed, before
/// any of that is written.
pub(crate) fn seal_into(
    out: &mut dyn Write,
    cipher: &FileCipher,
    source: &mut dyn Read,
    so_far: &AtomicU64,
    meter: &mut Meter<'_>,
) -> Result<Content, VaultError> {
    out.write_all(cipher.header())?;
    let mut chunks = Chunks {
        out,
        cipher,
        number: 0,
        bytes: Zeroizing::new(Vec::new()),
        sealed: 0,
    };
    let content = read_hashed(source, meter, VaultError::SourceUnreadable, |batch| {
        so_far.fetch_add(batch.len() as u64, Ordering::Release);
        chunks.take(batch)
    })?;
    chunks.finish(content.size)?;
    Ok(content)
}

/// Cuts plaintext into chunks. The last one may not be sealed before it is known to be the last, so one always waits.
struct Chunks<'a> {
    out: &'a mut dyn Write,
    cipher: &'a FileCipher,
    number: u64,
    /// Sealed chunks, to be written next, and behind them the one that waits.
    bytes: Zeroizing<Vec<u8>>,
    sealed: usize,
}

impl Chunks<'_> {
    fn take(&mut self, mut plaintext: &[u8]) -> Result<(), VaultError> {
        // All at once, so that no copy stays behind when it grows.
        self.make_room(plaintext.len());
        while !plaintext.is_empty() {
            let waiting = self.bytes.len() - self.sealed;
            if waiting == CHUNK {
                self.seal_waiting(false)?;
                continue;
            }
            let count = plaintext.len().min(CHUNK - waiting);
            self.bytes.extend_from_slice(&plaintext[..count]);
            plaintext = &plaintext[count..];
        }
        self.write_sealed()
    }

    fn make_room(&mut self, plaintext: usize) {
        let chunks = (plaintext + CHUNK).div_ceil(CHUNK);
        let needed = chunks * SEALED_CHUNK;
        if self.bytes.capacity() < needed {
            let mut larger = Zeroizing::new(Vec::with_capacity(needed));
            larger.extend_from_slice(&self.bytes);
            self.bytes = larger;
        }
    }

    /// Seals the waiting chunk where it stands, so that its plaintext is gone.
    fn seal_waiting(&mut self, last: bool) -> Result<(), VaultError> {
        let waiting = &mut self.bytes[self.sealed..];
        let tag = self.cipher.seal(self.number, last, waiting)?;
        self.bytes.extend_from_slice(&tag);
        self.sealed = self.bytes.len();
        self.number += 1;
        Ok(())
    }

    fn write_sealed(&mut self) -> Result<(), VaultError> {
        self.out.write_all(&self.bytes[..self.sealed])?;
        self.bytes.copy_within(self.sealed.., 0);
        let waiting = self.bytes.len() - self.sealed;
        self.bytes.truncate(waiting);
        self.sealed = 0;
        Ok(())
    }

    fn finish(mut self, length: u64) -> Result<(), VaultError> {
        let padded = padded_length(length).ok_or(VaultError::Full)?;
        let mut zeros = padded - length - TRAILER as u64;
        let block = [0; CHUNK];
        while zeros > 0 {
            let count = zeros.min(block.len() as u64);
            self.take(&block[..count as usize])?;
            zeros -= count;
        }
        self.take(&length.to_be_bytes())?;
        self.make_room(CHUNK);
        self.seal_waiting(true)?;
        self.write_sealed()
    }
}
