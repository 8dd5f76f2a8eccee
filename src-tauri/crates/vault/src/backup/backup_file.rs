//! One file that holds a whole vault: for a USB stick, or for somebody trusted.
//!
//! A stored ZIP of `keys`, `book`, `head` and the sealed evidence, each as it lies in the vault's folder: nothing in it
//! can be read without today's passphrase, and unpacking it with any other program gives a vault. It has its name only
//! once every part was read back from the disk and compared.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use domain::Moment;
use ring::digest::{Context, SHA256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::backup::backing_up::BackupUnderWay;
use crate::durable::{create_private_file, remove_if_there, sync_above};
use crate::error::VaultError;
use crate::evidence::EvidenceFiles;
use crate::fails_for_good::FailsForGood;
use crate::files::{FileName, SealedFile};
use crate::open_vault::OpenVault;

const STEP: usize = 1 << 20;
/// The parts that every backup file holds, in this order.
pub(crate) const PARTS: [&str; 3] = ["keys", "book", "head"];
/// Beyond this an entry is no part of any vault that was ever made.
pub(crate) const LARGEST: u64 = 1 << 42;

/// How far a backup file has come: bytes done, of so many. Answers whether to go on.
pub(crate) type Progress<'a> = dyn FnMut(u64, u64) -> ControlFlow<()> + 'a;

/// A backup file that is to be written. It holds keys: whoever locks the vault stops it.
pub struct BackupFileUnderWay {
    backup: BackupUnderWay,
    evidence: EvidenceFiles,
    kept: Vec<SealedFile>,
}

impl OpenVault {
    /// Begins a backup file. Quick; the long part is [`BackupFileUnderWay::write`], for which the vault need not wait.
    pub fn begin_backup_file(&mut self, now: Moment) -> Result<BackupFileUnderWay, VaultError> {
        Ok(BackupFileUnderWay {
            backup: self.begin_backup(now)?,
            evidence: self.evidence_files(),
            kept: self.kept_files()?,
        })
    }
}

impl BackupFileUnderWay {
    /// Writes the file, reads it back and compares, and only then gives it its name. Nothing stays of one that could not
    /// be written whole.
    ///
    /// A file of that name that is there already stays as it is, and is an error.
    pub fn write(self, target: &Path, progress: &mut Progress<'_>) -> Result<(), VaultError> {
        if target.exists() {
            return Err(VaultError::NotEmpty);
        }
        let Self {
            backup,
            evidence,
            kept,
        } = self;
        let backup = backup.finish(&mut |_| progress(0, 1))?;
        let partial = Partial::of(target);
        remove_if_there(&partial.path)?;
        // What is read: each sealed file once to prove it and once to copy it, then the whole file again.
        let content: u64 = kept.iter().map(|file| file.size).sum();
        let mut meter = Meter {
            done: 0,
            of: 3 * content + 2 * backup.size(),
            progress,
        };
        let mut writer = ZipWriter::new(FailsForGood::new(create_private_file(&partial.path)?));
        let mut entries = Vec::new();
        for name in PARTS {
            let source = File::open(backup.folder.join(name))?;
            entries.push(add(&mut writer, name.to_owned(), source, &mut meter)?);
        }
        for file in &kept {
            entries.push(add_sealed(&mut writer, &evidence, file, &mut meter)?);
        }
        writer.finish().map_err(zip_error)?.sync_all()?;
        compare(&partial.path, &entries, &mut meter)?;
        partial.put_in_place(target)
    }
}

/// A part of a backup file as it was written.
struct Entry {
    name: String,
    digest: [u8; 32],
}

pub(crate) struct Meter<'told, 'progress> {
    pub(crate) done: u64,
    pub(crate) of: u64,
    pub(crate) progress: &'told mut Progress<'progress>,
}

impl Meter<'_, '_> {
    fn tell(&mut self, more: usize) -> Result<(), VaultError> {
        self.done += more as u64;
        match (self.progress)(self.done.min(self.of), self.of) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(VaultError::Cancelled),
        }
    }
}

/// The file under its partial name; gone again unless it is put in place.
pub(crate) struct Partial {
    pub(crate) path: PathBuf,
}

impl Partial {
    pub(crate) fn of(target: &Path) -> Self {
        let mut path = target.as_os_str().to_owned();
        path.push(".partial");
        Self { path: path.into() }
    }

    fn put_in_place(self, target: &Path) -> Result<(), VaultError> {
        fs::rename(&self.path, target)?;
        if let Err(error) = sync_above(target) {
            // Nobody knows whether it would stay under this name.
            let _ = remove_if_there(target);
            return Err(error.into());
        }
        Ok(())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        let _ = remove_if_there(&self.path);
    }
}

pub(crate) fn inner_name(name: &FileName) -> String {
    let name = name.to_string();
    format!("files/{}/{name}", &name[..2])
}

fn add(
    writer: &mut ZipWriter<FailsForGood>,
    name: String,
    mut source: File,
    meter: &mut Meter<'_, '_>,
) -> Result<Entry, VaultError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .large_file(source.metadata()?.len() >= u64::from(u32::MAX))
        // When a part was last changed is nobody's business.
        .last_modified_time(DateTime::default());
    writer.start_file(&name, options).map_err(zip_error)?;
    let digest = pour(&mut source, writer, meter)?;
    Ok(Entry { name, digest })
}

/// Adds a sealed file as it lies there, after it was found whole: a backup of damage is no backup.
fn add_sealed(
    writer: &mut ZipWriter<FailsForGood>,
    evidence: &EvidenceFiles,
    file: &SealedFile,
    meter: &mut Meter<'_, '_>,
) -> Result<Entry, VaultError> {
    let before = meter.done;
    evidence.verify(file, &mut |within| {
        (meter.progress)(before + within, meter.of)
    })?;
    meter.done = before + file.size;
    let source = evidence.open_sealed(&file.name)?;
    add(writer, inner_name(&file.name), source, meter)
}

/// Copies and hashes.
pub(crate) fn pour(
    source: &mut dyn Read,
    target: &mut dyn Write,
    meter: &mut Meter<'_, '_>,
) -> Result<[u8; 32], VaultError> {
    let mut hash = Context::new(&SHA256);
    let mut step = vec![0; STEP];
    loop {
        let length = source.read(&mut step)?;
        if length == 0 {
            let digest = hash.finish();
            return Ok(digest.as_ref().try_into().expect("SHA-256 has 32 bytes"));
        }
        target.write_all(&step[..length])?;
        hash.update(&step[..length]);
        meter.tell(length)?;
    }
}

fn compare(partial: &Path, written: &[Entry], meter: &mut Meter<'_, '_>) -> Result<(), VaultError> {
    let mut archive = archive(partial)?;
    if archive.len() != written.len() {
        return Err(VaultError::ReadBackDiffers);
    }
    for entry in written {
        let mut found = archive.by_name(&entry.name).map_err(zip_error)?;
        if pour(&mut found, &mut io::sink(), meter)? != entry.digest {
            return Err(VaultError::ReadBackDiffers);
        }
    }
    Ok(())
}

pub(crate) fn archive(file: &Path) -> Result<ZipArchive<BufReader<File>>, VaultError> {
    let file = File::open(file)?;
    ZipArchive::new(BufReader::new(file)).map_err(|_| VaultError::NotABackup)
}

/// The store of errors that a ZIP has is reduced to whether the disk or the file is at fault.
pub(crate) fn zip_error(error: zip::result::ZipError) -> VaultError {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        _ => VaultError::NotABackup,
    }
}
