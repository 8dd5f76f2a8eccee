//! How often a behaviour came, in all and in each month in which it came.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Words, sentences};
use chrono::{Datelike, NaiveDate};
use domain::{Behaviour, EntryId};

use crate::counts::BREACH;
use crate::figure::{Figure, RuleId};
use crate::pack::{Pack, ToldTo};
use crate::record::Record;
use crate::sentence::{Listed, Sentence};

/// Fewer than this many incidents of a behaviour are told by their count alone.
const ENOUGH: usize = 3;

/// The incidents of one behaviour: those that are dated to a month by their months, and the others.
#[derive(Default)]
struct Came {
    months: BTreeMap<NaiveDate, Vec<EntryId>>,
    in_no_month: Vec<EntryId>,
}

/// A possible breach is counted by [`counts::may_breach`](crate::counts::may_breach), whichever way the keeper marked it, and
/// not a second time by its tag.
pub(crate) fn per_behaviour(
    record: &Record<'_>,
    pack: &Pack,
    words: &Words,
    told_to: ToldTo,
) -> Vec<Figure> {
    let mut behaviours: BTreeMap<&Behaviour, Came> = BTreeMap::new();
    for counted in &record.incidents {
        let month = counted.dated.and_then(|dated| dated.month());
        let tags: BTreeSet<&Behaviour> = counted.incident.behaviours.iter().collect();
        for tag in tags.into_iter().filter(|tag| tag.0 != BREACH) {
            let came = behaviours.entry(tag).or_default();
            match month {
                Some(month) => came.months.entry(month).or_default().push(counted.id),
                None => came.in_no_month.push(counted.id),
            }
        }
    }
    let mut found: Vec<(usize, Figure)> = behaviours
        .into_iter()
        .filter_map(|(tag, came)| {
            let figure = change(&pack.behaviour_label(tag, words, told_to), came, words)?;
            Some((figure.entries.len(), figure))
        })
        .collect();
    // Stable: those with as many keep the order of their tags.
    found.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    found.into_iter().map(|(_, figure)| figure).collect()
}

fn change(label: &str, came: Came, words: &Words) -> Option<Figure> {
    let dated: usize = came.months.values().map(Vec::len).sum();
    if came.months.len() < 2 || dated < ENOUGH {
        return None;
    }
    let of_months = came.months.values().flatten();
    let all: Vec<EntryId> = of_months.chain(&came.in_no_month).copied().collect();
    let starts: Vec<NaiveDate> = came.months.keys().copied().collect();
    let mut listed: Vec<Listed<'_>> = came
        .months
        .into_iter()
        .enumerate()
        .map(|(at, (month, entries))| {
            // The year stands with its last month.
            let next = starts.get(at + 1);
            let month = match next.is_some_and(|next| next.year() == month.year()) {
                true => words.month(month),
                false => month_and_year(month, words),
            };
            Listed {
                phrase: sentences::FIGURE_IN_MONTH,
                more: vec![("month", month.into())],
                entries,
            }
        })
        .collect();
    if !came.in_no_month.is_empty() {
        listed.push(Listed {
            phrase: sentences::FIGURE_IN_NO_MONTH,
            more: Vec::new(),
            entries: came.in_no_month,
        });
    }
    let sentence = Sentence::new(words, RuleId::Change)
        .text("behaviour", label.to_owned())
        .number(
            "incidents",
            sentences::FIGURE_INCIDENTS,
            all.len(),
            all.clone(),
        )
        .numbers("months", listed);
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
