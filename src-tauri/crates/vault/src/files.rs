//! The folder `files`: evidence, sealed, one file each.
//!
//! A file exists under its final name only when all of it is on disk, and is handed out as kept only after it was read
//! back, decrypted and hashed to the same digest. What no row of the book knows is set aside, never deleted: it may be
//! evidence whose row was lost.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use domain::{Digest, VaultId};

use crate::derive::Key;
use crate::durable::{self, create_private_folder, sync_folder};
use crate::early_sync::EarlySync;
use crate::error::{Part, VaultError};
use crate::random;
use crate::sealing::{Content, read_hashing, seal_into};
use crate::stream::{FileCipher, HEADER_LENGTH};
use crate::unsealed_file::{UnsealedFile, typed};

const PARTIAL: &str = "partial";
const SET_ASIDE: &str = "set-aside";

/// The name of a sealed file: 128 random bits, so that it tells nothing of what is inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileName([u8; 16]);

/// A text that is no name of a sealed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not the name of a sealed file")]
pub struct FileNameError;

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}

impl FromStr for FileName {
    type Err = FileNameError;

    fn from_str(text: &str) -> Result<Self, FileNameError> {
        let bytes = data_encoding::HEXLOWER
            .decode(text.as_bytes())
            .map_err(|_| FileNameError)?;
        Ok(Self(bytes.try_into().map_err(|_| FileNameError)?))
    }
}

/// A file that was sealed, synced, read back and compared. It belongs to the record only once
/// [`Change::keep_file`](crate::Change::keep_file) has been committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealedFile {
    /// Its name under `files`.
    pub name: FileName,
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// Its length in bytes.
    pub size: u64,
}

/// The folder of sealed files.
pub(crate) struct Files {
    folder: PathBuf,
    id: VaultId,
    key: Key,
}

/// A file that is written under its temporary name; removed again unless it is put in place.
struct Attempt {
    name: FileName,
    partial: PathBuf,
    place: PathBuf,
    content: Content,
    in_place: bool,
}

impl Drop for Attempt {
    fn drop(&mut self) {
        if !self.in_place {
            let _ = durable::remove_if_there(&self.partial);
        }
    }
}

impl Files {
    pub(crate) fn new(vault: &Path, id: VaultId, key: Key) -> Self {
        Self {
            folder: vault.join("files"),
            id,
            key,
        }
    }

    fn place(&self, name: &FileName) -> PathBuf {
        let name = name.to_string();
        self.folder.join(&name[..2]).join(name)
    }

    pub(crate) fn seal(
        &self,
        source: &mut dyn Read,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<SealedFile, VaultError> {
        let (mut attempt, file) = self.attempt(source, progress)?;
        file.sync_all()?;
        drop(file);
        self.put_in_place(&mut attempt)?;
        self.sync_folders([attempt.place.as_path()])?;
        self.prove(&attempt)
    }

    /// Seals many files that are acknowledged together: all are written, then all synced, then all moved, then their
    /// folders synced once. A source that cannot be read costs only itself.
    pub(crate) fn seal_batch<'source>(
        &self,
        sources: &mut dyn Iterator<Item = io::Result<Box<dyn Read + 'source>>>,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Vec<Result<SealedFile, VaultError>>, VaultError> {
        /// Files held open between writing and syncing; far under any system's limit.
        const HELD_OPEN: usize = 128;
        let mut attempts: Vec<Result<Attempt, VaultError>> = Vec::new();
        let mut open = Vec::with_capacity(HELD_OPEN);
        let mut done = 0;
        for source in sources {
            let attempt = match source {
                Err(error) => Err(VaultError::SourceUnreadable(error)),
                Ok(mut source) => self.attempt(&mut *source, &mut |within| progress(done + within)),
            };
            attempts.push(match attempt {
                Ok((attempt, file)) => {
                    done += attempt.content.size;
                    open.push(file);
                    Ok(attempt)
                }
                Err(error @ VaultError::SourceUnreadable(_)) => Err(error),
                Err(error) => return Err(error),
            });
            if open.len() == HELD_OPEN {
                sync_all(&mut open)?;
            }
        }
        sync_all(&mut open)?;
        for attempt in attempts.iter_mut().flatten() {
            self.put_in_place(attempt)?;
        }
        self.sync_folders(
            attempts
                .iter()
                .flatten()
                .map(|attempt| attempt.place.as_path()),
        )?;
        attempts
            .into_iter()
            .map(|attempt| Ok(attempt.and_then(|attempt| self.prove(&attempt))))
            .collect()
    }

    /// Reads, hashes and seals to a temporary name. A fresh key and a fresh name every time.
    fn attempt(
        &self,
        source: &mut dyn Read,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<(Attempt, File), VaultError> {
        let name = FileName(random::bytes()?);
        let place = self.place(&name);
        if let Some(parent) = place.parent() {
            create_private_folder(parent)?;
        }
        let mut attempt = Attempt {
            name,
            partial: place.with_extension(PARTIAL),
            place,
            content: Content {
                digest: Digest::new([0; 32]),
                size: 0,
            },
            in_place: false,
        };
        let cipher = FileCipher::fresh(&self.id, &self.key)?;
        let mut file = EarlySync::new(durable::create_private_file(&attempt.partial)?);
        attempt.content = seal_into(&mut file, &cipher, source, progress)?;
        Ok((attempt, file.finish()?))
    }

    fn put_in_place(&self, attempt: &mut Attempt) -> Result<(), VaultError> {
        fs::rename(&attempt.partial, &attempt.place)?;
        attempt.in_place = true;
        Ok(())
    }

    fn sync_folders<'path>(
        &self,
        files: impl IntoIterator<Item = &'path Path>,
    ) -> Result<(), VaultError> {
        let mut folders: Vec<&Path> = files.into_iter().filter_map(Path::parent).collect();
        folders.sort_unstable();
        folders.dedup();
        for folder in folders {
            sync_folder(folder)?;
        }
        sync_folder(&self.folder)?;
        Ok(())
    }

    /// Reads the sealed file back and compares. One that differs is removed: nothing of it was acknowledged.
    fn prove(&self, attempt: &Attempt) -> Result<SealedFile, VaultError> {
        let sealed = SealedFile {
            name: attempt.name,
            digest: attempt.content.digest,
            size: attempt.content.size,
        };
        match self.verify(&sealed, &mut |_| ControlFlow::Continue(())) {
            Ok(()) => Ok(sealed),
            Err(_) => {
                let _ = durable::remove_if_there(&attempt.place);
                Err(VaultError::ReadBackDiffers)
            }
        }
    }

    /// Decrypts a kept file whole and compares it with its digest.
    pub(crate) fn verify(
        &self,
        kept: &SealedFile,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<(), VaultError> {
        let mut file = self.open(&kept.name)?;
        let read = read_hashing(
            &mut file,
            progress,
            |error| typed(&error).unwrap_or_else(|| VaultError::from(error)),
            |_| Ok(()),
        )?;
        let same = read
            == Content {
                digest: kept.digest,
                size: kept.size,
            };
        if same {
            Ok(())
        } else {
            Err(VaultError::damaged(Part::SealedFile))
        }
    }

    pub(crate) fn open(&self, name: &FileName) -> Result<UnsealedFile, VaultError> {
        let file = match File::open(self.place(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(VaultError::Missing {
                    part: Part::SealedFile,
                });
            }
            other => other?,
        };
        UnsealedFile::open(file, &self.id, &self.key)
    }

    /// Destroys a file: first its wrapped key, then its entry in the folder. Without the key the rest is noise, wherever
    /// the disk may still keep it.
    pub(crate) fn destroy(&self, name: &FileName) -> io::Result<()> {
        let place = self.place(name);
        let mut file = match fs::OpenOptions::new().write(true).open(&place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            other => other?,
        };
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&[0; HEADER_LENGTH])?;
        file.sync_all()?;
        drop(file);
        fs::remove_file(&place)?;
        sync_folder(place.parent().unwrap_or(&self.folder))
    }

    /// Removes what attempts left behind and sets aside every file that `known` does not name. Gives the number set
    /// aside.
    pub(crate) fn tidy(&self, known: impl Fn(&FileName) -> bool) -> io::Result<u64> {
        let mut set_aside = 0;
        for entry in self.shelves()? {
            for file in fs::read_dir(entry)? {
                let path = file?.path();
                if path
                    .extension()
                    .is_some_and(|extension| extension == PARTIAL)
                {
                    fs::remove_file(&path)?;
                } else if let Some(name) = name_of(&path)
                    && !known(&name)
                {
                    let aside = self.folder.join(SET_ASIDE);
                    create_private_folder(&aside)?;
                    fs::rename(&path, aside.join(name.to_string()))?;
                    set_aside += 1;
                }
            }
        }
        Ok(set_aside)
    }

    /// The folders `00` to `ff`, those that exist.
    fn shelves(&self) -> io::Result<Vec<PathBuf>> {
        let mut shelves = Vec::new();
        let entries = match fs::read_dir(&self.folder) {
            // A backup that is opened where it lies holds no evidence.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(shelves),
            other => other?,
        };
        for entry in entries {
            let entry = entry?;
            if entry.file_name().len() == 2 && entry.file_type()?.is_dir() {
                shelves.push(entry.path());
            }
        }
        Ok(shelves)
    }
}

fn name_of(path: &Path) -> Option<FileName> {
    path.file_name()?.to_str()?.parse().ok()
}

/// Syncs files from several threads at once: a journalling file system then commits them together.
fn sync_all(files: &mut Vec<File>) -> io::Result<()> {
    const AT_ONCE: usize = 8;
    let share = files.len().div_ceil(AT_ONCE).max(1);
    let result = std::thread::scope(|scope| {
        let threads: Vec<_> = files
            .chunks(share)
            .map(|share| scope.spawn(move || share.iter().try_for_each(File::sync_all)))
            .collect();
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().expect("syncing does not panic"))
    });
    files.clear();
    result
}
