//! Ten thousand incidents while somebody waits.

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use chrono_tz::Tz::Europe__London;
use domain::{Basis, Entry, PartOfDay, When};
use serde_json::json;

use crate::made::{incident, observed, of_observed};

/// Generous, because other work may share the machine.
const PATIENCE: Duration = Duration::from_millis(100);

fn made(number: i64) -> Entry {
    let start = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
    let day = start + chrono::Duration::days(number % 2000);
    let when = match number % 3 {
        0 => When::minute(
            day.and_hms_opt(20, 15, 0).unwrap(),
            Europe__London,
            Basis::Memory,
        ),
        1 => When::part(day, PartOfDay::Evening, Europe__London, Basis::Memory),
        _ => When::day(day, Europe__London, Basis::Memory),
    };
    let tags = ["visit_home", "calls", "tracker", "following"];
    let tag = tags[usize::try_from(number % 4).unwrap()];
    incident(
        &when,
        json!({"behaviours": [tag], "channels": ["call"], "unwanted": {"known": "yes"}}),
    )
}

#[test]
fn ten_thousand_incidents_in_a_tenth_of_a_second() {
    let entries: Vec<Entry> = (0..10_000).map(made).collect();
    let observed = observed(&entries);
    let best = (0..5)
        .map(|_| {
            let began = Instant::now();
            assert_eq!(of_observed(&observed).incidents, 10_000);
            began.elapsed()
        })
        .min()
        .unwrap();
    assert!(best < PATIENCE, "the best of five took {best:?}");
    println!("10,000 incidents: {best:?}");
}
