//! A small file that takes another's place, in one step, once it was read back.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::durable::{remove_file_if_there, sync_folder};
use crate::private::create_private_file;

/// A file written beside the one that it will replace. Dropped before it is put in place, it is removed.
#[must_use = "it replaces nothing until it is put in place"]
pub struct Replacement {
    temporary: PathBuf,
    target: PathBuf,
}

/// The name under which the successor of a file is written.
pub fn successor(path: &Path) -> PathBuf {
    path.with_extension("new")
}

impl Replacement {
    /// Writes and syncs the successor of `target`, then has what lies on the disk verified before anything is replaced.
    ///
    /// # Errors
    /// The disk refused, or `verify` did. The target is as it was.
    pub fn write<E: From<io::Error>>(
        target: &Path,
        bytes: &[u8],
        verify: impl FnOnce(&[u8]) -> Result<(), E>,
    ) -> Result<Self, E> {
        let written = Self {
            temporary: successor(target),
            target: target.to_owned(),
        };
        remove_file_if_there(&written.temporary)?;
        let mut file = create_private_file(&written.temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        verify(&fs::read(&written.temporary)?)?;
        Ok(written)
    }

    /// Replaces the target, and makes that durable.
    ///
    /// # Errors
    /// The disk refused. Where it refused to sync, either of the two may be there after the power fails.
    pub fn put_in_place(self) -> io::Result<()> {
        fs::rename(&self.temporary, &self.target)?;
        sync_folder(self.target.parent().unwrap_or(Path::new(".")))
    }
}

impl Drop for Replacement {
    /// After `put_in_place` there is none to remove.
    fn drop(&mut self) {
        let _ = remove_file_if_there(&self.temporary);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_read_back_replaces_nothing_and_leaves_nothing() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("keys");
        let write = |bytes: &[u8], verify: fn(&[u8]) -> io::Result<()>| {
            Replacement::write(&target, bytes, verify).and_then(Replacement::put_in_place)
        };
        write(b"old", |_| Ok(())).unwrap();
        write(b"new", |_| Err(io::ErrorKind::InvalidData.into())).unwrap_err();
        assert_eq!(fs::read(&target).unwrap(), b"old");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
        write(b"new", |read| match read {
            b"new" => Ok(()),
            _ => Err(io::ErrorKind::InvalidData.into()),
        })
        .unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"new");
    }
}
