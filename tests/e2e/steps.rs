//! Ways that several journeys begin with.

use std::path::Path;
use std::time::{Duration, Instant};

use casebook::{CaseError, Casebook, Passphrase, SystemTimeSource, Unlock, VaultError};
use catalogue::Language;
use daybook_tests::{Driven, say};
use tokio::time::sleep;

/// The passphrase of every vault that is made here.
pub const PASSPHRASE: &str = "copper lantern walks beside ninety otters";

/// Through the first run to the empty note.
pub async fn first_run(window: &Driven) {
    go_through_first_run(window, false).await;
}

/// The same, looking at each screen on the way.
pub async fn first_run_looked_at(window: &Driven) {
    go_through_first_run(window, true).await;
}

async fn go_through_first_run(window: &Driven, looking: bool) {
    let comes = async |name: &str| {
        let heading = say(&format!("{name}-heading"));
        if looking {
            window.look_at(&heading, name).await;
        } else {
            window.find("heading", &heading).await;
        }
    };
    comes("first-run-danger").await;
    window.press(&say("first-run-danger-not")).await;
    comes("first-run-computer").await;
    window
        .choose("radio", &say("first-run-computer-not-sure"))
        .await;
    window.press(&say("first-run-continue")).await;
    comes("first-run-other-device").await;
    window.press(&say("first-run-other-device-go-on")).await;
    comes("first-run-hide").await;
    window.press(&say("first-run-continue")).await;
    comes("first-run-passphrase").await;
    for label in ["first-run-passphrase-label", "first-run-passphrase-again"] {
        window.fill(&say(label), PASSPHRASE).await;
    }
    window.press(&say("first-run-passphrase-make")).await;
    comes("write").await;
}

/// Past the lock screen to the empty note.
pub async fn unlock(window: &Driven) {
    window.fill(&say("unlock-label"), PASSPHRASE).await;
    window.press(&say("unlock-open")).await;
    window.find("heading", &say("write-heading")).await;
}

/// Back to the lock screen, on a page that knows nothing.
pub async fn lock(window: &Driven) {
    window.mark_page().await;
    window
        .run("window.__TAURI_INTERNALS__.invoke('lock'); return null")
        .await;
    window.awaits_a_fresh_page().await;
    window.find("heading", &say("unlock-heading")).await;
}

/// Opens a vault once the window that was closed has let go of it.
pub async fn opened(vault: &Path, words: &str) -> Casebook {
    const LOOKED_AT_EVERY: Duration = Duration::from_millis(100);
    let passphrase = Passphrase::new(words.to_owned()).expect("it is not empty");
    let patience = Instant::now() + Duration::from_secs(30);
    loop {
        let unlock = Unlock::Passphrase(&passphrase);
        match Casebook::open(
            vault,
            unlock,
            Box::new(SystemTimeSource),
            Language::English.words(),
        ) {
            Err(CaseError::Vault(VaultError::Busy)) if Instant::now() < patience => {
                sleep(LOOKED_AT_EVERY).await;
            }
            opened => return opened.expect("the vault opens"),
        }
    }
}
