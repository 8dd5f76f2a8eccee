//! What the leaves commit to: fields with their salts. Erasing deletes from here and nowhere else.

use domain::{EntryId, Revision};
use ledger::{CommittedBody, Leaf};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::signed;
use crate::error::{Part, VaultError};

pub(crate) fn insert(
    connection: &Connection,
    leaf: &Leaf,
    body: &CommittedBody,
) -> Result<(), VaultError> {
    let fields = serde_json::to_string(body).map_err(|_| VaultError::damaged(Part::Ledger))?;
    connection
        .prepare_cached(
            "INSERT INTO bodies (sequence, entry, revision, fields) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            signed(leaf.sequence),
            leaf.entry.as_ref().map(|entry| entry.uuid().into_bytes()),
            leaf.revision.map(Revision::number),
            fields
        ])?;
    Ok(())
}

/// The body of one leaf; none when it was erased.
pub(crate) fn at(
    connection: &Connection,
    sequence: u64,
) -> Result<Option<CommittedBody>, VaultError> {
    connection
        .prepare_cached("SELECT fields FROM bodies WHERE sequence = ?1")?
        .query_row([signed(sequence)], fields)
        .optional()?
        .transpose()
}

/// The body that was written as a revision of an entry; none when it was erased or never written.
pub(crate) fn of(
    connection: &Connection,
    entry: EntryId,
    revision: Revision,
) -> Result<Option<CommittedBody>, VaultError> {
    connection
        .prepare_cached(
            "SELECT fields FROM bodies WHERE entry = ?1 AND revision = ?2 ORDER BY sequence LIMIT 1",
        )?
        .query_row(params![entry.uuid().as_bytes(), revision.number()], fields)
        .optional()?
        .transpose()
}

/// Deletes every body of an entry and gives their number.
pub(crate) fn erase(connection: &Connection, entry: EntryId) -> Result<usize, VaultError> {
    Ok(connection
        .prepare_cached("DELETE FROM bodies WHERE entry = ?1")?
        .execute([entry.uuid().as_bytes()])?)
}

fn fields(row: &Row<'_>) -> rusqlite::Result<Result<CommittedBody, VaultError>> {
    let text = row.get_ref(0)?.as_str()?;
    Ok(serde_json::from_str(text).map_err(|_| VaultError::damaged(Part::Ledger)))
}
