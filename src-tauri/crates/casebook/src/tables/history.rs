//! Which ledger leaves belong to an entry.

use domain::EntryId;
use vault::rusqlite::{Connection, params};

use super::key;
use crate::error::CaseError;

pub(crate) fn add(connection: &Connection, entry: EntryId, sequence: u64) -> Result<(), CaseError> {
    connection
        .prepare_cached("INSERT INTO history (entry, sequence) VALUES (?1, ?2)")?
        .execute(params![key(&entry), sequence as i64])?;
    Ok(())
}

/// The numbers of an entry's leaves, oldest first.
pub(crate) fn of(connection: &Connection, entry: EntryId) -> Result<Vec<u64>, CaseError> {
    let mut statement = connection
        .prepare_cached("SELECT sequence FROM history WHERE entry = ?1 ORDER BY sequence")?;
    let rows = statement.query_map([key(&entry)], |row| row.get::<_, i64>(0))?;
    rows.map(|sequence| u64::try_from(sequence?).map_err(|_| CaseError::Projection))
        .collect()
}
