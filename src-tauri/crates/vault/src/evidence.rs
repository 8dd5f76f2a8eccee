//! Evidence files of an open vault.

use std::io::{self, Read};
use std::ops::ControlFlow;

use crate::error::VaultError;
use crate::files::{FileName, SealedFile};
use crate::open_vault::OpenVault;
use crate::unsealed_file::UnsealedFile;

impl OpenVault {
    /// Takes in one evidence file: reads, hashes and seals it in one pass, makes it durable, then reads it back from the
    /// disk, decrypts and compares. `progress` is told the bytes read so far and may stop it. Nothing stays of a file
    /// that was not taken in whole.
    ///
    /// The file belongs to the record once [`Change::keep_file`](crate::Change::keep_file) has been committed.
    pub fn seal(
        &self,
        source: &mut dyn Read,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<SealedFile, VaultError> {
        self.files.seal(source, progress)
    }

    /// Takes in many evidence files that are acknowledged together. Sources are opened one after another. One that
    /// cannot be read costs only itself; any other failure costs the batch.
    pub fn seal_batch<'source>(
        &self,
        sources: &mut dyn Iterator<Item = io::Result<Box<dyn Read + 'source>>>,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Vec<Result<SealedFile, VaultError>>, VaultError> {
        self.files.seal_batch(sources, progress)
    }

    /// Opens an evidence file for reading.
    pub fn open_file(&self, name: &FileName) -> Result<UnsealedFile, VaultError> {
        self.files.open(name)
    }
}
