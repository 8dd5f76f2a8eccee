//! Bundles that were being written when Daybook went. What there is of one is readable by everybody who finds it, and is of
//! no use: where each is written is noted before its first byte, and what is left of it is removed at the next opening.

use std::io;
use std::path::{Path, PathBuf};

use bundle::CaseLabel;

use crate::bundles::case_label;
use crate::casebook::Casebook;
use crate::error::CaseError;

/// The setting that names their folders, as a JSON array.
const SETTING: &str = "unfinished_bundles";

/// A bundle that was begun and not finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnfinishedBundle {
    folder: PathBuf,
    label: CaseLabel,
}

impl UnfinishedBundle {
    /// Removes what is left of it; never a bundle that is whole.
    ///
    /// # Errors
    /// The folder is not there now, as on a stick that is not plugged in, or something in it cannot be removed.
    pub fn remove(&self) -> io::Result<()> {
        bundle::remove_leftovers(&self.folder, &self.label)
    }
}

impl Casebook {
    /// Notes that a bundle is going to be written into a folder. A full disk keeps nobody from handing over: then nothing is
    /// noted, and what is left is removed all the same unless Daybook goes.
    ///
    /// # Errors
    /// The vault's id makes no label.
    pub fn bundle_begins(&mut self, folder: &Path) -> Result<UnfinishedBundle, CaseError> {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let _ = self.note_folder(&folder);
        self.writing_into = Some(folder.clone());
        let label = case_label(self)?;
        Ok(UnfinishedBundle { folder, label })
    }

    /// Notes that nobody writes a bundle any more, and what came of removing what was left of it. Where that failed it stays
    /// noted.
    ///
    /// # Errors
    /// The disk refused.
    pub fn bundle_ends(
        &mut self,
        ended: &UnfinishedBundle,
        removed: io::Result<()>,
    ) -> Result<(), CaseError> {
        self.writing_into.take_if(|into| *into == ended.folder);
        if removed.is_err() {
            return Ok(());
        }
        let mut noted = self.noted_folders()?;
        noted.retain(|folder| *folder != ended.folder);
        self.note_folders(&noted)
    }

    /// Bundles that nobody writes any more, and of which something may be left.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn unfinished_bundles(&self) -> Result<Vec<UnfinishedBundle>, CaseError> {
        let mut noted = self.noted_folders()?;
        noted.retain(|folder| self.writing_into.as_ref() != Some(folder));
        let label = case_label(self)?;
        let unfinished = noted.into_iter().map(|folder| UnfinishedBundle {
            folder,
            label: label.clone(),
        });
        Ok(unfinished.collect())
    }

    fn noted_folders(&self) -> Result<Vec<PathBuf>, CaseError> {
        let noted = self.vault.setting(SETTING)?;
        let read = |noted: String| serde_json::from_str(&noted).map_err(|_| CaseError::Projection);
        noted.map_or(Ok(Vec::new()), read)
    }

    fn note_folder(&mut self, folder: &Path) -> Result<(), CaseError> {
        let mut noted = self.noted_folders()?;
        if !noted.iter().any(|known| known == folder) {
            noted.push(folder.to_owned());
            self.note_folders(&noted)?;
        }
        Ok(())
    }

    fn note_folders(&mut self, folders: &[PathBuf]) -> Result<(), CaseError> {
        let json = serde_json::to_string(folders).map_err(|_| CaseError::Projection)?;
        Ok(self.vault.keep_setting(SETTING, &json)?)
    }
}
