//! Looking at an item apart from the open case.
//!
//! A large picture takes seconds to read and to draw small. Nothing waits for that, and locking least of all: whoever
//! locks takes the file away in the middle of it, and with the file its key.

use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::{EntryId, Item};
use intake::{Budget, Preview};
use job::CancelToken;
use vault::UnsealedFile;

use crate::casebook::ReadableCase;
use crate::error::CaseError;
use crate::evidence::items::identified;

/// An item that is about to be looked at.
pub struct Previewing {
    source: Source,
    item: Item,
}

/// The file that is looked at, until it is taken away: its key is wiped then, and what still reads it fails.
#[derive(Clone)]
struct Source(Arc<Mutex<Option<UnsealedFile>>>);

impl Source {
    fn file(&self) -> MutexGuard<'_, Option<UnsealedFile>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with_file<T>(&self, work: impl FnOnce(&mut UnsealedFile) -> io::Result<T>) -> io::Result<T> {
        match self.file().as_mut() {
            Some(file) => work(file),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}

impl Read for Source {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.with_file(|file| file.read(bytes))
    }
}

impl Seek for Source {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.with_file(|file| file.seek(to))
    }
}

impl ReadableCase {
    /// Makes an item ready to be looked at. Quick; the long part is [`Previewing::preview`].
    ///
    /// # Errors
    /// There is no such item, or its file cannot be opened.
    pub fn previewing(&self, id: EntryId) -> Result<Previewing, CaseError> {
        let (_, item) = self.kept_item(id)?;
        let file = self.open_item(&item)?;
        let source = Source(Arc::new(Mutex::new(Some(file))));
        Ok(Previewing { source, item })
    }
}

impl Previewing {
    /// Cancelling takes the file away, also while it is being looked at.
    pub fn cancelled_by(&self, cancel: &CancelToken) {
        let source = self.source.clone();
        cancel.on_cancel(move || drop(source.file().take()));
    }

    /// The item.
    pub fn item(&self) -> &Item {
        &self.item
    }

    /// What of the item can be shown without running anything in it.
    pub fn preview(mut self) -> Preview {
        let identified = identified(&self.item);
        intake::preview(
            &mut self.source,
            self.item.size,
            &identified,
            Budget::default(),
        )
    }
}
