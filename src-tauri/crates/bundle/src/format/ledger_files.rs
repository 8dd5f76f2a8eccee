//! The ledger in a bundle: the hashes of all leaves, the leaves that are shown, their bodies so far as they may leave, the
//! signed head, and what was handed over before.

use std::collections::BTreeSet;

use domain::EntryId;
use ledger::{Action, DisclosedBody, Field, FieldPath, HandOver, Salt};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::case_file::CaseFile;
use crate::format::layout::{BODIES, CHECKPOINT, EARLIER_HAND_OVERS, LEAF_HASHES, LEAVES};
use crate::plan::Plan;

/// One line of `ledger_bodies.jsonl`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BodyLine {
    pub(crate) sequence: u64,
    pub(crate) fields: DisclosedBody,
}

/// One line of `police_only_openings.jsonl`: what a field says that the main bag withholds, with the salt that shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Opening {
    pub(crate) sequence: u64,
    pub(crate) path: FieldPath,
    pub(crate) value: Value,
    pub(crate) salt: Salt,
}

impl Opening {
    /// The field that it opens.
    pub(crate) fn field(&self) -> Field {
        Field {
            path: self.path.clone(),
            value: self.value.clone(),
            salt: self.salt,
        }
    }
}

/// One line of `police_only_not_opened.jsonl`: a field that the main bag withholds and the part for police does not open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotOpened {
    pub(crate) sequence: u64,
    pub(crate) path: FieldPath,
}

/// The files, by their paths.
pub(crate) fn ledger_files(plan: &Plan) -> Option<Vec<(&'static str, Vec<u8>)>> {
    let extract = &plan.shown.ledger;
    let here: BTreeSet<EntryId> = plan.entries.iter().copied().collect();
    let everything = plan.is_everything();
    let (mut hashes, mut leaves, mut bodies) = (String::new(), Vec::new(), Vec::new());
    for kept in &extract.leaves {
        let leaf = &kept.leaf;
        hashes.push_str(&format!("{}\n", leaf.hash()));
        let body = plan.bodies.get(&leaf.sequence);
        let is_shown = match leaf.action {
            Action::Restore | Action::KeyChange | Action::Author => true,
            // It is about an item, which is here if what it says may leave.
            Action::Import => body.is_some(),
            Action::Record | Action::Revise | Action::StrikeOut | Action::Erase => {
                leaf.entry.is_some_and(|entry| here.contains(&entry))
            }
        };
        if !(everything || is_shown) {
            continue;
        }
        leaves.extend(leaf.canonical_bytes());
        leaves.push(b'\n');
        if let Some(fields) = body.cloned() {
            let sequence = leaf.sequence;
            line(&mut bodies, &BodyLine { sequence, fields })?;
        }
    }
    Some(vec![
        (LEAF_HASHES, hashes.into_bytes()),
        (LEAVES, leaves),
        (BODIES, bodies),
        (CHECKPOINT, extract.checkpoint.clone().into_bytes()),
        (
            EARLIER_HAND_OVERS,
            HandOver::write_list(&extract.earlier).into_bytes(),
        ),
    ])
}

/// Whether a field of an item says where it was made.
pub(crate) fn is_place_of_item(path: &FieldPath) -> bool {
    path.names().next().as_deref() == Some("point")
}

/// What every field says that the main bag of a plan withholds, for police alone.
pub(crate) fn openings(case: &CaseFile, plan: &Plan) -> Option<Vec<u8>> {
    let mut lines = Vec::new();
    let kept_out = plan.kept_out();
    for kept in &case.ledger.leaves {
        let sequence = kept.leaf.sequence;
        // What somebody no longer calls themselves is nobody's business, the police's neither.
        if kept.leaf.action == Action::Author {
            continue;
        }
        let (Some(shown), Some(body)) = (plan.bodies.get(&sequence), &kept.body) else {
            continue;
        };
        let entry = kept.leaf.entry;
        let goes_nowhere = entry.is_some_and(|entry| kept_out.contains(&entry));
        let withheld: BTreeSet<&FieldPath> = shown
            .withheld()
            .filter(|path| !(goes_nowhere && is_place_of_item(path)))
            .filter(|path| !plan.kept_from_police.keeps(sequence, path))
            .collect();
        for field in body.fields() {
            if withheld.contains(&field.path) {
                let opening = Opening {
                    sequence,
                    path: field.path.clone(),
                    value: field.value.clone(),
                    salt: field.salt,
                };
                line(&mut lines, &opening)?;
            }
        }
    }
    Some(lines)
}

/// Which fields the main bag of a plan withholds and police are not told of either; nothing where there are none. Where an item
/// was made that goes to nobody is not among them: of that nobody has to be told.
pub(crate) fn not_opened(case: &CaseFile, plan: &Plan) -> Option<Vec<u8>> {
    let kept_out = plan.kept_out();
    let goes_nowhere = |sequence: u64| {
        let leaf = case.ledger.leaves.iter();
        let leaf = leaf
            .map(|kept| &kept.leaf)
            .find(|leaf| leaf.sequence == sequence);
        leaf.and_then(|leaf| leaf.entry)
            .is_some_and(|entry| kept_out.contains(&entry))
    };
    let mut lines = Vec::new();
    for (sequence, fields) in &plan.kept_from_police.fields {
        let goes_nowhere = goes_nowhere(*sequence);
        for path in fields
            .iter()
            .filter(|path| !(goes_nowhere && is_place_of_item(path)))
        {
            let kept = NotOpened {
                sequence: *sequence,
                path: path.clone(),
            };
            line(&mut lines, &kept)?;
        }
    }
    Some(lines)
}

fn line(lines: &mut Vec<u8>, value: &impl Serialize) -> Option<()> {
    serde_json::to_writer(&mut *lines, value).ok()?;
    lines.push(b'\n');
    Some(())
}
