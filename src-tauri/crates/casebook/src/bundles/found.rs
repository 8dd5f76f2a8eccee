//! What was found, one group for each detail however it is written, with everywhere that it stands.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use bundle::{Finding as Found, FindingKind, Location, Plan};
use catalogue::sentences;
use domain::{Entry, EntryKind, Revision};

use super::field_words::field_words;
use super::named_entries::Entries;
use crate::wire::{Finding, FindingPlace, FindingSpot};

pub(super) fn findings(entries: &Entries<'_>, plan: &Plan) -> Vec<Finding> {
    let mut grouped: BTreeMap<(FindingKind, &str), Vec<&Found>> = BTreeMap::new();
    for found in &plan.findings {
        let key = (found.kind, found.value.as_str());
        grouped.entry(key).or_default().push(found);
    }
    let mut findings: Vec<Finding> = grouped
        .into_values()
        .map(|group| finding(entries, plan, group))
        .collect();
    findings.sort_by_key(|finding| !finding.protected);
    findings
}

fn finding(entries: &Entries<'_>, plan: &Plan, mut group: Vec<&Found>) -> Finding {
    // The newest version of an entry first.
    group.sort_by_key(|found| {
        (
            entries.order_of(&found.location),
            Reverse(revision(&found.location)),
        )
    });
    Finding {
        what: group[0].kind,
        text: group[0].found.clone(),
        protected: group.iter().any(|found| found.protected),
        places: group
            .into_iter()
            .map(|found| place(entries, plan, found))
            .collect(),
    }
}

const fn revision(location: &Location) -> Option<Revision> {
    match location {
        Location::Field { revision, .. } => Some(*revision),
        _ => None,
    }
}

fn place(entries: &Entries<'_>, plan: &Plan, found: &Found) -> FindingPlace {
    let words = entries.words();
    let (spot, at) = match &found.location {
        Location::Field {
            entry,
            revision,
            field,
        } => {
            let kind = kind(entries, *entry);
            let at = field_words(words, kind, field);
            let spot = FindingSpot::Field {
                entry: *entry,
                kind,
                revision: *revision,
                field: field.clone(),
            };
            (spot, in_its_time(entries, *entry, *revision, at))
        }
        Location::Reason { entry } => {
            let kind = kind(entries, *entry);
            let spot = FindingSpot::Reason {
                entry: *entry,
                kind,
            };
            (spot, words.say(sentences::BUNDLE_SPOT_REASON))
        }
        Location::Item { item, locator } => (FindingSpot::File { item: *item }, locator.clone()),
        Location::Point { item } => {
            let spot = FindingSpot::Point { item: *item };
            (spot, words.say(sentences::BUNDLE_SPOT_POINT))
        }
        Location::Figure { line } => {
            let number = (line + 1).to_string();
            let at = words.say_with(
                sentences::BUNDLE_SPOT_PATTERN_LINE,
                &[("number", number.into())],
            );
            (FindingSpot::Pattern, at)
        }
    };
    let name = match &found.location {
        Location::Figure { .. } => words.say(sentences::BUNDLE_SPOT_PATTERN),
        Location::Field { entry: id, .. }
        | Location::Reason { entry: id }
        | Location::Item { item: id, .. }
        | Location::Point { item: id } => entries.name(*id).unwrap_or_default(),
    };
    let kept_back = match &found.location {
        Location::Item { item, .. } | Location::Point { item } => plan.choice.exhibits.get(item),
        Location::Field { .. } | Location::Reason { .. } | Location::Figure { .. } => None,
    };
    FindingPlace {
        id: found.id.0.clone(),
        spot,
        name,
        at,
        before: found.around.before.clone(),
        found: found.found.clone(),
        after: found.around.after.clone(),
        times: found.times,
        protected: found.protected,
        withheld: found.withheld,
        kept_back: kept_back.copied(),
    }
}

/// What was found stands in an entry, so it has one; erased entries hold nothing to be found.
fn kind(entries: &Entries<'_>, id: domain::EntryId) -> EntryKind {
    let entry = entries.get(id).and_then(|kept| kept.entry.as_ref());
    entry.map_or(EntryKind::Incident, Entry::kind)
}

/// Says of an earlier version that it is one.
fn in_its_time(
    entries: &Entries<'_>,
    id: domain::EntryId,
    revision: Revision,
    field: String,
) -> String {
    let stands = entries.get(id).is_none_or(|kept| kept.revision == revision);
    if stands {
        return field;
    }
    let words = entries.words();
    words.say_with(sentences::BUNDLE_FIELD_BEFORE, &[("field", field.into())])
}
