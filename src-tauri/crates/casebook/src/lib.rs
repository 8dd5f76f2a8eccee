//! The use cases of Daybook.
//!
//! Everything that the window and the terminal can do is a method of [`Casebook`]: record, revise,
//! strike out, erase, attach, look for, count, hand over, check. This crate composes the
//! others. It owns the case's tables inside the vault (a projection of the ledger's bodies, rebuilt
//! and compared by every check), the search over them, and the types that cross to the window.
//!
//! What it never does: draw a screen, word a failure for one (it gives codes, the catalogue gives the
//! sentences), return a key to anybody, or keep a fact of the case that the ledger does not hold (where copies lie is none).
//!
//! Where to begin: `recording` writes things down, `striking_out` marks them, `projection` turns ledger leaves into tables,
//! `receiving` and `attaching` take evidence in, `bundles` makes a bundle. [`wire`] says what
//! crosses to the window.

mod authors;
mod backups;
mod bundles;
mod casebook;
mod checking;
mod clock_jumps;
mod entry_view;
mod error;
mod evidence;
mod figures;
mod hardening;
mod keys;
mod progress;
mod qr;
mod quiet;
mod recording;
mod schema;
mod settings;
mod tables;
mod time_source;
mod timeline;
pub mod wire;
mod workers;

pub use backups::restore::restore_file_setting_aside;
pub use backups::{
    back_up_at_rest, backup_file_in, backups, holds_record, restore_file, write_backup_file,
};
pub use bundles::made::Removing;
pub use bundles::planned::{PlannedBundle, WrittenBundle};
pub use bundles::unfinished_bundles::UnfinishedBundle;
pub use bundles::{
    BundlePaths, BundleSource, compare_bundles, verify_bundle, verify_with_police_only,
};
pub use casebook::{CaseToRead, Casebook, ReadableCase};
pub use error::CaseError;
pub use evidence::attaching::Attachments;
pub use evidence::copying_out::CopyingOut;
pub use evidence::previewing::Previewing;
pub use evidence::receiving::{Received, Receiving, Refused};
pub use evidence::unfinished_files::Adding;
pub use figures::pack;
pub use hardening::harden;
pub use keys::{
    open_by_recovery_code, refuse_as_bundle_password, refuse_weak, reseal_under_new_key, strength,
    stretch_passphrase, stretch_recovery_code, verify_passphrase,
};
pub use progress::Report;
pub use quiet::keep_panics_quiet;
pub use recording::projection::rebuild;
pub use schema::SCHEMA;
pub use tables::entries::{Standing, StruckOut};
pub use time_source::{SystemTimeSource, TimeSource};
#[cfg(feature = "kept-key")]
pub use vault::KeptKey;
pub use vault::{
    Alarm, BackupFileJob, BackupJob, KeyCost, LockedVault, Passphrase, PassphraseChangeJob,
    PassphraseStretched, PassphraseVerifier, RecoveryCode, RecoveryCodeError, RecoveryCodeJob,
    RecoveryCodeStretched, RekeyJob, RekeyReady, RekeySealed, Unlock, UnverifiedBackups,
    VaultError, refuse_if_taken, suggest_passphrase,
};
pub use workers::{printer, serve_if_asked};
