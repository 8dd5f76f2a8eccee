//! Which day, week and month a time belongs to.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use domain::{Precision, When};

/// The span of a time that is known at all, by the local clock of its own zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dated {
    /// Not before this.
    pub earliest: NaiveDateTime,
    /// Not after this.
    pub latest: NaiveDateTime,
    /// The day on which print puts it, where it is dated to one.
    pub day: Option<NaiveDate>,
}

impl Dated {
    /// `None` for what is not known, does not hold together, or lies in a year that nobody meant:
    /// a slip of the pen must not make a table of a hundred thousand empty weeks.
    pub(crate) fn of(when: &When) -> Option<Self> {
        let (earliest, latest) = (when.earliest?, when.latest?);
        let meant = |at: NaiveDateTime| (1900..=2200).contains(&at.year());
        let usable = when.precision != Precision::Unknown
            && earliest <= latest
            && meant(earliest)
            && meant(latest);
        usable.then(|| Self {
            earliest,
            latest,
            day: day(when, earliest, latest),
        })
    }

    /// The first day on which it may have been.
    pub(crate) fn first_day(&self) -> NaiveDate {
        self.day.unwrap_or_else(|| self.earliest.date())
    }

    /// The last.
    pub(crate) fn last_day(&self) -> NaiveDate {
        self.day
            .unwrap_or_else(|| last_day(self.earliest, self.latest))
    }

    /// The first day of its month, where it is dated to one.
    pub(crate) fn month(&self) -> Option<NaiveDate> {
        let month = start_of_month(self.first_day());
        (month == start_of_month(self.last_day())).then_some(month)
    }

    /// The Monday of its ISO week, where it is dated to one.
    pub(crate) fn week(&self) -> Option<NaiveDate> {
        let week = start_of_week(self.first_day());
        (week == start_of_week(self.last_day())).then_some(week)
    }
}

/// A night and an hour about midnight touch two dates; they belong to the one that print writes.
fn day(when: &When, earliest: NaiveDateTime, latest: NaiveDateTime) -> Option<NaiveDate> {
    let within_a_day = latest - earliest <= chrono::Duration::hours(24);
    match when.precision {
        Precision::PartOfDay if within_a_day && when.part_of_day.is_some() => Some(earliest.date()),
        Precision::Hour if within_a_day => Some((earliest + (latest - earliest) / 2).date()),
        _ => (earliest.date() == last_day(earliest, latest)).then(|| earliest.date()),
    }
}

/// A span that ends at midnight ends with the day before.
fn last_day(earliest: NaiveDateTime, latest: NaiveDateTime) -> NaiveDate {
    if latest > earliest && latest.time() == NaiveTime::MIN {
        latest.date() - Days::new(1)
    } else {
        latest.date()
    }
}

/// The first of the month.
pub(crate) fn start_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The first of the month after; years are bounded by [`Dated::of`].
pub(crate) fn next_month(month: NaiveDate) -> NaiveDate {
    month + Months::new(1)
}

/// The Monday.
pub(crate) fn start_of_week(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

/// The end of a span as the first minute that no longer belongs to it: "until 23:59" means the whole
/// of that minute, "until 22:00" does not mean the hour after.
pub(crate) fn open_end(latest: NaiveDateTime) -> NaiveDateTime {
    if latest.minute() == 59 {
        latest - chrono::Duration::seconds(i64::from(latest.second()))
            + chrono::Duration::minutes(1)
    } else {
        latest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Tz::Europe__London;
    use domain::{Basis, PartOfDay};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn range(from: &str, to: &str) -> Dated {
        let (from, to) = (from.parse().unwrap(), to.parse().unwrap());
        let when = When::span(from, to, Europe__London, Precision::Range, Basis::Memory);
        Dated::of(&when).unwrap()
    }

    #[test]
    fn a_night_belongs_to_the_day_it_began_as_print_writes_it() {
        let night = When::part(
            date("2026-03-31"),
            PartOfDay::Night,
            Europe__London,
            Basis::Memory,
        );
        let dated = Dated::of(&night).unwrap();
        assert_eq!(dated.day, Some(date("2026-03-31")));
        assert_eq!(dated.month(), Some(date("2026-03-01")));
    }

    #[test]
    fn about_now_around_midnight_belongs_to_no_day() {
        let about = |end: &str| {
            let end = end.parse().unwrap();
            Dated::of(&When::shortly_before(end, Europe__London, Basis::Memory)).unwrap()
        };
        let evening = about("2026-11-27T22:32:00Z");
        assert_eq!(evening.day, Some(date("2026-11-27")));
        let after_midnight = about("2026-12-01T00:05:00Z");
        assert_eq!((after_midnight.day, after_midnight.month()), (None, None));
    }

    #[test]
    fn a_range_belongs_to_a_month_only_when_it_lies_within_one() {
        assert_eq!(
            range("2026-03-03T00:00:00", "2026-03-20T23:59:00").month(),
            Some(date("2026-03-01"))
        );
        let over_the_end = range("2026-03-30T00:00:00", "2026-04-01T12:00:00");
        assert_eq!((over_the_end.month(), over_the_end.day), (None, None));
        assert_eq!(over_the_end.week(), Some(date("2026-03-30")));
    }

    #[test]
    fn a_span_that_ends_at_midnight_ends_with_its_day() {
        let evening = range("2026-03-31T20:00:00", "2026-04-01T00:00:00");
        assert_eq!(evening.day, Some(date("2026-03-31")));
    }

    #[test]
    fn a_year_that_nobody_meant_is_not_dated() {
        let day = When::day(date("9999-01-01"), Europe__London, Basis::Memory);
        assert_eq!(Dated::of(&day), None);
        assert_eq!(Dated::of(&When::unknown(None)), None);
    }
}
