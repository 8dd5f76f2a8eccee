//! The folder `files`: evidence, sealed, one file each.
//!
//! A file exists under its final name only when all of it is on disk, and is handed out as kept only after it was read
//! back, decrypted and hashed to the same digest. What no row of the book knows is set aside, never deleted: it may be
//! evidence whose row was lost.

pub(crate) mod file_name;
pub(crate) mod read_back;
pub(crate) mod sealing;
pub(crate) mod store_of_files;
pub(crate) mod stream;
pub(crate) mod unsealed_file;

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, PoisonError, RwLock};
use std::thread::{self, Scope, ScopedJoinHandle};

use disk::{Content, LastSync, ReadBehind, WriteBehind, read_hashed};
use domain::{Digest, VaultId};
use job::{CancelOnDrop, Meter};

use crate::error::{Part, VaultError};
use crate::files::file_name::FileName;
use crate::files::read_back::ReadBack;
use crate::files::sealing::seal_into;
use crate::files::store_of_files::SealedFileStore;
use crate::files::stream::FileCipher;
use crate::files::unsealed_file::{UnsealedFile, typed};
use crate::keys::derive::Key;
use crate::keys::random;

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

impl SealedFile {
    fn content(&self) -> Content {
        Content {
            digest: self.digest,
            size: self.size,
        }
    }
}

/// The folder of sealed files, with the key that opens them.
pub(crate) struct Files {
    pub(crate) store: SealedFileStore,
    id: VaultId,
    key: Key,
    /// Set once the vault has another key: whoever still holds this may not put anything sealed under it in place.
    closed: RwLock<bool>,
}

/// A file that is written under its temporary name; removed again unless it is put in place.
struct Attempt<'scope> {
    name: FileName,
    partial: PathBuf,
    place: PathBuf,
    content: Content,
    in_place: bool,
    read_back: ReadingBack<'scope>,
    /// Whoever gives the file up stops what reads it back.
    reading: CancelOnDrop,
}

enum ReadingBack<'scope> {
    /// It is short, and read back once it is in its place.
    Later,
    /// It is long, and read back while it is being written.
    Beside(ScopedJoinHandle<'scope, Result<ReadBack, VaultError>>),
    Done(Result<ReadBack, VaultError>),
}

impl ReadingBack<'_> {
    fn wait(&mut self) {
        *self = match std::mem::replace(self, Self::Later) {
            Self::Beside(thread) => Self::Done(thread.join().expect("reading back does not panic")),
            other => other,
        };
    }
}

impl Drop for Attempt<'_> {
    fn drop(&mut self) {
        if !self.in_place {
            let _ = disk::remove_file_if_there(&self.partial);
        }
    }
}

impl Files {
    pub(crate) fn new(vault: &Path, id: VaultId, key: Key) -> Self {
        Self {
            store: SealedFileStore::of(vault),
            id,
            key,
            closed: RwLock::new(false),
        }
    }

    /// From now on nothing is sealed here any more; what is under way fails.
    pub(crate) fn close(&self) {
        *self.closed.write().unwrap_or_else(PoisonError::into_inner) = true;
    }

    fn unless_closed<T>(
        &self,
        work: impl FnOnce() -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let closed = self.closed.read().unwrap_or_else(PoisonError::into_inner);
        match *closed {
            true => Err(VaultError::Cancelled),
            false => work(),
        }
    }

    pub(crate) fn seal(
        &self,
        source: &mut dyn Read,
        meter: &mut Meter<'_>,
    ) -> Result<SealedFile, VaultError> {
        thread::scope(|scope| {
            let (mut attempt, syncing) = self.attempt(scope, source, meter)?;
            syncing.wait()?;
            self.put_in_place(&mut attempt)?;
            self.store.sync([attempt.place.as_path()])?;
            self.prove(attempt)
        })
    }

    /// Seals many files that are acknowledged together: all are written, then all synced, then all moved, then their
    /// folders synced once. A source that cannot be read costs only itself.
    pub(crate) fn seal_batch<'source>(
        &self,
        sources: &mut dyn Iterator<Item = io::Result<Box<dyn Read + 'source>>>,
        meter: &mut Meter<'_>,
    ) -> Result<Vec<Result<SealedFile, VaultError>>, VaultError> {
        thread::scope(|scope| self.seal_each(scope, sources, meter))
    }

    fn seal_each<'scope, 'source>(
        &'scope self,
        scope: &'scope Scope<'scope, '_>,
        sources: &mut dyn Iterator<Item = io::Result<Box<dyn Read + 'source>>>,
        meter: &mut Meter<'_>,
    ) -> Result<Vec<Result<SealedFile, VaultError>>, VaultError> {
        /// Files held open between writing and syncing; far under any system's limit.
        const HELD_OPEN: usize = 128;
        /// Files read back beside the one that is sealed: each has buffers of its own.
        const READ_BACK_AT_ONCE: usize = 2;
        let mut attempts: Vec<Result<Attempt<'_>, VaultError>> = Vec::new();
        let mut read_back = VecDeque::new();
        let mut syncing = Vec::with_capacity(HELD_OPEN);
        for source in sources {
            let attempt = match source {
                Err(error) => Err(VaultError::SourceUnreadable(error)),
                Ok(mut source) => self.attempt(scope, &mut *source, meter),
            };
            attempts.push(match attempt {
                Ok((attempt, last_sync)) => {
                    syncing.push(last_sync);
                    if matches!(attempt.read_back, ReadingBack::Beside(_)) {
                        read_back.push_back(attempts.len());
                    }
                    Ok(attempt)
                }
                Err(error @ VaultError::SourceUnreadable(_)) => Err(error),
                Err(error) => return Err(error),
            });
            if read_back.len() > READ_BACK_AT_ONCE
                && let Some(oldest) = read_back.pop_front()
                && let Ok(oldest) = &mut attempts[oldest]
            {
                oldest.read_back.wait();
            }
            if syncing.len() == HELD_OPEN {
                wait_for_all(&mut syncing)?;
            }
        }
        wait_for_all(&mut syncing)?;
        for attempt in attempts.iter_mut().flatten() {
            self.put_in_place(attempt)?;
        }
        self.store.sync(
            attempts
                .iter()
                .flatten()
                .map(|attempt| attempt.place.as_path()),
        )?;
        attempts
            .into_iter()
            .map(|attempt| Ok(attempt.and_then(|attempt| self.prove(attempt))))
            .collect()
    }

    /// Seals a file of the record again that was opened with another key, under the name that it has. It is durable in its
    /// place once the folders are, too. `meter` counts the bytes sealed, and after them the bytes read back.
    pub(crate) fn seal_again(
        &self,
        kept: &SealedFile,
        source: &mut UnsealedFile,
        meter: &mut Meter<'_>,
    ) -> Result<(), VaultError> {
        let attempt = self.attempt_at(kept.name, source, meter, None);
        let (mut attempt, syncing) = attempt.map_err(|error| match error {
            VaultError::SourceUnreadable(error) => unreadable(error),
            other => other,
        })?;
        if attempt.content != kept.content() {
            return Err(VaultError::damaged(Part::SealedFile));
        }
        syncing.wait()?;
        self.put_in_place(&mut attempt)?;
        let compared = self.verify_on_disk(kept, meter);
        compared.map_err(|error| match error {
            VaultError::Cancelled => VaultError::Cancelled,
            _ => {
                let _ = disk::remove_file_if_there(&attempt.place);
                VaultError::ReadBackDiffers
            }
        })
    }

    /// Reads, hashes and seals to a temporary name. A fresh key every time, and a fresh name but for
    /// what is sealed again.
    fn attempt<'scope>(
        &'scope self,
        scope: &'scope Scope<'scope, '_>,
        source: &mut dyn Read,
        meter: &mut Meter<'_>,
    ) -> Result<(Attempt<'scope>, LastSync), VaultError> {
        self.attempt_at(FileName(random::bytes()?), source, meter, Some(scope))
    }

    /// Where there is a scope for it, a long file is read back while it is being written.
    fn attempt_at<'scope>(
        &'scope self,
        name: FileName,
        source: &mut dyn Read,
        meter: &mut Meter<'_>,
        scope: Option<&'scope Scope<'scope, '_>>,
    ) -> Result<(Attempt<'scope>, LastSync), VaultError> {
        let place = self.store.place(&name);
        let mut attempt = Attempt {
            name,
            partial: SealedFileStore::partial(&place),
            place,
            content: Content {
                digest: Digest::new([0; 32]),
                size: 0,
            },
            in_place: false,
            read_back: ReadingBack::Later,
            reading: CancelOnDrop::default(),
        };
        let cipher = FileCipher::fresh(&self.id, &self.key)?;
        let file = self.unless_closed(|| {
            self.store.make_room_for(&attempt.place)?;
            disk::remove_file_if_there(&attempt.partial)?;
            Ok(disk::create_private_file(&attempt.partial)?)
        })?;
        let so_far = Arc::new(AtomicU64::new(0));
        let mut file = match scope {
            None => WriteBehind::new(file),
            Some(scope) => {
                let (partial, read_back) = (&attempt.partial, &mut attempt.read_back);
                let (so_far, cancel) = (Arc::clone(&so_far), attempt.reading.0.clone());
                WriteBehind::telling(file, move || {
                    let (mut behind, reached) = ReadBehind::begin(partial)?;
                    let reading = move || {
                        let go_on = &mut |_| Ok(cancel.check()?);
                        ReadBack::of(&mut behind, &self.id, &self.key, &so_far, go_on)
                    };
                    *read_back = ReadingBack::Beside(scope.spawn(reading));
                    Ok(reached)
                })
            }
        };
        attempt.content = seal_into(&mut file, &cipher, source, &so_far, meter)?;
        let last_sync = file.finish()?;
        Ok((attempt, last_sync))
    }

    fn put_in_place(&self, attempt: &mut Attempt<'_>) -> Result<(), VaultError> {
        self.unless_closed(|| Ok(fs::rename(&attempt.partial, &attempt.place)?))?;
        attempt.in_place = true;
        Ok(())
    }

    /// Reads the sealed file back, as far as that has not been done, and compares. One that differs is removed: nothing of
    /// it was acknowledged.
    fn prove(&self, mut attempt: Attempt<'_>) -> Result<SealedFile, VaultError> {
        let Content { digest, size } = attempt.content;
        attempt.read_back.wait();
        let read = match std::mem::replace(&mut attempt.read_back, ReadingBack::Later) {
            ReadingBack::Done(read) => {
                read.and_then(|read| read.confirm_place(&attempt.place).map(|()| read))
            }
            ReadingBack::Later | ReadingBack::Beside(_) => {
                ReadBack::whole(&attempt.place, &self.id, &self.key, size, &mut |_| Ok(()))
            }
        };
        match read {
            Ok(read) if read.content == attempt.content => Ok(SealedFile {
                name: attempt.name,
                digest,
                size,
            }),
            _ => {
                let _ = disk::remove_file_if_there(&attempt.place);
                Err(VaultError::ReadBackDiffers)
            }
        }
    }

    /// The same as [`verify`](Self::verify), by what is on the disk and not in the system's memory: for a file after which
    /// the last other copy goes. All of it has to be synced.
    pub(crate) fn verify_on_disk(
        &self,
        kept: &SealedFile,
        meter: &mut Meter<'_>,
    ) -> Result<(), VaultError> {
        let place = self.store.place(&kept.name);
        let on_read = &mut |read| Ok(meter.add(read)?);
        let read = ReadBack::whole(&place, &self.id, &self.key, kept.size, on_read)?;
        match read.content == kept.content() {
            true => Ok(()),
            false => Err(VaultError::damaged(Part::SealedFile)),
        }
    }

    /// Decrypts a kept file whole and compares it with its digest.
    pub(crate) fn verify(
        &self,
        kept: &SealedFile,
        meter: &mut Meter<'_>,
    ) -> Result<(), VaultError> {
        let mut file = self.open(&kept.name)?;
        let read = read_hashed(&mut file, meter, unreadable, |_| Ok(()))?;
        if read == kept.content() {
            Ok(())
        } else {
            Err(VaultError::damaged(Part::SealedFile))
        }
    }

    pub(crate) fn open(&self, name: &FileName) -> Result<UnsealedFile, VaultError> {
        UnsealedFile::open(self.open_sealed(name)?, &self.id, &self.key)
    }

    /// Opens a file that is read from its beginning to its end.
    pub(crate) fn open_to_read_through(&self, name: &FileName) -> Result<UnsealedFile, VaultError> {
        let mut file = self.open(name)?;
        file.read_ahead(&self.store.place(name))?;
        Ok(file)
    }

    /// What is in a file that was set aside, with its content hashed. An error of the disk is one; a file that this key
    /// does not open is none.
    pub(crate) fn look_aside(
        &self,
        name: FileName,
        meter: &mut Meter<'_>,
    ) -> Result<Option<SealedFile>, VaultError> {
        let read = self
            .open_aside(&name)
            .and_then(|mut file| read_hashed(&mut file, meter, unreadable, |_| Ok(())));
        match read {
            Ok(Content { digest, size }) => Ok(Some(SealedFile { name, digest, size })),
            Err(VaultError::Damaged { .. } | VaultError::NewerVersion { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    pub(crate) fn open_aside(&self, name: &FileName) -> Result<UnsealedFile, VaultError> {
        let file = File::open(self.store.place_aside(name))?;
        UnsealedFile::open(file, &self.id, &self.key)
    }

    /// The file as it lies on the disk.
    pub(crate) fn open_sealed(&self, name: &FileName) -> Result<File, VaultError> {
        match File::open(self.store.place(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(VaultError::Missing {
                part: Part::SealedFile,
            }),
            other => Ok(other?),
        }
    }
}

/// What it means that a sealed file cannot be read.
fn unreadable(error: io::Error) -> VaultError {
    typed(&error).unwrap_or_else(|| VaultError::from(error))
}

/// Syncs files from several threads at once: a journalling file system then commits them together.
fn wait_for_all(files: &mut Vec<LastSync>) -> io::Result<()> {
    const AT_ONCE: usize = 8;
    let share = files.len().div_ceil(AT_ONCE).max(1);
    let mut files = files.drain(..);
    thread::scope(|scope| {
        let mut threads = Vec::with_capacity(AT_ONCE);
        while files.len() > 0 {
            let share: Vec<_> = files.by_ref().take(share).collect();
            threads.push(scope.spawn(|| share.into_iter().try_for_each(LastSync::wait)));
        }
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().expect("syncing does not panic"))
    })
}
