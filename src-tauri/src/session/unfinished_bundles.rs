//! What is left of bundles that were not finished, taken away while nobody waits for it.

use std::thread;
use std::time::Duration;

use casebook::UnfinishedBundle;
use tauri::{AppHandle, Manager, Runtime};

use crate::session::Session;
use crate::session::jobs::step_behind;

/// How often it is looked whether something is left, as on a stick that was plugged in again.
const LOOKED_AT_EVERY: Duration = Duration::from_secs(5);

/// Takes away what is left, for as long as the program runs. On a thread of its own: a folder on a network that does not
/// answer can keep it waiting for ever.
pub fn keep_removed<R: Runtime>(app: AppHandle<R>) {
    thread::spawn(move || {
        step_behind();
        loop {
            thread::sleep(LOOKED_AT_EVERY);
            let session = app.state::<Session>();
            let unfinished = session.with_case(|case| case.unfinished_bundles());
            for unfinished in unfinished.unwrap_or_default() {
                remove(&session, &unfinished);
            }
        }
    });
}

/// Takes away what is left of one that nobody writes any more, if anything.
pub fn remove(session: &Session, ended: &UnfinishedBundle) {
    let removed = ended.remove();
    // A record that was locked meanwhile keeps it noted, and it is looked for after the next opening.
    let _ = session.with_case(|case| case.bundle_ends(ended, removed));
}
