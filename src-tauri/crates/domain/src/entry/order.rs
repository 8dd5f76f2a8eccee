use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::EntryId;

/// Where an order stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    /// Asked for.
    AskedFor,
    /// Refused.
    Refused,
    /// In force.
    InForce,
    /// Ended.
    Ended,
}

/// A court order, bail condition or police notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Order {
    /// What kind, as the pack names it ("stalking_protection_order").
    pub order_kind: String,
    /// Where it stands.
    pub status: OrderStatus,
    /// Whom it binds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<EntryId>,
    /// Which court or force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_by: Option<String>,
    /// Its reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// From when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Its terms, one by one, counted from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub terms: Vec<String>,
    /// When it was served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub served: Option<NaiveDate>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}
