use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::EntryId;

/// What a person is in this record.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The one whose record this is.
    Keeper,
    /// The one who does these things; on screen their name, or "the other person".
    OtherPerson,
    /// Somebody who acts for the other person.
    ActingForThem,
    /// Saw or heard something.
    Witness,
    /// Also made a target: family, friend, colleague.
    OtherTarget,
    /// Anybody else who comes up.
    Other,
}

/// A name on a platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Handle {
    /// Where: "Instagram".
    pub platform: String,
    /// The name there, as the platform writes it.
    pub handle: String,
}

/// A vehicle somebody uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Vehicle {
    /// Make, model, colour, marks.
    pub description: String,
    /// Its registration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plate: Option<String>,
}

/// Somebody in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Person {
    /// What they are called here. An unknown person may be "the man in the grey car".
    pub name: String,
    /// What they are in this record.
    pub role: Role,
    /// Their name in full, where it is known and differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_name: Option<String>,
    /// Other names they go by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub aliases: Vec<String>,
    /// Accounts they use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub handles: Vec<Handle>,
    /// Telephone numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub numbers: Vec<String>,
    /// E-mail addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub emails: Vec<String>,
    /// Where they live or stay.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub addresses: Vec<String>,
    /// What they drive.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub vehicles: Vec<Vehicle>,
    /// What they look and sound like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// How they and the keeper know each other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relationship: Option<String>,
    /// Date of birth, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<NaiveDate>,
    /// Whom they act for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acts_for: Option<EntryId>,
    /// Their details never leave in a main bundle.
    #[serde(default)]
    pub protected: bool,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}
