use domain::{AuthorId, Digest, EntryId, Moment, Revision};
use serde::{Deserialize, Serialize};

use crate::canonical::canonical_bytes;
use crate::follows::Follows;
use crate::tree::hashing::{LARGEST_SIZE, leaf_hash};

/// The first form. Every leaf that says nothing more is written in it, so that a ledger reads the same whoever wrote it.
const FIRST_VERSION: u32 = 1;
/// The form of leaves that name what they follow, of `import` and of `author`.
const SECOND_VERSION: u32 = 2;

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
    /// Records were read out of an item; see [`crate::Import`].
    Import,
    /// The vault was restored from a backup; see [`crate::Restore`].
    Restore,
    /// The vault's key was changed; see [`crate::KeyChange`].
    KeyChange,
    /// It was stated who an author is and with which key they sign; see [`crate::Author`].
    Author,
}

impl Action {
    /// Whether it is done to the vault and to no entry.
    const fn is_about_the_vault(self) -> bool {
        match self {
            Self::Import | Self::Restore | Self::KeyChange | Self::Author => true,
            Self::Record | Self::Revise | Self::StrikeOut | Self::Erase => false,
        }
    }

    /// Whether it changes an entry that is there, and so can name what it found.
    pub const fn changes_an_entry(self) -> bool {
        matches!(self, Self::Revise | Self::StrikeOut | Self::Erase)
    }
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
    /// The leaves of the same entry that whoever wrote this one had before them. They stand here and not in the body, so
    /// that they are always disclosed and outlive an erasure.
    pub follows: Follows,
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
    /// The leaf has a version that this program does not know, or not the one of what it says.
    #[error("this ledger leaf has version {0}, and what it says is not of that version")]
    Version(u32),
    /// A sequence beyond what a ledger can hold.
    #[error("this ledger leaf has an impossible sequence number")]
    Sequence,
    /// A revision of nothing.
    #[error("this ledger leaf names a revision but no entry")]
    RevisionWithoutEntry,
    /// An entry in a leaf that is about the vault.
    #[error("this ledger leaf is about the vault and names an entry")]
    EntryOfTheVault,
    /// It names leaves that it follows, and changes nothing that was there.
    #[error("this ledger leaf names others that it follows, and changes no entry")]
    NothingToFollow,
}

impl Leaf {
    /// The version of its form: the first that can say what it says.
    const fn version(&self) -> u32 {
        match self.action {
            Action::Import | Action::Author => SECOND_VERSION,
            _ if !self.follows.is_empty() => SECOND_VERSION,
            _ => FIRST_VERSION,
        }
    }

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
    #[serde(default, skip_serializing_if = "Follows::is_empty")]
    follows: Follows,
}

impl From<Leaf> for Written {
    fn from(leaf: Leaf) -> Self {
        Self {
            version: leaf.version(),
            sequence: leaf.sequence,
            written: leaf.written,
            author: leaf.author,
            action: leaf.action,
            entry: leaf.entry,
            revision: leaf.revision,
            body: leaf.body,
            follows: leaf.follows,
        }
    }
}

impl TryFrom<Written> for Leaf {
    type Error = LeafError;

    fn try_from(written: Written) -> Result<Self, LeafError> {
        if written.sequence >= LARGEST_SIZE {
            return Err(LeafError::Sequence);
        }
        if written.revision.is_some() && written.entry.is_none() {
            return Err(LeafError::RevisionWithoutEntry);
        }
        if written.action.is_about_the_vault() && written.entry.is_some() {
            return Err(LeafError::EntryOfTheVault);
        }
        let can_follow = written.action.changes_an_entry() && written.entry.is_some();
        if !(can_follow || written.follows.is_empty()) {
            return Err(LeafError::NothingToFollow);
        }
        let leaf = Self {
            sequence: written.sequence,
            written: written.written,
            author: written.author,
            action: written.action,
            entry: written.entry,
            revision: written.revision,
            body: written.body,
            follows: written.follows,
        };
        match leaf.version() == written.version {
            true => Ok(leaf),
            false => Err(LeafError::Version(written.version)),
        }
    }
}
