//! Which entries stay out of the main bundle, and why.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Entry, EntryId, Role};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::case_file::KeptEntry;
use crate::plan::consents::NotAgreed;

/// Why an entry stays out of the main bundle.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    TS,
)]
#[serde(rename_all = "snake_case")]
pub enum WhyLeftOut {
    /// It is not of the chosen part.
    NotChosen,
    /// It is a note.
    Note,
    /// It is for police only.
    PoliceOnly,
    /// It is a protected person or place.
    Protected,
}

/// An entry that stays out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The entry.
    pub entry: EntryId,
    /// Why.
    pub why: WhyLeftOut,
}

/// Why an entry stays out; nothing where it goes in.
pub(super) fn why_left_out(
    kept: &KeptEntry,
    chosen: Option<&BTreeSet<EntryId>>,
    notes: &BTreeSet<EntryId>,
    not_agreed: &BTreeMap<EntryId, NotAgreed>,
) -> Option<WhyLeftOut> {
    let is_not_agreed = not_agreed.get(&kept.id).is_some_and(NotAgreed::is_whole);
    let why = kept.entry.as_ref().and_then(|entry| {
        let (holds, why) = match entry {
            Entry::Needs(_) => (true, WhyLeftOut::PoliceOnly),
            // Of a part, only what was chosen or is named by that. With whom the keeper left a code is nobody else's to know.
            Entry::Consent(_) | Entry::Assessment(_) | Entry::FingerprintLeft(_) => (
                chosen.is_none_or(|chosen| chosen.contains(&kept.id)),
                WhyLeftOut::PoliceOnly,
            ),
            Entry::Person(person) => (
                (person.protected || is_not_agreed) && person.role != Role::Keeper,
                WhyLeftOut::Protected,
            ),
            Entry::Place(place) => (place.protected || is_not_agreed, WhyLeftOut::Protected),
            Entry::Note(_) => (!notes.contains(&kept.id), WhyLeftOut::Note),
            // Named one by one: a kind that is new goes out only where somebody says so here.
            Entry::Incident(_)
            | Entry::Event(_)
            | Entry::Item(_)
            | Entry::Order(_)
            | Entry::Report(_)
            | Entry::Proceeding(_)
            | Entry::Impact(_) => return None,
        };
        holds.then_some(why)
    });
    let is_chosen =
        chosen.is_none_or(|chosen| chosen.contains(&kept.id) || notes.contains(&kept.id));
    why.or((!is_chosen).then_some(WhyLeftOut::NotChosen))
}
