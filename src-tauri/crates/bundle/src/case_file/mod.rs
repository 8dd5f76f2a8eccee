//! What a bundle is made of: plain values that the caller hands in, and the three things that it
//! does for the bundle (open evidence, sign, print).

mod entries;
mod exhibits;
mod ledger_extract;
mod numbers_given;
mod pattern;
mod ports;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use catalogue::{CaseTimes, Words};
use chrono_tz::Tz;
use domain::{EntryId, Moment};

pub use entries::{EarlierRevision, KeptEntry, PutBack, StruckOut};
pub use exhibits::{ExhibitFile, HandedOver, KeptBack, NotAsReceived};
pub use ledger_extract::{KeptLeaf, LedgerExtract};
pub(crate) use numbers_given::FoundBy;
pub use numbers_given::{GivenNumber, numbers_without};
pub use pattern::{FigureKind, FigureLine, PackWords, StatuteText};
pub use ports::{Evidence, Signer, WithheldIn};

/// What a case is called outside: in file names and on every page. It names no person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLabel(String);

/// A text that cannot be a case's label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a case label has 1 to 24 letters, digits and hyphens, such as CASE-7F3A")]
pub struct LabelError;

impl CaseLabel {
    /// The label itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CaseLabel {
    type Err = LabelError;

    fn from_str(text: &str) -> Result<Self, LabelError> {
        let fits = (1..=24).contains(&text.len())
            && text.starts_with(|first: char| first.is_ascii_alphanumeric())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        fits.then(|| Self(text.to_owned())).ok_or(LabelError)
    }
}

impl fmt::Display for CaseLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One case as it stands now, whole. What leaves is decided by a plan, never by who fills this in.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// What it is called outside.
    pub label: CaseLabel,
    /// When the bundle is made: its only clock.
    pub made: Moment,
    /// The keeper's name, where they want it printed.
    pub keeper: Option<String>,
    /// The keeper's initials, as on the exhibit marks.
    pub initials: String,
    /// "Daybook 0.1.0".
    pub program: String,
    /// Every entry, in the order in which they were first written.
    pub entries: Vec<KeptEntry>,
    /// The bundles that were made of it before.
    pub earlier_bundles: Vec<EarlierBundle>,
    /// The numbers that those gave to what they withheld.
    pub numbers_given: Vec<GivenNumber>,
    /// The figures of the pattern, as sentences.
    pub figures: Vec<FigureLine>,
    /// The language in which everything about it is said.
    pub words: &'static Words,
    /// The zone that its times are in where nothing else is said.
    pub zone: Tz,
    /// The words of the jurisdiction.
    pub pack: PackWords,
    /// The ledger, whole.
    pub ledger: LedgerExtract,
}

impl CaseFile {
    /// Times as it says them.
    pub fn times(&self) -> CaseTimes {
        CaseTimes {
            words: self.words,
            zone: self.zone,
        }
    }

    /// An entry by its id.
    pub fn entry(&self, id: EntryId) -> Option<&KeptEntry> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}

/// What a bundle that was made before did with the items' files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierBundle {
    /// When it was made.
    pub made: Moment,
    /// The ledger's size in it.
    pub ledger_size: u64,
    /// That size in the bundle that it went on from, where it is a supplement.
    pub since: Option<u64>,
    /// Items whose files its main bag gave, as they were received or as clean copies in which nothing is withheld. No others:
    /// what only police got, nobody else has.
    pub gave: BTreeSet<EntryId>,
    /// These, and those that a bundle gave from which it went on.
    pub given: BTreeSet<EntryId>,
    /// Items whose files did not go to everybody: the person kept them back, or something in them was withheld.
    pub kept_back: BTreeMap<EntryId, KeptBack>,
    /// Items without whose files it was made, because they were lost.
    pub lost: BTreeSet<EntryId>,
}
