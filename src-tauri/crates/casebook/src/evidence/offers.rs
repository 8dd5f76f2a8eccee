//! Times that an item offers for its incident. Offered, never taken: cameras are set wrong, copies
//! get new dates, and only the person was there.

use catalogue::{CaseTimes, SentenceId, Words, sentences};
use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use domain::{Basis, Clock, ClockSource, ClockZone, Fold, LocalTimeDoubt, When};

use crate::wire::TimeOffer;

/// How soon a clock is offered among those that speak of when a thing was made, likeliest first. Those of programs that
/// changed the file, and the file system's, offer nothing.
const fn place(source: ClockSource) -> Option<u8> {
    match source {
        ClockSource::ExifOriginal => Some(1),
        ClockSource::QuickTimeKey => Some(2),
        ClockSource::MailReceived => Some(3),
        ClockSource::MailDate => Some(4),
        ClockSource::FileName => Some(5),
        ClockSource::ExifGps => Some(6),
        ClockSource::Container => Some(7),
        ClockSource::PngTime => Some(8),
        ClockSource::ExifDigitised => Some(9),
        ClockSource::ExifModified
        | ClockSource::PdfCreated
        | ClockSource::PdfModified
        | ClockSource::FileModified => None,
    }
}

pub(crate) fn time_offers(clocks: &[Clock], times: CaseTimes) -> Vec<TimeOffer> {
    let offers = possible_times(clocks, times.zone)
        .into_iter()
        .map(|possible| {
            let source = clock_words(possible.source, times.words);
            let values = [("source", source.into())];
            TimeOffer {
                words: times.span(&possible.when),
                source_words: times.words.say_with(possible.reading.said, &values),
                when: possible.when,
            }
        });
    offers.collect()
}

/// When an item was made by its own clocks: the time that it is put in order by, and a line. Where a clock may be read in two
/// ways, both stand there, and it is put in order by neither.
pub(crate) fn own_time(
    clocks: &[Clock],
    times: CaseTimes,
) -> (Option<NaiveDateTime>, Option<String>) {
    match possible_times(clocks, times.zone).as_slice() {
        [] => (None, None),
        [one, other, ..] if !one.reading.certain => {
            let values = [
                ("one", times.span(&one.when).into()),
                ("other", times.span(&other.when).into()),
            ];
            let either = times.words.say_with(sentences::WHEN_EITHER, &values);
            (None, Some(either))
        }
        [first, ..] => (first.when.earliest, Some(times.span(&first.when))),
    }
}

/// A time that one of an item's clocks may mean.
struct PossibleTime {
    when: When,
    source: ClockSource,
    reading: Reading,
}

/// The likeliest first, each once.
fn possible_times(clocks: &[Clock], zone: Tz) -> Vec<PossibleTime> {
    let mut placed: Vec<_> = clocks
        .iter()
        .filter(|clock| clock.may_be_right())
        .filter_map(|clock| Some((place(clock.source)?, clock)))
        .collect();
    placed.sort_by_key(|(place, _)| *place);
    let mut possible: Vec<PossibleTime> = Vec::new();
    for (_, clock) in placed {
        for reading in readings(clock, clocks, zone) {
            let when = offered(clock, &reading, zone);
            let same = |one: &PossibleTime| {
                (one.when.earliest, one.when.fold) == (when.earliest, when.fold)
            };
            if possible.iter().any(same) {
                continue;
            }
            possible.push(PossibleTime {
                when,
                source: clock.source,
                reading,
            });
        }
    }
    possible
}

/// A time that a clock may mean.
struct Reading {
    /// What the keeper's own clock showed then.
    local: NaiveDateTime,
    /// When that was, where the clock says it.
    instant: Option<DateTime<Utc>>,
    /// How the clock is named.
    said: SentenceId,
    /// Whether it is the only one.
    certain: bool,
}

/// A clock that does not say its zone is taken as local, but for one that by its standard shows UTC: of that, both readings
/// are possible where they differ.
fn readings(clock: &Clock, all: &[Clock], zone: Tz) -> Vec<Reading> {
    let as_shown = |said, certain| Reading {
        local: clock.shows,
        instant: None,
        said,
        certain,
    };
    let from_utc = |offset: i32, said, certain| {
        let clock = Clock {
            offset_minutes: Some(offset),
            ..clock.clone()
        };
        let instant = clock.utc();
        let at_home = |utc: DateTime<Utc>| utc.with_timezone(&zone).naive_local();
        Reading {
            local: instant.map_or(clock.shows, at_home),
            instant,
            said,
            certain,
        }
    };
    let named = sentences::WHEN_CLOCK_NAMED;
    match clock.zone(all) {
        _ if clock.date_only => vec![as_shown(named, true)],
        ClockZone::Said(offset) | ClockZone::ShownToBeLocal(offset) => {
            vec![from_utc(offset, named, true)]
        }
        ClockZone::ShownToBeUtc => vec![from_utc(0, named, true)],
        ClockZone::NotSaid => vec![as_shown(named, true)],
        ClockZone::UtcOrLocal => {
            let utc = from_utc(0, sentences::WHEN_CLOCK_READ_AS_UTC, false);
            match utc.local == clock.shows {
                true => vec![as_shown(named, true)],
                false => vec![utc, as_shown(sentences::WHEN_CLOCK_READ_AS_LOCAL, false)],
            }
        }
    }
}

fn offered(clock: &Clock, reading: &Reading, zone: Tz) -> When {
    let (local, instant) = (reading.local, reading.instant);
    let basis = match clock.source {
        ClockSource::FileName => Basis::FileName,
        ClockSource::MailDate => Basis::Message,
        ClockSource::MailReceived => Basis::Provider,
        ClockSource::ExifOriginal
        | ClockSource::ExifDigitised
        | ClockSource::ExifModified
        | ClockSource::ExifGps
        | ClockSource::Container
        | ClockSource::QuickTimeKey
        | ClockSource::PdfCreated
        | ClockSource::PdfModified
        | ClockSource::PngTime
        | ClockSource::FileModified => Basis::Photo,
    };
    if clock.date_only {
        return When::day(local.date(), zone, basis);
    }
    let when = When::minute(to_the_minute(local), zone, basis);
    let Some(LocalTimeDoubt::CameTwice) = when.doubt() else {
        return when;
    };
    // Of an hour that came twice a clock that says its zone knows which it was.
    let told = [Fold::First, Fold::Second].map(|fold| When {
        fold: Some(fold),
        ..when.clone()
    });
    let is_that = |told: &When| {
        let instant = instant.map(|instant| to_the_minute(instant.naive_utc()));
        told.earliest_utc().map(|utc| utc.naive_utc()) == instant
    };
    told.into_iter().find(is_that).unwrap_or(when)
}

fn to_the_minute(at: NaiveDateTime) -> NaiveDateTime {
    let seconds = at.and_utc().timestamp();
    chrono::DateTime::from_timestamp(seconds - seconds.rem_euclid(60), 0)
        .map_or(at, |minute| minute.naive_utc())
}

pub(crate) fn clock_words(source: ClockSource, words: &Words) -> String {
    words.of_variant("clock", &source)
}

#[cfg(test)]
mod tests {
    use catalogue::Language;

    use super::*;

    fn clock(source: ClockSource, shows: &str, offset_minutes: Option<i32>) -> Clock {
        Clock {
            source,
            shows: shows.parse().unwrap(),
            offset_minutes,
            date_only: false,
        }
    }

    fn times() -> CaseTimes {
        CaseTimes {
            words: Language::English.words(),
            zone: Tz::Europe__London,
        }
    }

    fn offers(clocks: &[Clock]) -> Vec<TimeOffer> {
        time_offers(clocks, times())
    }

    #[test]
    fn a_clock_with_its_offset_is_told_in_local_time() {
        let gps = clock(ClockSource::ExifGps, "2026-07-01T18:30:40", Some(0));
        let offers = offers(&[gps]);
        assert_eq!(offers[0].words, "1 July 2026, 19:30");
    }

    #[test]
    fn a_film_header_without_a_zone_is_offered_both_ways_and_named_as_neither() {
        let summer = clock(ClockSource::Container, "2026-07-14T18:30:12", None);
        let both = offers(std::slice::from_ref(&summer));
        let said: Vec<_> = both
            .iter()
            .map(|offer| (&*offer.words, &*offer.source_words))
            .collect();
        assert_eq!(
            said,
            [
                ("14 July 2026, 19:30", "Recorder’s clock, read as UTC"),
                (
                    "14 July 2026, 18:30",
                    "Recorder’s clock, read as local time"
                ),
            ]
        );
        let either = "14 July 2026, 19:30 or 14 July 2026, 18:30".to_owned();
        assert_eq!(own_time(&[summer], times()), (None, Some(either)));
    }

    #[test]
    fn a_film_header_is_offered_once_where_both_readings_are_the_same_or_one_is_shown() {
        let winter = clock(ClockSource::Container, "2026-01-14T18:30:12", None);
        assert_eq!(offers(&[winter]).len(), 1);
        let header = clock(ClockSource::Container, "2026-07-14T18:30:12", None);
        let utc = clock(ClockSource::QuickTimeKey, "2026-07-14T19:30:12", Some(60));
        let local = clock(ClockSource::QuickTimeKey, "2026-07-14T18:30:12", Some(60));
        for (key, time) in [(utc, "19:30"), (local, "18:30")] {
            let offers = offers(&[header.clone(), key]);
            assert_eq!(offers.len(), 1, "{time}");
            assert_eq!(offers[0].words, format!("14 July 2026, {time}"));
        }
    }

    #[test]
    fn a_clock_that_says_its_zone_knows_which_of_two_hours_it_was() {
        let utc = |shows| clock(ClockSource::ExifGps, shows, Some(0));
        let both = offers(&[utc("2026-10-25T00:30:00"), utc("2026-10-25T01:30:00")]);
        let said: Vec<_> = both.iter().map(|offer| &*offer.words).collect();
        assert_eq!(
            said,
            [
                "25 October 2026, 01:30 (before the clocks went back)",
                "25 October 2026, 01:30 (after the clocks went back)",
            ]
        );
    }

    #[test]
    fn a_clock_that_was_never_set_is_not_offered() {
        for shows in [
            "1904-01-01T00:00:00",
            "1970-01-01T00:00:12",
            "2106-02-07T06:28:15",
        ] {
            assert_eq!(
                offers(&[clock(ClockSource::Container, shows, None)]).len(),
                0
            );
        }
    }

    #[test]
    fn the_same_time_is_offered_once_and_copies_offer_nothing() {
        let original = clock(ClockSource::ExifOriginal, "2026-07-01T19:30:40", None);
        let gps = clock(ClockSource::ExifGps, "2026-07-01T18:30:40", Some(0));
        let copied = clock(ClockSource::FileModified, "2026-08-01T18:30:40", Some(0));
        assert_eq!(offers(&[gps, original, copied]).len(), 1);
    }
}
