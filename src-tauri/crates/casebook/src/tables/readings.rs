//! What was read out of items, so that nothing has to be decrypted and read twice.

use std::collections::BTreeMap;

use domain::EntryId;
use intake::{LookedThrough, Reason};
use vault::rusqlite::types::Value;
use vault::rusqlite::{Connection, params, params_from_iter};

use super::{id, key};
use crate::error::CaseError;

/// The reader of words. The reader of what pictures say will be another one.
const WORDS: &str = "words";

/// A reading of more than this is not kept: such a file is read again where it is needed.
const MOST_BYTES: usize = 1024 * 1024;

/// Keeps the words of an item, in the place of those of an earlier version of the reader.
pub(crate) fn keep(
    connection: &Connection,
    item: EntryId,
    looked: &LookedThrough,
) -> Result<(), CaseError> {
    // What could not be fetched this time may be there the next.
    if looked.not_looked == Some(Reason::Unreadable) {
        return Ok(());
    }
    let reading = serde_json::to_string(looked).map_err(|_| CaseError::Projection)?;
    if reading.len() > MOST_BYTES {
        return Ok(());
    }
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO readings (item, reader, version, reading) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![key(&item), WORDS, intake::READERS, reading])?;
    Ok(())
}

pub(crate) fn clear(connection: &Connection, item: EntryId) -> Result<(), CaseError> {
    connection
        .prepare_cached("DELETE FROM readings WHERE item = ?1")?
        .execute([key(&item)])?;
    Ok(())
}

/// What the readers of today found in each item. What older ones found is left out, to be read again.
pub(crate) fn of_today(
    connection: &Connection,
) -> Result<BTreeMap<EntryId, LookedThrough>, CaseError> {
    let mut statement = connection
        .prepare_cached("SELECT item, reading FROM readings WHERE reader = ?1 AND version = ?2")?;
    let rows = statement.query_map(params![WORDS, intake::READERS], |row| {
        Ok((id(row.get(0)?), row.get::<_, String>(1)?))
    })?;
    let mut readings = BTreeMap::new();
    for row in rows {
        let (item, reading) = row?;
        if let Ok(reading) = serde_json::from_str(&reading) {
            readings.insert(item, reading);
        }
    }
    Ok(readings)
}

/// The words of one item, by whatever version of the reader read it last.
pub(crate) fn words(connection: &Connection, item: EntryId) -> Result<Vec<String>, CaseError> {
    let mut statement = connection
        .prepare_cached("SELECT reading FROM readings WHERE item = ?1 AND reader = ?2")?;
    let mut rows = statement.query(params![key(&item), WORDS])?;
    let Some(row) = rows.next()? else {
        return Ok(Vec::new());
    };
    let reading = serde_json::from_str::<LookedThrough>(row.get_ref(0)?.as_str().unwrap_or(""));
    let words = reading.map_or_else(|_| Vec::new(), |looked| looked.words);
    Ok(words.into_iter().map(|found| found.text).collect())
}

/// Copies all readings. The index of words is made of them as well, so whoever makes it again needs them.
pub(crate) fn copy(from: &Connection, to: &Connection) -> Result<(), CaseError> {
    let mut statement = from.prepare("SELECT item, reader, version, reading FROM readings")?;
    let mut insert = to
        .prepare("INSERT INTO readings (item, reader, version, reading) VALUES (?1, ?2, ?3, ?4)")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let values: [Value; 4] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
        insert.execute(params_from_iter(values))?;
    }
    Ok(())
}
