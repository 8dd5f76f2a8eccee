//! The folder `files`: evidence, sealed, one file each.
//!
//! A file exists under its final name only when all of it is on disk, and is handed out as kept only after it was read
//! back, decrypted and hashed to the same digest. What no row of the store knows is set aside, never deleted: it may be
//! evidence whose row was lost.

mod attempts;
pub(crate) mod file_name;
pub(crate) mod read_back;
pub(crate) mod sealing;
pub(crate) mod store_of_files;
pub(crate) mod stream;
pub(crate) mod unsealed_file;

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::{PoisonError, RwLock};

use disk::{Content, read_hashed};
use domain::{Digest, VaultId};
use job::Meter;

use crate::error::{Part, VaultError};
use crate::files::file_name::FileName;
use crate::files::read_back::ReadBack;
use crate::files::store_of_files::SealedFileStore;
use crate::files::unsealed_file::{UnsealedFile, typed};
use crate::keys::derive::Key;

/// A file that was sealed, synced, read back and compared. It belongs to the record only once
/// [`Change::keep_file`](crate::Change::keep_file) has been committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealedFile {
    /// Its name under `files`.
    pub name: FileName,
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// Its length in bytes.
    pub size: u64,
}

impl SealedFile {
    fn content(&self) -> Content {
        Content {
            digest: self.digest,
            size: self.size,
        }
    }
}

/// The folder of sealed files, with the key that opens them.
pub(crate) struct Files {
    pub(crate) store: SealedFileStore,
    id: VaultId,
    key: Key,
    /// Set once the vault has another key: whoever still holds this may not put anything sealed under it in place.
    closed: RwLock<bool>,
}

impl Files {
    pub(crate) fn new(vault: &Path, id: VaultId, key: Key) -> Self {
        Self {
            store: SealedFileStore::of(vault),
            id,
            key,
            closed: RwLock::new(false),
        }
    }

    /// From now on nothing is sealed here any more; what is under way fails.
    pub(crate) fn close(&self) {
        *self.closed.write().unwrap_or_else(PoisonError::into_inner) = true;
    }

    fn unless_closed<T>(
        &self,
        work: impl FnOnce() -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let closed = self.closed.read().unwrap_or_else(PoisonError::into_inner);
        match *closed {
            true => Err(VaultError::Cancelled),
            false => work(),
        }
    }

    /// The same as [`verify`](Self::verify), by what is on the disk and not in the system's memory: for a file after which
    /// the last other copy goes. All of it has to be synced.
    pub(crate) fn verify_on_disk(
        &self,
        kept: &SealedFile,
        meter: &mut Meter<'_>,
    ) -> Result<(), VaultError> {
        let place = self.store.place(&kept.name);
        let on_read = &mut |read| Ok(meter.add(read)?);
        let read = ReadBack::whole(&place, &self.id, &self.key, kept.size, on_read)?;
        match read.content == kept.content() {
            true => Ok(()),
            false => Err(VaultError::damaged(Part::SealedFile)),
        }
    }

    /// Decrypts a kept file whole and compares it with its digest.
    pub(crate) fn verify(
        &self,
        kept: &SealedFile,
        meter: &mut Meter<'_>,
    ) -> Result<(), VaultError> {
        let mut file = self.open(&kept.name)?;
        let read = read_hashed(&mut file, meter, unreadable, |_| Ok(()))?;
        if read == kept.content() {
            Ok(())
        } else {
            Err(VaultError::damaged(Part::SealedFile))
        }
    }

    pub(crate) fn open(&self, name: &FileName) -> Result<UnsealedFile, VaultError> {
        UnsealedFile::open(self.open_sealed(name)?, &self.id, &self.key)
    }

    /// Opens a file that is read from its beginning to its end.
    pub(crate) fn open_to_read_through(&self, name: &FileName) -> Result<UnsealedFile, VaultError> {
        let mut file = self.open(name)?;
        file.read_ahead(&self.store.place(name))?;
        Ok(file)
    }

    /// What is in a file that was set aside, with its content hashed. An error of the disk is one; a file that this key
    /// does not open is none.
    pub(crate) fn look_aside(
        &self,
        name: FileName,
        meter: &mut Meter<'_>,
    ) -> Result<Option<SealedFile>, VaultError> {
        let read = self
            .open_aside(&name)
            .and_then(|mut file| read_hashed(&mut file, meter, unreadable, |_| Ok(())));
        match read {
            Ok(Content { digest, size }) => Ok(Some(SealedFile { name, digest, size })),
            Err(VaultError::Damaged { .. } | VaultError::NewerVersion { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    pub(crate) fn open_aside(&self, name: &FileName) -> Result<UnsealedFile, VaultError> {
        let file = File::open(self.store.place_aside(name))?;
        UnsealedFile::open(file, &self.id, &self.key)
    }

    /// The file as it lies on the disk.
    pub(crate) fn open_sealed(&self, name: &FileName) -> Result<File, VaultError> {
        match File::open(self.store.place(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(VaultError::Missing {
                part: Part::SealedFile,
            }),
            other => Ok(other?),
        }
    }
}

/// What it means that a sealed file cannot be read.
fn unreadable(error: io::Error) -> VaultError {
    typed(&error).unwrap_or_else(|| VaultError::from(error))
}
