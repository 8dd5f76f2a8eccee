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

use super::{wrong_file, zip};
use crate::format::layout::BAG;
use crate::verify::open_error::OpenError;
use crate::verify::report::VerifyCode;

const HASHING_THREADS: usize = 2;
const PIECE: usize = 1 << 18;
/// No manifest, log or ledger is larger; what is read into memory is held to it.
const LARGEST_IN_MEMORY: u64 = 1 << 30;
const DEEPEST_FOLDER: usize = 16;

/// Where a bundle's files are.
#[derive(Debug)]
pub(crate) struct Source {
    name: String,
    place: Place,
    files: BTreeMap<String, Span>,
    found: Vec<(VerifyCode, String)>,
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
    pub(crate) fn folder(path: &Path) -> Result<Self, OpenError> {
        let mut source = Self {
            name: name_of(&fs::canonicalize(path)?),
            place: Place::Folder(path.to_owned()),
            files: BTreeMap::new(),
            found: Vec::new(),
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
                self.found
                    .push((VerifyCode::UnsafeName, format!("{inside}{name}")));
                continue;
            };
            if kind.is_dir() && depth < DEEPEST_FOLDER {
                let before = (self.files.len(), self.found.len());
                let inside = format!("{name}/");
                self.walk(&found.path(), &inside, depth + 1)?;
                // Nothing that is handed over is an empty folder, and its name can say anything.
                if before == (self.files.len(), self.found.len()) {
                    self.found.push((VerifyCode::Added, inside));
                }
            } else if kind.is_file() {
                let size = found.metadata()?.len();
                self.files.insert(name, Span { start: 0, size });
            } else {
                self.found.push((VerifyCode::SymbolicLink, name));
            }
        }
        Ok(())
    }

    /// Something that was found where it lies.
    pub(super) fn note(&mut self, code: VerifyCode, path: String) {
        self.found.push((code, path));
    }

    /// A file that is none of the bundle's is told as what it is, and no longer looked at.
    pub(crate) fn set_aside(&mut self, path: &str, code: VerifyCode) {
        if self.files.remove(path).is_some() {
            self.found.push((code, path.to_owned()));
        }
    }

    /// Whether it lies open on a disk, where a system can put files of its own.
    pub(crate) const fn is_folder(&self) -> bool {
        matches!(self.place, Place::Folder(_))
    }

    pub(crate) fn zip(path: &Path) -> Result<Self, OpenError> {
        let mut file = File::open(path)?;
        let Ok(read) = zip::read(&mut file) else {
            return Err(wrong_file::told_by_its_beginning(&mut file)?);
        };
        if let Some(wrong) = wrong_file::told_by_what_is_in_it(&read, &mut file)? {
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
        let mut source = Self {
            name: path
                .file_stem()
                .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
            place: Place::Zip(path.to_owned()),
            files,
            found: read.hazards,
        };
        source.step_into_the_bag()?;
        Ok(source)
    }

    /// A ZIP holds the bag in one folder.
    fn step_into_the_bag(&mut self) -> Result<(), OpenError> {
        if self.files.contains_key(BAG) {
            return Ok(());
        }
        let bags = self
            .files
            .keys()
            .filter_map(|path| path.strip_suffix("/bagit.txt"));
        let mut bags: Vec<String> = bags
            .filter(|bag| !bag.contains('/'))
            .map(str::to_owned)
            .collect();
        if bags.len() > 1 {
            return Err(OpenError::TwoBundles { names: bags });
        }
        self.name = bags.pop().ok_or(OpenError::NoBag)?;
        let inside = format!("{}/", self.name);
        let mut files = BTreeMap::new();
        for (path, span) in std::mem::take(&mut self.files) {
            match path.strip_prefix(&inside) {
                Some(path) => drop(files.insert(path.to_owned(), span)),
                None => self.found.push((VerifyCode::Added, path)),
            }
        }
        self.files = files;
        for (_, path) in &mut self.found {
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

    /// What is to be said of the files before any is read.
    pub(crate) fn found(&self) -> &[(VerifyCode, String)] {
        &self.found
    }

    /// What the bundle is called: the bag's folder, on the disk or in the ZIP.
    pub(crate) fn name(&self) -> &str {
        &self.name
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

/// What a file or a folder is called, to be shown.
pub(super) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
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
