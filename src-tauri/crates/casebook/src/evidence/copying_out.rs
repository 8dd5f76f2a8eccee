//! Saving one item out of the record, as it was received.

use std::path::{Path, PathBuf};

use domain::{EntryId, Item};
use vault::UnsealedFile;

use crate::bundles::kept_one;
use crate::casebook::ReadableCase;
use crate::error::CaseError;
use crate::progress::{Report, at_stage};
use crate::wire::{Kept, ProgressStage};

/// An item on its way out. The case stays free for everything else meanwhile.
pub struct CopyingOut {
    item: Item,
    file: UnsealedFile,
}

impl ReadableCase {
    /// Makes an item ready to be saved. Quick; the long part is [`CopyingOut::save`].
    ///
    /// # Errors
    /// There is no such item, or its file cannot be opened.
    pub fn copying_out(&self, id: EntryId) -> Result<CopyingOut, CaseError> {
        let (_, item) = self.kept_item(id)?;
        let file = self.open_item(&item)?;
        Ok(CopyingOut { item, file })
    }
}

impl CopyingOut {
    /// Saves it into a folder, and says what lies there now.
    ///
    /// # Errors
    /// Why not; nothing of it is left then.
    pub fn save(
        mut self,
        folder: &Path,
        report: &mut Report<'_>,
    ) -> Result<(Kept, PathBuf), CaseError> {
        let mut progress = at_stage(ProgressStage::Writing, report);
        let path = bundle::copy_exhibit(&self.item, &mut self.file, folder, &mut progress)?;
        Ok((kept_one(&path, false), path))
    }
}
