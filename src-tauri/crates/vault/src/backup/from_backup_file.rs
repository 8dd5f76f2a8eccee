//! The way back from a [backup file](crate::BackupFileJob).
//!
//! The vault is put together beside its place and appears there only whole. Where something stands already, that is
//! first moved aside, whole and as it is; nothing of it is read, changed or deleted.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use disk::{
    create_lasting_folder, create_private_file, create_private_folders, partial_name,
    remove_folder_if_there, sync_above, sync_tree,
};
use domain::Moment;
use job::{Meter, Report};
use zip::CompressionMethod;

use crate::backup::backup_file::{LARGEST, PARTS, archive, inner_name, pour, zip_error};
use crate::error::{Part, VaultError};
use crate::files::file_name::FileName;
use crate::keys::unlock::Unlock;
use crate::locked_vault::LockedVault;
use crate::store::given_up::GivenUp;
use crate::store::lock_file::LockFile;
use crate::store::schema::Schema;

/// Makes a vault from a backup file, in a folder that is empty or not there yet. It appears there only whole: opened
/// with its passphrase, every sealed file compared, and with a leaf in its ledger that tells of the way back. It is
/// locked afterwards.
pub fn restore_file(
    file: &Path,
    vault: &Path,
    unlock: Unlock<'_>,
    schema: &Schema,
    written: Moment,
    progress: &mut Report<'_>,
) -> Result<(), VaultError> {
    refuse_used(vault)?;
    stage(file, vault, unlock, schema, written, progress)?.put_in_place(vault)
}

/// As [`restore_file`], where something stands already that does not open any more. It is moved aside, whole, into a
/// folder beside it, once the backup file was found good; where that fails, it stays where it is.
pub fn restore_file_setting_aside(
    file: &Path,
    vault: &Path,
    unlock: Unlock<'_>,
    schema: &Schema,
    written: Moment,
    progress: &mut Report<'_>,
) -> Result<(), VaultError> {
    let lock = LockFile::take(vault)?;
    let staged = stage(file, vault, unlock, schema, written, progress)?;
    // Windows moves no folder in which a file is held open.
    let _held = (!cfg!(windows)).then_some(lock);
    staged.put_in_place_of(vault, written.utc)
}

fn stage(
    file: &Path,
    vault: &Path,
    unlock: Unlock<'_>,
    schema: &Schema,
    written: Moment,
    progress: &mut Report<'_>,
) -> Result<Staged, VaultError> {
    let staged = Staged::beside(vault)?;
    unpack(file, &staged.folder, progress)?;
    let opened = LockedVault::at(&staged.folder)
        .map_err(|_| VaultError::NotABackup)?
        .open_restored(unlock, schema, written, &GivenUp::default())?;
    let kept = opened.kept_files()?;
    let of = kept.iter().map(|file| file.size).sum();
    let mut meter = Meter::new(of, progress);
    for file in &kept {
        match opened.evidence_files().verify(file, &mut meter) {
            Err(VaultError::Cancelled) => return Err(VaultError::Cancelled),
            Err(_) => return Err(VaultError::damaged(Part::SealedFile)),
            Ok(()) => {}
        }
    }
    opened.lock()?;
    Ok(staged)
}

fn refuse_used(vault: &Path) -> Result<(), VaultError> {
    match fs::read_dir(vault) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(VaultError::NotEmpty),
        },
    }
}

/// A vault that is being put together beside its place; deleted unless it is put there.
struct Staged {
    folder: PathBuf,
}

impl Staged {
    fn beside(vault: &Path) -> Result<Self, VaultError> {
        let staged = Self {
            folder: partial_name(vault),
        };
        remove_folder_if_there(&staged.folder)?;
        create_lasting_folder(&staged.folder)?;
        Ok(staged)
    }

    fn put_in_place(self, vault: &Path) -> Result<(), VaultError> {
        match fs::remove_dir(vault) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        fs::rename(&self.folder, vault)?;
        if let Err(error) = sync_above(vault) {
            // Nobody knows whether it would stay there. It loses its name before it goes.
            let _ = fs::rename(vault, &self.folder);
            return Err(error.into());
        }
        Ok(())
    }

    fn put_in_place_of(self, vault: &Path, now: DateTime<Utc>) -> Result<(), VaultError> {
        let aside = aside(vault, now);
        if aside.exists() {
            return Err(VaultError::NotEmpty);
        }
        // Under that name from the first, because nothing by it is ever removed: where the power goes before the two
        // have changed places, each is there.
        fs::rename(&self.folder, &aside)?;
        if exchange(&aside, vault).is_err() {
            fs::rename(&aside, &self.folder)?;
            self.move_in_after(vault, &aside)?;
        }
        Ok(sync_above(vault)?)
    }

    /// In two steps, where the system cannot do it in one. Between them nothing stands in the vault's place.
    fn move_in_after(&self, vault: &Path, aside: &Path) -> io::Result<()> {
        fs::rename(vault, aside)?;
        fs::rename(&self.folder, vault).inspect_err(|_| {
            let _ = fs::rename(aside, vault);
        })
    }
}

/// Gives two folders each other's name, in one step.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Nothing that this system can do in one step.
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Where what stood there is moved to.
fn aside(vault: &Path, now: DateTime<Utc>) -> PathBuf {
    let mut path = vault.as_os_str().to_owned();
    path.push(now.format("-set-aside-%Y%m%dT%H%M%SZ").to_string());
    path.into()
}

impl Drop for Staged {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Unpacks the known parts, and refuses a file that holds anything else.
fn unpack(file: &Path, folder: &Path, progress: &mut Report<'_>) -> Result<(), VaultError> {
    let mut archive = archive(file)?;
    let mut meter = Meter::new(fs::metadata(file)?.len(), progress);
    let mut found = 0;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(zip_error)?;
        let name = entry.name().map_err(zip_error)?.into_owned();
        let path = known_path(&name).ok_or(VaultError::NotABackup)?;
        if entry.size() > LARGEST || entry.compression() != CompressionMethod::Stored {
            return Err(VaultError::NotABackup);
        }
        found += usize::from(PARTS.contains(&name.as_str()));
        let target = folder.join(path);
        create_private_folders(target.parent().unwrap_or(folder))?;
        let mut target = create_private_file(&target)?;
        pour(&mut entry, &mut target, &mut meter)?;
        target.sync_all()?;
    }
    for name in ["files", "backups"] {
        create_private_folders(&folder.join(name))?;
    }
    sync_tree(folder)?;
    match found == PARTS.len() {
        true => Ok(()),
        false => Err(VaultError::NotABackup),
    }
}

/// Where an entry belongs; nothing for a name that no backup file holds.
fn known_path(name: &str) -> Option<PathBuf> {
    if PARTS.contains(&name) {
        return Some(name.into());
    }
    let (shelf, file) = name.strip_prefix("files/")?.split_once('/')?;
    let file: FileName = file.parse().ok()?;
    (inner_name(&file) == name && shelf.len() == 2).then(|| name.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_parts_of_a_vault_have_a_place() {
        for name in ["keys", "book", "head"] {
            assert_eq!(known_path(name), Some(name.into()));
        }
        let sealed = "files/a1/a154e51e9e08fc82a5ed1ba78c451db8";
        assert_eq!(known_path(sealed), Some(sealed.into()));
        for name in [
            "",
            "lock",
            "../keys",
            "/keys",
            "files/../keys",
            "files/b2/a154e51e9e08fc82a5ed1ba78c451db8",
            "files/a1/../a154e51e9e08fc82a5ed1ba78c451db8",
            "files/a1/A154E51E9E08FC82A5ED1BA78C451DB8",
            "backups/x",
            "files/a1/a154e51e9e08fc82a5ed1ba78c451db8.partial",
        ] {
            assert_eq!(known_path(name), None, "{name}");
        }
    }
}
