//! Writing a sealed file: one pass that reads, hashes and seals.

use std::io::{Read, Write};

use disk::{Content, read_hashed};
use job::Meter;

use crate::error::VaultError;
use crate::files::stream::{CHUNK, FileCipher, SEALED_CHUNK, TRAILER, padded_length};

/// Seals a source into `out`: header, chunks, padding, true length.
pub(crate) fn seal_into(
    out: &mut dyn Write,
    cipher: &FileCipher,
    source: &mut dyn Read,
    meter: &mut Meter<'_>,
) -> Result<Content, VaultError> {
    out.write_all(cipher.header())?;
    let mut chunks = Chunks {
        out,
        cipher,
        number: 0,
        waiting: Vec::with_capacity(CHUNK),
        sealed: Vec::new(),
    };
    let content = read_hashed(source, meter, VaultError::SourceUnreadable, |batch| {
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
    waiting: Vec<u8>,
    sealed: Vec<u8>,
}

impl Chunks<'_> {
    fn take(&mut self, mut plaintext: &[u8]) -> Result<(), VaultError> {
        self.sealed.clear();
        while !plaintext.is_empty() {
            if self.waiting.len() == CHUNK {
                self.seal_waiting(false)?;
            }
            let count = plaintext.len().min(CHUNK - self.waiting.len());
            self.waiting.extend_from_slice(&plaintext[..count]);
            plaintext = &plaintext[count..];
        }
        self.out.write_all(&self.sealed)?;
        Ok(())
    }

    /// Moves the waiting chunk, sealed, to what is written next. Sealing happens where the bytes stand, so no plaintext
    /// stays behind in the buffer.
    fn seal_waiting(&mut self, last: bool) -> Result<(), VaultError> {
        let tag = self.cipher.seal(self.number, last, &mut self.waiting)?;
        self.sealed.reserve(SEALED_CHUNK);
        self.sealed.extend_from_slice(&self.waiting);
        self.sealed.extend_from_slice(&tag);
        self.waiting.clear();
        self.number += 1;
        Ok(())
    }

    fn finish(mut self, length: u64) -> Result<(), VaultError> {
        let padded = padded_length(length).ok_or(VaultError::Full)?;
        let mut zeros = padded - length - TRAILER as u64;
        let block = [0; 4096];
        while zeros > 0 {
            let count = zeros.min(block.len() as u64);
            self.take(&block[..count as usize])?;
            zeros -= count;
        }
        self.take(&length.to_be_bytes())?;
        self.sealed.clear();
        self.seal_waiting(true)?;
        self.out.write_all(&self.sealed)?;
        Ok(())
    }
}
