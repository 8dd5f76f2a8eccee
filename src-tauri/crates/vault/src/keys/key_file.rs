//! The file `keys`: who may open the vault.
//!
//! Up to eight slots, each the vault key wrapped under a key stretched from a passphrase or a recovery code. Layout in
//! `docs/vault-format.md`. Three tags tell apart what AES-GCM alone cannot: the checksum (is this file as it was
//! written?), a slot's commitment (is this the right passphrase?), the vault's commitment (is this the right key?).

use domain::VaultId;
use ring::digest::{SHA256, digest};

use crate::error::{Part, VaultError};
use crate::keys::derive::{Key, VaultKey, id_bytes};
use crate::keys::key_cost::KeyCost;
use crate::keys::slot::{SLOT_LENGTH, Slot, Stretched, take};
use crate::keys::unlock::{SlotKind, Unlock};

const MAGIC: &[u8; 8] = b"daybookK";
/// The version of this layout.
pub(crate) const VERSION: u16 = 1;
const MOST_SLOTS: usize = 8;
const PREFIX_LENGTH: usize = 8 + 2 + 16 + 32 + 1;
const CHECKSUM_LENGTH: usize = 32;

/// A key file as read or about to be written.
#[derive(Clone)]
pub(crate) struct KeyFile {
    id: VaultId,
    commitment: [u8; 32],
    slots: Vec<Slot>,
    /// The checksum that stood in the file, where it is not that of what stood before it.
    wrong_checksum: Option<[u8; CHECKSUM_LENGTH]>,
}

impl KeyFile {
    /// A key file without slots. It opens nothing until one is [put](Self::put).
    pub(crate) fn new(key: &VaultKey, id: VaultId) -> Self {
        Self {
            id,
            commitment: key.commitment(),
            slots: Vec::new(),
            wrong_checksum: None,
        }
    }

    pub(crate) fn id(&self) -> VaultId {
        self.id
    }

    /// Whether the file is, bit for bit, as it was written.
    pub(crate) fn intact(&self) -> bool {
        self.wrong_checksum.is_none()
    }

    /// Whether the file is as it was written, and its slots give this key to whoever knows what they were made for: all
    /// that can be proved of it without a passphrase.
    pub(crate) fn is_whole_for(&self, key: &VaultKey) -> bool {
        self.intact()
            && self.id == key.id()
            && self.commitment == key.commitment()
            && !self.slots.is_empty()
    }

    pub(crate) fn has(&self, kind: SlotKind) -> bool {
        self.slots.iter().any(|slot| slot.kind == kind as u8)
    }

    /// The cost of the first slot of a kind, to be kept when that slot is replaced.
    pub(crate) fn cost_of(&self, kind: SlotKind) -> Option<KeyCost> {
        let slot = self.slots.iter().find(|slot| slot.kind == kind as u8)?;
        slot.cost().ok()
    }

    /// Puts one slot in place of all others of its kind.
    pub(crate) fn put(
        &mut self,
        unlock: Unlock<'_>,
        cost: KeyCost,
        key: &VaultKey,
    ) -> Result<(), VaultError> {
        self.put_stretched(&Stretched::new(unlock, cost)?, key)
    }

    /// The same where the stretching is done.
    pub(crate) fn put_stretched(
        &mut self,
        stretched: &Stretched,
        key: &VaultKey,
    ) -> Result<(), VaultError> {
        self.slots.retain(|slot| slot.kind != stretched.kind as u8);
        if self.slots.len() >= MOST_SLOTS {
            return Err(VaultError::NoFreeSlot);
        }
        let slot = Slot::seal(stretched, key, &self.id, |slot| self.slot_header(slot))?;
        self.slots.push(slot);
        self.wrong_checksum = None;
        Ok(())
    }

    /// Unwraps the vault key.
    pub(crate) fn unlock(&self, unlock: Unlock<'_>) -> Result<VaultKey, VaultError> {
        let mut tried = false;
        for slot in self
            .slots
            .iter()
            .filter(|slot| slot.kind == unlock.kind() as u8)
        {
            let Ok(cost) = slot.cost() else {
                if self.intact() {
                    return Err(VaultError::UnreasonableCost);
                }
                continue;
            };
            tried = true;
            let key = cost.stretch(unlock.secret(), &slot.salt)?;
            if slot.is_for(&key, &self.id) {
                return self.unwrap(slot, &key);
            }
        }
        Err(match (self.intact(), tried, unlock) {
            (false, ..) => VaultError::damaged(Part::Keys),
            (true, false, Unlock::RecoveryCode(_)) => VaultError::NoRecoveryCode,
            (true, ..) => VaultError::WrongPassphrase,
        })
    }

    /// Unwraps the vault key where the stretching is done.
    pub(crate) fn unlock_stretched(&self, stretched: &Stretched) -> Result<VaultKey, VaultError> {
        let slot = self.slots.iter().find(|slot| slot.was_made_of(stretched));
        match slot.filter(|slot| slot.is_for(&stretched.key, &self.id)) {
            Some(slot) => self.unwrap(slot, &stretched.key),
            None => Err(VaultError::damaged(Part::Keys)),
        }
    }

    fn unwrap(&self, slot: &Slot, stretched: &Key) -> Result<VaultKey, VaultError> {
        let header = self.slot_header(slot);
        let key = VaultKey::new(self.id, slot.open(stretched, &self.id, header)?);
        match key.commitment() == self.commitment {
            true => Ok(key),
            false => Err(VaultError::damaged(Part::Keys)),
        }
    }

    /// What a slot's wrapping is bound to: the vault it is for, and everything else that stands in the slot.
    fn slot_header(&self, slot: &Slot) -> Vec<u8> {
        let mut header = Vec::with_capacity(128);
        header.extend_from_slice(MAGIC);
        header.extend_from_slice(&VERSION.to_be_bytes());
        header.extend_from_slice(&id_bytes(&self.id));
        header.extend_from_slice(&self.commitment);
        slot.write_head(&mut header);
        header
    }

    /// The bytes of the file. One that was read damaged stays what it is: a checksum made anew would call it whole.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes =
            Vec::with_capacity(PREFIX_LENGTH + self.slots.len() * SLOT_LENGTH + CHECKSUM_LENGTH);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_be_bytes());
        bytes.extend_from_slice(&id_bytes(&self.id));
        bytes.extend_from_slice(&self.commitment);
        bytes.push(u8::try_from(self.slots.len()).expect("there are at most eight slots"));
        for slot in &self.slots {
            slot.write(&mut bytes);
        }
        let checksum = digest(&SHA256, &bytes);
        match &self.wrong_checksum {
            Some(wrong) => bytes.extend_from_slice(wrong),
            None => bytes.extend_from_slice(checksum.as_ref()),
        }
        bytes
    }

    /// Reads the bytes of a file. One whose checksum is wrong is still read as far as it goes, because a slot that was
    /// not hit may open; [`intact`](Self::intact) then says so.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, VaultError> {
        let damaged = || VaultError::damaged(Part::Keys);
        let (content, checksum) = bytes
            .split_last_chunk::<CHECKSUM_LENGTH>()
            .ok_or_else(damaged)?;
        let intact = digest(&SHA256, content).as_ref() == checksum;
        let mut rest = content;
        if take::<8>(&mut rest)? != *MAGIC {
            return Err(damaged());
        }
        let version = u16::from_be_bytes(take(&mut rest)?);
        if version != VERSION {
            return Err(match intact {
                true => VaultError::NewerVersion {
                    found: version.into(),
                    known: VERSION.into(),
                },
                false => damaged(),
            });
        }
        let id = VaultId::new(uuid::Uuid::from_bytes(take(&mut rest)?));
        let commitment = take(&mut rest)?;
        let [count] = take(&mut rest)?;
        if usize::from(count) > MOST_SLOTS || rest.len() != usize::from(count) * SLOT_LENGTH {
            return Err(damaged());
        }
        let slots = (0..count)
            .map(|_| Slot::read(&mut rest))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            id,
            commitment,
            slots,
            wrong_checksum: (!intact).then_some(*checksum),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::secret::{Passphrase, RecoveryCode};

    fn vault() -> (VaultKey, KeyFile) {
        let id = VaultId::new(uuid::Uuid::from_bytes([7; 16]));
        let key = VaultKey::random(id).unwrap();
        let mut file = KeyFile::new(&key, id);
        file.put(
            Unlock::Passphrase(&passphrase("plum orchard")),
            KeyCost::FLOOR,
            &key,
        )
        .unwrap();
        (key, file)
    }

    fn passphrase(words: &str) -> Passphrase {
        Passphrase::new(words.into()).unwrap()
    }

    #[test]
    fn the_passphrase_opens_and_another_does_not() {
        let (key, file) = vault();
        let read = KeyFile::from_bytes(&file.to_bytes()).unwrap();
        let opened = read
            .unlock(Unlock::Passphrase(&passphrase("plum orchard")))
            .unwrap();
        assert_eq!(opened.key().expose(), key.key().expose());
        assert!(matches!(
            read.unlock(Unlock::Passphrase(&passphrase("plum orchards"))),
            Err(VaultError::WrongPassphrase)
        ));
        let code = RecoveryCode::generate().unwrap();
        assert!(matches!(
            read.unlock(Unlock::RecoveryCode(&code)),
            Err(VaultError::NoRecoveryCode)
        ));
    }

    #[test]
    fn a_damaged_slot_is_damage_and_not_a_wrong_passphrase() {
        let (_, file) = vault();
        let bytes = file.to_bytes();
        // One bit in each field: identity, commitment, slot salt, slot commitment, nonce, wrapped key.
        for at in [12, 30, 59 + 13, 59 + 29, 59 + 61, 59 + 73, 59 + 120] {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            let read = KeyFile::from_bytes(&flipped).unwrap();
            assert!(!read.intact());
            assert!(
                matches!(
                    read.unlock(Unlock::Passphrase(&passphrase("plum orchard"))),
                    Err(VaultError::Damaged { part: Part::Keys })
                ),
                "byte {at}"
            );
        }
    }

    #[test]
    fn any_flipped_bit_is_noticed() {
        let (_, file) = vault();
        let bytes = file.to_bytes();
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(
                KeyFile::from_bytes(&flipped).map_or(true, |read| !read.intact()),
                "bit {bit}"
            );
        }
        for length in 0..bytes.len() {
            assert!(
                KeyFile::from_bytes(&bytes[..length]).is_err(),
                "length {length}"
            );
        }
    }

    #[test]
    fn a_slot_that_asks_for_two_tebibytes_is_refused_before_allocating() {
        let (_, mut file) = vault();
        file.slots[0].cost[0] = u32::MAX;
        let read = KeyFile::from_bytes(&file.to_bytes()).unwrap();
        assert!(matches!(
            read.unlock(Unlock::Passphrase(&passphrase("plum orchard"))),
            Err(VaultError::UnreasonableCost)
        ));
    }

    #[test]
    fn a_newer_version_is_said_to_be_newer() {
        let (_, file) = vault();
        let mut bytes = file.to_bytes();
        bytes.truncate(bytes.len() - CHECKSUM_LENGTH);
        bytes[9] = 2;
        let checksum = digest(&SHA256, &bytes);
        bytes.extend_from_slice(checksum.as_ref());
        assert!(matches!(
            KeyFile::from_bytes(&bytes),
            Err(VaultError::NewerVersion { found: 2, known: 1 })
        ));
    }

    #[test]
    fn the_slot_of_another_vault_does_not_fit() {
        let (_, file) = vault();
        let mut moved = file.clone();
        moved.id = VaultId::new(uuid::Uuid::from_bytes([8; 16]));
        assert!(
            moved
                .unlock(Unlock::Passphrase(&passphrase("plum orchard")))
                .is_err()
        );
    }
}
