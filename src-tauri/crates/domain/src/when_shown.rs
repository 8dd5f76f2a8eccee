//! What a shown time leaves open: from which zone it is seen, and which of two it was on a night on which clocks changed.

use chrono::{Duration, LocalResult, NaiveDateTime, Offset, TimeZone};

use crate::{Fold, LocalTimeDoubt, Precision, When};

/// What is known of a time at which clocks changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtClockChange {
    /// Clocks went forward over it: it never was.
    NeverWas,
    /// It came twice, and it was the one before clocks went back.
    Before,
    /// It came twice, and it was the one after clocks went back.
    After,
    /// It came twice, and which of the two is not known.
    NotKnownWhich,
}

impl When {
    /// What has to stand beside its time, where clocks changed then. A day or a part of one covers both readings, and so
    /// does a span of which nobody said which of two its end is.
    pub fn at_clock_change(&self) -> Option<AtClockChange> {
        match self.doubt() {
            Some(LocalTimeDoubt::NeverWas) => return Some(AtClockChange::NeverWas),
            Some(LocalTimeDoubt::CameTwice) => return Some(AtClockChange::NotKnownWhich),
            None => {}
        }
        let came_twice = |at: &NaiveDateTime| {
            let instants = self.tz().from_local_datetime(at);
            matches!(instants, LocalResult::Ambiguous(..))
        };
        if !self.shows_a_time() {
            return None;
        }
        let shortly_before = self.is_shortly_before();
        let twice = match shortly_before {
            true => self.latest.iter().any(came_twice),
            false => [self.earliest, self.latest]
                .iter()
                .flatten()
                .any(came_twice),
        };
        // The hour before a time of the second pass begins in the first: its ends say which it is without a fold.
        let of_its_ends = shortly_before.then_some(Fold::Second);
        let fold = self.fold.or(of_its_ends).filter(|_| twice)?;
        Some(match fold {
            Fold::First => AtClockChange::Before,
            Fold::Second => AtClockChange::After,
        })
    }

    /// How far the clocks of its zone were ahead of UTC then, in minutes; `None` where nothing is known of when, where that
    /// changed meanwhile, and for more than two days, over which it may have changed and changed back.
    pub fn offset_minutes(&self) -> Option<i32> {
        let ends = [self.earliest_utc()?, self.latest_utc()?];
        if ends[1] - ends[0] > Duration::days(2) {
            return None;
        }
        let [from, to] = ends.map(|instant| {
            let offset = self.tz().offset_from_utc_datetime(&instant.naive_utc());
            offset.fix().local_minus_utc() / 60
        });
        (from == to).then_some(from)
    }

    fn shows_a_time(&self) -> bool {
        match self.precision {
            Precision::Exact | Precision::Minute | Precision::Hour | Precision::Range => true,
            Precision::PartOfDay => self.part_of_day.is_none(),
            Precision::Day | Precision::Unknown => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;
    use crate::{Basis, PartOfDay};

    fn minute(at: &str, zone: Tz, fold: Option<Fold>) -> When {
        let when = When::minute(at.parse().unwrap(), zone, Basis::Memory);
        When { fold, ..when }
    }

    #[test]
    fn an_hour_that_came_twice_says_which() {
        let told = |fold| minute("2026-10-25T01:30:00", Tz::Europe__London, fold).at_clock_change();
        assert_eq!(told(Some(Fold::First)), Some(AtClockChange::Before));
        assert_eq!(told(Some(Fold::Second)), Some(AtClockChange::After));
        assert_eq!(told(None), Some(AtClockChange::NotKnownWhich));
    }

    #[test]
    fn nothing_is_said_where_nothing_changed() {
        let other_night = minute("2026-10-26T01:30:00", Tz::Europe__London, Some(Fold::First));
        assert_eq!(other_night.at_clock_change(), None);
        let day = "2026-10-25".parse().unwrap();
        let hours = When::part(
            day,
            PartOfDay::EarlyHours,
            Tz::Europe__London,
            Basis::Memory,
        );
        assert_eq!(hours.at_clock_change(), None);
    }

    #[test]
    fn a_time_that_never_was_is_told_as_that() {
        let when = minute("2026-03-29T01:30:00", Tz::Europe__London, None);
        assert_eq!(when.at_clock_change(), Some(AtClockChange::NeverWas));
    }

    #[test]
    fn an_offset_is_of_the_whole_span() {
        let kolkata = minute("2026-07-01T10:00:00", Tz::Asia__Kolkata, None);
        assert_eq!(kolkata.offset_minutes(), Some(330));
        let day = "2026-10-25".parse().unwrap();
        let changed = When::day(day, Tz::Europe__London, Basis::Memory);
        assert_eq!(changed.offset_minutes(), None);
        let year = When::span(
            "2025-06-01T00:00:00".parse().unwrap(),
            "2026-06-01T00:00:00".parse().unwrap(),
            Tz::Europe__Paris,
            Precision::Range,
            Basis::Memory,
        );
        assert_eq!(year.offset_minutes(), None);
        assert_eq!(When::unknown(None).offset_minutes(), None);
    }
}
