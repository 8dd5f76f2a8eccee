//! The vault's own tables, and the steps that lead to them.

use crate::error::VaultError;
use crate::store::recorded::Recorded;
use crate::store::schema::{Migration, Schema};
use crate::store::tables::leaves;

/// The vault's tables as this program writes them.
pub(crate) const SCHEMA: Schema = Schema {
    oldest_readable: 1,
    newest_known: 2,
    migrations: &[
    Migration::of_sql(1, "
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
        "),
    Migration {
        version: 2,
        sql: "
            ALTER TABLE leaves ADD COLUMN entry BLOB;
            CREATE INDEX leaves_of_entries ON leaves (entry, sequence) WHERE entry IS NOT NULL;
            CREATE INDEX leaves_about_no_entry ON leaves (sequence) WHERE entry IS NULL;
            CREATE TABLE imports (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                item BLOB NOT NULL,
                sequence INTEGER UNIQUE REFERENCES leaves (sequence),
                seed BLOB
            ) STRICT;
            CREATE INDEX imports_of_items ON imports (item, sequence);
            CREATE TABLE records (
                import INTEGER NOT NULL REFERENCES imports (id),
                position INTEGER NOT NULL,
                locator TEXT NOT NULL,
                record TEXT NOT NULL,
                PRIMARY KEY (import, position)
            ) STRICT, WITHOUT ROWID;
            CREATE UNIQUE INDEX records_by_locator ON records (import, locator);
        ",
        fill: Some(note_entries),
    }],
    told: None,
};

/// Says of leaves that were written before this was noted which entry each is about.
fn note_entries(recorded: &Recorded<'_>) -> Result<(), VaultError> {
    recorded.for_each_leaf(|leaf| leaves::note_entry(recorded.connection(), leaf))
}
