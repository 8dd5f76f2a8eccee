//! Events stand in the row of incidents, with a number of the same kind, and in no count.

use casebook::CaseError;
use casebook::wire::TimelineFilter;
use domain::{Entry, EntryId, EntryKind, Revision};
use serde_json::{Value, json};

use crate::sample::{Sample, entry};

fn number(sample: &mut Sample, id: EntryId) -> Option<u32> {
    let number = sample.case().incident_number(id);
    number.expect("numbers can be read")
}

fn said(sample: &mut Sample, id: EntryId) -> Value {
    let view = sample.case().entry(id).expect("the entry is there");
    view.entry.expect("it was not erased").to_json()
}

fn on(day: &str, entry: Value) -> Value {
    let mut dated = entry;
    dated["when"] = json!({"earliest": format!("{day}T10:00:00"), "latest": format!("{day}T10:00:00"),
        "zone": "Europe/London", "precision": "minute", "basis": "memory"});
    dated
}

#[test]
fn an_event_has_a_number_of_the_row_of_incidents() {
    let mut sample = Sample::new();
    let incident = sample.incident("He was outside.", "2026-03-14");
    let hearing = sample.record(json!({"kind": "event", "what": "The hearing."}));
    let gone = sample.record(json!({"kind": "event", "what": "Not for anybody."}));
    sample.case().erase(gone).expect("it is erased");
    let after = sample.incident("He rang.", "2026-03-15");
    let given = [incident, hearing, gone, after].map(|id| number(&mut sample, id));
    assert_eq!(given, [Some(1), Some(2), Some(3), Some(4)]);
    assert_eq!(sample.findings(), []);
}

#[test]
fn an_incident_that_is_made_an_event_keeps_number_and_files_and_gets_back_what_it_told_of_an_act() {
    let mut sample = Sample::new();
    sample.incident("He was outside.", "2026-03-14");
    let id = sample.record(
        json!({"kind": "incident", "what": "A car. It was the lad from 20.",
        "behaviours": ["watching"], "fear_of_violence": {"feared": "yes"}}),
    );
    let item = sample.attach("one.txt", b"one", Some(id));
    let before = said(&mut sample, id);
    let base = Revision::FIRST.next();
    let changed = sample.case().make_event(id, base).expect("it is made one");
    assert_eq!(changed.kind, EntryKind::Event);
    assert_eq!(
        said(&mut sample, id),
        json!({"kind": "event", "what": "A car. It was the lad from 20.", "evidence": [item]})
    );
    assert_eq!(number(&mut sample, id), Some(2));
    assert_eq!(sample.findings(), []);

    // A file that comes since stays with it on the way back.
    let second = sample.attach("two.txt", b"two", Some(id));
    let base = base.next().next();
    sample.case().make_incident(id, base).expect("and back");
    let mut expected = before;
    expected["evidence"] = json!([item, second]);
    assert_eq!(said(&mut sample, id), expected);
    assert_eq!(number(&mut sample, id), Some(2));
    assert_eq!(sample.findings(), []);
}

#[test]
fn only_an_incident_is_made_an_event_and_only_from_the_version_that_was_seen() {
    let mut sample = Sample::new();
    let note = sample.record(json!({"kind": "note", "words": "Ring the solicitor."}));
    let refused = sample.case().make_event(note, Revision::FIRST);
    assert!(matches!(refused, Err(CaseError::OtherKind)), "{refused:?}");
    let incident = sample.incident("He rang.", "2026-03-14");
    let refused = sample.case().make_incident(incident, Revision::FIRST);
    assert!(matches!(refused, Err(CaseError::OtherKind)), "{refused:?}");
    let seen = Revision::FIRST;
    let better = entry(json!({"kind": "incident", "what": "He rang twice."}));
    let case = sample.case();
    case.revise(incident, seen, better).expect("it is revised");
    let refused = case.make_event(incident, seen);
    assert!(
        matches!(refused, Err(CaseError::RevisedElsewhere)),
        "{refused:?}"
    );
}

#[test]
fn an_event_stands_in_the_timeline_and_in_none_of_its_counts() {
    let mut sample = Sample::new();
    sample.incident("He was outside.", "2026-03-14");
    let quiet = sample.record(on(
        "2026-05-20",
        json!({"kind": "event", "what": "A quiet day."}),
    ));
    let case = sample.case();
    let all = TimelineFilter::default();
    let page = case.timeline_page(&all, None, None, 10).expect("a page");
    let rows: Vec<_> = page
        .rows
        .iter()
        .map(|row| (row.what.as_str(), row.is_event, row.number))
        .collect();
    assert_eq!(
        rows,
        [
            ("A quiet day.", true, Some(2)),
            ("He was outside.", false, Some(1))
        ]
    );
    let frame = case.timeline_frame(&all).expect("a frame");
    assert_eq!(frame.total, 1);
    assert_eq!(frame.span_words.as_deref(), Some("14 March 2026"));
    let found = TimelineFilter {
        search: Some("quiet".to_owned()),
        ..TimelineFilter::default()
    };
    let page = case.timeline_page(&found, None, None, 10).expect("a page");
    assert_eq!(page.rows.len(), 1);
    let figures = case.figures().expect("figures");
    assert_eq!(figures.incidents, 1);
    let said = serde_json::to_string(&figures).expect("they are JSON");
    assert!(!said.contains(&quiet.to_string()));

    // Struck out and put back, it is no more counted than before.
    case.strike_out(quiet, None).expect("it is struck out");
    case.put_back(quiet).expect("it is put back");
    assert_eq!(case.timeline_frame(&all).expect("a frame").total, 1);
    assert!(matches!(
        case.entry(quiet).expect("it is there").entry,
        Some(Entry::Event(_))
    ));
    assert_eq!(sample.findings(), []);
}
