//! A bundle's files, in a folder or in a ZIP, read where they are.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use disk::{Hasher, fill};
use domain::Digest;

use super::open_error::OpenError;
use super::report::VerifyCode;
use super::{wrong_file, zip};
use crate::format::layout::BAG;

const HASHING_THREADS: usize = 2;
const PIECE: usize = 1 << 18;
/// No manifest, log or ledger is larger; what is read into memory is held to it.
const LARGEST_IN_MEMORY: u64 = 1 << 30;
const DEEPEST_FOLDER: usize = 16;

/// Where a bundle's files are.
#[derive(Debug)]
pub(crate) struct Source {
    place: Place,
    files: BTreeMap<String, Span>,
    hazards: Vec<(VerifyCode, String)>,
}

#[derive(Debug)]
enum Place {
    Folder(PathBuf),
    Zip(PathBuf),
}

#[derive(Debug, Clone, Copy)]
struct Span {
    start: u64,
    size: u64,
}

impl Source {
    pub(crate) fn open(path: &Path) -> Result<Self, OpenError> {
        let mut source = if fs::metadata(path)?.is_dir() {
            Self::folder(path)?
        } else {
            Self::zip(path)?
        };
        source.step_into_the_bag()?;
        Ok(source)
    }

    fn folder(path: &Path) -> Result<Self, OpenError> {
        let mut source = Self {
            place: Place::Folder(path.to_owned()),
            files: BTreeMap::new(),
            hazards: Vec::new(),
        };
        source.walk(path, "", 0)?;
        Ok(source)
    }

    fn walk(&mut self, folder: &Path, inside: &str, depth: usize) -> io::Result<()> {
        for found in fs::read_dir(folder)? {
            let found = found?;
            let kind = found.file_type()?;
            let Some(name) = found
                .file_name()
                .to_str()
                .map(|name| format!("{inside}{name}"))
            else {
                let name = found.file_name().to_string_lossy().into_owned();
                self.hazards
                    .push((VerifyCode::UnsafeName, format!("{inside}{name}")));
                continue;
            };
            if kind.is_dir() && depth < DEEPEST_FOLDER {
                self.walk(&found.path(), &format!("{name}/"), depth + 1)?;
            } else if kind.is_file() {
                let size = found.metadata()?.len();
                self.files.insert(name, Span { start: 0, size });
            } else {
                self.hazards.push((VerifyCode::SymbolicLink, name));
            }
        }
        Ok(())
    }

    fn zip(path: &Path) -> Result<Self, OpenError> {
        let mut file = File::open(path)?;
        let Ok(read) = zip::read(&mut file) else {
            return Err(wrong_file::told_by_its_beginning(&mut file)?);
        };
        if let Some(wrong) = wrong_file::told_by_its_names(&read.names) {
            return Err(wrong);
        }
        let mut files = BTreeMap::new();
        for file in read.files {
            let span = Span {
                start: file.start,
                size: file.size,
            };
            files.insert(file.name, span);
        }
        Ok(Self {
            place: Place::Zip(path.to_owned()),
            files,
            hazards: read.hazards,
        })
    }

    /// A ZIP, and a folder into which somebody unpacked it, hold the bag in one folder.
    fn step_into_the_bag(&mut self) -> Result<(), OpenError> {
        if self.files.contains_key(BAG) {
            return Ok(());
        }
        let mut bags = self
            .files
            .keys()
            .filter_map(|path| path.strip_suffix("/bagit.txt"));
        let bag = bags
            .find(|bag| !bag.contains('/'))
            .ok_or(OpenError::NoBag)?;
        let inside = format!("{bag}/");
        if let Place::Folder(folder) = &mut self.place {
            folder.push(bag);
        }
        let in_zip = matches!(self.place, Place::Zip(_));
        let mut files = BTreeMap::new();
        for (path, span) in std::mem::take(&mut self.files) {
            match path.strip_prefix(&inside) {
                Some(path) => drop(files.insert(path.to_owned(), span)),
                // Beside an unpacked bag other things may lie; inside the ZIP nothing else may.
                None if in_zip => self.hazards.push((VerifyCode::Added, path)),
                None => {}
            }
        }
        self.files = files;
        for (_, path) in &mut self.hazards {
            if let Some(inner) = path.strip_prefix(&inside) {
                *path = inner.to_owned();
            }
        }
        Ok(())
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = (String, u64)> + '_ {
        self.files
            .iter()
            .map(|(path, span)| (path.clone(), span.size))
    }

    pub(crate) fn hazards(&self) -> &[(VerifyCode, String)] {
        &self.hazards
    }

    pub(crate) fn size(&self, path: &str) -> Option<u64> {
        self.files.get(path).map(|span| span.size)
    }

    /// Reads one file, where it is.
    pub(crate) fn read(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        let span = self.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        match &self.place {
            Place::Folder(folder) => Ok(Box::new(File::open(folder.join(path))?)),
            Place::Zip(zip) => {
                let mut file = File::open(zip)?;
                file.seek(SeekFrom::Start(span.start))?;
                Ok(Box::new(file.take(span.size)))
            }
        }
    }

    /// A small file whole; nothing where it is not there.
    pub(crate) fn whole(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        match self.size(path) {
            Some(size) if size <= LARGEST_IN_MEMORY => {
                let mut bytes = Vec::new();
                self.read(path)?
                    .take(LARGEST_IN_MEMORY)
                    .read_to_end(&mut bytes)?;
                Ok(Some(bytes))
            }
            _ => Ok(None),
        }
    }
}

/// Every file's SHA-256, worked out by two threads, the largest first.
pub(crate) fn hash_all(source: &Source) -> Result<BTreeMap<String, Digest>, OpenError> {
    let mut files: Vec<(String, u64)> = source.files().collect();
    files.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let next = AtomicUsize::new(0);
    let hashes = Mutex::new(BTreeMap::new());
    let work = || -> io::Result<()> {
        let mut piece = vec![0; PIECE];
        while let Some((path, _)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let digest = hash(&mut *source.read(path)?, &mut piece)?;
            if let Ok(mut hashes) = hashes.lock() {
                hashes.insert(path.clone(), digest);
            }
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..HASHING_THREADS).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            worker.join().map_err(|_| OpenError::Stopped)??;
        }
        Ok::<(), OpenError>(())
    })?;
    hashes.into_inner().map_err(|_| OpenError::Stopped)
}

fn hash(source: &mut dyn Read, piece: &mut [u8]) -> io::Result<Digest> {
    let mut hash = Hasher::default();
    loop {
        let read = fill(source, piece)?;
        if read == 0 {
            return Ok(hash.finish());
        }
        hash.update(&piece[..read]);
    }
}
