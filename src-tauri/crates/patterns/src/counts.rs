//! Plain counts of incidents and impacts.

use std::collections::BTreeSet;

use catalogue::Words;
use chrono::NaiveDate;
use domain::{Answer, EntryId, ReportedTo};

use crate::figure::{Figure, RuleId};
use crate::record::{Counted, Record, days, ids};
use crate::sentence::Sentence;

/// As many dates as a sentence can carry; more are given as from and to.
const DATES_IN_A_SENTENCE: usize = 6;

pub(crate) fn count(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let all = record.which(|_| true);
    if all.is_empty() {
        return Vec::new();
    }
    let sentence = Sentence::new(words, RuleId::Count).number(
        "incidents",
        "figure-incidents",
        all.len(),
        ids(&all),
    );
    let days = days(&all);
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return vec![sentence.say("figure-count-undated", ids(&all))];
    };
    let dated = ids(&record.which(|incident| incident.day().is_some()));
    if first == last {
        let figure = sentence.text("date", words.date(*first));
        return vec![figure.say("figure-count-one-day", ids(&all))];
    }
    let span = usize::try_from((*last - *first).num_days()).unwrap_or(0) + 1;
    let figure = sentence
        .number("days", "figure-days", span, dated.clone())
        .number("different", "figure-different-days", days.len(), dated)
        .text("from", words.date(*first))
        .text("to", words.date(*last));
    vec![figure.say("figure-count", ids(&all))]
}

pub(crate) fn not_dated_to_a_day(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let found = record.which(|incident| incident.day().is_none());
    incidents_that(
        found,
        RuleId::NotDatedToADay,
        "figure-not-dated-to-a-day",
        words,
    )
}

pub(crate) fn may_breach(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let found = record.which(|counted| !counted.incident.may_breach.is_empty());
    incidents_that(found, RuleId::MayBreach, "figure-may-breach", words)
}

pub(crate) fn children_present(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let found = record.which(|counted| counted.incident.children_present == Some(Answer::Yes));
    incidents_that(
        found,
        RuleId::ChildrenPresent,
        "figure-children-present",
        words,
    )
}

pub(crate) fn witnessed(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let found = record.which(|counted| !counted.incident.witnesses.is_empty());
    incidents_that(found, RuleId::Witnessed, "figure-witnessed", words)
}

pub(crate) fn what_changed(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let found = record.which(|counted| {
        let changed = counted.incident.what_changed.as_deref();
        changed.is_some_and(|words| !words.trim().is_empty())
    });
    incidents_that(found, RuleId::WhatChanged, "figure-what-changed", words)
}

pub(crate) fn reports_to_police(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let reports = record.reports.iter();
    let entries: Vec<EntryId> = reports
        .filter(|(_, report)| report.to == ReportedTo::Police)
        .map(|(id, _)| *id)
        .collect();
    if entries.is_empty() {
        return Vec::new();
    }
    let sentence = Sentence::new(words, RuleId::ReportsToPolice).number(
        "reports",
        "figure-reports",
        entries.len(),
        entries.clone(),
    );
    vec![sentence.say("figure-reports-to-police", entries)]
}

/// Items that were struck out or erased are no evidence any more.
pub(crate) fn with_evidence(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let kept = |incident: &Counted<'_>| -> Vec<EntryId> {
        let items = incident.incident.evidence.iter();
        items
            .copied()
            .filter(|item| record.items.contains(item))
            .collect()
    };
    let found = record.which(|incident| !kept(incident).is_empty());
    let items: BTreeSet<EntryId> = found.iter().flat_map(|incident| kept(incident)).collect();
    let mut figures = incidents_that(found, RuleId::WithEvidence, "figure-with-evidence", words);
    for figure in &mut figures {
        figure.entries.extend(&items);
    }
    figures
}

fn incidents_that(found: Vec<&Counted<'_>>, rule: RuleId, id: &str, words: &Words) -> Vec<Figure> {
    if found.is_empty() {
        return Vec::new();
    }
    let entries = ids(&found);
    let sentence = Sentence::new(words, rule).number(
        "incidents",
        "figure-incidents",
        found.len(),
        entries.clone(),
    );
    vec![sentence.say(id, entries)]
}

pub(crate) fn fear_of_violence(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let found = record.which(|counted| {
        let fear = counted.incident.fear_of_violence.as_ref();
        fear.is_some_and(|fear| fear.feared == Answer::Yes)
    });
    let days = days(&found);
    if days.is_empty() {
        return incidents_that(found, RuleId::FearOfViolence, "figure-fear-undated", words);
    }
    let dated: Vec<EntryId> = found
        .iter()
        .filter(|incident| incident.day().is_some())
        .map(|incident| incident.id)
        .collect();
    let sentence = Sentence::new(words, RuleId::FearOfViolence)
        .number("incidents", "figure-incidents", found.len(), ids(&found))
        .number("different", "figure-different-days", days.len(), dated)
        .text("dates", dates(&days, words));
    vec![sentence.say("figure-fear", ids(&found))]
}

/// "3 April 2026; 9 May 2026", or "from … to …" where there are many.
fn dates(days: &BTreeSet<NaiveDate>, words: &Words) -> String {
    match (days.first(), days.last()) {
        (Some(first), Some(last)) if days.len() > DATES_IN_A_SENTENCE => words.say_with(
            "figure-from-to",
            &[
                ("from", words.date(*first).into()),
                ("to", words.date(*last).into()),
            ],
        ),
        _ => {
            let dates: Vec<String> = days.iter().map(|day| words.date(*day)).collect();
            dates.join("; ")
        }
    }
}

pub(crate) fn impacts(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let entries: Vec<EntryId> = record.impacts.iter().map(|(id, _)| *id).collect();
    if entries.is_empty() {
        return Vec::new();
    }
    let sentence = Sentence::new(words, RuleId::Impacts).number(
        "changes",
        "figure-changes",
        entries.len(),
        entries.clone(),
    );
    vec![sentence.say("figure-impacts", entries)]
}
