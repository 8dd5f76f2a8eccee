//! Ways that several journeys begin with.

use std::path::Path;
use std::time::{Duration, Instant};

use casebook::{CaseError, Casebook, ComputersWatch, Passphrase, Unlock, VaultError};
use daybook_tests::{Driven, say};
use tokio::time::sleep;

/// The passphrase of every vault that is made here.
pub const PASSPHRASE: &str = "copper lantern walks beside ninety otters";

/// Through the first run to the empty note.
pub async fn first_run(window: &Driven) {
    let heading = async |id: &str| {
        window.find("heading", &say(id)).await;
    };
    heading("first-run-danger-heading").await;
    window.press(&say("first-run-danger-not")).await;
    heading("first-run-computer-heading").await;
    window
        .choose("radio", &say("first-run-computer-not-sure"))
        .await;
    window.press(&say("first-run-continue")).await;
    heading("first-run-other-device-heading").await;
    window.press(&say("first-run-other-device-go-on")).await;
    heading("first-run-hide-heading").await;
    window.press(&say("first-run-continue")).await;
    for label in ["first-run-passphrase-label", "first-run-passphrase-again"] {
        window.fill(&say(label), PASSPHRASE).await;
    }
    window.press(&say("first-run-passphrase-make")).await;
    heading("write-heading").await;
}

/// The same, looking at each screen on the way.
pub async fn first_run_looked_at(window: &Driven) {
    window
        .look_at(&say("first-run-danger-heading"), "first-run-danger")
        .await;
    window.press(&say("first-run-danger-not")).await;
    window
        .look_at(&say("first-run-computer-heading"), "first-run-computer")
        .await;
    window
        .choose("radio", &say("first-run-computer-not-sure"))
        .await;
    window.press(&say("first-run-continue")).await;
    window
        .look_at(
            &say("first-run-other-device-heading"),
            "first-run-other-device",
        )
        .await;
    window.press(&say("first-run-other-device-go-on")).await;
    window
        .look_at(&say("first-run-hide-heading"), "first-run-hide")
        .await;
    window.press(&say("first-run-continue")).await;
    window
        .look_at(&say("first-run-passphrase-heading"), "first-run-passphrase")
        .await;
    window
        .fill(&say("first-run-passphrase-label"), PASSPHRASE)
        .await;
    window
        .fill(&say("first-run-passphrase-again"), PASSPHRASE)
        .await;
    window.press(&say("first-run-passphrase-make")).await;
    window.look_at(&say("write-heading"), "write").await;
}

/// Past the lock screen to the empty note.
pub async fn unlock(window: &Driven) {
    window.fill(&say("unlock-label"), PASSPHRASE).await;
    window.press(&say("unlock-open")).await;
    window.find("heading", &say("write-heading")).await;
}

/// Opens a vault once the window that was closed has let go of it.
pub async fn opened(vault: &Path, words: &str) -> Casebook {
    const LOOKED_AT_EVERY: Duration = Duration::from_millis(100);
    let passphrase = Passphrase::new(words.to_owned()).expect("it is not empty");
    let patience = Instant::now() + Duration::from_secs(30);
    loop {
        let unlock = Unlock::Passphrase(&passphrase);
        match Casebook::open(vault, unlock, Box::new(ComputersWatch)) {
            Err(CaseError::Vault(VaultError::Busy)) if Instant::now() < patience => {
                sleep(LOOKED_AT_EVERY).await;
            }
            opened => return opened.expect("the vault opens"),
        }
    }
}
