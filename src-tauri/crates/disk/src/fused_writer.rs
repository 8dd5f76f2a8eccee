//! A file that fails once fails for good.
//!
//! Whoever writes a ZIP into it goes on trying when it is dropped, and after one failure counts on positions that were
//! never reached. A file that stays failed ends that at once.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};

use crate::write_behind::WriteBehind;

/// A new file that stays failed once it failed. It is written by a thread of its own as soon as it has become long, so a
/// failure may be told by what is done after it.
pub struct FusedWriter {
    file: WriteBehind<'static>,
    failed: bool,
}

impl FusedWriter {
    /// Writes into this file, which is empty.
    pub fn new(file: File) -> Self {
        Self {
            file: WriteBehind::new(file),
            failed: false,
        }
    }

    /// Makes the file durable.
    ///
    /// # Errors
    /// The disk refused, now or earlier.
    pub fn sync_all(self) -> io::Result<()> {
        match self.failed {
            true => Err(io::ErrorKind::BrokenPipe.into()),
            false => self.file.finish()?.wait(),
        }
    }

    fn attempt<T>(
        &mut self,
        work: impl FnOnce(&mut WriteBehind<'static>) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.failed {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let result = work(&mut self.file);
        let failed = |error: &io::Error| error.kind() != io::ErrorKind::Interrupted;
        self.failed = result.as_ref().is_err_and(failed);
        result
    }
}

impl Write for FusedWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.attempt(|file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.attempt(Write::flush)
    }
}

impl Seek for FusedWriter {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.attempt(|file| file.seek(to))
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    #[test]
    fn a_zip_that_finds_no_room_is_given_up_in_peace() {
        for bytes in [1, 32 << 20] {
            let full = File::options().write(true).open("/dev/full").unwrap();
            let mut zip = ZipWriter::new(FusedWriter::new(full));
            let written = zip
                .start_file("name", SimpleFileOptions::default())
                .map_err(io::Error::from)
                .and_then(|()| zip.write_all(&vec![0; bytes]))
                .and_then(|()| zip.finish()?.sync_all());
            assert!(written.is_err(), "{bytes}");
        }
    }
}
