//! Every entry of the log against its leaves: what it says in each revision, when and by whom it was written, and how it
//! stands.

use std::collections::BTreeSet;

use domain::Revision;
use ledger::{Action, Leaf, StrikeOut};
use serde_json::{Value, json};

use super::LeavesOfEntries;
use super::said::{Said, says};
use crate::format::log::{Log, LogEntry};
use crate::verify::record::Record;
use crate::verify::report::{Report, VerifyCode};

pub(super) fn check(log: &Log, leaves: &LeavesOfEntries<'_>, record: &Record, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for kept in &log.entries {
        let of_entry = OfEntry {
            kept,
            leaves: leaves.get(&kept.id).map_or(&[], Vec::as_slice),
            record,
        };
        let is_first = seen.insert(kept.id);
        match of_entry.agrees().filter(|_| is_first) {
            Some(texts) => report.words_round_marks += texts,
            None => report.found(VerifyCode::EntryNotItsLeaf, kept.id.to_string()),
        }
    }
}

/// An entry of the log, and what the ledger has of it.
struct OfEntry<'a> {
    kept: &'a LogEntry,
    leaves: &'a [&'a Leaf],
    record: &'a Record,
}

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
        let has_body = |leaf: &&Leaf| self.record.bodies.contains_key(&leaf.sequence);
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

    fn revisions(&self) -> Option<usize> {
        let kept = self.kept;
        let now = (
            kept.revision,
            kept.written,
            kept.author,
            kept.entry.as_ref()?,
        );
        let told: Vec<_> = kept
            .earlier
            .iter()
            .map(|earlier| {
                (
                    earlier.revision,
                    earlier.written,
                    earlier.author,
                    &earlier.entry,
                )
            })
            .chain([now])
            .collect();
        let is_whole =
            self.is_numbered() && self.stands_as_written() && told.len() == self.versions().count();
        if !is_whole {
            return None;
        }
        let mut texts = 0;
        for (leaf, (revision, written, author, said)) in self.versions().zip(told) {
            let body = self.record.bodies.get(&leaf.sequence)?;
            let as_written = (Some(revision), written, author);
            match says(body, said) {
                Said::TheSame { withheld }
                    if as_written == (leaf.revision, leaf.written, leaf.author) =>
                {
                    texts += withheld;
                }
                _ => return None,
            }
        }
        Some(texts)
    }

    /// Struck out, when and why, is what the last leaf about it says, if that did not put the entry back.
    fn struck_out(&self) -> Option<usize> {
        let is_shown = |leaf: &&&Leaf| leaf.action == Action::StrikeOut;
        let mut told = self.leaves.iter().filter(is_shown);
        if !told.all(|leaf| self.record.bodies.contains_key(&leaf.sequence)) {
            return None;
        }
        let last = self.last(Action::StrikeOut);
        let last = last.and_then(|leaf| Some((leaf, self.record.bodies.get(&leaf.sequence)?)));
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
