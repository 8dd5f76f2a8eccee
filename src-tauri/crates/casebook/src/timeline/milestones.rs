//! What was done about it: reports, orders and proceedings, on the timeline between the incidents, and in no count.

use catalogue::CaseTimes;
use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::{Basis, Entry, EntryKind, When};

use crate::casebook::ReadableCase;
use crate::entry_view::entry_row;
use crate::error::CaseError;
use crate::tables::entries::{self, Standing};
use crate::tables::{place, search, timeline};
use crate::timeline::day_and_time::day_and_time;
use crate::wire::{Milestone, MilestoneKind, TimelineFilter};

const KINDS: [EntryKind; 3] = [EntryKind::Report, EntryKind::Order, EntryKind::Proceeding];

/// One of them, and where it stands.
pub(crate) struct Placed {
    /// Among the incidents' places.
    pub(crate) place: i64,
    kind: MilestoneKind,
    when: When,
    standing: Standing,
}

impl Placed {
    pub(crate) fn month(&self) -> Option<String> {
        timeline::month(&self.when)
    }

    /// As the window gets it; `above` is the row that it stands above.
    pub(crate) fn shown(&self, above: usize, times: CaseTimes) -> Option<Milestone> {
        let (day_words, time_words) = day_and_time(&self.when, times);
        Some(Milestone {
            above,
            month: self.month()?,
            day_words,
            time_words,
            kind: self.kind,
            row: entry_row(&self.standing, times)?,
        })
    }
}

impl ReadableCase {
    /// All that a filter lets through, newest first. What only incidents have (behaviours, people, some of them chosen) is
    /// in none of these.
    pub(crate) fn milestones(&self, filter: &TimelineFilter) -> Result<Vec<Placed>, CaseError> {
        let looks_into_incidents =
            !filter.behaviours.is_empty() || !filter.people.is_empty() || !filter.only.is_empty();
        if looks_into_incidents {
            return Ok(Vec::new());
        }
        let searched = filter
            .search
            .as_deref()
            .filter(|typed| !typed.trim().is_empty());
        let query = searched.map(search::query);
        let is_found = |id| match &query {
            None => Ok(true),
            Some(None) => Ok(false),
            Some(Some(query)) => search::has(self.vault.read(), id, query),
        };
        let today = self.time_source.now().local().date_naive();
        let zone = self.settings()?.zone();
        let mut milestones = Vec::new();
        for kind in KINDS {
            for standing in entries::of_kind(self.vault.read(), kind)? {
                if !is_found(standing.id)? {
                    continue;
                }
                for (kind, when) in dated(&standing, zone, today) {
                    if !falls_within(&when, filter) {
                        continue;
                    }
                    milestones.push(Placed {
                        place: place(kind, &when, &standing),
                        kind,
                        when,
                        standing: standing.clone(),
                    });
                }
            }
        }
        milestones.sort_by_key(|one| std::cmp::Reverse(one.place));
        Ok(milestones)
    }
}

/// The days on which something came of it. What is still to come has not happened.
fn dated(standing: &Standing, zone: Tz, today: NaiveDate) -> Vec<(MilestoneKind, When)> {
    use MilestoneKind::{OrderBegan, OrderEnded, OrderServed, Proceeding, Report};
    let on = |kind, date: Option<NaiveDate>| {
        let day = date.filter(|date| *date <= today)?;
        Some((kind, When::day(day, zone, Basis::Memory)))
    };
    let found = match &standing.entry {
        Some(Entry::Report(report)) => {
            let when = report.when.clone();
            vec![when.map(|when| (Report, when))]
        }
        Some(Entry::Order(order)) => vec![
            // An order is in force until its last day is over. Of one day, the last is read first.
            on(OrderEnded, order.until.filter(|until| *until < today)),
            on(OrderServed, order.served),
            on(OrderBegan, order.from),
        ],
        Some(Entry::Proceeding(proceeding)) => vec![on(Proceeding, proceeding.date)],
        _ => Vec::new(),
    };
    let is_dated = |(_, when): &(MilestoneKind, When)| timeline::month(when).is_some();
    found.into_iter().flatten().filter(is_dated).collect()
}

/// Among the incidents' places. What happened on an order's last day happened while it was in force.
fn place(kind: MilestoneKind, when: &When, standing: &Standing) -> i64 {
    let at = match (kind, when.latest) {
        (MilestoneKind::OrderEnded, Some(latest)) => When::minute(latest, when.tz(), when.basis),
        _ => when.clone(),
    };
    place::place(Some(&at), standing.first_written, standing.first_sequence)
}

fn falls_within(when: &When, filter: &TimelineFilter) -> bool {
    let (Some(earliest), Some(latest)) = (when.earliest, when.latest) else {
        return false;
    };
    filter.from.is_none_or(|from| latest.date() >= from)
        && filter.to.is_none_or(|to| earliest.date() <= to)
}
