//! The ledger of the first form against its checkpoint, the entries against their leaves, and both against what was left with
//! somebody earlier.

use std::collections::BTreeMap;

use domain::{Digest, Entry, EntryId, Revision};
use ledger::{
    Action, Checkpoint, ConsistencyProof, Continuation, DisclosedBody, DisclosedField, Fingerprint,
    Head, History, InclusionProof, Leaf, LeftCode, ProvedRestore, StrikeOut, VerifyingKey,
};
use serde::Deserialize;
use serde_json::Value;

use super::log::{Log, LogEntry, LogHandedOver};
use super::{EARLIER_HEADS, PROOFS};
use crate::format::layout::{BODIES, CHECKPOINT, LOG};
use crate::format::ledger_files::BodyLine;
use crate::verify::brought::Brought;
use crate::verify::carrier::source::Source;
use crate::verify::leaves::{follows, imports, restores};
use crate::verify::log::said::flatten;
use crate::verify::open_error::OpenError;
use crate::verify::report::{Report, VerifyCode};
use crate::verify::verdict::{Judged, Verdict};

pub(super) use crate::format::layout::LEAVES;

/// One line of `ledger_proofs.jsonl`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProofLine {
    sequence: u64,
    proof: InclusionProof,
}

/// An earlier head, with the proof that the ledger goes on from it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct EarlierHead {
    fingerprint: Fingerprint,
    size: u64,
    root: Digest,
    proof: ConsistencyProof,
}

struct Ledger {
    checkpoint: Checkpoint,
    leaves: Vec<Leaf>,
    bodies: BTreeMap<u64, DisclosedBody>,
    earlier: Vec<EarlierHead>,
}

pub(super) fn check(
    source: &Source,
    hashes: &BTreeMap<String, Digest>,
    key: &VerifyingKey,
    brought: &Brought,
    report: &mut Report,
) -> Result<Option<Judged>, OpenError> {
    let Some(ledger) = read(source, key, report)? else {
        return Ok(None);
    };
    let vault = ledger.checkpoint.vault;
    let head = ledger.checkpoint.head;
    report.vault = Some(vault);
    report.head = Some(head);
    report.leaves = ledger.leaves.len() as u64;
    let restores = restores(&ledger.leaves, &ledger.bodies, report);
    let log = source.whole(LOG)?.unwrap_or_default();
    let Ok(log) = serde_json::from_slice::<Log>(&log) else {
        report.found(VerifyCode::LogUnreadable, LOG);
        return Ok(None);
    };
    let noted = (log.ledger.vault, log.ledger.size, log.ledger.root);
    if noted != (vault, head.size, head.root) {
        report.found(VerifyCode::LedgerNotItsCheckpoint, LOG);
    }
    imports(&ledger.leaves, &ledger.bodies, report);
    follows(&ledger.leaves, report);
    entries(&log, &ledger, report);
    exhibits(&log, hashes, report);
    let judging = Judging::of(&ledger, restores, report);
    for left in &log.ledger.left {
        let goes_on = left.code.parse().map(|code| judging.since(&code));
        match goes_on {
            Ok(Continuation::Restored { .. }) => {
                report.found(VerifyCode::RestoredFromBackup, left.code.clone());
            }
            // What a told restore lost can be neither shown nor denied.
            Ok(Continuation::Continues { .. } | Continuation::MayBeLost { .. }) => {}
            Ok(Continuation::Altered) | Err(_) => {
                report.found(VerifyCode::NotAContinuation, left.code.clone());
            }
        }
    }
    Ok(Some(judging.judge(brought)))
}

fn read(
    source: &Source,
    key: &VerifyingKey,
    report: &mut Report,
) -> Result<Option<Ledger>, OpenError> {
    let mut texts = Vec::new();
    for path in [LEAVES, PROOFS, BODIES, CHECKPOINT, EARLIER_HEADS] {
        match source.whole(path)?.map(String::from_utf8) {
            Some(Ok(text)) => texts.push(text),
            _ => report.found(VerifyCode::LedgerUnreadable, path),
        }
    }
    let [leaves, proofs, bodies, checkpoint, earlier] = texts.as_slice() else {
        return Ok(None);
    };
    let checkpoint = match Checkpoint::verify(checkpoint, key) {
        Ok(checkpoint) => checkpoint,
        Err(_) => {
            report.found(VerifyCode::CheckpointWrong, CHECKPOINT);
            return Ok(None);
        }
    };
    let leaves: Option<Vec<Leaf>> = leaves
        .lines()
        .map(|line| Leaf::from_canonical_bytes(line.as_bytes()).ok())
        .collect();
    let proofs = from_lines::<ProofLine>(proofs);
    let bodies = from_lines::<BodyLine>(bodies);
    let earlier = serde_json::from_str::<Vec<EarlierHead>>(earlier).ok();
    let parts = [
        (leaves.is_none(), LEAVES),
        (proofs.is_none(), PROOFS),
        (bodies.is_none(), BODIES),
        (earlier.is_none(), EARLIER_HEADS),
    ];
    for (_, path) in parts.into_iter().filter(|(unreadable, _)| *unreadable) {
        report.found(VerifyCode::LedgerUnreadable, path);
    }
    let (Some(leaves), Some(proofs), Some(bodies), Some(earlier)) =
        (leaves, proofs, bodies, earlier)
    else {
        return Ok(None);
    };
    prove(&leaves, &proofs, &checkpoint.head, report);
    Ok(Some(Ledger {
        bodies: bodies
            .into_iter()
            .map(|line| (line.sequence, line.fields))
            .collect(),
        checkpoint,
        leaves,
        earlier,
    }))
}

fn from_lines<T: serde::de::DeserializeOwned>(text: &str) -> Option<Vec<T>> {
    text.lines()
        .map(|line| serde_json::from_str(line).ok())
        .collect()
}

/// Each leaf stands in the ledger at its own place.
fn prove(leaves: &[Leaf], proofs: &[ProofLine], head: &Head, report: &mut Report) {
    let in_order = leaves.is_sorted_by(|left, right| left.sequence < right.sequence);
    let paired = leaves.len() == proofs.len();
    let proved = leaves.iter().zip(proofs).all(|(leaf, line)| {
        line.sequence == leaf.sequence
            && line.proof.verify(leaf.hash(), leaf.sequence, head).is_ok()
    });
    if !(in_order && paired && proved) {
        report.found(VerifyCode::LedgerNotItsCheckpoint, LEAVES);
    }
}

fn entries(log: &Log, ledger: &Ledger, report: &mut Report) {
    let mut leaves: BTreeMap<(EntryId, Revision), &Leaf> = BTreeMap::new();
    let mut last: BTreeMap<EntryId, Revision> = BTreeMap::new();
    for leaf in &ledger.leaves {
        let written = matches!(leaf.action, Action::Record | Action::Revise);
        if let (true, Some(entry), Some(revision)) = (written, leaf.entry, leaf.revision) {
            leaves.insert((entry, revision), leaf);
            last.insert(entry, revision);
        }
        if let Some(body) = ledger.bodies.get(&leaf.sequence)
            && body.root() != leaf.body
        {
            let about = leaf
                .entry
                .map_or_else(|| leaf.sequence.to_string(), |id| id.to_string());
            report.found(VerifyCode::EntryNotItsLeaf, about);
        }
    }
    for kept in &log.entries {
        report.entries += 1;
        let said = |revision, entry: &Entry| {
            let leaf = leaves.get(&(kept.id, revision))?;
            let body = ledger.bodies.get(&leaf.sequence)?;
            says(body, &entry.to_json()).then_some(())
        };
        let now = kept.entry.as_ref().map(|entry| (kept.revision, entry));
        let earlier = kept
            .earlier
            .iter()
            .map(|earlier| (earlier.revision, &earlier.entry));
        let all_said = now
            .into_iter()
            .chain(earlier)
            .all(|(at, entry)| said(at, entry).is_some());
        let newest = last.get(&kept.id).is_none_or(|last| *last == kept.revision);
        if !(all_said && newest && states_agree(kept, ledger)) {
            report.found(VerifyCode::EntryNotItsLeaf, kept.id.to_string());
        }
    }
}

/// Struck out and erased are what the ledger says they are.
fn states_agree(kept: &LogEntry, ledger: &Ledger) -> bool {
    let last = |action| {
        let leaves = ledger.leaves.iter().rev();
        let mut about = leaves.filter(|leaf| leaf.entry == Some(kept.id));
        about.find(|leaf| leaf.action == action)
    };
    let erased = kept.erased.is_some();
    let there = kept.entry.is_some() != erased;
    let told = told_of(last(Action::StrikeOut), &ledger.bodies);
    let struck_out = match (&kept.struck_out, told) {
        (Some(_), told) => matches!(told, Told::Struck | Told::NotShown),
        (None, told) => erased || told != Told::Struck,
    };
    there && erased == last(Action::Erase).is_some() && struck_out
}

/// What the ledger tells of an entry's being struck out.
#[derive(PartialEq, Eq)]
enum Told {
    Struck,
    Stands,
    /// There is a leaf, and what it says is not shown.
    NotShown,
}

fn told_of(last: Option<&Leaf>, bodies: &BTreeMap<u64, DisclosedBody>) -> Told {
    let Some(last) = last else {
        return Told::Stands;
    };
    let Some(body) = bodies.get(&last.sequence) else {
        return Told::NotShown;
    };
    match StrikeOut::read(&body.body()) {
        StrikeOut::Struck { .. } => Told::Struck,
        StrikeOut::PutBack => Told::Stands,
    }
}

/// Whether an entry says what the body proves: every shown field the same, nothing beside them.
fn says(body: &DisclosedBody, entry: &Value) -> bool {
    let mut flat = BTreeMap::new();
    flatten(entry, &mut String::new(), &mut flat);
    let agrees = body.fields().iter().all(|field| match field {
        DisclosedField::Shown(field) => flat.remove(field.path.as_str()) == Some(&field.value),
        DisclosedField::Withheld(field) => {
            flat.remove(field.path.as_str());
            true
        }
    });
    agrees && flat.is_empty()
}

fn exhibits(log: &Log, hashes: &BTreeMap<String, Digest>, report: &mut Report) {
    let items: BTreeMap<EntryId, Digest> = log
        .entries
        .iter()
        .filter_map(|kept| match &kept.entry {
            Some(Entry::Item(item)) => Some((kept.id, item.digest)),
            _ => None,
        })
        .collect();
    for exhibit in &log.exhibits {
        let recorded = items.get(&exhibit.item) == Some(&exhibit.received);
        let whole =
            exhibit.how != LogHandedOver::AsReceived || exhibit.handed_over == exhibit.received;
        let file = exhibit.file.as_ref();
        // A missing file is named by the manifest's check.
        let here = file
            .and_then(|path| hashes.get(path))
            .is_none_or(|hash| *hash == exhibit.handed_over);
        if !(recorded && whole && here) {
            report.found(
                VerifyCode::ExhibitNotItsRecord,
                file.map_or(LOG, String::as_str),
            );
        }
    }
}

/// What earlier codes are held against.
struct Judging<'a> {
    ledger: &'a Ledger,
    restores: Vec<ProvedRestore>,
    /// Where every leaf is here.
    history: Option<History>,
}

impl<'a> Judging<'a> {
    fn of(ledger: &'a Ledger, restores: Vec<ProvedRestore>, report: &mut Report) -> Self {
        let hashes: Vec<Digest> = ledger.leaves.iter().map(Leaf::hash).collect();
        let vault = ledger.checkpoint.vault;
        let has_every_leaf = ledger.leaves.len() as u64 == ledger.checkpoint.head.size;
        let history = has_every_leaf
            .then(|| History::new(vault, &hashes, restores.clone()).ok())
            .flatten();
        if let Some(history) = &history
            && history.head() != ledger.checkpoint.head
        {
            report.found(VerifyCode::LedgerNotItsCheckpoint, LEAVES);
        }
        Self {
            ledger,
            restores,
            history,
        }
    }

    /// Nothing in a bundle of this form ties its key to a code.
    fn judge(&self, brought: &Brought) -> Judged {
        let Some(code) = &brought.code else {
            return Judged::of(Verdict::Nobody, None);
        };
        let known = brought.earlier.iter().find(|text| code.is_of(text));
        let since = match (code, known) {
            (_, Some(text)) if text.vault == self.ledger.checkpoint.vault => {
                self.since(&text.head.first_form_code(text.vault))
            }
            (LeftCode::Short(code), None) => self.since(code),
            _ => Continuation::Altered,
        };
        match since {
            Continuation::Continues { size } => Judged::of(Verdict::RecordOnly, Some(size)),
            Continuation::Restored { .. } => Judged::of(Verdict::RestoreNotVouched, None),
            Continuation::MayBeLost { .. } => Judged::of(Verdict::MayBeLost, None),
            Continuation::Altered => Judged::of(Verdict::DoesNotFit, None),
        }
    }

    fn since(&self, code: &Fingerprint) -> Continuation {
        match &self.history {
            Some(history) => history.since_fingerprint(code, None),
            None => self.by_proofs(code),
        }
    }

    fn by_proofs(&self, code: &Fingerprint) -> Continuation {
        let ledger = self.ledger;
        let vault = ledger.checkpoint.vault;
        let now = ledger.checkpoint.head;
        if now.first_form_code(vault) == *code {
            return Continuation::Continues { size: now.size };
        }
        let mut earlier = ledger.earlier.iter();
        let Some(said) = earlier.find(|earlier| earlier.fingerprint == *code) else {
            return Continuation::of_fingerprint_by_restores(code, vault, None, &self.restores);
        };
        let head = Head {
            size: said.size,
            root: said.root,
        };
        Continuation::of_fingerprint_by_proof(code, vault, &head, &now, &said.proof)
    }
}
