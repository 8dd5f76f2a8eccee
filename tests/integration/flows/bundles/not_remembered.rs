//! Bundles that were written whole and that the record could not remember: nobody would find them again.

use std::fs;

use casebook::CaseError;
use casebook::wire::{BundleChoice, BundleForm, Fault, FaultCode};

use crate::sample::{Sample, files_under};

fn choice(form: BundleForm) -> BundleChoice {
    BundleChoice {
        form,
        portal: true,
        ..BundleChoice::default()
    }
}

#[test]
fn a_bundle_that_another_record_is_asked_to_remember_is_taken_away() {
    for form in [BundleForm::Folder, BundleForm::Zip] {
        let mut sample = Sample::new();
        sample.incident("He stood outside again.", "2026-03-14");
        let written = sample.write_bundle("stick", &choice(form));
        let out = sample.folder.path().join("stick");
        let others = out.join("holiday.txt");
        fs::write(&others, "not ours").expect("it is written");

        let mut other = Sample::new();
        let made = other.case().bundle_made(&written, None);
        let why = made.expect_err("it is of the first record");
        assert!(matches!(why, CaseError::PlanChanged), "{why:?}");
        assert_eq!(other.case().bundles().expect("a list"), []);
        let told = written.not_remembered(why.fault());
        let expected = Fault::from(FaultCode::BundleNotRemembered).with("why", "other");
        assert_eq!(told, expected);
        assert_eq!(files_under(&out), [others], "{form:?}");
    }
}

#[test]
fn why_it_is_not_remembered_is_told_where_something_can_be_done_about_it() {
    for (code, why) in [
        (FaultCode::Locked, "locked"),
        (FaultCode::DiskFull, "disk-full"),
    ] {
        let mut sample = Sample::new();
        let written = sample.write_bundle("stick", &choice(BundleForm::Zip));
        // A memory stick that is pulled out holds nothing that could be taken away.
        fs::remove_dir_all(sample.folder.path().join("stick")).expect("it is removed");
        let told = written.not_remembered(code.into());
        let expected = Fault::from(FaultCode::BundleNotRemembered).with("why", why);
        assert_eq!(told, expected);
    }
}

#[test]
fn a_bundle_that_a_row_may_name_stays_and_so_does_what_is_not_as_it_was_written() {
    let mut sample = Sample::new();
    sample.incident("He stood outside again.", "2026-03-14");
    let written = sample.write_bundle("stick", &choice(BundleForm::Folder));
    let out = sample.folder.path().join("stick");
    let whole = files_under(&out);
    let unsure = Fault::from(FaultCode::Unconfirmed);
    assert_eq!(written.not_remembered(unsure.clone()), unsure);
    assert_eq!(files_under(&out), whole);

    fs::write(written.paths.bundle.join("my notes.txt"), "for court").expect("it is written");
    let told = written.not_remembered(FaultCode::Locked.into());
    assert_eq!(told, FaultCode::BundleLeftBehind.into());
    assert_eq!(files_under(&out).len(), whole.len() + 1);
}
