//! Randomness from the operating system.

use ring::rand::{SecureRandom, SystemRandom};

use crate::error::VaultError;

/// `N` random bytes.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

/// Fills a place with random bytes.
pub(crate) fn fill(place: &mut [u8]) -> Result<(), VaultError> {
    Ok(SystemRandom::new().fill(place)?)
}
