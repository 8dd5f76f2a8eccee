use std::fmt;

use data_encoding::BASE64;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// A key or a signature that is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The text or the bytes are no Ed25519 key.
    #[error("this is not an Ed25519 key")]
    NoKey,
    /// The text or the bytes are no signature of the expected form.
    #[error("this is not a signature of the expected form")]
    NoSignature,
    /// The signature was made by another key.
    #[error("this was signed with another key")]
    OtherKey,
    /// The signature is not of this key over these bytes.
    #[error("the signature does not fit: the bytes or the signature were altered")]
    Altered,
}

/// The vault's Ed25519 key (RFC 8032), from a random seed. It lives in the encrypted store and is
/// wiped from memory when dropped.
pub struct SigningKey(Zeroizing<[u8; 32]>);

impl SigningKey {
    /// Takes 32 random bytes.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(Zeroizing::new(seed))
    }

    /// The seed, to be kept in the encrypted store and nowhere else.
    pub fn seed(&self) -> &[u8; 32] {
        &self.0
    }

    /// The public half.
    pub fn verifying_key(&self) -> VerifyingKey {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(self.pair().public_key().as_ref());
        VerifyingKey(bytes)
    }

    /// Signs bytes.
    pub fn sign(&self, bytes: &[u8]) -> Signature {
        let mut signature = [0; 64];
        signature.copy_from_slice(self.pair().sign(bytes).as_ref());
        Signature(signature)
    }

    fn pair(&self) -> Ed25519KeyPair {
        Ed25519KeyPair::from_seed_unchecked(self.0.as_ref())
            .expect("every 32 bytes are an Ed25519 seed")
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(…)")
    }
}

/// The public half of a vault's key. In a ledger it stands in Base64 (RFC 4648 §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct VerifyingKey([u8; 32]);

impl VerifyingKey {
    /// Takes 32 bytes as RFC 8032 writes them. Bytes that are no point on the curve verify nothing.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Checks a signature over bytes.
    ///
    /// # Errors
    /// The bytes, the signature or the key are not the ones that belong together.
    pub fn verify(&self, bytes: &[u8], signature: &Signature) -> Result<(), KeyError> {
        UnparsedPublicKey::new(&ED25519, self.0)
            .verify(bytes, &signature.0)
            .map_err(|_| KeyError::Altered)
    }
}

impl From<VerifyingKey> for String {
    fn from(key: VerifyingKey) -> Self {
        BASE64.encode(&key.0)
    }
}

impl TryFrom<String> for VerifyingKey {
    type Error = KeyError;

    /// Refuses 32 zero bytes. They stand for "no key" in what an endorsement signs, and are a point of small order, for
    /// which signatures can be made without any seed.
    fn try_from(text: String) -> Result<Self, KeyError> {
        let bytes = BASE64.decode(text.as_bytes()).ok();
        bytes
            .and_then(|bytes| bytes.try_into().ok())
            .filter(|bytes| *bytes != [0; 32])
            .map(Self)
            .ok_or(KeyError::NoKey)
    }
}

/// An Ed25519 signature: 64 bytes, as a `.sig` file holds them. In a ledger it stands in Base64 (RFC 4648 §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Signature([u8; 64]);

impl Signature {
    /// Takes 64 bytes.
    pub const fn new(bytes: [u8; 64]) -> Self {
        Self(bytes)
    }

    /// Takes the content of a `.sig` file.
    ///
    /// # Errors
    /// Another length than 64 bytes.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, KeyError> {
        bytes
            .try_into()
            .map(Self)
            .map_err(|_| KeyError::NoSignature)
    }

    /// The 64 bytes.
    pub const fn bytes(&self) -> &[u8; 64] {
        &self.0
    }
}

impl From<Signature> for String {
    fn from(signature: Signature) -> Self {
        BASE64.encode(&signature.0)
    }
}

impl TryFrom<String> for Signature {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, KeyError> {
        let bytes = BASE64.decode(text.as_bytes());
        Self::from_slice(&bytes.map_err(|_| KeyError::NoSignature)?)
    }
}
