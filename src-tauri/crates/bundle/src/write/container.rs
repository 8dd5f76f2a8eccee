//! What a bag is written into: a folder or a ZIP. Under a `.partial` name until it is whole.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use disk::{Partial, WriteBehind, create_private_file, create_private_folders, free_name};
use domain::Moment;

use crate::error::WriteError;
use crate::format::form::Form;
use crate::write::zip_file::ZipFile;

/// Which of them.
#[derive(Clone, Copy)]
pub(crate) enum Wrapping<'a> {
    Zip,
    LockedZip { password: &'a [u8] },
    Folder,
}

impl<'a> Wrapping<'a> {
    /// What the main bundle is put into.
    pub(crate) fn of(form: Form, password: Option<&'a [u8]>) -> Result<Self, WriteError> {
        match form {
            Form::Folder | Form::Documents => Ok(Self::Folder),
            Form::Zip | Form::LockedZip => Self::of_police_only(form, password),
        }
    }

    /// What the police-only bag is put into: always one ZIP, so that nothing of it lies about, and locked where the main
    /// bundle is.
    pub(crate) fn of_police_only(
        form: Form,
        password: Option<&'a [u8]>,
    ) -> Result<Self, WriteError> {
        match form {
            Form::LockedZip => {
                let password = password.ok_or(WriteError::NoPassword)?;
                Ok(Self::LockedZip { password })
            }
            Form::Zip | Form::Folder | Form::Documents => Ok(Self::Zip),
        }
    }
}

/// Where a bag's files go. Dropped before [`Container::finish`], it removes what it wrote: in this order, so that nothing
/// is written any more to what is removed.
pub(crate) struct Container {
    into: Target,
    partial: Partial,
    inner: String,
}

enum Target {
    Zip { writer: Option<ZipFile> },
    Folder { open: Option<WriteBehind<'static>> },
}

impl Container {
    /// Begins `<name>.zip` or the folder `<name>` in a folder, or the first free `<name>_2` …
    pub(crate) fn begin(
        folder: &Path,
        name: &str,
        wrapping: Wrapping<'_>,
        made: Moment,
    ) -> io::Result<Self> {
        let (into, partial) = match wrapping {
            Wrapping::Folder => {
                let partial = Partial::folder(free_name(folder, name, ""))?;
                (Target::Folder { open: None }, partial)
            }
            Wrapping::Zip => {
                let (partial, file) = Partial::file(free_name(folder, name, ".zip"))?;
                (Target::zip(ZipFile::open(file, made)), partial)
            }
            Wrapping::LockedZip { password } => {
                let (partial, file) = Partial::file(free_name(folder, name, ".zip"))?;
                (Target::zip(ZipFile::locked(file, made, password)?), partial)
            }
        };
        Ok(Self {
            into,
            partial,
            inner: name.to_owned(),
        })
    }

    /// What the folder of its files will be called: in a ZIP that does not hang on the name that was free for the ZIP.
    pub(crate) fn name(&self) -> String {
        match &self.into {
            Target::Zip { .. } => self.inner.clone(),
            Target::Folder { .. } => self.partial.name(),
        }
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
                let at = self.partial.path().join(path);
                if let Some(parent) = at.parent() {
                    create_private_folders(parent)?;
                }
                *open = Some(WriteBehind::new(create_private_file(&at)?));
            }
        }
        Ok(())
    }

    /// Gives it its whole name, once every byte is on the disk.
    pub(crate) fn finish(mut self) -> io::Result<PathBuf> {
        match &mut self.into {
            Target::Zip { writer } => writer.take().ok_or(io::ErrorKind::NotFound)?.finish()?,
            Target::Folder { open } => close(open)?,
        }
        self.partial.finish()
    }
}

impl Target {
    fn zip(writer: ZipFile) -> Self {
        Self::Zip {
            writer: Some(writer),
        }
    }
}

impl Write for Container {
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

fn close(open: &mut Option<WriteBehind<'static>>) -> io::Result<()> {
    open.take().map_or(Ok(()), |file| file.finish()?.wait())
}
