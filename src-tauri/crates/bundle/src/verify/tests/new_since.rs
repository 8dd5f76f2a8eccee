//! What an earlier bundle gave is not given again; what it did not give is never called given.

use domain::{EntryId, Moment};
use serde_json::{Value, json};

use super::*;
use crate::case_file::KeptBack;
use crate::case_file::{CaseFile, EarlierBundle, HandedOver};
use crate::extent::{Extent, SupplementTo};
use crate::format::layout::{DocumentKind, document_path};

fn since(case: &CaseFile) -> Choice {
    Choice {
        entries: Chosen::NewSince {
            ledger_size: case.ledger.head.size,
        },
        ..folder_choice()
    }
}

fn earlier(case: &CaseFile, given: &[u128], lost: &[u128]) -> EarlierBundle {
    EarlierBundle {
        made: case.made,
        ledger_size: case.ledger.head.size,
        since: None,
        gave: given.iter().map(|item| id(*item)).collect(),
        given: given.iter().map(|item| id(*item)).collect(),
        kept_back: [].into(),
        lost: lost.iter().map(|item| id(*item)).collect(),
    }
}

fn how(sample: &Sample, case: &CaseFile) -> Vec<(EntryId, HandedOver)> {
    let planned = plan(case, sample, &since(case));
    let exhibits = planned.exhibits.iter();
    exhibits.map(|one| (one.item, one.how)).collect()
}

#[test]
fn a_file_that_was_lost_and_is_there_again_goes_into_the_next_bundle() {
    let sample = Sample::filled();
    let mut case = sample.case();
    assert_eq!(how(&sample, &case), []);
    let other = EarlierBundle {
        ledger_size: case.ledger.head.size - 1,
        ..earlier(&case, &[], &[20])
    };
    case.earlier_bundles = vec![earlier(&case, &[20], &[21]), other];
    assert_eq!(how(&sample, &case), [(id(21), HandedOver::AsReceived)]);
}

#[test]
fn what_whoever_gets_it_has_then_is_what_the_main_bag_gave_and_nothing_else() {
    let sample = Sample::filled();
    let case = sample.case();
    let given = |choice: &Choice| plan(&case, &sample, choice).given;
    // Of the sample's three, one goes to police alone and one as a copy without its details.
    assert_eq!(given(&folder_choice()), [id(21)].into());
    for how in [KeptBack::PoliceOnly, KeptBack::Out] {
        let choice = Choice {
            exhibits: [(id(21), how)].into(),
            ..folder_choice()
        };
        assert_eq!(given(&choice), [].into(), "{how:?}");
    }
    let documents = Choice {
        form: Form::Documents,
        ..Choice::default()
    };
    assert_eq!(given(&documents), [].into());
}

fn made(case: &CaseFile, ledger_size: u64, since: Option<u64>, days: i64) -> EarlierBundle {
    let made = Moment::new(case.made.utc - chrono::Duration::days(days), 0);
    EarlierBundle {
        made,
        ledger_size,
        since,
        ..earlier(case, &[], &[])
    }
}

fn supplement_to(case: &CaseFile, size: u64) -> Option<(u32, Option<Moment>)> {
    bundle_of(case, size).map(|to| (to.number, to.made))
}

fn goes_on_from(case: &CaseFile, size: u64) -> Option<u32> {
    bundle_of(case, size)?.after
}

fn bundle_of(case: &CaseFile, size: u64) -> Option<SupplementTo> {
    let sample = Sample::filled();
    let choice = Choice {
        entries: Chosen::NewSince { ledger_size: size },
        ..folder_choice()
    };
    match plan(case, &sample, &choice).extent {
        Extent::Supplement(supplement) => supplement.to,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_supplement_is_counted_from_the_bundle_that_all_before_it_go_back_to() {
    let mut case = Sample::filled().case();
    let now = case.ledger.head.size;
    assert!(now > 6, "{now}");
    assert_eq!(supplement_to(&case, 3), None);
    let whole = made(&case, 3, None, 30);
    case.earlier_bundles = vec![whole.clone()];
    let day = Some(whole.made);
    assert_eq!(supplement_to(&case, 3), Some((1, day)));
    // Made twice of one state, for two people, it was one supplement.
    let first = [made(&case, 4, Some(3), 20), made(&case, 4, Some(3), 19)];
    case.earlier_bundles.extend(first);
    assert_eq!(supplement_to(&case, 3), Some((2, day)));
    // One that goes on from a supplement belongs to the same bundle, and says from which it goes on.
    assert_eq!(supplement_to(&case, 4), Some((2, day)));
    assert_eq!(goes_on_from(&case, 3), None);
    assert_eq!(goes_on_from(&case, 4), Some(1));
    case.earlier_bundles.push(made(&case, 5, Some(4), 10));
    assert_eq!(supplement_to(&case, 5), Some((3, day)));
    // Once more of the state as it is now, it is the same.
    case.earlier_bundles.push(made(&case, now, Some(3), 5));
    assert_eq!(supplement_to(&case, 3), Some((3, day)));
    // What belongs to another bundle does not count.
    case.earlier_bundles.push(made(&case, 6, None, 4));
    assert_eq!(supplement_to(&case, 6).map(|(number, _)| number), Some(1));
    // Where the day is not known, none is said.
    case.earlier_bundles.push(made(&case, 3, None, 29));
    assert_eq!(supplement_to(&case, 3), Some((3, None)));
}

#[test]
fn a_supplement_says_which_it_is_and_what_it_adds() {
    let mut sample = Sample::filled();
    let order = |until: &str| {
        json!({"kind": "order", "order_kind": "bail", "status": "in_force", "from": "2026-01-01",
            "until": until, "terms": ["Not to call"]})
    };
    sample.record(id(60), json!({"kind": "incident", "what": "He rang."}));
    sample.record(id(61), json!({"kind": "incident", "what": "He came."}));
    sample.record(id(62), order("2030-01-01"));
    let before = sample.case();
    let whole = EarlierBundle {
        ledger_size: before.ledger.head.size,
        ..earlier(&before, &[20, 21, 22], &[])
    };
    let day = before.made.local().format("%Y-%m-%d").to_string();
    sample.revise(
        id(60),
        json!({"kind": "incident", "what": "He rang twice."}),
    );
    sample.strike_out(id(61));
    sample.revise(id(62), order("2026-01-02"));
    sample.record(id(63), json!({"kind": "incident", "what": "He wrote."}));
    sample.record(
        id(64),
        json!({"kind": "proceeding", "stage": "charge", "date": "2026-02-03"}),
    );
    let mut new = crate::verify::sample::item(7, b"a new photo");
    new.description = Some("new".into());
    sample.attach(id(65), new, b"a new photo");
    let mut case = sample.case();
    case.earlier_bundles = vec![whole];
    let choice = Choice {
        entries: Chosen::NewSince {
            ledger_size: before.ledger.head.size,
        },
        ..folder_choice()
    };
    let target = TempDir::new().unwrap();
    let planned = plan(&case, &sample, &choice);
    let ports = Ports {
        evidence: &sample,
        signer: &sample,
        printer: &PlainPrinter,
        password: None,
    };
    let goes_on = &mut |_| ControlFlow::Continue(());
    let written = write(&case, &planned, ports, target.path(), goes_on).unwrap();
    assert_eq!(verify(&written.bundle, None).findings, []);
    let name = written
        .bundle
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    assert!(
        name.contains(&format!("_evidence_supplement_1_to_{day}_")),
        "{name}"
    );
    let officer: Value = serde_json::from_str(&read(
        &written.bundle,
        &document_path(DocumentKind::ForTheOfficer),
    ))
    .unwrap();
    let title = officer["title"].as_str().unwrap();
    let case_label = case.label.as_str();
    assert!(
        title.contains(&format!("supplement 1 to {case_label} of ")),
        "{title}"
    );
    assert!(officer["foot"].as_str().unwrap().contains(title));
    let list = &officer["document"]["lists"]["lists"][0];
    assert_eq!(list["heading"], "What this supplement adds");
    let groups: Vec<(String, Vec<String>)> = list["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| {
            let rows = group["rows"].as_array().unwrap().iter();
            let rows = rows.map(|row| row["number"].as_str().unwrap().to_owned());
            (group["lead"].as_str().unwrap().to_owned(), rows.collect())
        })
        .collect();
    let number = |at: u128| case.entry(id(at)).unwrap().number_words();
    let has = |lead: &str, rows: &[&str]| {
        let rows: Vec<String> = rows.iter().map(|row| (*row).to_owned()).collect();
        let found = groups.iter().find(|(found, _)| found.starts_with(lead));
        assert_eq!(
            found.map(|(_, rows)| rows),
            Some(&rows),
            "{lead} in {groups:?}"
        );
    };
    has("New incidents", &[&number(63)]);
    has(
        "Words or answers changed",
        &[&number(60), "Order: bail (ended on 2 January 2026)"],
    );
    has("Struck out", &[&number(61)]);
    has("Orders that ended", &["bail (ended on 2 January 2026)"]);
    has("New stages", &["Charge"]);
    has(
        "New exhibits",
        &[&case
            .entry(id(65))
            .unwrap()
            .item()
            .unwrap()
            .exhibit
            .to_string()],
    );
    assert_eq!(groups.len(), 6, "{groups:?}");
}
