//! Items as they go out.

use std::collections::BTreeSet;

use catalogue::{SentenceId, sentences};
use domain::{Digest, EntryId, UnreadPart};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::searched::NotSearched;

/// How the person keeps an item's file back. That there is such an exhibit stays in the schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeptBack {
    /// It goes into the police-only bag.
    PoliceOnly,
    /// It goes nowhere.
    #[serde(rename = "kept_out")]
    Out,
}

impl KeptBack {
    pub(crate) const fn how(self) -> HandedOver {
        match self {
            Self::PoliceOnly => HandedOver::PoliceOnly,
            Self::Out => HandedOver::KeptOut,
        }
    }
}

/// An item as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExhibitFile {
    /// The item.
    pub item: EntryId,
    /// Its name in the folder of exhibits; nothing where only the police-only bag holds it.
    pub file_name: Option<String>,
    /// SHA-256 of the bytes that are handed over; the same as the item's unless they are a clean copy.
    pub handed_over: Digest,
    /// How many bytes are handed over.
    pub size: u64,
    /// How it goes out.
    pub how: HandedOver,
    /// Why it does not go out as it was received, unless the person gives it so.
    pub why: BTreeSet<NotAsReceived>,
    /// Whether the main bag says which bytes were received: their hash, and how many they are. Of a file that does not go out as
    /// it was received only police are told. Whoever has a copy of it that lacks nothing but a place could put every place
    /// in and see which gives that hash.
    pub tells_what_was_received: bool,
    /// Whether it goes out as a clean copy whose original police do not get either: a consent does not agree to what stands in it.
    pub original_kept: bool,
}

impl ExhibitFile {
    /// Whether the main bag gives it, and not less of it than there is to give.
    pub(crate) fn is_given(&self) -> bool {
        match self.how {
            HandedOver::AsReceived => true,
            HandedOver::CleanCopy => !self.why.contains(&NotAsReceived::Withheld),
            _ => false,
        }
    }
}

/// Why an item does not go out byte for byte, unless the person says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "why", content = "what", rename_all = "snake_case")]
pub enum NotAsReceived {
    /// Something in it is withheld.
    Withheld,
    /// The search of it ended before its end.
    NotSearched(NotSearched),
    /// Something in it was not read.
    Unread(UnreadPart),
}

/// How an item goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HandedOver {
    /// Byte for byte as received.
    AsReceived,
    /// As a copy made anew from what was read of it; the original is in the police-only bag.
    CleanCopy,
    /// Only in the police-only bag.
    PoliceOnly,
    /// In no bag: the keeper kept it out.
    KeptOut,
    /// In no bag: its file is gone or damaged, and the keeper goes on without it.
    Lost,
    /// Not again: it was handed over in the earlier bundle that this one goes on from.
    InEarlierBundle,
    /// Not at all: these are documents alone, which may show it.
    DocumentsOnly,
}

impl HandedOver {
    /// The sentence that counts the exhibits that go out in this way.
    pub(crate) const fn counted(self) -> SentenceId {
        match self {
            Self::AsReceived => sentences::PRINT_EXHIBITS_AS_RECEIVED,
            Self::CleanCopy => sentences::PRINT_EXHIBITS_AS_CLEAN_COPIES,
            Self::PoliceOnly => sentences::PRINT_EXHIBITS_ONLY_FOR_POLICE,
            Self::KeptOut => sentences::PRINT_EXHIBITS_KEPT_OUT,
            Self::Lost => sentences::PRINT_EXHIBITS_LOST,
            Self::InEarlierBundle => sentences::PRINT_EXHIBITS_IN_EARLIER_BUNDLE,
            Self::DocumentsOnly => sentences::PRINT_EXHIBITS_NOT_AS_FILES,
        }
    }

    /// Whether the main bundle must not show it, neither as a file nor in print.
    pub(crate) const fn is_kept_back(self) -> bool {
        matches!(self, Self::PoliceOnly | Self::KeptOut | Self::Lost)
    }

    /// The sentence that stands where the main bundle names a file, when it holds none.
    pub(crate) const fn instead_of_a_file(self) -> SentenceId {
        match self {
            Self::KeptOut => sentences::PRINT_KEPT_OUT,
            Self::Lost => sentences::PRINT_LOST,
            Self::InEarlierBundle => sentences::PRINT_IN_EARLIER_BUNDLE,
            Self::DocumentsOnly => sentences::PRINT_DOCUMENTS_ONLY,
            Self::PoliceOnly | Self::AsReceived | Self::CleanCopy => {
                sentences::PRINT_ONLY_FOR_POLICE
            }
        }
    }
}
