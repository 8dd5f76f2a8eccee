//! One slot of the key file: the vault key, wrapped under a key that was stretched from what opens it.

use domain::VaultId;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use zeroize::Zeroizing;

use crate::error::{Part, VaultError};
use crate::keys::derive::{Key, VaultKey, derive};
use crate::keys::key_cost::KeyCost;
use crate::keys::random;
use crate::keys::unlock::{SlotKind, Unlock};

pub(crate) const SLOT_LENGTH: usize = 1 + 12 + 16 + 32 + 12 + 48;

#[derive(Clone)]
pub(crate) struct Slot {
    pub(crate) kind: u8,
    /// Memory, passes, lanes as they stand in the file; believed only by [`KeyCost::new`].
    pub(crate) cost: [u32; 3],
    pub(crate) salt: [u8; 16],
    commitment: [u8; 32],
    nonce: [u8; 12],
    wrapped: [u8; 48],
}

/// What a slot is made of once the slow part is over, for which nobody needs the vault key. It opens nothing yet.
pub(crate) struct Stretched {
    pub(crate) kind: SlotKind,
    cost: KeyCost,
    salt: [u8; 16],
    pub(crate) key: Key,
}

impl Stretched {
    /// Stretches what will open the slot, with a salt of its own. Takes most of a second.
    pub(crate) fn new(unlock: Unlock<'_>, cost: KeyCost) -> Result<Self, VaultError> {
        let salt = random::bytes()?;
        Ok(Self {
            kind: unlock.kind(),
            cost,
            key: cost.stretch(unlock.secret(), &salt)?,
            salt,
        })
    }

    /// Stretches once more and compares. A key that memory got wrong would make a slot that nothing opens.
    pub(crate) fn prove(&self, unlock: Unlock<'_>) -> Result<(), VaultError> {
        let again = self.cost.stretch(unlock.secret(), &self.salt)?;
        match again.expose() == self.key.expose() {
            true => Ok(()),
            false => Err(VaultError::ReadBackDiffers),
        }
    }

    fn cost_as_written(&self) -> [u32; 3] {
        let cost = self.cost;
        [cost.memory_kib(), cost.passes(), cost.lanes()]
    }
}

impl Slot {
    /// Wraps the vault key. `header` is what the wrapping is bound to.
    pub(crate) fn seal(
        stretched: &Stretched,
        key: &VaultKey,
        id: &VaultId,
        header: impl FnOnce(&Self) -> Vec<u8>,
    ) -> Result<Self, VaultError> {
        let mut slot = Self {
            kind: stretched.kind as u8,
            cost: stretched.cost_as_written(),
            salt: stretched.salt,
            commitment: commitment(&stretched.key, id),
            nonce: random::bytes()?,
            wrapped: [0; 48],
        };
        let mut sealed = Zeroizing::new(key.key().expose().to_vec());
        wrapping_key(&stretched.key, id).seal_in_place_append_tag(
            Nonce::assume_unique_for_key(slot.nonce),
            Aad::from(header(&slot)),
            &mut *sealed,
        )?;
        slot.wrapped.copy_from_slice(&sealed);
        Ok(slot)
    }

    /// Unwraps the vault key.
    pub(crate) fn open(
        &self,
        stretched: &Key,
        id: &VaultId,
        header: Vec<u8>,
    ) -> Result<Key, VaultError> {
        let damaged = || VaultError::damaged(Part::Keys);
        let mut wrapped = Zeroizing::new(self.wrapped);
        let opened = wrapping_key(stretched, id)
            .open_in_place(
                Nonce::assume_unique_for_key(self.nonce),
                Aad::from(header),
                wrapped.as_mut_slice(),
            )
            .map_err(|_| damaged())?;
        Key::from_slice(opened).ok_or_else(damaged)
    }

    pub(crate) fn cost(&self) -> Result<KeyCost, VaultError> {
        let [memory, passes, lanes] = self.cost;
        KeyCost::new(memory, passes, lanes)
    }

    /// Whether this is the right key for it. Both commitments are public: whoever could time this comparison holds the
    /// file they stand in.
    pub(crate) fn is_for(&self, stretched: &Key, id: &VaultId) -> bool {
        self.commitment == commitment(stretched, id)
    }

    /// Whether whoever stretches for this slot stretches what was stretched here, and in the same way.
    pub(crate) fn was_made_of(&self, stretched: &Stretched) -> bool {
        self.kind == stretched.kind as u8
            && self.cost == stretched.cost_as_written()
            && self.salt == stretched.salt
    }

    /// What stands before the nonce.
    pub(crate) fn write_head(&self, bytes: &mut Vec<u8>) {
        bytes.push(self.kind);
        for number in self.cost {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        bytes.extend_from_slice(&self.salt);
        bytes.extend_from_slice(&self.commitment);
    }

    pub(crate) fn write(&self, bytes: &mut Vec<u8>) {
        self.write_head(bytes);
        bytes.extend_from_slice(&self.nonce);
        bytes.extend_from_slice(&self.wrapped);
    }

    pub(crate) fn read(rest: &mut &[u8]) -> Result<Self, VaultError> {
        let [kind] = take(rest)?;
        let mut cost = [0; 3];
        for number in &mut cost {
            *number = u32::from_be_bytes(take(rest)?);
        }
        Ok(Self {
            kind,
            cost,
            salt: take(rest)?,
            commitment: take(rest)?,
            nonce: take(rest)?,
            wrapped: take(rest)?,
        })
    }
}

/// The next bytes of a key file.
pub(crate) fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], VaultError> {
    let (taken, left) = rest
        .split_first_chunk::<N>()
        .ok_or(VaultError::damaged(Part::Keys))?;
    *rest = left;
    Ok(*taken)
}

fn commitment(stretched: &Key, id: &VaultId) -> [u8; 32] {
    *derive(stretched, id, b"daybook vault v1 slot commitment").expose()
}

fn wrapping_key(stretched: &Key, id: &VaultId) -> LessSafeKey {
    let key = derive(stretched, id, b"daybook vault v1 slot wrapping");
    LessSafeKey::new(
        UnboundKey::new(&AES_256_GCM, key.expose()).expect("the key has the length AES-256 takes"),
    )
}
