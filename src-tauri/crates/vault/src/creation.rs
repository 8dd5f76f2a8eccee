//! Making a new vault.

use std::fs;
use std::path::Path;

use domain::VaultId;

use crate::book;
use crate::derive::VaultKey;
use crate::durable::{self, Prepared, create_private_folder, successor, sync_folder};
use crate::error::{Part, VaultError};
use crate::head_file::HeadFile;
use crate::key_cost::KeyCost;
use crate::key_file::KeyFile;
use crate::lock_file::LockFile;
use crate::locked_vault::state_of;
use crate::migration::{self, Schema, SchemaPart};
use crate::open_vault::{OpenVault, Opened};
use crate::random;
use crate::secret::Passphrase;
use crate::tables::{self, identity};
use crate::unlock::Unlock;

impl OpenVault {
    /// Makes a vault in a folder that is empty or not there yet, and opens it.
    ///
    /// The key file comes into its place last, so that a folder with one is always a whole vault. What an attempt that
    /// was cut short left behind was never acknowledged and is cleared away.
    pub fn create(
        folder: &Path,
        passphrase: &Passphrase,
        cost: KeyCost,
        schema: &Schema,
    ) -> Result<Self, VaultError> {
        create_private_folder(folder)?;
        let folder = fs::canonicalize(folder)?;
        refuse_if_taken(&folder)?;
        let lock = LockFile::take(&folder)?;
        clear_attempt(&folder)?;

        let id = VaultId::new(uuid::Builder::from_random_bytes(random::bytes()?).into_uuid());
        let vault_key = VaultKey::random(id)?;
        let working = vault_key.working_keys();
        let mut keys = KeyFile::new(&vault_key, id);
        keys.put(Unlock::Passphrase(passphrase), cost, &vault_key)?;
        let prepared = Prepared::write(&folder.join("keys"), &keys.to_bytes(), |written| {
            prove(written, Unlock::Passphrase(passphrase), &vault_key)
        })?;

        let mut connection = book::create(&folder.join("book"), &working.book)?;
        let transaction = connection.transaction()?;
        migration::begin(&transaction)?;
        migration::bring_up(&transaction, SchemaPart::Vault, &tables::SCHEMA)?;
        migration::bring_up(&transaction, SchemaPart::Case, schema)?;
        identity::insert(&transaction, id)?;
        transaction.commit()?;
        book::checkpoint(&connection)?;
        let state = state_of(&connection)?;
        let (mut head_file, _) = HeadFile::open(&folder.join("head"), &working.head, id)?;
        head_file.begin(state)?;
        for name in ["files", "backups"] {
            create_private_folder(&folder.join(name))?;
        }
        sync_folder(&folder)?;
        if let Some(parent) = folder.parent() {
            // A folder above that may not be opened (a shared mount) cannot be synced by us; the vault itself was.
            let _ = sync_folder(parent);
        }
        prepared.put_in_place()?;
        book::refuse_writing(&connection, true)?;
        Self::new(Opened {
            folder,
            lock,
            keys,
            vault_key,
            connection,
            head_file,
            state,
        })
    }
}

/// Reads a key file as it stands on the disk and insists that it opens to this key.
pub(crate) fn prove(
    written: &[u8],
    unlock: Unlock<'_>,
    expected: &VaultKey,
) -> Result<(), VaultError> {
    let keys = KeyFile::from_bytes(written)?;
    let opened = keys.unlock(unlock)?;
    if keys.intact() && opened.commitment() == expected.commitment() {
        Ok(())
    } else {
        Err(VaultError::damaged(Part::Keys))
    }
}

/// A folder is free when there is nothing in it, or only what an attempt cut short leaves (which always has `keys.new`
/// and never `keys`).
fn refuse_if_taken(folder: &Path) -> Result<(), VaultError> {
    let attempt = successor(&folder.join("keys")).exists() && !folder.join("keys").exists();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let ours = [
            "keys.new",
            "book",
            "book-wal",
            "book-journal",
            "head",
            "files",
            "backups",
        ];
        let left_over = attempt && ours.iter().any(|known| name == *known);
        if name != "lock" && !left_over {
            return Err(VaultError::NotEmpty);
        }
    }
    Ok(())
}

fn clear_attempt(folder: &Path) -> Result<(), VaultError> {
    for name in ["book", "book-wal", "book-journal", "head", "keys.new"] {
        durable::remove_if_there(&folder.join(name))?;
    }
    Ok(())
}
