//! What the person chose of what goes out.

use std::collections::{BTreeMap, BTreeSet};

use domain::EntryId;

use crate::case_file::KeptBack;
use crate::format::by_choice::ByChoice;
use crate::format::form::Form;
use crate::plan::finding::FindingId;

/// Which entries are to go in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Chosen {
    /// All of them.
    #[default]
    Everything,
    /// These, and what they refer to.
    Only(BTreeSet<EntryId>),
    /// Those written or changed since an earlier bundle, and what they refer to.
    NewSince {
        /// The ledger's size in that bundle.
        ledger_size: u64,
    },
}

/// What the person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which entries.
    pub entries: Chosen,
    /// The notes that are to go in, which otherwise stay out.
    pub notes: BTreeSet<EntryId>,
    /// Findings withheld (true) or left (false) against the default.
    pub findings: BTreeMap<FindingId, bool>,
    /// Items whose files do not go into the main bundle, whatever was found in them.
    pub exhibits: BTreeMap<EntryId, KeptBack>,
    /// Items that the person looked at and gives: what an earlier bundle kept back of them is no longer kept back.
    pub given: BTreeSet<EntryId>,
    /// People, places and items that the person gives to police all the same, though a consent does not agree to that.
    pub given_to_police: BTreeSet<EntryId>,
    /// Items that the person gives as they were received though not all of them was read.
    pub as_received: BTreeSet<EntryId>,
    /// Items to go on without where their files are gone or damaged. What can be read goes out all the same.
    pub without_lost: BTreeSet<EntryId>,
    /// In which form.
    pub form: Form,
    /// Whether the police-only bag is made too. It is in any case where an exhibit's own bytes go to police alone.
    pub police_only: bool,
    /// Whether a folder for evidence portals is made too, where the form allows one.
    pub portal: bool,
    /// The documents that are made beside those of every bundle, as far as there is something for them to say.
    pub documents: BTreeSet<ByChoice>,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            entries: Chosen::Everything,
            notes: BTreeSet::new(),
            findings: BTreeMap::new(),
            exhibits: BTreeMap::new(),
            given: BTreeSet::new(),
            given_to_police: BTreeSet::new(),
            as_received: BTreeSet::new(),
            without_lost: BTreeSet::new(),
            form: Form::Zip,
            police_only: true,
            portal: false,
            documents: BTreeSet::new(),
        }
    }
}
