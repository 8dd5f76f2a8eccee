use chrono::NaiveDateTime;
use domain::{EntryId, GeoPoint, Item, ItemKind, When};
use intake::Reason;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ItemRow {
    /// Which.
    pub id: EntryId,
    /// Its mark: "AB/1".
    pub exhibit: String,
    /// What it is.
    pub item_kind: ItemKind,
    /// The keeper's description, or the name it came with.
    pub title: String,
    /// "2.4 MB".
    pub size_words: String,
    /// Its likeliest own time, in words.
    pub when_words: Option<String>,
    /// The same to sort by, on the wall clock.
    #[ts(type = "string | null")]
    pub own_time: Option<NaiveDateTime>,
    /// Where it says it was made.
    pub point: Option<GeoPoint>,
    /// When it was received.
    pub received_words: String,
    /// Incidents that it belongs to.
    pub incidents: Vec<EntryId>,
    /// Why it was struck out.
    pub struck_out: Option<String>,
}

/// One of an item's clocks, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClockLine {
    /// Where it comes from, in words.
    pub source_words: String,
    /// What it shows, in words.
    pub shows_words: String,
}

/// A time that an item offers for its incident. Offered, never taken silently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimeOffer {
    /// What would be kept.
    pub when: When,
    /// The same in words.
    pub words: String,
    /// Which clock it is from, and how that is read.
    pub source_words: String,
}

/// One item with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ItemView {
    /// Which.
    pub id: EntryId,
    /// Its content as kept.
    pub item: Item,
    /// "2.4 MB".
    pub size_words: String,
    /// When it was received.
    pub received_words: String,
    /// Its clocks, side by side.
    pub clocks: Vec<ClockLine>,
    /// Times to offer.
    pub offers: Vec<TimeOffer>,
    /// "Apple iPhone 14, 17.4".
    pub device_words: Option<String>,
    /// "52.95478, -1.15811".
    pub point_words: Option<String>,
    /// The protected or other kept place at which it was made, by name.
    pub at_place: Option<String>,
    /// Why nothing could be read: a catalogue id.
    pub not_read: Option<String>,
    /// Incidents that it belongs to.
    pub incidents: Vec<EntryId>,
}

/// What can be shown of an item without running anything in it. Bytes are fetched from
/// `evidence://localhost/<token>`, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PreviewView {
    /// A picture.
    Picture {
        /// Where to fetch it.
        token: String,
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// Pages as pictures.
    Pages {
        /// Where to fetch each.
        tokens: Vec<String>,
        /// How many pages there are in all.
        total: u32,
    },
    /// Text.
    Text {
        /// The text, control characters made visible.
        text: String,
        /// Whether there is more.
        truncated: bool,
    },
    /// One e-mail, as text.
    Mail {
        /// Header lines as they stand: name and value.
        headers: Vec<(String, String)>,
        /// Its text.
        body: String,
        /// Names of its attachments.
        attachments: Vec<String>,
    },
    /// Sound or moving pictures.
    Media {
        /// Where to fetch it.
        token: String,
        /// Its media type.
        media_type: String,
        /// How long the file is, in bytes.
        size: u64,
    },
    /// Nothing that can be shown.
    Nothing {
        /// Why.
        reason: Reason,
    },
}

/// One file that was attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Attached {
    /// The item.
    pub id: EntryId,
    /// Its mark.
    pub exhibit: String,
    /// The name it came with.
    pub original_name: String,
    /// Whether the same bytes were here already: then this is the item that holds them.
    pub already_here: bool,
    /// Times to offer.
    pub offers: Vec<TimeOffer>,
}

/// Files that were being added when Daybook went, and were not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnfinishedFiles {
    /// Which.
    pub id: String,
    /// The names that they had.
    pub names: Vec<String>,
    /// The incident that they were meant for.
    pub incident: Option<EntryId>,
    /// When that happened, in words.
    pub incident_words: Option<String>,
    /// When adding them began, in words.
    pub begun_words: String,
}

/// One file that could not be attached; the others were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachRefused {
    /// The name it came with.
    pub original_name: String,
    /// Why.
    pub fault: super::Fault,
}

/// What long work is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProgressStage {
    /// Reading and sealing files.
    Sealing,
    /// Looking through everything that would go out.
    Looking,
    /// Making documents.
    Printing,
    /// Writing the bundle.
    Writing,
    /// Reading it back.
    Verifying,
    /// Checking the vault.
    Checking,
    /// Writing a backup file.
    BackingUp,
    /// Making a vault from a backup file.
    Restoring,
    /// Sealing everything under a new key.
    Renewing,
}

/// How far long work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Progress {
    /// What it is doing.
    pub stage: ProgressStage,
    /// Done so far, in bytes or pieces.
    #[ts(type = "number")]
    pub done: u64,
    /// Of how many; 0 when not known.
    #[ts(type = "number")]
    pub total: u64,
}
