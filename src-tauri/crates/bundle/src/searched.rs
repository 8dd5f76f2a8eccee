//! What a search of an item's own bytes gives.

use std::collections::BTreeSet;

use domain::UnreadPart;
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

/// The words that can be read in an item, and what of it was not read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Searched {
    /// The words, its metadata included.
    pub words: Vec<FoundWords>,
    /// Why the search ended before the item did.
    pub not_searched: Option<NotSearched>,
    /// What of it nothing has read. Where there is such a part, it does not go out as received by itself.
    pub unread: BTreeSet<UnreadPart>,
    /// Whether it has pixels or sound, which only a person can look through.
    pub shows: bool,
}

impl Searched {
    /// An item of which nothing could be searched.
    pub fn nothing(why: NotSearched) -> Self {
        Self {
            words: Vec::new(),
            not_searched: Some(why),
            unread: BTreeSet::from([UnreadPart::Everything]),
            shows: false,
        }
    }
}

/// Why an item could not be searched, or not wholly. What stands in the rest, only a person can see.
///
/// The catalogue has a sentence for each: `reason-` and its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
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
