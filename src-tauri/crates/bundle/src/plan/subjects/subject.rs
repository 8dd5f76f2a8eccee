use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a passage may tell of, beside what happened. A sentence that may tell of several is told once, under the first of
/// them here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// What a lawyer said, or was asked.
    LegalAdvice,
    /// How somebody keeps safe, and what is not safe.
    Safety,
    /// Somebody's health.
    Health,
    /// What a child said, or was asked.
    Child,
}
