//! Passages that may tell more than what happened: told with where they stand, left, or withheld whole.

use bundle::{FindingKind, Subject};
use casebook::wire::{BundleChoice, BundleForm, BundlePlanView, Finding};
use serde_json::json;

use super::hand_over;
use crate::sample::{Sample, files_with};

const ADVICE: &str = "My solicitor says to keep the letter.";

fn advised() -> Sample {
    let mut sample = Sample::new();
    sample.incident(&format!("He rang. {ADVICE} He rang again."), "2026-03-14");
    sample
        .record(json!({"kind": "impact", "words": "I stopped running.", "impact_kind": "routine"}));
    sample
}

fn planned(sample: &mut Sample, choice: &BundleChoice) -> BundlePlanView {
    let going = sample.case().bundle_source();
    going
        .expect("it can be taken out")
        .plan(choice.clone())
        .view()
}

fn told(plan: &BundlePlanView, subject: Subject) -> &Finding {
    let mut findings = plan.findings.iter();
    let told = findings.find(|finding| finding.what == FindingKind::Subject(subject));
    told.unwrap_or_else(|| panic!("{:?}", plan.findings))
}

#[test]
fn a_passage_is_told_with_its_place_and_is_in_no_file_once_it_is_withheld() {
    let mut sample = advised();
    let choice = BundleChoice {
        form: BundleForm::Folder,
        ..BundleChoice::default()
    };
    let plan = planned(&mut sample, &choice);
    let advice = told(&plan, Subject::LegalAdvice);
    assert_eq!((advice.text.as_str(), advice.protected), (ADVICE, false));
    let [place] = &advice.places[..] else {
        panic!("{advice:?}")
    };
    assert_eq!(place.at, "What happened");
    assert_eq!(
        (place.before.as_str(), place.after.as_str()),
        ("He rang. ", " He rang again.")
    );
    assert!(!place.withheld && !place.protected);
    assert_eq!(told(&plan, Subject::Safety).text, "I stopped running.");

    let left = hand_over(&mut sample, &choice).paths.bundle;
    assert!(!files_with(&left, "solicitor says").is_empty());
    let withholding = BundleChoice {
        withhold: vec![place.id.clone()],
        ..choice
    };
    let plan = planned(&mut sample, &withholding);
    assert!(told(&plan, Subject::LegalAdvice).places[0].withheld);
    assert!(!told(&plan, Subject::Safety).places[0].withheld);
    let written = hand_over(&mut sample, &withholding);
    assert!(written.done.verified.is_good(), "{:?}", written.done);
    assert_eq!(
        files_with(&written.paths.bundle, "solicitor says"),
        Vec::<std::path::PathBuf>::new()
    );
    let marked = files_with(&written.paths.bundle, "[withheld 1: about legal advice]");
    assert!(!marked.is_empty());
}
