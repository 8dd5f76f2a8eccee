//! What the person chose of what goes out.

use std::collections::{BTreeMap, BTreeSet};

use domain::EntryId;

use crate::case_file::HandedOver;
use crate::format::form::Form;
use crate::plan::redaction::FindingId;

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

/// How the person keeps an item's file back. That there is such an exhibit stays in the schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptBack {
    /// It goes into the police-only bag.
    PoliceOnly,
    /// It goes nowhere.
    Out,
}

impl KeptBack {
    pub(super) const fn how(self) -> HandedOver {
        match self {
            Self::PoliceOnly => HandedOver::PoliceOnly,
            Self::Out => HandedOver::KeptOut,
        }
    }
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
    /// Items to go on without where their files are gone or damaged. What can be read goes out all the same.
    pub without_lost: BTreeSet<EntryId>,
    /// In which form.
    pub form: Form,
    /// Whether the police-only bag is made too. It is in any case where an exhibit's own bytes go to police alone.
    pub police_only: bool,
    /// Whether a folder for evidence portals is made too, where the form allows one.
    pub portal: bool,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            entries: Chosen::Everything,
            notes: BTreeSet::new(),
            findings: BTreeMap::new(),
            exhibits: BTreeMap::new(),
            without_lost: BTreeSet::new(),
            form: Form::Zip,
            police_only: true,
            portal: false,
        }
    }
}
