//! Records that were read out of items, and the leaf that each list of them belongs to. A list without a leaf is still being
//! staged, or was when the program ended; nobody is shown it.

use std::ops::Range;

use domain::{EntryId, Locator};
use ledger::{ListSeed, Record};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, params};

use super::signed;
use crate::error::{Part, VaultError};

/// Which list of records, in this store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ListId(i64);

/// Begins a list.
pub(crate) fn begin(
    connection: &Connection,
    item: EntryId,
    seed: &ListSeed,
) -> Result<ListId, VaultError> {
    connection.execute(
        "INSERT INTO imports (item, seed) VALUES (?1, ?2)",
        params![item.uuid().as_bytes(), seed.bytes()],
    )?;
    Ok(ListId(connection.last_insert_rowid()))
}

pub(crate) fn add(
    connection: &Connection,
    list: ListId,
    position: u64,
    record: &Record,
) -> Result<(), VaultError> {
    let text = serde_json::to_string(&record.read).map_err(|_| VaultError::NotARecord)?;
    let added = connection
        .prepare_cached(
            "INSERT INTO records (import, position, locator, record) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            list.0,
            signed(position),
            record.locator.as_str(),
            text
        ]);
    match added {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            Err(VaultError::NotARecord)
        }
        added => Ok(added.map(drop)?),
    }
}

/// Gives a list the leaf that it belongs to.
pub(crate) fn settle(
    connection: &Connection,
    list: ListId,
    sequence: u64,
) -> Result<(), VaultError> {
    let settled = connection.execute(
        "UPDATE imports SET sequence = ?2 WHERE id = ?1 AND sequence IS NULL",
        params![list.0, signed(sequence)],
    )?;
    match settled {
        1 => Ok(()),
        _ => Err(VaultError::damaged(Part::Store)),
    }
}

/// Removes up to so many records of lists without a leaf, and lists that have none left. Says whether that was all.
pub(crate) fn remove_unsettled(connection: &Connection, most: u32) -> Result<bool, VaultError> {
    let removed = connection.execute(
        "DELETE FROM records WHERE (import, position) IN (
             SELECT import, position FROM records
             WHERE import IN (SELECT id FROM imports WHERE sequence IS NULL) LIMIT ?1)",
        [most],
    )?;
    if removed == most as usize {
        return Ok(false);
    }
    connection.execute("DELETE FROM imports WHERE sequence IS NULL", [])?;
    Ok(true)
}

pub(crate) fn any_unsettled(connection: &Connection) -> Result<bool, VaultError> {
    let found = connection
        .prepare("SELECT 1 FROM imports WHERE sequence IS NULL LIMIT 1")?
        .exists([])?;
    Ok(found)
}

/// Deletes what was read out of an item, with the seeds; that it was read stays in the ledger.
pub(crate) fn erase(connection: &Connection, item: EntryId) -> Result<(), VaultError> {
    let item = item.uuid().into_bytes();
    connection.execute(
        "DELETE FROM records WHERE import IN (SELECT id FROM imports WHERE item = ?1)",
        [item],
    )?;
    // One that is being staged is given up: what it would still add has no list to be in.
    connection.execute(
        "DELETE FROM imports WHERE item = ?1 AND sequence IS NULL",
        [item],
    )?;
    connection.execute("UPDATE imports SET seed = NULL WHERE item = ?1", [item])?;
    Ok(())
}

/// The seed of the list that belongs to a leaf; none where it was erased.
pub(crate) fn seed(connection: &Connection, sequence: u64) -> Result<Option<ListSeed>, VaultError> {
    let seed: Option<Option<[u8; 32]>> = connection
        .prepare_cached("SELECT seed FROM imports WHERE sequence = ?1")?
        .query_row([signed(sequence)], |row| row.get(0))
        .optional()?;
    Ok(seed.flatten().map(ListSeed::new))
}

/// The leaves of the readings of an item, oldest first.
pub(crate) fn of_item(connection: &Connection, item: EntryId) -> Result<Vec<u64>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT sequence FROM imports WHERE item = ?1 AND sequence IS NOT NULL ORDER BY sequence",
    )?;
    let rows = statement.query_map([item.uuid().as_bytes()], |row| row.get::<_, i64>(0))?;
    rows.map(|sequence| u64::try_from(sequence?).map_err(|_| VaultError::damaged(Part::Store)))
        .collect()
}

/// The records of the list that belongs to a leaf, in their order.
pub(crate) fn read(
    connection: &Connection,
    sequence: u64,
    positions: Range<u64>,
) -> Result<Vec<Record>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT locator, record FROM records
         WHERE import = (SELECT id FROM imports WHERE sequence = ?1) AND position >= ?2 AND position < ?3
         ORDER BY position",
    )?;
    let range = params![
        signed(sequence),
        signed(positions.start),
        signed(positions.end)
    ];
    let rows = statement.query_map(range, |row| Ok(record(row)))?;
    rows.map(|row| row?).collect()
}

/// The record that stands at a place in an item, by its newest reading that has one.
pub(crate) fn at(
    connection: &Connection,
    item: EntryId,
    locator: &Locator,
) -> Result<Option<Record>, VaultError> {
    connection
        .prepare_cached(
            "SELECT locator, record FROM imports JOIN records ON records.import = imports.id
             WHERE item = ?1 AND sequence IS NOT NULL AND locator = ?2 ORDER BY sequence DESC LIMIT 1",
        )?
        .query_row(params![item.uuid().as_bytes(), locator.as_str()], |row| {
            Ok(record(row))
        })
        .optional()?
        .transpose()
}

fn record(row: &Row<'_>) -> Result<Record, VaultError> {
    let damaged = || VaultError::damaged(Part::Store);
    let locator: String = row.get(0)?;
    let text = row.get_ref(1)?.as_str().map_err(|_| damaged())?;
    Ok(Record {
        locator: Locator::try_from(locator).map_err(|_| damaged())?,
        read: serde_json::from_str(text).map_err(|_| damaged())?,
    })
}
