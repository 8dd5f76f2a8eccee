//! The case's tables. Every row of them can be made again from the ledger's bodies.

use vault::{Migration, Schema};

/// The tables that the casebook keeps in a vault.
pub const SCHEMA: Schema = Schema {
    oldest_readable: 1,
    newest_known: 1,
    migrations: &[Migration {
        version: 1,
        sql: concat!(
            include_str!("tables/entries.sql"),
            include_str!("tables/history.sql"),
            include_str!("tables/timeline.sql"),
            include_str!("tables/links.sql"),
            include_str!("tables/exhibits.sql"),
            include_str!("tables/search.sql"),
        ),
    }],
};
