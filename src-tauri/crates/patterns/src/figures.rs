//! Puts everything together.

use std::collections::BTreeSet;

use catalogue::Words;
use domain::EntryId;

use crate::figure::{Figure, Figures, counted};
use crate::pack::{Pack, ToldTo};
use crate::record::{Observed, Record, ids};
use crate::{after, change, counts, fear, hours, open, periods, tallies, time_limits};

/// All figures of a record. Struck-out entries are never counted; erased ones are not handed in.
/// The same entries give the same figures, in whatever order they come.
///
/// ```
/// use catalogue::Language;
/// use domain::Entry;
/// use patterns::{Observed, Pack, ToldTo, figures};
///
/// let entry = Entry::from_json(serde_json::json!({
///     "kind": "incident", "what": "He stood outside again.",
/// }))?;
/// let id = "0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b".parse()?;
/// let observed = [Observed { id, entry: &entry, struck_out: false }];
/// let words = Language::English.words();
/// let said = figures(&observed, Pack::england_and_wales(), words, ToldTo::Keeper);
/// // Behind each sentence stand the entries that it counted.
/// assert_eq!(said.sentences[0].entries, [id]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn figures(entries: &[Observed<'_>], pack: &Pack, words: &Words, told_to: ToldTo) -> Figures {
    let record = Record::of(entries);
    let incidents: BTreeSet<EntryId> = record.incidents.iter().map(|one| one.id).collect();
    let gaps = periods::gaps(&record);
    let sentences = [
        counts::count(&record, words),
        counts::busiest::most_in_seven_days(&record, words),
        counts::not_dated_to_a_day(&record, words),
        counts::attribution::attribution(&record, words),
        change::per_behaviour(&record, pack, words, told_to),
        after::unwanted(&record, words),
        counts::reports_to_police(&record, words),
        after::reports(&record, words),
        after::orders(&record, pack, words),
        after::stages(&record, words),
        counts::may_breach(&record, words),
        fear::fear_of_violence(&record, words),
        counts::impacts(&record, words),
        counts::what_changed(&record, words),
        counts::children_present(&record, words),
        counts::witnessed(&record, words),
        counts::with_evidence(&record, words),
        periods::longest_gap(&gaps, words),
        open::held_by_others_figure(&record, words),
        open::promises_figure(&record, words),
        time_limits::time_limits(&record, pack, words),
    ]
    .into_iter()
    .flatten()
    .map(|figure| Figure {
        on_incidents: figure.entries.iter().any(|id| incidents.contains(id)),
        ..figure
    })
    .collect();
    Figures {
        incidents: counted(record.incidents.len()),
        sentences,
        behaviours: tallies::behaviours(&record, pack, words, told_to),
        limbs: tallies::limbs(&record, pack, words),
        channels: tallies::channels(&record, words),
        people: tallies::people(&record, words),
        through: tallies::through(&record, words),
        impacts: tallies::impacts(&record, words),
        months: periods::months(&record, words),
        not_dated_to_a_month: ids(
            &record.which(|incident| incident.dated.and_then(|dated| dated.month()).is_none())
        ),
        weeks: periods::weeks(&record, words),
        not_dated_to_a_week: ids(
            &record.which(|incident| incident.dated.and_then(|dated| dated.week()).is_none())
        ),
        gaps: periods::listed(gaps),
        hours: hours::table(&record),
        undated: ids(&record.which(|incident| incident.dated.is_none())),
        held_by_others: open::held_by_others(&record),
        open_promises: open::promises(&record),
    }
}
