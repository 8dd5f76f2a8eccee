//! Handing over: written, verified, and what must not be in it.

mod for_court;
mod kept_copies;
mod made;
mod new_since;
mod not_remembered;
mod passages;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use bundle::print::InProcessPrinter;
use bundle::{Brought, NotAsReceived, NotSearched, Outcome, Verdict, VerifyCode};
use casebook::wire::{
    BundleChoice, BundleForm, BundlePlanView, ChosenEntries, FaultCode, FindingPlace, FindingSpot,
    NewSettings,
};
use casebook::{CaseError, PlannedBundle, WrittenBundle, verify_bundle};
use serde_json::json;

use crate::sample::{Sample, files_under, files_with};

const HOME: &str = "14 Mill Lane";

fn filled() -> Sample {
    let mut sample = Sample::new();
    sample.protected_home(HOME);
    sample.record(json!({"kind": "person", "name": "Priya", "role": "witness", "numbers": ["07700 900123"], "protected": true}));
    sample.record(json!({"kind": "note", "words": "Only for myself."}));
    let incident = sample.incident(&format!("He stood outside {HOME} again."), "2026-03-14");
    sample.attach("photo-note.txt", b"grey car, 19:30", Some(incident));
    sample
}

fn hand_over(sample: &mut Sample, choice: &BundleChoice) -> WrittenBundle {
    sample.write_bundle("out", choice)
}

#[test]
fn a_bundle_is_written_and_verifies() {
    let mut sample = filled();
    let WrittenBundle { done, paths, .. } = hand_over(&mut sample, &BundleChoice::default());
    assert_eq!(done.verified.findings, []);
    assert!(done.verified.is_good());
    assert_eq!(
        done.verified.code.as_deref(),
        Some(done.fingerprint.code.as_str())
    );
    let police_only = paths.police_only.expect("something is for police only");
    let whole = done.fingerprint.whole.expect("the whole hash is left too");
    for left in [done.fingerprint.code, whole] {
        for part in [&paths.bundle, &police_only] {
            assert_eq!(verdict(part, &left), Verdict::ThisBundle);
        }
    }
}

/// What a code says of a bundle with which nothing is wrong.
fn verdict(bundle: &Path, code: &str) -> Verdict {
    let brought = code.parse().expect("the code reads back");
    let view = verify_bundle(bundle, &brought).expect("the bundle opens");
    let judged = view.judged;
    judged
        .unwrap_or_else(|| panic!("{:?}", view.findings))
        .verdict
}

fn ledger_size(sample: &mut Sample) -> u64 {
    let shown = sample.case().fingerprint();
    shown.expect("it can be read").ledger_size
}

#[test]
fn a_protected_address_is_in_no_file_of_the_main_bundle() {
    let mut sample = filled();
    let choice = BundleChoice {
        form: BundleForm::Folder,
        ..BundleChoice::default()
    };
    let plan = sample
        .case()
        .bundle_source()
        .expect("the case can be taken out")
        .plan(choice.clone())
        .view();
    assert!(
        plan.findings
            .iter()
            .any(|finding| finding.protected && finding.places.iter().all(|place| place.withheld)),
        "{:?}",
        plan.findings
    );
    let WrittenBundle { paths, .. } = hand_over(&mut sample, &choice);
    for secret in [HOME, "07700 900123", "07700900123", "Only for myself."] {
        assert_eq!(
            files_with(&paths.bundle, secret),
            Vec::<PathBuf>::new(),
            "{secret}"
        );
    }
}

#[test]
fn what_was_found_is_shown_with_its_words_and_its_fields_name() {
    let mut sample = filled();
    let plan = sample
        .case()
        .bundle_source()
        .expect("the case can be taken out")
        .plan(BundleChoice::default())
        .view();
    let home = plan
        .findings
        .iter()
        .find(|finding| finding.text == HOME)
        .expect("the address was found");
    // The file was linked afterwards, so the words stand in two versions of the incident.
    let [place, before] = &home.places[..] else {
        panic!("{:?}", home.places)
    };
    assert_eq!(place.at, "What happened");
    assert_eq!(before.at, "What happened, as it was written before");
    assert_eq!(place.name, "14 March 2026, 19:30");
    assert_eq!(place.before, "He stood outside ");
    assert_eq!(place.after, " again.");
}

/// A picture that is read to its last byte, with these words beside its pixels.
fn picture_saying(words: &str) -> Vec<u8> {
    let mut picture = Vec::new();
    let grey = image::GrayImage::new(16, 16);
    image::codecs::jpeg::JpegEncoder::new(&mut picture)
        .encode_image(&grey)
        .expect("a grey picture can be written");
    let length = (words.len() as u16 + 2).to_be_bytes();
    let comment = [&[0xFF, 0xFE], &length[..], words.as_bytes()].concat();
    picture.splice(2..2, comment);
    picture
}

#[test]
fn a_picture_is_to_be_looked_at_and_goes_only_where_the_person_says() {
    let mut sample = filled();
    let photo = picture_saying("nobody can search what it shows");
    sample.attach("front-door.jpg", &photo, None);
    let planned = |sample: &mut Sample, choice: &BundleChoice| {
        let going = sample.case().bundle_source();
        let going = going.expect("the case can be taken out");
        going.plan(choice.clone()).view()
    };
    let first = planned(&mut sample, &BundleChoice::default());
    let [picture] = &first.to_look_at[..] else {
        panic!("{:?}", first.to_look_at)
    };
    assert_eq!(picture.title, "front-door.jpg");
    assert_eq!(picture.why, NotSearched::NotSearchable);
    let as_folder = BundleChoice {
        form: BundleForm::Folder,
        ..BundleChoice::default()
    };
    let for_police = BundleChoice {
        only_for_police: vec![picture.item],
        ..as_folder.clone()
    };
    let out = BundleChoice {
        kept_out: vec![picture.item],
        ..as_folder.clone()
    };
    let text = "nobody can search what it shows";
    for (choice, in_main, in_police) in [
        (as_folder, true, false),
        (for_police, false, true),
        (out, false, false),
    ] {
        let again = planned(&mut sample, &choice);
        assert_eq!(again.to_look_at.len(), 1, "it can be decided otherwise");
        let WrittenBundle { done, paths, .. } = hand_over(&mut sample, &choice);
        assert!(done.verified.is_good(), "{:?}", done.verified.findings);
        let police = paths.police_only.expect("there is one");
        let main = files_with(&paths.bundle, text);
        assert_eq!(!main.is_empty(), in_main, "{choice:?}");
        // Nothing is compressed in a bag.
        let police = std::fs::read(police).expect("the bag can be read");
        let held = police
            .windows(text.len())
            .any(|part| part == text.as_bytes());
        assert_eq!(held, in_police, "{choice:?}");
    }
}

#[test]
fn an_exhibit_whose_sealed_file_does_not_open_is_said_to_be_unread() {
    let mut sample = filled();
    let listed = |sample: &mut Sample| {
        let going = sample.case().bundle_source();
        let plan = going.expect("the case can be taken out");
        let mut exhibits = plan.plan(BundleChoice::default()).view().exhibits;
        exhibits.retain(|exhibit| !exhibit.why.is_empty());
        exhibits
    };
    assert_eq!(listed(&mut sample), [], "a text is read whole");
    let sealed = files_under(&sample.vault_folder().join("files"));
    let [sealed] = &sealed[..] else {
        panic!("{sealed:?}")
    };
    std::fs::remove_file(sealed).expect("the file can be taken away");
    let gone = listed(&mut sample);
    let [gone] = &gone[..] else {
        panic!("{gone:?}")
    };
    assert_eq!(gone.title, "photo-note.txt");
    let unreadable = NotAsReceived::NotSearched(NotSearched::Unreadable);
    assert!(gone.why.contains(&unreadable), "{:?}", gone.why);
}

#[test]
fn a_changed_missing_and_added_file_is_named() {
    let mut sample = filled();
    let choice = BundleChoice {
        form: BundleForm::Folder,
        ..BundleChoice::default()
    };
    let WrittenBundle { paths, .. } = hand_over(&mut sample, &choice);
    let exhibit = files_under(&paths.bundle.join("data/2_exhibits"))
        .pop()
        .expect("there is an exhibit");
    std::fs::write(&exhibit, b"grey car, 21:30").expect("the file can be changed");
    std::fs::write(paths.bundle.join("data/added.txt"), b"x").expect("a file can be added");
    let report = verify_bundle(&paths.bundle, &Brought::default()).expect("the bundle opens");
    let codes: Vec<_> = report.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(report.outcome, Outcome::NotAsSigned);
    assert!(
        codes.contains(&VerifyCode::Changed) && codes.contains(&VerifyCode::Added),
        "{:?}",
        report.findings
    );
}

#[test]
fn stopping_leaves_nothing() {
    let mut sample = filled();
    let out = sample.folder.path().join("out");
    std::fs::create_dir(&out).expect("a folder can be made");
    let going = sample
        .case()
        .bundle_source()
        .expect("the case can be taken out");
    let mut asked = 0;
    let planned = going.plan(BundleChoice::default());
    let stopped = planned.write(&out, &InProcessPrinter, &mut |_| {
        asked += 1;
        if asked > 3 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert!(
        matches!(stopped, Err(CaseError::Cancelled)),
        "stopped after being asked {asked} times"
    );
    assert_eq!(files_under(&out), Vec::<PathBuf>::new());
}

fn planned(sample: &mut Sample, choice: &BundleChoice) -> PlannedBundle {
    let going = sample.case().bundle_source();
    let going = going.expect("the case can be taken out");
    going.plan(choice.clone())
}

/// Why a plan is not written, with the record as it is now.
fn refused(
    planned: PlannedBundle,
    choice: &BundleChoice,
    sample: &mut Sample,
) -> Option<FaultCode> {
    let refused = planned.to_write(choice, sample.case()).err()?;
    Some(refused.fault().code)
}

#[test]
fn a_plan_is_written_only_for_the_choice_and_the_record_that_it_is_of() {
    let mut sample = filled();
    let all = BundleChoice::default();
    let plan = |sample: &mut Sample| planned(sample, &all);

    let shown = plan(&mut sample);
    assert_eq!(refused(shown, &all, &mut sample), None);
    let ticked = BundleChoice {
        leave: shown_findings(&mut sample),
        ..BundleChoice::default()
    };
    let shown = plan(&mut sample);
    let changed = Some(FaultCode::PlanChanged);
    assert_eq!(refused(shown, &ticked, &mut sample), changed);

    let shown = plan(&mut sample);
    let incident = sample.incident("He rang at night.", "2026-03-16");
    assert_eq!(refused(shown, &all, &mut sample), changed);
    let shown = plan(&mut sample);
    sample.case().erase(incident).expect("it is erased");
    assert_eq!(refused(shown, &all, &mut sample), changed);
    let shown = plan(&mut sample);
    let name = NewSettings {
        keeper_name: Some("Sam Example".to_owned()),
        ..NewSettings::default()
    };
    let named = sample.case().change_settings(&name);
    named.expect("it can be changed");
    assert_eq!(refused(shown, &all, &mut sample), changed);
    let shown = plan(&mut sample);
    assert_eq!(refused(shown, &all, &mut sample), None);
}

fn shown_findings(sample: &mut Sample) -> Vec<String> {
    let plan = planned(sample, &BundleChoice::default()).view();
    let places = plan.findings.into_iter().flat_map(|found| found.places);
    places.map(|place| place.id).collect()
}

#[test]
fn the_order_of_what_was_decided_is_no_other_choice() {
    let mut sample = filled();
    let mut ids = shown_findings(&mut sample);
    assert!(ids.len() > 1, "{ids:?}");
    let of = |leave: &[String]| BundleChoice {
        leave: leave.to_vec(),
        ..BundleChoice::default()
    };
    let shown = planned(&mut sample, &of(&ids));
    ids.reverse();
    assert_eq!(refused(shown, &of(&ids), &mut sample), None);
}

/// Nothing is searched between the plan and the bundle: what was found is planned for again also where the files cannot
/// be opened any more.
#[test]
fn what_was_found_is_not_searched_again_for_another_choice() {
    let mut sample = filled();
    sample.attach("number.txt", b"ring 07700 900123", None);
    let shown = planned(&mut sample, &BundleChoice::default());
    let before = shown.view();
    let in_files = |plan: &BundlePlanView| {
        let places = plan.findings.iter().flat_map(|found| &found.places);
        let in_file = |place: &&FindingPlace| matches!(place.spot, FindingSpot::File { .. });
        places.filter(in_file).count()
    };
    assert_eq!(in_files(&before), 1);
    let files = sample.vault_folder().join("files");
    std::fs::rename(&files, sample.folder.path().join("away")).expect("it can be moved");
    let otherwise = BundleChoice {
        portal: true,
        ..BundleChoice::default()
    };
    let again = shown.into_source().plan(otherwise).view();
    assert_eq!(again.findings, before.findings);
    assert_eq!(again.to_look_at, before.to_look_at);
}

#[test]
fn a_chosen_part_proves_itself_against_an_earlier_fingerprint() {
    let mut sample = filled();
    let earlier = sample.case().fingerprint().expect("it can be read");
    let incident = sample.incident("A letter through the door.", "2026-03-20");
    let left = json!({
        "kind": "fingerprint_left", "code": earlier.code, "ledger_size": earlier.ledger_size,
        "with_whom": "a solicitor", "date": "2026-03-15",
    });
    sample.record(left);
    let choice = BundleChoice {
        entries: ChosenEntries::Only {
            entries: vec![incident],
        },
        ..BundleChoice::default()
    };
    let WrittenBundle { done, paths, .. } = hand_over(&mut sample, &choice);
    assert!(done.verified.is_good(), "{:?}", done.verified.findings);
    assert_eq!(verdict(&paths.bundle, &earlier.code), Verdict::SameKey);
    let mut altered = Sample::new();
    let other = altered.case().fingerprint().expect("it can be read");
    assert_eq!(verdict(&paths.bundle, &other.code), Verdict::DoesNotFit);
}
