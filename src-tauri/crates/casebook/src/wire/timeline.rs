use chrono::NaiveDate;
use domain::{Behaviour, EntryId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::EntryRow;

/// Which incidents to show. Empty shows all.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct TimelineFilter {
    /// Words to look for.
    pub search: Option<String>,
    /// Any of these behaviours.
    #[ts(as = "Option<_>", optional)]
    pub behaviours: Vec<Behaviour>,
    /// Any of these people.
    #[ts(as = "Option<_>", optional)]
    pub people: Vec<EntryId>,
    /// Not before this day.
    pub from: Option<NaiveDate>,
    /// Not after this day.
    pub to: Option<NaiveDate>,
    /// Only these (a figure's entries).
    #[ts(as = "Option<_>", optional)]
    pub only: Vec<EntryId>,
}

/// How many incidents count in a month. What was struck out is listed there, and not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MonthCount {
    /// "2026-11"; `None` for incidents without a date.
    pub month: Option<String>,
    /// "November 2026".
    pub label: String,
    /// How many.
    #[ts(type = "number")]
    pub count: u64,
}

/// How many incidents count under a behaviour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BehaviourCount {
    /// Which.
    pub behaviour: Behaviour,
    /// How many.
    #[ts(type = "number")]
    pub count: u64,
}

/// The frame of a timeline: what there is, before any page of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimelineFrame {
    /// How many incidents the filter finds that count.
    #[ts(type = "number")]
    pub total: u64,
    /// "3 October 2025 to 21 November 2026".
    pub span_words: Option<String>,
    /// Months, newest first, those without incidents left out; undated last.
    pub months: Vec<MonthCount>,
}

/// One incident in the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimelineRow {
    /// Which.
    pub id: EntryId,
    /// Its number, given when it was first written: papers call it by that.
    pub number: Option<u32>,
    /// Whether it is an event, which is nobody's act and in no count.
    pub is_event: bool,
    /// "2026-11", or `None` without a date.
    pub month: Option<String>,
    /// "Sat 21", or "29 Nov to 1 Dec"; empty without a date.
    pub day_words: String,
    /// "about 20:30", "evening", "all day": empty when only the day is known.
    pub time_words: String,
    /// The beginning of what happened, at most 400 characters.
    pub what: String,
    /// Behaviour tags.
    pub behaviours: Vec<Behaviour>,
    /// Attached items.
    pub items: u32,
    /// Witnesses.
    pub witnesses: u32,
    /// "written 18 Nov", where it was written on another day than it happened.
    pub written_words: Option<String>,
    /// Why it was struck out; an empty text when no reason was given.
    pub struck_out: Option<String>,
    /// Whether it was erased: "Something was removed here on …" in `what`.
    pub erased: bool,
}

/// What came of a report, an order or a proceeding on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneKind {
    /// It was reported.
    Report,
    /// The order is from this day.
    OrderBegan,
    /// The order was served.
    OrderServed,
    /// The order was until this day.
    OrderEnded,
    /// A stage of police or court proceedings.
    Proceeding,
}

/// What was done about it, between the incidents. It is in no count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Milestone {
    /// The row of its page that it stands above; their number where it stands below all.
    #[ts(type = "number")]
    pub above: usize,
    /// "2026-11".
    pub month: String,
    /// As in a row.
    pub day_words: String,
    /// As in a row.
    pub time_words: String,
    /// What came of it.
    pub kind: MilestoneKind,
    /// The report, order or proceeding.
    pub row: EntryRow,
}

/// The incidents on both sides of one, in the timeline's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Neighbours {
    /// The one before it.
    pub earlier: Option<EntryId>,
    /// The one after it.
    pub later: Option<EntryId>,
}

/// Some rows, newest first, and how to ask for the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimelinePage {
    /// The rows.
    pub rows: Vec<TimelineRow>,
    /// What stands between them, in order.
    pub milestones: Vec<Milestone>,
    /// Hand this back for the next page; `None` at the end.
    pub next: Option<String>,
}
