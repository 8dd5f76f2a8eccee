//! Backups that make themselves, and the ways back to them.

use std::ffi::OsStr;
use std::fs;

use crate::running::{PASSPHRASE, Ran, TestVault, run, run_with};

const NO_MORE: &[&str] = &[];

fn note(vault: &TestVault, words: &str) {
    let entry = serde_json::json!({ "kind": "note", "words": words });
    vault.add(&entry.to_string()).ended(0);
}

fn notes(vault: &TestVault) -> usize {
    let listed = vault.run("list", &["notes", "--json"]).ended(0).json();
    listed.as_array().unwrap().len()
}

/// The automatic backups, newest first.
fn backups(vault: &TestVault) -> Vec<serde_json::Value> {
    let path = vault.path();
    let listed = run(&[
        OsStr::new("backups"),
        path.as_os_str(),
        OsStr::new("--json"),
    ]);
    listed.ended(0).json().as_array().unwrap().clone()
}

fn id(backup: &serde_json::Value) -> &str {
    backup["id"].as_str().unwrap()
}

fn lose_the_book(vault: &TestVault) {
    fs::remove_file(vault.path().join("book")).unwrap();
}

#[test]
fn every_command_that_saves_leaves_a_backup_that_was_tried_out() {
    let vault = TestVault::made();
    for number in 1..=3 {
        note(&vault, "One more");
        let newest = backups(&vault).remove(0);
        assert_eq!(newest["verified"], true, "after {number}: {newest}");
    }
    vault.run("list", &["notes"]).ended(0);
    let before = backups(&vault);
    assert_eq!(before.len(), 3, "{before:?}");
    vault.run("list", &["notes"]).ended(0);
    assert_eq!(backups(&vault), before, "reading makes none");
    lose_the_book(&vault);
    vault.run("restore", &["--backup", id(&before[0])]).ended(0);
    assert_eq!(notes(&vault), 3);
}

#[test]
fn what_is_lost_is_told_with_the_ways_back_and_so_is_what_came_back() {
    let vault = TestVault::made();
    note(&vault, "First");
    note(&vault, "Second");
    let listed = backups(&vault);
    lose_the_book(&vault);
    let refused = vault
        .run("list", &["notes"])
        .failed(1, "There are 2 automatic backups");
    assert!(refused.err.contains("--backup ID"), "{}", refused.err);
    vault
        .run("restore", &["--backup", "20200101T000000Z-1"])
        .failed(2, "no automatic backup of that id");

    let back = vault.run("restore", &["--backup", id(&listed[1])]).ended(0);
    assert!(
        back.out
            .contains("One change that was saved after that is not in it"),
        "{}",
        back.out
    );
    assert_eq!(notes(&vault), 1);
}

#[test]
fn a_record_that_opens_is_not_replaced_by_an_older_one_unasked() {
    let vault = TestVault::made();
    note(&vault, "First");
    let first = backups(&vault).remove(0);
    note(&vault, "Second");
    vault
        .run("restore", &["--backup", id(&first)])
        .failed(2, "opens as it is");
    assert_eq!(notes(&vault), 2);
    vault
        .run("restore", &["--backup", id(&first), "--although-it-opens"])
        .ended(0);
    assert_eq!(notes(&vault), 1);
}

#[test]
fn what_is_still_there_can_be_gone_on_with() {
    let vault = TestVault::made();
    note(&vault, "Kept");
    fs::remove_file(vault.path().join("head")).unwrap();
    vault.run("list", &["notes"]).failed(1, "automatic backup");
    let back = vault.run("restore", &["--what-is-there"]).ended(0);
    assert!(back.out.contains("cannot tell whether"), "{}", back.out);
    assert_eq!(notes(&vault), 1);
}

#[test]
fn a_record_of_which_only_backups_are_left_is_not_called_none() {
    let vault = TestVault::made();
    note(&vault, "Kept");
    for part in ["keys", "book", "head"] {
        fs::remove_file(vault.path().join(part)).unwrap();
    }
    vault
        .run("list", &["notes"])
        .failed(1, "one automatic backup");
    let newest = backups(&vault).remove(0);
    vault.run("restore", &["--backup", id(&newest)]).ended(0);
    assert_eq!(notes(&vault), 1);
}

/// Runs a command on a vault with its recovery code.
fn with_code(vault: &TestVault, words: &str, command: &str, more: &[&OsStr]) -> Ran {
    let (path, code) = (vault.path(), vault.file("code", words.as_bytes()));
    let mut arguments = vec![OsStr::new(command), path.as_os_str()];
    arguments.extend(more);
    arguments.extend([
        OsStr::new("--recovery-code"),
        OsStr::new("--passphrase-file"),
        code.as_os_str(),
    ]);
    run(&arguments)
}

#[test]
fn the_recovery_code_opens_the_record_and_sets_another_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let passphrase = folder.path().join("passphrase");
    fs::write(&passphrase, PASSPHRASE).unwrap();
    let vault = TestVault { folder, passphrase };
    let made = vault.run("init", NO_MORE).ended(0).out;
    let words = made.trim_end().lines().last().unwrap().to_uppercase();
    note(&vault, "Kept");
    with_code(&vault, &words, "list", &[OsStr::new("notes")]).ended(0);
    let eleven = words.rsplit_once(' ').unwrap().0;
    with_code(&vault, eleven, "list", &[OsStr::new("notes")]).failed(2, "no recovery code");

    let new = vault.file("new", b"umbrella granite thimble walrus ember\n");
    let more = [OsStr::new("--new-passphrase-file"), new.as_os_str()];
    with_code(&vault, &words, "passphrase", &more).ended(0);
    let vault = TestVault {
        passphrase: new,
        ..vault
    };
    assert_eq!(notes(&vault), 1);
}

#[test]
fn copies_go_only_where_they_are_not_lost_with_the_record() {
    let vault = TestVault::made();
    let inside = vault.path().join("copies/today.daybook");
    vault
        .run("backup", &[inside.as_os_str()])
        .failed(2, "folder of the record itself");
    vault
        .run("export", &[OsStr::new("--out"), vault.path().as_os_str()])
        .failed(2, "folder of the record itself");
    let nowhere = vault.folder.path().join("not there/today.daybook");
    vault
        .run("backup", &[nowhere.as_os_str()])
        .failed(4, "is not there");
    let arguments = [
        OsStr::new("restore"),
        nowhere.as_os_str(),
        OsStr::new("elsewhere"),
    ];
    run_with(&arguments, b"").failed(4, "no backup file");
}

#[test]
fn the_same_passphrase_is_no_change() {
    let vault = TestVault::made();
    let same = [
        OsStr::new("--new-passphrase-file"),
        vault.passphrase.as_os_str(),
    ];
    vault
        .run("passphrase", &same)
        .failed(2, "the passphrase you have now");
}

#[test]
fn a_record_can_be_made_where_an_attempt_left_only_its_lock_and_nowhere_over_another() {
    let vault = TestVault::made();
    vault
        .run("init", &["--no-recovery"])
        .failed(2, "a record in this folder already");
    fs::remove_dir_all(vault.path()).unwrap();
    fs::create_dir(vault.path()).unwrap();
    fs::write(vault.path().join("lock"), b"").unwrap();
    vault.run("init", &["--no-recovery"]).ended(0);
}
