use domain::Digest;
use serde::{Deserialize, Serialize};

use crate::tree::hashing::EMPTY_ROOT;

/// How long a ledger is, and the root over all its leaves. Whoever knows a head knows every leaf
/// below it to be unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// How many leaves.
    pub size: u64,
    /// The root over them.
    pub root: Digest,
}

impl Head {
    /// The head of a ledger in which nothing is written yet.
    pub const EMPTY: Self = Self {
        size: 0,
        root: EMPTY_ROOT,
    };
}
