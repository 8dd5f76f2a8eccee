//! Evidence files of an open vault.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;

use domain::Digest;
use job::Meter;

use crate::error::VaultError;
use crate::files::file_name::FileName;
use crate::files::unsealed_file::UnsealedFile;
use crate::files::{Files, SealedFile};
use crate::open_vault::OpenVault;
use crate::readable_vault::ReadableVault;
use crate::store::tables::sealed_files;

/// The room of evidence files, apart from the store: long reading and sealing go on here while the vault stays free for
/// everything else. It holds the key of the files. Whoever locks the vault stops the work and drops this.
#[derive(Clone)]
pub struct EvidenceFiles(Arc<Files>);

impl EvidenceFiles {
    /// See [`OpenVault::seal`].
    pub fn seal(
        &self,
        source: &mut dyn Read,
        meter: &mut Meter<'_>,
    ) -> Result<SealedFile, VaultError> {
        self.0.seal(source, meter)
    }

    /// See [`OpenVault::seal_batch`].
    pub fn seal_batch<'source>(
        &self,
        sources: &mut dyn Iterator<Item = io::Result<Box<dyn Read + 'source>>>,
        meter: &mut Meter<'_>,
    ) -> Result<Vec<Result<SealedFile, VaultError>>, VaultError> {
        self.0.seal_batch(sources, meter)
    }

    /// See [`ReadableVault::open_file`].
    pub fn open(&self, name: &FileName) -> Result<UnsealedFile, VaultError> {
        self.0.open(name)
    }

    /// Opens an evidence file to be read from its beginning to its end: the next of it is then read from the disk beside
    /// whatever is done with the last. It can be read from any other place too.
    pub fn open_to_read_through(&self, name: &FileName) -> Result<UnsealedFile, VaultError> {
        self.0.open_to_read_through(name)
    }

    /// Decrypts a kept file whole and compares it with its digest. `meter` counts the bytes read.
    pub fn verify(&self, kept: &SealedFile, meter: &mut Meter<'_>) -> Result<(), VaultError> {
        self.0.verify(kept, meter)
    }

    /// Opens a file as it lies on the disk, sealed.
    pub(crate) fn open_sealed(&self, name: &FileName) -> Result<File, VaultError> {
        self.0.open_sealed(name)
    }

    /// Destroys a sealed file that was not made part of the record.
    pub fn discard(&self, file: &SealedFile) -> Result<(), VaultError> {
        Ok(self.0.store.destroy(&file.name)?)
    }
}

impl ReadableVault {
    /// The room of evidence files.
    pub fn evidence_files(&self) -> EvidenceFiles {
        EvidenceFiles(Arc::clone(&self.files))
    }

    /// Every evidence file of the record.
    pub fn kept_files(&self) -> Result<Vec<SealedFile>, VaultError> {
        sealed_files::kept(&self.connection)
    }

    /// The kept file that holds these bytes.
    pub fn file_with(&self, digest: &Digest) -> Result<Option<FileName>, VaultError> {
        sealed_files::with_digest(&self.connection, digest)
    }

    /// Opens an evidence file for reading.
    pub fn open_file(&self, name: &FileName) -> Result<UnsealedFile, VaultError> {
        self.files.open(name)
    }
}

impl OpenVault {
    /// Takes in one evidence file: reads, hashes and seals it in one pass, makes it durable, then reads it back from the
    /// disk, decrypts and compares. `meter` counts the bytes read, and may stop it. Nothing stays of a file that was not
    /// taken in whole.
    ///
    /// The file belongs to the record once [`Change::keep_file`](crate::Change::keep_file) has been committed.
    pub fn seal(
        &self,
        source: &mut dyn Read,
        meter: &mut Meter<'_>,
    ) -> Result<SealedFile, VaultError> {
        self.files.seal(source, meter)
    }

    /// Takes in many evidence files that are acknowledged together. Sources are opened one after another. One that
    /// cannot be read costs only itself; any other failure costs the batch.
    pub fn seal_batch<'source>(
        &self,
        sources: &mut dyn Iterator<Item = io::Result<Box<dyn Read + 'source>>>,
        meter: &mut Meter<'_>,
    ) -> Result<Vec<Result<SealedFile, VaultError>>, VaultError> {
        self.files.seal_batch(sources, meter)
    }
}
