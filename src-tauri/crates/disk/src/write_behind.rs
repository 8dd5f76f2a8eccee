//! Sending a long file to the disk while it is still being written, so that the last sync has little left to wait for.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::{self, JoinHandle};

/// How much is written between two syncs.
const STRETCH: u64 = 16 * 1024 * 1024;

/// How much of a file has reached the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDisk {
    /// So many bytes, from its beginning, and perhaps more.
    UpTo(u64),
    /// All of it: nothing more will be written.
    All,
}

/// Who hears of it.
pub type Reached = Box<dyn FnMut(OnDisk) + Send>;

/// A file whose content is synced from time to time by a thread of its own.
///
/// Of one that was written from its beginning to its end, without going back, it can be told how much has reached the
/// disk.
pub struct WriteBehind<'a> {
    file: File,
    written: Arc<AtomicU64>,
    unsynced: u64,
    telling: Option<Box<dyn FnOnce() -> io::Result<Reached> + 'a>>,
    syncing: Option<Syncing>,
}

struct Syncing {
    due: SyncSender<Due>,
    thread: JoinHandle<io::Result<()>>,
}

enum Due {
    /// What is written by now.
    Stretch,
    /// All of it, for good.
    All,
}

/// The last sync of a file, which may go on while another is written.
#[must_use = "the file is on the disk only when this was waited for"]
pub struct LastSync {
    file: File,
    thread: Option<JoinHandle<io::Result<()>>>,
}

impl<'a> WriteBehind<'a> {
    /// Writes into this file.
    pub fn new(file: File) -> Self {
        Self {
            file,
            written: Arc::default(),
            unsynced: 0,
            telling: None,
            syncing: None,
        }
    }

    /// Writes into this file. If it becomes long, `whom` is asked whom to tell how much of it has reached the disk.
    pub fn telling(file: File, whom: impl FnOnce() -> io::Result<Reached> + 'a) -> Self {
        Self {
            telling: Some(Box::new(whom)),
            ..Self::new(file)
        }
    }

    /// Syncs what is left to sync: of a long file beside whatever its writer does next.
    pub fn finish(self) -> LastSync {
        let thread = self.syncing.map(|Syncing { due, thread }| {
            // The thread is there to receive it, or has met an error, which it gives when it is waited for.
            let _ = due.send(Due::All);
            thread
        });
        LastSync {
            file: self.file,
            thread,
        }
    }

    fn sync_soon(&mut self) -> io::Result<()> {
        if self.syncing.is_none() {
            let file = self.file.try_clone()?;
            let written = Arc::clone(&self.written);
            let reached = match self.telling.take() {
                Some(whom) => whom()?,
                None => Box::new(|_| ()),
            };
            let (due, received) = sync_channel(1);
            let thread = thread::spawn(move || sync_each(&file, &written, &received, reached));
            self.syncing = Some(Syncing { due, thread });
        }
        if let Some(syncing) = &self.syncing {
            match syncing.due.try_send(Due::Stretch) {
                // One is waiting already, and will take this stretch with it; or the thread met an error, which
                // `LastSync` reports.
                Ok(()) | Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => {}
            }
        }
        Ok(())
    }
}

fn sync_each(
    file: &File,
    written: &AtomicU64,
    due: &Receiver<Due>,
    mut reached: Reached,
) -> io::Result<()> {
    // Without a last word nobody needs the file any more.
    for due in due {
        let by_now = written.load(Ordering::Acquire);
        match due {
            Due::Stretch => {
                file.sync_data()?;
                reached(OnDisk::UpTo(by_now));
            }
            Due::All => {
                file.sync_all()?;
                reached(OnDisk::All);
            }
        }
    }
    Ok(())
}

impl LastSync {
    /// Waits until all of the file is on the disk. An error of any sync is an error here: a second sync of the same pages
    /// would not report it again.
    ///
    /// # Errors
    /// One of the syncs failed.
    pub fn wait(self) -> io::Result<()> {
        match self.thread {
            Some(thread) => thread.join().expect("syncing does not panic"),
            None => self.file.sync_all(),
        }
    }
}

impl Write for WriteBehind<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.written.fetch_add(written as u64, Ordering::Release);
        self.unsynced += written as u64;
        if self.unsynced >= STRETCH {
            self.unsynced = 0;
            self.sync_soon()?;
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for WriteBehind<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}
