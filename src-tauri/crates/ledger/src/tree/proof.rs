use ct_merkle::RootHash;
use domain::Digest;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::head::Head;
use crate::tree::hashing::{EMPTY_ROOT, LARGEST_SIZE, parent_hash};

/// A proof that does not prove it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The proof has too few or too many hashes for these sizes, or the sizes make no sense.
    #[error("this proof does not fit the sizes that it is given for")]
    Shape,
    /// The hashes do not lead to the root.
    #[error("this proof leads to another root")]
    Root,
}

/// The hashes from a leaf up to the root (RFC 6962 §2.1.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InclusionProof(Vec<Digest>);

impl InclusionProof {
    /// Takes hashes that were handed over, nearest to the leaf first.
    pub const fn new(hashes: Vec<Digest>) -> Self {
        Self(hashes)
    }

    /// The hashes, nearest to the leaf first.
    pub fn hashes(&self) -> &[Digest] {
        &self.0
    }

    /// Checks that the leaf with this hash stands at `index` in the tree with this head. A leaf
    /// whose words were erased is checked in the same way: only its hash is needed.
    ///
    /// # Errors
    /// The proof does not fit, or leads elsewhere.
    pub fn verify(&self, leaf_hash: Digest, index: u64, head: &Head) -> Result<(), ProofError> {
        if index >= head.size || head.size > LARGEST_SIZE {
            return Err(ProofError::Shape);
        }
        let (mut at, mut last, mut node) = (index, head.size - 1, leaf_hash);
        for sibling in &self.0 {
            if last == 0 {
                return Err(ProofError::Shape);
            }
            if at % 2 == 1 || at == last {
                node = parent_hash(sibling, &node);
                // The last node of a level without a sibling rises unchanged.
                while at % 2 == 0 && at != 0 {
                    at /= 2;
                    last /= 2;
                }
            } else {
                node = parent_hash(&node, sibling);
            }
            at /= 2;
            last /= 2;
        }
        match (last, node == head.root) {
            (0, true) => Ok(()),
            (0, false) => Err(ProofError::Root),
            _ => Err(ProofError::Shape),
        }
    }
}

/// The hashes that show one tree to be the beginning of another (RFC 6962 §2.1.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConsistencyProof(Vec<Digest>);

impl ConsistencyProof {
    /// Takes hashes that were handed over, in the order of RFC 6962.
    pub const fn new(hashes: Vec<Digest>) -> Self {
        Self(hashes)
    }

    /// The hashes, in the order of RFC 6962.
    pub fn hashes(&self) -> &[Digest] {
        &self.0
    }

    /// Checks that the ledger with head `new` goes on from the ledger with head `old`: every leaf of
    /// `old` is in `new`, at the same place and unchanged.
    ///
    /// # Errors
    /// The proof does not fit, or leads elsewhere.
    pub fn verify(&self, old: &Head, new: &Head) -> Result<(), ProofError> {
        if old.size > new.size || new.size > LARGEST_SIZE {
            return Err(ProofError::Shape);
        }
        if old.size == 0 || old.size == new.size {
            return self.verify_without_hashes(old, new);
        }
        let proof = ct_merkle::ConsistencyProof::<Sha256>::try_from_bytes(self.concatenated())
            .map_err(|_| ProofError::Shape)?;
        root_hash(new)
            .verify_consistency(&root_hash(old), &proof)
            .map_err(|error| match error {
                ct_merkle::ConsistencyVerifError::VerificationFailure => ProofError::Root,
                _ => ProofError::Shape,
            })
    }

    fn verify_without_hashes(&self, old: &Head, new: &Head) -> Result<(), ProofError> {
        let expected = if old.size == 0 { EMPTY_ROOT } else { new.root };
        let new_is_sound = new.size > 0 || new.root == EMPTY_ROOT;
        match (self.0.is_empty(), old.root == expected && new_is_sound) {
            (true, true) => Ok(()),
            (true, false) => Err(ProofError::Root),
            (false, _) => Err(ProofError::Shape),
        }
    }

    fn concatenated(&self) -> Vec<u8> {
        self.0.iter().flat_map(|hash| *hash.bytes()).collect()
    }
}

fn root_hash(head: &Head) -> RootHash<Sha256> {
    RootHash::new((*head.root.bytes()).into(), head.size)
}
