//! The vault key and what is derived from it.
//!
//! One random 256-bit vault key; HKDF-SHA-256 (salt: the vault id) gives each use its own key. Never use the vault key
//! itself for anything but derivation: that would tie the uses together.

use domain::VaultId;
use ring::hkdf;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::error::VaultError;
use crate::random;

/// 256 bits that must not leave this process. They stay in one place until they are wiped: what holds a key is moved
/// about, and a move leaves a copy behind.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(crate) struct Key(Box<[u8; 32]>);

impl Key {
    pub(crate) fn random() -> Result<Self, VaultError> {
        let mut key = Self::empty();
        random::fill(key.0.as_mut_slice())?;
        Ok(key)
    }

    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut key = Self::empty();
        (bytes.len() == key.0.len()).then(|| {
            key.0.copy_from_slice(bytes);
            key
        })
    }

    fn empty() -> Self {
        Self(Box::new([0; 32]))
    }

    pub(crate) fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key in lower-case hexadecimal, as SQLCipher takes a raw key.
    pub(crate) fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(data_encoding::HEXLOWER.encode(self.0.as_slice()))
    }
}

/// The key from which all others come.
pub(crate) struct VaultKey {
    id: VaultId,
    key: Key,
}

/// The keys an open vault works with.
pub(crate) struct WorkingKeys {
    pub(crate) book: Key,
    pub(crate) files: Key,
    pub(crate) head: Key,
}

impl VaultKey {
    pub(crate) fn random(id: VaultId) -> Result<Self, VaultError> {
        Ok(Self {
            id,
            key: Key::random()?,
        })
    }

    pub(crate) fn new(id: VaultId, key: Key) -> Self {
        Self { id, key }
    }

    pub(crate) fn id(&self) -> VaultId {
        self.id
    }

    pub(crate) fn key(&self) -> &Key {
        &self.key
    }

    pub(crate) fn working_keys(&self) -> WorkingKeys {
        WorkingKeys {
            book: derive(&self.key, &self.id, b"daybook vault v1 book"),
            files: derive(&self.key, &self.id, b"daybook vault v1 files"),
            head: derive(&self.key, &self.id, b"daybook vault v1 head"),
        }
    }

    /// A tag that only this key and this id give: AES-GCM alone would let one slot open under two keys.
    pub(crate) fn commitment(&self) -> [u8; 32] {
        *derive(&self.key, &self.id, b"daybook vault v1 commitment").expose()
    }
}

/// One key derived from another, for one use.
pub(crate) fn derive(from: &Key, id: &VaultId, info: &[u8]) -> Key {
    let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, &id_bytes(id)).extract(from.expose());
    let mut derived = Key::empty();
    prk.expand(&[info], hkdf::HKDF_SHA256)
        .and_then(|okm| okm.fill(derived.0.as_mut_slice()))
        .expect("HKDF-SHA-256 gives 32 bytes for any info");
    derived
}

/// The sixteen bytes of a vault id, as they stand in every file.
pub(crate) fn id_bytes(id: &VaultId) -> [u8; 16] {
    id.uuid().into_bytes()
}
