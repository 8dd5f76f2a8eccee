//! The numbers of incidents and events, one row, given once.

use domain::EntryId;
use vault::rusqlite::{Connection, OptionalExtension, params};

use super::{exhibits, key};
use crate::error::CaseError;

/// Gives an incident or event its number when it is first written.
pub(crate) fn give(connection: &Connection, incident: EntryId) -> Result<(), CaseError> {
    connection
        .prepare_cached("INSERT INTO numbers (number, incident) VALUES (?1, ?2)")?
        .execute(params![next(connection)?, key(&incident)])?;
    Ok(())
}

/// The number of an incident or event; none for any other entry.
pub(crate) fn of(connection: &Connection, incident: EntryId) -> Result<Option<u32>, CaseError> {
    Ok(connection
        .prepare_cached("SELECT number FROM numbers WHERE incident = ?1")?
        .query_row([key(&incident)], |row| row.get(0))
        .optional()?)
}

/// Goes on above what a restore lost. Each leaf that is gone may have given one number and one mark; a paper out there may
/// bear them.
pub(crate) fn skip(
    connection: &Connection,
    restore: u64,
    leaves_lost: u64,
) -> Result<(), CaseError> {
    let lost = u32::try_from(leaves_lost).map_err(|_| CaseError::Projection)?;
    if lost == 0 {
        return Ok(());
    }
    let above = |next: u32| next.saturating_add(lost);
    connection
        .prepare_cached(
            "INSERT INTO numbers_lost (restore, numbers_below, marks_below) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![
            restore as i64,
            above(next(connection)?),
            above(exhibits::next_number(connection)?),
        ])?;
    Ok(())
}

fn next(connection: &Connection) -> Result<u32, CaseError> {
    Ok(connection
        .prepare_cached(
            "SELECT max((SELECT coalesce(max(number), 0) + 1 FROM numbers), \
             (SELECT coalesce(max(numbers_below), 1) FROM numbers_lost))",
        )?
        .query_row([], |row| row.get(0))?)
}
