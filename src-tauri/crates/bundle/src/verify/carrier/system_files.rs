//! What a system puts into each folder that it shows: how it looks there, and small pictures of what is in it.

use std::io::{self, Read};

use super::source::Source;

const NAMES: [&str; 4] = [".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini"];
/// What a Mac keeps beside a file where the disk has no room for it in the file (AppleDouble).
const BESIDE_A_FILE: &str = "._";
/// What such a file begins with (RFC 1740).
const APPLE_DOUBLE: [u8; 4] = [0, 5, 0x16, 7];

/// Whether the file at this path is called as only a system calls its own.
pub(crate) fn is_called_so(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let beside = name.strip_prefix(BESIDE_A_FILE);
    NAMES.contains(&name) || beside.is_some_and(|file| !file.is_empty())
}

/// Whether a file that is called so can be what a system put there. What a Mac keeps beside a file is beside one of that name, and
/// begins with four bytes of its own; of the others nothing more is known than what they are called.
pub(crate) fn is_of_a_system(source: &Source, path: &str) -> io::Result<bool> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let Some(beside) = name.strip_prefix(BESIDE_A_FILE) else {
        return Ok(true);
    };
    let beside = match folder {
        "" => beside.to_owned(),
        _ => format!("{folder}/{beside}"),
    };
    let in_folder = format!("{beside}/");
    let mut files = source.files();
    let is_there = files.any(|(file, _)| file == beside || file.starts_with(&in_folder));
    let mut beginning = Vec::new();
    source
        .read(path)?
        .take(APPLE_DOUBLE.len() as u64)
        .read_to_end(&mut beginning)?;
    Ok(is_there && beginning == APPLE_DOUBLE)
}
