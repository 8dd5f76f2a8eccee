//! Every place of the rail, empty: nothing wrong to axe, nothing refused, also narrow and dark.

use daybook_tests::{Driven, Looks, Place, say};

use crate::steps::{first_run, unlock};

const PLACES: &[&str] = &[
    "write",
    "timeline",
    "evidence",
    "people",
    "reports",
    "what-changed",
    "notes",
    "pattern",
    "hand-over",
    "help-and-safety",
    "settings",
];

async fn go_everywhere(window: &Driven, looks: &str) {
    for place in PLACES {
        window.press(&say(&format!("frame-place-{place}"))).await;
        window.settle().await;
        window.look(&format!("empty-{place}-{looks}")).await;
    }
}

#[tokio::test]
async fn every_screen_is_sound_while_it_is_empty() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run(&window).await;
    go_everywhere(&window, "light").await;
    window.close().await;

    let window = Driven::open_looking(&place, Looks { dark: true }).await;
    unlock(&window).await;
    go_everywhere(&window, "dark").await;
    window.close().await;
}
