use bundle::DetailKind;
use domain::EntryId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What can be printed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "which", rename_all = "snake_case")]
pub enum Printout {
    /// One incident.
    Incident {
        /// Which.
        id: EntryId,
    },
    /// The two pages to copy from.
    ForTheOfficer,
}

/// What the person chose to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintoutChoice {
    /// What.
    pub printout: Printout,
    /// Also what is protected, which is withheld otherwise.
    pub protected: bool,
}

/// A detail by which somebody can be found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintoutDetail {
    /// What it is.
    pub what: DetailKind,
    /// The detail as it stands.
    pub text: String,
}

/// What a document that is printed by itself will hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintoutView {
    /// How many pictures it shows.
    #[ts(type = "number")]
    pub pictures: u64,
    /// What anybody who has the paper can read.
    pub readable: Vec<PrintoutDetail>,
    /// What is withheld in it.
    pub withheld: Vec<PrintoutDetail>,
}
