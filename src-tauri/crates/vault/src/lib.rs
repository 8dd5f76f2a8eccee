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
//! Where to begin: [`LockedVault`] opens to an [`OpenVault`], or where it cannot be written to a [`VaultToRead`]; a [`Change`]
//! is one transaction. The formats are written
//! down in `docs/vault-format.md`, and a vault of each version stands in `tests/vectors/vault`.

mod authors;
mod backup;
mod blinds;
mod check;
mod creation;
mod error;
mod evidence;
mod files;
mod importing;
mod key_change;
mod keys;
mod locked_vault;
mod open_vault;
mod readable_vault;
mod record;
mod rekey;
mod store;
mod vault_to_read;

pub use authors::{Authors, SelfDescription};
pub use backup::backing_up::{BackupJob, UnverifiedBackups};
pub use backup::backup_file::BackupFileJob;
pub use backup::backups::{Backup, backups};
pub use backup::from_backup_file::{restore_file, restore_file_setting_aside};
pub use backup::restoring::restore;
pub use blinds::Blinds;
pub use check::{CheckReport, Finding};
pub use creation::refuse_if_taken;
pub use error::{Alarm, Part, VaultError};
pub use evidence::EvidenceFiles;
pub use files::SealedFile;
pub use files::file_name::{FileName, FileNameError};
pub use files::unsealed_file::UnsealedFile;
pub use importing::StagedImport;
pub use key_change::{
    PassphraseChangeJob, PassphraseStretched, PassphraseVerifier, RecoveryCodeJob,
    RecoveryCodeStretched,
};
pub use keys::held_key::HeldKey;
pub use keys::key_cost::KeyCost;
pub use keys::secret::{Passphrase, RecoveryCode, RecoveryCodeError};
pub use keys::strength::{SUGGESTED_WORDS, Strength, strength, suggest_passphrase};
pub use keys::unlock::Unlock;
#[cfg(feature = "kept-key")]
pub use locked_vault::KeptKey;
pub use locked_vault::LockedVault;
pub use open_vault::OpenVault;
pub use readable_vault::ReadableVault;
pub use rekey::{RekeyJob, RekeyReady, RekeySealed};
pub use rusqlite;
pub use store::change::Change;
pub use store::recorded::Recorded;
pub use store::schema::{Fill, Migration, Schema, Told};
pub use vault_to_read::VaultToRead;
