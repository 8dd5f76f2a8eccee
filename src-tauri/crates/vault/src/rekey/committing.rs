//! The commit of a new key, and what follows it.
//!
//! One rename, of `renewal` to `renewed`, and the new key holds. What is left needs no key, and is carried out by whoever
//! takes the lock next: everything sealed under the old key goes, and the new parts move into its places. What still
//! stands in `renewed` has not moved yet; each step can be stopped anywhere and done again. The write-ahead log goes
//! before the store is replaced: a log of another store must never be played into this one. `keys` move last, so that a
//! folder without `renewed` is always a whole vault.
//!
//! None of it makes anything new, so that a full disk keeps no vault shut but where the file system wants room for a rename
//! itself; whoever may not write needs none, and takes each part from where it is. What the system will not remove now is moved
//! into `renewed` instead, out of the way of the new parts, and goes at another opening.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use disk::{
    create_private_file, remove_file_if_there, remove_folder_if_there, successor, sync_folder,
};

use super::PendingRekey;
use super::completing::RekeyReady;
use crate::error::{Part, VaultError};
use crate::open_vault::OpenVault;
use crate::store::lock_file::LockFile;
use crate::store::places::Places;

const RENEWED: &str = "renewed";

impl OpenVault {
    /// Puts the new key into force, and closes the vault: it is opened with the new passphrase from then on. No copy in its
    /// folder opens with the old passphrase or the old key; copies elsewhere still do. There is no recovery code and no
    /// automatic backup now; make one with [`LockedVault::back_up`](crate::LockedVault::back_up).
    ///
    /// # Errors
    /// [`VaultError::OldCopiesRemain`]: it is done, and the next opening finishes it. [`VaultError::Unconfirmed`]: it may
    /// or may not be done; the next opening finds out which passphrase it is. Anything else: the vault is as it was.
    pub fn commit_rekey(self, ready: RekeyReady) -> Result<(), VaultError> {
        if self.state != ready.state || !self.rekey.is(&ready.rekey) {
            return Err(VaultError::Cancelled);
        }
        self.files.close();
        let (folder, _lock) = self.close();
        commit_rekey_at(&folder)?;
        carry_out(&folder).map_err(|error| VaultError::OldCopiesRemain(Box::new(error)))
    }

    /// Wipes the keys and closes every file but the lock.
    fn close(self) -> (PathBuf, LockFile) {
        let Self { readable, lock, .. } = self;
        (readable.folder, lock)
    }
}

pub(super) fn commit_rekey_at(vault: &Path) -> Result<(), VaultError> {
    fs::rename(PendingRekey::of(vault).folder, vault.join(RENEWED))?;
    // Nothing of the old may go before this is sure.
    sync_folder(vault).map_err(VaultError::Unconfirmed)
}

/// Whether the new key holds, and a part under it has not moved into its place.
pub(crate) fn is_committed(vault: &Path) -> bool {
    let renewed = vault.join(RENEWED);
    PARTS.iter().any(|(name, _)| renewed.join(name).exists())
}

/// Whether something under the old key may still be there, which could not be removed.
pub(crate) fn old_parts_remain(vault: &Path) -> bool {
    vault.join(RENEWED).is_dir()
}

/// Takes the lock of a vault, and first of all carries out what a commit that was cut short left to do.
pub(crate) fn take_lock(vault: &Path) -> Result<LockFile, VaultError> {
    let lock = LockFile::take(vault)?;
    if old_parts_remain(vault) {
        // The commit itself may not be on the disk yet.
        sync_folder(vault)?;
        match carry_out(vault) {
            // The vault is whole. What is left to remove goes at another opening.
            Err(_) if !is_committed(vault) => {}
            carried_out => carried_out?,
        }
    }
    Ok(lock)
}

/// One step of what follows the commit.
type Step = fn(&Path) -> io::Result<()>;

/// The order matters; see above.
pub(super) const STEPS: [Step; 7] = [
    remove_backups,
    remove_left_overs,
    replace_files,
    remove_log,
    |vault| move_in(vault, "book"),
    |vault| move_in(vault, "head"),
    |vault| move_in(vault, "keys"),
];

/// The parts, in the order in which they move.
const PARTS: [(&str, Part); 4] = [
    ("files", Part::SealedFile),
    ("book", Part::Store),
    ("head", Part::Head),
    ("keys", Part::Keys),
];

fn carry_out(vault: &Path) -> Result<(), VaultError> {
    refuse_torn(vault)?;
    for step in STEPS {
        step(vault)?;
    }
    fs::remove_dir_all(vault.join(RENEWED))?;
    // As locking leaves it, for whoever opens the vault on a disk without room for a new file.
    let _ = create_private_file(&vault.join("book-wal"));
    Ok(sync_folder(vault)?)
}

/// Where the parts of a vault are, for whoever may not write: each under the new key where it has not moved yet.
///
/// # Errors
/// The folder was torn by whatever copied it.
pub(crate) fn places(vault: &Path) -> Result<Places, VaultError> {
    refuse_torn(vault)?;
    Ok(Places::of(|name| {
        let renewed = vault.join(RENEWED);
        match renewed.join(name).exists() {
            true => renewed,
            false => vault.to_owned(),
        }
    }))
}

/// Refuses a folder that did not come to be like this, but was torn by whatever copied it: as long as one part has not
/// moved, none after it has. Nothing of the old goes then.
fn refuse_torn(vault: &Path) -> Result<(), VaultError> {
    let stands = |(name, _): &&(&str, Part)| vault.join(RENEWED).join(name).exists();
    let from = PARTS.iter().take_while(|part| !stands(part)).count();
    match PARTS[from..].iter().find(|part| !stands(part)) {
        Some((_, part)) => Err(VaultError::Missing { part: *part }),
        None => Ok(()),
    }
}

/// All of them, and what was copied aside before a loss. Only before the first part has moved: what was made since opens
/// with the new key, and a folder of that name with nothing in it is no commit.
fn remove_backups(vault: &Path) -> io::Result<()> {
    if !vault.join(RENEWED).join("files").exists() {
        return Ok(());
    }
    clear_away(vault, "backups")?;
    sync_folder(vault)
}

/// Removes a folder, or what of it cannot be removed now, moves it to where it is in nobody's way. It is a folder within the
/// same one that moves, for which a full disk has room on most file systems.
fn clear_away(vault: &Path, name: &str) -> io::Result<()> {
    let folder = vault.join(name);
    remove_folder_if_there(&folder).or_else(|refused| {
        let aside = vault.join(RENEWED).join(format!("old-{name}"));
        fs::rename(&folder, aside).map_err(|_| refused)
    })
}

fn remove_left_overs(vault: &Path) -> io::Result<()> {
    for name in ["keys", "book", "head"] {
        remove_file_if_there(&successor(&vault.join(name)))?;
    }
    Ok(())
}

fn replace_files(vault: &Path) -> io::Result<()> {
    if !vault.join(RENEWED).join("files").exists() {
        return Ok(());
    }
    clear_away(vault, "files")?;
    move_in(vault, "files")
}

/// Only while the new store has not moved in: it has no log, and once it is in use its log belongs to it.
fn remove_log(vault: &Path) -> io::Result<()> {
    if !vault.join(RENEWED).join("book").exists() {
        return Ok(());
    }
    for name in ["book-wal", "book-shm", "book-journal"] {
        remove_file_if_there(&vault.join(name))?;
    }
    sync_folder(vault)
}

/// Moves one part into its place, unless that was done before.
fn move_in(vault: &Path, name: &str) -> io::Result<()> {
    let renewed = vault.join(RENEWED);
    if !renewed.join(name).exists() {
        return Ok(());
    }
    fs::rename(renewed.join(name), vault.join(name))?;
    sync_folder(&renewed)?;
    sync_folder(vault)
}
