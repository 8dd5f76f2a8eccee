use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, EntryId, When};

/// To what kind of organisation something was reported.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum ReportedTo {
    /// Police.
    Police,
    /// A platform or a telephone company.
    Platform,
    /// An employer.
    Employer,
    /// A school.
    School,
    /// A doctor or a hospital.
    Doctor,
    /// A helpline or a charity.
    Helpline,
    /// A landlord or a letting agent.
    Landlord,
    /// A solicitor or a court.
    Solicitor,
    /// Anybody else.
    Other,
}

/// Something promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Promise {
    /// What.
    pub what: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// Whether it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Answer>,
}

/// One dealing with police, a platform, an employer, a doctor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Report {
    /// To whom.
    pub to: ReportedTo,
    /// The organisation's name: the force, the platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// The name of the person spoken to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Their collar or staff number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// How: "101 call", "at the front desk", "online form".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// Their reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Which incidents it was about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub about: Vec<EntryId>,
    /// What was said, by both sides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// What they said they would do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub promised: Vec<Promise>,
    /// When to expect to hear more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_update: Option<NaiveDate>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// In whose words, where not the author's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_whose_words: Option<String>,
}
