//! The newest state of every entry.

use domain::{AuthorId, Entry, EntryId, EntryKind, Moment, Revision, variant_name};
use serde_json::Value;
use vault::rusqlite::{Connection, OptionalExtension, Row, params};

use super::{id, key, moment, optional_moment};
use crate::error::CaseError;

/// That an entry was struck out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StruckOut {
    /// Why, in the keeper's words.
    pub reason: Option<String>,
    /// When.
    pub at: Moment,
}

/// One entry as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub id: EntryId,
    /// Its kind, which stays known when its words are erased.
    pub kind: EntryKind,
    /// Its newest revision.
    pub revision: Revision,
    /// The number of its first leaf.
    pub first_sequence: u64,
    /// When it was first written.
    pub first_written: Moment,
    /// When its newest revision was written.
    pub written: Moment,
    /// Who wrote the newest revision.
    pub author: AuthorId,
    /// Its newest content; `None` once erased.
    pub entry: Option<Entry>,
    /// Whether it was struck out.
    pub struck_out: Option<StruckOut>,
    /// When it was erased.
    pub erased: Option<Moment>,
}

const COLUMNS: &str = "id, kind, revision, first_sequence, first_written, first_offset, written, \
    written_offset, author, body, struck_out, struck_out_at, struck_out_offset, erased_at, erased_offset";

pub(crate) fn write(connection: &Connection, standing: &Standing) -> Result<(), CaseError> {
    let body = standing
        .entry
        .as_ref()
        .map(|entry| entry.to_json().to_string());
    // The reason may be absent though it was struck out: an empty text stands for none given.
    let struck_out = standing
        .struck_out
        .as_ref()
        .map(|struck_out| struck_out.reason.clone().unwrap_or_default());
    let struck_out_at = standing.struck_out.as_ref().map(|struck_out| struck_out.at);
    connection
        .prepare_cached(&format!(
            "INSERT OR REPLACE INTO entries ({COLUMNS}) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
        ))?
        .execute(params![
            key(&standing.id),
            variant_name(&standing.kind),
            standing.revision.number(),
            standing.first_sequence as i64,
            standing.first_written.utc.timestamp(),
            standing.first_written.offset_minutes,
            standing.written.utc.timestamp(),
            standing.written.offset_minutes,
            standing.author.uuid().into_bytes(),
            body,
            struck_out,
            struck_out_at.map(|at| at.utc.timestamp()),
            struck_out_at.map(|at| at.offset_minutes),
            standing.erased.map(|at| at.utc.timestamp()),
            standing.erased.map(|at| at.offset_minutes),
        ])?;
    Ok(())
}

pub(crate) fn read(connection: &Connection, entry: EntryId) -> Result<Option<Standing>, CaseError> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM entries WHERE id = ?1"))?
        .query_row([key(&entry)], |row| Ok(standing(row)))
        .optional()?
        .transpose()
}

pub(crate) fn exists(connection: &Connection, entry: EntryId) -> Result<bool, CaseError> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM entries WHERE id = ?1")?
        .exists([key(&entry)])?)
}

/// Every entry of a kind, in the order in which they were first written.
pub(crate) fn of_kind(
    connection: &Connection,
    kind: EntryKind,
) -> Result<Vec<Standing>, CaseError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM entries WHERE kind = ?1 ORDER BY first_sequence"
    ))?;
    let rows = statement.query_map([variant_name(&kind)], |row| Ok(standing(row)))?;
    rows.map(|row| row?).collect()
}

/// Every entry, in the order in which they were first written.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Standing>, CaseError> {
    let mut statement = connection.prepare(&format!(
        "SELECT {COLUMNS} FROM entries ORDER BY first_sequence"
    ))?;
    let rows = statement.query_map([], |row| Ok(standing(row)))?;
    rows.map(|row| row?).collect()
}

pub(crate) fn any_of(connection: &Connection, kind: EntryKind) -> Result<bool, CaseError> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM entries WHERE kind = ?1 LIMIT 1")?
        .exists([variant_name(&kind)])?)
}

fn standing(row: &Row<'_>) -> Result<Standing, CaseError> {
    let kind: String = row.get("kind")?;
    let body: Option<String> = row.get("body")?;
    let entry = body
        .map(|body| {
            let value = serde_json::from_str(&body).map_err(|_| CaseError::Projection)?;
            Entry::from_json(value).map_err(|_| CaseError::Projection)
        })
        .transpose()?;
    let struck_out = match row.get::<_, Option<String>>("struck_out")? {
        Some(reason) => Some(StruckOut {
            reason: Some(reason).filter(|reason| !reason.is_empty()),
            at: moment(row, "struck_out_at", "struck_out_offset")?,
        }),
        None => None,
    };
    Ok(Standing {
        id: id(row.get("id")?),
        kind: serde_json::from_value(Value::String(kind)).map_err(|_| CaseError::Projection)?,
        revision: Revision::new(row.get("revision")?).ok_or(CaseError::Projection)?,
        first_sequence: u64::try_from(row.get::<_, i64>("first_sequence")?)
            .map_err(|_| CaseError::Projection)?,
        first_written: moment(row, "first_written", "first_offset")?,
        written: moment(row, "written", "written_offset")?,
        author: AuthorId::new(uuid::Uuid::from_bytes(row.get("author")?)),
        entry,
        struck_out,
        erased: optional_moment(row, "erased_at", "erased_offset")?,
    })
}
