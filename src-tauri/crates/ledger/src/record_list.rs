use std::fmt;

use domain::{Digest, Locator};
use ring::hmac;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use zeroize::Zeroize;

use crate::canonical::{CanonicalError, canonical_bytes};
use crate::field::Salt;
use crate::tree::hashing::leaf_hash;
use crate::tree::{NodesInMemory, TreeError, append, root};

/// One thing that a reader found in an item, a message say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Where in the item it stands. No other record of the same list has the same.
    pub locator: Locator,
    /// What was read there.
    pub read: Value,
}

impl Record {
    /// Its hash in the list, with its own salt.
    ///
    /// # Errors
    /// It has no canonical form: a number in it is no whole number, or too large.
    pub fn hash(&self, salt: &Salt) -> Result<Digest, CanonicalError> {
        #[derive(Serialize)]
        struct Salted<'a> {
            record: &'a Record,
            salt: &'a Salt,
        }
        let salted = Salted { record: self, salt };
        canonical_bytes(&salted).map(|bytes| leaf_hash(&bytes))
    }
}

/// 256 random bits of one list, from which the salt of each of its records follows. Without them nobody can guess a record
/// by trying likely ones against a proof of its neighbour. Kept with the records and deleted with them.
#[derive(Clone, PartialEq, Eq)]
pub struct ListSeed([u8; 32]);

impl ListSeed {
    /// Takes 32 random bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The salt of the record at a place in the list, from 0: HMAC-SHA-256 (RFC 2104) with the seed as key, over the place
    /// as eight bytes, big-endian. Whoever is shown one learns nothing of the others.
    pub fn salt(&self, position: u64) -> Salt {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.0);
        let tag = hmac::sign(&key, &position.to_be_bytes());
        let mut bytes = [0; 32];
        bytes.copy_from_slice(tag.as_ref());
        Salt::new(bytes)
    }
}

impl Drop for ListSeed {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for ListSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ListSeed(…)")
    }
}

/// The digest of a list of records, worked out as they come: the root of RFC 6962 over their hashes. So one record can be
/// shown and proved, and the others stay unsaid.
#[derive(Debug)]
pub struct RecordList {
    seed: ListSeed,
    nodes: NodesInMemory,
    length: u64,
}

/// Why a list does not take a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordListError {
    /// The record has no canonical form.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
    /// There are more records than a list can have.
    #[error("there are more records than one import can have")]
    TooLong,
}

impl RecordList {
    /// An empty list.
    pub fn new(seed: ListSeed) -> Self {
        Self {
            seed,
            nodes: NodesInMemory::default(),
            length: 0,
        }
    }

    /// Takes the next record.
    ///
    /// # Errors
    /// It has no canonical form, or the list is full.
    pub fn add(&mut self, record: &Record) -> Result<(), RecordListError> {
        let hash = record.hash(&self.seed.salt(self.length))?;
        self.length = append(&mut self.nodes, self.length, hash).map_err(too_long)?;
        Ok(())
    }

    /// How many records it has.
    pub const fn length(&self) -> u64 {
        self.length
    }

    /// The digest of all that it has.
    pub fn digest(&self) -> Digest {
        root(&self.nodes, self.length).expect("the nodes of a list are kept with it")
    }

    /// The seed that its salts follow from.
    pub const fn seed(&self) -> &ListSeed {
        &self.seed
    }
}

fn too_long(_: TreeError<std::convert::Infallible>) -> RecordListError {
    RecordListError::TooLong
}
