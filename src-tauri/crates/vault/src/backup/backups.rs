//! The folder `backups`: copies of `book`, `head` and `keys` on the same disk, for when one of them is damaged. They
//! hold no evidence files.
//!
//! Each has a number, which only ever grows, besides the time at which it was made: whatever the computer's clock does,
//! the newest must not look like the oldest, which is the first to go.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use disk::{
    Replacement, create_private_file, create_private_folder_within, remove_folder_if_there,
    sync_folder,
};

use crate::error::{Part, VaultError};
use crate::rekey;

const NAME: &str = "%Y%m%dT%H%M%SZ";
const PARTIAL: &str = "partial";
const UNVERIFIED: &str = "unproved";
/// The newest ones that are always kept.
const NEWEST: usize = 5;
/// Days of which the last one each is kept.
const DAYS: usize = 7;
/// Bytes that all backups together may take, while more than [`ALWAYS`] are kept.
const ROOM: u64 = 1 << 30;
/// The newest ones that are kept however large they are.
const ALWAYS: usize = 2;

/// One automatic backup.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Backup {
    /// Its serial number. Zero where the name has none, as the first Daybook wrote it.
    number: u64,
    /// When it was made, by the computer's clock of that day.
    pub made: DateTime<Utc>,
    /// Its folder, laid out like a vault without evidence files.
    pub folder: PathBuf,
    /// Whether it was opened and compared. One that was made while the vault was being locked is verified at the next
    /// opening.
    pub verified: bool,
}

impl Backup {
    /// What it is asked for by. It stays the same when the backup is verified.
    pub fn id(&self) -> String {
        let stamp = self.made.format(NAME);
        match self.number {
            0 => stamp.to_string(),
            number => format!("{stamp}-{number}"),
        }
    }

    /// The bytes that it takes.
    pub fn size(&self) -> u64 {
        ["book", "head", "keys"]
            .iter()
            .filter_map(|name| fs::metadata(self.folder.join(name)).ok())
            .map(|metadata| metadata.len())
            .sum()
    }

    fn at(folder: PathBuf) -> Option<Self> {
        let name = folder.file_name()?.to_str()?;
        let (stamp, verified) = match name.strip_suffix(&format!("-{UNVERIFIED}")) {
            Some(stamp) => (stamp, false),
            None => (name, true),
        };
        let (stamp, number) = match stamp.split_once('-') {
            Some((stamp, number)) => (stamp, number.parse().ok()?),
            None => (stamp, 0),
        };
        let made = NaiveDateTime::parse_from_str(stamp, NAME).ok()?.and_utc();
        Some(Self {
            number,
            made,
            folder,
            verified,
        })
    }
}

/// The automatic backups of a vault, oldest first. No key is needed to see which there are.
pub fn backups(vault: &Path) -> Result<Vec<Backup>, VaultError> {
    if rekey::is_committed(vault) {
        // Those that may still be there open with the old key, and are about to go.
        return Ok(Vec::new());
    }
    let mut found: Vec<_> = folders(vault)?.into_iter().filter_map(Backup::at).collect();
    found.sort();
    Ok(found)
}

/// A backup that is being written: under its partial name, and deleted unless it is [named](Self::name).
pub(crate) struct StagedBackup {
    pub(crate) folder: PathBuf,
    backups: PathBuf,
    id: String,
}

impl StagedBackup {
    /// An empty folder for the next backup.
    pub(crate) fn begin(vault: &Path, now: DateTime<Utc>) -> Result<Self, VaultError> {
        let folder = vault.join("backups");
        create_private_folder_within(&folder)?;
        let newest = backups(vault)?.last().map_or(0, |newest| newest.number);
        let id = format!("{}-{}", now.format(NAME), newest + 1);
        let unnamed = Self {
            folder: folder.join(&id).with_extension(PARTIAL),
            backups: folder,
            id,
        };
        remove_folder_if_there(&unnamed.folder)?;
        create_private_folder_within(&unnamed.folder)?;
        Ok(unnamed)
    }

    /// Gives it its name, and lets go of those that are no longer due.
    pub(crate) fn name(self, verified: bool) -> Result<Backup, VaultError> {
        sync_folder(&self.folder)?;
        let name = match verified {
            true => self.id.clone(),
            false => format!("{}-{UNVERIFIED}", self.id),
        };
        let target = self.backups.join(name);
        fs::rename(&self.folder, &target)?;
        sync_folder(&self.backups)?;
        let vault = self.backups.parent().unwrap_or(&self.backups);
        let old = expired(backups(vault)?);
        remove_named(
            &self.backups,
            old.iter().map(|backup| backup.folder.as_path()),
        )?;
        Backup::at(target).ok_or(VaultError::damaged(Part::Backup))
    }
}

impl Drop for StagedBackup {
    /// Once named there is nothing under the partial name.
    fn drop(&mut self) {
        let _ = remove_folder_if_there(&self.folder);
    }
}

/// Says of a backup that it was opened and compared.
pub(crate) fn mark_verified(backup: &Backup) -> Result<Backup, VaultError> {
    let folder = backup.folder.with_file_name(backup.id());
    fs::rename(&backup.folder, &folder)?;
    if let Some(above) = folder.parent() {
        sync_folder(above)?;
    }
    Backup::at(folder).ok_or(VaultError::damaged(Part::Backup))
}

/// Removes one backup.
pub(crate) fn remove(backup: &Backup) -> Result<(), VaultError> {
    let above = backup.folder.parent().unwrap_or(Path::new("."));
    remove_named(above, [backup.folder.as_path()])
}

/// Removes backups. Each first loses its name, for good: one that is half gone must never be taken for a backup.
fn remove_named<'path>(
    above: &Path,
    named: impl IntoIterator<Item = &'path Path>,
) -> Result<(), VaultError> {
    let mut nameless = Vec::new();
    for folder in named {
        let partial = folder.with_extension(PARTIAL);
        if folder != partial {
            remove_folder_if_there(&partial)?;
            fs::rename(folder, &partial)?;
        }
        nameless.push(partial);
    }
    if nameless.is_empty() {
        return Ok(());
    }
    sync_folder(above)?;
    for folder in nameless {
        remove_folder_if_there(&folder)?;
    }
    Ok(sync_folder(above)?)
}

/// Removes what an attempt at a backup left that was cut short.
pub(crate) fn remove_partial(vault: &Path) -> Result<(), VaultError> {
    for folder in folders(vault)? {
        if folder.extension().is_some_and(|kind| kind == PARTIAL) {
            remove_folder_if_there(&folder)?;
        }
    }
    Ok(())
}

/// Those beyond the newest five and the last of each of seven days, and those for which there is no room.
fn expired(backups: Vec<Backup>) -> Vec<Backup> {
    let mut days = BTreeSet::new();
    let mut taken = 0;
    let mut old = Vec::new();
    for (age, backup) in backups.into_iter().rev().enumerate() {
        let last_of_its_day = days.len() < DAYS && days.insert(backup.made.date_naive());
        taken += backup.size();
        let is_due = age < NEWEST || last_of_its_day;
        if age >= ALWAYS && (!is_due || taken > ROOM) {
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
        Replacement::write(&path, keys, |read| match read == keys {
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
    remove_named(&vault.join("backups"), folders.iter().map(PathBuf::as_path))?;
    Ok(!folders.is_empty())
}

/// Copies what is there of a vault that lost something, before anything is changed. It is no backup to go back to, but
/// somebody may one day read more from it than we can.
pub(crate) fn copy_aside(vault: &Path, now: DateTime<Utc>) -> Result<(), VaultError> {
    let folder = vault
        .join("backups")
        .join(format!("before-loss-{}", now.format(NAME)));
    create_private_folder_within(&vault.join("backups"))?;
    remove_folder_if_there(&folder)?;
    create_private_folder_within(&folder)?;
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
            .zip(1..)
            .map(|(made, number)| Backup {
                number,
                made,
                folder: PathBuf::new(),
                verified: true,
            })
            .collect::<Vec<_>>();
        let old = expired(backups.clone());
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
