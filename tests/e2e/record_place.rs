//! Where the record is: on a memory stick, which is pulled out and plugged in again, and a new one beside it.

use std::fs;

use daybook_tests::{Driven, Place, say, say_with};
use serde_json::json;

use crate::steps::{PASSPHRASE, unlock};

/// To the page on which a new record is locked with a passphrase.
async fn to_the_passphrase(window: &Driven) {
    window.press(&say("first-run-danger-not")).await;
    window.choose("radio", &say("first-run-computer-no")).await;
    window.press(&say("first-run-continue")).await;
    window.find("heading", &say("first-run-hide-heading")).await;
    window.press(&say("first-run-continue")).await;
    window
        .find("heading", &say("first-run-passphrase-heading"))
        .await;
}

async fn lock_with_a_passphrase(window: &Driven) {
    for label in ["first-run-passphrase-label", "first-run-passphrase-again"] {
        window.fill(&say(label), PASSPHRASE).await;
    }
    window.press(&say("first-run-passphrase-make")).await;
    window.find("heading", &say("write-heading")).await;
}

async fn notes(window: &Driven) -> usize {
    let notes = window.call("entries", json!({ "kind": "note" })).await;
    notes.expect("a list").as_array().map_or(0, Vec::len)
}

async fn lock(window: &Driven) {
    window.press(&say("frame-action-lock")).await;
    window.find("heading", &say("unlock-heading")).await;
}

#[tokio::test]
async fn a_record_on_a_stick_is_asked_for_again_and_a_new_one_takes_nothing_from_it() {
    let place = Place::new();
    let stick = place.out();
    let window = Driven::open(&place).await;
    to_the_passphrase(&window).await;
    window.press(&say("record-place-keep-on-stick")).await;
    window.says(&say("record-place-on-stick")).await;
    window
        .look_at(&say("first-run-passphrase-heading"), "keep-on-stick")
        .await;
    lock_with_a_passphrase(&window).await;
    let note = json!({ "kind": "note", "words": "Kept on the stick." });
    let kept = window.call("record", json!({ "entry": note })).await;
    kept.expect("it is kept");
    lock(&window).await;
    window.close().await;
    assert!(stick.join("daybook").join("keys").is_file());
    assert!(!place.vault().exists());

    let pulled_out = place.path().join("pulled out");
    fs::rename(&stick, &pulled_out).expect("the stick can be pulled out");
    let window = Driven::open(&place).await;
    window.look_at(&say("record-place-away"), "away").await;
    window.press(&say("record-place-look-again")).await;
    let away = say_with("record-place-still-away", &[("times", 1.into())]);
    window.says(&away).await;
    fs::rename(&pulled_out, &stick).expect("the stick can be plugged in");
    window.press(&say("record-place-look-again")).await;
    window.find("heading", &say("unlock-heading")).await;
    unlock(&window).await;
    assert_eq!(notes(&window).await, 1);
    lock(&window).await;

    window.press(&say("unlock-other-ways")).await;
    window.press(&say("record-place-other-open")).await;
    window
        .look_at(&say("record-place-other"), "other-record")
        .await;
    window.press(&say("record-place-begin-do")).await;
    window
        .find("heading", &say("first-run-passphrase-heading"))
        .await;
    lock_with_a_passphrase(&window).await;
    assert!(place.vault().join("keys").is_file());
    assert_eq!(notes(&window).await, 0);
    lock(&window).await;

    window.press(&say("unlock-other-ways")).await;
    window.press(&say("record-place-other-open")).await;
    window.press(&say("record-place-choose")).await;
    window.find("heading", &say("unlock-heading")).await;
    unlock(&window).await;
    assert_eq!(notes(&window).await, 1, "the stick holds what it held");
    window.close().await;
}
