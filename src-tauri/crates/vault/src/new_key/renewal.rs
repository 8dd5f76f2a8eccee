//! The folder `renewal`: what is made under a new key before the switch. Laid out like a vault.
//!
//! Its key file comes first and goes first, so that what lies in it without one is of no use to anybody. It opens with
//! the new passphrase alone. Book and head in it are made at the very end and never survive an attempt that failed: a
//! copy of the book must not keep what is erased later.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use disk::{Replacement, create_private_folder_within, remove_file_if_there, sync_folder};
use domain::VaultId;

use crate::creation::prove;
use crate::error::VaultError;
use crate::files::file_name::FileName;
use crate::files::store_of_files::SealedFileStore;
use crate::keys::derive::VaultKey;
use crate::keys::key_cost::KeyCost;
use crate::keys::key_file::KeyFile;
use crate::keys::unlock::Unlock;

const RENEWAL: &str = "renewal";

/// The folder of a vault in which another key is prepared, there or not.
pub(crate) struct Renewal {
    vault: PathBuf,
    pub(super) folder: PathBuf,
}

impl Renewal {
    pub(crate) fn of(vault: &Path) -> Self {
        Self {
            vault: vault.to_owned(),
            folder: vault.join(RENEWAL),
        }
    }

    pub(crate) fn is_begun(&self) -> bool {
        self.folder.join("keys").is_file()
    }

    /// The new key: the one that was begun with, where this passphrase opens it, so that what was sealed under it need not
    /// be sealed again. Otherwise what is there goes, and a fresh key is made.
    pub(super) fn key(
        &self,
        id: VaultId,
        passphrase: Unlock<'_>,
        cost: KeyCost,
    ) -> Result<VaultKey, VaultError> {
        if let Some(key) = self.begun_with(id, passphrase) {
            return Ok(key);
        }
        self.remove()?;
        let key = VaultKey::random(id)?;
        let mut keys = KeyFile::new(&key, id);
        keys.put(passphrase, cost, &key)?;
        create_private_folder_within(&self.folder)?;
        create_private_folder_within(&self.folder.join("files"))?;
        sync_folder(&self.vault)?;
        let path = self.folder.join("keys");
        Replacement::write(&path, &keys.to_bytes(), |read| {
            prove(read, passphrase, &key)
        })?
        .put_in_place()?;
        Ok(key)
    }

    fn begun_with(&self, id: VaultId, passphrase: Unlock<'_>) -> Option<VaultKey> {
        let keys = KeyFile::from_bytes(&fs::read(self.folder.join("keys")).ok()?).ok()?;
        let ours = keys.intact() && keys.id() == id;
        ours.then(|| keys.unlock(passphrase).ok()).flatten()
    }

    /// Removes everything that was begun.
    pub(crate) fn remove(&self) -> io::Result<()> {
        if !self.folder.exists() {
            return Ok(());
        }
        remove_file_if_there(&self.folder.join("keys"))?;
        sync_folder(&self.folder)?;
        fs::remove_dir_all(&self.folder)?;
        sync_folder(&self.vault)
    }

    /// Removes book and head of an attempt.
    pub(super) fn remove_book(&self) -> io::Result<()> {
        for name in ["book", "book-wal", "book-shm", "book-journal", "head"] {
            remove_file_if_there(&self.folder.join(name))?;
        }
        Ok(())
    }

    /// Leaves of what was begun only what can be gone on with, and nothing of a file that is not in the vault any more.
    pub(crate) fn tidy(&self, kept: impl Fn(&FileName) -> bool) -> io::Result<()> {
        if !self.is_begun() {
            return self.remove();
        }
        self.remove_book()?;
        let aside: HashSet<_> = SealedFileStore::of(&self.vault)
            .names_aside()?
            .into_iter()
            .collect();
        SealedFileStore::of(&self.folder).retain(|name| kept(name) || aside.contains(name))
    }

    /// Destroys what stands here of these files, and the book that may tell of them.
    pub(crate) fn withdraw(&self, names: &HashSet<FileName>) -> io::Result<()> {
        if !self.folder.exists() {
            return Ok(());
        }
        self.remove_book()?;
        let shelves = SealedFileStore::of(&self.folder);
        names
            .iter()
            .try_for_each(|name| shelves.destroy_unfinished(name))
    }
}
