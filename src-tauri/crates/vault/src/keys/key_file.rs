//! The file `keys`: who may open the vault.
//!
//! Up to eight slots, each the vault key and an author's signing seed, wrapped under a key stretched from a passphrase or a
//! recovery code, or kept elsewhere. Layout in `docs/vault-format.md`. Three tags tell apart what AES-GCM alone cannot: the
//! checksum (is this file as it was written?), a slot's commitment (is this the right passphrase?), the vault's commitment
//! (is this the right key?).

use domain::{AuthorId, VaultId};
use ring::digest::{SHA256, digest};

use crate::error::{Part, VaultError};
use crate::keys::derive::{Key, VaultKey, id_bytes};
use crate::keys::key_cost::KeyCost;
use crate::keys::signer::Signer;
use crate::keys::slot::{Layout, Slot, take};
use crate::keys::stretched::Stretched;
use crate::keys::unlock::{SlotKind, Unlock};

const MAGIC: &[u8; 8] = b"daybookK";
/// The newest version of this file.
pub(crate) const VERSION: u16 = Layout::KeyAndSeed as u16;
const MOST_SLOTS: usize = 8;
const CHECKSUM_LENGTH: usize = 32;

/// A key file as read or about to be written.
#[derive(Clone)]
pub(crate) struct KeyFile {
    id: VaultId,
    commitment: [u8; 32],
    /// Of all its slots. The file's version says which.
    layout: Layout,
    slots: Vec<Slot>,
    /// The checksum that stood in the file, where it is not that of what stood before it.
    wrong_checksum: Option<[u8; CHECKSUM_LENGTH]>,
}

/// What a key file gives to whoever opens it.
pub(crate) struct UnlockedKeys {
    pub(crate) vault_key: VaultKey,
    /// Nobody where the slot is of version 1: then the store knows.
    pub(crate) signer: Option<Signer>,
    /// What opened the slot, so that it can be sealed anew; nothing where the keys were kept.
    pub(crate) stretched: Option<Stretched>,
}

impl KeyFile {
    /// A key file without slots. It opens nothing until one is [put](Self::put).
    pub(crate) fn new(key: &VaultKey, id: VaultId) -> Self {
        Self {
            id,
            commitment: key.commitment(),
            layout: Layout::KeyAndSeed,
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
        self.slots.iter().any(|slot| slot.kind() == Some(kind))
    }

    /// Whether this author has a slot of a kind.
    pub(crate) fn has_of(&self, author: AuthorId, kind: SlotKind) -> bool {
        self.slots
            .iter()
            .any(|slot| slot.kind() == Some(kind) && belongs_to(slot, author))
    }

    /// Whether somebody else can open the vault, too.
    pub(crate) fn lets_in_others_than(&self, author: AuthorId) -> bool {
        self.slots.iter().any(|slot| !belongs_to(slot, author))
    }

    /// Whether a slot is left that wraps the vault key alone, so that the seed of its author has to stay in the store.
    pub(crate) fn needs_seed_in_store(&self) -> bool {
        self.slots
            .iter()
            .any(|slot| slot.layout() == Layout::KeyAlone)
    }

    /// The cost of an author's slot of a kind, to be kept when that slot is replaced.
    pub(crate) fn cost_of(&self, author: AuthorId, kind: SlotKind) -> Option<KeyCost> {
        let is_it = |slot: &&Slot| slot.kind() == Some(kind) && belongs_to(slot, author);
        self.slots.iter().find(is_it)?.stretching().ok()?.cost()
    }

    /// Puts one slot in place of all others of its kind and author.
    pub(crate) fn put(
        &mut self,
        unlock: Unlock<'_>,
        cost: KeyCost,
        key: &VaultKey,
        signer: &Signer,
    ) -> Result<(), VaultError> {
        self.put_stretched(&Stretched::new(unlock, cost)?, key, signer)
    }

    /// The same where the stretching is done.
    pub(crate) fn put_stretched(
        &mut self,
        stretched: &Stretched,
        key: &VaultKey,
        signer: &Signer,
    ) -> Result<(), VaultError> {
        self.slots
            .retain(|slot| slot.kind() != Some(stretched.kind) || !belongs_to(slot, signer.author));
        if self.slots.len() >= MOST_SLOTS {
            return Err(VaultError::NoFreeSlot);
        }
        let slot = Slot::seal(stretched, key, signer, |slot| self.slot_header(slot))?;
        self.slots.push(slot);
        self.layout = Layout::KeyAndSeed;
        self.wrong_checksum = None;
        Ok(())
    }

    /// Unwraps what a slot holds.
    pub(crate) fn unlock(&self, unlock: Unlock<'_>) -> Result<UnlockedKeys, VaultError> {
        let mut tried = false;
        let kind = Some(unlock.kind());
        for slot in self.slots.iter().filter(|slot| slot.kind() == kind) {
            let Ok(stretching) = slot.stretching() else {
                if self.intact() {
                    return Err(VaultError::UnreasonableCost);
                }
                continue;
            };
            tried = true;
            let stretched = Stretched::again(unlock, stretching, slot.salt)?;
            if slot.is_for(&stretched.key, &self.id) {
                let unlocked = self.unwrap(slot, &stretched.key)?;
                return Ok(UnlockedKeys {
                    stretched: Some(stretched),
                    ..unlocked
                });
            }
        }
        Err(match (self.intact(), tried, unlock) {
            (false, ..) => VaultError::damaged(Part::Keys),
            (true, false, Unlock::RecoveryCode(_)) => VaultError::NoRecoveryCode,
            (true, ..) => VaultError::WrongPassphrase,
        })
    }

    /// Unwraps what a slot holds where the stretching is done.
    pub(crate) fn unlock_stretched(
        &self,
        stretched: &Stretched,
    ) -> Result<UnlockedKeys, VaultError> {
        let is_for =
            |slot: &&Slot| slot.was_made_of(stretched) && slot.is_for(&stretched.key, &self.id);
        match self.slots.iter().find(is_for) {
            Some(slot) => self.unwrap(slot, &stretched.key),
            None => Err(VaultError::damaged(Part::Keys)),
        }
    }

    fn unwrap(&self, slot: &Slot, stretched: &Key) -> Result<UnlockedKeys, VaultError> {
        let content = slot.open(stretched, &self.id, self.slot_header(slot))?;
        let vault_key = VaultKey::new(self.id, content.key);
        match vault_key.commitment() == self.commitment {
            true => Ok(UnlockedKeys {
                vault_key,
                signer: content.signer,
                stretched: None,
            }),
            false => Err(VaultError::damaged(Part::Keys)),
        }
    }

    /// What a slot's wrapping is bound to: the vault it is for, and everything else that stands in the slot, as it was when
    /// it was made.
    fn slot_header(&self, slot: &Slot) -> Vec<u8> {
        let mut header = self.beginning(slot.layout());
        slot.write_head(slot.layout(), &mut header);
        header
    }

    fn beginning(&self, layout: Layout) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(2048);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&(layout as u16).to_be_bytes());
        bytes.extend_from_slice(&id_bytes(&self.id));
        bytes.extend_from_slice(&self.commitment);
        bytes
    }

    /// The bytes of the file. One that was read damaged stays what it is: a checksum made anew would call it whole.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.beginning(self.layout);
        bytes.push(u8::try_from(self.slots.len()).expect("there are at most eight slots"));
        for slot in &self.slots {
            slot.write(self.layout, &mut bytes);
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
        let layout = match (u16::from_be_bytes(take(&mut rest)?), intact) {
            (1, _) => Layout::KeyAlone,
            (2, _) => Layout::KeyAndSeed,
            (found, true) => {
                return Err(VaultError::NewerVersion {
                    found: found.into(),
                    known: VERSION.into(),
                });
            }
            (_, false) => return Err(damaged()),
        };
        let id = VaultId::new(uuid::Uuid::from_bytes(take(&mut rest)?));
        let commitment = take(&mut rest)?;
        let [count] = take(&mut rest)?;
        if usize::from(count) > MOST_SLOTS || rest.len() != usize::from(count) * layout.length() {
            return Err(damaged());
        }
        let slots = (0..count)
            .map(|_| Slot::read(layout, &mut rest))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            id,
            commitment,
            layout,
            slots,
            wrong_checksum: (!intact).then_some(*checksum),
        })
    }
}

/// Reads a key file as it stands on the disk and insists that it opens to this key and this signer.
pub(crate) fn verify_written(
    written: &[u8],
    unlock: impl FnOnce(&KeyFile) -> Result<UnlockedKeys, VaultError>,
    key: &VaultKey,
    signer: &Signer,
) -> Result<(), VaultError> {
    let keys = KeyFile::from_bytes(written)?;
    let opened = unlock(&keys)?;
    let is_of = |found: Signer| found.named() == signer.named();
    match keys.intact()
        && opened.vault_key.commitment() == key.commitment()
        && opened.signer.is_some_and(is_of)
    {
        true => Ok(()),
        false => Err(VaultError::damaged(Part::Keys)),
    }
}

/// Slots that name nobody belong to the first author: nobody else is let in while there is one.
fn belongs_to(slot: &Slot, author: AuthorId) -> bool {
    slot.author().is_none_or(|of| of == author)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::held_key::HeldKey;
    use crate::keys::secret::{Passphrase, RecoveryCode};

    fn vault() -> (VaultKey, KeyFile) {
        let id = VaultId::new(uuid::Uuid::from_bytes([7; 16]));
        let key = VaultKey::random(id).unwrap();
        let mut file = KeyFile::new(&key, id);
        file.put(
            Unlock::Passphrase(&passphrase("plum orchard")),
            KeyCost::FLOOR,
            &key,
            &Signer::random().unwrap(),
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
        assert_eq!(opened.vault_key.key().expose(), key.key().expose());
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
        // One bit in each field: identity, commitment, slot salt, author, slot commitment, nonce, wrapped key and seed.
        for at in [
            12,
            30,
            59 + 13,
            59 + 29,
            59 + 45,
            59 + 77,
            59 + 89,
            59 + 168,
        ] {
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
        let (_, file) = vault();
        let mut bytes = file.to_bytes();
        bytes[60..64].fill(0xff);
        let read = KeyFile::from_bytes(&with_checksum(bytes)).unwrap();
        assert!(matches!(
            read.unlock(Unlock::Passphrase(&passphrase("plum orchard"))),
            Err(VaultError::UnreasonableCost)
        ));
    }

    #[test]
    fn a_newer_version_is_said_to_be_newer() {
        let (_, file) = vault();
        let mut bytes = file.to_bytes();
        bytes[9] = 3;
        assert!(matches!(
            KeyFile::from_bytes(&with_checksum(bytes)),
            Err(VaultError::NewerVersion { found: 3, known: 2 })
        ));
    }

    fn with_checksum(mut bytes: Vec<u8>) -> Vec<u8> {
        bytes.truncate(bytes.len() - CHECKSUM_LENGTH);
        let checksum = digest(&SHA256, &bytes);
        bytes.extend_from_slice(checksum.as_ref());
        bytes
    }

    #[test]
    fn each_slot_says_who_opened_and_a_new_one_takes_the_place_of_that_authors_own() {
        let (key, mut file) = vault();
        let other = Signer::random().unwrap();
        let held = HeldKey::random().unwrap();
        let others = HeldKey::random().unwrap();
        let another = Signer::random().unwrap();
        file.put(Unlock::HeldKey(&others), KeyCost::FLOOR, &key, &another)
            .unwrap();
        file.put(Unlock::HeldKey(&held), KeyCost::FLOOR, &key, &other)
            .unwrap();
        let code = RecoveryCode::generate().unwrap();
        file.put(Unlock::RecoveryCode(&code), KeyCost::FLOOR, &key, &other)
            .unwrap();
        let changed = HeldKey::random().unwrap();
        file.put(Unlock::HeldKey(&changed), KeyCost::FLOOR, &key, &other)
            .unwrap();
        let read = KeyFile::from_bytes(&file.to_bytes()).unwrap();
        assert!(read.unlock(Unlock::HeldKey(&held)).is_err());
        let unlock = Unlock::HeldKey(&others);
        let stretched = Stretched::new(unlock, KeyCost::FLOOR).unwrap();
        for opened in [read.unlock(unlock), read.unlock_stretched(&stretched)] {
            assert_eq!(opened.unwrap().signer.unwrap().named(), another.named());
        }
        for unlock in [Unlock::HeldKey(&changed), Unlock::RecoveryCode(&code)] {
            let opened = read.unlock(unlock).unwrap();
            assert_eq!(opened.vault_key.key().expose(), key.key().expose());
            let signer = opened.signer.unwrap();
            assert_eq!(signer.named(), other.named());
        }
        let keeper = read
            .unlock(Unlock::Passphrase(&passphrase("plum orchard")))
            .unwrap();
        let keeper = keeper.signer.unwrap();
        assert_ne!(keeper.named(), other.named());
        assert!(read.lets_in_others_than(keeper.author));
        assert!(!read.has_of(keeper.author, SlotKind::RecoveryCode));
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
