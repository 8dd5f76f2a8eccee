//! Dates and times in words: "14 March 2026, evening". Says what is known and no more.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use domain::{PartOfDay, Precision, When};

use crate::{Saying, SentenceId, Words, sentences};

impl Words {
    /// "14 March 2026".
    pub fn date(&self, date: NaiveDate) -> String {
        self.say_with(
            sentences::WHEN_DATE,
            &[
                ("day", date.day().to_string().into()),
                ("month", self.month(date).into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// "March".
    pub fn month(&self, date: NaiveDate) -> String {
        self.coded(&format!("when-month-{}", date.month()))
    }

    /// "Saturday".
    pub fn weekday(&self, date: NaiveDate) -> String {
        self.coded(&format!(
            "when-weekday-{}",
            date.weekday().number_from_monday()
        ))
    }

    /// Date and time as its own clock showed them.
    pub(crate) fn shown(&self, when: &When) -> String {
        let (Some(earliest), Some(latest)) = (when.earliest, when.latest) else {
            return self.say(sentences::WHEN_UNKNOWN);
        };
        match when.precision {
            Precision::Unknown => self.say(sentences::WHEN_UNKNOWN),
            Precision::Exact => self.joined(earliest.date(), &clock_with_seconds(earliest)),
            Precision::Minute => self.date_and_time(earliest),
            Precision::Hour => {
                let middle = earliest + (latest - earliest) / 2;
                let about = self.say_with(sentences::WHEN_ABOUT, &[("time", clock(middle).into())]);
                self.joined(middle.date(), &about)
            }
            Precision::PartOfDay => match when.part_of_day {
                Some(part) => self.joined(earliest.date(), &self.part_of(part, earliest, latest)),
                None if when.is_shortly_before() => {
                    self.joined(latest.date(), &self.shortly_before(latest))
                }
                None => self.between(earliest, latest),
            },
            Precision::Day => self.date(earliest.date()),
            Precision::Range => self.between(earliest, latest),
        }
    }

    /// "evening".
    pub fn part_of_day(&self, part: PartOfDay) -> String {
        self.say(part_id(part))
    }

    /// The part of a day, with the day that it ends on where that is the next one: "evening", "night into 15 March". A night
    /// alone could be either side of its date.
    fn part_of(&self, part: PartOfDay, earliest: NaiveDateTime, latest: NaiveDateTime) -> String {
        if part != PartOfDay::Night || earliest.date() == latest.date() {
            return self.part_of_day(part);
        }
        let day = latest.date().day().to_string();
        let month = self.month(latest.date());
        self.say_with(
            sentences::WHEN_NIGHT_INTO,
            &[("day", day.into()), ("month", month.into())],
        )
    }

    /// "shortly before 22:32".
    pub fn shortly_before(&self, end: NaiveDateTime) -> String {
        self.say_with(
            sentences::WHEN_SHORTLY_BEFORE,
            &[("time", clock(end).into())],
        )
    }

    fn between(&self, earliest: NaiveDateTime, latest: NaiveDateTime) -> String {
        let whole_days = (earliest.hour(), earliest.minute()) == (0, 0)
            && (latest.hour(), latest.minute()) == (23, 59);
        let same_day = earliest.date() == latest.date();
        let ends = if whole_days && same_day {
            return self.date(earliest.date());
        } else if whole_days {
            [self.date(earliest.date()), self.date(latest.date())]
        } else if same_day {
            let times = self.between_ends([clock(earliest), clock(latest)]);
            return self.joined(earliest.date(), &times);
        } else {
            [self.date_and_time(earliest), self.date_and_time(latest)]
        };
        self.between_ends(ends)
    }

    fn between_ends(&self, [from, to]: [String; 2]) -> String {
        self.say_with(
            sentences::WHEN_BETWEEN,
            &[("from", from.into()), ("to", to.into())],
        )
    }

    pub(crate) fn date_and_time(&self, at: NaiveDateTime) -> String {
        self.joined(at.date(), &clock(at))
    }

    fn joined(&self, date: NaiveDate, time: &str) -> String {
        let values = [
            ("date", Saying::Text(self.date(date))),
            ("time", time.into()),
        ];
        self.say_with(sentences::WHEN_DATE_AND_TIME, &values)
    }
}

fn clock(at: NaiveDateTime) -> String {
    at.format("%H:%M").to_string()
}

fn clock_with_seconds(at: NaiveDateTime) -> String {
    at.format("%H:%M:%S").to_string()
}

fn part_id(part: PartOfDay) -> SentenceId {
    match part {
        PartOfDay::EarlyHours => sentences::WHEN_EARLY_HOURS,
        PartOfDay::Morning => sentences::WHEN_MORNING,
        PartOfDay::Afternoon => sentences::WHEN_AFTERNOON,
        PartOfDay::Evening => sentences::WHEN_EVENING,
        PartOfDay::Night => sentences::WHEN_NIGHT,
    }
}
