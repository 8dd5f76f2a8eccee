//! Which entries a choice means, and which items' files an earlier bundle gave.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Entry, EntryId, Role};
use serde_json::Value;

use crate::case_file::{CaseFile, KeptBack, KeptEntry};
use crate::extent::Extent;
use crate::plan::choice::{Choice, Chosen};
use crate::plan::supplement::{made_at, supplement};

/// How much of the record a choice means.
pub(super) fn extent(chosen: &Chosen, case: &CaseFile) -> Extent {
    match chosen {
        Chosen::Everything => Extent::Whole,
        Chosen::Only(_) => Extent::Part,
        Chosen::NewSince { ledger_size } => Extent::Supplement(supplement(case, *ledger_size)),
    }
}

/// The chosen entries with everything that they refer to, and with what every bundle carries; nothing said means all.
pub(super) fn chosen(case: &CaseFile, chosen: &Chosen) -> Option<BTreeSet<EntryId>> {
    let first: BTreeSet<EntryId> = match chosen {
        Chosen::Everything => return None,
        Chosen::Only(ids) => ids.clone(),
        Chosen::NewSince { ledger_size } => written_since(case, *ledger_size),
    };
    let known: BTreeMap<EntryId, &KeptEntry> =
        case.entries.iter().map(|kept| (kept.id, kept)).collect();
    let mut all = BTreeSet::new();
    let carried = case.entries.iter().filter(|kept| is_always_carried(kept));
    let mut open: Vec<EntryId> = first
        .into_iter()
        .chain(carried.map(|kept| kept.id))
        .collect();
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

/// Who is meant, and what they must not do: without that no part can be acted on.
fn is_always_carried(kept: &KeptEntry) -> bool {
    let carried = match &kept.entry {
        Some(Entry::Person(person)) => person.role == Role::OtherPerson,
        Some(Entry::Order(_) | Entry::Proceeding(_)) => true,
        _ => false,
    };
    carried && kept.struck_out.is_none()
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

/// What was done before with the items' files, as far as this bundle goes on from it.
#[derive(Default)]
pub(super) struct Before {
    /// Items whose files whoever gets this bundle has already.
    pub(super) given: BTreeSet<EntryId>,
    /// Items whose files did not go to everybody when they went out last.
    kept_back: BTreeMap<EntryId, KeptBack>,
}

impl Before {
    pub(super) fn of(case: &CaseFile, chosen: &Chosen) -> Self {
        match chosen {
            Chosen::NewSince { ledger_size } => Self {
                given: given_at(case, *ledger_size),
                kept_back: kept_back_until(case, *ledger_size),
            },
            Chosen::Everything | Chosen::Only(_) => Self::default(),
        }
    }

    /// The choice with what was kept back before, on which the person said nothing else since and which whoever gets this
    /// bundle does not have already.
    pub(super) fn kept_on(&self, choice: &Choice) -> Choice {
        let mut going_on = choice.clone();
        for (item, how) in &self.kept_back {
            if !(choice.given.contains(item) || self.given.contains(item)) {
                going_on.exhibits.entry(*item).or_insert(*how);
            }
        }
        going_on
    }
}

/// Where several bundles were made at this size, nobody said which of them is meant: so given is only what each of them
/// gave. Of what nobody remembers, the file is given once more.
fn given_at(case: &CaseFile, ledger_size: u64) -> BTreeSet<EntryId> {
    let mut made = made_at(case, ledger_size);
    let Some(first) = made.next() else {
        return BTreeSet::new();
    };
    made.fold(first.given.clone(), |given, other| &given & &other.given)
}

/// Whatever bundle is counted from, and whether it named the item or not: what was kept back last stays so until it is given.
/// Of two that were made at one size the stricter holds.
fn kept_back_until(case: &CaseFile, ledger_size: u64) -> BTreeMap<EntryId, KeptBack> {
    let made = case.earlier_bundles.iter();
    let mut made: Vec<_> = made
        .filter(|made| made.ledger_size <= ledger_size)
        .collect();
    made.sort_by_key(|made| made.ledger_size);
    let mut kept_back = BTreeMap::new();
    for of_one_size in made.chunk_by(|one, other| one.ledger_size == other.ledger_size) {
        for made in of_one_size {
            kept_back.retain(|item, _| !made.gave.contains(item));
        }
        for (item, how) in of_one_size.iter().flat_map(|made| &made.kept_back) {
            let kept = kept_back.entry(*item).or_insert(*how);
            if *how == KeptBack::Out {
                *kept = KeptBack::Out;
            }
        }
    }
    kept_back
}

fn ids_in(value: &Value, ids: &mut Vec<EntryId>) {
    match value {
        Value::String(text) => ids.extend(text.parse::<EntryId>()),
        Value::Array(values) => values.iter().for_each(|value| ids_in(value, ids)),
        Value::Object(fields) => fields.values().for_each(|value| ids_in(value, ids)),
        _ => {}
    }
}
