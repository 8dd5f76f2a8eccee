//! Secrets that go into what is handed over, so that a hash of it cannot be found by trying what might be in it.

use domain::Digest;
use ring::hmac;

use crate::keys::derive::Key;
use crate::readable_vault::ReadableVault;

/// Makes blinds. Whoever has the main part of a bundle knows the hash of the part for police only; without a blind in that
/// part they could try addresses until the hash fits. The same part gets the same one, so the same plan gives the same bytes.
pub struct Blinds(Key);

impl Blinds {
    /// The blind of a part, by its name and the SHA-256 of what lists its files: HMAC-SHA-256 over both, with a line feed
    /// between.
    pub fn of(&self, part: &str, manifest: &Digest) -> Digest {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.0.expose());
        let mut tag = hmac::Context::with_key(&key);
        tag.update(part.as_bytes());
        tag.update(b"\n");
        tag.update(manifest.bytes());
        let mut blind = [0; 32];
        blind.copy_from_slice(tag.sign().as_ref());
        Digest::new(blind)
    }
}

impl ReadableVault {
    /// What makes this vault's blinds. It must not outlive the open vault.
    pub fn blinds(&self) -> Blinds {
        Blinds(self.vault_key.blinds())
    }
}
