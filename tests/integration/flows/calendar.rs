//! The timeline by its days.

use casebook::wire::{CalendarMonth, CalendarSpan, TimelineFilter};
use chrono::NaiveDate;
use serde_json::json;

use crate::sample::Sample;

fn day(day: &str) -> NaiveDate {
    day.parse().expect("a day")
}

fn spanning(sample: &mut Sample, earliest: &str, latest: &str, precision: &str) {
    sample.record(json!({
        "kind": "incident",
        "what": "A call.",
        "when": {
            "earliest": earliest,
            "latest": latest,
            "zone": "Europe/London",
            "precision": precision,
            "basis": "memory",
        },
    }));
}

/// Known to the minute, the evening, the day; to a night, a week, a month, half a year; and not at all.
fn filled() -> Sample {
    let mut sample = Sample::new();
    sample.incident("He rang.", "2026-03-14");
    sample.incident("He rang again.", "2026-03-14");
    sample.incident("Flowers.", "2026-03-31");
    spanning(
        &mut sample,
        "2026-03-15T18:00:00",
        "2026-03-15T22:00:00",
        "part_of_day",
    );
    spanning(
        &mut sample,
        "2026-03-16T00:00:00",
        "2026-03-16T23:59:59",
        "day",
    );
    spanning(
        &mut sample,
        "2026-03-31T22:00:00",
        "2026-04-01T06:00:00",
        "part_of_day",
    );
    spanning(
        &mut sample,
        "2026-02-26T00:00:00",
        "2026-03-04T23:59:59",
        "range",
    );
    spanning(
        &mut sample,
        "2026-03-01T00:00:00",
        "2026-03-31T23:59:59",
        "range",
    );
    spanning(
        &mut sample,
        "2025-11-01T00:00:00",
        "2026-04-30T23:59:59",
        "range",
    );
    sample.record(json!({"kind": "incident", "what": "A letter, before all that."}));
    sample
}

fn month(sample: &mut Sample, filter: &TimelineFilter, of: &str) -> CalendarMonth {
    let month = sample.case().calendar_month(filter, day(of));
    month.expect("the month can be read")
}

fn ends(span: &CalendarSpan) -> (String, String, u64) {
    (span.from.to_string(), span.to.to_string(), span.count)
}

#[test]
fn a_day_holds_what_is_known_to_be_on_it_and_nothing_else() {
    let mut sample = filled();
    let march = month(&mut sample, &TimelineFilter::default(), "2026-03-01");
    let days: Vec<_> = march
        .days
        .iter()
        .map(|held| (held.day.to_string(), held.count))
        .collect();
    let expected = [
        ("2026-03-14", 2),
        ("2026-03-15", 1),
        ("2026-03-16", 1),
        ("2026-03-31", 1),
    ];
    assert_eq!(days, expected.map(|(day, count)| (day.to_owned(), count)));
    let spans: Vec<_> = march.spans.iter().map(ends).collect();
    let expected = [
        ("2025-11-01", "2026-04-30"),
        ("2026-02-26", "2026-03-04"),
        ("2026-03-01", "2026-03-31"),
        ("2026-03-31", "2026-04-01"),
    ];
    assert_eq!(
        spans,
        expected.map(|(from, to)| (from.to_owned(), to.to_owned(), 1))
    );
}

#[test]
fn the_days_and_spans_add_up_to_what_the_list_counts() {
    let mut sample = filled();
    let all = TimelineFilter::default();
    let frame = sample.case().timeline_frame(&all);
    let frame = frame.expect("the months can be counted");
    assert_eq!(frame.total, 10);
    for listed in frame.months {
        let Some(name) = listed.month else { continue };
        let first = format!("{name}-01");
        let held = month(&mut sample, &all, &first);
        let on_days: u64 = held.days.iter().map(|day| day.count).sum();
        // The list has each span once, in the month in which it begins.
        let begun = held.spans.iter().filter(|span| span.from >= day(&first));
        let begun: u64 = begun.map(|span| span.count).sum();
        assert_eq!(on_days + begun, listed.count, "{name}");
    }
}

#[test]
fn a_day_and_a_span_list_their_own_incidents() {
    let mut sample = filled();
    let mut listed = |from: &str, to: &str| {
        let page =
            sample
                .case()
                .calendar_page(&TimelineFilter::default(), day(from), day(to), None);
        let page = page.expect("the day can be read");
        page.rows
            .into_iter()
            .map(|row| row.what)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        listed("2026-03-14", "2026-03-14"),
        ["He rang again.", "He rang."]
    );
    assert_eq!(listed("2026-03-31", "2026-03-31"), ["Flowers."]);
    assert_eq!(listed("2026-03-31", "2026-04-01"), ["A call."]);
    assert_eq!(listed("2026-03-17", "2026-03-17"), Vec::<String>::new());
}

#[test]
fn a_filter_holds_for_the_calendar_too_and_a_day_says_what_was_done() {
    let mut sample = filled();
    sample.record(json!({
        "kind": "incident",
        "what": "Flowers on the step.",
        "behaviours": ["leaving_gifts", "visit_home"],
        "when": {
            "earliest": "2026-03-20T09:00:00",
            "latest": "2026-03-20T09:00:00",
            "zone": "Europe/London",
            "precision": "minute",
            "basis": "memory",
        },
    }));
    let searched = |words: &str| TimelineFilter {
        search: Some(words.to_owned()),
        ..TimelineFilter::default()
    };
    let found = month(&mut sample, &searched("flowers"), "2026-03-01");
    let days: Vec<_> = found.days.iter().map(|held| held.day).collect();
    assert_eq!(days, [day("2026-03-20"), day("2026-03-31")]);
    assert_eq!(found.spans, []);
    let tags: Vec<_> = found.days[0]
        .behaviours
        .iter()
        .map(|tag| tag.0.as_str())
        .collect();
    assert_eq!(tags, ["leaving_gifts", "visit_home"]);
    for nothing in ["zebra", " -- "] {
        let none = month(&mut sample, &searched(nothing), "2026-03-01");
        assert!(none.days.is_empty() && none.spans.is_empty(), "{nothing}");
    }
}
