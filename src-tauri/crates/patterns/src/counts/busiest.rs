//! The most that came in any seven days in a row.

use catalogue::{Words, sentences};
use chrono::{Days, NaiveDate};
use domain::EntryId;

use crate::figure::{Figure, RuleId};
use crate::record::{Counted, Record};
use crate::sentence::{Listed, Sentence};

/// How many days in a row are looked at. Not a week of the calendar, which parts what came on a Sunday and a Monday.
const IN_A_ROW: u64 = 7;
/// Fewer in seven days are no more than two that happen to lie close.
const LEAST: usize = 3;

/// How many it were, and in which seven days. Of several spans with as many, each is named that shares no incident with an
/// earlier one. What is not dated to a day is in none of them.
pub(crate) fn most_in_seven_days(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let mut dated: Vec<(NaiveDate, &Counted<'_>)> = record
        .incidents
        .iter()
        .filter_map(|incident| Some((incident.day()?, incident)))
        .collect();
    dated.sort_by_key(|(day, _)| *day);
    let spans = spans(&dated.iter().map(|(day, _)| *day).collect::<Vec<_>>());
    let most = spans.iter().map(|(from, to)| to - from).max().unwrap_or(0);
    if most < LEAST {
        return Vec::new();
    }
    let mut named = Vec::new();
    let mut free = 0;
    for (from, to) in spans {
        if to - from == most && from >= free {
            named.push(&dated[from..to]);
            free = to;
        }
    }
    let of = |span: &[(NaiveDate, &Counted<'_>)]| -> Vec<EntryId> {
        span.iter().map(|(_, incident)| incident.id).collect()
    };
    let entries = named.iter().flat_map(|span| of(span)).collect();
    let listed = named.iter().map(|span| Listed {
        phrase: sentences::FIGURE_INCIDENTS_FROM_TO,
        more: vec![
            ("from", words.date(span[0].0).into()),
            ("to", words.date(span[most - 1].0).into()),
        ],
        entries: of(span),
    });
    let sentence = Sentence::new(words, RuleId::MostInSevenDays).numbers("spans", listed.collect());
    vec![sentence.say(sentences::FIGURE_MOST_IN_SEVEN_DAYS, entries)]
}

/// For each day its first place among days in order, and the place behind the last that is less than seven days later.
fn spans(days: &[NaiveDate]) -> Vec<(usize, usize)> {
    let mut to = 0;
    let mut spans = Vec::new();
    for (from, day) in days.iter().enumerate() {
        while to < days.len() && days[to] < *day + Days::new(IN_A_ROW) {
            to += 1;
        }
        spans.push((from, to));
    }
    spans
}
