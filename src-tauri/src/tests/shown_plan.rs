//! What is written is what was shown, and is kept no longer than it is true.

use serde_json::{Value, json};

use super::Program;

fn program() -> Program {
    let program = Program::with_vault();
    record(&program, "Sat in his car across the road.");
    let folder = program.place.path().to_path_buf();
    program
        .session
        .pending(|pending| pending.bundle_folder = Some(folder));
    program
}

fn record(program: &Program, what: &str) {
    let entry = json!({ "kind": "incident", "what": what });
    program.done("record", json!({ "entry": entry }));
}

fn shown(program: &Program, choice: Value) -> Value {
    program.done("bundle_plan", json!({ "choice": choice }))
}

fn is_kept(program: &Program) -> bool {
    let plan = program.session.shown_plan().take();
    plan.is_some()
}

fn refused(program: &Program, choice: Value) {
    let before = names(program);
    assert_eq!(
        program.fault("write_bundle", json!({ "choice": choice })),
        json!({ "code": "plan-changed", "params": {} })
    );
    assert_eq!(names(program), before, "nothing was written");
}

fn names(program: &Program) -> Vec<std::ffi::OsString> {
    let found = std::fs::read_dir(program.place.path()).expect("it can be listed");
    let names = found.map(|found| found.expect("it can be read").file_name());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[test]
fn what_was_not_shown_is_not_written() {
    let program = program();
    refused(&program, json!({}));
    shown(&program, json!({}));
    refused(&program, json!({ "police_only": "where_needed" }));
}

#[test]
fn a_plan_goes_with_the_record_that_it_was_made_of() {
    let program = program();
    assert_eq!(shown(&program, json!({}))["incidents"], 1);
    program.done("timeline_frame", json!({ "filter": {} }));
    assert!(is_kept(&program), "looking changes nothing");

    shown(&program, json!({}));
    record(&program, "Rang at night.");
    assert!(!is_kept(&program));
    refused(&program, json!({}));

    assert_eq!(shown(&program, json!({}))["incidents"], 2);
    program.done(
        "change_settings",
        json!({ "change": { "keeper_name": "Sam Example" } }),
    );
    assert!(!is_kept(&program));
}

#[test]
fn a_plan_goes_with_the_keys() {
    for command in ["lock", "hide"] {
        let program = program();
        shown(&program, json!({}));
        program.done(command, json!({}));
        assert!(!is_kept(&program), "{command}");
    }
}
