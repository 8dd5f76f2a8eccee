//! A new vault key: for when somebody may know the passphrase, and may have taken the key with it.
//!
//! Changing the passphrase wraps the same key anew; whoever unwrapped it once still opens everything. So the store and
//! every evidence file are made anew under another key, beside the ones in use, in the folder `renewal`. Until the one
//! step that renames it to `renewed` the vault is untouched and opens as before; from that step on it opens with the new
//! passphrase only, and whoever takes the lock first carries out what is left: the old files go, the new ones move in.
//!
//! In this order: [`OpenVault::begin_new_key`](crate::OpenVault::begin_new_key);
//! [`NewKeyUnderWay::seal_anew`], the long part, apart from the open vault and begun again where it was cut short;
//! [`complete_new_key`](crate::OpenVault::complete_new_key), short, with the vault at rest; and
//! [`switch_to_new_key`](crate::OpenVault::switch_to_new_key).

mod beginning;
mod completing;
mod renewal;
mod sealing_anew;
mod switching;
#[cfg(test)]
mod tests;
mod under_way;

pub use completing::NewKeyReady;
pub use sealing_anew::NewKeySealed;
pub use under_way::NewKeyUnderWay;

pub(crate) use renewal::Renewal;
pub(crate) use switching::{is_switched, old_parts_remain, places, take_lock};
pub(crate) use under_way::RenewingUnderWay;
