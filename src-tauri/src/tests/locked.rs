//! What a locked vault answers.

use serde_json::{Value, json};

use super::{PASSPHRASE, Program};
use crate::commands::COMMANDS;

/// What can be asked while nothing is open.
const ALWAYS: &[&str] = &[
    "status",
    "strength",
    "suggest_passphrase",
    "create_vault",
    "unlock",
    "unlock_with_recovery",
    "lock",
    "record_places",
    "choose_record",
    "choose_new_record",
    "next_record_here",
    "begin_record",
    "drafts_kept",
    "cover",
    "uncover",
    "hide",
    "zoom",
    "touch",
    "cancel",
    "backups",
    "restore_backup",
    "open_accepting_loss",
    "choose_backup_file",
    "restore_backup_file",
];

fn arguments(command: &str) -> Value {
    let id = "01934e2a-0000-7000-8000-000000000000";
    let note = json!({ "kind": "note", "words": "Rang the locksmith." });
    let choice = json!({});
    match command {
        "zoom" => json!({ "step": "in" }),
        "change_settings" => json!({ "change": {} }),
        "record" => json!({ "entry": note }),
        "revise" => json!({ "id": id, "base": 1, "entry": note }),
        "make_event" | "make_incident" => json!({ "id": id, "base": 1 }),
        "strike_out" => json!({ "id": id, "reason": null }),
        "put_back" | "erase_plan" | "erase" | "entry" | "neighbours" | "item" | "preview"
        | "save_item_copy" => {
            json!({ "id": id })
        }
        "entries" => json!({ "kind": "person" }),
        "save_draft" => json!({ "name": "quick", "json": "{}" }),
        "drafts_kept" => json!({ "asked": 1 }),
        "draft" | "discard_draft" => json!({ "name": "quick" }),
        "timeline_frame" | "behaviour_counts" => json!({ "filter": {} }),
        "timeline_page" => json!({ "filter": {}, "after": null, "month": null, "limit": 10 }),
        "calendar_month" => json!({ "filter": {}, "month": "2026-11-01" }),
        "calendar_page" => {
            json!({ "filter": {}, "from": "2026-11-21", "to": "2026-11-21", "after": null })
        }
        "attach_chosen" | "attach_dropped" => json!({ "incident": null }),
        "attach_again" | "leave_unfinished" => json!({ "unfinished": id }),
        "bundle_plan" | "write_bundle" => json!({ "choice": choice }),
        "bundle_is_for" => json!({ "id": 1, "forWhom": null }),
        "show_bundle" | "remove_bundle" => json!({ "id": 1 }),
        "printout" | "save_printout" => {
            json!({ "choice": { "printout": { "which": "for_the_officer" }, "protected": false } })
        }
        "copy_quietly" => json!({ "text": "x" }),
        "verify_chosen" => json!({ "fingerprint": null }),
        _ => json!({}),
    }
}

fn everything_is_refused(program: &Program) {
    for command in COMMANDS.iter().filter(|command| !ALWAYS.contains(command)) {
        let fault = match *command {
            "change_passphrase" | "make_new_key" => program.fault_with(command, &["x", "y"]),
            "attach_pasted" => program.fault_beside(command, &["x"], json!({ "incident": null })),
            "make_recovery_code" | "set_bundle_password" => program.fault_with(command, &["x"]),
            _ => program.fault(command, arguments(command)),
        };
        assert_eq!(
            fault,
            json!({ "code": "locked", "params": {} }),
            "{command}"
        );
    }
}

#[test]
fn nothing_works_before_there_is_a_vault() {
    let program = Program::new();
    assert_eq!(
        program.done("status", json!({})),
        json!({ "stage": "first_run", "recovery_code": null, "has_entries": false, "clock_jump": null, "new_key": null })
    );
    everything_is_refused(&program);
}

#[test]
fn nothing_works_once_locked() {
    let program = Program::with_vault();
    program.done("lock", json!({}));
    assert_eq!(
        program.done("status", json!({})),
        json!({ "stage": "locked", "recovery_code": null, "has_entries": false, "clock_jump": null, "new_key": null })
    );
    everything_is_refused(&program);
}

#[test]
fn hiding_locks() {
    let program = Program::with_vault();
    program.done("hide", json!({}));
    assert!(!program.session.is_open());
    assert_eq!(program.done("status", json!({}))["stage"], "locked");
}

#[test]
fn another_passphrase_opens_nothing() {
    let program = Program::with_vault();
    program.done("lock", json!({}));
    let wrong = "copper lantern walks beside ninety badgers";
    assert_eq!(
        program.fault_with("unlock", &[wrong]),
        json!({ "code": "wrong-passphrase", "params": {} })
    );
    assert_eq!(program.done("status", json!({}))["stage"], "locked");
    program.done_with("unlock", &[PASSPHRASE]);
    assert_eq!(program.done("status", json!({}))["stage"], "open");
}

#[test]
fn words_that_are_no_recovery_code_open_nothing() {
    let program = Program::with_vault();
    program.done("lock", json!({}));
    let typo = "twelve words that are none";
    assert_eq!(
        program.fault_with("unlock_with_recovery", &[typo, PASSPHRASE]),
        json!({ "code": "recovery-code", "params": {} })
    );
}

#[test]
fn a_folder_with_anything_in_it_is_no_first_run() {
    let program = Program::with_vault();
    program.done("lock", json!({}));
    std::fs::remove_file(program.place.path().join("vault/keys")).expect("there are keys");
    assert_eq!(program.done("status", json!({}))["stage"], "locked");
    assert_eq!(
        program.fault_with("create_vault", &[PASSPHRASE])["code"],
        "folder-not-empty"
    );
}

#[test]
fn a_passphrase_that_is_guessed_easily_makes_no_vault() {
    let program = Program::new();
    assert_eq!(
        program.fault_with("create_vault", &["password1"]),
        json!({ "code": "passphrase-weak", "params": {} })
    );
    assert_eq!(program.done("status", json!({}))["stage"], "first_run");
}

#[test]
fn a_secret_that_comes_as_an_argument_is_refused() {
    let program = Program::with_vault();
    program.done("lock", json!({}));
    let argument = json!({ "passphrase": PASSPHRASE.as_bytes() });
    program.fault("unlock", argument);
    program.fault_with("unlock", &[PASSPHRASE, PASSPHRASE]);
    assert!(!program.session.is_open());
}
