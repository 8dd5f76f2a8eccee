//! A vault as it lies on the disk: nothing can be read from it, only opened.

use std::fs;
use std::path::{Path, PathBuf};

use domain::{AuthorId, Moment, VaultId};
use ledger::{Action, Head, Restore};
use rusqlite::Connection;

use crate::backups;
use crate::book;
use crate::derive::VaultKey;
use crate::durable::{self, successor};
use crate::error::{Alarm, Part, VaultError};
use crate::head_file::{Acknowledged, HeadFile, Reading};
use crate::key_file::KeyFile;
use crate::lock_file::LockFile;
use crate::migration::{Schema, SchemaPart, is_behind};
use crate::open_vault::{OpenVault, Opened};
use crate::tables::{self, identity, leaves, nodes::StoredNodes};
use crate::unlock::{SlotKind, Unlock};

/// A locked vault. It has no method that needs a key.
#[derive(Debug, Clone)]
pub struct LockedVault {
    folder: PathBuf,
}

impl LockedVault {
    /// The vault in a folder, if there is one.
    pub fn at(folder: &Path) -> Result<Self, VaultError> {
        let folder = fs::canonicalize(folder).map_err(|_| VaultError::NotAVault)?;
        let has = |name| folder.join(name).is_file();
        match (has("keys"), has("book")) {
            (true, _) => Ok(Self { folder }),
            // The evidence files and the book are of no use without it, but a backup has a copy.
            (false, true) => Err(VaultError::Missing { part: Part::Keys }),
            (false, false) => Err(VaultError::NotAVault),
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
    /// [`VaultError::HistoryMissing`] means that the passphrase is right and the book is not the one that was last
    /// saved. Nothing has been changed then; offer the backups, or [`open_accepting_loss`](Self::open_accepting_loss).
    pub fn open(&self, unlock: Unlock<'_>, schema: &Schema) -> Result<OpenVault, VaultError> {
        let unlocked = self.unlock(unlock, schema)?;
        match unlocked.alarm {
            Some(alarm) => Err(VaultError::HistoryMissing {
                alarm,
                last_known: unlocked.last_known(),
            }),
            None => unlocked.finish(schema),
        }
    }

    /// Opens a vault although something that was saved is missing. What is there is copied aside first, and a leaf says
    /// in the ledger itself up to where it reaches and which head was known before.
    pub fn open_accepting_loss(
        &self,
        unlock: Unlock<'_>,
        schema: &Schema,
        written: Moment,
        author: AuthorId,
    ) -> Result<OpenVault, VaultError> {
        let unlocked = self.unlock(unlock, schema)?;
        let Some(_alarm) = unlocked.alarm else {
            return unlocked.finish(schema);
        };
        backups::copy_aside(&self.folder, written.utc)?;
        let restore = Restore {
            restored_to: unlocked.state.ledger.size,
            last_known_head: unlocked.last_known(),
        };
        let mut vault = unlocked.finish(schema)?;
        vault.change(written, author, |change| {
            change
                .append(Action::Restore, None, None, &restore.to_body())
                .map(|_| ())
        })?;
        Ok(vault)
    }

    /// Everything up to the comparison with `head`. Writes nothing.
    fn unlock(&self, unlock: Unlock<'_>, schema: &Schema) -> Result<Unlocked, VaultError> {
        let lock = LockFile::take(&self.folder)?;
        let keys = self.keys()?;
        let vault_key = keys.unlock(unlock)?;
        let working = vault_key.working_keys();
        let connection = book::open(&self.folder.join("book"), &working.book)?;
        identity::check(&connection, keys.id())?;
        let behind = [
            is_behind(&connection, SchemaPart::Vault, &tables::SCHEMA)?,
            is_behind(&connection, SchemaPart::Case, schema)?,
        ];
        let state = state_of(&connection)?;
        let (head_file, reading) =
            HeadFile::open(&self.folder.join("head"), &working.head, keys.id())?;
        let alarm = alarm(&connection, &state, &reading)?;
        Ok(Unlocked {
            folder: self.folder.clone(),
            lock,
            keys,
            vault_key,
            connection,
            head_file,
            reading,
            state,
            alarm,
            behind: behind.contains(&true),
        })
    }
}

/// A vault whose keys fit and whose book has been compared with `head`.
struct Unlocked {
    folder: PathBuf,
    lock: LockFile,
    keys: KeyFile,
    vault_key: VaultKey,
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

    /// Makes the vault ready for work: from here on it is written to.
    fn finish(mut self, schema: &Schema) -> Result<OpenVault, VaultError> {
        // A passphrase change that was cut short was never acknowledged; its key file must not stay.
        durable::remove_if_there(&successor(&self.folder.join("keys")))?;
        book::close_with_checkpoint(&self.connection, true)?;
        book::refuse_writing(&self.connection, true)?;
        if self.reading.acknowledged != Some(self.state) || !self.reading.whole {
            self.head_file.acknowledge(self.state)?;
        }
        let mut vault = OpenVault::new(Opened {
            folder: self.folder,
            lock: self.lock,
            keys: self.keys,
            vault_key: self.vault_key,
            connection: self.connection,
            head_file: self.head_file,
            state: self.state,
        })?;
        if self.behind {
            vault.bring_up(schema)?;
        }
        vault.tidy()?;
        Ok(vault)
    }
}

/// Where a book stands.
pub(crate) fn state_of(connection: &Connection) -> Result<Acknowledged, VaultError> {
    let size = leaves::size(connection)?;
    Ok(Acknowledged {
        generation: identity::generation(connection)?,
        ledger: Head {
            size,
            root: ledger::root(&StoredNodes(connection), size)?,
        },
    })
}

/// Compares a book with what was acknowledged. A book that is ahead is normal: the power went between commit and head.
pub(crate) fn alarm(
    connection: &Connection,
    state: &Acknowledged,
    reading: &Reading,
) -> Result<Option<Alarm>, VaultError> {
    let Some(acknowledged) = reading.acknowledged else {
        return Ok(Some(Alarm::HeadMissing));
    };
    let size = acknowledged.ledger.size;
    if state.ledger.size < size {
        return Ok(Some(Alarm::HistoryMissing {
            found: state.ledger.size,
            acknowledged: size,
        }));
    }
    if ledger::root(&StoredNodes(connection), size)? != acknowledged.ledger.root {
        return Ok(Some(Alarm::HistoryReplaced { size }));
    }
    Ok((state.generation < acknowledged.generation).then_some(Alarm::BookOlder))
}
