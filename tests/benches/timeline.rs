//! Looking through 100,000 incidents.

use std::path::Path;
use std::time::Duration;

use casebook::wire::TimelineFilter;
use casebook::{Casebook, Passphrase, SystemTimeSource, Unlock};
use catalogue::Language;
use chrono::{Duration as Days, NaiveDate};
use domain::Entry;
use serde_json::json;

use crate::attach::vault;
use crate::{PASSPHRASE, Scale, limit, median, timed};

const PLACES: [&str; 8] = [
    "school",
    "station",
    "front door",
    "car park",
    "bridge",
    "market",
    "surgery",
    "office",
];
const DEEDS: [&str; 6] = [
    "stood outside",
    "called",
    "left flowers",
    "followed me",
    "parked his car",
    "sent a message",
];

pub(crate) fn timeline(scale: Scale) {
    let count = 100_000 / scale.part;
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join("vault");
    let casebook = filled(&path, count);
    let all = TimelineFilter::default();
    let first = median(scale.runs, || timed(|| page(&casebook, &all, None)).0);
    limit("timeline: first page", first, Duration::from_millis(10));
    let mut after = None;
    let mut pages: Vec<Duration> = Vec::new();
    for _ in 0..200 {
        let (time, next) = timed(|| page(&casebook, &all, after.as_deref()));
        pages.push(time);
        after = next;
    }
    limit(
        "timeline: any page, 99th percentile",
        percentile(&mut pages),
        Duration::from_millis(10),
    );
    let frame = median(scale.runs, || {
        timed(|| casebook.timeline_frame(&all).expect("months are counted")).0
    });
    limit(
        "timeline: counting its months",
        frame,
        Duration::from_millis(50),
    );
    let days = median(scale.runs, || {
        let month = NaiveDate::from_ymd_opt(2012, 3, 1).expect("a day");
        timed(|| {
            casebook
                .calendar_month(&all, month)
                .expect("a month is read")
        })
        .0
    });
    limit("calendar: a month", days, Duration::from_millis(50));
    let mut searches: Vec<Duration> = searches()
        .map(|search| timed(|| page(&casebook, &search, None)).0)
        .collect();
    limit(
        "search, 99th percentile",
        percentile(&mut searches),
        Duration::from_millis(20),
    );
    casebook.lock().expect("the case locks");
    open(&path, scale);
}

/// A new record of so many incidents.
pub(crate) fn filled(path: &Path, count: u64) -> Casebook {
    let mut casebook = vault(path);
    for thousand in 0..count.div_ceil(1000) {
        let entries = (thousand * 1000..((thousand + 1) * 1000).min(count)).map(incident);
        casebook
            .record_many(entries.collect())
            .expect("the entries are kept");
    }
    casebook
}

/// Opening, with what the key derivation alone takes subtracted.
fn open(path: &Path, scale: Scale) {
    let empty = tempfile::tempdir().expect("there is room");
    let beside = empty.path().join("vault");
    vault(&beside).lock().expect("the case locks");
    let full = median(scale.runs, || opened(path));
    let derivation = median(scale.runs, || opened(&beside));
    limit(
        "open, over an empty vault",
        full.saturating_sub(derivation),
        Duration::from_millis(100),
    );
}

/// How long opening a record takes, its key's derivation included.
pub(crate) fn opened(path: &Path) -> Duration {
    let passphrase = Passphrase::new(PASSPHRASE.to_owned()).expect("it is not empty");
    let unlock = Unlock::Passphrase(&passphrase);
    timed(|| {
        Casebook::open(
            path,
            unlock,
            Box::new(SystemTimeSource),
            Language::English.words(),
        )
        .expect("it opens")
    })
    .0
}

fn incident(number: u64) -> Entry {
    let at = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day") + Days::days(number as i64 % 9000);
    let place = PLACES[number as usize % PLACES.len()];
    let deed = DEEDS[number as usize / 7 % DEEDS.len()];
    let when = format!("{at}T{:02}:{:02}:00", number % 24, number % 60);
    let entry = json!({
        "kind": "incident",
        "what": format!("He {deed} near the {place}, number {number}. I went in by the other way and rang my sister."),
        "behaviours": ["following"],
        "when": {"earliest": when, "latest": when, "zone": "Europe/London", "precision": "minute", "basis": "memory"},
    });
    Entry::from_json(entry).expect("the sample is an entry")
}

fn page(casebook: &Casebook, filter: &TimelineFilter, after: Option<&str>) -> Option<String> {
    casebook
        .timeline_page(filter, after, None, 50)
        .expect("the timeline can be read")
        .next
}

/// Rare words, words in every entry, beginnings, several at once, and none that is there.
fn searches() -> impl Iterator<Item = TimelineFilter> {
    let typed = (0..200).map(|number: u64| match number % 5 {
        0 => format!("number {}", number * 37),
        1 => "sister".to_owned(),
        2 => PLACES[number as usize % PLACES.len()][..4].to_owned(),
        3 => format!(
            "{} {}",
            DEEDS[number as usize % DEEDS.len()],
            PLACES[number as usize % PLACES.len()]
        ),
        _ => "nowhere".to_owned(),
    });
    typed.map(|typed| TimelineFilter {
        search: Some(typed),
        ..TimelineFilter::default()
    })
}

fn percentile(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() * 99 / 100]
}
