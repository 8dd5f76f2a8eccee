//! Writing so that it is there after the power fails: private files, synced folders, replacement in one step.
//!
//! A rename is on disk only when its folder is synced; a file is on disk only when it is synced itself. Nothing in this
//! crate may say "saved" on less.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::VaultError;

/// Makes a folder (and those above it) that only its owner may enter.
pub(crate) fn create_private_folder(path: &Path) -> io::Result<()> {
    private_folder().recursive(true).create(path)
}

/// Makes a folder that only its owner may enter, in one that is there; it may be there already. Where the folder around
/// it is gone, so is the disk or the vault, and nothing may be made in its place.
pub(crate) fn create_private_folder_within(path: &Path) -> io::Result<()> {
    match private_folder().create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

fn private_folder() -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder
}

/// As [`create_private_folder`], and makes durable that the folder and those above it are there.
pub(crate) fn create_lasting_folder(path: &Path) -> io::Result<()> {
    let made: Vec<&Path> = path
        .ancestors()
        .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
        .collect();
    create_private_folder(path)?;
    let synced = made.iter().try_for_each(|folder| sync_above(folder));
    if synced.is_err() {
        // Whoever tries again must not take them for such as were there before.
        for folder in made {
            let _ = fs::remove_dir(folder);
        }
    }
    synced
}

/// Makes durable what a file or folder is called. One above that may not be opened, or a shared mount that cannot be
/// synced, is not ours to sync.
pub(crate) fn sync_above(path: &Path) -> io::Result<()> {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty());
    match sync_folder(above.unwrap_or(Path::new("."))) {
        Err(error) if not_ours(&error) => Ok(()),
        other => other,
    }
}

fn not_ours(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::Unsupported
            | io::ErrorKind::ReadOnlyFilesystem
    )
}

/// Makes a file that only its owner may read. One that exists already is an error.
pub(crate) fn create_private_file(path: &Path) -> io::Result<File> {
    private_options().create_new(true).open(path)
}

/// Opens or makes a file that only its owner may read, for reading and writing, without touching what is in it.
pub(crate) fn open_or_create_private_file(path: &Path) -> io::Result<File> {
    private_options().create(true).truncate(false).open(path)
}

fn private_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// Makes renames, new files and removals in a folder durable.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(path)?.sync_all()
    } else {
        Ok(())
    }
}

/// Removes a file; one that is not there is as good.
pub(crate) fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A file written beside the one it will replace.
#[must_use = "a prepared file replaces nothing until it is put in place"]
pub(crate) struct Prepared {
    temporary: PathBuf,
    target: PathBuf,
}

/// The name under which the successor of a file is written.
pub(crate) fn successor(path: &Path) -> PathBuf {
    path.with_extension("new")
}

impl Prepared {
    /// Writes and syncs the successor of `target`, then has what stands on disk proved before anything is replaced.
    pub(crate) fn write(
        target: &Path,
        bytes: &[u8],
        prove: impl FnOnce(&[u8]) -> Result<(), VaultError>,
    ) -> Result<Self, VaultError> {
        let prepared = Self {
            temporary: successor(target),
            target: target.to_owned(),
        };
        remove_if_there(&prepared.temporary)?;
        let mut file = create_private_file(&prepared.temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        prove(&fs::read(&prepared.temporary)?)?;
        Ok(prepared)
    }

    /// Replaces the target, in one step, and makes that durable.
    pub(crate) fn put_in_place(self) -> Result<(), VaultError> {
        fs::rename(&self.temporary, &self.target)?;
        sync_folder(self.target.parent().unwrap_or(Path::new(".")))?;
        Ok(())
    }
}

impl Drop for Prepared {
    /// Leaves no successor behind when it was not put in place. After `put_in_place` there is none to remove.
    fn drop(&mut self) {
        let _ = remove_if_there(&self.temporary);
    }
}
