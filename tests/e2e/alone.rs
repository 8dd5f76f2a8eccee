//! What an open window does while nobody uses it.

use std::time::{Duration, Instant};

use daybook_tests::{Driven, Place, say};
use serde_json::json;
use tokio::time::sleep;

use crate::steps::first_run;

/// A minute is the least that can be set.
const LOCK_AFTER: Duration = Duration::from_secs(60);
/// How long after that is still "by itself", on a computer with much to do.
const PATIENCE: Duration = Duration::from_secs(15);
const LOOKED_AT_EVERY: Duration = Duration::from_millis(250);

#[tokio::test]
async fn a_window_that_nobody_uses_backs_up_and_then_locks() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run(&window).await;
    let change = json!({ "change": { "lock_after_minutes": 1 } });
    window
        .call("change_settings", change)
        .await
        .expect("the setting is kept");
    window
        .call("touch", json!({}))
        .await
        .expect("somebody is there");
    let left = Instant::now();
    while casebook::backups(place.vault())
        .expect("the folder can be read")
        .is_empty()
    {
        assert!(
            left.elapsed() < LOCK_AFTER,
            "no backup was made while it was open"
        );
        sleep(LOOKED_AT_EVERY).await;
    }
    window.mark_page().await;
    let is_open = window.call("status", json!({})).await.expect("an answer")["stage"] == "open";
    assert!(is_open, "the backup was made only by locking");

    // The page is not asked meanwhile: whatever asks it could be taken for somebody.
    sleep((LOCK_AFTER - Duration::from_secs(2)).saturating_sub(left.elapsed())).await;
    assert_eq!(
        window.run("return window.marked").await,
        json!(true),
        "it locked too early"
    );
    sleep(Duration::from_secs(2)).await;
    window.awaits_a_fresh_page().await;
    window.find("heading", &say("unlock-heading")).await;
    assert!(
        left.elapsed() < LOCK_AFTER + PATIENCE,
        "{:?}",
        left.elapsed()
    );
    window.close().await;
}
