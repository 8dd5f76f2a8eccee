//! Plain counts of incidents and impacts.

pub(crate) mod attribution;
pub(crate) mod busiest;

use std::collections::BTreeSet;

use catalogue::{SentenceId, Words, sentences};
use domain::{Answer, EntryId, ReportedTo};

use crate::figure::{Figure, RuleId};
use crate::record::{Counted, Record, days, ids};
use crate::sentence::Sentence;

pub(crate) fn count(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let all = record.which(|_| true);
    if all.is_empty() {
        return Vec::new();
    }
    let sentence = Sentence::new(words, RuleId::Count).number(
        "incidents",
        sentences::FIGURE_INCIDENTS,
        all.len(),
        ids(&all),
    );
    let days = days(&all);
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return vec![sentence.say(sentences::FIGURE_COUNT_UNDATED, ids(&all))];
    };
    let dated = ids(&record.which(|incident| incident.day().is_some()));
    if first == last {
        let figure = sentence.text("date", words.date(*first));
        return vec![figure.say(sentences::FIGURE_COUNT_ONE_DAY, ids(&all))];
    }
    let span = usize::try_from((*last - *first).num_days()).unwrap_or(0) + 1;
    let figure = sentence
        .number("days", sentences::FIGURE_DAYS, span, dated.clone())
        .number(
            "different",
            sentences::FIGURE_DIFFERENT_DAYS,
            days.len(),
            dated,
        )
        .text("from", words.date(*first))
        .text("to", words.date(*last));
    vec![figure.say(sentences::FIGURE_COUNT, ids(&all))]
}

pub(crate) fn not_dated_to_a_day(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let found = record.which(|incident| incident.day().is_none());
    incidents_that(
        found,
        RuleId::NotDatedToADay,
        sentences::FIGURE_NOT_DATED_TO_A_DAY,
        words,
    )
}

/// The tag for what an order forbids. An order that is named says the same and more.
pub(crate) const BREACH: &str = "breach";

/// One number for one thing: whether the keeper named the order or set the tag.
pub(crate) fn may_breach(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let found = record.which(|counted| {
        let tags = &counted.incident.behaviours;
        !counted.incident.may_breach.is_empty() || tags.iter().any(|tag| tag.0 == BREACH)
    });
    incidents_that(
        found,
        RuleId::MayBreach,
        sentences::FIGURE_MAY_BREACH,
        words,
    )
}

pub(crate) fn children_present(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let found = record.which(|counted| counted.incident.children_present == Some(Answer::Yes));
    incidents_that(
        found,
        RuleId::ChildrenPresent,
        sentences::FIGURE_CHILDREN_PRESENT,
        words,
    )
}

pub(crate) fn witnessed(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let found = record.which(|counted| !counted.incident.witnesses.is_empty());
    incidents_that(found, RuleId::Witnessed, sentences::FIGURE_WITNESSED, words)
}

pub(crate) fn what_changed(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let found = record.which(|counted| {
        let changed = counted.incident.what_changed.as_deref();
        changed.is_some_and(|words| !words.trim().is_empty())
    });
    incidents_that(
        found,
        RuleId::WhatChanged,
        sentences::FIGURE_WHAT_CHANGED,
        words,
    )
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
        sentences::FIGURE_REPORTS,
        entries.len(),
        entries.clone(),
    );
    vec![sentence.say(sentences::FIGURE_REPORTS_TO_POLICE, entries)]
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
    let mut figures = incidents_that(
        found,
        RuleId::WithEvidence,
        sentences::FIGURE_WITH_EVIDENCE,
        words,
    );
    for figure in &mut figures {
        figure.entries.extend(&items);
    }
    figures
}

fn incidents_that(
    found: Vec<&Counted<'_>>,
    rule: RuleId,
    id: SentenceId,
    words: &Words,
) -> Vec<Figure> {
    if found.is_empty() {
        return Vec::new();
    }
    let entries = ids(&found);
    let sentence = Sentence::new(words, rule).number(
        "incidents",
        sentences::FIGURE_INCIDENTS,
        found.len(),
        entries.clone(),
    );
    vec![sentence.say(id, entries)]
}

pub(crate) fn impacts(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let entries: Vec<EntryId> = record.impacts.iter().map(|(id, _)| *id).collect();
    if entries.is_empty() {
        return Vec::new();
    }
    let sentence = Sentence::new(words, RuleId::Impacts).number(
        "changes",
        sentences::FIGURE_CHANGES,
        entries.len(),
        entries.clone(),
    );
    vec![sentence.say(sentences::FIGURE_IMPACTS, entries)]
}
