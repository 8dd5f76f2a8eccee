//! One open case.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use catalogue::Words;
use vault::{
    KeyCost, LockedVault, OpenVault, Passphrase, ReadableVault, Unlock, VaultError, VaultToRead,
};

use crate::authors;
use crate::error::CaseError;
use crate::schema::SCHEMA;
use crate::tables::search;
use crate::time_source::TimeSource;

/// One person's case, open: to be read and written, unless it says otherwise. Dropping it, or locking, wipes the keys.
pub struct Casebook<V: ?Sized = OpenVault> {
    pub(crate) time_source: Box<dyn TimeSource>,
    /// The language in which it says times, marks and kinds.
    pub(crate) words: &'static Words,
    /// Files that are being added now, by their ids.
    pub(crate) adding: BTreeSet<String>,
    /// The folder that a bundle is being written into now.
    pub(crate) writing_into: Option<PathBuf>,
    pub(crate) vault: V,
}

/// A case, whatever it was opened for: all that only reads. Every other is one of these as well.
pub type ReadableCase = Casebook<dyn Deref<Target = ReadableVault>>;

/// A case that was opened to be read, and cannot be written.
pub type CaseToRead = Casebook<VaultToRead>;

impl Deref for Casebook {
    type Target = ReadableCase;

    fn deref(&self) -> &ReadableCase {
        self
    }
}

impl Deref for CaseToRead {
    type Target = ReadableCase;

    fn deref(&self) -> &ReadableCase {
        self
    }
}

impl ReadableCase {
    /// The vault beneath, to be read.
    pub fn vault(&self) -> &ReadableVault {
        &self.vault
    }
}

impl Casebook {
    /// Makes a vault in an empty or absent folder and opens it.
    ///
    /// # Errors
    /// A weak passphrase; a folder that cannot be written or is not empty.
    pub fn create(
        folder: &Path,
        passphrase: &Passphrase,
        cost: KeyCost,
        time_source: Box<dyn TimeSource>,
        words: &'static Words,
    ) -> Result<Self, CaseError> {
        let vault = OpenVault::create(folder, passphrase, cost, &SCHEMA)?;
        Self::with(vault, time_source, words)
    }

    /// Opens a vault.
    ///
    /// # Errors
    /// What the vault refuses, an alarm about its history among them.
    pub fn open(
        folder: &Path,
        unlock: Unlock<'_>,
        time_source: Box<dyn TimeSource>,
        words: &'static Words,
    ) -> Result<Self, CaseError> {
        let vault = LockedVault::at(folder)?.open(unlock, &SCHEMA)?;
        Self::with(vault, time_source, words)
    }

    /// Opens a vault to be read, where it cannot be written. Nothing in its folder changes.
    ///
    /// # Errors
    /// What the vault refuses, an alarm about its history among them; something has to be written before it can be read.
    pub fn open_to_read(
        folder: &Path,
        unlock: Unlock<'_>,
        time_source: Box<dyn TimeSource>,
        words: &'static Words,
    ) -> Result<CaseToRead, CaseError> {
        let vault = LockedVault::at_to_read(folder)?.open_to_read(unlock, &SCHEMA)?;
        if !search::is_current(vault.read())? {
            return Err(VaultError::OpenToWriteFirst.into());
        }
        Ok(Casebook {
            time_source,
            words,
            adding: BTreeSet::new(),
            writing_into: None,
            vault,
        })
    }

    /// As [`open`](Self::open), without stretching a passphrase: for tests that open a vault many times.
    ///
    /// # Errors
    /// As there.
    #[cfg(feature = "kept-key")]
    pub fn open_kept(
        folder: &Path,
        key: &vault::KeptKey,
        time_source: Box<dyn TimeSource>,
        words: &'static Words,
    ) -> Result<Self, CaseError> {
        Self::with(
            LockedVault::at(folder)?.open_kept(key, &SCHEMA)?,
            time_source,
            words,
        )
    }

    /// The key, for such tests.
    #[cfg(feature = "kept-key")]
    pub fn kept_key(&self) -> vault::KeptKey {
        self.vault.kept_key()
    }

    pub(crate) fn with(
        mut vault: OpenVault,
        time_source: Box<dyn TimeSource>,
        words: &'static Words,
    ) -> Result<Self, CaseError> {
        // Neither a full disk nor a damaged leaf keeps a vault shut for that; the next opening tries again.
        let _ = authors::describe_first(&mut vault, time_source.now());
        if !search::is_current(vault.read())? {
            vault.change(time_source.now(), |change| {
                search::make_again(change.connection())
            })?;
        }
        Ok(Self {
            vault,
            time_source,
            words,
            adding: BTreeSet::new(),
            writing_into: None,
        })
    }

    /// Takes moments from another source from now on.
    #[cfg(test)]
    pub(crate) fn set_time_source(&mut self, time_source: Box<dyn TimeSource>) {
        self.time_source = time_source;
    }

    /// Closes the vault and wipes its keys. Whatever was told to be saved stays saved, also where
    /// this fails.
    ///
    /// # Errors
    /// The log could not be folded into `book`; the next opening does it.
    pub fn lock(self) -> Result<(), CaseError> {
        Ok(self.vault.lock()?)
    }

    /// The vault beneath.
    pub fn vault(&self) -> &OpenVault {
        &self.vault
    }

    /// What to do when nothing is going on: the log is folded into `book`.
    ///
    /// # Errors
    /// The disk refused.
    pub fn rest(&mut self) -> Result<(), CaseError> {
        Ok(self.vault.rest()?)
    }
}
