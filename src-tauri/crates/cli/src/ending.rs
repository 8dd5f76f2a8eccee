//! How a command ends, and which failure ends it how.

use std::process::ExitCode;

use casebook::wire::{Fault, FaultCode};
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
    /// 5: nothing is wrong with what was checked, and the code does not vouch for all of it.
    NotAllVouched,
    /// 6: nothing that was handed over has changed, and a system has added files of its own.
    SystemFilesAdded,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(match ending {
            Ending::Good => 0,
            Ending::CheckFailed => 1,
            Ending::WrongUse => 2,
            Ending::Locked => 3,
            Ending::Unreadable => 4,
            Ending::NotAllVouched => 5,
            Ending::SystemFilesAdded => 6,
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
    pub(crate) fn new(ending: Ending, code: FaultCode) -> Self {
        Self {
            ending,
            fault: code.into(),
            next: None,
        }
    }

    /// The same with a value for its sentence.
    pub(crate) fn with(self, name: &str, value: impl Into<String>) -> Self {
        Self {
            fault: self.fault.with(name, value),
            ..self
        }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self {
            ending: ending_of(fault.code),
            fault,
            next: None,
        }
    }
}

impl From<CaseError> for Failure {
    fn from(error: CaseError) -> Self {
        error.fault().into()
    }
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        CaseError::from(error).into()
    }
}

/// Which exit code a fault of the casebook is.
pub(crate) fn ending_of(code: FaultCode) -> Ending {
    use FaultCode as Code;
    match code {
        Code::WrongPassphrase | Code::Busy | Code::NoRecoveryCode => Ending::Locked,
        Code::Damaged
        | Code::Missing
        | Code::HeadMissing
        | Code::HistoryMissing
        | Code::HistoryReplaced
        | Code::BookOlder
        | Code::TablesDoNotFit
        | Code::ExhibitLost
        | Code::ReadBackDiffers
        | Code::NotABackup => Ending::CheckFailed,
        Code::NoSuchEntry
        | Code::FolderNotEmpty
        | Code::PassphraseWeak
        | Code::PassphraseEmpty
        | Code::PassphraseSame
        | Code::RevisedElsewhere
        | Code::Erased
        | Code::OtherKind
        | Code::Initials
        | Code::InitialsFixed
        | Code::PasswordWeak
        | Code::PasswordLetters
        | Code::NoSuchPack
        | Code::Cancelled => Ending::WrongUse,
        _ => Ending::Unreadable,
    }
}
