//! The file `keys`: who may open the vault.
//!
//! Up to eight slots, each the vault key wrapped under a key stretched from a passphrase or a recovery code. Layout in
//! `docs/vault-format.md`. Three tags tell apart what AES-GCM alone cannot: the checksum (is this file as it was
//! written?), a slot's commitment (is this the right passphrase?), the vault's commitment (is this the right key?).

use domain::VaultId;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::digest::{SHA256, digest};
use zeroize::Zeroizing;

use crate::error::{Part, VaultError};
use crate::keys::derive::{Key, VaultKey, derive, id_bytes};
use crate::keys::key_cost::KeyCost;
use crate::keys::random;
use crate::keys::unlock::{SlotKind, Unlock};

const MAGIC: &[u8; 8] = b"daybookK";
/// The version of this layout.
pub(crate) const VERSION: u16 = 1;
const MOST_SLOTS: usize = 8;
const PREFIX_LENGTH: usize = 8 + 2 + 16 + 32 + 1;
const SLOT_LENGTH: usize = 1 + 12 + 16 + 32 + 12 + 48;
const CHECKSUM_LENGTH: usize = 32;

#[derive(Clone)]
struct Slot {
    kind: u8,
    /// Memory, passes, lanes as they stand in the file; believed only by [`KeyCost::new`].
    cost: [u32; 3],
    salt: [u8; 16],
    commitment: [u8; 32],
    nonce: [u8; 12],
    wrapped: [u8; 48],
}

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
        let [memory, passes, lanes] = slot.cost;
        KeyCost::new(memory, passes, lanes).ok()
    }

    /// Puts one slot in place of all others of its kind.
    pub(crate) fn put(
        &mut self,
        unlock: Unlock<'_>,
        cost: KeyCost,
        key: &VaultKey,
    ) -> Result<(), VaultError> {
        let kind = unlock.kind() as u8;
        self.slots.retain(|slot| slot.kind != kind);
        if self.slots.len() >= MOST_SLOTS {
            return Err(VaultError::NoFreeSlot);
        }
        let mut slot = Slot {
            kind,
            cost: [cost.memory_kib(), cost.passes(), cost.lanes()],
            salt: random::bytes()?,
            commitment: [0; 32],
            nonce: random::bytes()?,
            wrapped: [0; 48],
        };
        let stretched = cost.stretch(unlock.secret(), &slot.salt)?;
        slot.commitment = slot_commitment(&stretched, &self.id);
        let mut sealed = Zeroizing::new(key.key().expose().to_vec());
        wrapping_key(&stretched, &self.id).seal_in_place_append_tag(
            Nonce::assume_unique_for_key(slot.nonce),
            Aad::from(self.slot_header(&slot)),
            &mut *sealed,
        )?;
        slot.wrapped.copy_from_slice(&sealed);
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
            let [memory, passes, lanes] = slot.cost;
            let Ok(cost) = KeyCost::new(memory, passes, lanes) else {
                if self.intact() {
                    return Err(VaultError::UnreasonableCost);
                }
                continue;
            };
            tried = true;
            let stretched = cost.stretch(unlock.secret(), &slot.salt)?;
            // Both commitments are public: whoever could time this comparison holds the file they stand in.
            if slot_commitment(&stretched, &self.id) == slot.commitment {
                return self.unwrap(slot, &stretched);
            }
        }
        Err(match (self.intact(), tried, unlock) {
            (false, ..) => VaultError::damaged(Part::Keys),
            (true, false, Unlock::RecoveryCode(_)) => VaultError::NoRecoveryCode,
            (true, ..) => VaultError::WrongPassphrase,
        })
    }

    fn unwrap(&self, slot: &Slot, stretched: &Key) -> Result<VaultKey, VaultError> {
        let damaged = || VaultError::damaged(Part::Keys);
        let mut wrapped = Zeroizing::new(slot.wrapped);
        let opened = wrapping_key(stretched, &self.id)
            .open_in_place(
                Nonce::assume_unique_for_key(slot.nonce),
                Aad::from(self.slot_header(slot)),
                wrapped.as_mut_slice(),
            )
            .map_err(|_| damaged())?;
        let key = VaultKey::new(self.id, Key::from_slice(opened).ok_or_else(damaged)?);
        if key.commitment() == self.commitment {
            Ok(key)
        } else {
            Err(damaged())
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
            slot.write_head(&mut bytes);
            bytes.extend_from_slice(&slot.nonce);
            bytes.extend_from_slice(&slot.wrapped);
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

impl Slot {
    fn write_head(&self, bytes: &mut Vec<u8>) {
        bytes.push(self.kind);
        for number in self.cost {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        bytes.extend_from_slice(&self.salt);
        bytes.extend_from_slice(&self.commitment);
    }

    fn read(rest: &mut &[u8]) -> Result<Self, VaultError> {
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

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], VaultError> {
    let (taken, left) = rest
        .split_first_chunk::<N>()
        .ok_or(VaultError::damaged(Part::Keys))?;
    *rest = left;
    Ok(*taken)
}

fn slot_commitment(stretched: &Key, id: &VaultId) -> [u8; 32] {
    *derive(stretched, id, b"daybook vault v1 slot commitment").expose()
}

fn wrapping_key(stretched: &Key, id: &VaultId) -> LessSafeKey {
    let key = derive(stretched, id, b"daybook vault v1 slot wrapping");
    LessSafeKey::new(
        UnboundKey::new(&AES_256_GCM, key.expose()).expect("the key has the length AES-256 takes"),
    )
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
