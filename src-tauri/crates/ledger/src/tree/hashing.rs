//! How leaves and nodes are hashed: RFC 6962 §2.1.

use domain::Digest;
use sha2::{Digest as _, Sha256};

/// More leaves than any ledger can have: a sequence stays a number that every JSON reader keeps.
pub const LARGEST_SIZE: u64 = crate::LARGEST_NUMBER;

/// The root of a tree without leaves: SHA-256 of nothing.
pub const EMPTY_ROOT: Digest = Digest::new([
    0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24,
    0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
]);

/// The hash of a leaf: SHA-256 over a zero byte and the leaf's bytes.
pub fn leaf_hash(bytes: &[u8]) -> Digest {
    let hash = Sha256::new().chain_update([0]).chain_update(bytes);
    Digest::new(hash.finalize().into())
}

pub(crate) fn parent_hash(left: &Digest, right: &Digest) -> Digest {
    let hash = Sha256::new()
        .chain_update([1])
        .chain_update(left.bytes())
        .chain_update(right.bytes());
    Digest::new(hash.finalize().into())
}
