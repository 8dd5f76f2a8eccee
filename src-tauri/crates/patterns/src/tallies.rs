//! Incidents by what they have in common. One incident counts once in a tally, whatever it repeats.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{SentenceId, Words, sentences};
use domain::{Behaviour, EntryId, Involved, folded_name, variant_name};

use crate::figure::{Tally, counted};
use crate::pack::{LimbId, Pack, ToldTo};
use crate::record::{Counted, Record};

/// For people that are neither kept nor named.
const UNKNOWN: &str = "unknown";
/// For what was left open.
const NOT_SAID: &str = "not_said";
/// Before a name that is no kept person's, so that it is never taken for an id.
const NAME: &str = "name:";

pub(crate) fn behaviours(
    record: &Record<'_>,
    pack: &Pack,
    words: &Words,
    told_to: ToldTo,
) -> Vec<Tally> {
    let keys = |incident: &Counted<'_>| {
        let tags = incident.incident.behaviours.iter();
        tags.map(|tag| tag.0.clone()).collect()
    };
    let label = |tag: &str| pack.behaviour_label(&Behaviour(tag.to_owned()), words, told_to);
    most_first(tallies(
        by(record, keys),
        label,
        sentences::FIGURE_TALLY,
        words,
    ))
}

/// In the order of the law's list, not by number.
pub(crate) fn limbs(record: &Record<'_>, pack: &Pack, words: &Words) -> Vec<Tally> {
    let keys = |incident: &Counted<'_>| {
        let tags = incident.incident.behaviours.iter();
        tags.filter_map(|tag| pack.behaviour(tag))
            .flat_map(|tag| tag.limbs.iter().map(|limb| limb.0.clone()))
            .collect()
    };
    let label = |id: &str| match pack.limb(&LimbId(id.to_owned())) {
        Some(limb) => limb.text.clone(),
        None => id.to_owned(),
    };
    tallies(by(record, keys), label, sentences::FIGURE_TALLY, words)
}

pub(crate) fn channels(record: &Record<'_>, words: &Words) -> Vec<Tally> {
    let keys = |incident: &Counted<'_>| {
        incident
            .incident
            .channels
            .iter()
            .map(variant_name)
            .collect()
    };
    let label = |channel: &str| words.coded(&format!("channel-{channel}"));
    most_first(tallies(
        by(record, keys),
        label,
        sentences::FIGURE_TALLY,
        words,
    ))
}

pub(crate) fn people(record: &Record<'_>, words: &Words) -> Vec<Tally> {
    let called = record.people_called();
    let keys = |incident: &Counted<'_>| {
        let who = &incident.incident.who;
        if who.is_empty() {
            return vec![NOT_SAID.to_owned()];
        }
        who.iter().map(|who| person(who, &called)).collect()
    };
    let label = |key: &str| match key.strip_prefix(NAME) {
        Some(name) => name.to_owned(),
        None if key == UNKNOWN => words.say(sentences::FIGURE_PERSON_UNKNOWN),
        None if key == NOT_SAID => words.say(sentences::FIGURE_PERSON_NOT_SAID),
        None => name_of_person(record, key, words),
    };
    most_first(tallies(
        by(record, keys),
        label,
        sentences::FIGURE_TALLY,
        words,
    ))
}

/// A name or number that is a kept person's counts as theirs.
fn person(involved: &Involved, called: &BTreeMap<String, Option<EntryId>>) -> String {
    match (involved.person, involved.name.as_deref().map(str::trim)) {
        (Some(id), _) => id.to_string(),
        (None, Some(name)) if !name.is_empty() => match called.get(&folded_name(name)) {
            Some(Some(id)) => id.to_string(),
            _ => format!("{NAME}{name}"),
        },
        _ => UNKNOWN.to_owned(),
    }
}

fn name_of_person(record: &Record<'_>, id: &str, words: &Words) -> String {
    let person = id
        .parse()
        .ok()
        .and_then(|id: EntryId| record.people.get(&id));
    match person {
        Some(person) => person.name.clone(),
        None => words.say(sentences::FIGURE_PERSON_REMOVED),
    }
}

pub(crate) fn through(record: &Record<'_>, words: &Words) -> Vec<Tally> {
    let keys = |incident: &Counted<'_>| {
        let through = incident.incident.who.iter().filter_map(|who| who.through);
        through.map(|id| id.to_string()).collect()
    };
    let label = |id: &str| name_of_person(record, id, words);
    most_first(tallies(
        by(record, keys),
        label,
        sentences::FIGURE_TALLY,
        words,
    ))
}

pub(crate) fn impacts(record: &Record<'_>, words: &Words) -> Vec<Tally> {
    let mut kinds: BTreeMap<String, Vec<EntryId>> = BTreeMap::new();
    for (id, impact) in &record.impacts {
        let kind = impact
            .impact_kind
            .map_or_else(|| NOT_SAID.to_owned(), |kind| variant_name(&kind));
        kinds.entry(kind).or_default().push(*id);
    }
    let label = |kind: &str| match kind {
        NOT_SAID => words.say(sentences::FIGURE_IMPACT_NOT_SAID),
        kind => words.coded(&format!("impact-{kind}")),
    };
    most_first(tallies(
        kinds,
        label,
        sentences::FIGURE_TALLY_CHANGES,
        words,
    ))
}

fn by(
    record: &Record<'_>,
    keys: impl Fn(&Counted<'_>) -> Vec<String>,
) -> BTreeMap<String, Vec<EntryId>> {
    let mut found: BTreeMap<String, Vec<EntryId>> = BTreeMap::new();
    for incident in &record.incidents {
        let once_each: BTreeSet<String> = keys(incident).into_iter().collect();
        for key in once_each {
            found.entry(key).or_default().push(incident.id);
        }
    }
    found
}

fn tallies(
    found: BTreeMap<String, Vec<EntryId>>,
    label: impl Fn(&str) -> String,
    sentence: SentenceId,
    words: &Words,
) -> Vec<Tally> {
    let tally = |(key, entries): (String, Vec<EntryId>)| {
        let label = label(&key);
        let values = [
            ("label", label.clone().into()),
            ("count", entries.len().into()),
        ];
        Tally {
            sentence: words.say_with(sentence, &values),
            count: counted(entries.len()),
            key,
            label,
            entries,
        }
    };
    found.into_iter().map(tally).collect()
}

/// Those with as many keep the order of their keys.
fn most_first(mut tallies: Vec<Tally>) -> Vec<Tally> {
    tallies.sort_by_key(|tally| std::cmp::Reverse(tally.count));
    tallies
}
