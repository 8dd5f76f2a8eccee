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
//! `receiving` and `attaching` take evidence in, `handing_over` makes a bundle. [`wire`] says what
//! crosses to the window.

mod authors;
mod casebook;
mod entry_view;
mod error;
mod evidence;
mod figures;
mod handing_over;
mod hardening;
mod keeping;
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

pub use casebook::{CaseToRead, Casebook, ReadableCase};
pub use error::CaseError;
pub use evidence::attaching::Attachments;
pub use evidence::copying_out::CopyingOut;
pub use evidence::previewing::Previewing;
pub use evidence::receiving::{Received, Receiving, Refused};
pub use evidence::unfinished_files::Adding;
pub use figures::pack;
pub use handing_over::hand_overs::Removing;
pub use handing_over::planned::PlannedBundle;
pub use handing_over::unfinished_bundles::UnfinishedBundle;
pub use handing_over::{BundlePaths, HandingOver, verify_bundle};
pub use hardening::harden;
pub use keeping::going_back::restore_file_setting_aside;
pub use keeping::keys::{
    open_by_recovery_code, refuse_as_bundle_password, refuse_weak, seal_under_new_key, strength,
    stretch_passphrase, stretch_recovery_code, verify_passphrase,
};
pub use keeping::{
    back_up_at_rest, backup_file_in, backups, holds_record, restore_file, write_backup_file,
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
    Alarm, BackupFileUnderWay, BackupUnderWay, BackupsToProve, KeyCost, LockedVault, NewKeyReady,
    NewKeySealed, NewKeyUnderWay, Passphrase, PassphraseChangeUnderWay, PassphraseStretched,
    PassphraseVerifier, RecoveryCode, RecoveryCodeError, RecoveryCodeStretched,
    RecoveryCodeUnderWay, Unlock, VaultError, refuse_if_taken, suggest_passphrase,
};
pub use workers::{printer, serve_if_asked};
