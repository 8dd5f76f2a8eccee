//! Files and folders that only their owner may open, where the system knows owners. On Windows a folder's own rights
//! are what guards it.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

use crate::durable::sync_above;

/// Makes a file, for reading and writing. One that is there already is an error, and stays as it is.
///
/// # Errors
/// It is there already, or the disk refused.
pub fn create_private_file(path: &Path) -> io::Result<File> {
    file_options().create_new(true).open(path)
}

/// Opens or makes a file, for reading and writing, without touching what is in it.
///
/// # Errors
/// The disk refused.
pub fn open_or_create_private_file(path: &Path) -> io::Result<File> {
    file_options().create(true).truncate(false).open(path)
}

/// Makes a folder. One that is there already is an error, and stays as it is.
///
/// # Errors
/// It is there already, the folder around it is not, or the disk refused.
pub fn create_private_folder(path: &Path) -> io::Result<()> {
    folder_builder().create(path)
}

/// Makes a folder in one that is there; it may be there already. Where the folder around it is gone, so is the disk or
/// the vault, and nothing may be made in its place.
///
/// # Errors
/// The folder around it is not there, or the disk refused.
pub fn create_private_folder_within(path: &Path) -> io::Result<()> {
    match create_private_folder(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

/// Makes a folder and those above it, as far as they are missing.
///
/// # Errors
/// The disk refused.
pub fn create_private_folders(path: &Path) -> io::Result<()> {
    folder_builder().recursive(true).create(path)
}

/// As [`create_private_folders`], and makes durable that they are there.
///
/// # Errors
/// The disk refused; then none that was missing is there.
pub fn create_lasting_folder(path: &Path) -> io::Result<()> {
    let made: Vec<&Path> = path
        .ancestors()
        .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
        .collect();
    create_private_folders(path)?;
    let synced = made.iter().try_for_each(|folder| sync_above(folder));
    if synced.is_err() {
        // Whoever tries again must not take them for such as were there before.
        for folder in made {
            let _ = fs::remove_dir(folder);
        }
    }
    synced
}

fn file_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

fn folder_builder() -> fs::DirBuilder {
    #[cfg_attr(not(unix), allow(unused_mut))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder
}
