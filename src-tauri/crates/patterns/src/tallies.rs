//! Incidents by what they have in common. One incident counts once in a tally, whatever it repeats.

use std::collections::{BTreeMap, BTreeSet};

use domain::{EntryId, Involved, Words};

use crate::figure::{Tally, counted};
use crate::pack::{Pack, name_of};
use crate::record::{Counted, Record};

pub(crate) fn behaviours(record: &Record<'_>, pack: &Pack, words: &Words) -> Vec<Tally> {
    let keys = |incident: &Counted<'_>| {
        let tags = incident.incident.behaviours.iter();
        tags.map(|tag| (tag.0.clone(), pack.behaviour_label(tag, words)))
            .collect()
    };
    most_first(by(record, keys, words))
}

/// In the order of the law's list, not by number.
pub(crate) fn limbs(record: &Record<'_>, pack: &Pack, words: &Words) -> Vec<Tally> {
    let keys = |incident: &Counted<'_>| {
        let tags = incident.incident.behaviours.iter();
        tags.filter_map(|tag| pack.behaviour(tag))
            .flat_map(|tag| &tag.limbs)
            .filter_map(|id| pack.limb(id))
            .map(|limb| (limb.id.0.clone(), limb.text.clone()))
            .collect()
    };
    by(record, keys, words)
}

pub(crate) fn channels(record: &Record<'_>, words: &Words) -> Vec<Tally> {
    let keys = |incident: &Counted<'_>| {
        let channels = incident.incident.channels.iter();
        channels
            .map(|channel| {
                let name = name_of(channel);
                let label = words.say(&format!("channel-{name}"));
                (name, label)
            })
            .collect()
    };
    most_first(by(record, keys, words))
}

pub(crate) fn people(record: &Record<'_>, words: &Words) -> Vec<Tally> {
    let keys = |incident: &Counted<'_>| {
        let who = &incident.incident.who;
        if who.is_empty() {
            return vec![("not_said".to_owned(), words.say("figure-person-not-said"))];
        }
        who.iter()
            .map(|involved| person(record, involved, words))
            .collect()
    };
    most_first(by(record, keys, words))
}

fn person(record: &Record<'_>, involved: &Involved, words: &Words) -> (String, String) {
    match (involved.person, involved.name.as_deref().map(str::trim)) {
        (Some(id), _) => (id.to_string(), name(record, id, words)),
        (None, Some(name)) if !name.is_empty() => (format!("name:{name}"), name.to_owned()),
        _ => ("unknown".to_owned(), words.say("figure-person-unknown")),
    }
}

fn name(record: &Record<'_>, id: EntryId, words: &Words) -> String {
    match record.people.get(&id) {
        Some(person) => person.name.clone(),
        None => words.say("figure-person-removed"),
    }
}

pub(crate) fn through(record: &Record<'_>, words: &Words) -> Vec<Tally> {
    let keys = |incident: &Counted<'_>| {
        let through = incident.incident.who.iter().filter_map(|who| who.through);
        through
            .map(|id| (id.to_string(), name(record, id, words)))
            .collect()
    };
    most_first(by(record, keys, words))
}

pub(crate) fn impacts(record: &Record<'_>, words: &Words) -> Vec<Tally> {
    let mut kinds: BTreeMap<String, Vec<EntryId>> = BTreeMap::new();
    for (id, impact) in &record.impacts {
        let kind = impact
            .impact_kind
            .map_or_else(|| "not_said".to_owned(), |kind| name_of(&kind));
        kinds.entry(kind).or_default().push(*id);
    }
    let tallies = kinds.into_iter().map(|(kind, entries)| {
        let label = match kind.as_str() {
            "not_said" => words.say("figure-impact-not-said"),
            kind => words.say(&format!("impact-{kind}")),
        };
        tally(kind, label, entries, "figure-tally-changes", words)
    });
    most_first(tallies.collect())
}

fn by(
    record: &Record<'_>,
    keys: impl Fn(&Counted<'_>) -> Vec<(String, String)>,
    words: &Words,
) -> Vec<Tally> {
    let mut found: BTreeMap<String, (String, Vec<EntryId>)> = BTreeMap::new();
    for incident in &record.incidents {
        let mut seen = BTreeSet::new();
        for (key, label) in keys(incident) {
            if seen.insert(key.clone()) {
                let (_, entries) = found.entry(key).or_insert_with(|| (label, Vec::new()));
                entries.push(incident.id);
            }
        }
    }
    found
        .into_iter()
        .map(|(key, (label, entries))| tally(key, label, entries, "figure-tally", words))
        .collect()
}

fn tally(key: String, label: String, entries: Vec<EntryId>, id: &str, words: &Words) -> Tally {
    let values = [
        ("label", label.clone().into()),
        ("count", entries.len().into()),
    ];
    Tally {
        key,
        count: counted(entries.len()),
        sentence: words.say_with(id, &values),
        label,
        entries,
    }
}

/// Those with as many keep the order of their keys.
fn most_first(mut tallies: Vec<Tally>) -> Vec<Tally> {
    tallies.sort_by_key(|tally| std::cmp::Reverse(tally.count));
    tallies
}
