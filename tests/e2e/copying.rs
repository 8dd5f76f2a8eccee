//! What Daybook puts on the clipboard, as another program finds it.

use std::process::Command;
use std::time::{Duration, Instant};

use daybook_tests::{Driven, Figure, Place, Promise, say};
use serde_json::json;

use crate::steps::{first_run, unlock};

const COPIED: &str = "K7PX-2MVA-9QRT";
const STAYS_FOR: Duration = Duration::from_secs(10);
/// Beyond the ten seconds, for a slow machine to act in.
const SLACK: Duration = Duration::from_secs(2);

/// What another program of the same person gets: nothing if there is nothing.
fn pasted(window: &Driven, target: &str) -> Option<String> {
    let asked = Command::new("xclip")
        .args(["-selection", "clipboard", "-out", "-target", target])
        .env("DISPLAY", window.screen().display())
        .output()
        .expect("xclip is installed");
    let text = String::from_utf8_lossy(&asked.stdout).into_owned();
    (asked.status.success() && !text.is_empty()).then_some(text)
}

/// Another program copies something.
fn copied_elsewhere(window: &Driven, words: &str) {
    use std::io::Write;
    let mut xclip = Command::new("xclip")
        .args(["-selection", "clipboard", "-in"])
        .env("DISPLAY", window.screen().display())
        .stdin(std::process::Stdio::piped())
        .spawn()
        .expect("xclip is installed");
    let mut said = xclip.stdin.take().expect("its input is piped");
    write!(said, "{words}").expect("xclip listens");
    drop(said);
    xclip.wait().expect("xclip goes into the background");
}

async fn copy(window: &Driven) -> Instant {
    let answer = window.call("copy_quietly", json!({ "text": COPIED })).await;
    assert!(answer.is_ok(), "{answer:?}");
    assert_eq!(pasted(window, "UTF8_STRING").as_deref(), Some(COPIED));
    Instant::now()
}

fn gone_after(window: &Driven, copied: Instant) -> Duration {
    while pasted(window, "UTF8_STRING").is_some() {
        assert!(copied.elapsed() < STAYS_FOR + SLACK, "it is still there");
    }
    copied.elapsed()
}

#[tokio::test]
async fn what_was_copied_is_kept_out_of_histories_and_gone_after_ten_seconds() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    let refused = window.call("copy_quietly", json!({ "text": COPIED })).await;
    assert_eq!(refused, Err(json!({ "code": "locked", "params": {} })));
    first_run(&window).await;

    let copied = copy(&window).await;
    // What KDE's and others' histories go by.
    assert_eq!(
        pasted(&window, "x-kde-passwordManagerHint").as_deref(),
        Some("secret")
    );
    let stayed = gone_after(&window, copied);
    assert!(stayed > STAYS_FOR / 2, "it was there for {stayed:?}");

    copy(&window).await;
    window.mark_page().await;
    let locked = Instant::now();
    window
        .screen()
        .keyboard()
        .press_and_end("Shift_L Shift_L Shift_L");
    let hidden = gone_after(&window, locked);
    window.awaits_a_fresh_page().await;
    assert!(
        hidden < STAYS_FOR / 2,
        "hiding took it away after {hidden:?}"
    );
    unlock(&window).await;

    let copied = copy(&window).await;
    copied_elsewhere(&window, "a shopping list");
    while copied.elapsed() < STAYS_FOR + SLACK {
        assert_eq!(
            pasted(&window, "UTF8_STRING").as_deref(),
            Some("a shopping list")
        );
        window.find("button", &say("write-save")).await;
    }
    window.close().await;
    Figure {
        promise: Promise::LeaksNothing,
        test: "clipboard",
        figure: format!(
            "copied words marked to stay out of histories, gone {:.1} s after copying and {:.1} s after hiding; what \
             another program had put in their place stayed",
            stayed.as_secs_f64(),
            hidden.as_secs_f64()
        ),
        wanted: "gone after 10 s, and when hidden; not in a history".to_owned(),
        met: stayed < STAYS_FOR + SLACK / 2 && hidden < Duration::from_secs(1),
        command: "scripts/test window".to_owned(),
    }
    .keep();
}
