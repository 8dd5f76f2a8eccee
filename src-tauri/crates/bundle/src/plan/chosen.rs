//! Which entries a choice means, and which items' files an earlier bundle gave.

use std::collections::{BTreeMap, BTreeSet};

use domain::EntryId;
use serde_json::Value;

use crate::case_file::{CaseFile, EarlierBundle, KeptEntry};
use crate::plan::choice::Chosen;

/// The chosen entries with everything that they refer to; nothing said means all.
pub(super) fn chosen(case: &CaseFile, chosen: &Chosen) -> Option<BTreeSet<EntryId>> {
    let first: BTreeSet<EntryId> = match chosen {
        Chosen::Everything => return None,
        Chosen::Only(ids) => ids.clone(),
        Chosen::NewSince { ledger_size } => written_since(case, *ledger_size),
    };
    let known: BTreeMap<EntryId, &KeptEntry> =
        case.entries.iter().map(|kept| (kept.id, kept)).collect();
    let mut all = BTreeSet::new();
    let mut open: Vec<EntryId> = first.into_iter().collect();
    while let Some(id) = open.pop() {
        let Some(kept) = known.get(&id).filter(|_| all.insert(id)) else {
            continue;
        };
        if let Some(entry) = &kept.entry {
            let mut named = Vec::new();
            ids_in(&entry.to_json(), &mut named);
            open.extend(named.into_iter().filter(|id| known.contains_key(id)));
        }
    }
    Some(all)
}

fn written_since(case: &CaseFile, ledger_size: u64) -> BTreeSet<EntryId> {
    let leaves = case.ledger.leaves.iter();
    leaves
        .filter(|kept| kept.leaf.sequence >= ledger_size)
        .filter_map(|kept| kept.leaf.entry)
        .chain(lost_at(case, ledger_size))
        .collect()
}

/// Items of which a bundle that was made at this size held no file, because it was lost.
fn lost_at(case: &CaseFile, ledger_size: u64) -> impl Iterator<Item = EntryId> {
    made_at(case, ledger_size).flat_map(|made| made.lost.iter().copied())
}

/// Items whose files whoever gets this bundle has already. Where several bundles were made at this size, nobody said
/// which of them that is, so only what each of them gave; and of what nobody remembers, the file is given once more.
pub(super) fn given_before(case: &CaseFile, chosen: &Chosen) -> BTreeSet<EntryId> {
    let Chosen::NewSince { ledger_size } = chosen else {
        return BTreeSet::new();
    };
    let mut made = made_at(case, *ledger_size);
    let Some(first) = made.next() else {
        return BTreeSet::new();
    };
    made.fold(first.held.clone(), |held, other| &held & &other.held)
}

fn made_at(case: &CaseFile, ledger_size: u64) -> impl Iterator<Item = &EarlierBundle> {
    let made = case.earlier_bundles.iter();
    made.filter(move |made| made.ledger_size == ledger_size)
}

fn ids_in(value: &Value, ids: &mut Vec<EntryId>) {
    match value {
        Value::String(text) => ids.extend(text.parse::<EntryId>()),
        Value::Array(values) => values.iter().for_each(|value| ids_in(value, ids)),
        Value::Object(fields) => fields.values().for_each(|value| ids_in(value, ids)),
        _ => {}
    }
}
