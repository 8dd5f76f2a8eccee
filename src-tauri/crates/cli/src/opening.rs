//! Opening a vault for a command, and closing it whatever comes.

use std::path::Path;

use casebook::wire::ClockWay;
use casebook::{CaseError, Casebook, SystemTimeSource};
use catalogue::sentences;

use crate::arguments::OpenedBy;
use crate::ending::Failure;
use crate::passphrase;
use crate::saying::{aside, moment, say, words};
use crate::ways_back;

/// Opens a vault.
pub(crate) fn opened(vault: &Path, by: &OpenedBy) -> Result<Casebook, Failure> {
    let with_ways_back = |error: CaseError| ways_back::told(error.into(), vault);
    // Before any question: nobody should type a passphrase at a folder that is none.
    casebook::LockedVault::at(vault).map_err(|error| with_ways_back(error.into()))?;
    let opener = passphrase::to_open(by)?;
    let opened = Casebook::open(vault, opener.unlock(), Box::new(SystemTimeSource), words());
    opened.map_err(with_ways_back)
}

/// On standard error, so that what a script reads stays what it asked for.
fn say_clock_jump(book: &Casebook) -> Result<(), Failure> {
    if let Some(jump) = book.clock_jump()? {
        let id = match jump.way {
            ClockWay::Back => sentences::TERMINAL_CLOCK_BACK,
            ClockWay::Ahead => sentences::TERMINAL_CLOCK_AHEAD,
        };
        let values = [
            ("before", moment(jump.before.utc).into()),
            ("after", moment(jump.after.utc).into()),
        ];
        aside(&say(id, &values));
    }
    Ok(())
}

/// Opens a vault, does what the command does, and locks it again.
pub(crate) fn with_open<T>(
    vault: &Path,
    by: &OpenedBy,
    work: impl FnOnce(&mut Casebook) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut book = opened(vault, by)?;
    say_clock_jump(&book)?;
    // None of it is what was asked for: what fails here is tried again by the next command.
    for unfinished in book.unfinished_bundles().unwrap_or_default() {
        let _ = book.bundle_ends(&unfinished, unfinished.remove());
    }
    let done = work(&mut book);
    // What was asked for is done and saved; a vault on a full disk goes without a further copy.
    let _ = book.back_up_what_is_new();
    let locked = book.lock();
    let done = done?;
    locked?;
    Ok(done)
}
