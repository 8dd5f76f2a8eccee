use chrono::NaiveDate;
use domain::Behaviour;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a month holds, day by day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarMonth {
    /// The days that hold something, in order.
    pub days: Vec<CalendarDay>,
    /// What is known to have been some time between two days, at least one of them of this month, in order.
    pub spans: Vec<CalendarSpan>,
}

/// The incidents that are known to have been on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarDay {
    /// Which day.
    pub day: NaiveDate,
    /// How many count. What was struck out is on the timeline alone.
    #[ts(type = "number")]
    pub count: u64,
    /// What was done in any of them, each once.
    pub behaviours: Vec<Behaviour>,
}

/// The incidents of which only this is known: not before the first day, not after the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarSpan {
    /// The first day that it may have been.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
    /// How many.
    #[ts(type = "number")]
    pub count: u64,
}
