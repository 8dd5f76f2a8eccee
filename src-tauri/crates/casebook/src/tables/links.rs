//! Which entry names which other.

use domain::EntryId;
use vault::rusqlite::{Connection, params};

use super::{id, key};
use crate::error::CaseError;

pub(crate) fn set(
    connection: &Connection,
    from: EntryId,
    to: impl IntoIterator<Item = EntryId>,
) -> Result<(), CaseError> {
    clear(connection, from)?;
    let mut statement = connection
        .prepare_cached("INSERT OR IGNORE INTO links (from_entry, to_entry) VALUES (?1, ?2)")?;
    for to in to {
        statement.execute(params![key(&from), key(&to)])?;
    }
    Ok(())
}

pub(crate) fn clear(connection: &Connection, from: EntryId) -> Result<(), CaseError> {
    connection
        .prepare_cached("DELETE FROM links WHERE from_entry = ?1")?
        .execute([key(&from)])?;
    Ok(())
}

/// Entries that this one names.
pub(crate) fn named_by(connection: &Connection, from: EntryId) -> Result<Vec<EntryId>, CaseError> {
    ids(
        connection,
        "SELECT to_entry FROM links WHERE from_entry = ?1 ORDER BY to_entry",
        from,
    )
}

/// Entries that name this one.
pub(crate) fn naming(connection: &Connection, to: EntryId) -> Result<Vec<EntryId>, CaseError> {
    ids(
        connection,
        "SELECT from_entry FROM links WHERE to_entry = ?1 ORDER BY from_entry",
        to,
    )
}

fn ids(connection: &Connection, sql: &str, of: EntryId) -> Result<Vec<EntryId>, CaseError> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([key(&of)], |row| Ok(id(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
