//! What a bag is written into: a folder or a ZIP. Under a `.partial` name until it is whole.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use domain::Moment;

use crate::write::owner_only;
use crate::write::partial::{free_name, keep_name, partial_name, sync_folders};
use crate::write::zip_file::ZipFile;

/// Which of them.
#[derive(Clone, Copy)]
pub(crate) enum Wrapping<'a> {
    Zip,
    LockedZip { password: &'a [u8] },
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
    Zip { writer: Option<ZipFile> },
    Folder { open: Option<File> },
}

impl Carrier {
    /// Begins `<name>.zip` or the folder `<name>` in a folder, or the first free `<name>_2` …
    pub(crate) fn begin(
        folder: &Path,
        name: &str,
        wrapping: Wrapping<'_>,
        made: Moment,
    ) -> io::Result<Self> {
        let ending = match wrapping {
            Wrapping::Zip | Wrapping::LockedZip { .. } => ".zip",
            Wrapping::Folder => "",
        };
        let whole = free_name(folder, name, ending);
        let partial = partial_name(&whole);
        let into = Target::begin(&partial, wrapping, made)?;
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
            Target::Zip { writer } => {
                let writer = writer.as_mut().ok_or(io::ErrorKind::NotFound)?;
                writer.file(format!("{}/{path}", self.inner), size)?;
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
            Target::Zip { writer } => writer.take().ok_or(io::ErrorKind::NotFound)?.finish()?,
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

impl Target {
    fn begin(partial: &Path, wrapping: Wrapping<'_>, made: Moment) -> io::Result<Self> {
        let zip = match wrapping {
            Wrapping::Zip => ZipFile::open(owner_only::new_file(partial)?, made),
            Wrapping::LockedZip { password } => {
                let file = owner_only::new_file(partial)?;
                ZipFile::locked(file, made, password).inspect_err(|_| {
                    let _ = fs::remove_file(partial);
                })?
            }
            Wrapping::Folder => {
                owner_only::new_folder(partial)?;
                return Ok(Self::Folder { open: None });
            }
        };
        Ok(Self::Zip { writer: Some(zip) })
    }
}

impl Write for Carrier {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.into {
            Target::Zip {
                writer: Some(writer),
            } => writer.write(bytes),
            Target::Folder { open: Some(file) } => file.write(bytes),
            Target::Zip { writer: None } | Target::Folder { open: None } => {
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
                Target::Zip { writer } => {
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
