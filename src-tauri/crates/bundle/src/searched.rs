//! What a search of an item's own bytes gives.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Words found in an item, for the search for details that must not leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundWords {
    /// The words.
    pub text: String,
    /// Where they stand: "Received header 2", "page 3", "EXIF Artist".
    pub locator: String,
}

/// The words that can be read in an item, and why those are not all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Searched {
    /// The words, its metadata included.
    pub words: Vec<FoundWords>,
    /// `None` only where the whole item was searched.
    pub not_searched: Option<NotSearched>,
}

impl Searched {
    /// An item of which nothing could be searched.
    pub const fn nothing(why: NotSearched) -> Self {
        Self {
            words: Vec::new(),
            not_searched: Some(why),
        }
    }
}

/// Why an item could not be searched, or not wholly. What stands in the rest, only a person can see.
///
/// The catalogue has a sentence for each: `reason-` and its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum NotSearched {
    /// It is too large to look into.
    TooLarge,
    /// It breaks off, or holds what its format does not allow.
    Damaged,
    /// It asks for a password.
    Locked,
    /// Words may stand in the picture or be spoken in the recording; nothing here reads them.
    NotSearchable,
    /// Only the first part was searched.
    OnlyTheFirstPart,
    /// Its bytes could not be fetched.
    Unreadable,
}
