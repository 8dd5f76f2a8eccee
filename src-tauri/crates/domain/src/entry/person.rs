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

/// A kind of detail of somebody, by which they are known or reached.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum PersonDetail {
    /// What they are called, other names included.
    Name,
    /// Telephone numbers.
    Numbers,
    /// E-mail addresses.
    Emails,
    /// Where they live or stay.
    Addresses,
    /// Accounts.
    Handles,
    /// The registrations of their vehicles.
    Plates,
    /// The date of birth.
    Born,
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

impl Person {
    /// Them with these of their details and no others. What is said of them beside those stays.
    pub fn with_only(&self, keeps: impl Fn(PersonDetail) -> bool) -> Self {
        // By its name each, so that a field that is new is not forgotten.
        let Self {
            name,
            role,
            full_name,
            aliases,
            handles,
            numbers,
            emails,
            addresses,
            vehicles,
            description,
            relationship,
            born,
            acts_for,
            protected,
            words,
        } = self.clone();
        let is_named = keeps(PersonDetail::Name);
        let listed = |detail, list: Vec<String>| match keeps(detail) {
            true => list,
            false => Vec::new(),
        };
        let vehicles = vehicles.into_iter().map(|vehicle| Vehicle {
            plate: vehicle.plate.filter(|_| keeps(PersonDetail::Plates)),
            ..vehicle
        });
        Self {
            name: if is_named { name } else { String::new() },
            role,
            full_name: full_name.filter(|_| is_named),
            aliases: listed(PersonDetail::Name, aliases),
            handles: match keeps(PersonDetail::Handles) {
                true => handles,
                false => Vec::new(),
            },
            numbers: listed(PersonDetail::Numbers, numbers),
            emails: listed(PersonDetail::Emails, emails),
            addresses: listed(PersonDetail::Addresses, addresses),
            vehicles: vehicles.collect(),
            description,
            relationship,
            born: born.filter(|_| keeps(PersonDetail::Born)),
            acts_for,
            protected,
            words,
        }
    }
}
