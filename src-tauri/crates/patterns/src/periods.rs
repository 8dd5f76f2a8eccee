//! Months and weeks, the empty ones too, and the gaps between days.

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

/// The longest gaps of any length, longest first and earliest first among those as long. Where an incident is known to lie
/// within, there is no gap, though its own day is not known.
pub(crate) fn gaps(record: &Record<'_>) -> Vec<Gap> {
    let mut days: BTreeMap<NaiveDate, Vec<EntryId>> = BTreeMap::new();
    for incident in &record.incidents {
        if let Some(day) = incident.day() {
            days.entry(day).or_default().push(incident.id);
        }
    }
    let days: Vec<(NaiveDate, Vec<EntryId>)> = days.into_iter().collect();
    let mut pairs: Vec<_> = days.windows(2).collect();
    pairs.retain(|pair| !holds(record, pair[0].0, pair[1].0));
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair[1].0 - pair[0].0));
    pairs
        .into_iter()
        .map(|pair| {
            let (from, to) = (pair[0].0, pair[1].0);
            Gap {
                from,
                to,
                days: u32::try_from((to - from).num_days()).unwrap_or(0),
                entries: [pair[0].1.clone(), pair[1].1.clone()].concat(),
                may_hold: may_hold(record, from, to),
            }
        })
        .collect()
}

/// Whether an incident certainly lies between two days.
fn holds(record: &Record<'_>, from: NaiveDate, to: NaiveDate) -> bool {
    let mut dated = record
        .incidents
        .iter()
        .filter_map(|incident| incident.dated);
    dated.any(|dated| dated.first_day() > from && dated.last_day() < to)
}

fn may_hold(record: &Record<'_>, from: NaiveDate, to: NaiveDate) -> Vec<EntryId> {
    record
        .incidents
        .iter()
        .filter(|incident| {
            incident.dated.is_some_and(|dated| {
                dated.day.is_none() && dated.first_day() < to && dated.last_day() > from
            })
        })
        .map(|incident| incident.id)
        .collect()
}

/// Those long enough to be listed.
pub(crate) fn listed(gaps: Vec<Gap>) -> Vec<Gap> {
    let long = gaps.into_iter().filter(is_long);
    long.take(GAPS_LISTED).collect()
}

fn is_long(gap: &Gap) -> bool {
    i64::from(gap.days) >= GAP_DAYS
}

/// Only a gap in which nothing else may lie is called one in a sentence.
pub(crate) fn longest_gap(gaps: &[Gap], words: &Words) -> Vec<Figure> {
    let mut long = gaps.iter().filter(|gap| is_long(gap));
    let Some(gap) = long.find(|gap| gap.may_hold.is_empty()) else {
        return Vec::new();
    };
    let days = usize::try_from(gap.days).unwrap_or(0);
    let sentence = Sentence::new(words, RuleId::LongestGap)
        .number("days", sentences::FIGURE_DAYS, days, gap.entries.clone())
        .text("from", words.date(gap.from))
        .text("to", words.date(gap.to));
    vec![sentence.say(sentences::FIGURE_LONGEST_GAP, gap.entries.clone())]
}
