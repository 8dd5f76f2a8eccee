//! A file on its way in: sealed under a temporary name, put in its place, read back, and only then acknowledged.

use std::collections::VecDeque;
use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::thread::{self, Scope, ScopedJoinHandle};

use disk::{Content, LastSync, ReadBehind, WriteBehind};
use domain::Digest;
use job::{CancelOnDrop, Meter};

use crate::error::{Part, VaultError};
use crate::files::file_name::FileName;
use crate::files::read_back::ReadBack;
use crate::files::sealing::seal_into;
use crate::files::store_of_files::SealedFileStore;
use crate::files::stream::FileCipher;
use crate::files::unsealed_file::UnsealedFile;
use crate::files::{Files, SealedFile, unreadable};
use crate::keys::random;

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
            self.acknowledge(attempt)
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
            .map(|attempt| Ok(attempt.and_then(|attempt| self.acknowledge(attempt))))
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
    fn acknowledge(&self, mut attempt: Attempt<'_>) -> Result<SealedFile, VaultError> {
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
