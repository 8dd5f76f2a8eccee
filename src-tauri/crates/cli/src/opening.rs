//! Opening a vault for a command, and closing it whatever comes.

use std::path::Path;

use casebook::{Casebook, ComputersWatch, Unlock};

use crate::arguments::FromWhere;
use crate::ending::Failure;
use crate::passphrase;

/// Opens a vault.
pub(crate) fn opened(vault: &Path, from: &FromWhere) -> Result<Casebook, Failure> {
    // Before any question: nobody should type a passphrase at a folder that is none.
    casebook::LockedVault::at(vault)?;
    let passphrase = passphrase::to_open(from.passphrase_file.as_deref())?;
    let unlock = Unlock::Passphrase(&passphrase);
    Ok(Casebook::open(vault, unlock, Box::new(ComputersWatch))?)
}

/// Opens a vault, does what the command does, and locks it again.
pub(crate) fn with_open<T>(
    vault: &Path,
    from: &FromWhere,
    work: impl FnOnce(&mut Casebook) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut book = opened(vault, from)?;
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
