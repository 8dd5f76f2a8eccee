//! A new key, from the settings to the lock screen that only the new passphrase passes.

use std::ops::ControlFlow;

use daybook_tests::{Driven, Place, say};
use serde_json::json;

use crate::steps::{PASSPHRASE, first_run, opened};

const KEPT: &str = "He was outside the house again when I came home.";
const NEW: &str = "velvet harbour twelve kettles northern moss";

#[tokio::test]
async fn after_a_new_key_only_the_new_passphrase_opens_and_everything_is_there() {
    let place = Place::new().with_file("car.png", include_bytes!("../../icons/128x128.png"));
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.fill(&say("write-what"), KEPT).await;
    window.press(&say("attach-button")).await;
    window.says("car.png").await;
    window.press(&say("write-save")).await;
    window.find("heading", &say("write-saved-heading")).await;

    make_a_new_key(&window).await;
    window.find("heading", &say("unlock-heading")).await;
    window.says(&say("unlock-new-key-made")).await;
    window.fill(&say("unlock-label"), PASSPHRASE).await;
    window.press(&say("unlock-open")).await;
    window.says(&say("error-wrong-passphrase")).await;
    window.fill(&say("unlock-label"), NEW).await;
    window.press(&say("unlock-open")).await;
    window.find("heading", &say("write-heading")).await;
    window.press(&say("frame-place-evidence")).await;
    window.press("X/1: car.png").await;
    window.press(&say("frame-place-timeline")).await;
    window.says(KEPT).await;
    window.close().await;

    let case = opened(place.vault(), NEW).await;
    let found = case.check(&mut |_| ControlFlow::Continue(()));
    assert!(found.expect("it can be checked").good);
    let leaves = case.vault().leaves(0..case.vault().size());
    let leaves = leaves.expect("the ledger can be read");
    assert!(leaves.iter().any(|leaf| json!(leaf.action) == "key_change"));
}

async fn make_a_new_key(window: &Driven) {
    window.press(&say("frame-place-settings")).await;
    window.press(&say("settings-new-key-open")).await;
    window.says(&say("settings-new-key-copies")).await;
    window.fill(&say("settings-new-key-old"), PASSPHRASE).await;
    window.fill(&say("settings-new-key-new"), NEW).await;
    window.fill(&say("settings-new-key-again"), NEW).await;
    window.look("settings-new-key").await;
    window.mark_page().await;
    window
        .press_and_lose_the_page(&say("settings-new-key-make"))
        .await;
}

#[tokio::test]
async fn a_new_key_under_a_wrong_passphrase_changes_nothing() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.press(&say("frame-place-settings")).await;
    window.press(&say("settings-new-key-open")).await;
    window.fill(&say("settings-new-key-old"), NEW).await;
    window.fill(&say("settings-new-key-new"), NEW).await;
    window.fill(&say("settings-new-key-again"), NEW).await;
    window.press(&say("settings-new-key-make")).await;
    window.says(&say("error-wrong-passphrase")).await;
    window.close().await;
    opened(place.vault(), PASSPHRASE).await;
}
