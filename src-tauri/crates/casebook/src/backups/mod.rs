//! Keeping the record safe: automatic backups, going back to one, and a whole vault in one file.

pub(crate) mod restore;

use std::fs;
use std::path::{Path, PathBuf};

use catalogue::Words;
use chrono::{DateTime, TimeDelta, Utc};
use vault::{Backup, BackupFileJob, BackupJob, LockedVault, Unlock, UnverifiedBackups, VaultError};

use crate::casebook::{CaseToRead, Casebook};
use crate::error::CaseError;
use crate::evidence::items::size_words;
use crate::progress::{Report, at_stage};
use crate::schema::SCHEMA;
use crate::time_source::TimeSource;
use crate::wire::{BackupRow, ProgressStage};

/// Once something was saved, the next backup is due when the last one is this old.
const OFTEN_ENOUGH: TimeDelta = TimeDelta::minutes(10);

/// Whether there is a record in a folder, be it damaged.
pub fn holds_record(folder: &Path) -> bool {
    !matches!(LockedVault::at(folder), Err(VaultError::NotAVault))
}

/// The automatic backups of a vault, newest first. Needs no key.
///
/// # Errors
/// The folder cannot be read.
pub fn backups(vault: &Path) -> Result<Vec<BackupRow>, CaseError> {
    let mut rows: Vec<_> = vault::backups(vault)?.iter().map(row).collect();
    rows.reverse();
    Ok(rows)
}

fn row(backup: &Backup) -> BackupRow {
    BackupRow {
        id: backup.id(),
        made: backup.made,
        size_words: size_words(backup.size()),
        verified: backup.verified,
    }
}

/// Copies a vault at rest into its backups. Needs no key, so that locking waits for nothing; the copy is verified when
/// the vault is opened next.
///
/// # Errors
/// The vault is open again, or the disk refused.
pub fn back_up_at_rest(vault: &Path, time_source: &dyn TimeSource) -> Result<(), CaseError> {
    LockedVault::at(vault)?.back_up(time_source.now())?;
    Ok(())
}

/// Makes a vault from a backup file, in a folder that is empty or not there yet. It is locked afterwards.
///
/// # Errors
/// The file is no backup, is damaged, or another passphrase opens it. Nothing is made then.
pub fn restore_file(
    file: &Path,
    vault: &Path,
    unlock: Unlock<'_>,
    time_source: &dyn TimeSource,
    report: &mut Report<'_>,
) -> Result<(), CaseError> {
    Ok(vault::restore_file(
        file,
        vault,
        unlock,
        &SCHEMA,
        time_source.now(),
        &mut at_stage(ProgressStage::Restoring, report),
    )?)
}

/// Whether a backup should be made now.
///
/// `last` is when the newest one was made. One that seems to lie in the future (the clock was turned back) says nothing.
fn is_due(changed: bool, last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    let Some(last) = last else { return true };
    let age = now - last;
    changed && (age >= OFTEN_ENOUGH || age < TimeDelta::zero())
}

impl Casebook {
    /// Goes back to an automatic backup and opens the vault. What is there is set aside first, and the ledger tells of it.
    ///
    /// # Errors
    /// There is no such backup, it does not open, or the disk refused. The vault that was there is unchanged.
    pub fn restore_backup(
        vault: &Path,
        id: &str,
        unlock: Unlock<'_>,
        time_source: Box<dyn TimeSource>,
        words: &'static Words,
    ) -> Result<Self, CaseError> {
        let now = time_source.now();
        let opened = vault::restore(vault, id, unlock, &SCHEMA, now)?;
        Self::with(opened, time_source, words)
    }

    /// Opens a vault although something that was saved is missing. What is there is set aside first, and the ledger tells
    /// of it.
    ///
    /// # Errors
    /// What [`open`](Self::open) refuses, but for an alarm about the history.
    pub fn open_accepting_loss(
        vault: &Path,
        unlock: Unlock<'_>,
        time_source: Box<dyn TimeSource>,
        words: &'static Words,
    ) -> Result<Self, CaseError> {
        let now = time_source.now();
        let opened = LockedVault::at(vault)?.open_accepting_loss(unlock, &SCHEMA, now)?;
        Self::with(opened, time_source, words)
    }

    /// Whether a backup should be made now: something was saved since the last one, and that is some minutes old.
    ///
    /// # Errors
    /// The folder of backups cannot be read.
    pub fn backup_is_due(&self) -> Result<bool, CaseError> {
        let last = vault::backups(self.vault.folder())?.pop();
        let changed = self.vault.changed_since_backup()?;
        Ok(is_due(
            changed,
            last.map(|backup| backup.made),
            self.time_source.now().utc,
        ))
    }

    /// Whether anything was saved that no backup holds.
    ///
    /// # Errors
    /// The folder of backups cannot be read.
    pub fn changed_since_backup(&self) -> Result<bool, CaseError> {
        Ok(self.vault.changed_since_backup()?)
    }

    /// Begins an automatic backup. Its long part goes on apart from the open case.
    ///
    /// # Errors
    /// The disk refused.
    pub fn begin_backup(&mut self) -> Result<BackupJob, CaseError> {
        let now = self.time_source.now();
        Ok(self.vault.begin_backup(now)?)
    }

    /// What verifies the backups that were made while locking, apart from the open case; nothing when all are verified.
    ///
    /// # Errors
    /// The folder of backups cannot be read.
    pub fn begin_verifying(&mut self) -> Result<Option<UnverifiedBackups>, CaseError> {
        Ok(self.vault.begin_verifying()?)
    }

    /// Tries out the backups that nobody has opened yet, and makes one of what no backup holds, here and now: for whoever
    /// has nothing else to do with the case meanwhile.
    ///
    /// # Errors
    /// The disk refused.
    pub fn back_up_what_is_new(&mut self) -> Result<(), CaseError> {
        if let Some(unverified) = self.begin_verifying()? {
            unverified.finish()?;
        }
        if self.changed_since_backup()? {
            let now = self.time_source.now();
            self.vault.back_up(now)?;
        }
        Ok(())
    }

    /// Begins a backup file. Its long part, [`write_backup_file`], goes on apart from the open case.
    ///
    /// # Errors
    /// The disk refused.
    pub fn begin_backup_file(&mut self) -> Result<BackupFileJob, CaseError> {
        let now = self.time_source.now();
        Ok(self.vault.begin_backup_file(now)?)
    }
}

impl CaseToRead {
    /// Begins a backup file. Its long part is [`write_backup_file`], as of any case.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn begin_backup_file(&self) -> Result<BackupFileJob, CaseError> {
        Ok(self.vault.begin_backup_file()?)
    }
}

/// Where a backup file of today goes in a folder: under a neutral name that is not taken there.
pub fn backup_file_in(folder: &Path, time_source: &dyn TimeSource) -> PathBuf {
    let day = time_source.now().local().format("%Y-%m-%d");
    let named = |number| match number {
        1 => folder.join(format!("daybook-{day}.backup")),
        more => folder.join(format!("daybook-{day}-{more}.backup")),
    };
    (1..)
        .map(named)
        .find(|file| !file.exists())
        .unwrap_or_else(|| named(1))
}

/// Writes a backup file: the whole vault, evidence included. Gives its size, in words.
///
/// # Errors
/// There is a file of that name already; evidence is damaged; the disk refused; the person stopped it. No file is left
/// then.
pub fn write_backup_file(
    job: BackupFileJob,
    file: &Path,
    report: &mut Report<'_>,
) -> Result<String, CaseError> {
    job.write(file, &mut at_stage(ProgressStage::BackingUp, report))?;
    let written = fs::metadata(file).map_or(0, |file| file.len());
    Ok(size_words(written))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_due_once_something_was_saved_and_the_last_one_is_some_minutes_old() {
        let now = DateTime::from_timestamp(1_793_000_000, 0).unwrap();
        let ago = |minutes| Some(now - TimeDelta::minutes(minutes));
        assert!(is_due(false, None, now));
        assert!(!is_due(true, ago(9), now));
        assert!(is_due(true, ago(10), now));
        assert!(!is_due(false, ago(10_000), now));
        // A clock turned back by ten years must not put off every backup until it has caught up.
        assert!(is_due(true, ago(-10 * 365 * 24 * 60), now));
    }
}
