//! What was found before handing over: what it is, where it stands, whether it will be withheld.

use domain::{EntryId, Revision};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use ts_rs::TS;

use crate::plan::redaction::{Around, DetailKind};
use crate::plan::subjects::Subject;

/// Names one finding for as long as the same detail stands in the same place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FindingId(pub String);

/// Where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "location", rename_all = "snake_case")]
pub enum Location {
    /// In a field of an entry.
    Field {
        /// The entry.
        entry: EntryId,
        /// Which revision of it.
        revision: Revision,
        /// The field, as a JSON pointer.
        field: String,
    },
    /// In the reason for which an entry was struck out.
    Reason {
        /// The entry.
        entry: EntryId,
    },
    /// In a sentence of the pattern.
    Figure {
        /// Which, from 0.
        line: usize,
    },
    /// In an item's own bytes.
    Item {
        /// The item.
        item: EntryId,
        /// Where in it.
        locator: String,
    },
    /// In the place that an item says it was made at.
    Point {
        /// The item.
        item: EntryId,
    },
}

impl Location {
    /// The item whose file gives it away, so that it is not given away where the file is kept back.
    pub(crate) fn file(&self) -> Option<EntryId> {
        match self {
            Self::Item { item, .. } | Self::Point { item } => Some(*item),
            Self::Field { .. } | Self::Reason { .. } | Self::Figure { .. } => None,
        }
    }
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum FindingKind {
    /// A detail, by which somebody can be found or known.
    Detail(DetailKind),
    /// A passage that may tell of a subject.
    Subject(Subject),
}

impl From<DetailKind> for FindingKind {
    fn from(kind: DetailKind) -> Self {
        Self::Detail(kind)
    }
}

/// Something that the other person could see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its name, by which a choice refers to it.
    pub id: FindingId,
    /// What it is.
    pub kind: FindingKind,
    /// The detail or the passage as it stands there.
    pub found: String,
    /// One form for all the ways of writing it, by which it is known again elsewhere.
    pub value: String,
    /// What stands before and after it; empty for a place that a picture holds.
    pub around: Around,
    /// How often it stands in that text.
    pub times: usize,
    /// Where.
    pub location: Location,
    /// Whether it belongs to a protected person or place.
    pub protected: bool,
    /// Whether it will be withheld, as chosen or else by default.
    pub withheld: bool,
}

/// Names a finding by where and what, so that a choice outlives a second look.
pub(crate) fn finding_id(location: &Location, kind: FindingKind, found: &str) -> FindingId {
    let named = serde_json::to_vec(&(location, kind, found)).unwrap_or_default();
    let hash = Sha256::digest(named);
    FindingId(data_encoding::HEXLOWER.encode(&hash[..8]))
}
