//! "About now", by every clock there is.

use catalogue::{CaseTimes, Language};
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use domain::{Basis, Precision, When};
use proptest::prelude::*;

fn shown(at: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    at.with_timezone(&zone).naive_local()
}

fn holds(end: DateTime<Utc>, zone: Tz) {
    let when = When::shortly_before(end, zone, Basis::Memory);
    let told = format!("{zone} {end}: {when:?}");
    assert_eq!(when.checked(), Ok(()), "{told}");
    assert_eq!(when.doubt(), None, "{told}");
    assert_eq!(when.precision, Precision::PartOfDay, "{told}");
    assert_eq!(when.latest, Some(shown(end, zone)), "{told}");
    assert_eq!(when.latest_utc(), Some(end), "{told}");
    let hour_before = Some(end - Duration::hours(1));
    // Where clocks go back by two hours or three, as at Troll and Casey.
    if shown(end - Duration::hours(1), zone) > shown(end, zone) {
        assert!(when.earliest_utc() <= hour_before, "{told}");
        return;
    }
    assert_eq!(when.earliest_utc(), hour_before, "{told}");
    assert!(when.is_shortly_before(), "{told}");
    let words = Language::English.words();
    let said = CaseTimes { words, zone }.span(&when);
    let time = shown(end, zone).format("shortly before %H:%M");
    assert!(said.contains(&time.to_string()), "{told}: {said}");
}

/// The quarters of an hour of a year near which some zone's clocks go forward or back.
fn near_changes(zone: Tz) -> impl Iterator<Item = DateTime<Utc>> {
    let start: DateTime<Utc> = "2026-01-01T00:00:00Z".parse().expect("a literal");
    let ahead = move |at: DateTime<Utc>| shown(at, zone) - at.naive_utc();
    (0..366)
        .map(move |day| start + Duration::days(day))
        .filter(move |day| ahead(*day) != ahead(*day + Duration::days(1)))
        .flat_map(|day| (0..30 * 4).map(move |quarter| day + Duration::minutes(quarter * 15)))
}

#[test]
fn it_ends_when_writing_began_where_clocks_go_forward_or_back() {
    for zone in TZ_VARIANTS {
        near_changes(zone).for_each(|end| holds(end, zone));
    }
}

proptest! {
    #[test]
    fn it_ends_when_writing_began_everywhere(
        minutes in 0i64..20 * 366 * 1440,
        zone in prop::sample::select(TZ_VARIANTS.to_vec()),
    ) {
        let start: DateTime<Utc> = "2020-01-01T00:00:00Z".parse().expect("a literal");
        holds(start + Duration::minutes(minutes), zone);
    }
}
