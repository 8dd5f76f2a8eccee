//! The most that came in any seven days in a row.

use catalogue::{Words, sentences};
use chrono::{Days, NaiveDate};
use domain::EntryId;

use crate::figure::{Figure, RuleId};
use crate::record::Record;
use crate::sentence::{Listed, Sentence};

/// How many days in a row are looked at. Not a week of the calendar, which parts what came on a Sunday and a Monday.
const IN_A_ROW: u64 = 7;
/// Fewer in seven days are no more than two that happen to lie close.
const LEAST: usize = 3;

/// How many it were, and in which seven days. Of several spans with as many, each is named that shares no incident with an
/// earlier one. What is dated to a range lies in a span where all of the range does; what may lie outside is in none.
pub(crate) fn most_in_seven_days(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let dated = record.incidents.iter().filter_map(|incident| {
        let dated = incident.dated?;
        Some(InTime {
            first: dated.first_day(),
            last: dated.last_day(),
            incident: incident.id,
        })
    });
    let mut dated: Vec<InTime> = dated.collect();
    dated.sort_by_key(|one| (one.first, one.last));
    let most = spans(&dated).map(|span| span.len()).max().unwrap_or(0);
    if most < LEAST {
        return Vec::new();
    }
    let mut named: Vec<Vec<InTime>> = Vec::new();
    for span in spans(&dated).filter(|span| span.len() == most) {
        let is_apart = |earlier: &Vec<InTime>| span.iter().all(|one| !earlier.contains(one));
        if named.last().is_none_or(is_apart) {
            named.push(span);
        }
    }
    let of = |span: &[InTime]| -> Vec<EntryId> { span.iter().map(|one| one.incident).collect() };
    let entries = named.iter().flat_map(|span| of(span)).collect();
    let listed = named.iter().map(|span| {
        let first = span[0].first;
        let last = span.iter().map(|one| one.last).max().unwrap_or(first);
        Listed {
            phrase: sentences::FIGURE_INCIDENTS_FROM_TO,
            more: vec![
                ("from", words.date(first).into()),
                ("to", words.date(last).into()),
            ],
            entries: of(span),
        }
    });
    let sentence = Sentence::new(words, RuleId::MostInSevenDays).numbers("spans", listed.collect());
    vec![sentence.say(sentences::FIGURE_MOST_IN_SEVEN_DAYS, entries)]
}

/// Between which days an incident came.
#[derive(Clone, Copy, PartialEq, Eq)]
struct InTime {
    first: NaiveDate,
    last: NaiveDate,
    incident: EntryId,
}

/// What lies in the seven days from each day on which something began, of incidents in the order in which they began. Each
/// incident is in seven of these at most.
fn spans(dated: &[InTime]) -> impl Iterator<Item = Vec<InTime>> + '_ {
    dated
        .chunk_by(|one, next| one.first == next.first)
        .scan(0, |from, day| {
            let first = day.first()?.first;
            let after = first + Days::new(IN_A_ROW);
            let begun = dated[*from..]
                .iter()
                .take_while(move |one| one.first < after);
            *from += day.len();
            Some(begun.filter(|one| one.last < after).copied().collect())
        })
}
