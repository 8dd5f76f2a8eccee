//! A file that is not whole yet: its name says so until it is.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::carrier::{PARTIAL, remove_whole, sync_above};
use crate::owner_only;

/// Dropped before it is whole, it is removed.
pub(crate) struct PartialFile {
    path: PathBuf,
    pub(crate) file: File,
    finished: bool,
}

impl PartialFile {
    pub(crate) fn begin(whole: &Path) -> io::Result<Self> {
        let mut path = whole.as_os_str().to_owned();
        path.push(PARTIAL);
        let path = PathBuf::from(path);
        Ok(Self {
            file: owner_only::new_file(&path)?,
            path,
            finished: false,
        })
    }

    /// Gives it its whole name, once every byte is on the disk.
    pub(crate) fn finish(mut self, whole: PathBuf) -> io::Result<PathBuf> {
        self.file.sync_all()?;
        fs::rename(&self.path, &whole)?;
        self.finished = true;
        if let Err(error) = sync_above(&whole) {
            // Nobody knows whether it would stay under this name.
            remove_whole(&whole);
            return Err(error);
        }
        Ok(whole)
    }
}

impl Drop for PartialFile {
    fn drop(&mut self) {
        if !self.finished {
            // Half a file must not be taken for a whole one; its name says so if this fails.
            let _ = fs::remove_file(&self.path);
        }
    }
}
