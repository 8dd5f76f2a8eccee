//! Two bundles held against each other: the main one and its part for police, or two of one record.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{SentenceId, sentences};
use domain::{Digest, EntryId, VaultId};
use ledger::{Action, DisclosedBody, DisclosedField, Field, FieldPath, Leaf};
use serde::{Deserialize, Serialize};

use super::carrier::source::Source;
use super::log::entries::{Opened, check_for_police};
use super::open_error::OpenError;
use super::report::{Report, VerifyCode};
use crate::format::layout::{
    BODIES, HAND_OVER, LEAF_HASHES, LEAVES, LOG, POLICE_ONLY_ENTRIES, POLICE_ONLY_NOT_OPENED,
    POLICE_ONLY_OPENINGS,
};
use crate::format::ledger_files::{BodyLine, NotOpened, Opening, is_place_of_item};
use crate::format::log::{Log, LogEntry, LogForm, LogHandedOver, log_form};

/// Holds the part for police against the main bundle: both carry the same text; what the one withholds the other opens, no more
/// and no less; and what the other says of an entry is what is proved of it with that.
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
    let leaves = lines::<Leaf>(main, LEAVES)?.unwrap_or_default();
    let bodies = lines::<BodyLine>(main, BODIES)?.unwrap_or_default();
    let bodies: BTreeMap<u64, DisclosedBody> = bodies
        .into_iter()
        .map(|line| (line.sequence, line.fields))
        .collect();
    let log = main.whole(LOG)?.unwrap_or_default();
    let withheld = withheld(&leaves, &bodies, &kept_out(&log));
    let opened = fields_opened(&withheld, police_only, report)?;
    // What the entries of a later form mean, only a later program knows.
    let Some(opened) = opened.filter(|_| log_form(&log) != LogForm::Later) else {
        return Ok(());
    };
    let opened = Opened {
        leaves,
        sequences: opened.keys().map(|(sequence, _)| *sequence).collect(),
        bodies: with_fields_opened(bodies, &opened),
        every_leaf: report.has_every_leaf(),
    };
    let entries = police_only.whole(POLICE_ONLY_ENTRIES)?.unwrap_or_default();
    match serde_json::from_slice::<Vec<LogEntry>>(&entries) {
        Ok(entries) => check_for_police(&entries, &opened, report),
        Err(_) => report.found(VerifyCode::LogUnreadable, POLICE_ONLY_ENTRIES),
    }
    Ok(())
}

/// A field, by the leaf in whose body it stands.
type Place = (u64, FieldPath);

/// The hashes of the fields that the main bundle withholds and the part for police has to open: all but those that are
/// nobody's business, the police's neither.
fn withheld(
    leaves: &[Leaf],
    bodies: &BTreeMap<u64, DisclosedBody>,
    kept_out: &BTreeSet<EntryId>,
) -> BTreeMap<Place, Digest> {
    let mut withheld = BTreeMap::new();
    for leaf in leaves {
        // What somebody no longer calls themselves.
        let Some(body) = bodies
            .get(&leaf.sequence)
            .filter(|_| leaf.action != Action::Author)
        else {
            continue;
        };
        let is_kept_out = leaf.entry.is_some_and(|entry| kept_out.contains(&entry));
        for field in body.fields() {
            if let DisclosedField::Withheld(field) = field
                && !(is_kept_out && is_place_of_item(&field.path))
            {
                withheld.insert((leaf.sequence, field.path.clone()), field.withheld);
            }
        }
    }
    withheld
}

/// The items that the keeper gives to nobody, nor says where they were made.
fn kept_out(log: &[u8]) -> BTreeSet<EntryId> {
    let log = serde_json::from_slice::<Log>(log);
    let exhibits = log.map(|log| log.exhibits).unwrap_or_default();
    let kept_out = exhibits
        .into_iter()
        .filter(|exhibit| exhibit.how == LogHandedOver::KeptOut);
    kept_out.map(|exhibit| exhibit.item).collect()
}

/// Reads what police were told of them, each what its hash is of. Nothing where that is not so of all of them but those that are
/// named as opened to nobody: what the keeper did not agree to tell.
fn fields_opened(
    withheld: &BTreeMap<Place, Digest>,
    police_only: &Source,
    report: &mut Report,
) -> Result<Option<BTreeMap<Place, Field>>, OpenError> {
    let Some(openings) = lines::<Opening>(police_only, POLICE_ONLY_OPENINGS)? else {
        report.found(VerifyCode::OpeningNotItsField, POLICE_ONLY_OPENINGS);
        return Ok(None);
    };
    let Some(kept) = lines::<NotOpened>(police_only, POLICE_ONLY_NOT_OPENED)? else {
        report.found(VerifyCode::OpeningNotItsField, POLICE_ONLY_NOT_OPENED);
        return Ok(None);
    };
    let mut opened = BTreeMap::new();
    let mut misfits = BTreeSet::new();
    for opening in openings {
        let field = opening.field();
        let place = (opening.sequence, opening.path);
        let said = field.hash().ok();
        let is_its_field = said.is_some() && withheld.get(&place).copied() == said;
        if !is_its_field || opened.insert(place.clone(), field).is_some() {
            misfits.insert(place);
        }
    }
    let mut not_opened: BTreeSet<&Place> = withheld
        .keys()
        .filter(|place| !opened.contains_key(place))
        .collect();
    for NotOpened { sequence, path } in kept {
        let place = (sequence, path);
        match not_opened.remove(&place) {
            true => report.not_opened += 1,
            false => drop(misfits.insert(place)),
        }
    }
    misfits.extend(not_opened.into_iter().cloned());
    for place in &misfits {
        report.found(VerifyCode::OpeningNotItsField, named(place));
    }
    Ok(misfits.is_empty().then_some(opened))
}

/// The bodies with what was told of their withheld fields: as much proved as before.
fn with_fields_opened(
    bodies: BTreeMap<u64, DisclosedBody>,
    opened: &BTreeMap<Place, Field>,
) -> BTreeMap<u64, DisclosedBody> {
    let with_opened = |(sequence, body): (u64, DisclosedBody)| {
        let fields = body.fields().iter().map(|field| {
            let told = opened.get(&(sequence, field.path().clone()));
            told.map_or_else(|| field.clone(), |told| DisclosedField::Shown(told.clone()))
        });
        let fields = DisclosedBody::from_fields(fields.collect());
        (sequence, fields.unwrap_or(body))
    };
    bodies.into_iter().map(with_opened).collect()
}

fn named((sequence, path): &Place) -> String {
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
