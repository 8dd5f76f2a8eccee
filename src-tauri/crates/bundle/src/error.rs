//! Why a bundle was not written.

use std::io;

use domain::{Digest, EntryId, ExhibitMark};
use job::Cancelled;

use crate::print::PrintError;

/// A bundle that was not written. Nothing of it is left.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The caller broke off.
    #[error("the export was stopped; nothing of it is left")]
    Cancelled,
    /// The target folder cannot be written.
    #[error("the bundle could not be written: {0}")]
    Target(#[from] io::Error),
    /// An evidence file could not be read.
    #[error("an evidence file could not be read: {0}")]
    Evidence(io::Error),
    /// An evidence file is not the one that was recorded.
    #[error("an evidence file is not the one that was recorded: {expected}")]
    EvidenceChanged {
        /// SHA-256 of the one that was.
        expected: Digest,
    },
    /// The file of an exhibit is gone or damaged. The bundle can be made without it (`Choice::without_lost`).
    #[error("the file of exhibit {exhibit} is gone or damaged")]
    ExhibitLost {
        /// The item.
        item: EntryId,
        /// Its mark.
        exhibit: ExhibitMark,
    },
    /// A clean copy does not come out as it was planned.
    #[error("a clean copy is not the one that was planned")]
    CopyDiffers,
    /// A document could not be printed.
    #[error("a document could not be printed: {0}")]
    Print(PrintError),
    /// The ledger does not hold together.
    #[error("the ledger handed in does not hold together")]
    Ledger,
    /// The record's leaves do not name the key that would sign as one in force.
    #[error("the key that would sign is not among those that the record knows as in force")]
    KeyNotInForce,
    /// The spreadsheet or the log could not be made.
    #[error("the tables could not be made")]
    Tables,
    /// A ZIP is to be locked, and with nothing.
    #[error("there is no password to lock the bundle with")]
    NoPassword,
}

impl WriteError {
    /// The same, naming the exhibit whose file was being read.
    pub(crate) fn of(self, item: EntryId, exhibit: &ExhibitMark) -> Self {
        match self {
            Self::Evidence(error) if !is_lost(&error) => Self::Evidence(error),
            Self::Evidence(_) | Self::EvidenceChanged { .. } => Self::ExhibitLost {
                item,
                exhibit: exhibit.clone(),
            },
            other => other,
        }
    }
}

/// Whether a file that could not be read is gone or damaged, as [`Evidence`](crate::Evidence) says it. A stick that was pulled
/// out, or a file that may not be read, is not: no bundle says of either that it is lost.
pub fn is_lost(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::InvalidData
    )
}

impl From<PrintError> for WriteError {
    fn from(error: PrintError) -> Self {
        match error {
            PrintError::Stopped => Self::Cancelled,
            other => Self::Print(other),
        }
    }
}

impl From<Cancelled> for WriteError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_that_is_gone_or_damaged_is_lost() {
        let item: EntryId = "0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b".parse().unwrap();
        let exhibit = ExhibitMark::new("AB", 1).unwrap();
        let lost = |kind: io::ErrorKind| {
            let named = WriteError::Evidence(kind.into()).of(item, &exhibit);
            matches!(named, WriteError::ExhibitLost { .. })
        };
        assert!(lost(io::ErrorKind::NotFound) && lost(io::ErrorKind::InvalidData));
        assert!(!lost(io::ErrorKind::PermissionDenied) && !lost(io::ErrorKind::Other));
    }

    #[test]
    fn what_was_stopped_while_it_printed_is_said_to_be_stopped() {
        assert!(matches!(
            WriteError::from(PrintError::Stopped),
            WriteError::Cancelled
        ));
        assert!(matches!(
            WriteError::from(PrintError::Ended),
            WriteError::Print(PrintError::Ended)
        ));
    }
}
