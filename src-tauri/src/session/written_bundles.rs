//! A bundle that is whole and read back, on its way into the record.

use casebook::WrittenBundle;
use casebook::wire::BundleId;

use crate::answer::Answer;
use crate::session::Session;

/// Remembers it. One that cannot be remembered, as when the record was locked while it was read back, is taken away again.
pub fn remember(
    session: &Session,
    written: &WrittenBundle,
    for_whom: Option<&str>,
) -> Answer<BundleId> {
    let made = session.with_case(|case| case.bundle_made(written, for_whom));
    // Not while the case is held: all of it is read before any of it goes.
    made.map_err(|why| written.not_remembered(why))
}
