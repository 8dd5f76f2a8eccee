//! A second start: it shows the window that is there, and ends.

use std::time::{Duration, Instant};

use daybook_tests::{Driven, Place, say};
use serde_json::json;
use tokio::time::sleep;

use crate::steps::{first_run, unlock};

/// Far less than a window takes to be there.
const SOON: Duration = Duration::from_secs(5);

#[tokio::test]
async fn a_second_start_shows_the_first_window_and_ends() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window
        .screen()
        .keyboard()
        .press_and_end("Shift_L Shift_L Shift_L");
    window.find("heading", &say("unlock-heading")).await;

    let alone = window.screen().windows().len();
    let began = Instant::now();
    let mut second = window.start_once_more(&place);
    let ended = loop {
        if let Some(ended) = second.try_wait().expect("it can be asked") {
            break ended;
        }
        assert!(began.elapsed() < SOON, "the second is still there");
        sleep(Duration::from_millis(20)).await;
    };
    assert!(ended.success());
    window.has_windows(alone).await;
    window.find("heading", &say("unlock-heading")).await;
    unlock(&window).await;
    window.close().await;
}

#[tokio::test]
async fn a_record_elsewhere_has_a_window_of_its_own() {
    let (here, there) = (Place::new(), Place::new());
    let first = Driven::open(&here).await;
    let second = Driven::open(&there).await;
    for window in [first, second] {
        let status = window.call("status", json!({})).await.expect("an answer");
        assert_eq!(status["stage"], "first_run");
        window.close().await;
    }
}

#[tokio::test]
async fn a_window_that_was_killed_is_in_nobodys_way() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    window.program().end();
    window.has_ended();
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.close().await;
}
