//! How a command ends, and which failure ends it how.

use std::process::ExitCode;

use casebook::wire::Fault;
use casebook::{CaseError, VaultError};

/// How a command ended: its exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// 0: done, and what was looked at is good.
    Good,
    /// 1: a check failed: something is altered, incomplete or missing.
    CheckFailed,
    /// 2: the command was used wrongly.
    WrongUse,
    /// 3: locked, wrong passphrase, or open elsewhere.
    Locked,
    /// 4: what was given could not be read, or the disk could not be written.
    Unreadable,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(match ending {
            Ending::Good => 0,
            Ending::CheckFailed => 1,
            Ending::WrongUse => 2,
            Ending::Locked => 3,
            Ending::Unreadable => 4,
        })
    }
}

/// A command that was not done.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) ending: Ending,
    pub(crate) fault: Fault,
    /// What can be done about it, where the sentence for the fault does not say so.
    pub(crate) next: Option<String>,
}

impl Failure {
    /// A failure that the terminal itself found.
    pub(crate) fn new(ending: Ending, code: &str) -> Self {
        Self {
            ending,
            fault: Fault {
                code: code.to_owned(),
                params: Default::default(),
            },
            next: None,
        }
    }

    /// The same with a value for its sentence.
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.fault.params.insert(name.to_owned(), value.into());
        self
    }
}

impl From<CaseError> for Failure {
    fn from(error: CaseError) -> Self {
        let fault = error.fault();
        Self {
            ending: ending_of(&fault.code),
            fault,
            next: None,
        }
    }
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        CaseError::from(error).into()
    }
}

/// Which exit code a fault of the casebook is.
pub(crate) fn ending_of(code: &str) -> Ending {
    match code {
        "wrong-passphrase" | "busy" | "no-recovery-code" => Ending::Locked,
        "damaged" | "missing" | "head-missing" | "history-missing" | "history-replaced"
        | "book-older" | "tables-do-not-fit" | "read-back-differs" | "not-a-backup" => {
            Ending::CheckFailed
        }
        "no-such-entry" | "folder-not-empty" | "passphrase-weak" | "passphrase-empty"
        | "passphrase-same" | "revised-elsewhere" | "erased" | "other-kind" | "initials"
        | "initials-fixed" | "password-weak" | "password-letters" | "cancelled" => Ending::WrongUse,
        _ => Ending::Unreadable,
    }
}
