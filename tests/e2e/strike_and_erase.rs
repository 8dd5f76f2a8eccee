//! Striking out keeps the words with the reason and can be undone; erasing takes them away and shows that something was there.

use daybook_tests::{Driven, Place, say};

use crate::steps::first_run;

const WHAT: &str = "Three silent calls from a withheld number.";

#[tokio::test]
async fn a_struck_out_note_stays_readable_and_an_erased_one_does_not() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.fill(&say("write-what"), WHAT).await;
    window.press(&say("write-save")).await;
    window.find("heading", &say("write-saved-heading")).await;
    window.press(&say("frame-place-timeline")).await;
    window.press(WHAT).await;

    window.press(&say("incident-more")).await;
    window.press(&say("incident-strike-out")).await;
    window
        .look_at(&say("incident-strike-heading"), "strike-out")
        .await;
    window.press(&say("incident-strike-do")).await;
    window.find("heading", &say("incident-files-heading")).await;
    window.says(WHAT).await;
    window.look("struck-out").await;
    window.press(&say("common-undo")).await;
    window.says(&say("form-put-back-done")).await;
    window.look("put-back").await;

    window.press(&say("incident-more")).await;
    window.press(&say("incident-strike-out")).await;
    window
        .find("heading", &say("incident-strike-heading"))
        .await;
    window.press(&say("incident-strike-do")).await;
    window.find("button", &say("common-undo")).await;

    window.press(&say("incident-more")).await;
    window.press(&say("incident-erase")).await;
    window.find("button", &say("incident-erase-do")).await;
    window.look("erase").await;
    window.press(&say("incident-erase-do")).await;
    window
        .look_at(&say("incident-erased-heading"), "erased")
        .await;
    assert!(!window.text().await.contains(WHAT));
    window.press(&say("frame-place-timeline")).await;
    window.find("heading", &say("timeline-heading")).await;
    window.settle().await;
    assert!(!window.text().await.contains(WHAT));
    window.close().await;
}
