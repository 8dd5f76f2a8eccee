//! Taking in evidence files. Reading, hashing and sealing need only the room where files are kept,
//! not the open case, so a large file never keeps a draft or the hide button waiting.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use domain::{Clock, ClockSource, ItemKind};
use intake::{Facts, HEAD_LENGTH, Identified};
use job::Meter;
use vault::{EvidenceFiles, SealedFile, VaultError};

use crate::error::CaseError;
use crate::progress::{Report, at_stage};
use crate::tables::readings::Reading;
use crate::wire::ProgressStage;

/// A file that is sealed and not yet part of the record.
#[derive(Debug)]
pub struct Received {
    /// The name it came with.
    pub original_name: String,
    pub(crate) sealed: SealedFile,
    pub(crate) identified: Identified,
    pub(crate) facts: Facts,
    /// Every word in it, where it was read at once.
    pub(crate) reading: Option<Reading>,
}

/// Larger files are not read for words while they are taken in, but when they are handed over.
const READ_AT_ONCE: u64 = 4 * 1024 * 1024;

/// A file that was not taken in.
#[derive(Debug)]
pub struct Refused {
    /// The name it came with.
    pub original_name: String,
    /// Why.
    pub error: CaseError,
}

/// Takes in files apart from the open case.
#[derive(Clone)]
pub struct Receiving {
    files: EvidenceFiles,
}

impl Receiving {
    pub(crate) fn new(files: EvidenceFiles) -> Self {
        Self { files }
    }

    /// Seals files and reads what they know of themselves. One that cannot be read costs only itself.
    ///
    /// # Errors
    /// The disk refused, or the person stopped it: then none is kept.
    pub fn receive(
        &self,
        paths: &[PathBuf],
        report: &mut Report<'_>,
    ) -> Result<Vec<Result<Received, Refused>>, CaseError> {
        let looked: Vec<_> = paths.iter().map(|path| Looked::at(path)).collect();
        let total = looked.iter().map(Looked::size).sum();
        let mut sources = looked.iter().map(Looked::open);
        let mut meter = Meter::new(total, at_stage(ProgressStage::Sealing, report));
        let sealed = self.files.seal_batch(&mut sources, &mut meter)?;
        let received = looked.into_iter().zip(sealed).map(|(looked, sealed)| {
            meter.check().map_err(VaultError::from)?;
            let original_name = looked.name.clone();
            Ok(self.one(looked, sealed).map_err(|error| Refused {
                original_name,
                error,
            }))
        });
        received.collect()
    }

    /// Seals what a reader gives under a name.
    ///
    /// # Errors
    /// The reader failed, or the disk refused.
    pub fn receive_reader(&self, name: &str, source: &mut dyn Read) -> Result<Received, CaseError> {
        let sealed = self.files.seal(source, &mut Meter::unwatched())?;
        self.read_facts(name.to_owned(), sealed, None)
    }

    fn one(
        &self,
        looked: Looked<'_>,
        sealed: Result<SealedFile, VaultError>,
    ) -> Result<Received, CaseError> {
        let before = looked.metadata?;
        let sealed = sealed?;
        if changed_since(looked.path, &before, sealed.size) {
            self.files.discard(&sealed)?;
            return Err(CaseError::ChangedWhileRead);
        }
        self.read_facts(
            looked.name,
            sealed,
            before.modified().ok().map(DateTime::from),
        )
    }

    /// Reads from the sealed copy, so that what is known is known of the bytes that are kept.
    fn read_facts(
        &self,
        original_name: String,
        sealed: SealedFile,
        modified: Option<DateTime<Utc>>,
    ) -> Result<Received, CaseError> {
        let mut source = self.files.open(&sealed.name)?;
        let mut head = Vec::with_capacity(HEAD_LENGTH);
        Read::by_ref(&mut source)
            .take(HEAD_LENGTH as u64)
            .read_to_end(&mut head)
            .map_err(CaseError::Unreadable)?;
        let identified = intake::identify(&head, &original_name);
        let mut facts = intake::facts(&mut source, sealed.size, &identified, &original_name);
        if let Some(modified) = modified {
            facts.clocks.push(Clock {
                source: ClockSource::FileModified,
                shows: modified.naive_utc(),
                offset_minutes: Some(0),
                date_only: false,
            });
        }
        for clock in &mut facts.clocks {
            // Parts of a second are not kept anywhere in the record.
            let whole = clock.shows.and_utc().timestamp();
            clock.shows =
                DateTime::from_timestamp(whole, 0).map_or(clock.shows, |at| at.naive_utc());
        }
        let reading = (sealed.size <= READ_AT_ONCE)
            .then(|| intake::words_in(&mut source, &identified))
            .and_then(|looked| Reading::of(&looked));
        Ok(Received {
            original_name,
            sealed,
            identified,
            facts,
            reading,
        })
    }
}

impl Received {
    pub(crate) fn kind(&self) -> ItemKind {
        self.facts.item_kind
    }
}

/// A path before it is read.
struct Looked<'path> {
    path: &'path Path,
    name: String,
    metadata: Result<Metadata, CaseError>,
}

impl<'path> Looked<'path> {
    fn at(path: &'path Path) -> Self {
        // Asked before opening: opening a pipe would wait for ever.
        let metadata = fs::metadata(path)
            .map_err(CaseError::Unreadable)
            .and_then(|metadata| {
                if metadata.is_file() {
                    Ok(metadata)
                } else {
                    Err(CaseError::NotAFile)
                }
            });
        Self {
            path,
            name: name_of(path),
            metadata,
        }
    }

    fn size(&self) -> u64 {
        self.metadata.as_ref().map_or(0, Metadata::len)
    }

    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        match &self.metadata {
            Ok(_) => Ok(Box::new(File::open(self.path)?)),
            Err(_) => Err(io::ErrorKind::InvalidInput.into()),
        }
    }
}

/// The name that a file came with.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn changed_since(path: &Path, before: &Metadata, read: u64) -> bool {
    // A file that has vanished meanwhile was read to its end all the same.
    let now = fs::metadata(path);
    let changed =
        |now: Metadata| now.len() != read || now.modified().ok() != before.modified().ok();
    read != before.len() || now.is_ok_and(changed)
}
