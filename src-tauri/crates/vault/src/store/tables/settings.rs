//! Choices that belong to the vault and are nobody else's to read.

use rusqlite::{Connection, OptionalExtension};

use crate::error::VaultError;

pub(crate) fn keep(connection: &Connection, name: &str, value: &str) -> Result<(), VaultError> {
    connection
        .prepare_cached(
            "INSERT INTO settings (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )?
        .execute([name, value])?;
    Ok(())
}

pub(crate) fn read(connection: &Connection, name: &str) -> Result<Option<String>, VaultError> {
    Ok(connection
        .prepare_cached("SELECT value FROM settings WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

pub(crate) fn discard(connection: &Connection, name: &str) -> Result<(), VaultError> {
    connection.execute("DELETE FROM settings WHERE name = ?1", [name])?;
    Ok(())
}
