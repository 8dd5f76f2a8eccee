//! The ledger as it is kept.

use std::collections::BTreeSet;

use domain::VaultId;
use ledger::{CommittedBody, HandOver, Head, KeyName, Leaf};

/// The ledger of a case: every leaf, in order.
#[derive(Debug, Clone)]
pub struct LedgerExtract {
    /// Whose ledger it is.
    pub vault: VaultId,
    /// Its size and root.
    pub head: Head,
    /// The signed note over that head.
    pub checkpoint: String,
    /// The other keys in force.
    pub also: BTreeSet<KeyName>,
    /// All leaves, from 0 on.
    pub leaves: Vec<KeptLeaf>,
    /// What was handed over before, as it was signed, oldest first.
    pub earlier: Vec<HandOver>,
}

/// A leaf with what it commits to, where that was not erased.
#[derive(Debug, Clone)]
pub struct KeptLeaf {
    /// The leaf.
    pub leaf: Leaf,
    /// Its body.
    pub body: Option<CommittedBody>,
}
