//! The vault's own tables, one file each with its SQL.

pub(crate) mod bodies;
pub(crate) mod drafts;
pub(crate) mod identity;
pub(crate) mod leaves;
pub(crate) mod nodes;
pub(crate) mod sealed_files;
pub(crate) mod settings;

use crate::store::schema::{Migration, Schema};

/// The vault's tables as this program writes them.
pub(crate) const SCHEMA: Schema = Schema {
    oldest_readable: 1,
    newest_known: 1,
    migrations: &[Migration {
        version: 1,
        sql: "
            CREATE TABLE identity (
                only INTEGER PRIMARY KEY CHECK (only = 1),
                vault BLOB NOT NULL,
                signing_seed BLOB NOT NULL,
                generation INTEGER NOT NULL,
                erasure_pending INTEGER NOT NULL DEFAULT 0
            ) STRICT;
            CREATE TABLE leaves (
                sequence INTEGER PRIMARY KEY,
                leaf BLOB NOT NULL
            ) STRICT;
            CREATE TABLE nodes (
                level INTEGER NOT NULL,
                position INTEGER NOT NULL,
                hash BLOB NOT NULL,
                PRIMARY KEY (level, position)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE bodies (
                sequence INTEGER PRIMARY KEY REFERENCES leaves (sequence),
                entry BLOB,
                revision INTEGER,
                fields TEXT NOT NULL
            ) STRICT;
            CREATE INDEX bodies_of_entries ON bodies (entry, revision, sequence) WHERE entry IS NOT NULL;
            CREATE TABLE sealed_files (
                name TEXT PRIMARY KEY,
                digest BLOB NOT NULL,
                size INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE forgotten_files (
                name TEXT PRIMARY KEY
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE drafts (
                name TEXT PRIMARY KEY,
                json TEXT NOT NULL
            ) STRICT;
            CREATE TABLE settings (
                name TEXT PRIMARY KEY,
                value TEXT NOT NULL
            ) STRICT;
        ",
    }],
};

/// SQLite counts in signed numbers; ours never come near their end.
pub(crate) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
