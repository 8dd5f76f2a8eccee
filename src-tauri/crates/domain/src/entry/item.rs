use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use ts_rs::TS;

use crate::{Clock, Digest, GeoPoint, UnreadClock};

/// What an item is, by its content and not by its name.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A picture from a camera.
    Photo,
    /// A picture of a screen.
    Screenshot,
    /// Moving pictures.
    Video,
    /// Sound.
    Audio,
    /// A PDF document.
    Pdf,
    /// One e-mail with its headers, or a mailbox.
    Mail,
    /// An exported chat.
    Chat,
    /// Plain text.
    Text,
    /// A word-processor document, a spreadsheet, a web page.
    Document,
    /// Several files packed in one.
    Archive,
    /// Anything else. It is kept just the same.
    Other,
}

/// How an item came into the vault.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum HowReceived {
    /// Chosen with the button.
    Chosen,
    /// Dropped on the window, or pasted into it.
    Dropped,
    /// Attached from the terminal.
    Terminal,
}

/// The device that made an item, as the item itself says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Device {
    /// "Apple".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub make: Option<String>,
    /// "iPhone 14".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// "17.4".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub software: Option<String>,
}

/// An exhibit's mark: the keeper's initials and a number ("AB/1"). A number is given once and never
/// again within a case; the initials are the case's, and stay once a bundle was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct ExhibitMark {
    initials: String,
    number: u32,
}

/// A text that is no exhibit mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an exhibit mark is one to four capital letters, a stroke and a number from 1: AB/1")]
pub struct MarkError;

impl ExhibitMark {
    /// Initials are one to four ASCII capitals; numbers start at 1.
    ///
    /// # Errors
    /// Other initials, or 0.
    pub fn new(initials: &str, number: u32) -> Result<Self, MarkError> {
        let fits = (1..=4).contains(&initials.len())
            && initials.bytes().all(|letter| letter.is_ascii_uppercase())
            && number > 0;
        fits.then(|| Self {
            initials: initials.to_owned(),
            number,
        })
        .ok_or(MarkError)
    }

    /// The keeper's initials.
    pub fn initials(&self) -> &str {
        &self.initials
    }

    /// The number, from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The mark as a file name may hold it: "AB-001".
    pub fn in_file_name(&self) -> String {
        format!("{}-{:03}", self.initials, self.number)
    }
}

impl fmt::Display for ExhibitMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.initials, self.number)
    }
}

impl FromStr for ExhibitMark {
    type Err = MarkError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (initials, number) = text.split_once('/').ok_or(MarkError)?;
        Self::new(initials, number.parse().map_err(|_| MarkError)?)
    }
}

impl Serialize for ExhibitMark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ExhibitMark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

impl JsonSchema for ExhibitMark {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ExhibitMark".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[A-Z]{1,4}/[1-9][0-9]*$" })
    }
}

/// One evidence file, kept byte for byte. Its bytes are sealed in the vault under its digest; this
/// is what is known of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Item {
    /// What the keeper says it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// SHA-256 of the bytes as received.
    pub digest: Digest,
    /// How many bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// What it is, by content.
    pub item_kind: ItemKind,
    /// Its media type (RFC 6838), by content.
    pub media_type: String,
    /// Its name where it came from, control characters and all made visible only on display.
    pub original_name: String,
    /// How it came.
    pub received: HowReceived,
    /// Its mark.
    pub exhibit: ExhibitMark,
    /// Police's own reference for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub police_reference: Option<String>,
    /// Who produces it, where that is not the keeper: whose camera filmed it, whose calendar it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub produced_by: Option<String>,
    /// From whom the keeper has it, where it came from somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_from: Option<String>,
    /// Which device it was on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_device: Option<String>,
    /// Where the original is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original_is: Option<String>,
    /// Every clock that it holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub clocks: Vec<Clock>,
    /// Dates in it that nothing has understood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub unread_clocks: Vec<UnreadClock>,
    /// Where it says it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<GeoPoint>,
    /// What it says made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<Device>,
    /// Width and height in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pixels: Option<(u32, u32)>,
    /// How long it runs, in milliseconds.
    #[ts(type = "number")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runs_milliseconds: Option<u64>,
    /// Why nothing could be read from it, where that is so: a catalogue id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_read: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back() {
        let mark: ExhibitMark = "AB/12".parse().unwrap();
        assert_eq!(mark.to_string(), "AB/12");
        assert_eq!(mark.in_file_name(), "AB-012");
    }

    #[test]
    fn what_is_no_mark_is_refused() {
        for text in ["", "AB", "AB/0", "ab/1", "/1", "ABCDE/1", "AB/-1", "AB/x"] {
            assert_eq!(text.parse::<ExhibitMark>(), Err(MarkError), "{text}");
        }
    }
}
