//! Reading back what was sealed, before it counts as kept: from the disk, decrypted, and hashed again.
//!
//! Of a long file this goes on while the rest of it is being written, behind what has reached the disk.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use disk::{Content, FromDisk, Hasher, fill};
use domain::VaultId;
use zeroize::Zeroizing;

use crate::error::{Part, VaultError};
use crate::files::stream::{FileCipher, HEADER_LENGTH, SEALED_CHUNK, TAG, TRAILER, padded_length};
use crate::keys::derive::Key;

/// What was read back.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ReadBack {
    /// The header, which no other file has.
    header: [u8; HEADER_LENGTH],
    /// How many bytes the sealed file has.
    sealed: u64,
    /// What is in it.
    pub(crate) content: Content,
}

impl ReadBack {
    /// Reads a whole file, whose content has this length.
    pub(crate) fn whole(
        path: &Path,
        id: &VaultId,
        files_key: &Key,
        length: u64,
    ) -> Result<Self, VaultError> {
        let mut sealed = FromDisk::open(path)?;
        Self::of(&mut sealed, id, files_key, &AtomicU64::new(length))
    }

    /// Reads a sealed file to its end. `sealed_so_far` is the length of its content: while it is still being written, of
    /// what of that was sealed so far, which is never less than what is here to be read.
    pub(crate) fn of(
        sealed: &mut dyn Read,
        id: &VaultId,
        files_key: &Key,
        sealed_so_far: &AtomicU64,
    ) -> Result<Self, VaultError> {
        let mut header = [0; HEADER_LENGTH];
        sealed.read_exact(&mut header)?;
        let cipher = FileCipher::from_header(header, id, files_key)?;
        let mut plaintext = Plaintext::default();
        let [mut chunk, mut next] = [(); 2].map(|()| Zeroizing::new(vec![0; SEALED_CHUNK]));
        let mut held = fill(sealed, &mut chunk)?;
        let mut number = 0;
        while held > 0 {
            // The last one was sealed as such, and is the last when nothing comes behind it.
            let behind = fill(sealed, &mut next)?;
            let opened = cipher.open(number, behind == 0, &mut chunk[..held])?;
            plaintext.take(opened, sealed_so_far.load(Ordering::Acquire));
            std::mem::swap(&mut chunk, &mut next);
            held = behind;
            number += 1;
        }
        Ok(Self {
            header,
            sealed: HEADER_LENGTH as u64 + plaintext.size + number * TAG as u64,
            content: plaintext.content()?,
        })
    }

    /// Refuses unless this is the file that lies in its place.
    pub(crate) fn confirm_place(&self, place: &Path) -> Result<(), VaultError> {
        let mut file = File::open(place)?;
        let mut header = [0; HEADER_LENGTH];
        file.read_exact(&mut header)?;
        match header == self.header && file.metadata()?.len() == self.sealed {
            true => Ok(()),
            false => Err(VaultError::damaged(Part::SealedFile)),
        }
    }
}

/// What was in the chunks so far.
#[derive(Default)]
struct Plaintext {
    hasher: Hasher,
    /// How much of it is content.
    hashed: u64,
    /// With padding and length.
    size: u64,
    trailer: [u8; TRAILER],
}

impl Plaintext {
    fn take(&mut self, opened: &[u8], content: u64) {
        let count = (content.saturating_sub(self.size)).min(opened.len() as u64);
        self.hasher.update(&opened[..count as usize]);
        self.hashed += count;
        self.size += opened.len() as u64;
        let kept = opened.len().min(TRAILER);
        self.trailer.rotate_left(kept);
        self.trailer[TRAILER - kept..].copy_from_slice(&opened[opened.len() - kept..]);
    }

    fn content(self) -> Result<Content, VaultError> {
        let size = u64::from_be_bytes(self.trailer);
        if size != self.hashed || padded_length(size) != Some(self.size) {
            return Err(VaultError::damaged(Part::SealedFile));
        }
        Ok(Content {
            digest: self.hasher.finish(),
            size,
        })
    }
}
