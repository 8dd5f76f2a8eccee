//! A vault as it lies on the disk: nothing can be read from it, only opened.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use disk::successor;
use domain::{Moment, VaultId};
use ledger::{Action, Head};
use rusqlite::Connection;

use crate::backup::backups;
use crate::creation::is_attempt;
use crate::error::{Alarm, Part, VaultError};
use crate::keys::key_file::{KeyFile, UnlockedKeys};
use crate::keys::unlock::{SlotKind, Unlock};
use crate::open_vault::{OpenVault, Opened};
use crate::rekey;
use crate::store::change::Change;
use crate::store::database;
use crate::store::given_up::GivenUp;
use crate::store::head_file::{Acknowledged, HeadFile, Reading};
use crate::store::lock_file::LockFile;
use crate::store::migration;
use crate::store::schema::Schema;
use crate::store::state::{alarm, state_of};
use crate::store::tables::{identity, leaves};

/// A locked vault. It has no method that needs a key.
#[derive(Debug, Clone)]
pub struct LockedVault {
    folder: PathBuf,
}

impl LockedVault {
    /// The vault in a folder, if there is one.
    pub fn at(folder: &Path) -> Result<Self, VaultError> {
        let folder = fs::canonicalize(folder).map_err(|_| VaultError::NotAVault)?;
        if rekey::is_committed(&folder) {
            // The new key holds already; what is in the vault's places may still be sealed under the old one.
            match rekey::take_lock(&folder) {
                // Whoever reads it takes each part from where it is.
                Err(VaultError::OnlyToRead) => {}
                taken => drop(taken?),
            }
        }
        Self::found_at(folder)
    }

    /// The same for whoever is going to [read](Self::open_to_read) it: nothing changes there.
    pub fn at_to_read(folder: &Path) -> Result<Self, VaultError> {
        Self::found_at(fs::canonicalize(folder).map_err(|_| VaultError::NotAVault)?)
    }

    fn found_at(folder: PathBuf) -> Result<Self, VaultError> {
        let has = |name| folder.join(name).is_file();
        match (has("keys"), has("book")) {
            (true, _) => Ok(Self { folder }),
            // A vault that was being made and never was.
            (false, true) if is_attempt(&folder) => Err(VaultError::NotAVault),
            // The evidence files and the store are of no use without it, but a backup has a copy.
            (false, true) => Err(VaultError::Missing { part: Part::Keys }),
            (false, false) => match backups::backups(&folder) {
                Ok(left) if !left.is_empty() => Err(VaultError::Missing { part: Part::Keys }),
                _ => Err(VaultError::NotAVault),
            },
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The vault's id, which is no secret.
    pub fn id(&self) -> Result<VaultId, VaultError> {
        Ok(self.keys()?.id())
    }

    /// Whether a recovery code was ever made for it.
    pub fn has_recovery_code(&self) -> Result<bool, VaultError> {
        Ok(self.keys()?.has(SlotKind::RecoveryCode))
    }

    fn keys(&self) -> Result<KeyFile, VaultError> {
        KeyFile::from_bytes(&fs::read(self.folder.join("keys"))?)
    }

    /// Opens the vault.
    ///
    /// ```
    /// use vault::{KeyCost, LockedVault, OpenVault, Passphrase, Schema, Unlock, VaultError};
    ///
    /// // The tables of a case are the casebook's; this one has none.
    /// const SCHEMA: Schema = Schema { oldest_readable: 0, newest_known: 0, migrations: &[], told: None };
    /// # let above = tempfile::tempdir()?;
    /// # let folder = above.path().join("vault");
    /// let passphrase = Passphrase::new("plum orchard lantern".to_owned())?;
    /// OpenVault::create(&folder, &passphrase, KeyCost::FLOOR, &SCHEMA)?.lock()?;
    ///
    /// let vault = LockedVault::at(&folder)?;
    /// let wrong = Passphrase::new("plum orchard lamp".to_owned())?;
    /// let refused = vault.open(Unlock::Passphrase(&wrong), &SCHEMA);
    /// assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
    /// assert_eq!(vault.open(Unlock::Passphrase(&passphrase), &SCHEMA)?.size(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// [`VaultError::HistoryMissing`] means that the passphrase is right and the store is not the one that was last
    /// saved. Nothing has been changed then; offer the backups, or [`open_accepting_loss`](Self::open_accepting_loss).
    pub fn open(&self, unlock: Unlock<'_>, schema: &Schema) -> Result<OpenVault, VaultError> {
        self.unlock(unlock, schema)?.finish_unless_alarmed(schema)
    }

    /// Opens a vault although something that was saved is missing. What is there is copied aside first, and a leaf says
    /// in the ledger itself up to where it reaches and which head was known before.
    pub fn open_accepting_loss(
        &self,
        unlock: Unlock<'_>,
        schema: &Schema,
        written: Moment,
    ) -> Result<OpenVault, VaultError> {
        let unlocked = self.unlock(unlock, schema)?;
        if unlocked.alarm.is_none() {
            return unlocked.finish(schema);
        }
        backups::copy_aside(&self.folder, written.utc)?;
        unlocked.finish_telling(schema, written, &GivenUp::default())
    }

    /// Opens a vault whose store was just replaced by an earlier one. The leaf is written also where nothing seems to be
    /// missing: what was saved last may have been lost with `head`. `given_up` is what the store before held.
    pub(crate) fn open_restored(
        &self,
        unlock: Unlock<'_>,
        schema: &Schema,
        written: Moment,
        given_up: &GivenUp,
    ) -> Result<OpenVault, VaultError> {
        self.unlock(unlock, schema)?
            .finish_telling(schema, written, given_up)
    }

    /// Everything up to the comparison with `head`. Writes nothing.
    fn unlock(&self, unlock: Unlock<'_>, schema: &Schema) -> Result<Unlocked, VaultError> {
        let lock = rekey::take_lock(&self.folder)?;
        let keys = self.keys()?;
        let unlocked = keys.unlock(unlock)?;
        self.unlock_with(lock, keys, unlocked, schema)
    }

    fn unlock_with(
        &self,
        lock: LockFile,
        keys: KeyFile,
        unlocked: UnlockedKeys,
        schema: &Schema,
    ) -> Result<Unlocked, VaultError> {
        let working = unlocked.vault_key.working_keys();
        let connection = database::open(&self.folder.join("book"), &working.store)?;
        identity::check(&connection, keys.id())?;
        let behind = migration::is_behind(&connection, schema)?;
        let state = state_of(&connection)?;
        let (head_file, reading) =
            HeadFile::open(&self.folder.join("head"), &working.head, keys.id())?;
        let alarm = alarm(&connection, &state, &reading)?;
        Ok(Unlocked {
            folder: self.folder.clone(),
            lock,
            keys,
            unlocked,
            connection,
            head_file,
            reading,
            state,
            alarm,
            behind,
        })
    }
}

/// The key of a vault that was open, for tests that open it many times.
#[cfg(feature = "kept-key")]
pub struct KeptKey {
    vault_key: [u8; 32],
    author: domain::AuthorId,
    seed: [u8; 32],
}

#[cfg(feature = "kept-key")]
impl OpenVault {
    /// The key, for tests that open the vault many times.
    pub fn kept_key(&self) -> KeptKey {
        KeptKey {
            vault_key: *self.vault_key.key().expose(),
            author: self.author(),
            seed: *self.signer.key.seed(),
        }
    }
}

#[cfg(feature = "kept-key")]
impl LockedVault {
    /// As [`open`](Self::open), without stretching a passphrase.
    pub fn open_kept(&self, key: &KeptKey, schema: &Schema) -> Result<OpenVault, VaultError> {
        let lock = rekey::take_lock(&self.folder)?;
        let keys = self.keys()?;
        let vault_key = crate::keys::derive::Key::from_slice(&key.vault_key);
        let vault_key = vault_key.ok_or(VaultError::NoRandomness)?;
        let unlocked = UnlockedKeys {
            vault_key: crate::keys::derive::VaultKey::new(keys.id(), vault_key),
            signer: Some(crate::keys::signer::Signer {
                author: key.author,
                key: ledger::SigningKey::from_seed(key.seed),
            }),
            stretched: None,
        };
        self.unlock_with(lock, keys, unlocked, schema)?
            .finish_unless_alarmed(schema)
    }
}

/// A vault whose keys fit and whose store has been compared with `head`.
struct Unlocked {
    folder: PathBuf,
    lock: LockFile,
    keys: KeyFile,
    unlocked: UnlockedKeys,
    connection: Connection,
    head_file: HeadFile,
    reading: Reading,
    state: Acknowledged,
    alarm: Option<Alarm>,
    behind: bool,
}

impl Unlocked {
    fn last_known(&self) -> Option<Head> {
        self.reading
            .acknowledged
            .map(|acknowledged| acknowledged.ledger)
    }

    fn finish_unless_alarmed(self, schema: &Schema) -> Result<OpenVault, VaultError> {
        match self.alarm {
            Some(alarm) => Err(VaultError::HistoryMissing {
                alarm,
                last_known: self.last_known(),
            }),
            None => self.finish(schema),
        }
    }

    /// As [`finish`](Self::finish), with a leaf that tells of what was lost.
    fn finish_telling(
        self,
        schema: &Schema,
        written: Moment,
        given_up: &GivenUp,
    ) -> Result<OpenVault, VaultError> {
        let restore =
            given_up.displaced_by(&self.connection, self.state.ledger.size, self.last_known());
        let behind = self.behind;
        let mut vault = self.into_open()?;
        let signer = Arc::clone(&vault.signer);
        // `head` goes on knowing what was lost until the ledger tells of it: power that goes in between must not make
        // the alarm fall silent.
        vault.transact::<_, VaultError>(|connection, size| {
            if behind {
                migration::migrate_all(connection, schema)?;
                *size = leaves::size(connection)?;
            }
            let mut change = Change::new(connection, *size, written, &signer);
            let body = restore.to_body();
            let leaf = change.append(Action::Restore, None, None, &body)?;
            *size = change.size();
            schema
                .told
                .map_or(Ok(()), |told| told(connection, &leaf, &body))
        })?;
        vault.tidy();
        Ok(vault)
    }

    /// Makes the vault ready for work: from here on it is written to.
    fn finish(self, schema: &Schema) -> Result<OpenVault, VaultError> {
        let behind = self.behind;
        let is_acknowledged = self.reading.acknowledged == Some(self.state) && self.reading.whole;
        let mut vault = self.into_open()?;
        if !is_acknowledged {
            // The store is ahead, and nobody was told so. On a full disk the next save says whether it can be confirmed.
            let _ = vault.head_file.acknowledge(vault.state);
        }
        if behind {
            vault.migrate(schema)?;
        }
        vault.tidy();
        Ok(vault)
    }

    fn into_open(self) -> Result<OpenVault, VaultError> {
        // What was cut short (a change of the passphrase, a restore) was never acknowledged, and must not stay.
        for name in ["keys", "book", "head"] {
            let _ = disk::remove_file_if_there(&successor(&self.folder.join(name)));
        }
        database::close_with_checkpoint(&self.connection, true)?;
        database::refuse_writing(&self.connection, true)?;
        // Folding the log in may have been cut short, and have left torn pages below it. They are shown to nobody while
        // the log is there, but a check of the store's own pages would find them. On a full disk the vault opens even so.
        let _ = database::checkpoint(&self.connection);
        OpenVault::new(Opened {
            folder: self.folder,
            lock: self.lock,
            keys: self.keys,
            unlocked: self.unlocked,
            connection: self.connection,
            head_file: self.head_file,
            state: self.state,
        })
    }
}
