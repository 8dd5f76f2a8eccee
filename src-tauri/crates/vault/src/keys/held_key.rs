//! A key that somebody else keeps, in another vault say, and that opens this one.

use crate::error::VaultError;
use crate::keys::derive::Key;

/// 256 random bits that open a vault without being stretched. Only for a key that was made at random and lies encrypted
/// elsewhere: what a person can remember could be guessed at once.
pub struct HeldKey(Key);

impl HeldKey {
    /// A fresh key.
    ///
    /// # Errors
    /// The operating system gave no random numbers.
    pub fn random() -> Result<Self, VaultError> {
        Key::random().map(Self)
    }

    /// Takes the 32 bytes of a key that was made before; nothing for any other length.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        Key::from_slice(bytes).map(Self)
    }

    /// Its bytes, for wherever it is kept, encrypted.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.expose()
    }
}

impl std::fmt::Debug for HeldKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HeldKey(…)")
    }
}
