//! Entries as they are kept.

use domain::{Entry, EntryId, Item, Moment, Revision};

/// One entry as it stands, with what it said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEntry {
    /// Its id.
    pub id: EntryId,
    /// The number of an incident, given when it was first written.
    pub number: Option<u32>,
    /// The revision that stands.
    pub revision: Revision,
    /// When its first revision was written.
    pub first_written: Moment,
    /// When the revision that stands was written.
    pub written: Moment,
    /// Who wrote the revision that stands, by their own statement.
    pub author: String,
    /// What it says; nothing where it was erased.
    pub entry: Option<Entry>,
    /// What it said before, oldest first.
    pub earlier: Vec<EarlierRevision>,
    /// Struck out: it stays readable, marked.
    pub struck_out: Option<StruckOut>,
    /// How often it was struck out and stands again, oldest first.
    pub put_back: Vec<PutBack>,
    /// When it was erased.
    pub erased: Option<Moment>,
}

impl KeptEntry {
    /// The number of an incident, as it is printed; nothing for what is none.
    pub fn number_words(&self) -> String {
        self.number
            .map_or_else(String::new, |number| number.to_string())
    }

    /// Who wrote its first revision, as far as that is still known.
    pub(crate) fn first_author(&self) -> &str {
        let first = self.earlier.first();
        first.map_or(&self.author, |first| &first.author)
    }

    /// The item that it is.
    pub fn item(&self) -> Option<&Item> {
        match &self.entry {
            Some(Entry::Item(item)) => Some(item),
            _ => None,
        }
    }
}

/// What an entry said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierRevision {
    /// Which revision.
    pub revision: Revision,
    /// When it was written.
    pub written: Moment,
    /// Who wrote it, by their own statement.
    pub author: String,
    /// What it said.
    pub entry: Entry,
}

/// That an entry was struck out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StruckOut {
    /// Why, in the keeper's words.
    pub reason: Option<String>,
    /// When.
    pub at: Moment,
}

/// That an entry was struck out and stands again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutBack {
    /// What was undone.
    pub struck_out: StruckOut,
    /// When.
    pub at: Moment,
}
