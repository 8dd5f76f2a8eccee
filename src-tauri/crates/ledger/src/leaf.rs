use domain::{AuthorId, Digest, EntryId, Moment, Revision};
use serde::{Deserialize, Serialize};

use crate::canonical::canonical_bytes;
use crate::tree::hashing::{LARGEST_SIZE, leaf_hash};

/// The version of the leaf's form, written into each leaf.
const VERSION: u32 = 1;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// A first version of an entry was written.
    Record,
    /// A further version was written; the earlier ones stay.
    Revise,
    /// An entry was marked as struck out; it stays readable.
    StrikeOut,
    /// An entry's words were removed; its leaves stay.
    Erase,
    /// Records were read out of an imported file.
    Import,
    /// The vault was restored from a backup; see [`crate::Restore`].
    Restore,
    /// The vault's key was changed.
    KeyChange,
}

/// One line of the ledger. It holds no words, only the commitment to them, and so stays verifiable
/// when the words are withheld or erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Written", try_from = "Written")]
pub struct Leaf {
    /// Its place in the ledger, from 0.
    pub sequence: u64,
    /// When it was written, by the computer's clock.
    pub written: Moment,
    /// Who wrote it, by their own statement.
    pub author: AuthorId,
    /// What was done.
    pub action: Action,
    /// The entry that it is about; none when it is about the vault.
    pub entry: Option<EntryId>,
    /// Which version of that entry.
    pub revision: Option<Revision>,
    /// The root over the body's fields.
    pub body: Digest,
}

/// Bytes that are no leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LeafError {
    /// They are not a leaf's JSON.
    #[error("this is not a ledger leaf")]
    Form,
    /// They are a leaf's JSON, but not in its one canonical form.
    #[error("this ledger leaf is not in its canonical form")]
    NotCanonical,
    /// The leaf has a version that this program does not know.
    #[error("this ledger leaf has version {0}, which this program does not know")]
    Version(u32),
    /// A sequence beyond what a ledger can hold.
    #[error("this ledger leaf has an impossible sequence number")]
    Sequence,
    /// A revision of nothing.
    #[error("this ledger leaf names a revision but no entry")]
    RevisionWithoutEntry,
}

impl Leaf {
    /// The bytes that are hashed: RFC 8785, one line without a line break. `ledger.jsonl` holds them
    /// as they are.
    pub fn canonical_bytes(&self) -> Vec<u8> {
        canonical_bytes(self).expect("a leaf holds only texts and whole numbers below 2^53")
    }

    /// The leaf's hash in the tree.
    pub fn hash(&self) -> Digest {
        leaf_hash(&self.canonical_bytes())
    }

    /// Reads a leaf and insists on its canonical form, so that two different lines can never claim
    /// to be the same leaf.
    ///
    /// # Errors
    /// Anything but the canonical bytes of a leaf of a known version.
    pub fn from_canonical_bytes(bytes: &[u8]) -> Result<Self, LeafError> {
        let written: Written = serde_json::from_slice(bytes).map_err(|_| LeafError::Form)?;
        let leaf = Self::try_from(written)?;
        if leaf.canonical_bytes() == bytes {
            Ok(leaf)
        } else {
            Err(LeafError::NotCanonical)
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    sequence: u64,
    written: Moment,
    author: AuthorId,
    action: Action,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entry: Option<EntryId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revision: Option<Revision>,
    body: Digest,
}

impl From<Leaf> for Written {
    fn from(leaf: Leaf) -> Self {
        Self {
            version: VERSION,
            sequence: leaf.sequence,
            written: leaf.written,
            author: leaf.author,
            action: leaf.action,
            entry: leaf.entry,
            revision: leaf.revision,
            body: leaf.body,
        }
    }
}

impl TryFrom<Written> for Leaf {
    type Error = LeafError;

    fn try_from(written: Written) -> Result<Self, LeafError> {
        if written.version != VERSION {
            return Err(LeafError::Version(written.version));
        }
        if written.sequence >= LARGEST_SIZE {
            return Err(LeafError::Sequence);
        }
        if written.revision.is_some() && written.entry.is_none() {
            return Err(LeafError::RevisionWithoutEntry);
        }
        Ok(Self {
            sequence: written.sequence,
            written: written.written,
            author: written.author,
            action: written.action,
            entry: written.entry,
            revision: written.revision,
            body: written.body,
        })
    }
}
