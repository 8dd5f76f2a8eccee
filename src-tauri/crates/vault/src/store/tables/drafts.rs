//! What is being written and is not yet an entry.

use rusqlite::{Connection, OptionalExtension};

use crate::error::VaultError;

pub(crate) fn save(connection: &Connection, name: &str, json: &str) -> Result<(), VaultError> {
    connection
        .prepare_cached(
            "INSERT INTO drafts (name, json) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET json = excluded.json",
        )?
        .execute([name, json])?;
    Ok(())
}

pub(crate) fn read(connection: &Connection, name: &str) -> Result<Option<String>, VaultError> {
    Ok(connection
        .prepare_cached("SELECT json FROM drafts WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

pub(crate) fn names(connection: &Connection) -> Result<Vec<String>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT name FROM drafts ORDER BY name")?;
    let names = statement
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(names)
}

pub(crate) fn discard(connection: &Connection, name: &str) -> Result<(), VaultError> {
    connection.execute("DELETE FROM drafts WHERE name = ?1", [name])?;
    Ok(())
}
