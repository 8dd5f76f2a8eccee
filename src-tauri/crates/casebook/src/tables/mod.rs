//! The case's tables, one file and its SQL each.

pub(crate) mod bundles;
pub(crate) mod calendar;
pub(crate) mod entries;
pub(crate) mod exhibits;
pub(crate) mod links;
pub(crate) mod numbers;
pub(crate) mod place;
pub(crate) mod readings;
pub(crate) mod search;
mod search_words;
pub(crate) mod timeline;

use chrono::DateTime;
use domain::{EntryId, Moment};
use vault::rusqlite::Row;

use crate::error::CaseError;

pub(crate) fn key(id: &EntryId) -> [u8; 16] {
    id.uuid().into_bytes()
}

pub(crate) fn id(bytes: [u8; 16]) -> EntryId {
    EntryId::new(uuid::Uuid::from_bytes(bytes))
}

/// Reads a moment from two columns.
pub(crate) fn moment(row: &Row<'_>, seconds: &str, offset: &str) -> Result<Moment, CaseError> {
    optional_moment(row, seconds, offset)?.ok_or(CaseError::Projection)
}

/// Reads a moment from two columns that may be empty.
pub(crate) fn optional_moment(
    row: &Row<'_>,
    seconds: &str,
    offset: &str,
) -> Result<Option<Moment>, CaseError> {
    let Some(seconds) = row.get::<_, Option<i64>>(seconds)? else {
        return Ok(None);
    };
    let utc = DateTime::from_timestamp(seconds, 0).ok_or(CaseError::Projection)?;
    Ok(Some(Moment::new(utc, row.get(offset)?)))
}
