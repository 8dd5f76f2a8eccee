//! What a bag is written into: a folder, or a stored ZIP. Under a `.partial` name until it is whole.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use domain::Moment;
use serde::{Deserialize, Serialize};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::fails_for_good::FailsForGood;
use crate::owner_only;
use crate::partial::{free_name, keep_name, partial_name, sync_folders};

/// Folder or ZIP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// One ZIP file, nothing compressed.
    Zip,
    /// A folder, for a USB stick.
    Folder,
}

/// Where a bag's files go. Dropped before [`Carrier::finish`], it removes what it wrote.
pub(crate) struct Carrier {
    partial: PathBuf,
    whole: PathBuf,
    inner: String,
    into: Target,
    finished: bool,
}

enum Target {
    Zip {
        writer: Option<Box<ZipWriter<FailsForGood>>>,
        time: DateTime,
    },
    Folder {
        open: Option<File>,
    },
}

impl Carrier {
    /// Begins `<name>.zip` or the folder `<name>` in a folder, or the first free `<name>_2` …
    pub(crate) fn begin(folder: &Path, name: &str, form: Form, made: Moment) -> io::Result<Self> {
        let ending = match form {
            Form::Zip => ".zip",
            Form::Folder => "",
        };
        let whole = free_name(folder, name, ending);
        let partial = partial_name(&whole);
        let into = match form {
            Form::Zip => Target::Zip {
                writer: Some(Box::new(ZipWriter::new(FailsForGood::new(
                    owner_only::new_file(&partial)?,
                )))),
                time: zip_time(made),
            },
            Form::Folder => {
                owner_only::new_folder(&partial)?;
                Target::Folder { open: None }
            }
        };
        Ok(Self {
            partial,
            whole,
            inner: name.to_owned(),
            into,
            finished: false,
        })
    }

    /// Begins a file at a path inside the bag.
    pub(crate) fn file(&mut self, path: &str, size: Option<u64>) -> io::Result<()> {
        match &mut self.into {
            Target::Zip { writer, time } => {
                let large = size.is_none_or(|size| size >= u64::from(u32::MAX) - 1024);
                let options = SimpleFileOptions::default()
                    .compression_method(CompressionMethod::Stored)
                    .last_modified_time(*time)
                    .unix_permissions(0o644)
                    .large_file(large);
                let name = format!("{}/{path}", self.inner);
                let writer = writer.as_mut().ok_or(io::ErrorKind::NotFound)?;
                writer.start_file(name, options)?;
            }
            Target::Folder { open } => {
                close(open)?;
                let at = self.partial.join(path);
                if let Some(parent) = at.parent() {
                    owner_only::folders(parent)?;
                }
                *open = Some(owner_only::new_file(&at)?);
            }
        }
        Ok(())
    }

    /// Gives it its whole name, once every byte is on the disk.
    pub(crate) fn finish(mut self) -> io::Result<PathBuf> {
        match &mut self.into {
            Target::Zip { writer, .. } => {
                let writer = writer.take().ok_or(io::ErrorKind::NotFound)?;
                writer.finish()?.sync_all()?;
            }
            Target::Folder { open } => {
                close(open)?;
                sync_folders(&self.partial)?;
            }
        }
        fs::rename(&self.partial, &self.whole)?;
        self.finished = true;
        keep_name(&self.whole)?;
        Ok(self.whole.clone())
    }
}

impl Write for Carrier {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.into {
            Target::Zip {
                writer: Some(writer),
                ..
            } => writer.write(bytes),
            Target::Folder { open: Some(file) } => file.write(bytes),
            Target::Zip { writer: None, .. } | Target::Folder { open: None } => {
                Err(io::ErrorKind::NotFound.into())
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Carrier {
    fn drop(&mut self) {
        if !self.finished {
            // Half a bundle must never be taken for a whole one; its name says so if this fails.
            let _ = match &mut self.into {
                Target::Zip { writer, .. } => {
                    drop(writer.take());
                    fs::remove_file(&self.partial)
                }
                Target::Folder { open } => {
                    drop(open.take());
                    fs::remove_dir_all(&self.partial)
                }
            };
        }
    }
}

fn close(open: &mut Option<File>) -> io::Result<()> {
    open.take().map_or(Ok(()), |file| file.sync_all())
}

/// A ZIP's clock is local, counts in two seconds and begins in 1980.
fn zip_time(made: Moment) -> DateTime {
    use chrono::{Datelike, Timelike};
    let local = made.local();
    let year = u16::try_from(local.year()).unwrap_or(1980);
    let part = |value: u32| u8::try_from(value).unwrap_or(1);
    DateTime::from_date_and_time(
        year,
        part(local.month()),
        part(local.day()),
        part(local.hour()),
        part(local.minute()),
        part(local.second()) & !1,
    )
    .unwrap_or_default()
}
