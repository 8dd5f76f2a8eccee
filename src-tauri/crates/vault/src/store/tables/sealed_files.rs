//! Which sealed files belong to the record, and which are to be destroyed.

use std::collections::HashSet;

use domain::Digest;
use rusqlite::{Connection, params};

use super::signed;
use crate::error::{Part, VaultError};
use crate::files::SealedFile;
use crate::files::file_name::FileName;

pub(crate) fn insert(connection: &Connection, file: &SealedFile) -> Result<(), VaultError> {
    connection
        .prepare_cached("INSERT INTO sealed_files (name, digest, size) VALUES (?1, ?2, ?3)")?
        .execute(params![
            file.name.to_string(),
            file.digest.bytes(),
            signed(file.size)
        ])?;
    Ok(())
}

/// Takes a file out of the record. It is destroyed once that is committed.
pub(crate) fn forget(connection: &Connection, name: &FileName) -> Result<(), VaultError> {
    let name = name.to_string();
    connection.execute("DELETE FROM sealed_files WHERE name = ?1", [&name])?;
    connection.execute(
        "INSERT OR IGNORE INTO forgotten_files (name) VALUES (?1)",
        [&name],
    )?;
    Ok(())
}

pub(crate) fn kept(connection: &Connection) -> Result<Vec<SealedFile>, VaultError> {
    let mut statement =
        connection.prepare("SELECT name, digest, size FROM sealed_files ORDER BY name")?;
    let mut rows = statement.query([])?;
    let mut files = Vec::new();
    while let Some(row) = rows.next()? {
        files.push(SealedFile {
            name: name(row.get_ref(0)?.as_str().ok())?,
            digest: Digest::new(row.get(1)?),
            size: row.get::<_, i64>(2)?.unsigned_abs(),
        });
    }
    Ok(files)
}

pub(crate) fn with_digest(
    connection: &Connection,
    digest: &Digest,
) -> Result<Option<FileName>, VaultError> {
    let mut statement = connection
        .prepare_cached("SELECT name FROM sealed_files WHERE digest = ?1 ORDER BY name LIMIT 1")?;
    let mut rows = statement.query([digest.bytes()])?;
    rows.next()?
        .map(|row| name(row.get_ref(0)?.as_str().ok()))
        .transpose()
}

pub(crate) fn forgotten(connection: &Connection) -> Result<HashSet<FileName>, VaultError> {
    let mut statement = connection.prepare("SELECT name FROM forgotten_files")?;
    let mut rows = statement.query([])?;
    let mut names = HashSet::new();
    while let Some(row) = rows.next()? {
        names.insert(name(row.get_ref(0)?.as_str().ok())?);
    }
    Ok(names)
}

pub(crate) fn clear_forgotten(connection: &Connection) -> Result<(), VaultError> {
    connection.execute("DELETE FROM forgotten_files", [])?;
    Ok(())
}

fn name(text: Option<&str>) -> Result<FileName, VaultError> {
    text.and_then(|text| text.parse().ok())
        .ok_or(VaultError::damaged(Part::Store))
}
