//! What opens a vault.

use crate::keys::held_key::HeldKey;
use crate::keys::secret::{Passphrase, RecoveryCode};

/// What opens a vault.
#[derive(Debug, Clone, Copy)]
pub enum Unlock<'a> {
    /// The passphrase.
    Passphrase(&'a Passphrase),
    /// The recovery code.
    RecoveryCode(&'a RecoveryCode),
    /// A key that is kept elsewhere.
    HeldKey(&'a HeldKey),
}

impl Unlock<'_> {
    pub(crate) fn kind(self) -> SlotKind {
        match self {
            Self::Passphrase(_) => SlotKind::Passphrase,
            Self::RecoveryCode(_) => SlotKind::RecoveryCode,
            Self::HeldKey(_) => SlotKind::HeldKey,
        }
    }

    pub(crate) fn secret(&self) -> &[u8] {
        match self {
            Self::Passphrase(passphrase) => passphrase.as_bytes(),
            Self::RecoveryCode(code) => code.as_bytes(),
            Self::HeldKey(key) => key.as_bytes(),
        }
    }
}

/// What a slot is opened with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SlotKind {
    Passphrase,
    RecoveryCode,
    HeldKey,
}
