//! What is not whole yet: its name says so until it is, and dropped before, it is removed.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::durable::{
    remove_file_if_there, remove_folder_if_there, sync_above, sync_tree, unless_not_ours,
};
use crate::private::{create_private_file, create_private_folder};

/// The ending that says "not whole yet".
pub const PARTIAL: &str = ".partial";

/// What something is called until it is whole.
pub fn partial_name(whole: &Path) -> PathBuf {
    let mut partial = whole.as_os_str().to_owned();
    partial.push(PARTIAL);
    PathBuf::from(partial)
}

/// The first name that is free in a folder, also while it says that it is not whole yet: `name.zip`, `name_2.zip` …
pub fn free_name(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let is_taken = |path: &Path| path.symlink_metadata().is_ok();
    let mut path = folder.join(format!("{name}{ending}"));
    let mut number = 2;
    while is_taken(&path) || is_taken(&partial_name(&path)) {
        path = folder.join(format!("{name}_{number}{ending}"));
        number += 1;
    }
    path
}

/// A file or a folder under its partial name, for its owner alone.
///
/// Half of it must never be taken for the whole. Where removing it fails, its name says what it is.
#[must_use = "it has no name until it is finished"]
pub struct Partial {
    path: PathBuf,
    whole: PathBuf,
    is_folder: bool,
    finished: bool,
}

impl Partial {
    /// Begins a file. Whoever writes it syncs it, too.
    ///
    /// # Errors
    /// Something bears the partial name already, or the disk refused.
    pub fn file(whole: PathBuf) -> io::Result<(Self, File)> {
        let path = partial_name(&whole);
        let file = create_private_file(&path)?;
        let partial = Self {
            path,
            whole,
            is_folder: false,
            finished: false,
        };
        Ok((partial, file))
    }

    /// Begins a folder. Whoever writes files into it syncs them, too.
    ///
    /// # Errors
    /// As [`file`](Self::file).
    pub fn folder(whole: PathBuf) -> io::Result<Self> {
        let path = partial_name(&whole);
        create_private_folder(&path)?;
        Ok(Self {
            path,
            whole,
            is_folder: true,
            finished: false,
        })
    }

    /// What it will be called once it is whole.
    pub fn name(&self) -> String {
        let name = self.whole.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Where it lies until it is whole.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its whole name, and makes that durable.
    ///
    /// # Errors
    /// The disk refused; then nothing of it is left.
    pub fn finish(mut self) -> io::Result<PathBuf> {
        if self.is_folder {
            unless_not_ours(sync_tree(&self.path))?;
        }
        fs::rename(&self.path, &self.whole)?;
        self.finished = true;
        // Where that fails nobody knows whether the name would stay, and what bears it goes.
        sync_above(&self.whole).inspect_err(|_| {
            let _ = remove_whole(&self.whole);
        })?;
        Ok(self.whole.clone())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.finished {
            let _ = match self.is_folder {
                true => remove_folder_if_there(&self.path),
                false => remove_file_if_there(&self.path),
            };
        }
    }
}

/// Removes what was whole, under a name that says that it no longer is.
///
/// # Errors
/// It is not there, or the system refused. What is left bears the one name or the other.
pub fn remove_whole(whole: &Path) -> io::Result<()> {
    let partial = partial_name(whole);
    // A full disk may have no room for another name. What cannot be removed was whole when it was written.
    let left = match fs::rename(whole, &partial) {
        Ok(()) => partial.as_path(),
        Err(_) => whole,
    };
    match fs::symlink_metadata(left)?.is_dir() {
        true => fs::remove_dir_all(left),
        false => fs::remove_file(left),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_finished_is_gone_and_what_is_has_its_name() {
        let place = tempfile::tempdir().unwrap();
        let names = || {
            let found = fs::read_dir(place.path()).unwrap();
            let mut names: Vec<_> = found.map(|found| found.unwrap().file_name()).collect();
            names.sort();
            names
        };
        let (file, _) = Partial::file(place.path().join("one")).unwrap();
        let folder = Partial::folder(place.path().join("two")).unwrap();
        fs::write(folder.path().join("in it"), "words").unwrap();
        assert_eq!(names(), ["one.partial", "two.partial"]);
        drop(file);
        assert_eq!(folder.finish().unwrap(), place.path().join("two"));
        assert_eq!(names(), ["two"]);
    }

    #[test]
    fn a_name_is_taken_also_while_it_is_not_whole() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("case.zip.partial"), "").unwrap();
        fs::write(place.path().join("case_2.zip"), "").unwrap();
        let free = free_name(place.path(), "case", ".zip");
        assert_eq!(free, place.path().join("case_3.zip"));
    }
}
