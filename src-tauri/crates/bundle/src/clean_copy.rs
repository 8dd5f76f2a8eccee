//! What comes of making a clean copy of an item, and what of it is kept so that it need not be made again to be planned.

use domain::Digest;
use serde::{Deserialize, Serialize};

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Its media type, which may be another one than the item's.
    pub media_type: String,
    /// The copy in pieces, where it is written once more by them.
    pub pieces: Option<Vec<CopyPiece>>,
}

/// Pages of a copy as pictures for paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedPages {
    /// The first of them, as JPEGs.
    pub jpegs: Vec<Vec<u8>>,
    /// How many there are in all.
    pub total: usize,
}

/// A piece of a copy, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyPiece {
    /// Bytes that were written for the copy.
    Written(Vec<u8>),
    /// Bytes of the item as it was received, behind those of every piece before.
    Received {
        /// Where they begin.
        from: u64,
        /// How many they are.
        length: u64,
    },
}

/// Why there is no copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotCopied {
    /// Of such a file, or of this one, none can be made.
    NoneCanBeMade,
    /// The file could not be read now, which says nothing of another time.
    CouldNotBeRead,
}

/// A clean copy as it will be handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CleanCopy {
    pub(crate) digest: Digest,
    pub(crate) size: u64,
    pub(crate) media_type: String,
    pub(crate) pieces: Option<Vec<CopyPiece>>,
}

/// What came of copying an item, to be kept with it. It holds as long as the item, and where its words were asked about also
/// what is withheld and protected, are the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCopy {
    pub(crate) of: Digest,
    pub(crate) of_words: bool,
    /// Nothing where none can be made.
    pub(crate) copy: Option<CleanCopy>,
}

impl KeptCopy {
    /// Whether it hangs on what is withheld in words. Then its digest could be tried against what was protected once, so it has
    /// to go where anything is erased.
    pub const fn is_of_words(&self) -> bool {
        self.of_words
    }
}
