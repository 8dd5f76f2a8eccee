//! One exhibit by itself, every byte as it was received: for a program that plays or shows what Daybook does not.

use std::io::Read;
use std::path::{Path, PathBuf};

use disk::{Partial, copy_hashed, free_name};
use domain::Item;
use job::{Meter, Report};

use crate::error::WriteError;
use crate::plan::file_names::exhibit_file_name;

/// Copies an exhibit into a file of a folder, for the owner alone. A name that is taken gets a number behind it.
///
/// # Errors
/// Why not; then nothing of it is left.
pub fn copy_exhibit(
    item: &Item,
    source: &mut dyn Read,
    folder: &Path,
    progress: &mut Report<'_>,
) -> Result<PathBuf, WriteError> {
    let name = exhibit_file_name(item);
    let (stem, ending) = name.split_at(name.rfind('.').unwrap_or(name.len()));
    let whole = free_name(folder, stem, ending);
    let (partial, mut file) = Partial::file(whole)?;
    let mut meter = Meter::new(item.size, progress);
    let copied = copy_hashed(source, &mut file, &mut meter, WriteError::Evidence)?;
    if copied.digest != item.digest {
        return Err(WriteError::EvidenceChanged {
            expected: item.digest,
        });
    }
    file.sync_all()?;
    Ok(partial.finish()?)
}
