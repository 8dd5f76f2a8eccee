//! A record that is not as it was saved, and the ways back to it, as a person goes them.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use casebook::{Casebook, KeyCost, Passphrase, SystemTimeSource};
use catalogue::Language;
use daybook_tests::{Driven, Place, say, say_with};
use domain::Entry;
use serde_json::json;

use crate::steps::{PASSPHRASE, opened, unlock};

const BEFORE: &str = "He was outside the house again when I came home.";
const SINCE: &str = "A letter without a stamp lay in the hall.";

fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE.to_owned()).expect("it is not empty")
}

fn write_down(case: &mut Casebook, what: &str) {
    let entry = Entry::from_json(json!({ "kind": "incident", "what": what }));
    let entry = entry.expect("the sample is an entry");
    case.record_many(vec![entry]).expect("the entry is kept");
}

/// A vault with a backup between its two notes.
fn vault_with_a_backup(vault: &Path) -> Casebook {
    let mut case = Casebook::create(
        vault,
        &passphrase(),
        KeyCost::FLOOR,
        Box::new(SystemTimeSource),
        Language::English.words(),
    )
    .expect("a vault can be made");
    write_down(&mut case, BEFORE);
    let job = case.begin_backup().expect("a backup can be begun");
    job.finish(&mut |_| ControlFlow::Continue(()))
        .expect("a backup can be made");
    write_down(&mut case, SINCE);
    case
}

/// The ledger's last line tells of the way back, and nothing in the vault is wrong.
async fn tells_of_the_way_back(vault: &Path) {
    let case = opened(vault, PASSPHRASE).await;
    let found = case.check(&mut |_| ControlFlow::Continue(()));
    assert!(found.expect("it can be checked").good);
    let size = case.vault().size();
    let leaves = case.vault().leaves(size - 1..size);
    let last = leaves.expect("the ledger can be read").pop();
    let last = last.expect("there is a last line");
    assert_eq!(json!(last.action), "restore");
}

/// Opens the window over a vault that raises an alarm, as far as the question.
async fn asked(place: &Place, heading: &str) -> Driven {
    let window = Driven::open(place).await;
    window.fill(&say("unlock-label"), PASSPHRASE).await;
    window.press(&say("unlock-open")).await;
    window.look_at(&say(heading), "way-back").await;
    window
}

async fn take(window: &Driven, way: &str) {
    window.choose("radio", &say(way)).await;
    window.press(&say("way-back-continue")).await;
}

async fn sees_only_what_was_before(window: &Driven) {
    window.press(&say("frame-place-timeline")).await;
    window.says(BEFORE).await;
    assert!(!window.text().await.contains(SINCE));
}

#[tokio::test]
async fn a_missing_head_is_told_and_a_backup_gives_the_record_back() {
    let place = Place::new();
    let case = vault_with_a_backup(place.vault());
    case.lock().expect("the vault locks");
    fs::remove_file(place.vault().join("head")).expect("there is a head");

    let window = asked(&place, "way-back-heading-alarm").await;
    window.says(&say("error-head-missing")).await;
    take(&window, "way-back-leave").await;
    window.find("heading", &say("unlock-heading")).await;
    window.fill(&say("unlock-label"), PASSPHRASE).await;
    window.press(&say("unlock-open")).await;
    window.find("heading", &say("way-back-heading-alarm")).await;
    take(&window, "way-back-backup").await;
    window
        .look_at(&say("way-back-backup"), "way-back-backup")
        .await;
    window.fill(&say("way-back-passphrase"), PASSPHRASE).await;
    window.press(&say("way-back-backup-do")).await;
    window
        .look_at(&say("way-back-done-heading"), "way-back-done")
        .await;
    window.says(&say("way-back-done-after")).await;
    window.press(&say("way-back-done-on")).await;
    window.find("heading", &say("write-heading")).await;
    sees_only_what_was_before(&window).await;
    window.close().await;
    tells_of_the_way_back(place.vault()).await;
}

#[tokio::test]
async fn an_older_book_is_told_with_numbers_and_opens_only_knowingly() {
    let place = Place::new();
    let case = vault_with_a_backup(place.vault());
    case.lock().expect("the vault locks");
    let backup = only_backup(place.vault());
    fs::copy(backup.join("book"), place.vault().join("book")).expect("the book can be replaced");
    let _ = fs::remove_file(place.vault().join("book-wal"));

    let window = asked(&place, "way-back-heading-alarm").await;
    let missing = [("acknowledged", 3.into()), ("lost", 1.into())];
    let missing = say_with("way-back-missing-history-missing", &missing);
    window.says(&missing).await;
    take(&window, "way-back-anyway").await;
    window.fill(&say("way-back-passphrase"), PASSPHRASE).await;
    window.press(&say("way-back-anyway")).await;
    window
        .says(&say_with("way-back-done-lost", &[("lost", 1.into())]))
        .await;
    window.press(&say("way-back-done-on")).await;
    window.find("heading", &say("write-heading")).await;
    sees_only_what_was_before(&window).await;
    window.close().await;
    tells_of_the_way_back(place.vault()).await;
}

/// The backup file in the folder that the choosers give.
fn backup_file(place: &Place) -> PathBuf {
    let written = fs::read_dir(place.out()).expect("the folder is there");
    let paths: Vec<_> = written
        .map(|entry| entry.expect("an entry").path())
        .collect();
    assert_eq!(paths.len(), 1, "{paths:?}");
    paths[0].clone()
}

#[tokio::test]
async fn a_whole_copy_brings_the_record_to_a_new_computer() {
    let old = Place::new();
    let case = vault_with_a_backup(old.vault());
    case.lock().expect("the vault locks");
    let window = Driven::open(&old).await;
    unlock(&window).await;
    window.press(&say("frame-place-settings")).await;
    window.press(&say("backups-file-do")).await;
    window.says(&say("backups-file-private")).await;
    window.look("settings-backups").await;
    window.close().await;

    let new = Place::new();
    let file = backup_file(&old);
    let name = file.file_name().expect("it has a name");
    fs::copy(&file, new.out().join(name)).expect("there is room");
    let window = Driven::open(&new).await;
    window.press(&say("first-run-danger-not")).await;
    window.choose("radio", &say("first-run-computer-no")).await;
    window.press(&say("first-run-continue")).await;
    window.press(&say("first-run-continue")).await;
    window.press(&say("first-run-backup")).await;
    window
        .look_at(&say("first-run-backup-heading"), "first-run-backup")
        .await;
    window.press(&say("way-back-file-choose")).await;
    window.says(&say("way-back-file-chosen")).await;
    window.fill(&say("way-back-passphrase"), PASSPHRASE).await;
    window.press(&say("way-back-file-do")).await;
    window.find("heading", &say("way-back-done-heading")).await;
    window.press(&say("way-back-done-on")).await;
    window.find("heading", &say("write-heading")).await;
    window.press(&say("frame-place-timeline")).await;
    window.says(BEFORE).await;
    window.says(SINCE).await;
    window.close().await;
    tells_of_the_way_back(new.vault()).await;
}

/// The folder of a backup.
fn only_backup(vault: &Path) -> PathBuf {
    let mut folders = fs::read_dir(vault.join("backups")).expect("there is a backup");
    let folder = folders.next().expect("there is a backup");
    folder.expect("its name can be read").path()
}
