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
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
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
