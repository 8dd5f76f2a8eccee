//! Which supplement a bundle is, and to which bundle: worked out from the bundles that the record noted, and kept nowhere else.

use std::collections::BTreeSet;

use domain::Moment;

use crate::case_file::{CaseFile, EarlierBundle};
use crate::extent::{Supplement, SupplementTo};

/// The supplement that goes on from a bundle of this size.
pub(super) fn supplement(case: &CaseFile, since: u64) -> Supplement {
    let to = base_of(case, since).map(|base| SupplementTo {
        number: before(case, base, case.ledger.head.size) + 1,
        after: (since > base).then(|| before(case, base, since + 1)),
        made: made_on_one_day(case, base),
    });
    Supplement { since, to }
}

pub(super) fn made_at(case: &CaseFile, ledger_size: u64) -> impl Iterator<Item = &EarlierBundle> {
    let made = case.earlier_bundles.iter();
    made.filter(move |made| made.ledger_size == ledger_size)
}

/// The size of the bundle that all supplements before go back to; nothing where the record noted none of this size. Where two
/// were made at one size of which one is no supplement, that one is meant; where they go back to different ones, they
/// themselves are.
fn base_of(case: &CaseFile, ledger_size: u64) -> Option<u64> {
    let made: Vec<_> = made_at(case, ledger_size).collect();
    let first = made.first()?;
    let before = first.since.filter(|before| {
        *before < ledger_size && made.iter().all(|other| other.since == Some(*before))
    });
    let base = before.and_then(|before| base_of(case, before));
    Some(base.unwrap_or(ledger_size))
}

/// How many supplements to a bundle were made before the record had this size. What was made of one state of the record is one supplement, for however many people
/// it was made.
fn before(case: &CaseFile, base: u64, ledger_size: u64) -> u32 {
    let earlier = case.earlier_bundles.iter();
    let earlier = earlier.filter(|made| made.ledger_size < ledger_size);
    let of_this =
        earlier.filter(|made| made.since.and_then(|since| base_of(case, since)) == Some(base));
    let states: BTreeSet<u64> = of_this.map(|made| made.ledger_size).collect();
    u32::try_from(states.len()).unwrap_or(u32::MAX)
}

/// Where several were made at this size, nobody said which of them is meant.
fn made_on_one_day(case: &CaseFile, ledger_size: u64) -> Option<Moment> {
    let mut made = made_at(case, ledger_size).map(|made| made.made);
    let first = made.next()?;
    let day = first.local().date_naive();
    made.all(|other| other.local().date_naive() == day)
        .then_some(first)
}
