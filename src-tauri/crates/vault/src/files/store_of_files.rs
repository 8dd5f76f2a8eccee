//! Where sealed files lie: `files/ab/<name>`, and `files/set-aside/<name>` for those that no row of `book` knows.
//! Needs no key.

use std::fs;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use disk::{create_private_folder_within, remove_file_if_there, sync_folder};

use crate::files::file_name::FileName;
use crate::files::stream::HEADER_LENGTH;

const PARTIAL: &str = "partial";
const SET_ASIDE: &str = "set-aside";

/// The folder of sealed files.
pub(crate) struct SealedFileStore {
    folder: PathBuf,
}

impl SealedFileStore {
    pub(crate) fn of(vault: &Path) -> Self {
        Self {
            folder: vault.join("files"),
        }
    }

    /// Where a file of the record lies.
    pub(crate) fn place(&self, name: &FileName) -> PathBuf {
        let name = name.to_string();
        self.folder.join(&name[..2]).join(name)
    }

    /// Where a file lies that was set aside.
    pub(crate) fn place_aside(&self, name: &FileName) -> PathBuf {
        self.folder.join(SET_ASIDE).join(name.to_string())
    }

    /// Where a file lies while it is written.
    pub(crate) fn partial(place: &Path) -> PathBuf {
        place.with_extension(PARTIAL)
    }

    /// Makes the folder around a file, and the one around that, but never the vault's own.
    pub(crate) fn make_room_for(&self, place: &Path) -> io::Result<()> {
        create_private_folder_within(&self.folder)?;
        create_private_folder_within(place.parent().unwrap_or(&self.folder))
    }

    /// Makes the places of these files durable.
    pub(crate) fn sync<'path>(
        &self,
        files: impl IntoIterator<Item = &'path Path>,
    ) -> io::Result<()> {
        let mut folders: Vec<&Path> = files.into_iter().filter_map(Path::parent).collect();
        folders.sort_unstable();
        folders.dedup();
        for folder in folders {
            sync_folder(folder)?;
        }
        sync_folder(&self.folder)
    }

    /// Destroys a file: first its wrapped key, then its entry in the folder. Without the key the rest is noise, wherever
    /// the disk may still keep it.
    pub(crate) fn destroy(&self, name: &FileName) -> io::Result<()> {
        destroy(&self.place(name))
    }

    /// Destroys a file also while it is being written.
    pub(crate) fn destroy_unfinished(&self, name: &FileName) -> io::Result<()> {
        let place = self.place(name);
        destroy(&Self::partial(&place))?;
        destroy(&place)
    }

    /// Removes what attempts left behind and sets aside every file that `known` does not name. Gives the number set
    /// aside.
    pub(crate) fn quarantine_unknown(&self, known: impl Fn(&FileName) -> bool) -> io::Result<u64> {
        let mut set_aside = 0;
        for name in self.names()? {
            if !known(&name) {
                create_private_folder_within(&self.folder.join(SET_ASIDE))?;
                fs::rename(self.place(&name), self.place_aside(&name))?;
                set_aside += 1;
            }
        }
        Ok(set_aside)
    }

    /// Removes what attempts left behind and destroys every file that `known` does not name.
    pub(crate) fn retain(&self, known: impl Fn(&FileName) -> bool) -> io::Result<()> {
        for name in self.names()?.into_iter().filter(|name| !known(name)) {
            self.destroy(&name)?;
        }
        Ok(())
    }

    /// Puts back what was set aside when no row knew it, and is known again after going back to another store. Gives the
    /// number put back.
    pub(crate) fn restore_quarantined(&self, known: impl Fn(&FileName) -> bool) -> io::Result<u64> {
        let mut brought_back = 0;
        for name in self.names_aside()? {
            let place = self.place(&name);
            if known(&name) && !place.exists() {
                let shelf = place.parent().unwrap_or(&self.folder);
                self.make_room_for(&place)?;
                fs::rename(self.place_aside(&name), &place)?;
                sync_folder(shelf)?;
                brought_back += 1;
            }
        }
        Ok(brought_back)
    }

    /// The files that were set aside.
    pub(crate) fn names_aside(&self) -> io::Result<Vec<FileName>> {
        let paths = paths_in(&self.folder.join(SET_ASIDE))?;
        Ok(paths.iter().filter_map(|path| name_of(path)).collect())
    }

    /// The files on the shelves `00` to `ff`. What attempts left behind is removed on the way.
    fn names(&self) -> io::Result<Vec<FileName>> {
        let mut names = Vec::new();
        // A backup that is opened where it lies holds no evidence.
        for shelf in paths_in(&self.folder)? {
            if shelf.file_name().is_none_or(|name| name.len() != 2) || !shelf.is_dir() {
                continue;
            }
            for path in paths_in(&shelf)? {
                if path.extension().is_some_and(|kind| kind == PARTIAL) {
                    fs::remove_file(&path)?;
                } else {
                    names.extend(name_of(&path));
                }
            }
        }
        Ok(names)
    }
}

fn destroy(place: &Path) -> io::Result<()> {
    let mut file = match fs::OpenOptions::new().write(true).open(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other?,
    };
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&[0; HEADER_LENGTH])?;
    file.sync_all()?;
    drop(file);
    remove_file_if_there(place)?;
    sync_folder(place.parent().unwrap_or(place))
}

/// What stands in a folder; nothing where there is none.
fn paths_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        other => other?.map(|entry| Ok(entry?.path())).collect(),
    }
}

fn name_of(path: &Path) -> Option<FileName> {
    path.file_name()?.to_str()?.parse().ok()
}
