//! The folder `renewal`: what is made under a new key before it is committed. Laid out like a vault.
//!
//! Its key file comes first and goes first, so that what lies in it without one is of no use to anybody. It opens with
//! the new passphrase alone. The store and `head` in it are made at the very end and never survive an attempt that failed: a
//! copy of the store must not keep what is erased later.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use disk::{Replacement, create_private_folder_within, remove_file_if_there, sync_folder};
use domain::{AuthorId, VaultId};

use crate::error::VaultError;
use crate::files::file_name::FileName;
use crate::files::store_of_files::SealedFileStore;
use crate::keys::derive::VaultKey;
use crate::keys::key_cost::KeyCost;
use crate::keys::key_file::{KeyFile, verify_written};
use crate::keys::signer::Signer;
use crate::keys::unlock::Unlock;

const RENEWAL: &str = "renewal";

/// The folder of a vault in which another key is prepared, there or not.
pub(crate) struct PendingRekey {
    vault: PathBuf,
    pub(super) folder: PathBuf,
}

impl PendingRekey {
    pub(crate) fn of(vault: &Path) -> Self {
        Self {
            vault: vault.to_owned(),
            folder: vault.join(RENEWAL),
        }
    }

    pub(crate) fn is_begun(&self) -> bool {
        self.folder.join("keys").is_file()
    }

    /// The new key, and the one that this author is going to sign with: those that were begun with, where this passphrase
    /// opens them, so that what was sealed need not be sealed again. Otherwise what is there goes, and fresh ones are made.
    pub(super) fn keys(
        &self,
        id: VaultId,
        author: AuthorId,
        passphrase: Unlock<'_>,
        cost: KeyCost,
    ) -> Result<(VaultKey, Signer), VaultError> {
        if let Some(begun) = self.begun_with(id, author, passphrase) {
            return Ok(begun);
        }
        self.remove()?;
        let key = VaultKey::random(id)?;
        let signer = Signer::with_a_new_key(author)?;
        let mut keys = KeyFile::new(&key, id);
        keys.put(passphrase, cost, &key, &signer)?;
        create_private_folder_within(&self.folder)?;
        create_private_folder_within(&self.folder.join("files"))?;
        sync_folder(&self.vault)?;
        let path = self.folder.join("keys");
        Replacement::write(&path, &keys.to_bytes(), |read| {
            verify_written(read, |keys| keys.unlock(passphrase), &key, &signer)
        })?
        .put_in_place()?;
        Ok((key, signer))
    }

    /// What was begun by this author with this passphrase. What an older Daybook began names nobody, and is made anew.
    fn begun_with(
        &self,
        id: VaultId,
        author: AuthorId,
        passphrase: Unlock<'_>,
    ) -> Option<(VaultKey, Signer)> {
        let keys = KeyFile::from_bytes(&fs::read(self.folder.join("keys")).ok()?).ok()?;
        if !keys.intact() || keys.id() != id {
            return None;
        }
        let unlocked = keys.unlock(passphrase).ok()?;
        let signer = unlocked.signer.filter(|signer| signer.author == author)?;
        Some((unlocked.vault_key, signer))
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

    /// Removes store and head of an attempt.
    pub(super) fn remove_store(&self) -> io::Result<()> {
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
        self.remove_store()?;
        let aside: HashSet<_> = SealedFileStore::of(&self.vault)
            .names_aside()?
            .into_iter()
            .collect();
        SealedFileStore::of(&self.folder).retain(|name| kept(name) || aside.contains(name))
    }

    /// Destroys what stands here of these files, and the store that may tell of them.
    pub(crate) fn withdraw(&self, names: &HashSet<FileName>) -> io::Result<()> {
        if !self.folder.exists() {
            return Ok(());
        }
        self.remove_store()?;
        let shelves = SealedFileStore::of(&self.folder);
        names
            .iter()
            .try_for_each(|name| shelves.destroy_unfinished(name))
    }
}
