#![forbid(unsafe_code)]
//! The vault: one folder that holds one person's record, encrypted.
//!
//! It owns the keys, the encrypted store with the ledger in it, the sealed evidence files, the file `head` that vouches
//! for what was saved last, the automatic backups, and the lock that lets one program in at a time. It knows nothing of
//! incidents or people: the case's tables are handed in as a [`Schema`], and what it keeps are bodies, bytes and names.
//!
//! What it promises: when [`OpenVault::change`] or [`OpenVault::seal`] returns `Ok`, the thing is on the disk; when an
//! opened vault is not as it was last saved, that is an error with a way back and never silence; nothing readable is
//! ever written. What it never does: ask a clock (moments are handed in), open a connection to anywhere, write to
//! standard output or error, or put a key or a word of the record into an error.
//!
//! Where to begin: [`LockedVault`] opens to an [`OpenVault`]; a [`Change`] is one transaction. The formats are written
//! down in `docs/vault-format.md`, and a vault of each version stands in `tests/vectors/vault`.

mod backing_up;
mod backup_file;
mod backups;
mod book;
mod change;
mod check;
mod creation;
mod derive;
mod durable;
mod early_sync;
mod error;
mod evidence;
mod fails_for_good;
mod files;
mod from_backup_file;
mod head_file;
mod key_change;
mod key_cost;
mod key_file;
mod lock_file;
mod locked_vault;
mod migration;
mod new_key;
mod open_vault;
mod random;
mod record;
mod restoring;
mod sealing;
mod secret;
mod shelves;
mod stream;
mod strength;
mod tables;
mod unlock;
mod unsealed_file;
mod whereabouts;

pub use backing_up::{BackupUnderWay, BackupsToProve};
pub use backup_file::BackupFileUnderWay;
pub use backups::{Backup, backups};
pub use change::Change;
pub use check::{CheckProgress, CheckReport, Finding};
pub use creation::refuse_if_taken;
pub use error::{Alarm, Part, VaultError};
pub use evidence::EvidenceFiles;
pub use files::{FileName, FileNameError, SealedFile};
pub use from_backup_file::{restore_file, restore_file_setting_aside};
pub use key_cost::KeyCost;
#[cfg(feature = "kept-key")]
pub use locked_vault::KeptKey;
pub use locked_vault::LockedVault;
pub use migration::{Migration, Schema};
pub use new_key::{NewKeyReady, NewKeySealed, NewKeyUnderWay};
pub use open_vault::OpenVault;
pub use restoring::restore;
pub use rusqlite;
pub use secret::{Passphrase, RecoveryCode, RecoveryCodeError};
pub use strength::{SUGGESTED_WORDS, Strength, strength, suggest_passphrase};
pub use unlock::Unlock;
pub use unsealed_file::UnsealedFile;
