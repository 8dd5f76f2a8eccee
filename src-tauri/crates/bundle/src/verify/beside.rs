//! Two bundles held against each other: the main one and its part for police, or two of one record.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{SentenceId, sentences};
use domain::{Digest, VaultId};
use ledger::{Action, DisclosedField, FieldPath, Leaf};
use serde::{Deserialize, Serialize};

use super::carrier::source::Source;
use super::open_error::OpenError;
use super::report::{Report, VerifyCode};
use crate::format::layout::{BODIES, HAND_OVER, LEAF_HASHES, LEAVES, POLICE_ONLY_OPENINGS};
use crate::format::ledger_files::{BodyLine, Opening};

/// Holds the part for police against the main bundle: both carry the same text, and what the one withholds the other opens, no
/// more and no less.
pub(super) fn check(
    main: &Source,
    police_only: &Source,
    report: &mut Report,
) -> Result<(), OpenError> {
    // Those of the first form carry no text, and what they withhold is nowhere opened.
    if main.size(HAND_OVER).is_none() && police_only.size(HAND_OVER).is_none() {
        return Ok(());
    }
    if main.whole(HAND_OVER)? != police_only.whole(HAND_OVER)? {
        report.found(VerifyCode::HandOverOfAnother, police_only.name());
    }
    let mut withheld: BTreeMap<(u64, FieldPath), Digest> = BTreeMap::new();
    let authors = about_authors(main)?;
    for line in lines::<BodyLine>(main, BODIES)?.unwrap_or_default() {
        if authors.contains(&line.sequence) {
            continue;
        }
        for field in line.fields.fields() {
            if let DisclosedField::Withheld(field) = field {
                withheld.insert((line.sequence, field.path.clone()), field.withheld);
            }
        }
    }
    let openings = lines::<Opening>(police_only, POLICE_ONLY_OPENINGS)?;
    if openings.is_none() {
        report.found(VerifyCode::OpeningNotItsField, POLICE_ONLY_OPENINGS);
    }
    for opening in openings.unwrap_or_default() {
        let said = opening.field().hash().ok();
        let place = (opening.sequence, opening.path);
        if said.is_none() || withheld.remove(&place) != said {
            report.found(VerifyCode::OpeningNotItsField, named(&place));
        }
    }
    for place in withheld.keys() {
        report.found(VerifyCode::OpeningNotItsField, named(place));
    }
    Ok(())
}

/// The leaves about authors: what they no longer call themselves is nobody's business, the police's neither.
fn about_authors(source: &Source) -> Result<BTreeSet<u64>, OpenError> {
    let leaves = lines::<Leaf>(source, LEAVES)?
        .unwrap_or_default()
        .into_iter();
    let authors = leaves.filter(|leaf| leaf.action == Action::Author);
    Ok(authors.map(|leaf| leaf.sequence).collect())
}

fn named((sequence, path): &(u64, FieldPath)) -> String {
    format!("{POLICE_ONLY_OPENINGS}#{sequence}{path}")
}

/// Each line of a file; nothing where one cannot be read.
fn lines<T: for<'a> Deserialize<'a>>(
    source: &Source,
    path: &str,
) -> Result<Option<Vec<T>>, OpenError> {
    let text = source.whole(path)?.unwrap_or_default();
    let text = String::from_utf8(text).unwrap_or_default();
    let lines = text.lines().map(|line| serde_json::from_str(line).ok());
    Ok(lines.collect())
}

/// How the records of two bundles stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "records", rename_all = "snake_case")]
pub enum Compared {
    /// One goes on from the other, or both are of the same state.
    OneRecord {
        /// How many leaves are in both.
        shared: u64,
    },
    /// They have the same beginning and go on in two ways. A told restore would explain it; so would a record that was written
    /// anew.
    TwoHistories {
        /// From which leaf on.
        from: u64,
    },
    /// They are of two records.
    TwoRecords,
    /// One of them does not hold the hashes of its leaves, or something is wrong with it.
    NotShown,
}

impl Compared {
    /// Whether nothing speaks against their being of one record.
    pub const fn is_one_record(self) -> bool {
        matches!(self, Self::OneRecord { .. })
    }

    /// The words for it. `$at` is how many leaves are in both.
    pub const fn sentence(self) -> SentenceId {
        match self {
            Self::OneRecord { .. } => sentences::COMPARED_ONE_RECORD,
            Self::TwoHistories { .. } => sentences::COMPARED_TWO_HISTORIES,
            Self::TwoRecords => sentences::COMPARED_TWO_RECORDS,
            Self::NotShown => sentences::COMPARED_NOT_SHOWN,
        }
    }
}

/// The record of a bundle, as far as it can be held against another.
#[derive(Default)]
pub(super) struct Recorded {
    vault: Option<VaultId>,
    hashes: Option<Vec<String>>,
}

impl Recorded {
    pub(super) fn of(source: &Source, report: &Report) -> Result<Self, OpenError> {
        let text = source.whole(LEAF_HASHES)?.map(String::from_utf8);
        let lines = |text: String| text.lines().map(str::to_owned).collect();
        if report.outcome().is_fault() {
            return Ok(Self::default());
        }
        Ok(Self {
            vault: report.vault,
            hashes: text.and_then(Result::ok).map(lines),
        })
    }

    pub(super) fn against(&self, other: &Self) -> Compared {
        let (Some(vault), Some(other_vault)) = (self.vault, other.vault) else {
            return Compared::NotShown;
        };
        if vault != other_vault {
            return Compared::TwoRecords;
        }
        let (Some(one), Some(other)) = (&self.hashes, &other.hashes) else {
            return Compared::NotShown;
        };
        let shared = one
            .iter()
            .zip(other)
            .take_while(|(one, other)| one == other);
        let shared = shared.count();
        match shared == one.len().min(other.len()) {
            true => Compared::OneRecord {
                shared: shared as u64,
            },
            false => Compared::TwoHistories {
                from: shared as u64,
            },
        }
    }
}
