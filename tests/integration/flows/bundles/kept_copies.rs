//! What came of making clean copies, kept with the items: it saves time, and changes nothing of what goes out.

use std::ops::ControlFlow;
use std::path::PathBuf;

use bundle::WriteError;
use bundle::print::InProcessPrinter;
use casebook::wire::{BundleChoice, BundleForm, HowHandedOver};
use casebook::{CaseError, WrittenBundle};
use chrono::NaiveDate;
use domain::{EntryId, GeoPoint};
use sample_files::{Making, Scene, photo};
use serde_json::json;

use crate::numbering::incidents::in_the_store;
use crate::sample::{Sample, files_under};

/// A photo whose place is withheld and a note whose address is: neither goes out as it was received. The last is somebody else.
fn filled() -> (Sample, EntryId) {
    let mut sample = Sample::new();
    let incident = sample.incident("He stood outside again.", "2026-03-14");
    sample.protected_home("14 Larch Close");
    let somebody = sample.record(
        json!({"kind": "person", "name": "Sam Example", "role": "witness", "protected": true}),
    );
    let at = NaiveDate::from_ymd_opt(2026, 3, 14).and_then(|day| day.and_hms_opt(19, 30, 0));
    let making = Making {
        at: at.expect("there is such a day"),
        offset_minutes: Some(0),
        point: Some(GeoPoint::from_degrees(52.95478, -1.15811).expect("it is on the earth")),
        device: None,
        seed: 1,
        title: "",
        words: &[],
    };
    sample.attach(
        "seen.jpg",
        &photo(&making, Scene::CarAtDusk),
        Some(incident),
    );
    sample.attach("seen.txt", b"Outside 14 Larch Close.\n", Some(incident));
    (sample, somebody)
}

/// Plans as the window does, and says what the clean copies are called.
fn planned(sample: &mut Sample) -> Vec<String> {
    let source = sample.case().bundle_source().expect("it can be taken out");
    let mut planned = source.plan(BundleChoice::default());
    sample
        .case()
        .keep_copies(&mut planned)
        .expect("they are kept");
    let mut names = Vec::new();
    for exhibit in planned.view().exhibits {
        assert_eq!(exhibit.how, HowHandedOver::CleanCopy);
        let (_, extension) = exhibit.file_name.rsplit_once('.').expect("it has one");
        names.push(extension.to_owned());
    }
    names
}

fn changed_in_the_store(sample: &mut Sample, sql: &str) {
    sample.lock();
    in_the_store(sample, sql);
    sample.unlock();
}

#[test]
fn a_copy_is_planned_by_what_was_kept_of_it_until_what_makes_it_changes() {
    let (mut sample, _) = filled();
    assert_eq!(planned(&mut sample), ["jpg", "txt"]);
    let other = "UPDATE readings SET reading = replace(replace(reading, 'image/jpeg', 'image/png'), 'text/plain', 'application/pdf') WHERE reader <> 'words'";
    changed_in_the_store(&mut sample, other);
    assert_eq!(planned(&mut sample), ["png", "pdf"], "it is used");
    changed_in_the_store(
        &mut sample,
        "UPDATE readings SET version = 0 WHERE reader <> 'words'",
    );
    assert_eq!(planned(&mut sample), ["jpg", "txt"], "an older one is not");
    changed_in_the_store(&mut sample, other);
    sample.record(
        json!({"kind": "person", "name": "Alex Example", "role": "witness", "protected": true}),
    );
    assert_eq!(
        planned(&mut sample),
        ["png", "txt"],
        "words are searched for whoever is protected since"
    );
}

/// A hash over what is protected could be tried against what was erased.
#[test]
fn what_hangs_on_the_words_of_what_was_erased_is_erased_with_it() {
    let (mut sample, somebody) = filled();
    planned(&mut sample);
    sample.case().erase(somebody).expect("it is erased");
    let of_words = "CREATE TABLE probe (left INTEGER CHECK (left = 0)) STRICT;
        INSERT INTO probe SELECT count(*) FROM readings WHERE reader = 'clean_copy_of_words';
        DROP TABLE probe";
    changed_in_the_store(&mut sample, of_words);
    assert_eq!(sample.findings(), []);
}

#[test]
fn a_copy_that_no_longer_comes_out_as_it_was_kept_stops_the_bundle_once() {
    for reader in ["clean_copy", "clean_copy_of_words"] {
        let (mut sample, _) = filled();
        planned(&mut sample);
        let outdated = format!(
            "UPDATE readings SET reading = replace(reading, '\"size\":', '\"size\":1') WHERE reader = '{reader}'"
        );
        changed_in_the_store(&mut sample, &outdated);
        let out = sample.folder.path().join("out");
        std::fs::create_dir(&out).expect("a folder can be made");
        let source = sample.case().bundle_source().expect("it can be taken out");
        let go_on = &mut |_| ControlFlow::Continue(());
        let refused = source
            .plan(BundleChoice::default())
            .write(&out, &InProcessPrinter, go_on);
        let copy_differs = matches!(&refused, Err(CaseError::Bundle(WriteError::CopyDiffers)));
        assert!(copy_differs, "{reader}: {refused:?}");
        assert_eq!(std::fs::read_dir(&out).expect("it is there").count(), 0);
        sample.case().forget_copies().expect("they are forgotten");
        let written = sample.write_bundle("out", &BundleChoice::default());
        assert!(written.done.verified.is_good());
    }
}

/// By what is kept the photo is written from the file as it was received, and otherwise it is made: both are the same.
#[test]
fn exhibits_are_the_same_with_and_without_what_was_kept() {
    let (mut sample, _) = filled();
    let choice = BundleChoice {
        form: BundleForm::Folder,
        ..BundleChoice::default()
    };
    let exhibits = |written: &WrittenBundle| -> Vec<Vec<u8>> {
        assert!(written.done.verified.is_good());
        let files = files_under(&written.paths.bundle.join("data/2_exhibits"));
        let read = |file: &PathBuf| std::fs::read(file).expect("it can be read");
        files.iter().map(read).collect()
    };
    let anew = sample.write_bundle("anew", &choice);
    planned(&mut sample);
    let kept = sample.write_bundle("kept", &choice);
    assert_eq!(exhibits(&anew).len(), 2);
    assert!(exhibits(&anew) == exhibits(&kept));
}
