//! Making an automatic backup without keeping anybody waiting.
//!
//! Between two checkpoints the main file of a store in WAL mode is not written. So the log is folded in, and then the
//! file is copied apart from the open vault, which goes on being used: what is saved meanwhile goes into the log. A
//! checkpoint, an erasure or a lock breaks the copying off. The copy is opened and compared before it has a name.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use disk::{Replacement, create_private_file};
use domain::{Moment, VaultId};
use job::{CancelOnDrop, CancelToken, Meter, Report};
use rusqlite::Connection;

use crate::backup::backups::{self, Backup, StagedBackup, backups};
use crate::error::{Part, VaultError};
use crate::keys::derive::WorkingKeys;
use crate::locked_vault::LockedVault;
use crate::open_vault::OpenVault;
use crate::rekey;
use crate::store::database;
use crate::store::head_file::{Acknowledged, HeadFile, Reading};
use crate::store::places::Places;
use crate::store::state::{alarm, state_of};
use crate::store::tables::identity;

/// Bytes copied between two looks at whether to go on.
const STEP: usize = 1 << 20;

/// A backup that is to be made of a store at rest. It holds keys: whoever locks the vault breaks it off.
pub struct BackupJob {
    vault: PathBuf,
    id: VaultId,
    keys: Vec<u8>,
    working: WorkingKeys,
    state: Acknowledged,
    now: Moment,
    copying: CancelToken,
}

impl OpenVault {
    /// Begins a backup. Quick; the long part is [`BackupJob::finish`], for which the vault need not wait.
    pub fn begin_backup(&mut self, now: Moment) -> Result<BackupJob, VaultError> {
        self.fold()?;
        let copying = self.begin_copying();
        Ok(BackupJob {
            vault: self.folder.clone(),
            id: self.id(),
            keys: self.keys.to_bytes(),
            working: self.vault_key.working_keys(),
            state: self.state,
            now,
            copying,
        })
    }

    /// What ends the copying that begins now: the open vault, as soon as its store is about to change or its keys to go.
    fn begin_copying(&mut self) -> CancelToken {
        self.copying = CancelOnDrop::default();
        self.copying.0.clone()
    }

    /// Makes a backup, here and now.
    pub fn back_up(&mut self, now: Moment) -> Result<Backup, VaultError> {
        self.begin_backup(now)?
            .finish(&mut |_| std::ops::ControlFlow::Continue(()))
    }

    /// Whether something was saved that no backup holds.
    pub fn changed_since_backup(&self) -> Result<bool, VaultError> {
        let Some(newest) = backups(&self.folder)?.pop() else {
            return Ok(true);
        };
        let working = self.vault_key.working_keys();
        let head = newest.folder.join("head");
        if !head.exists() {
            return Ok(true);
        }
        let (_, reading) = HeadFile::open(&head, &working.head, self.id())?;
        let held = reading.acknowledged.map(|state| state.generation);
        Ok(held != Some(self.state.generation))
    }

    /// What verifies the backups that were made while the vault was being locked, apart from the open vault.
    pub fn begin_verifying(&mut self) -> Result<Option<UnverifiedBackups>, VaultError> {
        let unverified: Vec<_> = backups(&self.folder)?
            .into_iter()
            .filter(|backup| !backup.verified)
            .collect();
        if unverified.is_empty() {
            return Ok(None);
        }
        let copying = self.begin_copying();
        Ok(Some(UnverifiedBackups {
            id: self.id(),
            working: self.vault_key.working_keys(),
            unverified,
            copying,
        }))
    }
}

impl BackupJob {
    /// Copies, verifies and names the backup, telling how many bytes of the store are copied.
    ///
    /// [`VaultError::Cancelled`] also says that the vault was locked or its store rewritten meanwhile. Nothing stays then.
    pub fn finish(self, progress: &mut Report<'_>) -> Result<Backup, VaultError> {
        let unnamed = StagedBackup::begin(&self.vault, self.now.utc)?;
        self.copy_into(&unnamed.folder, progress)?;
        // Asked only now that the whole file was read: until here it stood still.
        self.copying.check()?;
        let verified = verify_copy(&unnamed.folder, self.id, &self.working, &self.copying);
        self.copying.check()?;
        if verified? != self.state {
            return Err(VaultError::damaged(Part::Backup));
        }
        unnamed.name(true)
    }

    fn copy_into(&self, folder: &Path, progress: &mut Report<'_>) -> Result<(), VaultError> {
        let store = self.vault.join("book");
        let mut meter = Meter::new(fs::metadata(&store)?.len(), progress);
        let mut meter = meter.until(|| self.copying.is_cancelled());
        copy(&store, &folder.join("book"), &mut meter)?;
        let (mut head, _) = HeadFile::open(&folder.join("head"), &self.working.head, self.id)?;
        head.begin(self.state)?;
        let keys =
            Replacement::write(
                &folder.join("keys"),
                &self.keys,
                |_| Ok::<_, VaultError>(()),
            )?;
        Ok(keys.put_in_place()?)
    }
}

/// Backups that nobody has opened yet.
pub struct UnverifiedBackups {
    id: VaultId,
    working: WorkingKeys,
    unverified: Vec<Backup>,
    copying: CancelToken,
}

impl UnverifiedBackups {
    /// Opens and compares each. One that is not whole is removed: the vault itself is open, and a new one is soon made.
    /// One that could not be looked at, on a full disk for example, stays as it is. Gives the number removed.
    pub fn finish(self) -> Result<usize, VaultError> {
        let mut removed = 0;
        for backup in &self.unverified {
            let verified = verify_copy(&backup.folder, self.id, &self.working, &self.copying);
            self.copying.check()?;
            match verified {
                Ok(_) => drop(backups::mark_verified(backup)?),
                Err(VaultError::Damaged { .. } | VaultError::Missing { .. }) => {
                    backups::remove(backup)?;
                    removed += 1;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(removed)
    }
}

impl LockedVault {
    /// Makes a backup of a vault at rest. Needs no key, so that locking need not wait for it; it is verified when the vault
    /// is opened next.
    pub fn back_up(&self, now: Moment) -> Result<Backup, VaultError> {
        let _lock = rekey::take_lock(self.folder())?;
        let log = fs::metadata(self.folder().join("book-wal"));
        if log.is_ok_and(|log| log.len() > 0) {
            // The log could not be folded in; a store without it is not what was saved last.
            return Err(VaultError::damaged(Part::Store));
        }
        let unnamed = StagedBackup::begin(self.folder(), now.utc)?;
        for name in ["book", "head", "keys"] {
            let (from, to) = (self.folder().join(name), unnamed.folder.join(name));
            copy(&from, &to, &mut Meter::unwatched())?;
            if !same(&from, &to)? {
                return Err(VaultError::ReadBackDiffers);
            }
        }
        unnamed.name(false)
    }
}

/// Opens a copy as a vault would be opened, and as there a store may be ahead of its head: a copy made at rest is, when the
/// last change could not be confirmed. Gives the state of its store.
pub(crate) fn verify_copy(
    folder: &Path,
    id: VaultId,
    working: &WorkingKeys,
    copying: &CancelToken,
) -> Result<Acknowledged, VaultError> {
    let copy = database::open(&folder.join("book"), &working.store)?;
    database::close_with_checkpoint(&copy, true)?;
    let handle = copy.get_interrupt_handle();
    copying.on_cancel(move || handle.interrupt());
    copying.check()?;
    let (_, reading) = HeadFile::open(&folder.join("head"), &working.head, id)?;
    verified(&copy, id, &reading)
}

/// As [`verify_copy`], of what nobody writes meanwhile: nothing in its folder changes.
pub(crate) fn verify_at_rest(
    places: &Places,
    id: VaultId,
    working: &WorkingKeys,
) -> Result<Acknowledged, VaultError> {
    let copy = database::open_to_read(&places.store, &working.store)?;
    let reading = HeadFile::read(&places.head, &working.head, id)?;
    verified(&copy, id, &reading)
}

fn verified(copy: &Connection, id: VaultId, reading: &Reading) -> Result<Acknowledged, VaultError> {
    identity::check(copy, id)?;
    let state = state_of(copy)?;
    if alarm(copy, &state, reading)?.is_none() && database::integrity(copy)? {
        Ok(state)
    } else {
        Err(VaultError::damaged(Part::Backup))
    }
}

/// Copies a file and makes it durable.
pub(crate) fn copy(from: &Path, to: &Path, meter: &mut Meter<'_>) -> Result<(), VaultError> {
    let mut source = File::open(from)?;
    let mut target = create_private_file(to)?;
    let mut step = vec![0; STEP];
    loop {
        let length = source.read(&mut step)?;
        if length == 0 {
            break;
        }
        target.write_all(&step[..length])?;
        meter.add(length as u64)?;
    }
    Ok(target.sync_all()?)
}

fn same(one: &Path, other: &Path) -> io::Result<bool> {
    let (mut one, mut other) = (File::open(one)?, File::open(other)?);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    loop {
        left.clear();
        right.clear();
        Read::by_ref(&mut one)
            .take(STEP as u64)
            .read_to_end(&mut left)?;
        Read::by_ref(&mut other)
            .take(STEP as u64)
            .read_to_end(&mut right)?;
        if left != right {
            return Ok(false);
        }
        if left.is_empty() {
            return Ok(true);
        }
    }
}
