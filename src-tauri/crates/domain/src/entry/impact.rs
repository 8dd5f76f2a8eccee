use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{EntryId, When};

/// What part of a life changed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum ImpactKind {
    /// Ways taken, times kept, things no longer done.
    Routine,
    /// Work or study.
    Work,
    /// Where and how one lives.
    Home,
    /// Sleep.
    Sleep,
    /// Health of body or mind.
    Health,
    /// Money.
    Money,
    /// Seeing others.
    Contact,
    /// Locks, cameras, a new number.
    Security,
    /// Any other.
    Other,
}

/// A dated change to somebody's life or health.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Impact {
    /// What changed, in words.
    pub words: String,
    /// What part of life.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impact_kind: Option<ImpactKind>,
    /// About whom, where not the keeper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// When, or from when to when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Which incidents it followed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub after: Vec<EntryId>,
    /// In whose words, where not the author's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_whose_words: Option<String>,
}
