//! Sending a long file to the disk while it is still being written, so that the last sync has little left to wait for.

use std::fs::File;
use std::io::{self, Write};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::thread::{self, JoinHandle};

/// How much is written between two syncs.
const STRETCH: usize = 32 * 1024 * 1024;

/// A file whose content is synced from time to time by a thread of its own. The sync that counts is still the caller's,
/// after [`finish`](Self::finish): what is in between only shortens it.
pub struct WriteBehind {
    file: File,
    unsynced: usize,
    syncing: Option<Syncing>,
}

struct Syncing {
    due: SyncSender<()>,
    thread: JoinHandle<io::Result<()>>,
}

impl WriteBehind {
    /// Writes into this file.
    pub fn new(file: File) -> Self {
        Self {
            file,
            unsynced: 0,
            syncing: None,
        }
    }

    /// Waits for the last early sync and gives the file. An error of any of them is an error here: a second sync of the
    /// same pages would not report it again.
    ///
    /// # Errors
    /// One of the syncs failed.
    pub fn finish(self) -> io::Result<File> {
        if let Some(Syncing { due, thread }) = self.syncing {
            drop(due);
            thread.join().expect("syncing does not panic")?;
        }
        Ok(self.file)
    }

    fn sync_soon(&mut self) -> io::Result<()> {
        if self.syncing.is_none() {
            let file = self.file.try_clone()?;
            let (due, received) = sync_channel::<()>(1);
            let thread = thread::spawn(move || received.iter().try_for_each(|()| file.sync_data()));
            self.syncing = Some(Syncing { due, thread });
        }
        if let Some(syncing) = &self.syncing {
            match syncing.due.try_send(()) {
                // One is waiting already, and will take this stretch with it; or the thread met an error, which
                // `finish` reports.
                Ok(()) | Err(TrySendError::Full(()) | TrySendError::Disconnected(())) => {}
            }
        }
        Ok(())
    }
}

impl Write for WriteBehind {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.unsynced += written;
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
