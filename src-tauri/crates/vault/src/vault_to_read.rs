//! A vault that was opened to be read, and cannot be written: for a medium that cannot be.
//!
//! Nothing in its folder changes, not even a time: no file is made, nothing is tidied, brought up or moved. What has to be
//! written first is refused.

use std::fs;
use std::ops::Deref;

use crate::error::VaultError;
use crate::keys::key_file::KeyFile;
use crate::keys::unlock::Unlock;
use crate::locked_vault::LockedVault;
use crate::readable_vault::{ReadableParts, ReadableVault};
use crate::rekey;
use crate::store::head_file::HeadFile;
use crate::store::lock_file::LockFile;
use crate::store::schema::Schema;
use crate::store::state::{alarm, state_of};
use crate::store::tables::identity;
use crate::store::{database, migration};

/// A vault that can be read and not written. Dropping it closes the store and wipes its keys.
pub struct VaultToRead {
    readable: ReadableVault,
    // Dropped last. There is none where nobody ever wrote.
    _lock: Option<LockFile>,
}

impl Deref for VaultToRead {
    type Target = ReadableVault;

    fn deref(&self) -> &ReadableVault {
        &self.readable
    }
}

impl LockedVault {
    /// Opens the vault to be read. Others may do so at the same time.
    ///
    /// # Errors
    /// Those of [`open`](Self::open), an alarm among them. [`VaultError::Busy`] where somebody has it open to write.
    /// [`VaultError::OpenToWriteFirst`] where what was saved last is still in the log, or the tables are older.
    pub fn open_to_read(
        &self,
        unlock: Unlock<'_>,
        schema: &Schema,
    ) -> Result<VaultToRead, VaultError> {
        let lock = LockFile::share(self.folder())?;
        let places = rekey::places(self.folder())?;
        let keys = KeyFile::from_bytes(&fs::read(&places.keys)?)?;
        let unlocked = keys.unlock(unlock)?;
        let working = unlocked.vault_key.working_keys();
        let log = fs::metadata(places.store.with_file_name("book-wal"));
        if log.is_ok_and(|log| log.len() > 0) {
            return Err(VaultError::OpenToWriteFirst);
        }
        let connection = database::open_to_read(&places.store, &working.store)?;
        identity::check(&connection, keys.id())?;
        if migration::is_behind(&connection, schema)? {
            return Err(VaultError::OpenToWriteFirst);
        }
        let state = state_of(&connection)?;
        let reading = HeadFile::read(&places.head, &working.head, keys.id())?;
        if let Some(alarm) = alarm(&connection, &state, &reading)? {
            return Err(VaultError::HistoryMissing {
                alarm,
                last_known: reading.acknowledged.map(|known| known.ledger),
            });
        }
        // A key slot of version 1 stays as it is here.
        let (readable, _) = ReadableVault::new(ReadableParts {
            folder: self.folder().to_owned(),
            places,
            keys,
            unlocked,
            connection,
            state,
        })?;
        // What seals evidence is the same that opens it.
        readable.files.close();
        Ok(VaultToRead {
            readable,
            _lock: lock,
        })
    }
}
