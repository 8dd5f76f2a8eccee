//! Exhibit numbers, given once.

use domain::{Digest, EntryId};
use vault::rusqlite::{Connection, OptionalExtension, params};

use super::{id, key};
use crate::error::CaseError;

/// The next number that was never given.
pub(crate) fn next_number(connection: &Connection) -> Result<u32, CaseError> {
    Ok(connection.query_row(
        "SELECT max((SELECT coalesce(max(number), 0) + 1 FROM exhibits), \
         (SELECT coalesce(max(marks_below), 1) FROM numbers_lost))",
        [],
        |row| row.get(0),
    )?)
}

pub(crate) fn set(
    connection: &Connection,
    number: u32,
    item: EntryId,
    digest: Option<&Digest>,
) -> Result<(), CaseError> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO exhibits (number, item, digest) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![number, key(&item), digest.map(Digest::bytes)])?;
    Ok(())
}

/// The item whose bytes these are.
pub(crate) fn with_digest(
    connection: &Connection,
    digest: &Digest,
) -> Result<Option<EntryId>, CaseError> {
    Ok(connection
        .prepare_cached("SELECT item FROM exhibits WHERE digest = ?1 ORDER BY number LIMIT 1")?
        .query_row([digest.bytes()], |row| Ok(id(row.get(0)?)))
        .optional()?)
}
