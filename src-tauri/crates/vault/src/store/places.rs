//! Where the parts of a vault lie.

use std::path::{Path, PathBuf};

/// The path of each part.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    pub(crate) keys: PathBuf,
    pub(crate) store: PathBuf,
    pub(crate) head: PathBuf,
    /// The folder in which `files` lies.
    pub(crate) files_in: PathBuf,
}

impl Places {
    /// `folder` says in which one a part lies.
    pub(crate) fn of(folder: impl Fn(&str) -> PathBuf) -> Self {
        let place = |name| folder(name).join(name);
        Self {
            keys: place("keys"),
            store: place("book"),
            head: place("head"),
            files_in: folder("files"),
        }
    }

    /// Of a vault of which nothing is left to move, or of a copy.
    pub(crate) fn of_whole(folder: &Path) -> Self {
        Self::of(|_| folder.to_owned())
    }
}
