//! Opening a vault for a command, and closing it whatever comes.

use std::path::Path;

use casebook::{Casebook, ComputersWatch, Unlock};

use crate::arguments::FromWhere;
use crate::ending::Failure;
use crate::passphrase;

/// Opens a vault, does what the command does, and locks it again.
pub(crate) fn with_open<T>(
    vault: &Path,
    from: &FromWhere,
    work: impl FnOnce(&mut Casebook) -> Result<T, Failure>,
) -> Result<T, Failure> {
    // Before any question: nobody should type a passphrase at a folder that is none.
    casebook::LockedVault::at(vault)?;
    let passphrase = passphrase::to_open(from.passphrase_file.as_deref())?;
    let unlock = Unlock::Passphrase(&passphrase);
    let mut book = Casebook::open(vault, unlock, Box::new(ComputersWatch))?;
    let done = work(&mut book);
    let locked = book.lock();
    let done = done?;
    locked?;
    Ok(done)
}
