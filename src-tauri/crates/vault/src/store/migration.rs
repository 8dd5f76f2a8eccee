//! Bringing the tables of a store up to date: all of it or none of it.
//!
//! Two parts share one store: the vault's own tables and the case's. Each counts its own versions; both are brought up
//! in one transaction.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::VaultError;
use crate::store::recorded::Recorded;
use crate::store::schema::Schema;
use crate::store::vault_schema;

/// Which part a version is of.
#[derive(Debug, Clone, Copy)]
enum SchemaPart {
    Vault,
    Case,
}

impl SchemaPart {
    fn name(self) -> &'static str {
        match self {
            Self::Vault => "vault",
            Self::Case => "case",
        }
    }
}

/// Makes the table of versions in a new store.
pub(crate) fn begin(connection: &Connection) -> Result<(), VaultError> {
    connection.execute_batch(
        "CREATE TABLE versions (part TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT",
    )?;
    Ok(())
}

/// Refuses a store that this program cannot read, and says whether it needs bringing up.
pub(crate) fn is_behind(connection: &Connection, schema: &Schema) -> Result<bool, VaultError> {
    let vault = needs_migration(connection, SchemaPart::Vault, &vault_schema::SCHEMA)?;
    let case = needs_migration(connection, SchemaPart::Case, schema)?;
    Ok(vault || case)
}

/// Refuses a part that this program cannot read, and says whether it needs bringing up.
fn needs_migration(
    connection: &Connection,
    part: SchemaPart,
    schema: &Schema,
) -> Result<bool, VaultError> {
    let found = version(connection, part)?;
    if found > schema.newest_known {
        return Err(VaultError::NewerVersion {
            found,
            known: schema.newest_known,
        });
    }
    if found != 0 && found < schema.oldest_readable {
        return Err(VaultError::TooOld {
            found,
            oldest: schema.oldest_readable,
        });
    }
    Ok(found < schema.newest_known)
}

/// Brings both parts up to date, the vault's first. Runs inside the caller's transaction.
pub(crate) fn migrate_all(connection: &Connection, schema: &Schema) -> Result<(), VaultError> {
    migrate(connection, SchemaPart::Vault, &vault_schema::SCHEMA)?;
    migrate(connection, SchemaPart::Case, schema)
}

/// Takes the steps that are missing: first the statements of all, then what fills the tables. Runs inside the caller's
/// transaction.
fn migrate(connection: &Connection, part: SchemaPart, schema: &Schema) -> Result<(), VaultError> {
    let found = version(connection, part)?;
    let missing = || schema.migrations.iter().filter(|step| step.version > found);
    for step in missing() {
        connection.execute_batch(step.sql)?;
    }
    for fill in missing().filter_map(|step| step.fill) {
        fill(&Recorded::new(connection))?;
    }
    connection.execute(
        "INSERT INTO versions (part, version) VALUES (?1, ?2)
         ON CONFLICT (part) DO UPDATE SET version = excluded.version",
        params![part.name(), schema.newest_known],
    )?;
    Ok(())
}

fn version(connection: &Connection, part: SchemaPart) -> Result<u32, VaultError> {
    let found = connection
        .query_row(
            "SELECT version FROM versions WHERE part = ?1",
            [part.name()],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found.unwrap_or(0))
}
