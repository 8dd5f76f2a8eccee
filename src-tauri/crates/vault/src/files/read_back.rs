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

/// Who hears how many bytes of content more were read, and may stop it.
pub(crate) type OnRead<'a> = dyn FnMut(u64) -> Result<(), VaultError> + 'a;

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
    /// Reads a whole file, whose content has this length. `read` hears of each further part of it and may stop it.
    pub(crate) fn whole(
        path: &Path,
        id: &VaultId,
        files_key: &Key,
        length: u64,
        read: &mut OnRead<'_>,
    ) -> Result<Self, VaultError> {
        let mut sealed = FromDisk::open(path)?;
        Self::of(&mut sealed, id, files_key, &AtomicU64::new(length), read)
    }

    /// Reads a sealed file to its end. `sealed_so_far` is the length of its content: while it is still being written, of
    /// what of that was sealed so far, which is never less than what is here to be read.
    pub(crate) fn of(
        sealed: &mut dyn Read,
        id: &VaultId,
        files_key: &Key,
        sealed_so_far: &AtomicU64,
        read: &mut OnRead<'_>,
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
            read(plaintext.take(opened, sealed_so_far.load(Ordering::Acquire)))?;
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
    /// Takes the next of it, and gives how much of that is content.
    fn take(&mut self, opened: &[u8], content: u64) -> u64 {
        let count = (content.saturating_sub(self.size)).min(opened.len() as u64);
        self.hasher.update(&opened[..count as usize]);
        self.hashed += count;
        self.size += opened.len() as u64;
        let kept = opened.len().min(TRAILER);
        self.trailer.rotate_left(kept);
        self.trailer[TRAILER - kept..].copy_from_slice(&opened[opened.len() - kept..]);
        count
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::sealing::seal_into;
    use crate::files::stream::CHUNK;
    use job::Meter;

    fn id() -> VaultId {
        VaultId::new(uuid::Uuid::from_bytes([1; 16]))
    }

    fn sealed(bytes: &[u8], key: &Key) -> (Vec<u8>, Content) {
        let cipher = FileCipher::fresh(&id(), key).unwrap();
        let (mut out, so_far) = (Vec::new(), AtomicU64::new(0));
        let mut meter = Meter::unwatched();
        let content = seal_into(&mut out, &cipher, &mut &bytes[..], &so_far, &mut meter).unwrap();
        assert_eq!(so_far.into_inner(), bytes.len() as u64);
        (out, content)
    }

    fn read(sealed: &[u8], key: &Key, length: u64) -> Result<ReadBack, VaultError> {
        let all = &AtomicU64::new(length);
        ReadBack::of(&mut &sealed[..], &id(), key, all, &mut |_| Ok(()))
    }

    #[test]
    fn every_length_is_read_back_as_it_was_hashed() {
        let key = Key::random().unwrap();
        for length in [
            0,
            1,
            CHUNK - 9,
            CHUNK - 8,
            CHUNK - 7,
            CHUNK,
            2 * CHUNK - 4,
            9 * CHUNK + 5,
        ] {
            let bytes: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            let (sealed, content) = sealed(&bytes, &key);
            let read = read(&sealed, &key, length as u64).unwrap();
            assert_eq!((read.content, read.sealed), (content, sealed.len() as u64));
        }
    }

    #[test]
    fn nothing_but_what_was_sealed_is_read_back() {
        let key = Key::random().unwrap();
        let bytes = vec![7; 3 * CHUNK];
        let length = bytes.len() as u64;
        let (sealed, _) = sealed(&bytes, &key);
        for at in (0..sealed.len()).step_by(4001) {
            let mut damaged = sealed.clone();
            damaged[at] ^= 1;
            assert!(read(&damaged, &key, length).is_err(), "byte {at}");
        }
        for cut in [0, 40, HEADER_LENGTH, CHUNK, sealed.len() - 1] {
            assert!(read(&sealed[..cut], &key, length).is_err(), "cut at {cut}");
        }
        assert!(read(&sealed, &key, length - 1).is_err());
        assert!(read(&sealed, &Key::random().unwrap(), length).is_err());
    }

    #[test]
    fn a_place_is_confirmed_only_by_the_file_that_was_read() {
        let key = Key::random().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("sealed");
        let [(mine, _), (other, _)] = [(); 2].map(|()| sealed(b"the same words", &key));
        let read = read(&mine, &key, 14).unwrap();
        std::fs::write(&place, &mine).unwrap();
        read.confirm_place(&place).unwrap();
        std::fs::write(&place, &other).unwrap();
        assert!(read.confirm_place(&place).is_err());
        std::fs::write(&place, &mine[..mine.len() - 1]).unwrap();
        assert!(read.confirm_place(&place).is_err());
    }
}
