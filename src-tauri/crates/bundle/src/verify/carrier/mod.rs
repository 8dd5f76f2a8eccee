//! What a bundle comes in: one folder or one ZIP, as it was written.

pub(crate) mod source;
pub(crate) mod system_files;
mod which;
mod wrong_file;
mod zip;

use std::path::Path;
use std::{fs, io};

use self::source::Source;
use crate::verify::open_error::OpenError;
use crate::verify::report::VerifyCode;

/// So many names of what lies beside a bundle are told.
const MOST_BESIDE: usize = 12;

/// Opens a folder or a ZIP; of a folder that is no bag, the one bundle that is in it.
pub(crate) fn open(path: &Path) -> Result<Source, OpenError> {
    if !fs::metadata(path)?.is_dir() {
        return Source::zip(path);
    }
    let bundle = which::bundle_in(path)?;
    let mut source = match bundle.is_dir() {
        true => Source::folder(&bundle)?,
        false => Source::zip(&bundle)?,
    };
    if let Some(beside) = beside(path, &bundle)? {
        source.note(VerifyCode::Beside, beside);
    }
    Ok(source)
}

/// What else lies in the folder that was chosen: whoever reads that this was checked must not take it for a part of the bundle.
fn beside(folder: &Path, bundle: &Path) -> io::Result<Option<String>> {
    if bundle == folder {
        return Ok(None);
    }
    let mut names = Vec::new();
    for found in fs::read_dir(folder)? {
        let found = found?;
        let name = found.file_name().to_string_lossy().into_owned();
        if found.path() != bundle && !system_files::is_called_so(&name) {
            names.push(name);
        }
    }
    names.sort();
    let more = names.len() > MOST_BESIDE;
    names.truncate(MOST_BESIDE);
    let names = names.join(", ") + if more { " …" } else { "" };
    Ok(Some(names).filter(|names| !names.is_empty()))
}
