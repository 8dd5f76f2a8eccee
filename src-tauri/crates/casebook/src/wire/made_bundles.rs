use chrono::NaiveDate;
use domain::Moment;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BundleForm, ChosenEntries, FingerprintView, Kept};

/// Which bundle of those that were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct BundleId(#[ts(type = "number")] pub i64);

/// A bundle that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleRow {
    /// Which.
    pub id: BundleId,
    /// When it was made.
    pub made: Moment,
    /// What went in.
    pub entries: ChosenEntries,
    /// In which form.
    pub form: BundleForm,
    /// For whom, in the person's words.
    pub for_whom: Option<String>,
    /// The name of the folder that it was written to, without those above it.
    pub folder_name: String,
    /// What lay in that folder then.
    pub kept: Vec<Kept>,
    /// The code to be left of it. What is new since counts from the ledger's size in it.
    pub fingerprint: FingerprintView,
    /// With whom that fingerprint was left.
    pub left_with: Vec<LeftWith>,
    /// What police were given in it though a consent does not agree to that, as the person knows it.
    pub given_to_police: Vec<String>,
    /// When the copy was removed, by Daybook.
    pub removed: Option<Moment>,
}

/// With whom a fingerprint was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftWith {
    /// Who, in the person's words.
    pub who: String,
    /// When.
    pub date: NaiveDate,
}
