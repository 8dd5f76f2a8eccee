//! Striking out, and putting back.

use std::ops::ControlFlow;

use casebook::wire::TimelineFilter;
use domain::EntryId;
use serde_json::json;

use crate::sample::Sample;

const WHY: &str = "It was somebody else.";

fn struck_and_put_back(sample: &mut Sample) -> EntryId {
    let id = sample.incident("Saw him at the bus stop.", "2026-03-14");
    sample
        .case()
        .strike_out(id, Some(WHY.to_owned()))
        .expect("it is struck out");
    sample.case().put_back(id).expect("it is put back");
    id
}

fn incidents(sample: &mut Sample) -> u32 {
    let figures = sample.case().figures().expect("figures can be made");
    figures.incidents
}

#[test]
fn what_is_put_back_stands_and_is_counted_and_both_leaves_are_told() {
    let mut sample = Sample::new();
    let id = struck_and_put_back(&mut sample);
    let view = sample.case().entry(id).expect("the entry is there");
    assert_eq!(view.struck_out, None);
    assert_eq!(view.revisions.len(), 1);
    let [told] = view.put_back.as_slice() else {
        panic!("{:?}", view.put_back);
    };
    assert_eq!(told.struck_out.reason.as_deref(), Some(WHY));
    assert!(!told.written_words.is_empty());
    let page = sample
        .case()
        .timeline_page(&TimelineFilter::default(), None, None, 50)
        .expect("the timeline can be read");
    assert_eq!(page.rows[0].struck_out, None);
    assert_eq!(incidents(&mut sample), 1);

    sample
        .case()
        .strike_out(id, None)
        .expect("it is struck out again");
    let view = sample.case().entry(id).expect("the entry is there");
    assert_eq!(
        view.struck_out.map(|struck_out| struck_out.reason),
        Some(None)
    );
    assert_eq!(view.put_back.len(), 1);
    assert_eq!(incidents(&mut sample), 0);
}

#[test]
fn what_stands_is_not_put_back_again() {
    let mut sample = Sample::new();
    let id = struck_and_put_back(&mut sample);
    let leaves = sample.case().vault().size();
    sample.case().put_back(id).expect("it stands already");
    assert_eq!(sample.case().vault().size(), leaves);
    sample.case().erase(id).expect("it is erased");
    assert!(sample.case().put_back(id).is_err());
}

#[test]
fn the_tables_with_it_are_what_the_ledger_makes_of_them() {
    let mut sample = Sample::new();
    struck_and_put_back(&mut sample);
    let gone = struck_and_put_back(&mut sample);
    sample.case().erase(gone).expect("it is erased");
    let note = sample.record(json!({"kind": "note", "words": "Rang the locksmith."}));
    sample
        .case()
        .strike_out(note, None)
        .expect("it is struck out");
    assert_eq!(sample.findings(), []);
}

#[test]
fn what_is_struck_out_is_listed_and_in_no_count() {
    let mut sample = Sample::new();
    let all = TimelineFilter::default();
    let day = |sample: &mut Sample| {
        let month = "2026-03-01".parse().expect("a day");
        let month = sample.case().calendar_month(&all, month);
        month.expect("the month can be read").days
    };
    sample.incident("He rang.", "2026-03-14");
    let id = sample.incident("Saw him at the bus stop.", "2026-03-15");
    let alone = sample.incident("A letter.", "2026-05-02");
    for struck in [id, alone] {
        let struck = sample.case().strike_out(struck, None);
        struck.expect("it is struck out");
    }

    let frame = sample.case().timeline_frame(&all).expect("months");
    assert_eq!(frame.total, 1);
    let counts: Vec<_> = frame.months.iter().map(|month| month.count).collect();
    assert_eq!(counts, [0, 1], "the month of the letter is still there");
    let ends = frame.span_words.expect("one day");
    assert!(!ends.contains("May"), "{ends}");
    let page = sample.case().timeline_page(&all, None, None, 50);
    assert_eq!(page.expect("the timeline can be read").rows.len(), 3);
    assert_eq!(day(&mut sample).len(), 1);

    let view = sample.case().entry(id).expect("the entry is there");
    let revised = sample
        .case()
        .revise(id, view.revision, view.entry.expect("its words"));
    revised.expect("it can still be written anew");
    assert_eq!(
        day(&mut sample).len(),
        1,
        "writing it anew does not count it"
    );
    sample.case().put_back(id).expect("it is put back");
    assert_eq!(day(&mut sample).len(), 2);
    let checked = sample.case().check(&mut |_| ControlFlow::Continue(()));
    assert_eq!(checked.expect("it is checked").findings, []);
}
