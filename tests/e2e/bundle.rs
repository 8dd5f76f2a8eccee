//! Handing over takes days: what was chosen survives a lock, and the bundle is found again afterwards.

use std::fs;

use daybook_tests::{Driven, Place, say, say_with};

use crate::steps::{first_run, unlock};

#[tokio::test]
async fn the_steps_survive_a_lock_and_the_bundle_is_found_again_and_taken_away() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run(&window).await;
    let words = "He rang from 07700 900123 again.";
    window.fill(&say("write-what"), words).await;
    window.press(&say("write-save")).await;
    window.find("heading", &say("write-saved-heading")).await;

    window.press(&say("frame-place-hand-over")).await;
    window.choose("radio", &say("bundle-form-folder")).await;
    window.press(&say("bundle-continue")).await;
    window.find("heading", &say("bundle-plan-documents")).await;
    window.press(&say("bundle-continue")).await;
    let withhold = say_with(
        "bundle-seen-withhold-one-of",
        &[("what", "07700 900123".into())],
    );
    window.press_first(&withhold).await;
    window.mark_page().await;
    window.screen().keyboard().press_and_end("ctrl+l");
    window.awaits_a_fresh_page().await;

    unlock(&window).await;
    window.says(&say("unfinished-bundle")).await;
    window.press(&say("frame-place-hand-over")).await;
    // Something may have been written meanwhile, so what goes in is shown again; what was decided is kept.
    window.find("heading", &say("bundle-plan-documents")).await;
    window.press(&say("bundle-continue")).await;
    window.find("heading", &say("bundle-seen-heading")).await;
    let decided = say_with(
        "bundle-seen-decided",
        &[("decided", 1.into()), ("total", 1.into())],
    );
    window.says(&decided).await;
    window.press(&say("bundle-continue")).await;
    window
        .fill(&say("bundle-for-whom"), "PC Example, Anytown")
        .await;
    window.press(&say("bundle-write-choose")).await;
    window.find("heading", &say("bundle-done-heading")).await;
    assert!(holds_something(&place));

    window.press(&say("frame-place-timeline")).await;
    window.find("heading", &say("timeline-heading")).await;
    window.press(&say("frame-place-hand-over")).await;
    window
        .look_at(&say("bundle-made-heading"), "bundle-made")
        .await;
    window.says("PC Example, Anytown").await;
    window.press_first(&say("bundle-remove")).await;
    let removed = say_with("bundle-made-removed", &[("when", "".into())]);
    window.says(removed.trim()).await;
    assert!(!holds_something(&place));
    window.close().await;
}

fn holds_something(place: &Place) -> bool {
    let mut there = fs::read_dir(place.out()).expect("the folder for what goes out");
    there.next().is_some()
}
