//! What is left of bundles that were not finished, taken away while nobody waits for it.

use casebook::UnfinishedBundle;

use crate::session::Session;

/// Of those that ended with the program. What cannot be removed now, as on a stick that is not plugged in, is looked for
/// again the next time.
pub fn remove_all(session: &Session) {
    let unfinished = session.with_case(|case| case.unfinished_bundles());
    for unfinished in unfinished.unwrap_or_default() {
        remove(session, &unfinished);
    }
}

/// Of one that ended just now, if anything.
pub fn remove(session: &Session, ended: &UnfinishedBundle) {
    if ended.remove().is_ok() {
        // A record that was locked meanwhile keeps it noted, and the next opening looks there.
        let _ = session.with_case(|case| case.bundle_ends(ended));
    }
}
