//! What opens a slot, once the slow part is over.

use crate::error::VaultError;
use crate::keys::derive::Key;
use crate::keys::key_cost::KeyCost;
use crate::keys::random;
use crate::keys::unlock::{SlotKind, Unlock};

/// How a key is made of what opens a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stretching {
    Argon2id(KeyCost),
    /// It is a key already.
    None,
}

impl Stretching {
    /// How what is of this kind is stretched; the cost is only for what a person can remember or write down.
    fn of(kind: SlotKind, cost: KeyCost) -> Self {
        match kind {
            SlotKind::Passphrase | SlotKind::RecoveryCode => Self::Argon2id(cost),
            SlotKind::HeldKey => Self::None,
        }
    }

    /// As the three numbers of a slot say it: memory in KiB, passes, lanes; all zero where nothing is stretched.
    ///
    /// # Errors
    /// Beyond what any slot asks for. Found before anything is allocated.
    pub(crate) fn read(kind: Option<SlotKind>, numbers: [u32; 3]) -> Result<Self, VaultError> {
        if kind == Some(SlotKind::HeldKey) {
            return match numbers {
                [0, 0, 0] => Ok(Self::None),
                _ => Err(VaultError::UnreasonableCost),
            };
        }
        let [memory, passes, lanes] = numbers;
        KeyCost::new(memory, passes, lanes).map(Self::Argon2id)
    }

    pub(crate) fn numbers(self) -> [u32; 3] {
        match self {
            Self::Argon2id(cost) => [cost.memory_kib(), cost.passes(), cost.lanes()],
            Self::None => [0; 3],
        }
    }

    pub(crate) fn cost(self) -> Option<KeyCost> {
        match self {
            Self::Argon2id(cost) => Some(cost),
            Self::None => None,
        }
    }
}

/// What a slot is made of and opened with, for which nobody needs the vault key. It opens nothing by itself.
pub(crate) struct Stretched {
    pub(crate) kind: SlotKind,
    pub(crate) stretching: Stretching,
    pub(crate) salt: [u8; 16],
    pub(crate) key: Key,
}

impl Stretched {
    /// Stretches what will open a new slot, with a salt of its own. Takes most of a second, but for a key.
    pub(crate) fn new(unlock: Unlock<'_>, cost: KeyCost) -> Result<Self, VaultError> {
        let stretching = Stretching::of(unlock.kind(), cost);
        let salt = match stretching {
            Stretching::Argon2id(_) => random::bytes()?,
            Stretching::None => [0; 16],
        };
        Self::again(unlock, stretching, salt)
    }

    /// Stretches as it was done before.
    pub(crate) fn again(
        unlock: Unlock<'_>,
        stretching: Stretching,
        salt: [u8; 16],
    ) -> Result<Self, VaultError> {
        let key = match stretching {
            Stretching::Argon2id(cost) => cost.stretch(unlock.secret(), &salt)?,
            Stretching::None => {
                Key::from_slice(unlock.secret()).ok_or(VaultError::WrongPassphrase)?
            }
        };
        Ok(Self {
            kind: unlock.kind(),
            stretching,
            salt,
            key,
        })
    }

    /// Stretches once more and compares. A key that memory got wrong would make a slot that nothing opens.
    pub(crate) fn verify(&self, unlock: Unlock<'_>) -> Result<(), VaultError> {
        let again = Self::again(unlock, self.stretching, self.salt)?;
        match again.key.expose() == self.key.expose() {
            true => Ok(()),
            false => Err(VaultError::ReadBackDiffers),
        }
    }
}
