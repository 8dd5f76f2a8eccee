//! Whether the open files are still the ones that the folder names.
//!
//! An open file can be written after its name is gone: the stick was pulled, the folder was moved or deleted, a program
//! that keeps folders in step put a copy in its place. What is saved then stands in a file that nobody finds again, so it
//! must not be called saved.

use std::path::{Path, PathBuf};

use crate::error::VaultError;

/// The files that are open for as long as the vault is. The log is made at the first change.
const OPEN: [&str; 3] = ["book", "head", "book-wal"];

/// What the folder's names stood for when they were first looked at.
pub(crate) struct FileIdentity {
    folder: PathBuf,
    known: [Option<Identity>; OPEN.len()],
}

impl FileIdentity {
    /// Of a vault whose files were just opened.
    pub(crate) fn of(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            known: OPEN.map(|name| identity(&folder.join(name))),
        }
    }

    /// Refuses when a name stands for another file than before, or for none.
    pub(crate) fn confirm(&mut self) -> Result<(), VaultError> {
        for (name, known) in OPEN.iter().zip(&mut self.known) {
            let found = identity(&self.folder.join(name));
            match known {
                Some(known) if found != Some(*known) => return Err(VaultError::Displaced),
                Some(_) => {}
                None => *known = found,
            }
        }
        Ok(())
    }
}

/// What tells a file from every other one of this computer: its device and its number there.
#[cfg(unix)]
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let found = std::fs::symlink_metadata(path).ok()?;
    Some((found.dev(), found.ino()))
}

/// Windows lets nobody move or replace a file that is open.
#[cfg(not(unix))]
type Identity = ();

#[cfg(not(unix))]
fn identity(_path: &Path) -> Option<Identity> {
    None
}
