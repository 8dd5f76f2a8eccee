//! What an open vault answers.

use serde_json::json;
use tauri::http::{HeaderMap, HeaderName, Request};
use tauri::ipc::InvokeBody;

use super::{PASSPHRASE, Program};
use crate::media;
use crate::secrets::BESIDE;
use crate::session::Session;

fn fetched(session: &Session, token: &str) -> u16 {
    let request = Request::builder()
        .uri(format!("evidence://localhost/{token}"))
        .body(Vec::new())
        .expect("a request");
    media::fetch(session, &request).status().as_u16()
}

#[test]
fn what_was_written_is_there_after_unlocking() {
    let program = Program::with_vault();
    let entry = json!({ "kind": "incident", "what": "Sat in his car across the road." });
    let changed = program.done("record", json!({ "entry": entry }));
    program.done("lock", json!({}));
    program.done_with("unlock", &[PASSPHRASE]);
    let view = program.done("entry", json!({ "id": changed["entry"] }));
    assert_eq!(view["entry"]["what"], "Sat in his car across the road.");
    assert_eq!(program.done("status", json!({}))["has_entries"], true);
}

#[test]
fn a_revision_of_what_was_revised_meanwhile_is_refused() {
    let program = Program::with_vault();
    let entry = |what: &str| json!({ "kind": "incident", "what": what });
    let changed = program.done("record", json!({ "entry": entry("Rang twice.") }));
    let id = &changed["entry"];
    program.done(
        "revise",
        json!({ "id": id, "base": 1, "entry": entry("Rang three times.") }),
    );
    assert_eq!(
        program.fault(
            "revise",
            json!({ "id": id, "base": 1, "entry": entry("Rang once.") })
        ),
        json!({ "code": "revised-elsewhere", "params": {} })
    );
}

#[test]
fn changing_the_passphrase_asks_for_the_old_one() {
    let program = Program::with_vault();
    let new = "seven violet kettles hum quietly tonight";
    assert_eq!(
        program.fault_with("change_passphrase", &["not it", new])["code"],
        "wrong-passphrase"
    );
    program.done_with("change_passphrase", &[PASSPHRASE, new]);
    program.done("lock", json!({}));
    assert_eq!(
        program.fault_with("unlock", &[PASSPHRASE])["code"],
        "wrong-passphrase"
    );
    program.done_with("unlock", &[new]);
}

#[test]
fn a_new_key_locks_and_opens_with_the_new_passphrase_alone() {
    let program = Program::with_vault();
    let file = program.place.path().join("note.txt");
    std::fs::write(&file, "I saw you yesterday.").expect("a file to attach");
    program
        .session
        .pending(|pending| pending.dropped = vec![file]);
    program.done("attach_dropped", json!({ "incident": null }));
    let items = program.done("items", json!({}));
    let new = "seven violet kettles hum quietly tonight";
    assert_eq!(
        program.fault_with("make_new_key", &["not it", new])["code"],
        "wrong-passphrase"
    );
    assert_eq!(
        program.fault_with("make_new_key", &[PASSPHRASE, PASSPHRASE])["code"],
        "passphrase-same"
    );
    assert_eq!(program.done("new_key_begun", json!({})), false);
    program.done_with("make_new_key", &[PASSPHRASE, new]);
    assert_eq!(program.done("status", json!({}))["stage"], "locked");
    assert_eq!(
        program.fault_with("unlock", &[PASSPHRASE])["code"],
        "wrong-passphrase"
    );
    program.done_with("unlock", &[new]);
    assert_eq!(program.done("items", json!({})), items);
    assert_eq!(program.done("check_vault", json!({}))["good"], true);
    assert_eq!(program.done("new_key_begun", json!({})), false);
    program.done("drop_new_key", json!({}));
}

#[test]
fn the_recovery_code_opens_and_sets_another_passphrase() {
    let program = Program::with_vault();
    let code = program.uncovered("make_recovery_code");
    program.done("lock", json!({}));
    let new = "seven violet kettles hum quietly tonight";
    program.done_with("unlock_with_recovery", &[&code, new]);
    program.done("lock", json!({}));
    program.done_with("unlock", &[new]);
}

#[test]
fn what_was_pasted_is_kept_as_it_came_under_a_name_that_says_so() {
    let program = Program::with_vault();
    let headers = |told: &str| {
        let told = told.parse().expect("it is ASCII");
        HeaderMap::from_iter([(HeaderName::from_static(BESIDE), told)])
    };
    let picture = b"\x89PNG\r\n\x1a\nand what else came".to_vec();
    let paste = |bytes: Vec<u8>| {
        let nowhere = headers(r#"{"incident":null}"#);
        program.invoke("attach_pasted", InvokeBody::Raw(bytes), nowhere)
    };
    let result = paste(picture.clone()).expect("it is attached");
    let attached = &result["attached"][0];
    let name = attached["original_name"].as_str().expect("a name");
    assert!(name.starts_with("Pasted picture, "), "{name}");
    let item = program.done("item", json!({ "id": attached["id"] }));
    assert_eq!(item["item"]["size"], picture.len());
    assert_eq!(item["item"]["media_type"], "image/png");
    assert_eq!(item["item"]["received"], "dropped");
    let again = paste(picture).expect("it is there already");
    assert_eq!(again["attached"][0]["already_here"], true);
    assert_eq!(
        paste(Vec::new()),
        Err(json!({ "code": "unexpected", "params": {} }))
    );
}

#[test]
fn what_was_dropped_is_attached_once_and_its_picture_fetched_once() {
    let program = Program::with_vault();
    let file = program.place.path().join("note.txt");
    std::fs::write(&file, "I saw you yesterday.").expect("a file to attach");
    program
        .session
        .pending(|pending| pending.dropped = vec![file]);
    let result = program.done("attach_dropped", json!({ "incident": null }));
    assert_eq!(
        result["attached"].as_array().map(Vec::len),
        Some(1),
        "{result}"
    );
    assert_eq!(result["refused"], json!([]));
    let again = program.done("attach_dropped", json!({ "incident": null }));
    assert_eq!(again, json!({ "attached": [], "refused": [] }));
    let id = &result["attached"][0]["id"];
    assert_eq!(
        program.done("item", json!({ "id": id }))["item"]["received"],
        "dropped"
    );
    assert_eq!(
        program.done("preview", json!({ "id": id })),
        json!({ "kind": "text", "text": "I saw you yesterday.", "truncated": false })
    );
}

#[test]
fn a_sound_is_fetched_by_its_token_until_the_vault_is_locked() {
    let program = Program::with_vault();
    let file = program.place.path().join("voice.wav");
    std::fs::write(&file, silence()).expect("a file to attach");
    program
        .session
        .pending(|pending| pending.dropped = vec![file]);
    let result = program.done("attach_dropped", json!({ "incident": null }));
    let preview = program.done("preview", json!({ "id": result["attached"][0]["id"] }));
    let token = preview["token"]
        .as_str()
        .unwrap_or_else(|| panic!("no token in {preview}"));
    assert_eq!(fetched(&program.session, token), 200);
    assert_eq!(fetched(&program.session, "0000"), 404);
    program.done("lock", json!({}));
    assert_eq!(fetched(&program.session, token), 404);
}

/// A tenth of a second of nothing, as PCM.
fn silence() -> Vec<u8> {
    let samples = vec![0x80; 800];
    let length = u32::try_from(samples.len()).expect("it is short");
    let mut wav = Vec::new();
    wav.extend(b"RIFF");
    wav.extend((36 + length).to_le_bytes());
    wav.extend(b"WAVEfmt ");
    wav.extend(16u32.to_le_bytes());
    wav.extend([1, 0, 1, 0]);
    wav.extend(8_000u32.to_le_bytes());
    wav.extend(8_000u32.to_le_bytes());
    wav.extend([1, 0, 8, 0]);
    wav.extend(b"data");
    wav.extend(length.to_le_bytes());
    wav.extend(samples);
    wav
}

#[test]
fn a_lock_while_files_are_taken_in_keeps_none_of_them() {
    let program = Program::with_vault();
    let work = program.session.begin_work().expect("the vault is open");
    program.done("lock", json!({}));
    assert!(work.is_cancelled());
}

#[test]
fn the_window_keeps_the_habits_that_were_set_also_while_locked() {
    let program = Program::with_vault();
    let change = json!({ "change": { "lock_after_minutes": 2, "hide_closes": true, "keep_out_of_captures": false } });
    assert!(program.session.window_preferences().keep_out_of_captures);
    program.done("change_settings", change);
    program.done("lock", json!({}));
    let window_preferences = program.session.window_preferences();
    assert!(!window_preferences.keep_out_of_captures);
    assert_eq!(window_preferences.lock_after.as_secs(), 120);
    assert!(window_preferences.hide_closes);
    assert_eq!(program.session.until_idle(), None);
}
