//! Making a new vault.

use std::fs;
use std::io;
use std::path::Path;

use disk::{
    Replacement, create_lasting_folder, create_private_folders, successor, sync_above, sync_folder,
};
use domain::VaultId;
use rusqlite::Connection;

use crate::error::VaultError;
use crate::keys::derive::VaultKey;
use crate::keys::key_cost::KeyCost;
use crate::keys::key_file::{KeyFile, UnlockedKeys, verify_written};
use crate::keys::random;
use crate::keys::secret::Passphrase;
use crate::keys::signer::Signer;
use crate::keys::unlock::Unlock;
use crate::open_vault::{OpenVault, Opened};
use crate::store::database;
use crate::store::head_file::{Acknowledged, HeadFile};
use crate::store::lock_file::LockFile;
use crate::store::migration;
use crate::store::schema::Schema;
use crate::store::state::state_of;
use crate::store::tables::identity;

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
        create_lasting_folder(folder)?;
        let folder = fs::canonicalize(folder)?;
        refuse_if_taken(&folder)?;
        let lock = LockFile::take(&folder)?;
        clear_attempt(&folder)?;
        match Made::make(&folder, passphrase, cost, schema) {
            Ok(made) => Self::new(Opened {
                folder,
                lock,
                keys: made.keys,
                unlocked: made.unlocked,
                connection: made.connection,
                head_file: made.head_file,
                state: made.state,
            }),
            Err(error) => {
                // What failed must not stand in the way of another attempt.
                let _ = clear_attempt(&folder);
                Err(error)
            }
        }
    }
}

/// What a new vault is made of.
struct Made {
    keys: KeyFile,
    unlocked: UnlockedKeys,
    connection: Connection,
    head_file: HeadFile,
    state: Acknowledged,
}

impl Made {
    fn make(
        folder: &Path,
        passphrase: &Passphrase,
        cost: KeyCost,
        schema: &Schema,
    ) -> Result<Self, VaultError> {
        let id = VaultId::new(uuid::Builder::from_random_bytes(random::bytes()?).into_uuid());
        let vault_key = VaultKey::random(id)?;
        let working = vault_key.working_keys();
        let signer = Signer::random()?;
        let mut keys = KeyFile::new(&vault_key, id);
        keys.put(Unlock::Passphrase(passphrase), cost, &vault_key, &signer)?;
        let prepared = Replacement::write(&folder.join("keys"), &keys.to_bytes(), |written| {
            let unlock = |keys: &KeyFile| keys.unlock(Unlock::Passphrase(passphrase));
            verify_written(written, unlock, &vault_key, &signer)
        })?;
        // It is by this file that an attempt is known.
        sync_folder(folder)?;

        let mut connection = database::create(&folder.join("book"), &working.store)?;
        let transaction = connection.transaction()?;
        migration::begin(&transaction)?;
        migration::migrate_all(&transaction, schema)?;
        identity::insert(&transaction, id)?;
        transaction.commit()?;
        database::checkpoint(&connection)?;
        let state = state_of(&connection)?;
        let (mut head_file, _) = HeadFile::open(&folder.join("head"), &working.head, id)?;
        head_file.begin(state)?;
        for name in ["files", "backups"] {
            create_private_folders(&folder.join(name))?;
        }
        sync_folder(folder)?;
        sync_above(folder)?;
        database::refuse_writing(&connection, true)?;
        prepared.put_in_place()?;
        Ok(Self {
            keys,
            unlocked: UnlockedKeys {
                vault_key,
                signer: Some(signer),
                stretched: None,
            },
            connection,
            head_file,
            state,
        })
    }
}

/// Whether a vault was being made here, and the attempt was cut short: there is `keys.new`, there is no `keys`, and
/// nothing was kept yet. (Where something was, somebody was going back to a backup of a vault that had lost its `keys`.)
pub(crate) fn is_attempt(folder: &Path) -> bool {
    let keys = folder.join("keys");
    let holds_nothing =
        |name| fs::read_dir(folder.join(name)).map_or(true, |mut entries| entries.next().is_none());
    successor(&keys).exists()
        && !keys.exists()
        && ["files", "backups"].into_iter().all(holds_nothing)
}

/// Refuses a folder in which no vault can be made. It is free when it is not there, when there is nothing in it, or only
/// what an attempt cut short leaves.
pub fn refuse_if_taken(folder: &Path) -> Result<(), VaultError> {
    let attempt = is_attempt(folder);
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
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

/// `keys` first, since a folder with it must be a whole vault, and `keys.new` last, since an attempt is known by it.
fn clear_attempt(folder: &Path) -> Result<(), VaultError> {
    disk::remove_file_if_there(&folder.join("keys"))?;
    sync_folder(folder)?;
    for name in ["book", "book-wal", "book-journal", "head"] {
        disk::remove_file_if_there(&folder.join(name))?;
    }
    for name in ["files", "backups"] {
        match fs::remove_dir(folder.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    sync_folder(folder)?;
    Ok(disk::remove_file_if_there(&folder.join("keys.new"))?)
}
