//! What can go wrong with a vault.
//!
//! One enum for the whole crate: the layers above turn each case into their own sentence, and several cases
//! ("wrong passphrase", "damaged", "somebody else has it open") need different help. No case carries a key, a
//! passphrase, SQL, or a word of the record; errors of the store are reduced to their number.

use std::io;

use job::Cancelled;
use ledger::{BodyError, Head, TreeError};

/// The part of a vault that something is said about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The file `keys`.
    Keys,
    /// The store, `book`, with its write-ahead log.
    Store,
    /// The file `head`.
    Head,
    /// The ledger inside the store.
    Ledger,
    /// One sealed evidence file.
    SealedFile,
    /// An automatic backup.
    Backup,
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Keys => "key file",
            Self::Store => "book",
            Self::Head => "head",
            Self::Ledger => "ledger",
            Self::SealedFile => "sealed file",
            Self::Backup => "backup",
        })
    }
}

/// Why an opened vault cannot be taken for the one that was last saved.
///
/// Each is an alarm with a way back: a backup, or going on knowingly with
/// [`LockedVault::open_accepting_loss`](crate::LockedVault::open_accepting_loss), which is written into the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alarm {
    /// No slot of `head` can be read, so nothing says what was saved last.
    HeadMissing,
    /// The ledger has fewer leaves than were acknowledged.
    HistoryMissing {
        /// How many leaves the store holds.
        found: u64,
        /// How many were acknowledged.
        acknowledged: u64,
    },
    /// The ledger is long enough, but its first `size` leaves are not those that were acknowledged.
    HistoryReplaced {
        /// The size that was acknowledged.
        size: u64,
    },
    /// The ledger is whole, but drafts or settings saved later are missing: an older store was put in place.
    StoreOlder,
}

/// An error of the vault.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The folder has no key file, or what stands there is no vault.
    #[error("this folder holds no vault")]
    NotAVault,
    /// A file that should be a backup is none, or not whole.
    #[error("this file is no backup of a vault")]
    NotABackup,
    /// A vault cannot be made here because something is here already.
    #[error("this folder is not empty")]
    NotEmpty,
    /// Written by a newer Daybook.
    #[error("this vault was written by a newer version (format {found}, this one knows {known})")]
    NewerVersion {
        /// The version found.
        found: u32,
        /// The newest version known here.
        known: u32,
    },
    /// Written by a Daybook so old that this one cannot read it.
    #[error(
        "this vault was written by a version too old to read (format {found}, the oldest readable is {oldest})"
    )]
    TooOld {
        /// The version found.
        found: u32,
        /// The oldest version that can be read.
        oldest: u32,
    },
    /// The key file is whole, and this is not its passphrase or recovery code.
    #[error("the passphrase or recovery code does not open this vault")]
    WrongPassphrase,
    /// There is no slot of the kind asked for.
    #[error("this vault has no recovery code")]
    NoRecoveryCode,
    /// Somebody else than the first author asked for a key under which nobody else is let in.
    #[error("only whoever made this vault can give it a new key")]
    NotFirstAuthor,
    /// The ledger does not name the key of whoever opened the vault.
    #[error("nothing in the ledger vouches for whoever opened this vault")]
    NotVouchedFor,
    /// A key slot is left that an older version made, which whoever it is for has to renew first.
    #[error(
        "a recovery code or passphrase of this vault comes from an older version and has to be renewed first"
    )]
    OutdatedSlot,
    /// Something in the vault is damaged.
    #[error("the {part} is damaged")]
    Damaged {
        /// What is damaged.
        part: Part,
    },
    /// Something that was kept is not there.
    #[error("the {part} is missing")]
    Missing {
        /// What is missing.
        part: Part,
    },
    /// The store opens, but it is not what was last saved.
    #[error("the vault is not as it was last saved")]
    HistoryMissing {
        /// In what way.
        alarm: Alarm,
        /// What was acknowledged last, where that can be read.
        last_known: Option<Head>,
    },
    /// Another program, or another window, has the vault open.
    #[error("the vault is open elsewhere")]
    Busy,
    /// A reader gave something that cannot be kept as a record: two of one locator, or a number that is not whole.
    #[error("what was read out of the file cannot be kept as records")]
    NotARecord,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The disk or folder cannot be written.
    #[error("the disk cannot be written")]
    ReadOnly,
    /// The vault is on a medium, or in a folder, that cannot be written. It opens to be read
    /// ([`LockedVault::open_to_read`](crate::LockedVault::open_to_read)).
    #[error("the vault is on a medium that cannot be written")]
    OnlyToRead,
    /// The vault cannot be read before it was opened once where it can be written: a log is to be folded in, or its tables
    /// are of an older version.
    #[error("the vault has to be opened once where it can be written")]
    OpenToWriteFirst,
    /// A key slot asks for more memory or time than any Daybook writes, or for less than is safe.
    #[error("the key file asks for an unreasonable amount of memory or time")]
    UnreasonableCost,
    /// All key slots are taken.
    #[error("no key slot is free")]
    NoFreeSlot,
    /// The passphrase for a new key is the one that somebody may know.
    #[error("this is the passphrase that opens the vault already")]
    SamePassphrase,
    /// An empty passphrase.
    #[error("a passphrase cannot be empty")]
    EmptyPassphrase,
    /// The build has no encryption in its store; nothing was written.
    #[error("this build cannot encrypt its store")]
    NoEncryption,
    /// The file being taken in could not be read to its end. Nothing of it was kept.
    #[error("the file could not be read")]
    SourceUnreadable(#[source] io::Error),
    /// The person stopped it. Nothing was kept.
    #[error("stopped before the end")]
    Cancelled,
    /// What was written does not read back as it should. Nothing was kept.
    #[error("what was written to the disk does not read back the same")]
    ReadBackDiffers,
    /// The change is in the store, but `head` could not be written, so it must not be called saved.
    /// The next change or opening writes `head` again.
    #[error("the change was made but could not be confirmed on disk")]
    Unconfirmed(#[source] io::Error),
    /// The vault's folder no longer names the files that are open: it was moved, deleted, replaced, or its disk was taken
    /// away. Nothing may be called saved until it was opened again.
    #[error("the vault's files are not where they were when it was opened")]
    Displaced,
    /// The change was made and confirmed, but an older copy (a backup, an erased file) could not be removed or renewed.
    /// The next opening tries again.
    #[error("the change was made, but an older copy of what it removed is still on the disk")]
    OldCopiesRemain(#[source] Box<VaultError>),
    /// The change was made and what it removed is gone, but the backup that should follow could not be made.
    #[error("the change was made, but no new backup could be made")]
    BackupNotMade(#[source] Box<VaultError>),
    /// The body cannot be committed to the ledger.
    #[error("the entry cannot be written to the ledger")]
    NotCommittable(#[from] BodyError),
    /// The store refused a statement; the number is SQLite's extended result code.
    #[error("the store refused a statement (code {code})")]
    Store {
        /// SQLite's extended result code, or 0 for an error of the binding.
        code: i32,
    },
    /// No randomness could be had from the operating system.
    #[error("the operating system gave no random numbers")]
    NoRandomness,
    /// Any other error of the file system.
    #[error("the vault's folder could not be read or written")]
    Io(#[source] io::Error),
}

impl VaultError {
    pub(crate) fn damaged(part: Part) -> Self {
        Self::Damaged { part }
    }
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::Io(error),
        }
    }
}

impl From<Cancelled> for VaultError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl From<rusqlite::Error> for VaultError {
    /// Keeps only the result code: the text of a store's error can hold SQL, and SQL can hold anything.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let cause = match &error {
            rusqlite::Error::SqliteFailure(cause, _) => cause,
            rusqlite::Error::SqlInputError { error: cause, .. } => cause,
            _ => return Self::Store { code: 0 },
        };
        match cause.code {
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Self::ReadOnly,
            ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Self::damaged(Part::Store),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            _ => Self::Store {
                code: cause.extended_code,
            },
        }
    }
}

impl From<TreeError<rusqlite::Error>> for VaultError {
    fn from(error: TreeError<rusqlite::Error>) -> Self {
        match error {
            TreeError::Kept(error) => error.into(),
            TreeError::MissingNode { .. } | TreeError::OutOfRange => Self::damaged(Part::Ledger),
        }
    }
}

impl From<ring::error::Unspecified> for VaultError {
    fn from(_: ring::error::Unspecified) -> Self {
        Self::NoRandomness
    }
}
