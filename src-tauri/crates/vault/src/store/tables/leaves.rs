//! The ledger's leaves, as the canonical bytes that are hashed.

use std::ops::Range;

use ledger::Leaf;
use rusqlite::{Connection, params};

use super::signed;
use crate::error::{Part, VaultError};

pub(crate) fn insert(connection: &Connection, leaf: &Leaf) -> Result<(), VaultError> {
    connection
        .prepare_cached("INSERT INTO leaves (sequence, leaf) VALUES (?1, ?2)")?
        .execute(params![signed(leaf.sequence), leaf.canonical_bytes()])?;
    Ok(())
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
        let bytes = row
            .get_ref(0)?
            .as_blob()
            .map_err(|_| VaultError::damaged(Part::Ledger))?;
        leaves.push(
            Leaf::from_canonical_bytes(bytes).map_err(|_| VaultError::damaged(Part::Ledger))?,
        );
    }
    Ok(leaves)
}
