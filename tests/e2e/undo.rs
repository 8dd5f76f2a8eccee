//! Undo: by real keys in every kind of box, and by the menu of the box.

use daybook_tests::{Driven, Place, say};

use crate::steps::{PASSPHRASE, first_run};

/// What is typed by keys, one after the other.
const TYPED: &str = "h e space w a s space h e r e";
const SAID: &str = "he was here";

#[tokio::test]
async fn what_was_typed_over_comes_back_in_every_box() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run(&window).await;

    window.turn_to(&say("write-what")).await;
    by_keys(&window).await;

    window.press(&say("frame-place-people")).await;
    window.press(&say("people-add-person")).await;
    window.turn_to(&say("form-person-name")).await;
    by_keys(&window).await;

    window.press(&say("frame-place-write")).await;
    window.find("heading", &say("write-heading")).await;
    window.turn_to(&say("write-what")).await;
    by_the_menu(&window).await;
    window.close().await;
}

/// On the lock screen too: a long passphrase that was typed over is typed again otherwise.
#[tokio::test]
async fn a_passphrase_that_was_typed_over_comes_back() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.mark_page().await;
    window.screen().keyboard().press_and_end("ctrl+l");
    window.awaits_a_fresh_page().await;
    let label = say("unlock-label");
    window.fill(&label, PASSPHRASE).await;
    keys(&window, "ctrl+a x").await;
    holds(&window, "x").await;
    keys(&window, "ctrl+z").await;
    holds(&window, PASSPHRASE).await;
    window.close().await;
}

/// In the box that has the keyboard.
async fn by_keys(window: &Driven) {
    type_over(window).await;
    for (keys_pressed, held) in [
        ("ctrl+z", SAID),
        ("ctrl+y", "x"),
        ("ctrl+z", SAID),
        ("ctrl+shift+z", "x"),
    ] {
        keys(window, keys_pressed).await;
        holds(window, held).await;
    }
}

/// By the first two lines of its menu.
async fn by_the_menu(window: &Driven) {
    type_over(window).await;
    let alone = window.screen().windows().len();
    for (line, held) in [("Down Return", SAID), ("Down Down Return", "x")] {
        keys(window, "Menu").await;
        window.has_windows(alone + 1).await;
        keys(window, line).await;
        holds(window, held).await;
        window.has_windows(alone).await;
    }
}

async fn type_over(window: &Driven) {
    keys(window, "ctrl+a Delete").await;
    keys(window, TYPED).await;
    holds(window, SAID).await;
    keys(window, "ctrl+a x").await;
    holds(window, "x").await;
}

async fn keys(window: &Driven, keys: &str) {
    window.screen().keyboard().press_and_end(keys);
}

async fn holds(window: &Driven, wanted: &str) {
    let held = async || {
        window
            .run("return document.activeElement.value ?? null")
            .await
            == wanted
    };
    window.awaits(&format!("“{wanted}” in the box"), held).await;
}
