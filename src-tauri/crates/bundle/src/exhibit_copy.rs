//! One exhibit by itself, every byte as it was received: for a program that plays or shows what Daybook does not.

use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use domain::Item;
use ring::digest::{Context, SHA256};

use crate::bag::{fill, finished};
use crate::carrier::free_name;
use crate::file_names::exhibit_file_name;
use crate::partial_file::PartialFile;
use crate::write::WriteError;

const PIECE: usize = 1 << 20;

/// Copies an exhibit into a file of a folder, for the owner alone. A name that is taken gets a number behind it. `go_on` is
/// told how many bytes are there after each piece.
///
/// # Errors
/// Why not; then nothing of it is left.
pub fn copy_exhibit(
    item: &Item,
    source: &mut dyn Read,
    folder: &Path,
    go_on: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<PathBuf, WriteError> {
    let name = exhibit_file_name(item);
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (name.as_str(), String::new()),
    };
    let whole = free_name(folder, stem, &ending);
    let mut partial = PartialFile::begin(&whole)?;
    let mut hash = Context::new(&SHA256);
    let mut piece = vec![0; PIECE];
    let mut done = 0;
    loop {
        let read = fill(source, &mut piece).map_err(WriteError::Evidence)?;
        if read == 0 {
            break;
        }
        hash.update(&piece[..read]);
        partial.file.write_all(&piece[..read])?;
        done += read as u64;
        if go_on(done).is_break() {
            return Err(WriteError::Cancelled);
        }
    }
    if finished(hash) != item.digest {
        return Err(WriteError::EvidenceChanged {
            expected: item.digest,
        });
    }
    Ok(partial.finish(whole)?)
}
