//! Times in words: "14 March 2026, evening, from memory". Prints what is known and no more.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use domain::{Basis, Moment, PartOfDay, Precision, When};

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

    /// "14 March 2026, 19:30" for when something was written down, by the writer's own clock.
    pub fn moment(&self, moment: Moment) -> String {
        let local = moment.local().naive_local();
        self.date_and_time(local)
    }

    /// The whole of a `When`: date, time and how it is known.
    pub fn when(&self, when: &When) -> String {
        let mut parts = vec![self.span(when)];
        if let Some(said) = when.said.as_deref().filter(|said| !said.trim().is_empty()) {
            parts.push(self.say_with(sentences::WHEN_FROM_SAID, &[("said", said.into())]));
        }
        parts.push(self.say(basis_id(when.basis)));
        parts.join(", ")
    }

    /// Date and time without how it is known: "14 March 2026, about 20:30".
    pub fn span(&self, when: &When) -> String {
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

    fn date_and_time(&self, at: NaiveDateTime) -> String {
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

fn basis_id(basis: Basis) -> SentenceId {
    match basis {
        Basis::Memory => sentences::WHEN_BASIS_MEMORY,
        Basis::OwnNote => sentences::WHEN_BASIS_OWN_NOTE,
        Basis::Message => sentences::WHEN_BASIS_MESSAGE,
        Basis::Device => sentences::WHEN_BASIS_DEVICE,
        Basis::FileName => sentences::WHEN_BASIS_FILE_NAME,
        Basis::Photo => sentences::WHEN_BASIS_PHOTO,
        Basis::Provider => sentences::WHEN_BASIS_PROVIDER,
        Basis::Witness => sentences::WHEN_BASIS_WITNESS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Tz::Europe__London;

    use crate::Language;

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    /// The window says times by itself, in the same words: its test reads the same list.
    #[test]
    fn times_are_said_as_the_window_says_them() {
        #[derive(serde::Deserialize)]
        struct Said {
            when: When,
            span: String,
            whole: String,
        }
        let list = include_str!("../../../../ui/src/lib/time/said-times.json");
        let list: Vec<Said> = serde_json::from_str(list).unwrap();
        for said in list {
            assert_eq!(said.when.checked(), Ok(()), "{}", said.span);
            assert_eq!(Language::English.words().span(&said.when), said.span);
            assert_eq!(Language::English.words().when(&said.when), said.whole);
        }
    }

    #[test]
    fn prints_what_is_known_and_no_more() {
        let words = Language::English.words();
        let day = NaiveDate::from_ymd_opt(2026, 3, 14).unwrap();
        let evening = When::part(day, PartOfDay::Evening, Europe__London, Basis::Memory);
        assert_eq!(words.when(&evening), "14 March 2026, evening, from memory");
        let minute = When::minute(local("2026-03-14T19:30:00"), Europe__London, Basis::Photo);
        assert_eq!(
            words.when(&minute),
            "14 March 2026, 19:30, from the photo’s own clock"
        );
        let about = When::span(
            local("2026-03-14T20:00:00"),
            local("2026-03-14T21:00:00"),
            Europe__London,
            Precision::Hour,
            Basis::Memory,
        );
        assert_eq!(words.span(&about), "14 March 2026, about 20:30");
        let mut range = about.clone();
        range.precision = Precision::Range;
        assert_eq!(words.span(&range), "14 March 2026, between 20:00 and 21:00");
        assert_eq!(words.span(&When::unknown(None)), "date not known");
        assert_eq!(
            words.span(&When::day(day, Europe__London, Basis::Memory)),
            "14 March 2026"
        );
    }
}
