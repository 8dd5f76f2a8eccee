//! What can go wrong in a use case.
//!
//! The policy: a use case that fails has changed nothing, or says what it kept. Errors carry codes,
//! numbers and field names, never evidence, keys or paths (the names of bundles of which
//! one has to be chosen are the exception); [`CaseError::fault`] turns each into the
//! code that the catalogue words (`error-<code>`), with what to do next in the same sentence.

use std::io;

use domain::{EntryError, EntryId, MarkError};
use vault::{Alarm, VaultError};

use crate::wire::{Fault, FaultCode};

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
    /// No pack of this program is of that jurisdiction.
    #[error("there is no such pack")]
    NoSuchPack,
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
    /// A bundle was planned for another choice or from another state of the record; nothing was written.
    #[error("what goes in has changed since it was shown")]
    PlanChanged,
    /// The bundle could not be made. Nothing of it is left.
    #[error(transparent)]
    Bundle(bundle::WriteError),
    /// What should be checked is no bundle, or cannot be read.
    #[error(transparent)]
    NoBundle(#[from] bundle::OpenError),
    /// There is no such bundle among those that were made, or its files are where they were no more.
    #[error("the bundle is not where it was written")]
    BundleGone,
    /// A bundle's files are not as they were written; none was removed.
    #[error("the bundle is not as it was written")]
    BundleChanged,
    /// A bundle's files could not be removed, or not all.
    #[error("the bundle could not be removed")]
    BundleNotRemoved(#[source] io::Error),
    /// Documents cannot be printed, since the program does not find itself.
    #[error("the part of the program that prints is not there")]
    PrintUnavailable,
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
        match self {
            Self::Vault(error) => vault_fault(error),
            Self::Entry(error) => {
                Fault::from(FaultCode::EntryDoesNotFit).with("where", error.to_string())
            }
            Self::NamesNothing { at } => Fault::from(FaultCode::NamesNothing).with("where", *at),
            Self::Bundle(bundle::WriteError::ExhibitLost { item, exhibit }) => {
                Fault::from(FaultCode::ExhibitLost)
                    .with("item", item.to_string())
                    .with("exhibit", exhibit.to_string())
            }
            Self::NoSuchPack => {
                let packs = patterns::Pack::all().iter();
                let ids: Vec<&str> = packs.map(|pack| pack.id.as_str()).collect();
                Fault::from(FaultCode::NoSuchPack).with("packs", ids.join(", "))
            }
            Self::NoBundle(bundle::OpenError::TwoBundles { names }) => {
                Fault::from(FaultCode::TwoBundles).with("names", names.join(", "))
            }
            other => other.code().into(),
        }
    }

    fn code(&self) -> FaultCode {
        match self {
            Self::Vault(_) => FaultCode::Vault,
            Self::Entry(_) => FaultCode::EntryDoesNotFit,
            Self::NoSuchEntry(_) => FaultCode::NoSuchEntry,
            Self::NamesNothing { .. } => FaultCode::NamesNothing,
            Self::RevisedElsewhere => FaultCode::RevisedElsewhere,
            Self::Erased => FaultCode::Erased,
            Self::OtherKind => FaultCode::OtherKind,
            Self::ItemByHand => FaultCode::ItemByHand,
            Self::Initials(_) => FaultCode::Initials,
            Self::InitialsFixed => FaultCode::InitialsFixed,
            Self::NoSuchPack => FaultCode::NoSuchPack,
            Self::PassphraseWeak => FaultCode::PassphraseWeak,
            Self::PasswordWeak => FaultCode::PasswordWeak,
            Self::PasswordLetters => FaultCode::PasswordLetters,
            Self::NotAFile => FaultCode::NotAFile,
            Self::Unreadable(_) => FaultCode::FileUnreadable,
            Self::ChangedWhileRead => FaultCode::FileChanged,
            Self::Projection => FaultCode::TablesDoNotFit,
            Self::PlanChanged => FaultCode::PlanChanged,
            Self::Bundle(error) => bundle_code(error),
            Self::NoBundle(error) => no_bundle_code(error),
            Self::BundleGone => FaultCode::BundleGone,
            Self::BundleChanged => FaultCode::BundleChanged,
            Self::BundleNotRemoved(_) => FaultCode::BundleNotRemoved,
            Self::PrintUnavailable => FaultCode::PrintUnavailable,
            Self::Cancelled => FaultCode::Cancelled,
        }
    }
}

impl CaseError {
    /// As the vault says it, for what the case does inside the vault's own work.
    pub(crate) fn into_vault_error(self) -> VaultError {
        match self {
            Self::Vault(error) => error,
            _ => VaultError::Damaged {
                part: vault::Part::Ledger,
            },
        }
    }
}

fn no_bundle_code(error: &bundle::OpenError) -> FaultCode {
    match error {
        bundle::OpenError::CutZip => FaultCode::BundleZipCut,
        bundle::OpenError::ZipInParts => FaultCode::BundleInParts,
        bundle::OpenError::PackedAnew => FaultCode::BundlePackedAnew,
        bundle::OpenError::LockedZip => FaultCode::BundleZipLocked,
        bundle::OpenError::TwoBundles { .. } => FaultCode::TwoBundles,
        bundle::OpenError::OfficeDocument => FaultCode::BundleIsOfficeDocument,
        bundle::OpenError::Pdf => FaultCode::BundleIsPdf,
        bundle::OpenError::Picture => FaultCode::BundleIsPicture,
        _ => FaultCode::NoBundle,
    }
}

fn vault_fault(error: &VaultError) -> Fault {
    match error {
        VaultError::Damaged { part } => {
            Fault::from(FaultCode::Damaged).with("part", part.to_string())
        }
        VaultError::Missing { part } => {
            Fault::from(FaultCode::Missing).with("part", part.to_string())
        }
        VaultError::HistoryMissing { alarm, .. } => alarm_fault(*alarm),
        other => vault_code(other).into(),
    }
}

const fn vault_code(error: &VaultError) -> FaultCode {
    match error {
        VaultError::NotAVault => FaultCode::NotAVault,
        VaultError::NotABackup => FaultCode::NotABackup,
        VaultError::NotEmpty => FaultCode::FolderNotEmpty,
        VaultError::NewerVersion { .. } => FaultCode::NewerVersion,
        VaultError::TooOld { .. } => FaultCode::TooOld,
        VaultError::WrongPassphrase => FaultCode::WrongPassphrase,
        VaultError::NoRecoveryCode => FaultCode::NoRecoveryCode,
        VaultError::Busy => FaultCode::Busy,
        VaultError::Full => FaultCode::DiskFull,
        VaultError::ReadOnly => FaultCode::ReadOnly,
        VaultError::OnlyToRead => FaultCode::OnlyToRead,
        VaultError::OpenToWriteFirst => FaultCode::OpenToWriteFirst,
        VaultError::UnreasonableCost => FaultCode::KeyCost,
        VaultError::SamePassphrase => FaultCode::PassphraseSame,
        VaultError::NotFirstAuthor => FaultCode::NotFirstAuthor,
        VaultError::OutdatedSlot => FaultCode::OutdatedSlot,
        VaultError::EmptyPassphrase => FaultCode::PassphraseEmpty,
        VaultError::NotARecord | VaultError::SourceUnreadable(_) => FaultCode::FileUnreadable,
        VaultError::Cancelled => FaultCode::Cancelled,
        VaultError::ReadBackDiffers => FaultCode::ReadBackDiffers,
        VaultError::Unconfirmed(_) => FaultCode::Unconfirmed,
        VaultError::Displaced => FaultCode::Displaced,
        VaultError::OldCopiesRemain(_) => FaultCode::OldCopiesRemain,
        VaultError::BackupNotMade(_) => FaultCode::BackupNotMade,
        _ => FaultCode::Vault,
    }
}

fn alarm_fault(alarm: Alarm) -> Fault {
    match alarm {
        Alarm::HeadMissing => FaultCode::HeadMissing.into(),
        Alarm::HistoryMissing {
            found,
            acknowledged,
        } => Fault::from(FaultCode::HistoryMissing)
            .with("found", found.to_string())
            .with("acknowledged", acknowledged.to_string()),
        Alarm::HistoryReplaced { size } => {
            Fault::from(FaultCode::HistoryReplaced).with("acknowledged", size.to_string())
        }
        Alarm::StoreOlder => FaultCode::BookOlder.into(),
    }
}

fn bundle_code(error: &bundle::WriteError) -> FaultCode {
    use bundle::WriteError::{
        CopyDiffers, Evidence, EvidenceChanged, ExhibitLost, KeyNotInForce, NoPassword, Print,
        Target,
    };
    match error {
        Target(error) if error.kind() == io::ErrorKind::StorageFull => FaultCode::BundleDiskFull,
        Target(_) => FaultCode::BundleFolder,
        Evidence(error) if !bundle::is_lost(error) => FaultCode::EvidenceNotRead,
        CopyDiffers => FaultCode::CopyDiffers,
        Evidence(_) | EvidenceChanged { .. } => FaultCode::BundleEvidence,
        ExhibitLost { .. } => FaultCode::ExhibitLost,
        KeyNotInForce => FaultCode::KeyNotInForce,
        Print(_) => FaultCode::BundlePrint,
        NoPassword => FaultCode::NoPassword,
        _ => FaultCode::Bundle,
    }
}
