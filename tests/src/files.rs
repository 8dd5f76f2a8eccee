//! The files of the project, for tests that read it.

use std::fs;
use std::path::{Path, PathBuf};

/// The files below a folder whose names end so; all of them for an empty end.
pub fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let paths = entries.map(|entry| entry.expect("the folder can be listed").path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => files_below(&path, ending),
            false if path.to_string_lossy().ends_with(ending) => vec![path],
            false => Vec::new(),
        })
        .collect()
}
