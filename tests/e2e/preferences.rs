//! What is remembered outside the vault: the next lock screen is as dark and as large as what was seen before.

use std::fs;

use daybook_tests::{Driven, Place, say};
use serde_json::{Value, json};

use crate::steps::first_run;

#[tokio::test]
async fn the_next_lock_screen_has_the_theme_and_the_zoom_of_before() {
    const WIDTH: &str = "return window.innerWidth";
    const THEME: &str = "return document.documentElement.dataset.theme ?? null";
    const PAPER: &str = "return getComputedStyle(document.documentElement).backgroundColor";
    let place = Place::new();
    let file = place.path().join("home/.config/daybook/preferences.json");

    let window = Driven::open(&place).await;
    first_run(&window).await;
    assert!(!file.exists(), "all is as the system has it");
    let width = window.run(WIDTH).await.as_f64().expect("a number");
    let change = json!({ "change": { "theme": "dark" } });
    let changed = window.call("change_settings", change).await;
    changed.expect("the setting is kept");
    window
        .screen()
        .keyboard()
        .press_and_end("ctrl+equal ctrl+equal ctrl+minus");
    let is_larger = async || {
        let now = window.run(WIDTH).await.as_f64().expect("a number");
        (width / now - 1.2).abs() < 0.02
    };
    window.awaits("drawn a fifth larger", is_larger).await;
    window.mark_page().await;
    window.screen().keyboard().press_and_end("ctrl+l");
    window.awaits_a_fresh_page().await;
    window.find("heading", &say("unlock-heading")).await;
    assert_eq!(window.run(THEME).await, "dark");
    window.close().await;

    let written: Value =
        serde_json::from_slice(&fs::read(&file).expect("it is there")).expect("it is JSON");
    assert_eq!(written, json!({ "theme": "dark", "zoom": 120 }));

    let window = Driven::open(&place).await;
    window.find("heading", &say("unlock-heading")).await;
    assert_eq!(window.run(THEME).await, "dark");
    assert_eq!(window.run(PAPER).await, "rgb(21, 24, 26)");
    let now = window.run(WIDTH).await.as_f64().expect("a number");
    assert!((width / now - 1.2).abs() < 0.02, "{width} {now}");
    window.screen().keyboard().press_and_end("ctrl+0");
    let is_usual = async || window.run(WIDTH).await.as_f64() == Some(width);
    window.awaits("drawn as before", is_usual).await;
    window.close().await;
}
