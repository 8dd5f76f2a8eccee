//! What is not whole yet: its name says so until it is, and dropped before, it is removed.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::write::owner_only;

/// The ending that says "not whole yet".
pub(crate) const PARTIAL: &str = ".partial";

/// What something is called until it is whole.
pub(crate) fn partial_name(whole: &Path) -> PathBuf {
    let mut partial = whole.as_os_str().to_owned();
    partial.push(PARTIAL);
    PathBuf::from(partial)
}

/// A file for its owner alone.
pub(crate) struct PartialFile {
    path: PathBuf,
    pub(crate) file: File,
    finished: bool,
}

impl PartialFile {
    pub(crate) fn begin(whole: &Path) -> io::Result<Self> {
        let path = partial_name(whole);
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
        keep_name(&whole)?;
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

/// A folder for its owner alone.
pub(crate) struct PartialFolder {
    pub(crate) path: PathBuf,
    whole: PathBuf,
    finished: bool,
}

impl PartialFolder {
    /// Begins a folder of this name in another, or of the first free `<name>_2` …
    pub(crate) fn begin(folder: &Path, name: &str) -> io::Result<Self> {
        let whole = free_name(folder, name, "");
        let path = partial_name(&whole);
        owner_only::new_folder(&path)?;
        Ok(Self {
            path,
            whole,
            finished: false,
        })
    }

    /// Gives it its whole name, once everything in it is on the disk. The files are synced by whoever writes them.
    pub(crate) fn finish(mut self) -> io::Result<PathBuf> {
        sync_folders(&self.path)?;
        fs::rename(&self.path, &self.whole)?;
        self.finished = true;
        keep_name(&self.whole)?;
        Ok(self.whole.clone())
    }
}

impl Drop for PartialFolder {
    fn drop(&mut self) {
        if !self.finished {
            // Its name says what it is if this fails.
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

/// Makes a whole name durable. Where that fails nobody knows whether it would stay, and what bears it goes.
pub(crate) fn keep_name(whole: &Path) -> io::Result<()> {
    sync_above(whole).inspect_err(|_| remove_whole(whole))
}

/// Removes what was whole, under a name that says that it no longer is.
pub(crate) fn remove_whole(whole: &Path) {
    let partial = partial_name(whole);
    // A full disk may have no room for another name. What cannot be removed was whole when it was written.
    let left = match fs::rename(whole, &partial) {
        Ok(()) => partial.as_path(),
        Err(_) => whole,
    };
    let _ = match left.is_dir() {
        true => fs::remove_dir_all(left),
        false => fs::remove_file(left),
    };
}

/// Makes durable what lies in a folder, and in the folders in it, under which names. The files are synced by whoever
/// writes them.
pub(crate) fn sync_folders(folder: &Path) -> io::Result<()> {
    for found in fs::read_dir(folder)? {
        let found = found?;
        if found.file_type()?.is_dir() {
            sync_folders(&found.path())?;
        }
    }
    sync_folder(folder)
}

/// Makes durable what a file or folder is called.
pub(crate) fn sync_above(path: &Path) -> io::Result<()> {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty());
    sync_folder(above.unwrap_or(Path::new(".")))
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    match cfg!(unix) {
        true => File::open(folder)?.sync_all(),
        false => Ok(()),
    }
}

/// The first name that is free, also while it says that it is not whole yet.
pub(crate) fn free_name(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let is_taken = |path: &Path| path.symlink_metadata().is_ok();
    let mut path = folder.join(format!("{name}{ending}"));
    let mut number = 2;
    while is_taken(&path) || is_taken(&partial_name(&path)) {
        path = folder.join(format!("{name}_{number}{ending}"));
        number += 1;
    }
    path
}
