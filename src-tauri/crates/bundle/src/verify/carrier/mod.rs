//! What a bundle comes in: one folder or one ZIP, as it was written.

pub(crate) mod source;
pub(crate) mod system_files;
mod which;
mod wrong_file;
mod zip;

use std::fs;
use std::path::Path;

use self::source::Source;
use crate::verify::open_error::OpenError;

/// Opens a folder or a ZIP; of a folder that is no bag, the one bundle that is in it.
pub(crate) fn open(path: &Path) -> Result<Source, OpenError> {
    if !fs::metadata(path)?.is_dir() {
        return Source::zip(path);
    }
    let bundle = which::bundle_in(path)?;
    match bundle.is_dir() {
        true => Source::folder(&bundle),
        false => Source::zip(&bundle),
    }
}
