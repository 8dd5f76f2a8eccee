//! A vault whose keys are at hand.

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;

use domain::Moment;
use job::CancelOnDrop;
use ledger::Head;
use rusqlite::{Connection, TransactionBehavior};

use crate::backup::backups;
use crate::error::VaultError;
use crate::files::file_name::FileName;
use crate::keys::key_file::{KeyFile, UnlockedKeys};
use crate::keys::stretched::Stretched;
use crate::readable_vault::{ReadableParts, ReadableVault};
use crate::rekey::{PendingRekey, RekeyInProgress};
use crate::store::change::Change;
use crate::store::database;
use crate::store::file_identity::FileIdentity;
use crate::store::head_file::{Acknowledged, HeadFile};
use crate::store::lock_file::LockFile;
use crate::store::migration;
use crate::store::places::Places;
use crate::store::schema::Schema;
use crate::store::tables::{drafts, identity, leaves, nodes::StoredNodes, sealed_files, settings};

/// An open vault: all that can be read in it, and what writes. Dropping or [locking](Self::lock) it closes the store and
/// wipes its keys.
pub struct OpenVault {
    /// What opened a key slot of version 1, until that is sealed anew.
    pub(crate) outdated_slot: Option<Stretched>,
    file_identity: FileIdentity,
    // Fields are dropped in this order: what goes on apart is broken off before the store is closed, and the store is
    // closed before the lock is let go.
    pub(crate) copying: CancelOnDrop,
    /// What is stretched for the key file as it stands now.
    pub(crate) key_changes: CancelOnDrop,
    pub(crate) rekey: RekeyInProgress,
    pub(crate) readable: ReadableVault,
    pub(crate) head_file: HeadFile,
    pub(crate) lock: LockFile,
}

impl Deref for OpenVault {
    type Target = ReadableVault;

    fn deref(&self) -> &ReadableVault {
        &self.readable
    }
}

/// The parts of a vault as opening or making it brings them together.
pub(crate) struct Opened {
    pub(crate) folder: PathBuf,
    pub(crate) lock: LockFile,
    pub(crate) keys: KeyFile,
    pub(crate) unlocked: UnlockedKeys,
    pub(crate) connection: Connection,
    pub(crate) head_file: HeadFile,
    pub(crate) state: Acknowledged,
}

impl OpenVault {
    pub(crate) fn new(opened: Opened) -> Result<Self, VaultError> {
        let (readable, outdated_slot) = ReadableVault::new(ReadableParts {
            places: Places::of_whole(&opened.folder),
            folder: opened.folder.clone(),
            keys: opened.keys,
            unlocked: opened.unlocked,
            connection: opened.connection,
            state: opened.state,
        })?;
        Ok(Self {
            file_identity: FileIdentity::of(&opened.folder),
            outdated_slot,
            copying: CancelOnDrop::default(),
            key_changes: CancelOnDrop::default(),
            rekey: RekeyInProgress::default(),
            readable,
            head_file: opened.head_file,
            lock: opened.lock,
        })
    }

    /// Writes something: all of it or none. When this returns `Ok`, it is on the disk and `head` vouches for it; only
    /// then may anybody be told "saved".
    ///
    /// ```
    /// use domain::Moment;
    /// # use vault::{KeyCost, OpenVault, Passphrase, Schema};
    /// use vault::VaultError;
    /// # let above = tempfile::tempdir()?;
    /// # let passphrase = Passphrase::new("plum orchard lantern".to_owned())?;
    /// # let schema = Schema { oldest_readable: 0, newest_known: 0, migrations: &[], told: None };
    /// # let folder = above.path().join("vault");
    /// # let mut vault = OpenVault::create(&folder, &passphrase, KeyCost::FLOOR, &schema)?;
    ///
    /// let now = Moment::new(chrono::Utc::now(), 0);
    /// vault.change::<_, VaultError>(now, |change| change.keep_setting("zone", "Europe/London"))?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// [`VaultError::Unconfirmed`], [`VaultError::OldCopiesRemain`] and [`VaultError::BackupNotMade`] come after the
    /// commit: the change itself is there. So does [`VaultError::Displaced`], and then it is in files that the folder
    /// names no more.
    pub fn change<T, E: From<VaultError>>(
        &mut self,
        written: Moment,
        work: impl FnOnce(&mut Change<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let signer = Arc::clone(&self.signer);
        let (value, erases) = self.transact(|connection, size| {
            let mut change = Change::new(connection, *size, written, &signer);
            let value = work(&mut change)?;
            *size = change.size();
            Ok::<_, E>((value, change.erases()))
        })?;
        if erases {
            let had_backups = self
                .remove_old_copies()
                .map_err(|error| VaultError::OldCopiesRemain(Box::new(error)))?;
            if had_backups {
                self.back_up(written)
                    .map_err(|error| VaultError::BackupNotMade(Box::new(error)))?;
            }
        }
        Ok(value)
    }

    /// One transaction, the state of the store after it, and its acknowledgement in `head`.
    pub(crate) fn transact<T, E: From<VaultError>>(
        &mut self,
        work: impl FnOnce(&Connection, &mut u64) -> Result<T, E>,
    ) -> Result<T, E> {
        database::refuse_writing(&self.connection, false)?;
        let outcome = commit(&mut self.readable.connection, self.readable.state, work);
        if let Ok((_, state)) = &outcome {
            self.readable.state = *state;
        }
        database::refuse_writing(&self.connection, true)?;
        let (value, state) = outcome?;
        self.head_file
            .acknowledge(state)
            .map_err(VaultError::Unconfirmed)?;
        self.file_identity.confirm()?;
        if !self.copying.0.is_in_use() {
            // What is saved is saved; a log that stays long only makes the next opening slower.
            let _ = database::fold_if_long(&self.connection, &self.folder.join("book-wal"));
        }
        Ok(value)
    }

    /// Keeps what is being written under a name, until it is discarded.
    pub fn save_draft(&mut self, name: &str, json: &str) -> Result<(), VaultError> {
        self.transact(|connection, _| drafts::save(connection, name, json))
    }

    /// Discards a draft.
    pub fn discard_draft(&mut self, name: &str) -> Result<(), VaultError> {
        self.transact(|connection, _| drafts::discard(connection, name))
    }

    /// Keeps a setting.
    pub fn keep_setting(&mut self, name: &str, value: &str) -> Result<(), VaultError> {
        self.transact(|connection, _| settings::keep(connection, name, value))
    }

    /// Folds the write-ahead log into `book`. For when nothing is going on: a log that is not there cannot be lost.
    /// Leaves it while a backup of the store is under way.
    pub fn rest(&mut self) -> Result<(), VaultError> {
        if self.copying.0.is_in_use() {
            return Ok(());
        }
        database::checkpoint(&self.connection)
    }

    /// Folds the log in, whoever is copying the store.
    pub(crate) fn fold(&mut self) -> Result<(), VaultError> {
        self.copying.0.cancel();
        database::checkpoint(&self.connection)
    }

    /// Closes the vault. Dropping it does the same; this also says whether the log could be folded in.
    pub fn lock(mut self) -> Result<(), VaultError> {
        self.fold()?;
        // The log stays, empty: a disk without room for a new file must not keep the vault shut.
        database::close_with_checkpoint(&self.connection, false)
    }

    /// Brings the tables up to date.
    pub(crate) fn migrate(&mut self, schema: &Schema) -> Result<(), VaultError> {
        self.transact(|connection, size| {
            migration::migrate_all(connection, schema)?;
            *size = leaves::size(connection)?;
            Ok(())
        })
    }

    /// Does what was left undone when the vault was last open: files without a row, imports and erasures cut short,
    /// backups that an older passphrase opens. What cannot be done now, on a full disk say, keeps no vault shut; the next opening tries
    /// again, and [`check`](ReadableVault::check) tells of an erasure that is not complete.
    pub(crate) fn tidy(&mut self) {
        for step in LEFT_UNDONE {
            let _ = step(self);
        }
    }

    /// Not with a key file that was hit: the copies may be all that the passphrase opens still.
    fn renew_keys_of_backups(&mut self) -> Result<(), VaultError> {
        match self.keys.intact() {
            true => backups::renew_keys(&self.folder, &self.keys.to_bytes()),
            false => Ok(()),
        }
    }

    fn finish_erasing(&mut self) -> Result<(), VaultError> {
        if identity::erasure_pending(&self.connection)? {
            self.remove_old_copies()?;
        }
        Ok(())
    }

    fn tidy_shelves(&mut self) -> Result<(), VaultError> {
        let known: std::collections::HashSet<_> = sealed_files::kept(&self.connection)?
            .into_iter()
            .map(|file| file.name)
            .collect();
        let is_known = |name: &FileName| known.contains(name);
        let tidied = self.files.store.quarantine_unknown(is_known);
        let brought_back = self.files.store.restore_quarantined(is_known);
        PendingRekey::of(&self.folder).tidy(is_known)?;
        tidied?;
        brought_back?;
        Ok(())
    }

    /// After something was erased: destroys forgotten files, empties the log and removes the backups. Says whether there
    /// were any, so that one can be made anew.
    fn remove_old_copies(&mut self) -> Result<bool, VaultError> {
        let forgotten = sealed_files::forgotten(&self.connection)?;
        self.rekey.withdraw(&forgotten);
        for name in &forgotten {
            self.files.store.destroy(name)?;
        }
        PendingRekey::of(&self.folder).withdraw(&forgotten)?;
        self.fold()?;
        let had_backups = backups::remove_all(&self.folder)?;
        self.transact::<_, VaultError>(|connection, _| {
            sealed_files::clear_forgotten(connection)?;
            identity::set_erasure_pending(connection, false)
        })?;
        self.fold()?;
        Ok(had_backups)
    }
}

/// One thing that may have been left undone.
type Tidying = fn(&mut OpenVault) -> Result<(), VaultError>;

/// What [`OpenVault::tidy`] does, each without the others.
const LEFT_UNDONE: [Tidying; 7] = [
    |vault| backups::remove_partial(&vault.folder),
    OpenVault::forget_seed_in_store,
    OpenVault::seal_outdated_slot_anew,
    OpenVault::renew_keys_of_backups,
    OpenVault::finish_erasing,
    OpenVault::tidy_shelves,
    OpenVault::remove_unsettled_imports,
];

/// One transaction on a store, and the state that it leaves.
pub(crate) fn commit<T, E: From<VaultError>>(
    connection: &mut Connection,
    before: Acknowledged,
    work: impl FnOnce(&Connection, &mut u64) -> Result<T, E>,
) -> Result<(T, Acknowledged), E> {
    let generation = before.generation + 1;
    let mut size = before.ledger.size;
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(VaultError::from)?;
    let value = work(&transaction, &mut size)?;
    identity::set_generation(&transaction, generation)?;
    let root = ledger::root(&StoredNodes(&transaction), size).map_err(VaultError::from)?;
    transaction.commit().map_err(VaultError::from)?;
    Ok((
        value,
        Acknowledged {
            generation,
            ledger: Head { size, root },
        },
    ))
}
