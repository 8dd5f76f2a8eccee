//! The log against the leaves, in both directions.

pub(super) mod entries;
mod exhibits;
pub(super) mod said;

use std::collections::{BTreeMap, BTreeSet};

use domain::{Digest, EntryId};
use ledger::{Action, HandOver, Import, Leaf};

use super::carrier::source::Source;
use super::open_error::OpenError;
use super::record::Record;
use super::report::{Report, VerifyCode};
use crate::format::layout::{LEAVES, LOG};
use crate::format::log::{Log, LogScope};
use crate::format::log_extent::LogExtent;

/// Reads the log and holds it against the ledger, and its exhibits against the files.
pub(super) fn check(
    source: &Source,
    hashes: &BTreeMap<String, Digest>,
    text: &HandOver,
    record: &Record,
    report: &mut Report,
) -> Result<(), OpenError> {
    let bytes = source.whole(LOG)?.unwrap_or_default();
    let Ok(log) = serde_json::from_slice::<Log>(&bytes) else {
        report.found(VerifyCode::LogUnreadable, LOG);
        return Ok(());
    };
    report.entries = log.entries.len();
    report.further_members = log.further_members();
    let said = (log.ledger.vault, log.ledger.size, log.ledger.root);
    if said != (text.vault, text.head.size, text.head.root) {
        report.found(VerifyCode::LedgerNotItsCheckpoint, LOG);
    }
    let leaves = leaves_of_entries(&record.leaves);
    entries::check(&log, &leaves, record, report);
    scope(&log, &leaves, record, report);
    imports(&log, record, report);
    exhibits::check(&log, source, hashes, report);
    Ok(())
}

/// The leaves about each entry, in their order.
type LeavesOfEntries<'a> = BTreeMap<EntryId, Vec<&'a Leaf>>;

fn leaves_of_entries(leaves: &[Leaf]) -> LeavesOfEntries<'_> {
    let mut of_entries = LeavesOfEntries::new();
    for leaf in leaves {
        if let Some(entry) = leaf.entry {
            of_entries.entry(entry).or_default().push(leaf);
        }
    }
    of_entries
}

/// A log of everything has every leaf beside it, and counts the entries that stay out. One of a part has no leaf about an
/// entry that it lacks.
fn scope(log: &Log, leaves: &LeavesOfEntries<'_>, record: &Record, report: &mut Report) {
    let told: BTreeSet<EntryId> = log.entries.iter().map(|entry| entry.id).collect();
    let lacking = leaves.iter().filter(|(entry, _)| !told.contains(entry));
    let mut lacking_count = 0;
    for (entry, about) in lacking {
        lacking_count += 1;
        let has_body = |leaf: &&Leaf| record.bodies.contains_key(&leaf.sequence);
        if log.scope == LogScope::Part || about.iter().any(has_body) {
            report.found(VerifyCode::EntryNotItsLeaf, entry.to_string());
        }
    }
    let mut counts = log.left_out.iter();
    let counted = counts.try_fold(0_usize, |all, left| all.checked_add(left.count));
    let agrees = match log.scope {
        LogScope::Everything => record.every_leaf() && counted == Some(lacking_count),
        LogScope::Part => !record.every_leaf(),
    };
    let part_agrees = match log.extent {
        None => true,
        Some(LogExtent::Whole) => log.scope == LogScope::Everything,
        Some(LogExtent::Chosen) => log.scope == LogScope::Part,
        Some(LogExtent::Supplement { since, .. }) => {
            log.scope == LogScope::Part && since <= log.ledger.size
        }
    };
    if !(agrees && part_agrees) {
        report.found(VerifyCode::LogNotItsLedger, LOG);
    }
}

/// Each import whose body is here has its row, and the other way round.
fn imports(log: &Log, record: &Record, report: &mut Report) {
    let told: BTreeSet<EntryId> = log.entries.iter().map(|entry| entry.id).collect();
    let mut rows: BTreeMap<u64, _> = log.imports.iter().map(|row| (row.sequence, row)).collect();
    let mut agree = rows.len() == log.imports.len();
    let leaves = record.leaves.iter();
    for leaf in leaves.filter(|leaf| leaf.action == Action::Import) {
        let body = record.bodies.get(&leaf.sequence);
        let Some(import) = body.and_then(|body| Import::read(leaf, body).ok()) else {
            continue;
        };
        let is_said = rows.remove(&leaf.sequence).is_some_and(|row| {
            let said = (
                &row.item,
                &row.reader,
                row.reader_version,
                row.records,
                &row.list,
            );
            said == (
                &import.item,
                &import.reader,
                import.reader_version,
                import.records,
                &import.list,
            )
        });
        agree &= is_said && told.contains(&import.item);
    }
    if !(agree && rows.is_empty()) {
        report.found(VerifyCode::LogNotItsLedger, format!("{LEAVES} {LOG}"));
    }
}
