//! What a system puts into each folder that it shows: how it looks there, and small pictures of what is in it.

const NAMES: [&str; 4] = [".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini"];
/// What a Mac keeps beside a file where the disk has no room for it in the file (AppleDouble).
const BESIDE_A_FILE: &str = "._";

/// Whether the file at this path is called as only a system calls its own.
pub(crate) fn is_called_so(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let beside = name.strip_prefix(BESIDE_A_FILE);
    NAMES.contains(&name) || beside.is_some_and(|file| !file.is_empty())
}

/// Whether it is called as what a Mac keeps beside another file.
pub(crate) fn is_beside_a_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with(BESIDE_A_FILE)
}
