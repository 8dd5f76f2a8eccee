//! How much of an entry is protected, and who says so.

use std::collections::BTreeSet;

use domain::{Entry, PersonDetail};

use crate::plan::consents::NotAgreed;

/// How much of an entry is protected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Flagged {
    /// Nothing.
    Not,
    /// All of it.
    Wholly,
    /// These details of somebody.
    In(BTreeSet<PersonDetail>),
}

impl From<bool> for Flagged {
    fn from(is_flagged: bool) -> Self {
        match is_flagged {
            true => Self::Wholly,
            false => Self::Not,
        }
    }
}

impl From<&NotAgreed> for Flagged {
    fn from(thing: &NotAgreed) -> Self {
        thing.details.clone().map_or(Self::Wholly, Self::In)
    }
}

/// Whether an entry itself says that it is protected.
pub(super) fn is_marked(entry: &Entry) -> bool {
    match entry {
        Entry::Person(person) => person.protected,
        Entry::Place(place) => place.protected,
        _ => false,
    }
}
