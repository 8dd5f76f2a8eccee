//! Times that an item offers for its incident. Offered, never taken: cameras are set wrong, copies
//! get new dates, and only the person was there.

use catalogue::Words;
use chrono::{NaiveDateTime, TimeZone};
use chrono_tz::Tz;
use domain::{Basis, Clock, ClockSource, When};

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

pub(crate) fn time_offers(clocks: &[Clock], zone: &str, words: &Words) -> Vec<TimeOffer> {
    let zone: Tz = zone.parse().unwrap_or(Tz::Europe__London);
    let mut placed: Vec<_> = clocks
        .iter()
        .filter(|clock| clock.may_be_right())
        .filter_map(|clock| Some((place(clock.source)?, clock)))
        .collect();
    placed.sort_by_key(|(place, _)| *place);
    let mut offers: Vec<TimeOffer> = Vec::new();
    for (_, clock) in placed {
        let when = offered(clock, zone);
        if offers
            .iter()
            .any(|offer| offer.when.earliest == when.earliest)
        {
            continue;
        }
        offers.push(TimeOffer {
            words: words.span(&when),
            source_words: clock_words(clock.source, words),
            when,
        });
    }
    offers
}

fn offered(clock: &Clock, zone: Tz) -> When {
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
    let local = local_time(clock, zone);
    if clock.date_only {
        When::day(local.date(), zone, basis)
    } else {
        When::minute(to_the_minute(local), zone, basis)
    }
}

/// What the keeper's own clock showed then. A clock that does not say its zone is taken as local.
fn local_time(clock: &Clock, zone: Tz) -> NaiveDateTime {
    match clock.utc() {
        Some(utc) if !clock.date_only => zone.from_utc_datetime(&utc.naive_utc()).naive_local(),
        _ => clock.shows,
    }
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

    fn offers(clocks: &[Clock]) -> Vec<TimeOffer> {
        time_offers(clocks, "Europe/London", Language::English.words())
    }

    #[test]
    fn a_clock_with_its_offset_is_told_in_local_time() {
        let gps = clock(ClockSource::ExifGps, "2026-07-01T18:30:40", Some(0));
        let offers = offers(&[gps]);
        assert_eq!(offers[0].words, "1 July 2026, 19:30");
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
