//! Ten thousand incidents while somebody waits.

use std::time::Instant;

use chrono::NaiveDate;
use chrono_tz::Tz::Europe__London;
use domain::{Basis, Entry, PartOfDay, When};
use serde_json::json;

use crate::made::{incident, observed, of_observed};

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
#[ignore = "a measure: cargo nextest run --release -p patterns --run-ignored only --no-capture"]
fn how_long_ten_thousand_incidents_take() {
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
    println!("10,000 incidents: {best:?}");
}
