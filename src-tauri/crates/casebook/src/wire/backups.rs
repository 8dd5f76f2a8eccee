use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What came back with a backup, or by opening what was left, and what is missing. A change is one line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WentBack {
    /// How many changes are there.
    #[ts(type = "number")]
    pub kept: u64,
    /// When the last of them was saved, by the computer's clock.
    pub last_saved: Option<DateTime<Utc>>,
    /// How many changes that were saved after them are not there; `None` when nothing tells.
    #[ts(type = "number | null")]
    pub lost: Option<u64>,
    /// How many evidence files of the record are not there.
    #[ts(type = "number")]
    pub files_missing: u64,
}

/// A backup file that was just written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupFileWritten {
    /// Its name in the folder that the person chose.
    pub file_name: String,
    /// "2.4 MB".
    pub size_words: String,
}

/// An automatic backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupRow {
    /// What it is asked for by.
    pub id: String,
    /// When it was made, by the computer's clock.
    pub made: DateTime<Utc>,
    /// How large it is, in words. It holds no evidence files.
    pub size_words: String,
    /// Whether it was opened and compared. One made while locking is verified at the next opening.
    pub verified: bool,
}
