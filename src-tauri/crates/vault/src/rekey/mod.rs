//! A new vault key: for when somebody may know the passphrase, and may have taken the key with it.
//!
//! Changing the passphrase wraps the same key anew; whoever unwrapped it once still opens everything. So the store and
//! every evidence file are made anew under another key, beside the ones in use, in the folder `renewal`. Until the one
//! step that renames it to `renewed`, the commit of the new key, the vault is untouched and opens as before; from that step on it opens with the new
//! passphrase only, and whoever takes the lock first carries out what is left: the old files go, the new ones move in.
//!
//! In this order: [`OpenVault::begin_rekey`](crate::OpenVault::begin_rekey);
//! [`RekeyJob::reseal`], the long part, apart from the open vault and begun again where it was cut short;
//! [`complete_rekey`](crate::OpenVault::complete_rekey), short, with the vault at rest; and
//! [`commit_rekey`](crate::OpenVault::commit_rekey).

mod beginning;
mod committing;
mod completing;
mod pending;
mod rekey_job;
mod resealing;
#[cfg(test)]
mod tests;

pub use completing::RekeyReady;
pub use rekey_job::RekeyJob;
pub use resealing::RekeySealed;

pub(crate) use committing::{is_committed, old_parts_remain, places, take_lock};
pub(crate) use pending::PendingRekey;
pub(crate) use rekey_job::RekeyInProgress;
