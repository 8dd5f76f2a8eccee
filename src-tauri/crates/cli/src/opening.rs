//! Opening a vault for a command, and closing it whatever comes.

use std::path::Path;

use casebook::wire::ClockWay;
use casebook::{Casebook, ComputersWatch, Unlock};

use crate::arguments::FromWhere;
use crate::ending::Failure;
use crate::passphrase;
use crate::saying::{aside, moment, say};

/// Opens a vault.
pub(crate) fn opened(vault: &Path, from: &FromWhere) -> Result<Casebook, Failure> {
    // Before any question: nobody should type a passphrase at a folder that is none.
    casebook::LockedVault::at(vault)?;
    let passphrase = passphrase::to_open(from.passphrase_file.as_deref())?;
    let unlock = Unlock::Passphrase(&passphrase);
    Ok(Casebook::open(vault, unlock, Box::new(ComputersWatch))?)
}

/// On standard error, so that what a script reads stays what it asked for.
fn say_clock_jump(book: &Casebook) -> Result<(), Failure> {
    if let Some(jump) = book.clock_jump()? {
        let id = match jump.way {
            ClockWay::Back => "terminal-clock-back",
            ClockWay::Ahead => "terminal-clock-ahead",
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
    from: &FromWhere,
    work: impl FnOnce(&mut Casebook) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut book = opened(vault, from)?;
    say_clock_jump(&book)?;
    let done = work(&mut book);
    let backup_is_due = book.backup_is_due().unwrap_or(false);
    let locked = book.lock();
    let done = done?;
    locked?;
    if backup_is_due {
        // What was asked for is done and saved; a vault on a full disk goes without a further copy.
        let _ = casebook::back_up_at_rest(vault, &ComputersWatch);
    }
    Ok(done)
}
