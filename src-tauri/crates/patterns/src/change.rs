//! How often a behaviour came in its first month and in its latest.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Words, sentences};
use chrono::{Datelike, NaiveDate};
use domain::{Behaviour, EntryId};

use crate::figure::{Figure, RuleId};
use crate::pack::{Pack, ToldTo};
use crate::record::Record;
use crate::sentence::Sentence;

/// Fewer than this many incidents of a behaviour are told by their count alone.
const ENOUGH: usize = 3;

type Months = BTreeMap<NaiveDate, Vec<EntryId>>;

pub(crate) fn per_behaviour(
    record: &Record<'_>,
    pack: &Pack,
    words: &Words,
    told_to: ToldTo,
) -> Vec<Figure> {
    let mut behaviours: BTreeMap<&Behaviour, Months> = BTreeMap::new();
    for counted in &record.incidents {
        let Some(month) = counted.dated.and_then(|dated| dated.month()) else {
            continue;
        };
        let tags: BTreeSet<&Behaviour> = counted.incident.behaviours.iter().collect();
        for tag in tags {
            let months = behaviours.entry(tag).or_default();
            months.entry(month).or_default().push(counted.id);
        }
    }
    let mut found: Vec<(usize, Figure)> = behaviours
        .into_iter()
        .filter_map(|(tag, months)| {
            let figure = change(&pack.behaviour_label(tag, words, told_to), &months, words)?;
            Some((figure.entries.len(), figure))
        })
        .collect();
    // Stable: those with as many keep the order of their tags.
    found.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    found.into_iter().map(|(_, figure)| figure).collect()
}

fn change(label: &str, months: &Months, words: &Words) -> Option<Figure> {
    let (first, in_first) = months.first_key_value()?;
    let (latest, in_latest) = months.last_key_value()?;
    let all: Vec<EntryId> = months.values().flatten().copied().collect();
    if first == latest || all.len() < ENOUGH {
        return None;
    }
    let first_month = if first.year() == latest.year() {
        words.month(*first)
    } else {
        month_and_year(*first, words)
    };
    let sentence = Sentence::new(words, RuleId::Change)
        .text("behaviour", label.to_owned())
        .number_with(
            "first",
            sentences::FIGURE_IN_MONTH,
            in_first.len(),
            &[("month", first_month.into())],
            in_first.clone(),
        )
        .number_with(
            "latest",
            sentences::FIGURE_IN_MONTH,
            in_latest.len(),
            &[("month", month_and_year(*latest, words).into())],
            in_latest.clone(),
        );
    Some(sentence.say(sentences::FIGURE_CHANGE, all))
}

/// "June 2026".
pub(crate) fn month_and_year(month: NaiveDate, words: &Words) -> String {
    words.say_with(
        sentences::FIGURE_MONTH,
        &[
            ("month", words.month(month).into()),
            ("year", month.year().to_string().into()),
        ],
    )
}
