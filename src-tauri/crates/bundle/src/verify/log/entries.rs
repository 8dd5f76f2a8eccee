//! Every entry of the log against its leaves: what it says in each revision, when and by whom it was written, and how it
//! stands.

use std::collections::{BTreeMap, BTreeSet};

use domain::{AuthorId, EntryId, Moment, Revision};
use ledger::{Action, DisclosedBody, Leaf, StrikeOut};
use serde_json::{Value, json};

use super::said::{Said, says};
use super::{LeavesOfEntries, leaves_of_entries};
use crate::format::layout::POLICE_ONLY_ENTRIES;
use crate::format::log::{Log, LogEntry};
use crate::verify::record::Record;
use crate::verify::report::{Report, VerifyCode};

pub(super) fn check(log: &Log, leaves: &LeavesOfEntries<'_>, record: &Record, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for kept in &log.entries {
        let of_entry = OfEntry {
            kept,
            leaves: leaves.get(&kept.id).map_or(&[], Vec::as_slice),
            bodies: &record.bodies,
        };
        let is_first = seen.insert(kept.id);
        match of_entry.agrees().filter(|_| is_first) {
            Some(texts) => report.words_round_marks += texts,
            None => report.found(VerifyCode::EntryNotItsLeaf, kept.id.to_string()),
        }
    }
}

/// What there is to hold the entries of the part for police against: the leaves of the main bundle, and its bodies with what
/// police were told of each withheld field.
pub(in crate::verify) struct Opened {
    pub(in crate::verify) leaves: Vec<Leaf>,
    pub(in crate::verify) bodies: BTreeMap<u64, DisclosedBody>,
    /// The leaves of which something was opened.
    pub(in crate::verify) sequences: BTreeSet<u64>,
    /// Whether the main bundle has every leaf of the record.
    pub(in crate::verify) every_leaf: bool,
}

/// The entries of the part for police. Of each of which something was opened all has to be told, as the ledger has it. Of one
/// that stays out of the main bundle there is no body, and nothing here proves its words: only its numbers and times, where its
/// leaves are here.
pub(in crate::verify) fn check_for_police(
    entries: &[LogEntry],
    opened: &Opened,
    report: &mut Report,
) {
    let leaves = leaves_of_entries(&opened.leaves);
    let mut found = |entry: EntryId| {
        let path = format!("{POLICE_ONLY_ENTRIES}#{entry}");
        report.found(VerifyCode::EntryNotItsLeaf, path);
    };
    let mut told = BTreeSet::new();
    for kept in entries {
        let of_entry = OfEntry {
            kept,
            leaves: leaves.get(&kept.id).map_or(&[], Vec::as_slice),
            bodies: &opened.bodies,
        };
        let agrees = match of_entry.leaves.is_empty() {
            true => !opened.every_leaf,
            false if of_entry.stays_out() => of_entry.is_told(),
            false => of_entry.agrees().is_some(),
        };
        if !(told.insert(kept.id) && agrees) {
            found(kept.id);
        }
    }
    let is_opened = |leaf: &&&Leaf| opened.sequences.contains(&leaf.sequence);
    for (entry, about) in &leaves {
        if !told.contains(entry) && about.iter().any(|leaf| is_opened(&leaf)) {
            found(*entry);
        }
    }
}

/// An entry of the log, and what the ledger has of it.
struct OfEntry<'a> {
    kept: &'a LogEntry,
    leaves: &'a [&'a Leaf],
    bodies: &'a BTreeMap<u64, DisclosedBody>,
}

/// A revision as it is told: which, when and by whom it was written, and what it says.
type Told<'a> = (Revision, Moment, AuthorId, &'a Value);

impl OfEntry<'_> {
    /// How many texts stand in it whose other words only code and signature prove, since a part of them is withheld. Nothing
    /// where it is not what its leaves say.
    fn agrees(&self) -> Option<usize> {
        let erased = self.last(Action::Erase);
        if self.kept.erased != erased.map(|leaf| leaf.written) {
            return None;
        }
        match erased {
            Some(_) => self.is_erased().then_some(0),
            None => Some(self.revisions()? + self.struck_out()?),
        }
    }

    fn last(&self, action: Action) -> Option<&Leaf> {
        let mut leaves = self.leaves.iter().rev();
        leaves.find(|leaf| leaf.action == action).copied()
    }

    fn versions(&self) -> impl DoubleEndedIterator<Item = &Leaf> + Clone {
        let written = |leaf: &&&Leaf| matches!(leaf.action, Action::Record | Action::Revise);
        self.leaves.iter().filter(written).copied()
    }

    /// Revisions 1, 2, 3 … without a gap, and no other.
    fn is_numbered(&self) -> bool {
        let mut versions = self.versions().zip(1..);
        versions.all(|(leaf, number)| {
            let is_first = leaf.action == Action::Record;
            leaf.revision.map(Revision::number) == Some(number) && is_first == (number == 1)
        })
    }

    /// What stands of an erased entry: its numbers and times. Of its words nothing is left, nor of why it was struck out.
    fn is_erased(&self) -> bool {
        let has_body = |leaf: &&Leaf| self.bodies.contains_key(&leaf.sequence);
        let words = self.kept.entry.is_some()
            || !self.kept.earlier.is_empty()
            || self.leaves.iter().any(has_body);
        let struck_out = self.kept.struck_out.as_ref().is_none_or(|struck_out| {
            let told = self.last(Action::StrikeOut).map(|leaf| leaf.written);
            struck_out.reason.is_none() && told == Some(struck_out.at)
        });
        !words && struck_out && self.is_numbered() && self.stands_as_written()
    }

    /// The revision that stands, its time and author, and when the first was written, are those of the leaves.
    fn stands_as_written(&self) -> bool {
        let (Some(first), Some(last)) = (self.versions().next(), self.versions().next_back())
        else {
            return false;
        };
        let kept = self.kept;
        let said = (
            kept.first_written,
            Some(kept.revision),
            kept.written,
            kept.author,
        );
        said == (first.written, last.revision, last.written, last.author)
    }

    /// Every revision, oldest first.
    fn told(&self) -> Option<Vec<Told<'_>>> {
        let kept = self.kept;
        let earlier = kept.earlier.iter().map(|earlier| {
            (
                earlier.revision,
                earlier.written,
                earlier.author,
                &earlier.entry,
            )
        });
        let now = (
            kept.revision,
            kept.written,
            kept.author,
            kept.entry.as_ref()?,
        );
        Some(earlier.chain([now]).collect())
    }

    /// Whether every revision is told, with number, time and author of its leaf, and a strike-out when one was written.
    fn is_told(&self) -> bool {
        let Some(told) = self.told() else {
            return false;
        };
        let as_written = |(leaf, told): (&Leaf, &Told<'_>)| {
            (Some(told.0), told.1, told.2) == (leaf.revision, leaf.written, leaf.author)
        };
        let struck_out = self.kept.struck_out.as_ref().is_none_or(|said| {
            let mut leaves = self.leaves.iter();
            leaves.any(|leaf| leaf.action == Action::StrikeOut && leaf.written == said.at)
        });
        self.is_numbered()
            && self.stands_as_written()
            && told.len() == self.versions().count()
            && self.versions().zip(&told).all(as_written)
            && struck_out
            && self.kept.erased.is_none()
    }

    /// Whether the main bundle has leaves about it and says nothing of it.
    fn stays_out(&self) -> bool {
        let has_body = |leaf: &&Leaf| self.bodies.contains_key(&leaf.sequence);
        self.last(Action::Erase).is_none() && !self.leaves.iter().any(has_body)
    }

    fn revisions(&self) -> Option<usize> {
        if !self.is_told() {
            return None;
        }
        let mut texts = 0;
        for (leaf, (.., said)) in self.versions().zip(self.told()?) {
            let body = self.bodies.get(&leaf.sequence)?;
            match says(body, said) {
                Said::TheSame { withheld } => texts += withheld,
                Said::Otherwise => return None,
            }
        }
        Some(texts)
    }

    /// Struck out, when and why, is what the last leaf about it says, if that did not put the entry back.
    fn struck_out(&self) -> Option<usize> {
        let is_shown = |leaf: &&&Leaf| leaf.action == Action::StrikeOut;
        let mut told = self.leaves.iter().filter(is_shown);
        if !told.all(|leaf| self.bodies.contains_key(&leaf.sequence)) {
            return None;
        }
        let last = self.last(Action::StrikeOut);
        let last = last.and_then(|leaf| Some((leaf, self.bodies.get(&leaf.sequence)?)));
        let struck = last
            .filter(|(_, body)| matches!(StrikeOut::read(&body.body()), StrikeOut::Struck { .. }));
        match (&self.kept.struck_out, struck) {
            (None, None) => Some(0),
            (Some(said), Some((leaf, body))) if said.at == leaf.written => {
                let reason = match &said.reason {
                    Some(reason) => json!({ "reason": reason }),
                    None => Value::Object(serde_json::Map::new()),
                };
                match says(body, &reason) {
                    Said::TheSame { withheld } => Some(withheld),
                    Said::Otherwise => None,
                }
            }
            _ => None,
        }
    }
}
