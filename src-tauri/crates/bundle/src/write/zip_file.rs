//! A bag's ZIP, nothing compressed: open, or inside another one that a password locks.
//!
//! A locked ZIP hides what is in its files and not what they are called, so it holds one, whose name says nothing. That one
//! goes into it while it is written: it never lies open on the disk.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use disk::FusedWriter;
use domain::Moment;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{AesMode, CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// What the one file in a locked ZIP is called.
pub const INNER_NAME: &str = "case.zip";

/// A ZIP while it is written.
pub(crate) struct ZipFile {
    writer: Writer,
    time: DateTime,
}

enum Writer {
    Open(Box<ZipWriter<FusedWriter>>),
    Locked(Box<ZipWriter<StreamWriter<ZipWriter<FusedWriter>>>>),
}

impl ZipFile {
    pub(crate) fn open(file: File, made: Moment) -> Self {
        Self {
            writer: Writer::Open(Box::new(ZipWriter::new(FusedWriter::new(file)))),
            time: zip_time(made),
        }
    }

    /// Locked with AES-256, as WinZip's AE-2 says it.
    pub(crate) fn locked(file: File, made: Moment, password: &[u8]) -> io::Result<Self> {
        let time = zip_time(made);
        let options = stored(time, None).with_aes_encryption_bytes(AesMode::Aes256, password);
        let mut outer = ZipWriter::new(FusedWriter::new(file));
        outer.start_file(INNER_NAME, options)?;
        Ok(Self {
            writer: Writer::Locked(Box::new(ZipWriter::new_stream(outer))),
            time,
        })
    }

    /// Begins a file in it; of unknown size where none is given.
    pub(crate) fn file(&mut self, name: String, size: Option<u64>) -> io::Result<()> {
        let options = stored(self.time, size);
        match &mut self.writer {
            Writer::Open(writer) => writer.start_file(name, options)?,
            Writer::Locked(writer) => writer.start_file(name, options)?,
        }
        Ok(())
    }

    /// Ends it, once every byte is on the disk.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self.writer {
            Writer::Open(writer) => writer.finish()?.sync_all(),
            Writer::Locked(writer) => writer.finish()?.into_inner().finish()?.sync_all(),
        }
    }
}

impl Write for ZipFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.writer {
            Writer::Open(writer) => writer.write(bytes),
            Writer::Locked(writer) => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads a locked ZIP to its end. Its own code of authenticity tells whether every byte is as it was written.
///
/// # Errors
/// It cannot be read, does not open with this password, or is not as it was written.
pub fn read_back_locked(path: &Path, password: &[u8]) -> io::Result<()> {
    let mut outer = ZipArchive::new(File::open(path)?)?;
    let mut inner = outer.by_name_decrypt(INNER_NAME, password)?;
    let mut piece = vec![0; 1 << 16];
    while inner.read(&mut piece)? > 0 {}
    Ok(())
}

fn stored(time: DateTime, size: Option<u64>) -> SimpleFileOptions {
    let large = size.is_none_or(|size| size >= u64::from(u32::MAX) - 1024);
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(time)
        .unix_permissions(0o644)
        .large_file(large)
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

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_locked_zip_that_finds_no_room_is_given_up_in_peace() {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let made = Moment::new(chrono::DateTime::UNIX_EPOCH, 0);
        let begun = ZipFile::locked(full, made, b"amber otter lantern quilt");
        drop(begun.map(|mut zip| {
            let _ = zip.file("name".to_owned(), None);
            let _ = zip.write_all(&[0; 1 << 20]);
        }));
    }
}
