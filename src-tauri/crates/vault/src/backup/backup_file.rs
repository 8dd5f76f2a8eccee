//! One file that holds a whole vault: for a USB stick, or for somebody trusted.
//!
//! A stored ZIP of `keys`, `book`, `head` and the sealed evidence, each as it lies in the vault's folder: nothing in it
//! can be read without today's passphrase, and unpacking it with any other program gives a vault. It has its name only
//! once every part was read back from the disk and compared.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use disk::{FusedWriter, Partial, copy_hashed, partial_name, remove_file_if_there};
use domain::{Digest, Moment, VaultId};
use job::{Meter, Progress, Report};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::backup::backing_up::{BackupJob, verify_at_rest};
use crate::error::VaultError;
use crate::evidence::EvidenceFiles;
use crate::files::SealedFile;
use crate::files::file_name::FileName;
use crate::keys::derive::WorkingKeys;
use crate::open_vault::OpenVault;
use crate::store::places::Places;
use crate::vault_to_read::VaultToRead;

/// The parts that every backup file holds, in this order.
pub(crate) const PARTS: [&str; 3] = ["keys", "book", "head"];
/// Beyond this an entry is no part of any vault that was ever made.
pub(crate) const LARGEST: u64 = 1 << 42;

/// A backup file that is to be written. It holds keys: whoever locks the vault stops it.
pub struct BackupFileJob {
    store: Store,
    evidence: EvidenceFiles,
    kept: Vec<SealedFile>,
}

/// Where `keys`, `book` and `head` come from.
enum Store {
    /// A backup that is made for it, since the vault goes on being used.
    Copied(BackupJob),
    /// The vault itself, which nobody writes.
    AtRest {
        places: Places,
        id: VaultId,
        working: WorkingKeys,
    },
}

impl Store {
    /// The paths of `keys`, `book` and `head`, once they were verified.
    fn verified(self, progress: &mut Report<'_>) -> Result<[PathBuf; 3], VaultError> {
        match self {
            Self::Copied(backup) => {
                let backup = backup.finish(&mut |_| progress(Progress { done: 0, total: 1 }))?;
                Ok(PARTS.map(|name| backup.folder.join(name)))
            }
            Self::AtRest {
                places,
                id,
                working,
            } => {
                verify_at_rest(&places, id, &working)?;
                Ok([places.keys, places.store, places.head])
            }
        }
    }
}

impl OpenVault {
    /// Begins a backup file. Quick; the long part is [`BackupFileJob::write`], for which the vault need not wait.
    pub fn begin_backup_file(&mut self, now: Moment) -> Result<BackupFileJob, VaultError> {
        Ok(BackupFileJob {
            store: Store::Copied(self.begin_backup(now)?),
            evidence: self.evidence_files(),
            kept: self.kept_files()?,
        })
    }
}

impl VaultToRead {
    /// Begins a backup file. Quick, as of a vault that can be written.
    pub fn begin_backup_file(&self) -> Result<BackupFileJob, VaultError> {
        Ok(BackupFileJob {
            store: Store::AtRest {
                places: self.places.clone(),
                id: self.id(),
                working: self.vault_key.working_keys(),
            },
            evidence: self.evidence_files(),
            kept: self.kept_files()?,
        })
    }
}

impl BackupFileJob {
    /// Writes the file, reads it back and compares, and only then gives it its name. Nothing stays of one that could not
    /// be written whole.
    ///
    /// A file of that name that is there already stays as it is, and is an error.
    pub fn write(self, target: &Path, progress: &mut Report<'_>) -> Result<(), VaultError> {
        if target.exists() {
            return Err(VaultError::NotEmpty);
        }
        let Self {
            store,
            evidence,
            kept,
        } = self;
        let parts = store.verified(progress)?;
        remove_file_if_there(&partial_name(target))?;
        let (partial, partial_file) = Partial::file(target.to_owned())?;
        // What is read: each sealed file once to verify it and once to copy it, then the whole file again.
        let content: u64 = kept.iter().map(|file| file.size).sum();
        let sizes = parts.iter().filter_map(|part| fs::metadata(part).ok());
        let size: u64 = sizes.map(|part| part.len()).sum();
        let mut meter = Meter::new(3 * content + 2 * size, progress);
        let mut writer = ZipWriter::new(FusedWriter::new(partial_file));
        let mut entries = Vec::new();
        for (name, part) in PARTS.into_iter().zip(parts) {
            let source = File::open(part)?;
            entries.push(add(&mut writer, name.to_owned(), source, &mut meter)?);
        }
        for file in &kept {
            entries.push(add_sealed(&mut writer, &evidence, file, &mut meter)?);
        }
        writer.finish().map_err(zip_error)?.sync_all()?;
        compare(partial.path(), &entries, &mut meter)?;
        partial.finish()?;
        Ok(())
    }
}

/// A part of a backup file as it was written.
struct Entry {
    name: String,
    digest: Digest,
}

pub(crate) fn inner_name(name: &FileName) -> String {
    let name = name.to_string();
    format!("files/{}/{name}", &name[..2])
}

fn add(
    writer: &mut ZipWriter<FusedWriter>,
    name: String,
    mut source: File,
    meter: &mut Meter<'_>,
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
    writer: &mut ZipWriter<FusedWriter>,
    evidence: &EvidenceFiles,
    file: &SealedFile,
    meter: &mut Meter<'_>,
) -> Result<Entry, VaultError> {
    evidence.verify(file, meter)?;
    let source = evidence.open_sealed(&file.name)?;
    add(writer, inner_name(&file.name), source, meter)
}

/// Copies and hashes.
pub(crate) fn pour(
    source: &mut dyn Read,
    target: &mut dyn Write,
    meter: &mut Meter<'_>,
) -> Result<Digest, VaultError> {
    Ok(copy_hashed(source, target, meter, VaultError::from)?.digest)
}

fn compare(partial: &Path, written: &[Entry], meter: &mut Meter<'_>) -> Result<(), VaultError> {
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
