//! Where the record is, turned to as the page does.

use std::path::Path;

use casebook::wire::FaultCode;
use serde_json::{Value, json};

use super::{PASSPHRASE, Program};
use crate::record_place::RecordPlace;

fn stage(program: &Program) -> Value {
    program.done("status", json!({}))["stage"].clone()
}

fn remembered(program: &Program) -> Value {
    let file = program.place.path().join("preferences.json");
    let text = std::fs::read(file).unwrap_or_else(|_| b"{}".to_vec());
    let known: Value = serde_json::from_slice(&text).expect("preferences are JSON");
    known["record"].clone()
}

fn note(program: &Program, words: &str) {
    let entry = json!({ "kind": "note", "words": words });
    program.done("record", json!({ "entry": entry }));
}

fn turn_to(program: &Program, place: RecordPlace) {
    program.session.turn_to(place).expect("nothing is open");
}

fn written(folder: &Path) -> bool {
    folder.join("keys").is_file()
}

#[test]
fn a_new_record_leaves_the_old_one_where_it_is_and_each_is_found_again() {
    let program = Program::with_vault();
    note(&program, "The first record.");
    program.done("lock", json!({}));

    program.done("begin_record", json!({}));
    assert_eq!(stage(&program), "first_run");
    assert_eq!(remembered(&program), Value::Null, "nothing was made yet");
    program.done_with("create_vault", &["another six words beside the river"]);
    let beside = program.place.path().join("vault-2");
    assert!(written(&beside) && written(&program.place.path().join("vault")));
    assert_eq!(remembered(&program), json!(beside));
    let notes = program.done("entries", json!({ "kind": "note" }));
    assert_eq!(notes, json!([]), "it is another one");

    program.done("lock", json!({}));
    program.done("begin_record", json!({}));
    program.done_with("create_vault", &["yet another six words under the hill"]);
    program.done("lock", json!({}));
    // Each is reached from any other, though no name is shown.
    let mut reached = Vec::new();
    for _ in 0..3 {
        program.done("next_record_here", json!({}));
        reached.push(program.session.folder());
    }
    let all = ["vault", "vault-2", "vault-3"].map(|name| program.place.path().join(name));
    assert_eq!(reached, all);

    program.done("next_record_here", json!({}));
    assert_eq!(stage(&program), "locked");
    program.done_with("unlock", &[PASSPHRASE]);
    assert_eq!(remembered(&program), Value::Null);
    let notes = program.done("entries", json!({ "kind": "note" }));
    assert_eq!(notes.as_array().map(Vec::len), Some(1));
}

#[test]
fn a_stick_is_remembered_told_when_it_is_not_there_and_found_again() {
    let program = Program::new();
    let stick = program.place.path().join("stick");
    let pulled_out = program.place.path().join("pulled out");
    std::fs::create_dir(&stick).expect("a stick");
    turn_to(&program, RecordPlace::new_in(&stick).expect("it is empty"));
    program.done_with("create_vault", &[PASSPHRASE]);
    note(&program, "On the stick.");
    program.done("lock", json!({}));
    assert_eq!(remembered(&program), json!(stick.join("daybook")));
    assert!(!program.place.path().join("vault").exists());

    // The copy that is made at every lock is waited for: a stick is not pulled out meanwhile.
    program.session.at_rest(|_| ());
    std::fs::rename(&stick, &pulled_out).expect("it is pulled out");
    assert_eq!(stage(&program), "away");
    std::fs::rename(&pulled_out, &stick).expect("it is plugged in");
    assert_eq!(stage(&program), "locked");

    let again = RecordPlace::chosen(stick.clone()).expect("the stick itself will do");
    assert_eq!(again, RecordPlace::remembered(stick.join("daybook")));
    let taken = RecordPlace::new_in(&stick).expect_err("there is one");
    assert_eq!(taken.code, FaultCode::RecordThereAlready);
    let none = RecordPlace::chosen(program.place.path().to_owned());
    assert_eq!(
        none.expect_err("there is none").code,
        FaultCode::NoRecordThere
    );
    program.done_with("unlock", &[PASSPHRASE]);
    let notes = program.done("entries", json!({ "kind": "note" }));
    assert_eq!(notes.as_array().map(Vec::len), Some(1));
}

#[test]
fn nothing_is_turned_to_while_a_record_is_open() {
    let program = Program::with_vault();
    for command in [
        "begin_record",
        "next_record_here",
        "choose_record",
        "choose_new_record",
    ] {
        let fault = program.fault(command, json!({}));
        assert_eq!(fault["code"], "already-open", "{command}");
    }
}

#[test]
fn the_page_learns_which_records_there_are_and_no_path() {
    let program = Program::new();
    assert_eq!(
        program.done("record_places", json!({})),
        json!({ "another_here": false, "on_this_computer": true })
    );
    program.done_with("create_vault", &[PASSPHRASE]);
    program.done("lock", json!({}));
    let stick = program.place.path().join("stick").join("daybook");
    turn_to(&program, RecordPlace::remembered(stick));
    assert_eq!(
        program.done("record_places", json!({})),
        json!({ "another_here": true, "on_this_computer": false })
    );
}
