//! The main flow: make, write down, attach, look, hand over, check, lock with another passphrase.

use std::ffi::OsStr;
use std::fs;

use casebook::wire::ClockWay;
use casebook::{Casebook, Passphrase, Unlock};
use catalogue::Language;
use chrono::{TimeDelta, Utc};
use domain::{Entry, Moment};
use sample_case::ScriptedTimeSource;

use crate::running::{PASSPHRASE, TestVault, run, run_with};

#[test]
fn from_an_empty_folder_to_a_checked_bundle() {
    let vault = TestVault::made();
    let id = vault
        .add(r#"{"kind":"incident","what":"He was outside the flat again."}"#)
        .ended(0)
        .out;
    let id = id.trim();
    let photo = vault.file("car.txt", b"grey hatchback, 19.30\n");
    let attached = vault
        .run(
            "attach",
            &[photo.as_os_str(), OsStr::new("--to"), OsStr::new(id)],
        )
        .ended(0);
    assert!(attached.out.contains("X/1"), "{}", attached.out);

    let listed = vault.run("list", &["incidents", "--json"]).ended(0).json();
    assert_eq!(listed[0]["id"], id);
    assert_eq!(listed[0]["entry"]["evidence"].as_array().unwrap().len(), 1);
    let found = vault
        .run("list", &["incidents", "--search", "outside"])
        .ended(0);
    assert!(found.out.contains("He was outside"), "{}", found.out);
    let none = vault
        .run("list", &["incidents", "--search", "zebra"])
        .ended(0);
    assert_eq!(none.out, "");
    assert!(vault.run("pattern", &["--json"]).ended(0).json()["sentences"].is_array());

    let out = vault.folder.path().join("out");
    let done = vault
        .run(
            "export",
            &[OsStr::new("--out"), out.as_os_str(), OsStr::new("--json")],
        )
        .ended(0)
        .json();
    assert_eq!(done["verified"]["outcome"], "good", "{done}");
    let bundle = out.join(done["kept"][0]["file_name"].as_str().unwrap());
    run(&[OsStr::new("verify"), bundle.as_os_str()]).ended(0);

    let code = vault.run("fingerprint", &["--json"]).ended(0).json();
    let checked = vault.run("check", &["--json"]).ended(0).json();
    assert_eq!(checked["good"], true, "{checked}");
    assert_eq!(checked["leaves"], code["ledger_size"]);
}

#[test]
fn an_event_is_written_listed_handed_over_and_counted_nowhere() {
    let vault = TestVault::made();
    vault
        .add(r#"{"kind":"incident","what":"He was outside."}"#)
        .ended(0);
    vault
        .add(r#"{"kind":"event","what":"The hearing."}"#)
        .ended(0);
    let listed = vault.run("list", &["incidents"]).ended(0).out;
    assert!(listed.contains("  Event: The hearing."), "{listed}");
    assert!(!listed.contains("Event: He was outside."), "{listed}");
    let events = vault.run("list", &["events"]).ended(0).out;
    assert!(
        events.contains("The hearing.") && !events.contains("He was"),
        "{events}"
    );
    let figures = vault.run("pattern", &["--json"]).ended(0).json();
    assert_eq!(figures["incidents"], 1);
    let out = vault.folder.path().join("out");
    let out_is = [OsStr::new("--out"), out.as_os_str(), OsStr::new("--json")];
    let done = vault.run("export", &out_is).ended(0).json();
    assert_eq!(done["verified"]["outcome"], "good", "{done}");
}

/// A thing is written down while the computer's clock is ten years ahead.
fn write_ten_years_ahead(vault: &TestVault) {
    let ahead = Moment::new(Utc::now() + TimeDelta::days(3_653), 0);
    let passphrase = Passphrase::new(PASSPHRASE.to_owned()).unwrap();
    let unlock = Unlock::Passphrase(&passphrase);
    let time_source = ScriptedTimeSource::showing(ahead);
    let mut casebook = Casebook::open(
        &vault.path(),
        unlock,
        Box::new(time_source),
        Language::English.words(),
    )
    .unwrap();
    let told = casebook.clock_jump().unwrap().map(|jump| jump.way);
    assert_eq!(told, Some(ClockWay::Ahead));
    let entry = serde_json::json!({"kind": "incident", "what": "Outside, the clock being wrong."});
    casebook.record(Entry::from_json(entry).unwrap()).unwrap();
    casebook.lock().unwrap();
}

#[test]
fn a_clock_that_jumps_is_told_and_nothing_is_refused() {
    let vault = TestVault::made();
    let quiet = vault.add(r#"{"kind":"incident","what":"Outside the flat."}"#);
    assert_eq!(quiet.ended(0).err, "");
    write_ten_years_ahead(&vault);

    let first = vault.add(r#"{"kind":"incident","what":"The clock is right again."}"#);
    let said = first.ended(0).err;
    assert!(said.contains("clock went back"), "{said:?}");
    // Said once more, in case it was the clock now that is wrong; then there is nothing new to say.
    let second = vault.add(r#"{"kind":"incident","what":"And still."}"#);
    let said = second.ended(0).err;
    assert!(said.contains("clock went back"), "{said:?}");
    let third = vault.add(r#"{"kind":"incident","what":"And still so."}"#);
    assert_eq!(third.ended(0).err, "");

    let checked = vault.run::<&str>("check", &[]).ended(0);
    assert!(checked.out.contains("In one place"), "{}", checked.out);
    let checked = vault.run("check", &["--json"]).ended(0).json();
    assert_eq!(checked["clock_went_back"][0]["way"], "back", "{checked}");
}

#[test]
fn a_new_key_leaves_everything_but_the_old_passphrase() {
    let vault = TestVault::made();
    vault.add(r#"{"kind":"incident","what":"He was outside the flat again."}"#);
    let photo = vault.file("car.txt", b"grey hatchback, 19.30\n");
    vault.run("attach", &[photo.as_os_str()]).ended(0);
    let before = vault.run("list", &["items", "--json"]).ended(0).json();
    let same = [
        OsStr::new("--new-key"),
        OsStr::new("--new-passphrase-file"),
        vault.passphrase.as_os_str(),
    ];
    vault
        .run("passphrase", &same)
        .failed(2, "the passphrase you have now");
    let new = vault.file("new", b"umbrella granite thimble walrus ember\n");
    let made = vault
        .run("passphrase", &[same[0], same[1], new.as_os_str()])
        .ended(0);
    assert!(made.out.contains("still open with the old"), "{}", made.out);
    vault
        .run("fingerprint", &[] as &[&str])
        .failed(3, "does not open it");
    let vault = TestVault {
        passphrase: new,
        ..vault
    };
    let checked = vault.run("check", &["--json"]).ended(0).json();
    assert_eq!(checked["good"], true, "{checked}");
    let after = vault.run("list", &["items", "--json"]).ended(0).json();
    assert_eq!(after, before);
    let backups = vault.path().join("backups");
    assert_eq!(fs::read_dir(backups).unwrap().count(), 1);
}

#[test]
fn a_new_key_brings_a_new_recovery_code_where_there_was_one() {
    let folder = tempfile::tempdir().unwrap();
    let passphrase = folder.path().join("passphrase");
    fs::write(&passphrase, format!("{PASSPHRASE}\n")).unwrap();
    let vault = TestVault { folder, passphrase };
    let code = vault.run("init", &[] as &[&str]).ended(0).out;
    let new = vault.file("new", b"umbrella granite thimble walrus ember\n");
    let made = vault.run(
        "passphrase",
        &[
            OsStr::new("--new-key"),
            OsStr::new("--new-passphrase-file"),
            new.as_os_str(),
        ],
    );
    let words = |said: &str| said.trim_end().lines().last().unwrap().to_owned();
    let (before, after) = (words(&code), words(&made.ended(0).out));
    assert_eq!(after.split(' ').count(), 12);
    assert_ne!(before, after);
}

#[test]
fn a_new_passphrase_opens_and_the_old_one_does_not() {
    let vault = TestVault::made();
    let new = vault.file("new", b"umbrella granite thimble walrus ember\r\n");
    let changed = vault
        .run(
            "passphrase",
            &[OsStr::new("--new-passphrase-file"), new.as_os_str()],
        )
        .ended(0);
    assert!(changed.out.contains("changed"), "{}", changed.out);
    vault
        .run("fingerprint", &[] as &[&str])
        .failed(3, "does not open it");
    let path = vault.path();
    let arguments = [
        OsStr::new("fingerprint"),
        path.as_os_str(),
        OsStr::new("--passphrase-file"),
        new.as_os_str(),
    ];
    run(&arguments).ended(0);
}

#[test]
fn a_recovery_code_is_shown_once_and_entries_can_come_from_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("vault");
    let arguments = [
        OsStr::new("init"),
        vault.as_os_str(),
        OsStr::new("--passphrase-file"),
        OsStr::new("-"),
    ];
    let made = run_with(&arguments, format!("{PASSPHRASE}\n").as_bytes()).ended(0);
    let words = made.out.trim_end().lines().last().unwrap();
    assert_eq!(words.split(' ').count(), 12, "{words}");
    let passphrase = folder.path().join("passphrase");
    fs::write(&passphrase, PASSPHRASE).unwrap();
    let arguments = [
        OsStr::new("add"),
        vault.as_os_str(),
        OsStr::new("--json"),
        OsStr::new("-"),
        OsStr::new("--passphrase-file"),
        passphrase.as_os_str(),
    ];
    let entries = br#"[{"kind":"note","words":"one"},{"kind":"note","words":"two"}]"#;
    assert_eq!(
        run_with(&arguments, entries).ended(0).out.lines().count(),
        2
    );
}

#[test]
fn what_is_written_down_is_in_no_file_of_the_vault() {
    let vault = TestVault::made();
    vault
        .add(r#"{"kind":"incident","what":"PLAINTEXTMARKER on the wall"}"#)
        .ended(0);
    for (path, bytes) in crate::running::everything_in(&vault.path()) {
        let found = bytes.windows(15).any(|window| window == b"PLAINTEXTMARKER");
        assert!(!found, "{}", path.display());
    }
}
