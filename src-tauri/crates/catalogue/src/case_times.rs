//! Times in words as one case says them: another zone than the case's own is named, and so is which of two a time was on a
//! night on which clocks went back.

use chrono::{DateTime, LocalResult, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use domain::{AtClockChange, Basis, Clock, ClockZone, Moment, When};

use crate::{SentenceId, Words, sentences};

/// The words of a case, with the zone that its times are in where nothing else is said.
#[derive(Debug, Clone, Copy)]
pub struct CaseTimes {
    /// The words.
    pub words: &'static Words,
    /// The case's own zone.
    pub zone: Tz,
}

impl CaseTimes {
    /// The whole of a `When`: date, time and how it is known.
    pub fn when(&self, when: &When) -> String {
        let mut parts = vec![self.span(when)];
        if let Some(said) = when.said.as_deref().filter(|said| !said.trim().is_empty()) {
            let said = [("said", said.into())];
            parts.push(self.words.say_with(sentences::WHEN_FROM_SAID, &said));
        }
        parts.push(self.words.say(basis_id(when.basis)));
        parts.join(", ")
    }

    /// Date and time without how it is known: "14 March 2026, about 20:30", "14 March 2026, 10:00 (Kolkata time, UTC+05:30)".
    pub fn span(&self, when: &When) -> String {
        self.beside(when, self.words.shown(when))
    }

    /// A shown time with what has to stand beside it.
    pub fn beside(&self, when: &When, shown: String) -> String {
        let changed = when.at_clock_change().map(|changed| {
            self.words.say(match changed {
                AtClockChange::NeverWas => sentences::WHEN_NEVER_WAS,
                AtClockChange::Before => sentences::WHEN_BEFORE_CLOCKS_WENT_BACK,
                AtClockChange::After => sentences::WHEN_AFTER_CLOCKS_WENT_BACK,
                AtClockChange::NotKnownWhich => sentences::WHEN_NOT_KNOWN_WHICH,
            })
        });
        let notes: Vec<String> = self.other_zone(when).into_iter().chain(changed).collect();
        self.noted(shown, &notes.join(", "))
    }

    /// "14 March 2026, 19:30" for when something was written down, by the writer's own clock; how far that was from UTC where
    /// it was not as far as the case's own, and in an hour that came twice.
    pub fn moment(&self, moment: Moment) -> String {
        let shown = self.words.date_and_time(moment.local().naive_local());
        let at_home = self.zone.offset_from_utc_datetime(&moment.utc.naive_utc());
        let local = moment.local().naive_local();
        let instants = self.zone.from_local_datetime(&local);
        let came_twice = matches!(instants, LocalResult::Ambiguous(..));
        if at_home.fix().local_minus_utc() == moment.offset_minutes * 60 && !came_twice {
            return shown;
        }
        self.noted(shown, &from_utc(moment.offset_minutes))
    }

    /// The city that its own zone is named after, "London"; else how far it is from UTC at an instant.
    pub fn city_or_offset(&self, at: DateTime<Utc>) -> String {
        let offset = self.zone.offset_from_utc_datetime(&at.naive_utc());
        city(self.zone).unwrap_or_else(|| from_utc(offset.fix().local_minus_utc() / 60))
    }

    fn noted(&self, shown: String, note: &str) -> String {
        if note.is_empty() {
            return shown;
        }
        let values = [("shown", shown.into()), ("note", note.into())];
        self.words.say_with(sentences::WHEN_NOTED, &values)
    }

    /// "Kolkata time, UTC+05:30"
    fn other_zone(&self, when: &When) -> Option<String> {
        // A time of which nothing is known is seen from nowhere.
        when.earliest?;
        if when.tz() == self.zone {
            return None;
        }
        let offset = when.offset_minutes().map(from_utc);
        let Some(city) = city(when.tz()) else {
            return Some(offset.unwrap_or_else(|| when.tz().name().to_owned()));
        };
        let of = ("zone", city.into());
        Some(match offset {
            Some(offset) => {
                let values = [of, ("offset", offset.into())];
                self.words.say_with(sentences::WHEN_IN_ZONE, &values)
            }
            None => self.words.say_with(sentences::WHEN_IN_CHANGING_ZONE, &[of]),
        })
    }
}

impl Words {
    /// What a clock of a file shows, to the second, and what is known of its zone: "14 March 2026, 19:30:12 (no time zone
    /// given)". `all` are the clocks of that file.
    pub fn clock(&self, clock: &Clock, all: &[Clock]) -> String {
        let date = self.date(clock.shows.date());
        if clock.date_only {
            return date;
        }
        let time = clock.shows.format("%H:%M:%S").to_string();
        let at = [("date", date.into()), ("time", time.into())];
        let shows = self.say_with(sentences::WHEN_DATE_AND_TIME, &at);
        let (sentence, offset) = match clock.zone(all) {
            ClockZone::NotSaid => (sentences::WHEN_CLOCK_NO_ZONE, None),
            ClockZone::UtcOrLocal => (sentences::WHEN_CLOCK_UTC_OR_LOCAL, None),
            ClockZone::ShownToBeUtc => (sentences::WHEN_CLOCK_SHOWN_TO_BE_UTC, None),
            ClockZone::ShownToBeLocal(offset) => {
                (sentences::WHEN_CLOCK_SHOWN_TO_BE_LOCAL, Some(offset))
            }
            ClockZone::Said(0) => (sentences::WHEN_CLOCK_UTC, None),
            ClockZone::Said(offset) => (sentences::WHEN_CLOCK_OFFSET, Some(offset)),
        };
        let mut values = vec![("shows", shows.into())];
        values.extend(offset.map(|offset| ("offset", from_utc(offset).into())));
        self.say_with(sentence, &values)
    }

    /// A date in a file that nothing has understood, as it stands there.
    pub fn unread_clock(&self, shows: &str) -> String {
        self.say_with(
            sentences::WHEN_CLOCK_NOT_UNDERSTOOD,
            &[("words", shows.into())],
        )
    }
}

/// "New York", of "America/New_York". Names without a city may mislead: "Etc/GMT-3" is three hours ahead of UTC.
fn city(zone: Tz) -> Option<String> {
    let (area, city) = zone.name().rsplit_once('/')?;
    (area != "Etc").then(|| city.replace('_', " "))
}

/// "UTC+05:30"
fn from_utc(offset_minutes: i32) -> String {
    let sign = if offset_minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset_minutes.abs() / 60, offset_minutes.abs() % 60);
    format!("UTC{sign}{hours:02}:{minutes:02}")
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
    use chrono::{NaiveDate, NaiveDateTime};
    use chrono_tz::Tz::{Asia__Kolkata, Europe__London};
    use domain::{PartOfDay, Precision};

    use super::*;
    use crate::Language;

    fn at_home() -> CaseTimes {
        CaseTimes {
            words: Language::English.words(),
            zone: Europe__London,
        }
    }

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
            assert_eq!(at_home().span(&said.when), said.span);
            assert_eq!(at_home().when(&said.when), said.whole);
        }
    }

    #[test]
    fn prints_what_is_known_and_no_more() {
        let times = at_home();
        let day = NaiveDate::from_ymd_opt(2026, 3, 14).unwrap();
        let evening = When::part(day, PartOfDay::Evening, Europe__London, Basis::Memory);
        assert_eq!(times.when(&evening), "14 March 2026, evening, from memory");
        let minute = When::minute(local("2026-03-14T19:30:00"), Europe__London, Basis::Photo);
        assert_eq!(
            times.when(&minute),
            "14 March 2026, 19:30, from the photo’s own clock"
        );
        let about = When::span(
            local("2026-03-14T20:00:00"),
            local("2026-03-14T21:00:00"),
            Europe__London,
            Precision::Hour,
            Basis::Memory,
        );
        assert_eq!(times.span(&about), "14 March 2026, about 20:30");
        let mut range = about.clone();
        range.precision = Precision::Range;
        assert_eq!(times.span(&range), "14 March 2026, between 20:00 and 21:00");
        assert_eq!(times.span(&When::unknown(None)), "date not known");
        assert_eq!(
            times.span(&When::day(day, Europe__London, Basis::Memory)),
            "14 March 2026"
        );
    }

    #[test]
    fn a_zone_without_a_city_is_told_by_how_far_it_is_from_utc() {
        let zone = Tz::Etc__GMTMinus3;
        let when = When::minute(local("2026-07-01T10:00:00"), zone, Basis::Memory);
        assert_eq!(at_home().span(&when), "1 July 2026, 10:00 (UTC+03:00)");
        let there = CaseTimes { zone, ..at_home() };
        assert_eq!(there.city_or_offset(DateTime::UNIX_EPOCH), "UTC+03:00");
    }

    #[test]
    fn a_moment_says_how_far_from_utc_it_was_where_that_is_not_as_at_home() {
        let utc = "2026-07-01T10:00:00Z".parse().unwrap();
        let said = |offset| at_home().moment(Moment::new(utc, offset));
        assert_eq!(said(60), "1 July 2026, 11:00");
        assert_eq!(said(330), "1 July 2026, 15:30 (UTC+05:30)");
        let second = Moment::new("2026-10-25T01:30:00Z".parse().unwrap(), 0);
        assert_eq!(
            at_home().moment(second),
            "25 October 2026, 01:30 (UTC+00:00)"
        );
        let in_kolkata = CaseTimes {
            zone: Asia__Kolkata,
            ..at_home()
        };
        assert_eq!(
            in_kolkata.moment(Moment::new(utc, 330)),
            "1 July 2026, 15:30"
        );
    }
}
