//! When something happened, as well as it is known.

use chrono::{DateTime, Duration, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How well a time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// To the second, as a device or provider gives it.
    Exact,
    /// To the minute.
    Minute,
    /// To about an hour: "about half past eight".
    Hour,
    /// A part of a day: "in the evening". Where the part has no name and the span is one hour of real time, what is
    /// known is its end: "shortly before 22:32".
    PartOfDay,
    /// The day only.
    Day,
    /// Some time between two days or times.
    Range,
    /// Not known.
    Unknown,
}

/// How the time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Remembered.
    Memory,
    /// An own earlier note.
    OwnNote,
    /// A message's own time.
    Message,
    /// A device's clock, read at the time.
    Device,
    /// A file's name.
    FileName,
    /// A photo's or video's own clock.
    Photo,
    /// A provider's record.
    Provider,
    /// Somebody else who was there.
    Witness,
}

/// A part of the day, by the keeper's own clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartOfDay {
    /// 00:00 to 06:00.
    EarlyHours,
    /// 06:00 to 12:00.
    Morning,
    /// 12:00 to 18:00.
    Afternoon,
    /// 18:00 to 22:00.
    Evening,
    /// 22:00 to 06:00 of the day after.
    Night,
}

impl PartOfDay {
    /// The hours it stands for, counted from midnight of its day; the second may be of the day after.
    pub const fn hours(self) -> (u32, u32) {
        match self {
            Self::EarlyHours => (0, 6),
            Self::Morning => (6, 12),
            Self::Afternoon => (12, 18),
            Self::Evening => (18, 22),
            Self::Night => (22, 30),
        }
    }
}

/// Which of two, when clocks went back and an hour came twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fold {
    /// Before the clocks went back.
    First,
    /// After.
    Second,
}

/// A local time that needs a question before it can be an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalTimeDoubt {
    /// Clocks went forward over it: it never was.
    NeverWas,
    /// Clocks went back over it: it came twice.
    CameTwice,
}

/// When something happened. Holds what the person said and the span that it stands for; the UTC
/// instant is derived, not stored, because zone rules change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct When {
    /// In their own words: "the week before half term".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// Not before this local date-time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<NaiveDateTime>,
    /// Not after this local date-time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<NaiveDateTime>,
    /// The IANA zone of both ("Europe/London").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// How well it is known.
    pub precision: Precision,
    /// Which part of the day, where that is what is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of_day: Option<PartOfDay>,
    /// How it is known.
    pub basis: Basis,
    /// Which of two, where the hour came twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fold: Option<Fold>,
}

/// How long before a time still is "shortly before" it.
const SHORTLY: Duration = Duration::hours(1);

/// A `When` that does not hold together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WhenError {
    /// Something other than "unknown" without a span.
    #[error("a time that is known at all has an earliest and a latest")]
    NoSpan,
    /// `latest` before `earliest`.
    #[error("the latest time is before the earliest")]
    Backwards,
    /// A zone that is no IANA name.
    #[error("this time zone is not known")]
    Zone,
    /// Two ends where the precision says one.
    #[error("a time known to the minute has one time, not two")]
    NotOne,
}

impl When {
    /// A time that is not known at all, perhaps with words.
    pub fn unknown(said: Option<String>) -> Self {
        Self {
            said,
            earliest: None,
            latest: None,
            zone: None,
            precision: Precision::Unknown,
            part_of_day: None,
            basis: Basis::Memory,
            fold: None,
        }
    }

    /// A time known to the minute.
    pub fn minute(at: NaiveDateTime, zone: Tz, basis: Basis) -> Self {
        Self::span(at, at, zone, Precision::Minute, basis)
    }

    /// A day, of which no more is known.
    pub fn day(day: NaiveDate, zone: Tz, basis: Basis) -> Self {
        let (earliest, latest) = whole_day(day);
        Self::span(earliest, latest, zone, Precision::Day, basis)
    }

    /// A part of a day.
    pub fn part(day: NaiveDate, part: PartOfDay, zone: Tz, basis: Basis) -> Self {
        let (from, until) = part.hours();
        let midnight = day.and_time(chrono::NaiveTime::MIN);
        let hours = |hours: u32| midnight + Duration::hours(i64::from(hours));
        Self {
            part_of_day: Some(part),
            ..Self::span(hours(from), hours(until), zone, Precision::PartOfDay, basis)
        }
    }

    /// Some time in the hour that ends at an instant: how "about now" is kept, with the instant at which writing it
    /// down began. It claims no minute, and nothing after its end.
    pub fn shortly_before(end: DateTime<Utc>, zone: Tz, basis: Basis) -> Self {
        let shown = |at: DateTime<Utc>| at.with_timezone(&zone).naive_local();
        let latest = shown(end);
        // Where clocks went back by more than an hour meanwhile, they showed a later time an hour ago.
        let earliest = shown(end - SHORTLY).min(latest);
        let when = Self::span(earliest, latest, zone, Precision::PartOfDay, basis);
        // Within an hour that came twice, the ends say which of the two by lying on both sides of it, or this does.
        let fits = |fold: &Option<Fold>| {
            let told = Self {
                fold: *fold,
                ..when.clone()
            };
            told.earliest_utc() == Some(end - SHORTLY) && told.latest_utc() == Some(end)
        };
        let fold = [None, Some(Fold::First), Some(Fold::Second)]
            .into_iter()
            .find(fits)
            .flatten();
        Self { fold, ..when }
    }

    /// Any span.
    pub fn span(
        earliest: NaiveDateTime,
        latest: NaiveDateTime,
        zone: Tz,
        precision: Precision,
        basis: Basis,
    ) -> Self {
        Self {
            said: None,
            earliest: Some(earliest),
            latest: Some(latest),
            zone: Some(zone.name().to_owned()),
            precision,
            part_of_day: None,
            basis,
            fold: None,
        }
    }

    /// Whether it holds together.
    ///
    /// # Errors
    /// The first thing that does not.
    pub fn checked(&self) -> Result<(), WhenError> {
        if let Some(zone) = &self.zone {
            zone.parse::<Tz>().map_err(|_| WhenError::Zone)?;
        }
        match (self.earliest, self.latest) {
            (Some(earliest), Some(latest)) if latest < earliest => Err(WhenError::Backwards),
            (Some(earliest), Some(latest)) if self.is_one_time() && latest != earliest => {
                Err(WhenError::NotOne)
            }
            (Some(_), Some(_)) => Ok(()),
            _ if self.precision == Precision::Unknown => Ok(()),
            _ => Err(WhenError::NoSpan),
        }
    }

    /// Whether it is one time and not a span.
    pub fn is_one_time(&self) -> bool {
        matches!(self.precision, Precision::Exact | Precision::Minute)
    }

    /// Whether what is known is that it was shortly before `latest`.
    pub fn is_shortly_before(&self) -> bool {
        self.precision == Precision::PartOfDay
            && self.part_of_day.is_none()
            && self
                .earliest_utc()
                .zip(self.latest_utc())
                .is_some_and(|(earliest, latest)| latest - earliest == SHORTLY)
    }

    /// The zone; London where none is written or it is not known.
    pub fn tz(&self) -> Tz {
        self.zone
            .as_deref()
            .and_then(|name| name.parse().ok())
            .unwrap_or(Tz::Europe__London)
    }

    /// The earliest instant it may have been: what entries are put in order by.
    pub fn earliest_utc(&self) -> Option<DateTime<Utc>> {
        Some(self.instant(self.earliest?, self.fold.unwrap_or(Fold::First)))
    }

    /// The latest instant it may have been.
    pub fn latest_utc(&self) -> Option<DateTime<Utc>> {
        Some(self.instant(self.latest?, self.fold.unwrap_or(Fold::Second)))
    }

    /// Whether a question about the clocks going forward or back has to be asked first. Only for a
    /// time known to the minute: a span covers both readings.
    pub fn doubt(&self) -> Option<LocalTimeDoubt> {
        if !self.is_one_time() {
            return None;
        }
        match self.tz().from_local_datetime(&self.earliest?) {
            LocalResult::Single(_) => None,
            LocalResult::Ambiguous(..) => self.fold.is_none().then_some(LocalTimeDoubt::CameTwice),
            LocalResult::None => Some(LocalTimeDoubt::NeverWas),
        }
    }

    fn instant(&self, local: NaiveDateTime, fold: Fold) -> DateTime<Utc> {
        match self.tz().from_local_datetime(&local) {
            LocalResult::Single(instant) => instant.to_utc(),
            LocalResult::Ambiguous(first, second) => match fold {
                Fold::First => first.to_utc(),
                Fold::Second => second.to_utc(),
            },
            // Clocks jumped over it. An hour later they showed a time that was.
            LocalResult::None => self
                .tz()
                .from_local_datetime(&(local + Duration::hours(1)))
                .latest()
                .map_or_else(|| local.and_utc(), |instant| instant.to_utc()),
        }
    }
}

fn whole_day(day: NaiveDate) -> (NaiveDateTime, NaiveDateTime) {
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    (midnight, midnight + Duration::minutes(24 * 60 - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn london(at: &str) -> When {
        When::minute(local(at), Tz::Europe__London, Basis::Memory)
    }

    #[test]
    fn summer_time_is_an_hour_ahead() {
        let utc = london("2026-07-01T12:00:00").earliest_utc().unwrap();
        assert_eq!(utc.to_rfc3339(), "2026-07-01T11:00:00+00:00");
    }

    #[test]
    fn an_hour_that_came_twice_is_asked_about() {
        let mut when = london("2026-10-25T01:30:00");
        assert_eq!(when.doubt(), Some(LocalTimeDoubt::CameTwice));
        assert_eq!(
            when.latest_utc().unwrap() - when.earliest_utc().unwrap(),
            Duration::hours(1)
        );
        when.fold = Some(Fold::Second);
        assert_eq!(when.doubt(), None);
        assert_eq!(
            when.earliest_utc().unwrap().to_rfc3339(),
            "2026-10-25T01:30:00+00:00"
        );
    }

    #[test]
    fn an_hour_that_never_was_is_asked_about() {
        let mut when = london("2026-03-29T01:30:00");
        assert_eq!(when.doubt(), Some(LocalTimeDoubt::NeverWas));
        when.fold = Some(Fold::First);
        assert_eq!(when.doubt(), Some(LocalTimeDoubt::NeverWas));
    }

    #[test]
    fn a_day_needs_no_question_about_clocks() {
        let day = NaiveDate::from_ymd_opt(2026, 10, 25).unwrap();
        assert_eq!(
            When::day(day, Tz::Europe__London, Basis::Memory).doubt(),
            None
        );
    }

    #[test]
    fn what_does_not_hold_together_is_refused() {
        let mut when = london("2026-03-14T19:30:00");
        assert_eq!(when.checked(), Ok(()));
        when.latest = Some(local("2026-03-14T19:31:00"));
        assert_eq!(when.checked(), Err(WhenError::NotOne));
        when.latest = Some(local("2026-03-14T19:29:00"));
        assert_eq!(when.checked(), Err(WhenError::Backwards));
        when.latest = None;
        assert_eq!(when.checked(), Err(WhenError::NoSpan));
        when.zone = Some("Mars/Olympus".into());
        assert_eq!(when.checked(), Err(WhenError::Zone));
        assert_eq!(When::unknown(None).checked(), Ok(()));
    }

    #[test]
    fn about_now_ends_when_writing_began_and_claims_no_minute() {
        let end: DateTime<Utc> = "2026-11-28T00:05:00Z".parse().unwrap();
        let when = When::shortly_before(end, Tz::Europe__London, Basis::Memory);
        assert_eq!(when.earliest, Some(local("2026-11-27T23:05:00")));
        assert_eq!(when.latest, Some(local("2026-11-28T00:05:00")));
        assert!(when.is_shortly_before() && !when.is_one_time());
        assert_eq!((when.checked(), when.doubt()), (Ok(()), None));
    }

    #[test]
    fn what_was_written_before_does_not_become_shortly_before() {
        let (from, to) = (local("2026-03-14T20:00:00"), local("2026-03-14T21:00:00"));
        for precision in [Precision::Range, Precision::Hour] {
            let span = When::span(from, to, Tz::Europe__London, precision, Basis::Memory);
            assert!(!span.is_shortly_before(), "{precision:?}");
        }
        let evening = When::part(
            from.date(),
            PartOfDay::Evening,
            Tz::Europe__London,
            Basis::Memory,
        );
        assert!(!evening.is_shortly_before());
    }

    #[test]
    fn a_night_goes_over_midnight() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 14).unwrap();
        let night = When::part(day, PartOfDay::Night, Tz::Europe__London, Basis::Memory);
        assert_eq!(night.latest, Some(local("2026-03-15T06:00:00")));
    }
}
