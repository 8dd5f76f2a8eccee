//! The folder `backups`: copies of `book`, `head` and `keys` on the same disk, for when one of them is damaged. They
//! hold no evidence files.
//!
//! A backup is made by the store's own online backup, opened, compared and only then given its name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use domain::Moment;
use rusqlite::backup::{Backup as Copying, StepResult};

use crate::book;
use crate::derive::WorkingKeys;
use crate::durable::{Prepared, create_private_file, create_private_folder, sync_folder};
use crate::error::{Part, VaultError};
use crate::head_file::HeadFile;
use crate::locked_vault::state_of;
use crate::open_vault::OpenVault;
use crate::tables::identity;

const NAME: &str = "%Y%m%dT%H%M%SZ";
const PARTIAL: &str = "partial";
/// The newest ones that are always kept.
const NEWEST: usize = 5;
/// Days of which the last one each is kept.
const DAYS: usize = 7;

/// One automatic backup.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Backup {
    /// When it was made, by the computer's clock.
    pub made: DateTime<Utc>,
    /// Its folder, laid out like a vault without evidence files.
    pub folder: PathBuf,
}

/// The automatic backups of a vault, oldest first. No key is needed to see which there are.
pub fn backups(vault: &Path) -> Result<Vec<Backup>, VaultError> {
    let mut found: Vec<_> = folders(vault)?
        .into_iter()
        .filter_map(|folder| {
            let name = folder.file_name()?.to_str()?;
            let made = NaiveDateTime::parse_from_str(name, NAME).ok()?.and_utc();
            Some(Backup { made, folder })
        })
        .collect();
    found.sort();
    Ok(found)
}

impl OpenVault {
    /// Makes a backup, proves it by opening it, and lets go of those that are no longer due.
    pub fn back_up(&mut self, now: Moment) -> Result<(), VaultError> {
        let backups_folder = self.folder.join("backups");
        create_private_folder(&backups_folder)?;
        let name = now.utc.format(NAME).to_string();
        let target = backups_folder.join(&name);
        let partial = backups_folder.join(&name).with_extension(PARTIAL);
        remove_folder(&partial)?;
        let made = self.copy_into(&partial);
        if let Err(error) = made {
            let _ = remove_folder(&partial);
            return Err(error);
        }
        remove_folder(&target)?;
        fs::rename(&partial, &target)?;
        sync_folder(&backups_folder)?;
        for old in no_longer_due(backups(&self.folder)?) {
            remove_folder(&old.folder)?;
        }
        sync_folder(&backups_folder)?;
        Ok(())
    }

    fn copy_into(&self, folder: &Path) -> Result<(), VaultError> {
        create_private_folder(folder)?;
        let working = self.vault_key.working_keys();
        let path = folder.join("book");
        let mut copy = book::create(&path, &working.book)?;
        let copying = Copying::new(&self.connection, &mut copy)?;
        while copying.step(256)? == StepResult::More {}
        drop(copying);
        drop(copy);
        let (mut head, _) = HeadFile::open(&folder.join("head"), &working.head, self.id())?;
        head.begin(self.state)?;
        Prepared::write(&folder.join("keys"), &self.keys.to_bytes(), |_| Ok(()))?.put_in_place()?;
        self.prove_backup(folder, &working)?;
        sync_folder(folder)?;
        Ok(())
    }

    /// Opens the copy as a vault would be opened and compares it with what was copied.
    fn prove_backup(&self, folder: &Path, working: &WorkingKeys) -> Result<(), VaultError> {
        let copy = book::open(&folder.join("book"), &working.book)?;
        book::close_with_checkpoint(&copy, true)?;
        identity::check(&copy, self.id())?;
        let (_, reading) = HeadFile::open(&folder.join("head"), &working.head, self.id())?;
        let same = state_of(&copy)? == self.state && reading.acknowledged == Some(self.state);
        if same && book::integrity(&copy)? {
            Ok(())
        } else {
            Err(VaultError::damaged(Part::Backup))
        }
    }
}

/// Those beyond the newest five and the last of each of seven days.
fn no_longer_due(backups: Vec<Backup>) -> Vec<Backup> {
    let mut days = BTreeSet::new();
    let mut old = Vec::new();
    for (age, backup) in backups.into_iter().rev().enumerate() {
        let last_of_its_day = days.len() < DAYS && days.insert(backup.made.date_naive());
        if age >= NEWEST && !last_of_its_day {
            old.push(backup);
        }
    }
    old
}

/// Gives every backup the key file of today, so that no passphrase of yesterday opens one.
pub(crate) fn renew_keys(vault: &Path, keys: &[u8]) -> Result<(), VaultError> {
    for folder in folders(vault)? {
        let path = folder.join("keys");
        if fs::read(&path).is_ok_and(|found| found == keys) {
            continue;
        }
        Prepared::write(&path, keys, |read| match read == keys {
            true => Ok(()),
            false => Err(VaultError::damaged(Part::Backup)),
        })?
        .put_in_place()?;
    }
    Ok(())
}

/// Removes every backup and says whether there were any.
pub(crate) fn remove_all(vault: &Path) -> Result<bool, VaultError> {
    let folders = folders(vault)?;
    for folder in &folders {
        remove_folder(folder)?;
    }
    if !folders.is_empty() {
        sync_folder(&vault.join("backups"))?;
    }
    Ok(!folders.is_empty())
}

/// Copies what is there of a vault that lost something, before anything is changed. It is no backup to go back to, but
/// somebody may one day read more from it than we can.
pub(crate) fn copy_aside(vault: &Path, now: DateTime<Utc>) -> Result<(), VaultError> {
    let folder = vault
        .join("backups")
        .join(format!("before-loss-{}", now.format(NAME)));
    remove_folder(&folder)?;
    create_private_folder(&folder)?;
    for name in ["keys", "book", "book-wal", "head"] {
        let from = vault.join(name);
        if from.exists() {
            let mut copy = create_private_file(&folder.join(name))?;
            std::io::copy(&mut fs::File::open(from)?, &mut copy)?;
            copy.sync_all()?;
        }
    }
    sync_folder(&folder)?;
    sync_folder(&vault.join("backups"))?;
    Ok(())
}

fn folders(vault: &Path) -> Result<Vec<PathBuf>, VaultError> {
    let mut folders = Vec::new();
    match fs::read_dir(vault.join("backups")) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
        Ok(entries) => {
            for entry in entries {
                let entry = entry?;
                if entry.file_type()?.is_dir() {
                    folders.push(entry.path());
                }
            }
        }
    }
    Ok(folders)
}

fn remove_folder(path: &Path) -> Result<(), VaultError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn the_newest_five_stay_and_one_for_each_of_seven_days() {
        let backups = (1..=20)
            .flat_map(|day| {
                (0..4).map(move |hour| Utc.with_ymd_and_hms(2026, 3, day, 8 + hour, 0, 0).unwrap())
            })
            .map(|made| Backup {
                made,
                folder: PathBuf::new(),
            })
            .collect::<Vec<_>>();
        let old = no_longer_due(backups.clone());
        let kept: Vec<_> = backups
            .iter()
            .filter(|backup| !old.contains(backup))
            .collect();
        let days: BTreeSet<_> = kept.iter().map(|backup| backup.made.date_naive()).collect();
        assert_eq!(days.len(), DAYS);
        // All four of the last day, the last of the day before, and the last of five more days.
        assert_eq!(kept.len(), 4 + 1 + 5);
    }
}
