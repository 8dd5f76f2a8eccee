//! One exhibit by itself, every byte as it was received: for a program that plays or shows what Daybook does not.

use std::io::Read;
use std::path::{Path, PathBuf};

use domain::Item;

use crate::plan::file_names::exhibit_file_name;
use crate::write::bag::copy;
use crate::write::partial::{PartialFile, free_name};
use crate::write::{Meter, OnProgress, Progress, WriteError};

/// Copies an exhibit into a file of a folder, for the owner alone. A name that is taken gets a number behind it.
///
/// # Errors
/// Why not; then nothing of it is left.
pub fn copy_exhibit<'a>(
    item: &Item,
    source: &mut dyn Read,
    folder: &Path,
    on_progress: &'a mut OnProgress<'a>,
) -> Result<PathBuf, WriteError> {
    let name = exhibit_file_name(item);
    let (stem, ending) = name.split_at(name.rfind('.').unwrap_or(name.len()));
    let whole = free_name(folder, stem, ending);
    let mut partial = PartialFile::begin(&whole)?;
    let now = Progress {
        done: 0,
        total: item.size,
    };
    let mut meter = Meter { now, on_progress };
    let (digest, _) = copy(source, &mut partial.file, &mut meter)?;
    if digest != item.digest {
        return Err(WriteError::EvidenceChanged {
            expected: item.digest,
        });
    }
    Ok(partial.finish(whole)?)
}
