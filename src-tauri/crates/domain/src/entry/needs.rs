use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, EntryId};

/// Something the person wants an order to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Wish {
    /// What: "not to come within 100 m of the school".
    pub what: String,
    /// Which incidents show why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub because: Vec<EntryId>,
}

/// What one affected person needs. Goes only into the police-only bag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Needs {
    /// Whose needs.
    pub whose: String,
    /// Ways and times that are safe to reach them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safe_contact: Option<String>,
    /// Ways and times that are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsafe_contact: Option<String>,
    /// The language of an interpreter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpreter: Option<String>,
    /// What they need in order to take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<String>,
    /// Children and others who depend on them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub children: Option<String>,
    /// Whether they want special measures in court.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub special_measures: Option<Answer>,
    /// Who supports them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supporter: Option<String>,
    /// What they want an order to say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub wishes: Vec<Wish>,
}
