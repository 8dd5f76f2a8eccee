//! Going back to an automatic backup.
//!
//! What is there is copied aside first. Each step leaves a vault that opens, or one that raises an alarm and can be
//! restored again. The write-ahead log goes before the store is replaced: a log of another store must never be played
//! into this one. `head` stays as it is, since it alone knows how far the record once reached, and so does its absence:
//! the alarm must not fall silent before the ledger tells of the way back in a leaf of its own.

use std::fs;
use std::path::{Path, PathBuf};

use disk::{Replacement, remove_file_if_there, successor, sync_folder};
use domain::Moment;
use job::{CancelToken, Meter};

use crate::backup::backing_up::{copy, verify_copy};
use crate::backup::backups::{self, Backup, backups};
use crate::error::{Part, VaultError};
use crate::keys::derive::VaultKey;
use crate::keys::key_file::KeyFile;
use crate::keys::unlock::Unlock;
use crate::locked_vault::LockedVault;
use crate::open_vault::OpenVault;
use crate::rekey;
use crate::store::database;
use crate::store::given_up::GivenUp;
use crate::store::lock_file::LockFile;
use crate::store::schema::Schema;

/// Goes back to the backup of this [id](Backup::id) and opens the vault. Also where `keys` or `book` are gone. A leaf in
/// the ledger says up to where the backup reached and which head was known before.
///
/// Nothing is changed when the backup does not open.
pub fn restore(
    vault: &Path,
    backup: &str,
    unlock: Unlock<'_>,
    schema: &Schema,
    written: Moment,
) -> Result<OpenVault, VaultError> {
    let vault = fs::canonicalize(vault).map_err(|_| VaultError::NotAVault)?;
    let restoring = Restoring::prepare(vault, backup, unlock)?;
    backups::copy_aside(&restoring.vault, written.utc)?;
    let Restoring {
        vault,
        lock,
        given_up,
        ..
    } = restoring.carry_out()?;
    drop(lock);
    LockedVault::at(&vault)?.open_restored(unlock, schema, written, &given_up)
}

/// A backup that was found to open with these keys.
struct Restoring {
    vault: PathBuf,
    backup: Backup,
    lock: LockFile,
    /// The key file to put in place, where the present one is of no use.
    keys: Option<Vec<u8>>,
    /// What the store holds that the backup takes the place of.
    given_up: GivenUp,
}

/// One step of putting a backup in place, on its own safe to stop after.
type Step = fn(&Restoring) -> Result<(), VaultError>;

/// The order matters; see above.
const STEPS: [Step; 4] = [
    Restoring::write_book,
    Restoring::put_keys_in_place,
    Restoring::remove_log,
    Restoring::put_store_in_place,
];

impl Restoring {
    fn prepare(vault: PathBuf, id: &str, unlock: Unlock<'_>) -> Result<Self, VaultError> {
        let lock = rekey::take_lock(&vault)?;
        let backup = backups(&vault)?
            .into_iter()
            .find(|backup| backup.id() == id)
            .ok_or(VaultError::Missing { part: Part::Backup })?;
        let (vault_key, keys) = unlock_either(&vault, &backup, unlock)?;
        let working = vault_key.working_keys();
        let id = vault_key.id();
        verify_copy(&backup.folder, id, &working, &CancelToken::default())
            .map_err(|_| VaultError::damaged(Part::Backup))?;
        let given_up = database::open(&vault.join("book"), &working.store)
            .map(|store| GivenUp::of(&store))
            .unwrap_or_default();
        Ok(Self {
            vault,
            backup,
            lock,
            keys,
            given_up,
        })
    }

    fn carry_out(self) -> Result<Self, VaultError> {
        for step in STEPS {
            step(&self)?;
        }
        Ok(self)
    }

    fn write_book(&self) -> Result<(), VaultError> {
        let new = successor(&self.vault.join("book"));
        remove_file_if_there(&new)?;
        copy(
            &self.backup.folder.join("book"),
            &new,
            &mut Meter::unwatched(),
        )
    }

    fn put_keys_in_place(&self) -> Result<(), VaultError> {
        match &self.keys {
            Some(keys) => {
                let path = self.vault.join("keys");
                let keys = Replacement::write(&path, keys, |_| Ok::<_, VaultError>(()))?;
                Ok(keys.put_in_place()?)
            }
            None => Ok(()),
        }
    }

    fn remove_log(&self) -> Result<(), VaultError> {
        for name in ["book-wal", "book-shm", "book-journal"] {
            remove_file_if_there(&self.vault.join(name))?;
        }
        Ok(sync_folder(&self.vault)?)
    }

    fn put_store_in_place(&self) -> Result<(), VaultError> {
        let store = self.vault.join("book");
        fs::rename(successor(&store), &store)?;
        Ok(sync_folder(&self.vault)?)
    }
}

/// The vault key, from the present key file or, where that one is damaged, gone, or older than the passphrase or than the
/// backup's, from the backup's.
fn unlock_either(
    vault: &Path,
    backup: &Backup,
    unlock: Unlock<'_>,
) -> Result<(VaultKey, Option<Vec<u8>>), VaultError> {
    let unlocked_by = |bytes: &[u8]| KeyFile::from_bytes(bytes)?.unlock(unlock);
    let present = fs::read(vault.join("keys"));
    let held = fs::read(backup.folder.join("keys"));
    let is_the_same = matches!((&present, &held), (Ok(one), Ok(other)) if one == other);
    let refused = match present.as_ref().map(|bytes| unlocked_by(bytes)) {
        Ok(Ok(present)) => {
            // A slot of version 1 that was put back gives no signer, and the store may have forgotten its own.
            let held = held.ok().filter(|_| present.signer.is_none());
            let newer = held.filter(|held| {
                unlocked_by(held).is_ok_and(|held| {
                    held.signer.is_some()
                        && held.vault_key.commitment() == present.vault_key.commitment()
                })
            });
            return Ok((present.vault_key, newer));
        }
        Ok(Err(error @ (VaultError::WrongPassphrase | VaultError::NoRecoveryCode))) => Some(error),
        Ok(Err(_)) | Err(_) => None,
    };
    match refused {
        Some(refused) if is_the_same => Err(refused),
        refused => {
            let held = held?;
            let unlocked = unlocked_by(&held);
            let unlocked = unlocked.map_err(|error| refused.unwrap_or(error))?;
            Ok((unlocked.vault_key, Some(held)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::key_cost::KeyCost;
    use crate::keys::secret::Passphrase;
    use crate::store::schema::Migration;
    use domain::Moment;

    const SCHEMA: Schema = Schema {
        oldest_readable: 1,
        newest_known: 1,
        migrations: &[Migration::of_sql(
            1,
            "CREATE TABLE incidents (what TEXT) STRICT;",
        )],
        told: None,
    };

    #[test]
    fn stopping_after_any_step_leaves_a_vault_that_opens_or_can_be_restored() {
        let moment = Moment::new(
            chrono::DateTime::from_timestamp(1_793_000_000, 0).unwrap(),
            0,
        );
        let passphrase = Passphrase::new("plum orchard lantern".into()).unwrap();
        let unlock = Unlock::Passphrase(&passphrase);
        let above = tempfile::tempdir().unwrap();
        let whole = above.path().join("whole");
        let mut vault = OpenVault::create(&whole, &passphrase, KeyCost::FLOOR, &SCHEMA).unwrap();
        vault.save_draft("early", "{}").unwrap();
        vault.back_up(moment).unwrap();
        vault.save_draft("late", "{}").unwrap();
        vault.lock().unwrap();
        let id = backups(&whole).unwrap()[0].id();

        for (stop_after, head_is_lost) in (0..=STEPS.len()).flat_map(|n| [(n, false), (n, true)]) {
            let folder = above.path().join(format!("{stop_after}-{head_is_lost}"));
            copy_tree(&whole, &folder);
            if head_is_lost {
                fs::remove_file(folder.join("head")).unwrap();
            }
            let restoring = Restoring::prepare(folder.clone(), &id, unlock).unwrap();
            for step in &STEPS[..stop_after] {
                step(&restoring).unwrap();
            }
            drop(restoring);
            match LockedVault::at(&folder).unwrap().open(unlock, &SCHEMA) {
                Ok(vault) => {
                    assert!(!head_is_lost, "after step {stop_after} nobody is told");
                    assert_eq!(vault.drafts().unwrap(), ["early", "late"]);
                }
                Err(VaultError::HistoryMissing { .. }) => {}
                Err(other) => panic!("after step {stop_after}: {other}"),
            }
            let vault = restore(&folder, &id, unlock, &SCHEMA, moment).unwrap();
            assert_eq!(vault.drafts().unwrap(), ["early"]);
        }
    }

    fn copy_tree(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            let target = to.join(path.file_name().unwrap());
            if path.is_dir() {
                copy_tree(&path, &target);
            } else {
                fs::copy(&path, target).unwrap();
            }
        }
    }
}
