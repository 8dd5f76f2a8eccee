//! Who writes in an open vault, and the key that they sign with.

use domain::AuthorId;
use ledger::{SigningKey, VerifyingKey};
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::keys::random;

/// An author with the key that they sign with. Every key slot of one author holds the same.
pub(crate) struct Signer {
    pub(crate) author: AuthorId,
    pub(crate) key: SigningKey,
}

impl Signer {
    /// Somebody new.
    pub(crate) fn random() -> Result<Self, VaultError> {
        Self::with_a_new_key(AuthorId::new(
            uuid::Builder::from_random_bytes(random::bytes()?).into_uuid(),
        ))
    }

    /// This author, with another key than before.
    pub(crate) fn with_a_new_key(author: AuthorId) -> Result<Self, VaultError> {
        let seed = Zeroizing::new(random::bytes::<32>()?);
        Ok(Self {
            author,
            key: SigningKey::from_seed(*seed),
        })
    }

    /// What anybody may know of them.
    pub(crate) fn named(&self) -> (AuthorId, VerifyingKey) {
        (self.author, self.key.verifying_key())
    }
}
