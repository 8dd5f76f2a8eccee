//! One slot of the key file: the vault key and its author's signing seed, wrapped under a key that was stretched from what
//! opens it.
//!
//! A slot of version 1 wraps the vault key alone; the seed then lies in the store. It stays as it is until somebody opens
//! it, since nobody else can wrap it anew.

use domain::{AuthorId, VaultId};
use ledger::SigningKey;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use zeroize::Zeroizing;

use crate::error::{Part, VaultError};
use crate::keys::derive::{Key, VaultKey, derive};
use crate::keys::random;
use crate::keys::signer::Signer;
use crate::keys::stretched::{Stretched, Stretching};
use crate::keys::unlock::SlotKind;

const KEY: usize = 32;
const SEED: usize = 32;
const TAG: usize = 16;

/// The layout of a slot. In a key file of the second, slots that were made in the first are filled up with zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    KeyAlone = 1,
    KeyAndSeed = 2,
}

impl Layout {
    /// Bytes of a slot.
    pub(crate) const fn length(self) -> usize {
        self.head() + 12 + self.wrapped()
    }

    /// Bytes before the nonce.
    const fn head(self) -> usize {
        let author = match self {
            Self::KeyAlone => 0,
            Self::KeyAndSeed => 16,
        };
        1 + 12 + 16 + author + 32
    }

    const fn wrapped(self) -> usize {
        match self {
            Self::KeyAlone => KEY + TAG,
            Self::KeyAndSeed => KEY + SEED + TAG,
        }
    }
}

#[derive(Clone)]
pub(crate) struct Slot {
    /// What it is opened with and what it gives, as it stands in the file.
    code: u8,
    stretching: [u32; 3],
    pub(crate) salt: [u8; 16],
    /// Zeros in a slot of version 1.
    author: [u8; 16],
    commitment: [u8; 32],
    nonce: [u8; 12],
    /// Of a slot of version 1 only the beginning means anything.
    wrapped: [u8; Layout::KeyAndSeed.wrapped()],
}

/// What is inside a slot.
pub(crate) struct SlotContent {
    pub(crate) key: Key,
    /// Nobody in a slot of version 1.
    pub(crate) signer: Option<Signer>,
}

impl Slot {
    /// Wraps the vault key and the signer's seed. `header` is what the wrapping is bound to.
    pub(crate) fn seal(
        stretched: &Stretched,
        key: &VaultKey,
        signer: &Signer,
        header: impl FnOnce(&Self) -> Vec<u8>,
    ) -> Result<Self, VaultError> {
        let id = &key.id();
        let mut slot = Self {
            code: match stretched.kind {
                SlotKind::Passphrase => 3,
                SlotKind::RecoveryCode => 4,
                SlotKind::HeldKey => 5,
            },
            stretching: stretched.stretching.numbers(),
            salt: stretched.salt,
            author: signer.author.uuid().into_bytes(),
            commitment: commitment(&stretched.key, id),
            nonce: random::bytes()?,
            wrapped: [0; _],
        };
        // With room for all of it, so that no copy stays behind when it grows.
        let mut sealed = Zeroizing::new(Vec::with_capacity(slot.wrapped.len()));
        sealed.extend_from_slice(key.key().expose());
        sealed.extend_from_slice(signer.key.seed());
        wrapping_key(&stretched.key, id).seal_in_place_append_tag(
            Nonce::assume_unique_for_key(slot.nonce),
            Aad::from(header(&slot)),
            &mut *sealed,
        )?;
        slot.wrapped.copy_from_slice(&sealed);
        Ok(slot)
    }

    /// Unwraps what is inside.
    pub(crate) fn open(
        &self,
        stretched: &Key,
        id: &VaultId,
        header: Vec<u8>,
    ) -> Result<SlotContent, VaultError> {
        let damaged = || VaultError::damaged(Part::Keys);
        let mut wrapped = Zeroizing::new(self.wrapped);
        let opened = wrapping_key(stretched, id)
            .open_in_place(
                Nonce::assume_unique_for_key(self.nonce),
                Aad::from(header),
                &mut wrapped[..self.layout().wrapped()],
            )
            .map_err(|_| damaged())?;
        let (key, seed) = opened.split_at(KEY);
        let signer = self.author().zip(seed.first_chunk::<SEED>());
        Ok(SlotContent {
            key: Key::from_slice(key).ok_or_else(damaged)?,
            signer: signer.map(|(author, seed)| Signer {
                author,
                key: SigningKey::from_seed(*seed),
            }),
        })
    }

    /// What it is opened with; nothing that is known, where the file was hit.
    pub(crate) fn kind(&self) -> Option<SlotKind> {
        match self.code {
            1 | 3 => Some(SlotKind::Passphrase),
            2 | 4 => Some(SlotKind::RecoveryCode),
            5 => Some(SlotKind::HeldKey),
            _ => None,
        }
    }

    /// In which layout it was made.
    pub(crate) fn layout(&self) -> Layout {
        match self.code {
            1 | 2 => Layout::KeyAlone,
            _ => Layout::KeyAndSeed,
        }
    }

    /// Whose it is; nobody's in particular where it wraps the vault key alone.
    pub(crate) fn author(&self) -> Option<AuthorId> {
        let author = AuthorId::new(uuid::Uuid::from_bytes(self.author));
        (self.layout() == Layout::KeyAndSeed).then_some(author)
    }

    /// How what opens it is stretched.
    ///
    /// # Errors
    /// Beyond what any slot asks for.
    pub(crate) fn stretching(&self) -> Result<Stretching, VaultError> {
        Stretching::read(self.kind(), self.stretching)
    }

    /// Whether this is the right key for it. Both commitments are public: whoever could time this comparison holds the
    /// file they stand in.
    pub(crate) fn is_for(&self, stretched: &Key, id: &VaultId) -> bool {
        self.commitment == commitment(stretched, id)
    }

    /// Whether whoever stretches for this slot stretches what was stretched here, and in the same way.
    pub(crate) fn was_made_of(&self, stretched: &Stretched) -> bool {
        self.kind() == Some(stretched.kind)
            && self.stretching == stretched.stretching.numbers()
            && self.salt == stretched.salt
    }

    /// What stands before the nonce.
    pub(crate) fn write_head(&self, layout: Layout, bytes: &mut Vec<u8>) {
        bytes.push(self.code);
        for number in self.stretching {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        bytes.extend_from_slice(&self.salt);
        if layout == Layout::KeyAndSeed {
            bytes.extend_from_slice(&self.author);
        }
        bytes.extend_from_slice(&self.commitment);
    }

    pub(crate) fn write(&self, layout: Layout, bytes: &mut Vec<u8>) {
        self.write_head(layout, bytes);
        bytes.extend_from_slice(&self.nonce);
        bytes.extend_from_slice(&self.wrapped[..layout.wrapped()]);
    }

    pub(crate) fn read(layout: Layout, rest: &mut &[u8]) -> Result<Self, VaultError> {
        let [code] = take(rest)?;
        let mut stretching = [0; 3];
        for number in &mut stretching {
            *number = u32::from_be_bytes(take(rest)?);
        }
        let salt = take(rest)?;
        let author = match layout {
            Layout::KeyAlone => [0; 16],
            Layout::KeyAndSeed => take(rest)?,
        };
        let (commitment, nonce) = (take(rest)?, take(rest)?);
        let mut wrapped = [0; _];
        for byte in &mut wrapped[..layout.wrapped()] {
            [*byte] = take(rest)?;
        }
        Ok(Self {
            code,
            stretching,
            salt,
            author,
            commitment,
            nonce,
            wrapped,
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
