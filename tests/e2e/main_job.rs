//! The main job as a person does it: a note with its file, written again, seen as a pattern, handed over, checked.

use std::fs;

use daybook_tests::{Driven, Place, say, say_with};

use crate::steps::{PASSPHRASE, first_run};

const FIRST: &str = "His car was outside for an hour.";
const THEN: &str = "His car was outside for two hours.";

#[tokio::test]
async fn a_note_with_a_photo_is_revised_counted_handed_over_and_checked() {
    let photo = include_bytes!("../../icons/128x128.png");
    let place = Place::new().with_file("car-outside.png", photo);
    let window = Driven::open(&place).await;
    first_run(&window).await;
    write_with_the_photo(&window).await;
    revise(&window).await;
    print_it(&window, &place).await;
    see_the_calendar(&window).await;
    see_the_photo(&window).await;
    see_the_pattern(&window).await;
    hand_over(&window).await;
    assert_eq!(bundles(&place), 1);
    check(&window, "reliance-nobody_vouches").await;
    tamper(&place);
    check(&window, "reliance-do_not_rely").await;
    hide_and_come_back(&window).await;
    window.close().await;
}

async fn write_with_the_photo(window: &Driven) {
    window.fill(&say("write-what"), FIRST).await;
    window.press(&say("attach-button")).await;
    window.says("car-outside.png").await;
    window.look("write-with-file").await;
    window.press(&say("write-save")).await;
    window.find("heading", &say("write-saved-heading")).await;
}

async fn revise(window: &Driven) {
    window.press(&say("frame-place-timeline")).await;
    window.press(FIRST).await;
    window.find("heading", &say("incident-files-heading")).await;
    window.look("incident").await;
    let change = say_with(
        "summary-change-what",
        &[("what", say("summary-what").into())],
    );
    window.press(&change).await;
    window
        .look_at(&say("guided-what-heading"), "guided-what")
        .await;
    window.refill(&say("guided-what-heading"), THEN).await;
    window.press(&say("guided-save")).await;
    window.says(THEN).await;
    // Nothing is tidied: the first version is still there.
    let versions = say_with("incident-revisions-heading", &[("count", 2.into())]);
    window.find("heading", &versions).await;
    window.look("incident-revised").await;
}

/// The incident on the screen, as a PDF where she chooses, and gone again.
async fn print_it(window: &Driven, place: &Place) {
    window.press(&say("printing-open")).await;
    window
        .look_at(&say("printing-incident-heading"), "printing")
        .await;
    window.press(&say("printing-choose")).await;
    window.find("button", &say("printing-remove")).await;
    window.look("printing-saved").await;
    assert_eq!(printouts(place), 1);
    window.press(&say("printing-remove")).await;
    window.says(&say("printing-removed")).await;
    assert_eq!(printouts(place), 0);
}

fn printouts(place: &Place) -> usize {
    let files = fs::read_dir(place.out()).expect("the folder for what goes out");
    let names = files.map(|file| file.expect("a file of the folder").file_name());
    let is_printout = |name: &std::ffi::OsString| name.to_string_lossy().starts_with("pages_");
    names.filter(is_printout).count()
}

async fn see_the_calendar(window: &Driven) {
    window.press(&say("frame-place-timeline")).await;
    window.press(&say("calendar-calendar")).await;
    window.settle().await;
    window.look("calendar").await;
    window.press(&say("calendar-list")).await;
}

async fn see_the_photo(window: &Driven) {
    window.press(&say("frame-place-evidence")).await;
    window.look_at(&say("evidence-heading"), "evidence").await;
    window.press("X/1: car-outside.png").await;
    window
        .press(&say_with("common-uncover", &[("what", "X/1".into())]))
        .await;
    window.draws_a_picture(128).await;
    window.look("item").await;
}

async fn see_the_pattern(window: &Driven) {
    window.press(&say("frame-place-pattern")).await;
    window.look_at(&say("pattern-heading"), "pattern").await;
}

async fn hand_over(window: &Driven) {
    window.press(&say("frame-place-hand-over")).await;
    window.look_at(&say("bundle-heading"), "hand-over").await;
    window.press(&say("bundle-continue")).await;
    window.find("heading", &say("bundle-plan-documents")).await;
    window.look("bundle-plan").await;
    window.press(&say("bundle-continue")).await;
    window
        .look_at(&say("bundle-seen-heading"), "bundle-seen")
        .await;
    let looked_at = say_with(
        "bundle-eyes-button",
        &[
            ("action", say("bundle-eyes-looked-at").into()),
            ("exhibit", "X/1".into()),
        ],
    );
    window.press(&looked_at).await;
    window.says(&say("bundle-eyes-state-looked-at")).await;
    window.press(&say("bundle-continue")).await;
    window
        .look_at(&say("bundle-write-heading"), "bundle-write")
        .await;
    window.press(&say("bundle-write-choose")).await;
    window
        .look_at(&say("bundle-done-heading"), "bundle-done")
        .await;
    window.says(&say("bundle-done-good")).await;
}

async fn check(window: &Driven, found: &str) {
    window.press(&say("frame-place-timeline")).await;
    window.press(&say("frame-place-hand-over")).await;
    window.press(&say("bundle-check-open")).await;
    window.find("heading", &say("bundle-check-heading")).await;
    window.press(&say("bundle-check-choose")).await;
    window.says(&say(found)).await;
    window.look(found).await;
}

async fn hide_and_come_back(window: &Driven) {
    window.mark_page().await;
    let hide = format!("{} {}", say("frame-hide"), say("frame-hide-keys-read-out"));
    window.press_and_lose_the_page(&hide).await;
    window
        .look_at(&say("unlock-heading"), "unlock-after-hiding")
        .await;
    window.fill(&say("unlock-label"), PASSPHRASE).await;
    window.press(&say("unlock-open")).await;
    window.find("heading", &say("write-heading")).await;
}

fn bundle_files(place: &Place) -> Vec<std::path::PathBuf> {
    let files = fs::read_dir(place.out()).expect("the folder for bundles");
    let paths = files.map(|file| file.expect("a file of the folder").path());
    paths
        .filter(|path| path.to_string_lossy().contains("_evidence_"))
        .collect()
}

fn bundles(place: &Place) -> usize {
    bundle_files(place).len()
}

/// Changes one byte in the middle of the bundle.
fn tamper(place: &Place) {
    let path = bundle_files(place).pop().expect("a bundle was written");
    let mut bytes = fs::read(&path).expect("the bundle can be read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).expect("the bundle can be changed");
}
