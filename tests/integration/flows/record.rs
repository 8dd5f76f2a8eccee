//! Writing down, changing, finding, counting.

use casebook::wire::TimelineFilter;
use casebook::{CaseError, Casebook, SystemTimeSource, Unlock, VaultError};
use catalogue::Language;
use domain::Revision;
use serde_json::json;

use crate::numbering::incidents::in_the_store;
use crate::sample::{PASSPHRASE, Sample, entry, passphrase};

#[test]
fn what_was_written_is_there_after_locking() {
    let mut sample = Sample::new();
    let id = sample.incident("He was outside the school again.", "2026-03-14");
    sample.lock();
    sample.unlock();
    let view = sample.case().entry(id).expect("the entry is there");
    assert_eq!(
        view.when_words.as_deref(),
        Some("14 March 2026, 19:30, from memory")
    );
    let written = view.entry.expect("it was not erased").to_json();
    assert_eq!(written["what"], "He was outside the school again.");
}

#[test]
fn a_revision_keeps_the_one_before_and_overwrites_nothing_unseen() {
    let mut sample = Sample::new();
    let id = sample.record(json!({"kind": "incident", "what": "A grey car."}));
    let second = entry(json!({"kind": "incident", "what": "A grey car, an estate."}));
    sample
        .case()
        .revise(id, Revision::FIRST, second.clone())
        .expect("it is revised");
    let again = sample.case().revise(id, Revision::FIRST, second);
    assert!(
        matches!(again, Err(CaseError::RevisedElsewhere)),
        "{again:?}"
    );
    let view = sample.case().entry(id).expect("the entry is there");
    let said: Vec<_> = view
        .revisions
        .iter()
        .map(|version| version.entry.to_json()["what"].clone())
        .collect();
    assert_eq!(said, ["A grey car, an estate.", "A grey car."]);
}

#[test]
fn a_revision_that_changes_nothing_is_none() {
    let mut sample = Sample::new();
    let id = sample.record(json!({"kind": "incident", "what": "A grey car."}));
    let leaves = sample.case().vault().size();
    let same = entry(json!({"kind": "incident", "what": "A grey car."}));
    let answer = sample
        .case()
        .revise(id, Revision::FIRST, same)
        .expect("there is nothing to write");
    assert_eq!(answer.revision, Revision::FIRST);
    assert_eq!(sample.case().vault().size(), leaves);
    let view = sample.case().entry(id).expect("the entry is there");
    assert_eq!(view.revisions.len(), 1);
}

#[test]
fn a_struck_out_entry_stays_readable_and_is_not_counted() {
    let mut sample = Sample::new();
    let id = sample.incident("Saw him at the bus stop.", "2026-03-14");
    sample.incident("Flowers on the step.", "2026-03-16");
    let reason = Some("It was somebody else.".to_owned());
    sample
        .case()
        .strike_out(id, reason)
        .expect("it is struck out");
    let page = sample
        .case()
        .timeline_page(&TimelineFilter::default(), None, None, 50)
        .expect("the timeline can be read");
    assert_eq!(page.rows.len(), 2);
    assert_eq!(
        page.rows[1].struck_out.as_deref(),
        Some("It was somebody else.")
    );
    assert_eq!(page.rows[1].what, "Saw him at the bus stop.");
    assert_eq!(
        sample
            .case()
            .figures()
            .expect("figures can be made")
            .incidents,
        1
    );
}

#[test]
fn the_timeline_goes_newest_first_with_the_undated_last_page_by_page() {
    let mut sample = Sample::new();
    let undated = sample.record(json!({"kind": "incident", "what": "Before all that, a letter."}));
    let days = ["2026-03-14", "2025-11-02", "2026-03-15", "1969-12-31"];
    let ids = days.map(|day| sample.incident("A call.", day));
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = sample
            .case()
            .timeline_page(&TimelineFilter::default(), after.as_deref(), None, 2)
            .expect("the timeline can be read");
        seen.extend(page.rows.iter().map(|row| row.id));
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    assert_eq!(seen, [ids[2], ids[0], ids[1], ids[3], undated]);
    let ends = [None].into_iter();
    let around: Vec<_> = ends
        .clone()
        .chain(seen.iter().copied().map(Some))
        .chain(ends)
        .collect();
    for three in around.windows(3) {
        let &[later, Some(id), earlier] = three else {
            panic!("each has a place");
        };
        let found = sample.case().neighbours(id);
        let found = found.expect("the timeline can be read");
        assert_eq!((found.later, found.earlier), (later, earlier));
    }
    let frame = sample
        .case()
        .timeline_frame(&TimelineFilter::default())
        .expect("months can be counted");
    let months: Vec<_> = frame
        .months
        .iter()
        .map(|month| (month.label.as_str(), month.count))
        .collect();
    assert_eq!(
        months,
        [
            ("March 2026", 2),
            ("November 2025", 1),
            ("December 1969", 1),
            ("date not known", 1)
        ]
    );
}

#[test]
fn search_finds_words_numbers_and_beginnings() {
    let mut sample = Sample::new();
    let car = sample.incident(
        "The grey Škoda, parked with its lights off. Called from 07700 900123.",
        "2026-03-14",
    );
    sample.incident("Flowers on the step.", "2026-03-16");
    for typed in ["skoda", "SKODA lights", "900123", "parke", "07700 900"] {
        let filter = TimelineFilter {
            search: Some(typed.to_owned()),
            ..TimelineFilter::default()
        };
        let page = sample
            .case()
            .timeline_page(&filter, None, None, 50)
            .expect("search works");
        let found: Vec<_> = page.rows.iter().map(|row| row.id).collect();
        assert_eq!(found, [car], "{typed}");
    }
    let filter = TimelineFilter {
        search: Some("\"*^ OR".to_owned()),
        ..TimelineFilter::default()
    };
    assert!(sample.case().timeline_page(&filter, None, None, 50).is_ok());
}

#[test]
fn a_name_is_found_however_it_is_typed() {
    let mut sample = Sample::new();
    let ids = [
        "Łukasz rang, ０７９１１ 123456.",
        "مُحَمَّد علي was outside.",
        "王小明 wrote again.",
        "राम came by.",
        "रामा came by.",
    ]
    .map(|what| sample.incident(what, "2026-03-14"));
    for (typed, found) in [
        ("lukasz", ids[0]),
        ("07911", ids[0]),
        ("محمد", ids[1]),
        ("علی", ids[1]),
        ("小明", ids[2]),
        ("राम ", ids[3]),
        ("रामा", ids[4]),
    ] {
        let filter = TimelineFilter {
            search: Some(typed.to_owned()),
            ..TimelineFilter::default()
        };
        let page = sample.case().timeline_page(&filter, None, None, 50);
        let page = page.expect("search works");
        let rows: Vec<_> = page.rows.iter().map(|row| row.id).collect();
        assert_eq!(rows, [found], "{typed}");
    }
}

#[test]
fn an_index_of_another_folding_is_made_again_at_the_next_opening() {
    let mut sample = Sample::new();
    let gone = sample.incident("Not for anybody.", "2026-03-15");
    let id = sample.incident("Łukasz rang.", "2026-03-14");
    sample.case().erase(gone).expect("it is erased");
    sample.lock();
    let older = "UPDATE search SET words = 'Łukasz rang.'; UPDATE search_form SET folded = 0;";
    in_the_store(&sample, older);
    sample.unlock();
    let filter = TimelineFilter {
        search: Some("lukasz".to_owned()),
        ..TimelineFilter::default()
    };
    let page = sample.case().timeline_page(&filter, None, None, 50);
    assert_eq!(page.expect("search works").rows[0].id, id);
    assert_eq!(sample.findings(), []);
}

#[test]
fn an_entry_that_names_nothing_is_refused_and_nothing_is_kept() {
    let mut sample = Sample::new();
    let nobody = "0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b";
    let good = entry(json!({"kind": "incident", "what": "A call."}));
    let bad = entry(json!({"kind": "incident", "what": "A call.", "who": [{"person": nobody}]}));
    let refused = sample.case().record_many(vec![good, bad]);
    assert!(
        matches!(refused, Err(CaseError::NamesNothing { at: "who" })),
        "{refused:?}"
    );
    assert_eq!(
        sample.case().standings().expect("entries can be listed"),
        []
    );
}

#[test]
fn the_tables_are_what_the_ledger_makes_of_them() {
    let mut sample = Sample::new();
    let first = sample.incident("A call.", "2026-03-14");
    let item = sample.attach("note.txt", b"a note", Some(first));
    let gone = sample.incident("Not for anybody.", "2026-03-15");
    sample
        .case()
        .strike_out(first, None)
        .expect("it is struck out");
    sample.case().erase(gone).expect("it is erased");
    sample.case().erase(item).expect("it is erased");
    let next = sample.attach("other.txt", b"another note", None);
    assert_eq!(
        sample
            .case()
            .item(next)
            .expect("the item is there")
            .item
            .exhibit
            .to_string(),
        "X/2"
    );
    assert_eq!(sample.findings(), []);
}

#[test]
fn a_draft_outlives_a_lock_and_goes_when_told() {
    let mut sample = Sample::new();
    sample
        .case()
        .save_draft("quick", r#"{"what":"He was"}"#)
        .expect("the draft is kept");
    sample.lock();
    sample.unlock();
    let draft = sample.case().draft("quick").expect("drafts can be read");
    assert_eq!(draft.as_deref(), Some(r#"{"what":"He was"}"#));
    sample
        .case()
        .discard_draft("quick")
        .expect("the draft goes");
    assert_eq!(
        sample.case().draft("quick").expect("drafts can be read"),
        None
    );
}

#[test]
fn a_wrong_passphrase_and_a_second_opener_are_told_apart() {
    let mut sample = Sample::new();
    let folder = sample.vault_folder();
    let open = |text: &str| {
        let opened = Casebook::open(
            &folder,
            Unlock::Passphrase(&passphrase(text)),
            Box::new(SystemTimeSource),
            Language::English.words(),
        );
        opened.err()
    };
    assert!(matches!(
        open(PASSPHRASE),
        Some(CaseError::Vault(VaultError::Busy))
    ));
    sample.lock();
    assert!(matches!(
        open("not this one at all"),
        Some(CaseError::Vault(VaultError::WrongPassphrase))
    ));
    assert!(open(PASSPHRASE).is_none());
}
