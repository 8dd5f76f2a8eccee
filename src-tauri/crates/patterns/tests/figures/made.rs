//! Entries made for tests.

use chrono::NaiveDateTime;
use chrono_tz::Tz::Europe__London;
use domain::{Basis, Entry, EntryId, When};
use patterns::{Figures, Observed, Pack, RuleId, ToldTo, figures};
use serde_json::{Value, json};
use uuid::Uuid;

pub fn id(number: usize) -> EntryId {
    EntryId::new(Uuid::from_u128(number as u128))
}

pub fn entry(body: Value) -> Entry {
    Entry::from_json(body).unwrap()
}

/// An incident of a minute in London, with whatever else.
pub fn incident_at(at: &str, more: Value) -> Entry {
    let at: NaiveDateTime = at.parse().unwrap();
    incident(&When::minute(at, Europe__London, Basis::Memory), more)
}

pub fn incident(when: &When, more: Value) -> Entry {
    let mut body = json!({"kind": "incident", "what": "Something.", "when": when});
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    entry(body)
}

/// The entry's id is its place in the list.
pub fn observed(entries: &[Entry]) -> Vec<Observed<'_>> {
    let numbered = entries.iter().enumerate();
    numbered
        .map(|(number, entry)| Observed {
            id: id(number),
            entry,
            struck_out: false,
        })
        .collect()
}

pub fn of(entries: &[Entry]) -> Figures {
    of_observed(&observed(entries))
}

pub fn of_observed(entries: &[Observed<'_>]) -> Figures {
    figures(
        entries,
        Pack::england_and_wales(),
        catalogue::Language::English.words(),
        ToldTo::Keeper,
    )
}

pub fn said(figures: &Figures, rule: RuleId) -> Vec<&str> {
    let sentences = figures.sentences.iter();
    sentences
        .filter(|figure| figure.rule == rule)
        .map(|figure| figure.sentence.as_str())
        .collect()
}

/// One in May and six in June, two of them on one day.
pub fn visits() -> Vec<Entry> {
    let visit = json!({"behaviours": ["visit_home", "visit_home"]});
    let mut entries = vec![incident_at("2026-05-02T20:10:00", visit.clone())];
    for day in [1, 4, 9, 9, 20, 28] {
        entries.push(incident_at(
            &format!("2026-06-{day:02}T21:00:00"),
            visit.clone(),
        ));
    }
    entries
}
