//! How much memory and time it takes to try one passphrase (Argon2id, version 1.3).

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::keys::derive::Key;

/// The cost of one try: memory in KiB, passes, lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyCost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

const MIB: u32 = 1024;

impl KeyCost {
    /// The least that is ever written or accepted: 64 MiB, 3 passes, 4 lanes.
    pub const FLOOR: Self = Self {
        memory_kib: 64 * MIB,
        passes: 3,
        lanes: 4,
    };

    /// Where calibration begins: 256 MiB, 3 passes, 4 lanes.
    pub const START: Self = Self {
        memory_kib: 256 * MIB,
        passes: 3,
        lanes: 4,
    };

    /// Beyond this a key file is not believed: it would take the machine's memory or the evening.
    const CEILING: Self = Self {
        memory_kib: 2048 * MIB,
        passes: 16,
        lanes: 16,
    };

    /// The longest one try may take on the machine where the vault is made.
    const LONGEST: Duration = Duration::from_secs(1);

    /// A cost read from a file. Checked here, before anything is allocated.
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, VaultError> {
        let within = |value, floor, ceiling| (floor..=ceiling).contains(&value);
        let (floor, ceiling) = (Self::FLOOR, Self::CEILING);
        if within(memory_kib, floor.memory_kib, ceiling.memory_kib)
            && within(passes, floor.passes, ceiling.passes)
            && within(lanes, floor.lanes, ceiling.lanes)
        {
            Ok(Self {
                memory_kib,
                passes,
                lanes,
            })
        } else {
            Err(VaultError::UnreasonableCost)
        }
    }

    /// The cost to use on this machine: [`START`](Self::START), halved in memory until one try takes at most about a
    /// second, and never under [`FLOOR`](Self::FLOOR).
    pub fn calibrated() -> Result<Self, VaultError> {
        let mut cost = Self::START;
        loop {
            let begun = Instant::now();
            cost.stretch(b"calibration", &[0; 16])?;
            if begun.elapsed() <= Self::LONGEST || cost == Self::FLOOR {
                return Ok(cost);
            }
            cost.memory_kib = (cost.memory_kib / 2).max(Self::FLOOR.memory_kib);
        }
    }

    /// Memory in KiB.
    pub fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over the memory.
    pub fn passes(self) -> u32 {
        self.passes
    }

    /// Lanes.
    pub fn lanes(self) -> u32 {
        self.lanes
    }

    /// Turns a secret into a key, at this cost. The working memory goes back to the system, which wipes it.
    pub(crate) fn stretch(self, secret: &[u8], salt: &[u8; 16]) -> Result<Key, VaultError> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| VaultError::UnreasonableCost)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret, salt, key.as_mut_slice())
            .map_err(|_| VaultError::UnreasonableCost)?;
        Ok(Key::from_slice(key.as_slice()).expect("thirty-two bytes were asked for"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_beyond_the_ceilings_or_under_the_floor_are_refused() {
        for (memory, passes, lanes) in [
            (2048 * MIB + 1, 3, 4),
            (u32::MAX, 3, 4),
            (64 * MIB, 17, 4),
            (64 * MIB, 3, 17),
            (64 * MIB - 1, 3, 4),
            (64 * MIB, 2, 4),
            (64 * MIB, 3, 3),
            (0, 0, 0),
        ] {
            assert!(matches!(
                KeyCost::new(memory, passes, lanes),
                Err(VaultError::UnreasonableCost)
            ));
        }
        assert_eq!(KeyCost::new(64 * MIB, 3, 4).unwrap(), KeyCost::FLOOR);
    }

    #[test]
    fn calibration_stays_between_floor_and_start() {
        let cost = KeyCost::calibrated().unwrap();
        assert!((KeyCost::FLOOR.memory_kib..=KeyCost::START.memory_kib).contains(&cost.memory_kib));
    }
}
