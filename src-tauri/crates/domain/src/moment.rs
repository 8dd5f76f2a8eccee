use chrono::{DateTime, FixedOffset, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// When something was written down: the computer's clock in UTC, and how far local time then stood
/// from it. A fact about writing, never about when a thing happened (that is [`crate::When`]).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// The instant, with whole seconds.
    #[ts(type = "string")]
    pub utc: DateTime<Utc>,
    /// Local time minus UTC, in minutes (60 in a British summer).
    pub offset_minutes: i32,
}

impl Moment {
    /// An instant seen from a place whose clocks stand `offset_minutes` ahead of UTC. Fractions of
    /// a second are dropped: they prove nothing and would make print and proof differ.
    pub fn new(utc: DateTime<Utc>, offset_minutes: i32) -> Self {
        let utc = DateTime::from_timestamp(utc.timestamp(), 0).unwrap_or(utc);
        Self {
            utc,
            offset_minutes,
        }
    }

    /// The instant as the writer's own clock showed it.
    pub fn local(&self) -> DateTime<FixedOffset> {
        let offset = FixedOffset::east_opt(self.offset_minutes.saturating_mul(60))
            .unwrap_or_else(|| FixedOffset::east_opt(0).expect("zero is a valid offset"));
        self.utc.with_timezone(&offset)
    }
}
