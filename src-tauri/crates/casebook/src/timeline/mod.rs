//! The timeline: months first, then pages by key, newest first.

pub(crate) mod calendar;
pub(crate) mod day_and_time;
mod milestones;

use catalogue::{CaseTimes, Words, sentences};
use chrono::{Datelike, NaiveDate};
use domain::{Entry, EntryId, EntryKind, Incident, When};

use crate::casebook::ReadableCase;
use crate::error::CaseError;
use crate::tables::entries::{self, Standing};
use crate::tables::numbers;
use crate::tables::timeline::{self, Wanted};
use crate::timeline::milestones::Placed;
use crate::wire::{
    BehaviourCount, Neighbours, TimelineFilter, TimelineFrame, TimelinePage, TimelineRow,
};

/// How much of what happened a row shows.
const EXCERPT_CHARACTERS: usize = 400;

impl ReadableCase {
    /// How many incidents a filter finds, in which months.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn timeline_frame(&self, filter: &TimelineFilter) -> Result<TimelineFrame, CaseError> {
        let words = self.words;
        let wanted = Wanted::new(self.vault.read(), filter)?;
        let months = wanted.months(self.vault.read(), |month| month_label(words, month))?;
        let span = wanted.span(self.vault.read())?;
        let date = NaiveDate::from_num_days_from_ce_opt;
        let ends = span.and_then(|(from, to)| Some((date(from)?, date(to)?)));
        Ok(TimelineFrame {
            total: months.iter().map(|month| month.count).sum(),
            span_words: ends.map(|(from, to)| span_words(words, from, to)),
            months,
        })
    }

    /// One page of incidents. `after` is a page's `next`; without it `month` ("2026-11" or "undated")
    /// says where to begin.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn timeline_page(
        &self,
        filter: &TimelineFilter,
        after: Option<&str>,
        month: Option<&str>,
        limit: usize,
    ) -> Result<TimelinePage, CaseError> {
        let connection = self.vault.read();
        let before = match (after.and_then(|after| after.parse().ok()), month) {
            (Some(after), _) => after,
            (None, Some(month)) => timeline::top_of(connection, month)?,
            (None, None) => i64::MAX,
        };
        let milestones = self.milestones(filter)?;
        let before = month.map_or(before, |month| above_all_of(month, &milestones, before));
        let page = self.rows_below(&Wanted::new(connection, filter)?, before, limit)?;
        Ok(page.with(&milestones, before, self.times()?))
    }

    /// How many incidents count under each behaviour that a filter finds, whatever behaviours it asks for itself.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn behaviour_counts(
        &self,
        filter: &TimelineFilter,
    ) -> Result<Vec<BehaviourCount>, CaseError> {
        let any = TimelineFilter {
            behaviours: Vec::new(),
            ..filter.clone()
        };
        Wanted::new(self.vault.read(), &any)?.behaviours(self.vault.read())
    }

    /// The incidents on both sides of one; of what is no incident there are none.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn neighbours(&self, id: EntryId) -> Result<Neighbours, CaseError> {
        let connection = self.vault.read();
        Ok(Neighbours {
            earlier: timeline::next_below(connection, id)?,
            later: timeline::next_above(connection, id)?,
        })
    }

    pub(crate) fn rows_below(
        &self,
        wanted: &Wanted,
        before: i64,
        limit: usize,
    ) -> Result<PlacedPage, CaseError> {
        let times = self.times()?;
        let connection = self.vault.read();
        let limit = limit.clamp(1, 500);
        let found = wanted.page(connection, before, limit)?;
        let is_last = found.len() < limit;
        let rows = found.into_iter().filter_map(|(place, entry)| {
            let standing = entries::read(connection, entry).transpose()?;
            let number = numbers::of(connection, entry);
            Some(standing.and_then(|standing| Ok((place, row(&standing, number?, times)))))
        });
        Ok(PlacedPage {
            rows: rows.collect::<Result<_, _>>()?,
            is_last,
        })
    }
}

/// Some rows with their places, newest first.
pub(crate) struct PlacedPage {
    rows: Vec<(i64, TimelineRow)>,
    is_last: bool,
}

impl PlacedPage {
    /// With what stands between its rows. What stands below the last row comes with the next page, if there is one.
    fn with(self, milestones: &[Placed], before: i64, times: CaseTimes) -> TimelinePage {
        let places: Vec<i64> = self.rows.iter().map(|(place, _)| *place).collect();
        let end = if self.is_last { None } else { places.last() };
        let here = milestones
            .iter()
            .filter(|one| one.place < before && end.is_none_or(|end| one.place > *end))
            .filter_map(|one| one.shown(places.partition_point(|place| *place > one.place), times))
            .collect();
        TimelinePage {
            milestones: here,
            ..self.without_milestones()
        }
    }

    pub(crate) fn without_milestones(self) -> TimelinePage {
        let last = self.rows.last().filter(|_| !self.is_last);
        TimelinePage {
            next: last.map(|(place, _)| place.to_string()),
            rows: self.rows.into_iter().map(|(_, row)| row).collect(),
            milestones: Vec::new(),
        }
    }
}

/// Where a page that begins with a month begins: what stands above the month's first incident is of it, too.
fn above_all_of(month: &str, milestones: &[Placed], before: i64) -> i64 {
    let highest = milestones
        .iter()
        .filter(|one| one.month().as_deref() == Some(month))
        .map(|one| one.place + 1)
        .max();
    highest.map_or(before, |highest| highest.max(before))
}

fn row(standing: &Standing, number: Option<u32>, times: CaseTimes) -> TimelineRow {
    let empty = Incident::default();
    let incident = standing.entry.as_ref().and_then(Entry::happened);
    let incident = incident.unwrap_or(&empty);
    let when = incident.when.as_ref();
    let (day_words, time_words) = when
        .map(|when| day_and_time::day_and_time(when, times))
        .unwrap_or_default();
    TimelineRow {
        id: standing.id,
        number,
        is_event: standing.kind == EntryKind::Event,
        month: when.and_then(timeline::month),
        day_words,
        time_words,
        what: incident.what.chars().take(EXCERPT_CHARACTERS).collect(),
        behaviours: incident.behaviours.clone(),
        items: u32::try_from(incident.evidence.len()).unwrap_or(u32::MAX),
        witnesses: u32::try_from(incident.witnesses.len()).unwrap_or(u32::MAX),
        written_words: written_on_another_day(standing, when, times.words),
        struck_out: standing
            .struck_out
            .as_ref()
            .map(|struck_out| struck_out.reason.clone().unwrap_or_default()),
        erased: standing.erased.is_some(),
    }
}

fn month_label(words: &Words, month: Option<&str>) -> String {
    let first = month.and_then(|month| format!("{month}-01").parse::<NaiveDate>().ok());
    match first {
        Some(first) => format!("{} {}", words.month(first), first.year()),
        None => words.say(sentences::WHEN_UNKNOWN),
    }
}

fn span_words(words: &Words, from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return words.date(from);
    }
    let ends = [
        ("from", words.date(from).into()),
        ("to", words.date(to).into()),
    ];
    words.say_with(sentences::WHEN_FROM_TO, &ends)
}

/// Writing things down on another day is normal; it is said, and never called late.
fn written_on_another_day(
    standing: &Standing,
    when: Option<&When>,
    words: &Words,
) -> Option<String> {
    let latest = when?.latest?;
    let written = standing.first_written.local().date_naive();
    (written > latest.date()).then(|| {
        let date = day_and_time::short_date(words, written);
        words.say_with(sentences::WHEN_WRITTEN_ON, &[("date", date.into())])
    })
}
