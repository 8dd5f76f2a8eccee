//! Bundles that were made. The table keeps the name that it was made with, `hand_overs`.

use bundle::{GivenNumber, KeptBack};
use domain::{Digest, EntryId, Moment};
use ledger::HandOver;
use serde::{Deserialize, Serialize};
use vault::rusqlite::{Connection, Row, params};

use super::{moment, optional_moment};
use crate::error::CaseError;
use crate::wire::{BundleForm, BundleId, ChosenEntries, Kept};

/// A row.
pub(crate) struct MadeBundle {
    pub(crate) id: BundleId,
    pub(crate) made: Moment,
    pub(crate) about: About,
    pub(crate) removed: Option<Moment>,
}

/// What was chosen and what was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct About {
    pub(crate) entries: ChosenEntries,
    /// Those of the first version were not asked for their form.
    #[serde(default)]
    pub(crate) form: BundleForm,
    pub(crate) for_whom: Option<String>,
    pub(crate) code: String,
    pub(crate) ledger_size: u64,
    /// What was signed, in its own words. It names no person, and outlives whatever is erased.
    #[serde(default)]
    pub(crate) signed: Option<String>,
    pub(crate) kept: Vec<Kept>,
    /// Items whose files its main bag gave. The first version did not remember them.
    #[serde(default)]
    pub(crate) gave: Vec<EntryId>,
    /// These, and those that a bundle gave from which it went on.
    #[serde(default)]
    pub(crate) given: Vec<EntryId>,
    /// Items whose files did not go to everybody.
    #[serde(default)]
    pub(crate) kept_back: Vec<(EntryId, KeptBack)>,
    /// Items without whose files it was made, because they were lost.
    #[serde(default)]
    pub(crate) lost: Vec<EntryId>,
    /// People, places and items that police were given though a consent does not agree to that.
    #[serde(default)]
    pub(crate) given_to_police: Vec<EntryId>,
    /// The numbers that it was the first to give to what it withheld. Bundles of before numbered each for itself.
    #[serde(default)]
    pub(crate) numbers_given: Vec<GivenNumber>,
    pub(crate) parts: Vec<Part>,
}

impl About {
    /// What was signed; none in bundles of older programs.
    pub(crate) fn hand_over(&self) -> Option<HandOver> {
        HandOver::read(self.signed.as_ref()?.as_bytes()).ok()
    }
}

/// A file, or a folder with all that is in it, as it was when it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Part {
    pub(crate) path: String,
    /// None where it could not be read again: then nobody can tell later whether it is still the same.
    pub(crate) digest: Option<Digest>,
}

pub(crate) fn insert(
    connection: &Connection,
    made: Moment,
    about: &About,
) -> Result<BundleId, CaseError> {
    connection.execute(
        "INSERT INTO hand_overs (made, made_offset, about) VALUES (?1, ?2, ?3)",
        params![made.utc.timestamp(), made.offset_minutes, text(about)?],
    )?;
    Ok(BundleId(connection.last_insert_rowid()))
}

/// Newest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<MadeBundle>, CaseError> {
    let mut statement = connection.prepare_cached("SELECT * FROM hand_overs ORDER BY id DESC")?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(read(row)?);
    }
    Ok(all)
}

pub(crate) fn one(connection: &Connection, id: BundleId) -> Result<Option<MadeBundle>, CaseError> {
    let mut statement = connection.prepare_cached("SELECT * FROM hand_overs WHERE id = ?1")?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map(read).transpose()
}

pub(crate) fn set_about(
    connection: &Connection,
    id: BundleId,
    about: &About,
) -> Result<(), CaseError> {
    connection.execute(
        "UPDATE hand_overs SET about = ?2 WHERE id = ?1",
        params![id.0, text(about)?],
    )?;
    Ok(())
}

pub(crate) fn set_removed(
    connection: &Connection,
    id: BundleId,
    at: Moment,
) -> Result<(), CaseError> {
    connection.execute(
        "UPDATE hand_overs SET removed = ?2, removed_offset = ?3 WHERE id = ?1",
        params![id.0, at.utc.timestamp(), at.offset_minutes],
    )?;
    Ok(())
}

fn text(about: &About) -> Result<String, CaseError> {
    serde_json::to_string(about).map_err(|_| CaseError::Projection)
}

fn read(row: &Row<'_>) -> Result<MadeBundle, CaseError> {
    let about: String = row.get("about")?;
    Ok(MadeBundle {
        id: BundleId(row.get("id")?),
        made: moment(row, "made", "made_offset")?,
        about: serde_json::from_str(&about).map_err(|_| CaseError::Projection)?,
        removed: optional_moment(row, "removed", "removed_offset")?,
    })
}
