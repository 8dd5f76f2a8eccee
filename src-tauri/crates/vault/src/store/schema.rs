//! What tables there are, and the steps that lead to them.

use ledger::Leaf;
use rusqlite::Connection;
use serde_json::Value;

use crate::error::VaultError;
use crate::store::recorded::Recorded;

/// Fills tables from what the ledger holds.
pub type Fill = fn(&Recorded<'_>) -> Result<(), VaultError>;

/// What the case's tables learn of a leaf, by its body.
pub type Told = fn(&Connection, &Leaf, &Value) -> Result<(), VaultError>;

/// One step: what leads from the version before to this one.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The version this step leads to. Steps count up by one, from 1.
    pub version: u32,
    /// The statements.
    pub sql: &'static str,
    /// What cannot be said in statements: it fills the new tables from the leaves and their bodies. It runs once the
    /// statements of every missing step have run, so it finds the newest tables and may call what this program writes
    /// them with.
    pub fill: Option<Fill>,
}

impl Migration {
    /// A step of statements alone.
    pub const fn of_sql(version: u32, sql: &'static str) -> Self {
        Self {
            version,
            sql,
            fill: None,
        }
    }
}

/// The tables of one part of a store.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// Older stores than this cannot be read.
    pub oldest_readable: u32,
    /// The version this program writes.
    pub newest_known: u32,
    /// The steps, in order.
    pub migrations: &'static [Migration],
    /// Called for a leaf that the vault writes by itself, which no caller could bring into the tables: that it was restored.
    /// In the same transaction.
    pub told: Option<Told>,
}
