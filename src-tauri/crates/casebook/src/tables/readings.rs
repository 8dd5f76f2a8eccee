//! What was read out of items, so that nothing has to be decrypted and read twice.

use std::collections::BTreeMap;

use bundle::KeptCopy;
use domain::EntryId;
use intake::{LookedThrough, Reason};
use vault::rusqlite::types::Value;
use vault::rusqlite::{Connection, params, params_from_iter};

use super::{id, key};
use crate::error::CaseError;

/// The reader of words. The reader of what pictures say will be another one.
const WORDS: &str = "words";

/// What comes of a clean copy that does not hang on words, and of one that does.
const COPY: &str = "clean_copy";
const COPY_OF_WORDS: &str = "clean_copy_of_words";

/// A copy hangs on what is read of an item as well as on what makes it.
const COPIES_OF_TODAY: i64 = (intake::COPIERS as i64) << 32 | intake::READERS as i64;

/// A reading of more than this is not kept: such a file is read again where it is needed.
const MOST_BYTES: usize = 1024 * 1024;

/// The words of one item as the readers of today have them, in the form in which they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading(String);

impl Reading {
    /// Of what was found; nothing where it is too much, or could not be fetched this time and may be there the next.
    pub(crate) fn of(looked: &LookedThrough) -> Option<Self> {
        if looked.not_looked == Some(Reason::Unreadable) {
            return None;
        }
        let found: usize = looked.words.iter().map(|found| found.text.len()).sum();
        let reading = serde_json::to_string(looked)
            .ok()
            .filter(|_| found <= MOST_BYTES);
        reading
            .filter(|reading| reading.len() <= MOST_BYTES)
            .map(Self)
    }

    /// What was found; nothing where an older form cannot be read any more.
    pub(crate) fn looked_through(&self) -> Option<LookedThrough> {
        serde_json::from_str(&self.0).ok()
    }
}

/// Keeps the words of an item, in the place of those of an earlier version of the reader.
pub(crate) fn keep(
    connection: &Connection,
    item: EntryId,
    reading: &Reading,
) -> Result<(), CaseError> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO readings (item, reader, version, reading) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![key(&item), WORDS, intake::READERS, reading.0])?;
    Ok(())
}

/// Keeps what came of making a clean copy of an item, in the place of what came of one before.
pub(crate) fn keep_copy(
    connection: &Connection,
    item: EntryId,
    copy: &KeptCopy,
) -> Result<(), CaseError> {
    connection
        .prepare_cached("DELETE FROM readings WHERE item = ?1 AND reader IN (?2, ?3)")?
        .execute(params![key(&item), COPY, COPY_OF_WORDS])?;
    let reader = match copy.is_of_words() {
        true => COPY_OF_WORDS,
        false => COPY,
    };
    let kept = serde_json::to_string(copy).map_err(|_| CaseError::Projection)?;
    connection
        .prepare_cached(
            "INSERT INTO readings (item, reader, version, reading) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![key(&item), reader, COPIES_OF_TODAY, kept])?;
    Ok(())
}

/// What came of making clean copies, by what makes them today.
pub(crate) fn copies_of_today(
    connection: &Connection,
) -> Result<BTreeMap<EntryId, KeptCopy>, CaseError> {
    let mut statement = connection.prepare_cached(
        "SELECT item, reading FROM readings WHERE reader IN (?1, ?2) AND version = ?3",
    )?;
    let rows = statement.query_map(params![COPY, COPY_OF_WORDS, COPIES_OF_TODAY], |row| {
        Ok((id(row.get(0)?), row.get::<_, String>(1)?))
    })?;
    let mut copies = BTreeMap::new();
    for row in rows {
        let (item, kept) = row?;
        // What an older program wrote otherwise is made again.
        copies.extend(serde_json::from_str(&kept).ok().map(|copy| (item, copy)));
    }
    Ok(copies)
}

/// Forgets what came of making copies.
pub(crate) fn clear_copies(connection: &Connection) -> Result<(), CaseError> {
    connection
        .prepare_cached("DELETE FROM readings WHERE reader IN (?1, ?2)")?
        .execute([COPY, COPY_OF_WORDS])?;
    Ok(())
}

/// Forgets every copy that hangs on what is protected. Its hash could be tried against what was erased.
pub(crate) fn clear_copies_of_words(connection: &Connection) -> Result<(), CaseError> {
    connection
        .prepare_cached("DELETE FROM readings WHERE reader = ?1")?
        .execute([COPY_OF_WORDS])?;
    Ok(())
}

pub(crate) fn clear(connection: &Connection, item: EntryId) -> Result<(), CaseError> {
    connection
        .prepare_cached("DELETE FROM readings WHERE item = ?1")?
        .execute([key(&item)])?;
    Ok(())
}

/// What the readers of today found in each item. What older ones found is left out, to be read again.
pub(crate) fn of_today(connection: &Connection) -> Result<BTreeMap<EntryId, Reading>, CaseError> {
    let mut statement = connection
        .prepare_cached("SELECT item, reading FROM readings WHERE reader = ?1 AND version = ?2")?;
    let rows = statement.query_map(params![WORDS, intake::READERS], |row| {
        Ok((id(row.get(0)?), Reading(row.get(1)?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The words of one item, by whatever version of the reader read it last.
pub(crate) fn words(connection: &Connection, item: EntryId) -> Result<Vec<String>, CaseError> {
    let mut statement = connection
        .prepare_cached("SELECT reading FROM readings WHERE item = ?1 AND reader = ?2")?;
    let mut rows = statement.query(params![key(&item), WORDS])?;
    let reading = rows
        .next()?
        .map(|row| row.get(0).map(Reading))
        .transpose()?;
    let looked = reading.and_then(|reading| reading.looked_through());
    let words = looked.map_or_else(Vec::new, |looked| looked.words);
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
