//! What is still open: what others hold, what was promised.

use catalogue::{Words, sentences};
use domain::{Answer, EntryId};

use crate::figure::{Figure, HeldByOther, OpenPromise, RuleId};
use crate::record::Record;
use crate::sentence::Sentence;

pub(crate) fn held_by_others(record: &Record<'_>) -> Vec<HeldByOther> {
    let mut held: Vec<HeldByOther> = record
        .incidents
        .iter()
        .flat_map(|counted| {
            let elsewhere = counted.incident.elsewhere.iter();
            elsewhere.map(|held| HeldByOther {
                incident: counted.id,
                what: held.what.clone(),
                held_by: held.held_by.clone(),
                asked: held.asked,
                gone_by: held.gone_by,
                got: held.got,
            })
        })
        .filter(|held| held.got != Some(Answer::Yes))
        .collect();
    held.sort_by_key(|held| (held.gone_by.is_none(), held.gone_by));
    held
}

pub(crate) fn held_by_others_figure(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let held = held_by_others(record);
    if held.is_empty() {
        return Vec::new();
    }
    let entries = once_each(held.iter().map(|held| held.incident));
    let sentence = Sentence::new(words, RuleId::HeldByOthers).number(
        "things",
        sentences::FIGURE_THINGS_HELD,
        held.len(),
        entries.clone(),
    );
    // The list is in the order in which things go. Whether a date is past is for the reader to see, who sees both ends.
    let mut gone_by = held.iter().filter_map(|held| held.gone_by);
    let Some(first) = gone_by.next() else {
        return vec![sentence.say(sentences::FIGURE_HELD, entries)];
    };
    let last = gone_by.next_back().unwrap_or(first);
    let dates = match first == last {
        true => words.date(first),
        false => words.say_with(
            sentences::FIGURE_FROM_TO,
            &[
                ("from", words.date(first).into()),
                ("to", words.date(last).into()),
            ],
        ),
    };
    let sentence = sentence.text("dates", dates);
    vec![sentence.say(sentences::FIGURE_HELD_UNTIL, entries)]
}

pub(crate) fn promises(record: &Record<'_>) -> Vec<OpenPromise> {
    let mut open: Vec<OpenPromise> = record
        .reports
        .iter()
        .flat_map(|(id, report)| {
            report.promised.iter().map(|promise| OpenPromise {
                report: *id,
                to: report.to,
                organisation: report.organisation.clone(),
                what: promise.what.clone(),
                due: promise.due,
                kept: promise.kept,
            })
        })
        .filter(|promise| promise.kept != Some(Answer::Yes))
        .collect();
    open.sort_by_key(|promise| (promise.due.is_none(), promise.due));
    open
}

pub(crate) fn promises_figure(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let open = promises(record);
    if open.is_empty() {
        return Vec::new();
    }
    let entries = once_each(open.iter().map(|promise| promise.report));
    let sentence = Sentence::new(words, RuleId::OpenPromises).number(
        "promises",
        sentences::FIGURE_PROMISES,
        open.len(),
        entries.clone(),
    );
    let first_due = open.first().and_then(|promise| promise.due);
    vec![match first_due {
        Some(date) => sentence
            .text("date", words.date(date))
            .say(sentences::FIGURE_PROMISES_DUE, entries),
        None => sentence.say(sentences::FIGURE_PROMISES_OPEN, entries),
    }]
}

fn once_each(entries: impl Iterator<Item = EntryId>) -> Vec<EntryId> {
    let mut kept = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for entry in entries {
        if seen.insert(entry) {
            kept.push(entry);
        }
    }
    kept
}
