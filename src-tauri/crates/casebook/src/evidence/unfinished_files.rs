//! Files that are being added. What is meant is kept before a byte is sealed, so that a file that was being added when
//! Daybook went is named at the next opening: somebody who believes it kept may delete the original.

use std::path::PathBuf;

use domain::{Entry, EntryId, Moment};
use serde::{Deserialize, Serialize};

use crate::casebook::Casebook;
use crate::error::CaseError;
use crate::evidence::receiving::name_of;
use crate::recording::new_id::new_id;
use crate::tables::entries;
use crate::wire::UnfinishedFiles;

/// What the names of these drafts begin with.
const ROW: &str = "files-";

/// Files that are being added, until they are kept, refused or given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adding {
    id: String,
    pub(crate) to: Option<EntryId>,
}

impl Adding {
    pub(crate) fn row(&self) -> String {
        row(&self.id)
    }
}

/// Whether a draft is none that was written, but names files that are being added.
pub(crate) fn names_files(draft: &str) -> bool {
    draft.starts_with(ROW)
}

fn row(id: &str) -> String {
    format!("{ROW}{id}")
}

fn names(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| name_of(path)).collect()
}

#[derive(Serialize, Deserialize)]
struct Meant {
    names: Vec<String>,
    to: Option<EntryId>,
    begun: Moment,
}

impl Casebook {
    /// Notes which files are to be added, and to which incident. Call it before they are received. Where the same are
    /// unfinished, these are they.
    ///
    /// # Errors
    /// The disk refused.
    pub fn begin_adding(
        &mut self,
        paths: &[PathBuf],
        to: Option<EntryId>,
    ) -> Result<Adding, CaseError> {
        let names = names(paths);
        let mut left = self.left()?.into_iter();
        let same = left.find(|(_, meant)| meant.names == names && meant.to == to);
        let id = same.map_or_else(|| new_id(self.time_source.now()).to_string(), |(id, _)| id);
        self.note_adding(Adding { id, to }, paths)
    }

    /// Notes that unfinished files were chosen again. They belong where they belonged.
    ///
    /// # Errors
    /// The disk refused.
    pub fn begin_adding_again(
        &mut self,
        unfinished: &str,
        paths: &[PathBuf],
    ) -> Result<Adding, CaseError> {
        let before = self.meant(unfinished)?;
        let to = before.and_then(|meant| meant.to);
        let adding = Adding {
            id: unfinished.to_owned(),
            to: to.filter(|to| self.incident_stands(*to)),
        };
        self.note_adding(adding, paths)
    }

    fn note_adding(&mut self, adding: Adding, paths: &[PathBuf]) -> Result<Adding, CaseError> {
        let meant = Meant {
            names: names(paths),
            to: adding.to,
            begun: self.time_source.now(),
        };
        let json = serde_json::to_string(&meant).map_err(|_| CaseError::Projection)?;
        self.vault.save_draft(&adding.row(), &json)?;
        self.adding.insert(adding.id.clone());
        Ok(adding)
    }

    /// Forgets files that were not kept, once the person knows it: they were refused, or she stopped them.
    ///
    /// # Errors
    /// The disk refused.
    pub fn give_up_adding(&mut self, adding: &Adding) -> Result<(), CaseError> {
        self.leave_unfinished(&adding.id)
    }

    pub(crate) fn was_added(&mut self, adding: &Adding) {
        self.adding.remove(&adding.id);
    }

    /// Files that were being added when Daybook went, and were not kept, oldest first.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn unfinished_files(&self) -> Result<Vec<UnfinishedFiles>, CaseError> {
        let left = self.left()?.into_iter();
        left.map(|(id, meant)| self.unfinished(id, meant)).collect()
    }

    fn left(&self) -> Result<Vec<(String, Meant)>, CaseError> {
        let mut left = Vec::new();
        for name in self.vault.drafts()? {
            let Some(id) = name.strip_prefix(ROW) else {
                continue;
            };
            if let Some(meant) = self.meant(id)?
                && !self.adding.contains(id)
            {
                left.push((id.to_owned(), meant));
            }
        }
        Ok(left)
    }

    /// Forgets unfinished files.
    ///
    /// # Errors
    /// The disk refused.
    pub fn leave_unfinished(&mut self, id: &str) -> Result<(), CaseError> {
        self.vault.discard_draft(&row(id))?;
        self.adding.remove(id);
        Ok(())
    }

    fn meant(&self, id: &str) -> Result<Option<Meant>, CaseError> {
        let json = self.vault.draft(&row(id))?;
        json.map(|json| serde_json::from_str(&json).map_err(|_| CaseError::Projection))
            .transpose()
    }

    fn unfinished(&self, id: String, meant: Meant) -> Result<UnfinishedFiles, CaseError> {
        let times = self.times()?;
        let incident = meant.to.filter(|to| self.incident_stands(*to));
        let standing = incident
            .map(|incident| self.standing(incident))
            .transpose()?;
        let entry = standing.and_then(|standing| standing.entry);
        Ok(UnfinishedFiles {
            id,
            names: meant.names,
            incident,
            incident_words: entry
                .as_ref()
                .and_then(Entry::when)
                .map(|when| times.when(when)),
            begun_words: times.moment(meant.begun),
        })
    }

    /// Whether files can be added to it: it was not erased since.
    fn incident_stands(&self, id: EntryId) -> bool {
        let standing = entries::read(self.vault.read(), id).ok().flatten();
        let entry = standing.and_then(|standing| standing.entry);
        entry.is_some_and(|entry| entry.kind().is_numbered())
    }
}
