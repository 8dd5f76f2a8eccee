//! From the first run to the first note, and back behind the lock, as a person goes there: by what stands on the
//! buttons.

use daybook_tests::{Driven, Place, say};

use crate::steps::{PASSPHRASE, first_run, first_run_looked_at, unlock};

const WHAT: &str = "He was outside the house again when I came home.";

#[tokio::test]
async fn the_first_note_is_kept_and_hiding_leaves_only_the_lock_screen() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run_looked_at(&window).await;

    window.fill(&say("write-what"), WHAT).await;
    window.press(&say("write-save")).await;
    window
        .look_at(&say("write-saved-heading"), "write-saved")
        .await;
    window.press(&say("frame-place-timeline")).await;
    window.says(WHAT).await;
    window.look("timeline").await;

    window.press(&say("frame-place-write")).await;
    window.fill(&say("write-what"), "Half a thought").await;
    window.mark_page().await;
    window.shift_three_times().await;
    window.awaits_a_fresh_page().await;
    window.look_at(&say("unlock-heading"), "unlock").await;
    assert!(!window.text().await.contains("Half a thought"));

    window.fill(&say("unlock-label"), "copper lantern").await;
    window.press(&say("unlock-open")).await;
    window.says(&say("error-wrong-passphrase")).await;
    window.look("unlock-wrong").await;
    window.fill(&say("unlock-label"), PASSPHRASE).await;
    window.press(&say("unlock-open")).await;
    window
        .look_at(&say("write-heading"), "write-unfinished")
        .await;
    window.press(&say("write-unfinished-go-on")).await;
    assert_eq!(window.value(&say("write-what")).await, "Half a thought");
    window.close().await;
}

#[tokio::test]
async fn a_note_is_there_after_the_program_was_closed() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.fill(&say("write-what"), WHAT).await;
    window.press(&say("write-save")).await;
    window.find("heading", &say("write-saved-heading")).await;
    window.close().await;

    let window = Driven::open(&place).await;
    unlock(&window).await;
    window.press(&say("frame-place-timeline")).await;
    window.says(WHAT).await;
    window.close().await;
}
