//! The ledger of a bundle: the hashes of all leaves, the leaves and bodies that are shown, and whether they hold together.

use std::collections::BTreeMap;

use domain::Digest;
use ledger::{Checkpoint, DisclosedBody, HandOver, Head, History, Leaf, VerifyingKey};

use super::carrier::source::Source;
use super::leaves::{follows, imports, place, restores};
use super::open_error::OpenError;
use super::report::{Report, VerifyCode};
use super::signers::Signers;
use crate::format::layout::{
    BODIES, CHECKPOINT, EARLIER_HAND_OVERS, HAND_OVER, LEAF_HASHES, LEAVES,
};
use crate::format::ledger_files::BodyLine;

/// What of the ledger is here.
pub(super) struct Record {
    pub(super) head: Head,
    pub(super) history: History,
    pub(super) leaves: Vec<Leaf>,
    pub(super) bodies: BTreeMap<u64, DisclosedBody>,
    /// What was handed over before.
    pub(super) earlier: Vec<HandOver>,
}

impl Record {
    /// Whether every leaf is here.
    pub(super) fn every_leaf(&self) -> bool {
        self.leaves.len() as u64 == self.head.size
    }
}

/// Reads the ledger and holds its parts against each other and against what was signed. Nothing where it cannot be read.
pub(super) fn check(
    source: &Source,
    text: &HandOver,
    key: &VerifyingKey,
    report: &mut Report,
) -> Result<Option<Record>, OpenError> {
    let Some(files) = Files::read(source, report)? else {
        return Ok(None);
    };
    let head = text.head;
    report.vault = Some(text.vault);
    report.head = Some(head);
    match Checkpoint::verify(&files.checkpoint, key) {
        Ok(signed) if (signed.vault, signed.head) == (text.vault, head) => {}
        _ => report.found(VerifyCode::CheckpointWrong, CHECKPOINT),
    }
    let restores = restores(&files.leaves, &files.bodies, report);
    let history = History::new(text.vault, &files.hashes, restores);
    let Some(history) = history.ok().filter(|history| history.head() == head) else {
        report.found(VerifyCode::LedgerNotItsCheckpoint, LEAF_HASHES);
        return Ok(None);
    };
    let record = Record {
        head,
        history,
        leaves: files.leaves,
        bodies: files.bodies,
        earlier: files.earlier,
    };
    places(&record, &files.hashes, report);
    bodies(&record, report);
    imports(&record.leaves, &record.bodies, report);
    follows(&record.leaves, report);
    keys(&record, text, key, report);
    earlier(&record, text, report);
    report.leaves = record.leaves.len() as u64;
    Ok(Some(record))
}

struct Files {
    hashes: Vec<Digest>,
    leaves: Vec<Leaf>,
    bodies: BTreeMap<u64, DisclosedBody>,
    checkpoint: String,
    earlier: Vec<HandOver>,
}

impl Files {
    fn read(source: &Source, report: &mut Report) -> Result<Option<Self>, OpenError> {
        let mut texts = BTreeMap::new();
        for path in [LEAF_HASHES, LEAVES, BODIES, CHECKPOINT, EARLIER_HAND_OVERS] {
            let text = source.whole(path)?.map(String::from_utf8);
            texts.insert(path, text.and_then(Result::ok));
        }
        let mut told = |path, is_read: bool| {
            if !is_read {
                report.found(VerifyCode::LedgerUnreadable, path);
            }
        };
        let text = |path| texts.get(path).and_then(Option::as_deref);
        let hashes = text(LEAF_HASHES).and_then(|text| each_line(text, Digest::from_hex));
        told(LEAF_HASHES, hashes.is_some());
        let leaves = text(LEAVES)
            .and_then(|text| each_line(text, |line| Leaf::from_canonical_bytes(line.as_bytes())));
        told(LEAVES, leaves.is_some());
        let lines = text(BODIES).and_then(|text| each_line(text, serde_json::from_str::<BodyLine>));
        // A body that is there twice would be two answers to one question.
        let lines =
            lines.filter(|lines| lines.is_sorted_by(|one, next| one.sequence < next.sequence));
        told(BODIES, lines.is_some());
        let checkpoint = text(CHECKPOINT);
        told(CHECKPOINT, checkpoint.is_some());
        let earlier = text(EARLIER_HAND_OVERS);
        let earlier = earlier.and_then(|text| HandOver::read_list(text.as_bytes()).ok());
        told(EARLIER_HAND_OVERS, earlier.is_some());
        Ok((|| {
            Some(Self {
                hashes: hashes?,
                leaves: leaves?,
                bodies: lines?
                    .into_iter()
                    .map(|line| (line.sequence, line.fields))
                    .collect(),
                checkpoint: checkpoint?.to_owned(),
                earlier: earlier?,
            })
        })())
    }
}

/// Each line of a text that ends in a line feed.
fn each_line<'a, T, E>(text: &'a str, read: impl Fn(&'a str) -> Result<T, E>) -> Option<Vec<T>> {
    let ends_in_one = text.is_empty() || text.ends_with('\n');
    let lines = text.split_terminator('\n');
    let read: Option<Vec<T>> = lines.map(|line| read(line).ok()).collect();
    read.filter(|_| ends_in_one)
}

/// Each leaf stands at its own place.
fn places(record: &Record, hashes: &[Digest], report: &mut Report) {
    let in_order = record
        .leaves
        .is_sorted_by(|one, next| one.sequence < next.sequence);
    let stands = |leaf: &Leaf| {
        let at = usize::try_from(leaf.sequence).ok();
        at.and_then(|at| hashes.get(at)) == Some(&leaf.hash())
    };
    if !in_order {
        report.found(VerifyCode::LedgerNotItsCheckpoint, LEAVES);
    }
    for leaf in record.leaves.iter().filter(|leaf| !stands(leaf)) {
        report.found(VerifyCode::LedgerNotItsCheckpoint, place(leaf.sequence));
    }
}

/// Each body is its leaf's, and none is without one.
fn bodies(record: &Record, report: &mut Report) {
    let leaves: BTreeMap<u64, &Leaf> = record
        .leaves
        .iter()
        .map(|leaf| (leaf.sequence, leaf))
        .collect();
    for (sequence, body) in &record.bodies {
        let leaf = leaves.get(sequence);
        if leaf.is_none_or(|leaf| leaf.body != body.root()) {
            let entry = leaf.and_then(|leaf| leaf.entry);
            let about = entry.map_or_else(|| place(*sequence), |entry| entry.to_string());
            report.found(VerifyCode::EntryNotItsLeaf, about);
        }
    }
}

/// The keys that were signed for are those in force by the leaves.
fn keys(record: &Record, text: &HandOver, key: &VerifyingKey, report: &mut Report) {
    let signers = Signers::of(text.vault, &record.history, &record.leaves, &record.bodies);
    if !signers.sign(text, key) {
        report.found(VerifyCode::KeysNotInForce, HAND_OVER);
    }
}

/// What is said to have been handed over before was of this record.
fn earlier(record: &Record, text: &HandOver, report: &mut Report) {
    use ledger::Continuation::{Altered, Continues, MayBeLost, Restored};
    for earlier in &record.earlier {
        let is_of_it = earlier.vault == text.vault
            && match record.history.since(&earlier.head) {
                Continues { .. } | Restored { .. } | MayBeLost { .. } => true,
                Altered => false,
            };
        if !is_of_it {
            let code = earlier.code().to_string();
            report.found(VerifyCode::EarlierHandOverOfAnother, code);
        }
    }
}
