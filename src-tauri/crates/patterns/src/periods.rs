//! Months and weeks, the empty ones too, and the gaps between incidents.

use std::collections::BTreeMap;

use catalogue::{Words, sentences};
use chrono::{Days, NaiveDate};
use domain::EntryId;

use crate::change::month_and_year;
use crate::dated::{Dated, next_month};
use crate::figure::{Figure, Gap, Period, RuleId, counted};
use crate::record::Record;
use crate::sentence::Sentence;

/// Shorter gaps are not listed.
const GAP_DAYS: i64 = 14;
/// More are not listed.
const GAPS_LISTED: usize = 20;

pub(crate) fn months(record: &Record<'_>, words: &Words) -> Vec<Period> {
    let label = |month| month_and_year(month, words);
    all_of(record, |dated| dated.month(), next_month, label)
}

pub(crate) fn weeks(record: &Record<'_>, words: &Words) -> Vec<Period> {
    let label = |monday| {
        words.say_with(
            sentences::FIGURE_WEEK_OF,
            &[("date", words.date(monday).into())],
        )
    };
    all_of(
        record,
        |dated| dated.week(),
        |monday| monday + Days::new(7),
        label,
    )
}

fn all_of(
    record: &Record<'_>,
    start: impl Fn(&Dated) -> Option<NaiveDate>,
    next: impl Fn(NaiveDate) -> NaiveDate,
    label: impl Fn(NaiveDate) -> String,
) -> Vec<Period> {
    let mut found: BTreeMap<NaiveDate, Vec<EntryId>> = BTreeMap::new();
    for incident in &record.incidents {
        if let Some(from) = incident.dated.as_ref().and_then(&start) {
            found.entry(from).or_default().push(incident.id);
        }
    }
    let Some((&first, &last)) = found.keys().next().zip(found.keys().next_back()) else {
        return Vec::new();
    };
    std::iter::successors(Some(first), |from| Some(next(*from)))
        .take_while(|from| *from <= last)
        .map(|from| {
            let entries = found.remove(&from).unwrap_or_default();
            Period {
                from,
                to: next(from) - Days::new(1),
                label: label(from),
                count: counted(entries.len()),
                entries,
            }
        })
        .collect()
}

/// The times in which no incident of a known date lies or may lie, of any length, longest first and earliest first among those
/// as long. An incident that is not dated to a day takes up every day on which it may have been.
pub(crate) fn gaps(record: &Record<'_>) -> Vec<Gap> {
    let mut begins: BTreeMap<NaiveDate, Vec<EntryId>> = BTreeMap::new();
    let mut ends: BTreeMap<NaiveDate, Vec<EntryId>> = BTreeMap::new();
    let mut spans = Vec::new();
    for incident in &record.incidents {
        if let Some(dated) = incident.dated {
            let (first, last) = (dated.first_day(), dated.last_day());
            begins.entry(first).or_default().push(incident.id);
            ends.entry(last).or_default().push(incident.id);
            spans.push((first, last));
        }
    }
    spans.sort_unstable();
    let mut gaps = Vec::new();
    let mut over: Option<NaiveDate> = None;
    for (first, last) in spans {
        if let Some(from) = over.filter(|over| *over < first) {
            gaps.push(Gap {
                from,
                to: first,
                days: u32::try_from((first - from).num_days()).unwrap_or(0),
                entries: [ends[&from].clone(), begins[&first].clone()].concat(),
            });
        }
        over = over.max(Some(last));
    }
    gaps.sort_by_key(|gap| std::cmp::Reverse(gap.days));
    gaps
}

/// Those long enough to be listed.
pub(crate) fn listed(gaps: Vec<Gap>) -> Vec<Gap> {
    let long = gaps.into_iter().filter(is_long);
    long.take(GAPS_LISTED).collect()
}

fn is_long(gap: &Gap) -> bool {
    i64::from(gap.days) >= GAP_DAYS
}

pub(crate) fn longest_gap(gaps: &[Gap], words: &Words) -> Vec<Figure> {
    let Some(gap) = gaps.first().filter(|gap| is_long(gap)) else {
        return Vec::new();
    };
    let days = usize::try_from(gap.days).unwrap_or(0);
    let sentence = Sentence::new(words, RuleId::LongestGap)
        .number("days", sentences::FIGURE_DAYS, days, gap.entries.clone())
        .text("from", words.date(gap.from))
        .text("to", words.date(gap.to));
    vec![sentence.say(sentences::FIGURE_LONGEST_GAP, gap.entries.clone())]
}
