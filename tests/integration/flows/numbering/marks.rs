//! Exhibit marks, and the letters that they begin with.

use casebook::CaseError;
use casebook::wire::{BundleChoice, NewSettings, Settings};
use domain::EntryId;

use crate::sample::Sample;

fn give(sample: &mut Sample, initials: &str) -> Result<Settings, CaseError> {
    sample.case().change_settings(&NewSettings {
        initials: Some(initials.to_owned()),
        ..NewSettings::default()
    })
}

fn mark(sample: &mut Sample, item: EntryId) -> String {
    let view = sample.case().item(item).expect("the item is there");
    view.item.exhibit.to_string()
}

fn versions(sample: &mut Sample, item: EntryId) -> usize {
    let view = sample.case().entry(item).expect("the item is there");
    view.revisions.len()
}

fn hand_over(sample: &mut Sample) -> bool {
    let written = sample.write_bundle("out", &BundleChoice::default());
    sample
        .case()
        .bundle_made(&written, None)
        .expect("that a bundle was made is kept");
    written.done.verified.is_good()
}

#[test]
fn new_letters_are_on_every_mark_and_the_numbers_stay() {
    let mut sample = Sample::new();
    let incident = sample.incident("A grey car.", "2026-03-14");
    let first = sample.attach("one.txt", b"one", Some(incident));
    let gone = sample.attach("two.txt", b"two", None);
    let third = sample.attach("three.txt", b"three", None);
    sample.case().erase(gone).expect("it is erased");
    assert_eq!(mark(&mut sample, third), "X/3");
    assert!(!sample.case().settings().expect("settings").initials_asked);

    let settings = give(&mut sample, "AB").expect("no bundle was made");
    assert!(settings.initials_asked && !settings.initials_fixed);
    assert_eq!(mark(&mut sample, first), "AB/1");
    assert_eq!(mark(&mut sample, third), "AB/3");
    assert_eq!(versions(&mut sample, first), 2);
    let fourth = sample.attach("four.txt", b"four", None);
    assert_eq!(mark(&mut sample, fourth), "AB/4");

    give(&mut sample, "AB").expect("they are these already");
    assert_eq!(versions(&mut sample, first), 2);
    assert_eq!(sample.findings(), []);
}

#[test]
fn the_question_can_be_left_and_the_letters_change_later() {
    let mut sample = Sample::new();
    let item = sample.attach("one.txt", b"one", None);
    let settings = give(&mut sample, "X").expect("the question can be left");
    assert!(settings.initials_asked);
    assert_eq!(versions(&mut sample, item), 1);
    give(&mut sample, "CDE").expect("no bundle was made");
    assert_eq!(mark(&mut sample, item), "CDE/1");
    assert!(give(&mut sample, "c").is_err());
    assert_eq!(mark(&mut sample, item), "CDE/1");
}

#[test]
fn after_the_first_bundle_they_stay() {
    let mut sample = Sample::new();
    let item = sample.attach("one.txt", b"one", None);
    give(&mut sample, "AB").expect("no bundle was made");
    assert!(hand_over(&mut sample));
    assert!(sample.case().settings().expect("settings").initials_fixed);
    let refused = give(&mut sample, "CD");
    assert!(
        matches!(refused, Err(CaseError::InitialsFixed)),
        "{refused:?}"
    );
    assert_eq!(mark(&mut sample, item), "AB/1");
    give(&mut sample, "AB").expect("they are these already");
}
