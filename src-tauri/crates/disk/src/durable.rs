//! Making names durable, and removing what may not be there.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Makes renames, new files and removals in a folder durable. Windows has no such call: there a name is written with the
/// file system's own log.
///
/// # Errors
/// The disk refused.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    match cfg!(unix) {
        true => File::open(path)?.sync_all(),
        false => Ok(()),
    }
}

/// Makes durable what lies in a folder, and in the folders in it, under which names. The files are synced by whoever
/// writes them.
///
/// # Errors
/// The disk refused.
pub fn sync_tree(folder: &Path) -> io::Result<()> {
    for found in fs::read_dir(folder)? {
        let found = found?;
        if found.file_type()?.is_dir() {
            sync_tree(&found.path())?;
        }
    }
    sync_folder(folder)
}

/// Makes durable what a file or folder is called. A folder above that may not be opened, or a shared mount that cannot
/// be synced, is not ours to sync.
///
/// # Errors
/// The disk refused.
pub fn sync_above(path: &Path) -> io::Result<()> {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty());
    unless_not_ours(sync_folder(above.unwrap_or(Path::new("."))))
}

/// What is handed over may go to a mount that knows no syncing of folders. Then it is written as well as can be there, and
/// that is no failure.
pub(crate) fn unless_not_ours(synced: io::Result<()>) -> io::Result<()> {
    match synced {
        Err(error) if is_not_ours(&error) => Ok(()),
        other => other,
    }
}

fn is_not_ours(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::Unsupported
            | io::ErrorKind::ReadOnlyFilesystem
    )
}

/// Removes a file; one that is not there is as good.
///
/// # Errors
/// The disk refused.
pub fn remove_file_if_there(path: &Path) -> io::Result<()> {
    as_good_if_missing(fs::remove_file(path))
}

/// Removes a folder and all that is in it; one that is not there is as good.
///
/// # Errors
/// The disk refused.
pub fn remove_folder_if_there(path: &Path) -> io::Result<()> {
    as_good_if_missing(fs::remove_dir_all(path))
}

fn as_good_if_missing(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
