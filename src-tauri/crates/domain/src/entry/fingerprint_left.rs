use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A fingerprint that was left with somebody outside, so that later nobody can say that the earlier
/// entries were made up since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct FingerprintLeft {
    /// The code, as it was shown.
    pub code: String,
    /// How many ledger leaves it covers.
    #[ts(type = "number")]
    pub ledger_size: u64,
    /// With whom.
    pub with_whom: String,
    /// On what day.
    pub date: NaiveDate,
    /// Their reference for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}
