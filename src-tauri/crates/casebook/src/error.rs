//! What can go wrong in a use case.
//!
//! The policy: a use case that fails has changed nothing, or says what it kept. Errors carry codes,
//! numbers and field names, never evidence, keys or paths; [`CaseError::fault`] turns each into the
//! code that the catalogue words (`error-<code>`), with what to do next in the same sentence.

use std::collections::BTreeMap;
use std::io;

use domain::{EntryError, EntryId, MarkError};
use vault::{Alarm, VaultError};

use crate::wire::Fault;

/// A use case that was not done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CaseError {
    /// The vault refused.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// What was to be written is no entry.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// There is no such entry.
    #[error("there is no entry {0}")]
    NoSuchEntry(EntryId),
    /// The entry names another one that is not there.
    #[error("{at}: there is no entry of that id")]
    NamesNothing {
        /// The field that names it.
        at: &'static str,
    },
    /// The entry was revised since it was read; nothing was overwritten.
    #[error("the entry was revised in the meantime")]
    RevisedElsewhere,
    /// The entry was erased; there is nothing to change.
    #[error("the entry was erased")]
    Erased,
    /// A revision may not change what kind an entry is.
    #[error("an entry cannot become one of another kind")]
    OtherKind,
    /// What an item's bytes are cannot be written by hand.
    #[error("what an item holds is read from its bytes")]
    ItemByHand,
    /// Initials that are no exhibit initials.
    #[error(transparent)]
    Initials(#[from] MarkError),
    /// Initials cannot change once a bundle shows them.
    #[error("a bundle was made with these marks; the initials stay as they are")]
    InitialsFixed,
    /// A passphrase that is guessed too easily.
    #[error("this passphrase is guessed too easily")]
    PassphraseWeak,
    /// A password for a bundle that is guessed too easily.
    #[error("this password is guessed too easily")]
    PasswordWeak,
    /// A password for a bundle with letters that other programs read in other ways.
    #[error("a bundle's password may hold only plain letters, digits and signs")]
    PasswordLetters,
    /// A file to attach that is no file.
    #[error("this is not a file")]
    NotAFile,
    /// A file to attach that could not be read.
    #[error("this file could not be read")]
    Unreadable(#[source] io::Error),
    /// A file that changed while it was read.
    #[error("this file changed while it was read")]
    ChangedWhileRead,
    /// A row of the case's tables that cannot be read back.
    #[error("the case's tables do not fit the ledger")]
    Projection,
    /// The bundle could not be made. Nothing of it is left.
    #[error(transparent)]
    Bundle(bundle::WriteError),
    /// What should be checked is no bundle, or cannot be read.
    #[error(transparent)]
    NoBundle(#[from] bundle::OpenError),
    /// There is no such bundle among those that were made, or its files are where they were no more.
    #[error("the bundle is not where it was written")]
    HandOverGone,
    /// A bundle's files are not as they were written; none was removed.
    #[error("the bundle is not as it was written")]
    HandOverChanged,
    /// A bundle's files could not be removed, or not all.
    #[error("the bundle could not be removed")]
    HandOverNotRemoved(#[source] io::Error),
    /// The person stopped it.
    #[error("stopped")]
    Cancelled,
}

impl From<vault::rusqlite::Error> for CaseError {
    fn from(error: vault::rusqlite::Error) -> Self {
        Self::Vault(error.into())
    }
}

impl From<bundle::WriteError> for CaseError {
    fn from(error: bundle::WriteError) -> Self {
        match error {
            bundle::WriteError::Cancelled => Self::Cancelled,
            other => Self::Bundle(other),
        }
    }
}

impl CaseError {
    /// As the window and the terminal's `--json` get it.
    pub fn fault(&self) -> Fault {
        let (code, params) = self.code();
        Fault {
            code: code.to_owned(),
            params: params
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect::<BTreeMap<_, _>>(),
        }
    }

    fn code(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::Vault(error) => vault_code(error),
            Self::Entry(error) => ("entry-does-not-fit", vec![("where", error.to_string())]),
            Self::NoSuchEntry(_) => ("no-such-entry", vec![]),
            Self::NamesNothing { at } => ("names-nothing", vec![("where", (*at).to_owned())]),
            Self::RevisedElsewhere => ("revised-elsewhere", vec![]),
            Self::Erased => ("erased", vec![]),
            Self::OtherKind => ("other-kind", vec![]),
            Self::ItemByHand => ("item-by-hand", vec![]),
            Self::Initials(_) => ("initials", vec![]),
            Self::InitialsFixed => ("initials-fixed", vec![]),
            Self::PassphraseWeak => ("passphrase-weak", vec![]),
            Self::PasswordWeak => ("password-weak", vec![]),
            Self::PasswordLetters => ("password-letters", vec![]),
            Self::NotAFile => ("not-a-file", vec![]),
            Self::Unreadable(_) => ("file-unreadable", vec![]),
            Self::ChangedWhileRead => ("file-changed", vec![]),
            Self::Projection => ("tables-do-not-fit", vec![]),
            Self::Bundle(error) => (bundle_code(error), vec![]),
            Self::NoBundle(_) => ("no-bundle", vec![]),
            Self::HandOverGone => ("hand-over-gone", vec![]),
            Self::HandOverChanged => ("hand-over-changed", vec![]),
            Self::HandOverNotRemoved(_) => ("bundle-not-removed", vec![]),
            Self::Cancelled => ("cancelled", vec![]),
        }
    }
}

fn vault_code(error: &VaultError) -> (&'static str, Vec<(&'static str, String)>) {
    let code = match error {
        VaultError::NotAVault => "not-a-vault",
        VaultError::NotABackup => "not-a-backup",
        VaultError::NotEmpty => "folder-not-empty",
        VaultError::NewerVersion { .. } => "newer-version",
        VaultError::TooOld { .. } => "too-old",
        VaultError::WrongPassphrase => "wrong-passphrase",
        VaultError::NoRecoveryCode => "no-recovery-code",
        VaultError::Damaged { part } => return ("damaged", vec![("part", part.to_string())]),
        VaultError::Missing { part } => return ("missing", vec![("part", part.to_string())]),
        VaultError::HistoryMissing { alarm, .. } => return alarm_code(*alarm),
        VaultError::Busy => "busy",
        VaultError::Full => "disk-full",
        VaultError::ReadOnly => "read-only",
        VaultError::UnreasonableCost => "key-cost",
        VaultError::SamePassphrase => "passphrase-same",
        VaultError::EmptyPassphrase => "passphrase-empty",
        VaultError::SourceUnreadable(_) => "file-unreadable",
        VaultError::Cancelled => "cancelled",
        VaultError::ReadBackDiffers => "read-back-differs",
        VaultError::Unconfirmed(_) => "unconfirmed",
        VaultError::Displaced => "displaced",
        VaultError::OldCopiesRemain(_) => "old-copies-remain",
        VaultError::BackupNotMade(_) => "backup-not-made",
        _ => "vault",
    };
    (code, vec![])
}

fn alarm_code(alarm: Alarm) -> (&'static str, Vec<(&'static str, String)>) {
    match alarm {
        Alarm::HeadMissing => ("head-missing", vec![]),
        Alarm::HistoryMissing {
            found,
            acknowledged,
        } => (
            "history-missing",
            vec![
                ("found", found.to_string()),
                ("acknowledged", acknowledged.to_string()),
            ],
        ),
        Alarm::HistoryReplaced { size } => {
            ("history-replaced", vec![("acknowledged", size.to_string())])
        }
        Alarm::BookOlder => ("book-older", vec![]),
    }
}

fn bundle_code(error: &bundle::WriteError) -> &'static str {
    use bundle::WriteError::{Evidence, EvidenceChanged, NoPassword, Print, Target};
    match error {
        Target(error) if error.kind() == io::ErrorKind::StorageFull => "bundle-disk-full",
        Target(_) => "bundle-folder",
        Evidence(_) | EvidenceChanged { .. } => "bundle-evidence",
        Print(_) => "bundle-print",
        NoPassword => "no-password",
        _ => "bundle",
    }
}
