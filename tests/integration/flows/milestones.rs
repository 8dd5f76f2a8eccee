//! Reports, orders and proceedings between the incidents of the timeline.

use casebook::wire::{MilestoneKind, TimelineFilter, TimelinePage};
use domain::{Behaviour, Entry};
use serde_json::json;

use crate::sample::Sample;

fn report(sample: &mut Sample, day: &str) {
    sample.record(json!({
        "kind": "report",
        "to": "police",
        "when": {
            "earliest": format!("{day}T20:00:00"),
            "latest": format!("{day}T20:00:00"),
            "zone": "Europe/London",
            "precision": "minute",
            "basis": "memory",
        },
    }));
}

/// Three incidents, and what was done about them: some without a day, some that is still to come.
fn filled() -> Sample {
    let mut sample = Sample::new();
    sample.incident("He rang.", "2026-03-14");
    sample.incident("Flowers.", "2026-03-20");
    sample.incident("A letter.", "2026-05-02");
    report(&mut sample, "2026-03-14");
    sample.record(json!({ "kind": "report", "to": "helpline" }));
    sample.record(json!({ "kind": "proceeding", "stage": "arrest", "date": "2026-04-03" }));
    sample.record(json!({ "kind": "proceeding", "stage": "charge" }));
    sample.record(json!({
        "kind": "order",
        "order_kind": "restraining_order",
        "status": "in_force",
        "from": "2026-03-16",
        "served": "2026-03-18",
        "until": "2999-03-16",
    }));
    sample
}

fn page(sample: &mut Sample, filter: &TimelineFilter, limit: usize) -> TimelinePage {
    let page = sample.case().timeline_page(filter, None, None, limit);
    page.expect("the timeline can be read")
}

/// Everything of a page, in the order in which it is read.
fn read(page: &TimelinePage) -> Vec<String> {
    let mut lines = Vec::new();
    for at in 0..=page.rows.len() {
        let above = page.milestones.iter().filter(|one| one.above == at);
        lines.extend(above.map(|one| format!("{:?} {}", one.kind, one.day_words)));
        lines.extend(page.rows.get(at).map(|row| row.what.clone()));
    }
    lines
}

const ALL: [&str; 7] = [
    "A letter.",
    "Proceeding Fri 3",
    "Flowers.",
    "OrderServed Wed 18",
    "OrderBegan Mon 16",
    "Report Sat 14",
    "He rang.",
];

#[test]
fn what_was_done_stands_between_the_incidents_and_what_is_to_come_does_not() {
    let mut sample = filled();
    let all = page(&mut sample, &TimelineFilter::default(), 50);
    assert_eq!(read(&all), ALL);
    let arrest = &all.milestones[0];
    assert_eq!(
        (arrest.month.as_str(), arrest.kind),
        ("2026-04", MilestoneKind::Proceeding)
    );
    assert!(matches!(arrest.row.entry, Entry::Proceeding(_)));
}

#[test]
fn page_by_page_each_stands_once_and_in_its_place() {
    let mut sample = filled();
    let filter = TimelineFilter::default();
    let mut lines = Vec::new();
    let mut after = None;
    loop {
        let page = sample
            .case()
            .timeline_page(&filter, after.as_deref(), None, 1);
        let page = page.expect("the timeline can be read");
        lines.extend(read(&page));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(lines, ALL);
}

#[test]
fn a_month_begins_with_what_was_done_after_its_last_incident() {
    let mut sample = filled();
    report(&mut sample, "2026-03-28");
    let filter = TimelineFilter::default();
    let march = sample
        .case()
        .timeline_page(&filter, None, Some("2026-03"), 50);
    let lines = read(&march.expect("the timeline can be read"));
    assert_eq!(lines[..2], ["Report Sat 28", "Flowers."]);
}

#[test]
fn an_order_ends_after_what_happened_on_its_last_day() {
    let mut sample = Sample::new();
    sample.incident("On the last day.", "2026-03-20");
    sample.incident("The day after.", "2026-03-21");
    sample.record(json!({
        "kind": "order",
        "order_kind": "restraining_order",
        "status": "ended",
        "from": "2026-03-10",
        "served": "2026-03-10",
        "until": "2026-03-20",
    }));
    let lines = read(&page(&mut sample, &TimelineFilter::default(), 50));
    assert_eq!(
        lines,
        [
            "The day after.",
            "OrderEnded Fri 20",
            "On the last day.",
            "OrderServed Tue 10",
            "OrderBegan Tue 10"
        ]
    );
}

#[test]
fn it_is_in_no_count() {
    let mut sample = filled();
    let frame = sample.case().timeline_frame(&TimelineFilter::default());
    let frame = frame.expect("the months can be counted");
    let months: Vec<_> = frame.months.iter().map(|one| one.label.as_str()).collect();
    assert_eq!((frame.total, months), (3, vec!["May 2026", "March 2026"]));
}

#[test]
fn dates_are_asked_of_it_and_what_only_incidents_have_leaves_it_out() {
    let mut sample = filled();
    let day = |day: &str| Some(day.parse().expect("a day"));
    let between = TimelineFilter {
        from: day("2026-03-15"),
        to: day("2026-03-17"),
        ..TimelineFilter::default()
    };
    assert_eq!(
        read(&page(&mut sample, &between, 50)),
        ["OrderBegan Mon 16"]
    );
    let searched = TimelineFilter {
        search: Some("flowers".to_owned()),
        ..TimelineFilter::default()
    };
    assert_eq!(read(&page(&mut sample, &searched, 50)), ["Flowers."]);
}

#[test]
fn what_was_done_is_found_by_its_words() {
    let mut sample = filled();
    let when = json!({
        "earliest": "2026-03-29T20:00:00",
        "latest": "2026-03-29T20:00:00",
        "zone": "Europe/London",
        "precision": "minute",
        "basis": "memory",
    });
    let mut report = json!({ "kind": "report", "to": "police", "when": when });
    report["reference"] = json!("NR-0042/26");
    report["said"] = json!("Somebody would look at the flowers.");
    sample.record(report);
    for (typed, lines) in [
        ("0042", &["Report Sun 29"][..]),
        ("flowers", &["Report Sun 29", "Flowers."]),
        ("letter", &["A letter."]),
    ] {
        let filter = TimelineFilter {
            search: Some(typed.to_owned()),
            ..TimelineFilter::default()
        };
        assert_eq!(read(&page(&mut sample, &filter, 50)), lines, "{typed}");
    }
}

#[test]
fn behaviours_are_counted_by_what_else_is_asked_for() {
    let mut sample = filled();
    for (day, behaviours) in [
        ("2026-06-01", ["calls", "watching"]),
        ("2026-07-01", ["calls", "following"]),
    ] {
        sample.record(json!({
            "kind": "incident",
            "what": "Again.",
            "behaviours": behaviours,
            "when": {
                "earliest": format!("{day}T00:00:00"),
                "latest": format!("{day}T23:59:00"),
                "zone": "Europe/London",
                "precision": "day",
                "basis": "memory",
            },
        }));
    }
    let struck =
        sample.record(json!({ "kind": "incident", "what": "No.", "behaviours": ["calls"] }));
    sample
        .case()
        .strike_out(struck, None)
        .expect("it is struck out");
    let mut counted = |filter: &TimelineFilter| -> Vec<(String, u64)> {
        let counts = sample.case().behaviour_counts(filter);
        let counts = counts.expect("the behaviours can be counted");
        counts
            .into_iter()
            .map(|one| (one.behaviour.0, one.count))
            .collect()
    };
    let said = |counts: &[(&str, u64)]| -> Vec<(String, u64)> {
        counts
            .iter()
            .map(|(tag, count)| ((*tag).to_owned(), *count))
            .collect()
    };
    let watching = TimelineFilter {
        behaviours: vec![Behaviour("watching".to_owned())],
        ..TimelineFilter::default()
    };
    assert_eq!(
        counted(&watching),
        said(&[("calls", 2), ("following", 1), ("watching", 1)]),
        "whatever behaviours it asks for itself"
    );
    let july = TimelineFilter {
        from: Some("2026-07-01".parse().expect("a day")),
        ..TimelineFilter::default()
    };
    assert_eq!(counted(&july), said(&[("calls", 1), ("following", 1)]));
}
