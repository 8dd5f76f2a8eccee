//! Opening a vault for a command, and closing it whatever comes.

use std::path::Path;

use casebook::wire::ClockWay;
use casebook::{CaseError, CaseToRead, Casebook, ReadableCase, SystemTimeSource, VaultError};
use catalogue::sentences;

use crate::arguments::OpenedBy;
use crate::ending::Failure;
use crate::passphrase;
use crate::saying::{aside, moment, say, words};
use crate::ways_back;

/// A vault that was opened.
pub(crate) enum Opened {
    ToWrite(Box<Casebook>),
    /// On a medium that cannot be written.
    ToRead(Box<CaseToRead>),
}

/// Opens a vault, to write where that can be.
pub(crate) fn opened(vault: &Path, by: &OpenedBy) -> Result<Opened, Failure> {
    let with_ways_back = |error: CaseError| ways_back::told(error.into(), vault);
    // Before any question: nobody should type a passphrase at a folder that is none.
    casebook::LockedVault::at(vault).map_err(|error| with_ways_back(error.into()))?;
    let opener = passphrase::to_open(by)?;
    let time_source = || Box::new(SystemTimeSource);
    let opened = match Casebook::open(vault, opener.unlock(), time_source(), words()) {
        Err(CaseError::Vault(VaultError::OnlyToRead)) => {
            Casebook::open_to_read(vault, opener.unlock(), time_source(), words())
                .map(|casebook| Opened::ToRead(Box::new(casebook)))
        }
        opened => opened.map(|casebook| Opened::ToWrite(Box::new(casebook))),
    };
    opened.map_err(with_ways_back)
}

/// On standard error, so that what a script reads stays what it asked for.
fn say_clock_jump(casebook: &ReadableCase) -> Result<(), Failure> {
    if let Some(jump) = casebook.clock_jump()? {
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
    match opened(vault, by)? {
        Opened::ToWrite(casebook) => used(*casebook, work),
        Opened::ToRead(_) => Err(VaultError::OnlyToRead.into()),
    }
}

/// The same for a command that only reads: also where the vault cannot be written.
pub(crate) fn with_open_to_read<T>(
    vault: &Path,
    by: &OpenedBy,
    work: impl FnOnce(&ReadableCase) -> Result<T, Failure>,
) -> Result<T, Failure> {
    match opened(vault, by)? {
        Opened::ToWrite(casebook) => used(*casebook, |casebook| work(casebook)),
        Opened::ToRead(casebook) => read(&casebook, |casebook| work(casebook)),
    }
}

/// Does what the command does with a vault that cannot be written, and says so.
pub(crate) fn read<T>(
    casebook: &CaseToRead,
    work: impl FnOnce(&CaseToRead) -> Result<T, Failure>,
) -> Result<T, Failure> {
    say_clock_jump(casebook)?;
    aside(&say(sentences::TERMINAL_ONLY_TO_READ, &[]));
    work(casebook)
}

/// Does what the command does with a vault that can be written, and locks it again.
pub(crate) fn used<T>(
    mut casebook: Casebook,
    work: impl FnOnce(&mut Casebook) -> Result<T, Failure>,
) -> Result<T, Failure> {
    say_clock_jump(&casebook)?;
    // None of it is what was asked for: what fails here is tried again by the next command.
    for unfinished in casebook.unfinished_bundles().unwrap_or_default() {
        let _ = casebook.bundle_ends(&unfinished, unfinished.remove());
    }
    let done = work(&mut casebook);
    // What was asked for is done and saved; a vault on a full disk goes without a further copy.
    let _ = casebook.back_up_what_is_new();
    let locked = casebook.lock();
    let done = done?;
    locked?;
    Ok(done)
}
