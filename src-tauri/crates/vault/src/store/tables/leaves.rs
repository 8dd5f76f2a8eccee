//! The ledger's leaves, as the canonical bytes that are hashed.

use std::ops::Range;

use domain::{Digest, EntryId};
use ledger::{Leaf, Nodes};
use rusqlite::{Connection, Row, params};

use super::nodes::StoredNodes;
use super::signed;
use crate::error::{Part, VaultError};

pub(crate) fn insert(connection: &Connection, leaf: &Leaf) -> Result<(), VaultError> {
    connection
        .prepare_cached("INSERT INTO leaves (sequence, leaf, entry) VALUES (?1, ?2, ?3)")?
        .execute(params![
            signed(leaf.sequence),
            leaf.canonical_bytes(),
            leaf.entry.map(|entry| entry.uuid().into_bytes()),
        ])?;
    Ok(())
}

/// Notes of a leaf which entry it is about.
pub(crate) fn note_entry(connection: &Connection, leaf: &Leaf) -> Result<(), VaultError> {
    let entry = leaf.entry.map(|entry| entry.uuid().into_bytes());
    connection
        .prepare_cached("UPDATE leaves SET entry = ?2 WHERE sequence = ?1")?
        .execute(params![signed(leaf.sequence), entry])?;
    Ok(())
}

/// The sequence numbers of an entry's leaves, oldest first.
pub(crate) fn of_entry(connection: &Connection, entry: EntryId) -> Result<Vec<u64>, VaultError> {
    let mut statement = connection
        .prepare_cached("SELECT sequence FROM leaves WHERE entry = ?1 ORDER BY sequence")?;
    let rows = statement.query_map([entry.uuid().as_bytes()], |row| row.get::<_, i64>(0))?;
    rows.map(|sequence| u64::try_from(sequence?).map_err(|_| VaultError::damaged(Part::Ledger)))
        .collect()
}

/// The leaves that are about no entry, in their order: those that tell of authors, keys, imports and ways back.
pub(crate) fn about_no_entry(connection: &Connection) -> Result<Vec<Leaf>, VaultError> {
    let mut statement = connection
        .prepare_cached("SELECT leaf FROM leaves WHERE entry IS NULL ORDER BY sequence")?;
    let mut rows = statement.query([])?;
    let mut leaves = Vec::new();
    while let Some(row) = rows.next()? {
        leaves.push(leaf(row)?);
    }
    Ok(leaves)
}

/// The last leaf of an entry, by its hash.
pub(crate) fn last_of_entry(
    connection: &Connection,
    entry: EntryId,
) -> Result<Option<Digest>, VaultError> {
    let last: Option<i64> = connection
        .prepare_cached("SELECT max(sequence) FROM leaves WHERE entry = ?1")?
        .query_row([entry.uuid().as_bytes()], |row| row.get(0))?;
    let Some(last) = last else {
        return Ok(None);
    };
    let place = u64::try_from(last).map_err(|_| VaultError::damaged(Part::Ledger))?;
    let hash = StoredNodes(connection).node(0, place)?;
    hash.map(Some).ok_or(VaultError::damaged(Part::Ledger))
}

/// How many leaves there are.
pub(crate) fn size(connection: &Connection) -> Result<u64, VaultError> {
    let last: i64 = connection.query_row(
        "SELECT coalesce(max(sequence), -1) FROM leaves",
        [],
        |row| row.get(0),
    )?;
    u64::try_from(last + 1).map_err(|_| VaultError::damaged(Part::Ledger))
}

pub(crate) fn read(connection: &Connection, range: Range<u64>) -> Result<Vec<Leaf>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT leaf FROM leaves WHERE sequence >= ?1 AND sequence < ?2 ORDER BY sequence",
    )?;
    let mut rows = statement.query(params![signed(range.start), signed(range.end)])?;
    let mut leaves = Vec::new();
    while let Some(row) = rows.next()? {
        leaves.push(leaf(row)?);
    }
    Ok(leaves)
}

/// The leaf in the first column.
fn leaf(row: &Row<'_>) -> Result<Leaf, VaultError> {
    let damaged = || VaultError::damaged(Part::Ledger);
    let bytes = row.get_ref(0)?.as_blob().map_err(|_| damaged())?;
    Leaf::from_canonical_bytes(bytes).map_err(|_| damaged())
}
