//! Pictures of the main screens over a vault that is there already, such as the sample case: light, dark and narrow.
//! Taken only where they are asked for: `DAYBOOK_PICTURES` names the folder, `DAYBOOK_PICTURED` the vault,
//! `DAYBOOK_PICTURED_PASSPHRASE` what opens it.

use std::env;
use std::path::Path;

use daybook_tests::{Driven, Looks, Place, say};

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

#[tokio::test]
async fn of_every_place_where_they_are_asked_for() {
    let (Some(vault), Ok(passphrase)) = (
        env::var_os("DAYBOOK_PICTURED"),
        env::var("DAYBOOK_PICTURED_PASSPHRASE"),
    ) else {
        return;
    };
    for (looks, name, width) in [
        (Looks { dark: false }, "light", 1280),
        (Looks { dark: true }, "dark", 1280),
        (Looks { dark: false }, "narrow", 420),
    ] {
        let place = Place::over(Path::new(&vault).to_path_buf());
        let window = Driven::open_looking(&place, looks).await;
        window.fill(&say("unlock-label"), &passphrase).await;
        window.press(&say("unlock-open")).await;
        window.find("heading", &say("write-heading")).await;
        window.resize(width, 900).await;
        for place in PLACES {
            if name == "narrow" {
                window.press(&say("frame-menu")).await;
            }
            window.press(&say(&format!("frame-place-{place}"))).await;
            window.settle().await;
            window.look(&format!("{place}-{name}")).await;
        }
        window.close().await;
    }
}
