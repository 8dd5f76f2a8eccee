//! Which part of the record a log is of.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::extent::Extent;

/// Which part of the record a bundle holds. A supplement is one to a bundle of this `case`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LogExtent {
    /// Everything that leaves at all.
    Whole,
    /// The entries that the keeper chose, with what they name and what every bundle carries.
    Chosen,
    /// What was written or changed since an earlier bundle.
    Supplement {
        /// The size of the ledger in the bundle that it goes on from.
        since: u64,
        /// Which supplement it is, where the record noted the bundle that it is one to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<u32>,
        /// The day on which that bundle was made, where one is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<NaiveDate>,
        /// The supplement that it goes on from, where it does not go on from that bundle itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<u32>,
    },
}

impl From<Extent> for LogExtent {
    fn from(extent: Extent) -> Self {
        match extent {
            Extent::Whole => Self::Whole,
            Extent::Part => Self::Chosen,
            Extent::Supplement(supplement) => Self::Supplement {
                since: supplement.since,
                number: supplement.to.map(|to| to.number),
                to: supplement
                    .to
                    .and_then(|to| to.made)
                    .map(|made| made.local().date_naive()),
                after: supplement.to.and_then(|to| to.after),
            },
        }
    }
}
