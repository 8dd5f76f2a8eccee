//! What comes out: figures with the entries that they stand on.

use chrono::NaiveDate;
use domain::{Answer, EntryId, ReportedTo};
use serde::Serialize;
use ts_rs::TS;

/// Which rule made a figure. `docs/patterns.md` says what each of them counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RuleId {
    /// How many incidents, over how many days, on how many different days.
    Count,
    /// The most that came in any seven days in a row.
    MostInSevenDays,
    /// How many incidents are not dated to a day.
    NotDatedToADay,
    /// How many name the other person.
    NamesOtherPerson,
    /// How many name somebody else of the record, and not the other person.
    NamesSomebodyElse,
    /// How many tell of somebody who is nobody of the record.
    SomebodyNotKnown,
    /// How many do not say who.
    NobodyNamed,
    /// How often a behaviour came, in all and by month.
    Change,
    /// How many incidents came after the first that was known to be unwanted.
    AfterUnwanted,
    /// How many came after a report to police.
    AfterReport,
    /// How many came after an order was served.
    AfterOrder,
    /// How many came after a stage of proceedings.
    AfterStage,
    /// How many are marked as a possible breach.
    MayBreach,
    /// In how many, and on which days, fear of violence against oneself is written of.
    FearAgainstOneself,
    /// The same, against somebody else.
    FearAgainstOthers,
    /// The same, where it is not said against whom.
    FearAgainstNotSaid,
    /// How many changes to a life are written down.
    Impacts,
    /// In how many the keeper does something differently since.
    WhatChanged,
    /// How many reports were made to police.
    ReportsToPolice,
    /// At how many children were present.
    ChildrenPresent,
    /// How many somebody else saw or heard.
    Witnessed,
    /// How many have evidence attached.
    WithEvidence,
    /// The longest time in which no incident of a known date lies or may lie.
    LongestGap,
    /// What others hold and have not handed over.
    HeldByOthers,
    /// What was promised and is not marked as kept.
    OpenPromises,
    /// What the law says of time, as information.
    TimeLimit,
}

/// One number of a figure: how the sentence says it, and what can be opened behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Behind {
    /// The words of the sentence that say the number ("6 in June"), found in it as they stand here.
    pub said: String,
    /// The entries behind this number.
    pub entries: Vec<EntryId>,
}

/// One sentence, its numbers, and the entries from which alone it can be made again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Figure {
    /// The rule that made it.
    pub rule: RuleId,
    /// The sentence, from the catalogue.
    pub sentence: String,
    /// Its numbers, in the order in which they are said.
    #[ts(type = "Array<number>")]
    pub numbers: Vec<i64>,
    /// For each number, in the same order, its words and its entries.
    pub behind: Vec<Behind>,
    /// All entries it stands on.
    pub entries: Vec<EntryId>,
    /// Whether any of them is an incident, so that the timeline shows them.
    pub on_incidents: bool,
}

/// How many incidents have one thing in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Tally {
    /// What they have in common, for programs: a tag, an id, `unknown`, `not_said`.
    pub key: String,
    /// The same in words.
    pub label: String,
    /// How many.
    pub count: u32,
    /// "Visits to the home: 6 incidents."
    pub sentence: String,
    /// Which.
    pub entries: Vec<EntryId>,
}

/// A month or a week, and what is dated to it. Empty ones are there too, so that gaps are seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Period {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// "June 2026", "Week of 1 June 2026".
    pub label: String,
    /// How many incidents are dated to it.
    pub count: u32,
    /// Which.
    pub entries: Vec<EntryId>,
}

/// A time of 14 days or more in which no incident of a known date lies or may lie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Gap {
    /// The last day before it on which something happened, or may have.
    pub from: NaiveDate,
    /// The first day after it on which something happened, or may have.
    pub to: NaiveDate,
    /// Days from the one to the other.
    pub days: u32,
    /// The incidents that end on the one and begin on the other.
    pub entries: Vec<EntryId>,
}

/// One hour of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HourCell {
    /// 1 is Monday.
    pub weekday: u8,
    /// 0 to 23: the hour from that o'clock, by the incident's own zone.
    pub hour: u8,
    /// Incidents known to have been in this hour.
    pub certain: u32,
    /// Shares of incidents that may have been in this hour, in thousandths of an incident.
    pub uncertain_thousandths: u32,
    /// The certain ones.
    pub entries: Vec<EntryId>,
    /// Those that may have been, also where their share is less than a thousandth.
    pub uncertain_entries: Vec<EntryId>,
}

/// Weekday by hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HourTable {
    /// 7 × 24 cells, Monday 00:00 first.
    pub cells: Vec<HourCell>,
    /// How many incidents are certain of their hour.
    pub certain: u32,
    /// How many are spread; their shares in all cells sum to 1000 each.
    pub uncertain: u32,
    /// Incidents with no known time, or somewhere within more than 7 days: not in the table.
    pub left_out: Vec<EntryId>,
}

/// Something that somebody else holds about an incident and is not marked as handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields)]
pub struct HeldByOther {
    /// The incident.
    pub incident: EntryId,
    /// What it is.
    pub what: String,
    /// Who holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_by: Option<String>,
    /// When they were asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<NaiveDate>,
    /// When it will be, or was, gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone_by: Option<NaiveDate>,
    /// Whether it was handed over: no, not sure, or not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub got: Option<Answer>,
}

/// Something promised in a report and not marked as kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields)]
pub struct OpenPromise {
    /// The report in which it was promised.
    pub report: EntryId,
    /// To what kind of organisation the report was.
    pub to: ReportedTo,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// What was promised.
    pub what: String,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// Whether it was kept: no, not sure, or not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept: Option<Answer>,
}

/// Everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Figures {
    /// How many incidents are counted.
    pub incidents: u32,
    /// The sentences, in the order in which they are read.
    pub sentences: Vec<Figure>,
    /// Incidents by behaviour, most first.
    pub behaviours: Vec<Tally>,
    /// Incidents by the part of the law's list that their behaviours may fall under.
    pub limbs: Vec<Tally>,
    /// Incidents by the way they came, most first.
    pub channels: Vec<Tally>,
    /// Incidents by who did it, most first; unknown and not said are counted too.
    pub people: Vec<Tally>,
    /// Incidents by the person through whom it was done.
    pub through: Vec<Tally>,
    /// Changes to a life by kind.
    pub impacts: Vec<Tally>,
    /// Every month from the first with an incident to the last.
    pub months: Vec<Period>,
    /// Incidents that are not dated to one month.
    pub not_dated_to_a_month: Vec<EntryId>,
    /// Every ISO week from the first with an incident to the last.
    pub weeks: Vec<Period>,
    /// Incidents that are not dated to one week.
    pub not_dated_to_a_week: Vec<EntryId>,
    /// The longest gaps of 14 days or more, longest first, at most 20.
    pub gaps: Vec<Gap>,
    /// Weekday by hour.
    pub hours: HourTable,
    /// Incidents with no known date at all.
    pub undated: Vec<EntryId>,
    /// What others hold, first gone first.
    pub held_by_others: Vec<HeldByOther>,
    /// What was promised, first due first.
    pub open_promises: Vec<OpenPromise>,
}

/// A count as it goes over the wire.
pub(crate) fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
