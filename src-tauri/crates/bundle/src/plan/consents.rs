//! What the keeper did not agree to tell, by a consent. It is protected in the main bundle, and police are not told of it
//! either unless the keeper gives it to them all the same, each thing by itself.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::{Consent, Entry, EntryId, EntryKind, PersonDetail};

use crate::case_file::{CaseFile, KeptEntry};

/// A person, a place or an item that a consent does not agree to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAgreed {
    /// Which.
    pub entry: EntryId,
    /// Which of the three it is.
    pub kind: EntryKind,
    /// Which details of a person, where the rest may be told.
    pub details: Option<BTreeSet<PersonDetail>>,
    /// The consents that say so.
    pub by: BTreeSet<EntryId>,
    /// The days of those.
    pub days: BTreeSet<NaiveDate>,
    /// Whether the keeper gives it to police all the same.
    pub given: bool,
    /// Items whose files police do not get since it stands in them, or since they are it.
    pub files: BTreeSet<EntryId>,
}

impl NotAgreed {
    /// Whether nothing of it may be told.
    pub fn is_whole(&self) -> bool {
        self.details.is_none()
    }
}

/// What a consent does not agree to: each thing whole, or these details of somebody.
fn not_told(consent: &Consent) -> impl Iterator<Item = (EntryId, Option<BTreeSet<PersonDetail>>)> {
    let whole = consent.not_told.iter().map(|entry| (*entry, None));
    let of_somebody = consent.not_told_of.iter().map(|of| {
        let details: BTreeSet<PersonDetail> = of.details.iter().copied().collect();
        (
            of.person,
            Some(details).filter(|details| !details.is_empty()),
        )
    });
    whole.chain(of_somebody)
}

/// The consents of a case that stand, each with its day.
pub(crate) fn consents(case: &CaseFile) -> impl Iterator<Item = (&KeptEntry, &Consent, NaiveDate)> {
    let standing = case.entries.iter();
    let standing = standing.filter(|kept| kept.struck_out.is_none() && kept.erased.is_none());
    standing.filter_map(|kept| match &kept.entry {
        Some(Entry::Consent(consent)) => {
            let written = kept.first_written.utc.with_timezone(&case.zone);
            let day = consent.given.unwrap_or_else(|| written.date_naive());
            Some((kept, consent, day))
        }
        _ => None,
    })
}

/// What the consents of a case do not agree to. That one ended, or was taken back, permits nothing: what it does not agree to
/// stays so until the keeper takes it off, or strikes the consent out.
pub(crate) fn not_agreed(case: &CaseFile) -> BTreeMap<EntryId, NotAgreed> {
    let mut things: BTreeMap<EntryId, NotAgreed> = BTreeMap::new();
    for (kept, consent, day) in consents(case) {
        for (entry, details) in not_told(consent) {
            let known = case.entry(entry).and_then(|kept| kept.entry.as_ref());
            let Some(kind) = known.map(Entry::kind) else {
                continue;
            };
            // Only somebody has details; of anything else all of it is meant.
            let details = details.filter(|_| kind == EntryKind::Person);
            let thing = things.entry(entry).or_insert_with(|| NotAgreed {
                entry,
                kind,
                details: Some(BTreeSet::new()),
                by: BTreeSet::new(),
                days: BTreeSet::new(),
                given: false,
                files: BTreeSet::new(),
            });
            thing.details = match (thing.details.take(), details) {
                (Some(known), Some(more)) => Some(&known | &more),
                _ => None,
            };
            thing.by.insert(kept.id);
            thing.days.insert(day);
        }
    }
    things
}
