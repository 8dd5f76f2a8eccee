//! The case's tables, and which of them the ledger makes again.

use ledger::Leaf;
use serde_json::Value;
use vault::rusqlite::Connection;
use vault::{Migration, Recorded, Schema, VaultError};

use crate::error::CaseError;
use crate::recording::projection;

/// The tables that the casebook keeps in a vault.
pub const SCHEMA: Schema = Schema {
    oldest_readable: 1,
    newest_known: 3,
    migrations: &[
        Migration::of_sql(
            1,
            concat!(
                include_str!("tables/entries.sql"),
                include_str!("tables/history.sql"),
                include_str!("tables/timeline.sql"),
                include_str!("tables/links.sql"),
                include_str!("tables/exhibits.sql"),
                include_str!("tables/search.sql"),
            ),
        ),
        Migration::of_sql(
            2,
            concat!(
                include_str!("tables/bundles.sql"),
                include_str!("tables/timeline_counted.sql"),
            ),
        ),
        Migration {
            version: 3,
            sql: concat!(
                include_str!("tables/made_again.sql"),
                include_str!("tables/numbers.sql"),
                include_str!("tables/readings.sql"),
                include_str!("tables/searched.sql"),
            ),
            fill: Some(make_again),
        },
    ],
    told: Some(told),
};

/// Tables of which the ledger knows nothing: what was made, and where it lies; what was read out of items. Neither proves
/// anything.
const REMEMBERED: [&str; 2] = ["hand_overs", "readings"];

/// A table that the ledger makes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Projected {
    name: String,
    /// Every row of it, in a fixed order.
    pub(crate) rows: String,
}

/// An empty store in memory, with the case's tables and no others.
pub(crate) fn empty_tables() -> Result<Connection, CaseError> {
    let empty = Connection::open_in_memory()?;
    for step in SCHEMA.migrations {
        empty.execute_batch(step.sql)?;
    }
    Ok(empty)
}

/// The tables that the ledger makes again: all but those that are [remembered](REMEMBERED), as the schema has them.
pub(crate) fn projected(tables: &Connection) -> Result<Vec<Projected>, CaseError> {
    let mut statement = tables.prepare(
        "SELECT name, type, ncol FROM pragma_table_list
         WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let rows = statement.query_map([], |row| {
        let (name, kind): (String, String) = (row.get(0)?, row.get(1)?);
        let columns: u32 = row.get(2)?;
        let rows = match kind.as_str() {
            "virtual" => format!("SELECT rowid, * FROM {name} ORDER BY rowid"),
            _ => {
                let all: Vec<String> = (1..=columns).map(|column| column.to_string()).collect();
                format!("SELECT * FROM {name} ORDER BY {}", all.join(", "))
            }
        };
        Ok(Projected { name, rows })
    })?;
    let mut projected = rows.collect::<Result<Vec<_>, _>>()?;
    projected.retain(|table| !REMEMBERED.contains(&table.name.as_str()));
    Ok(projected)
}

/// Empties every table that the ledger makes again, and makes it again.
fn make_again(recorded: &Recorded<'_>) -> Result<(), VaultError> {
    let again = || -> Result<(), CaseError> {
        let store = recorded.connection();
        for table in projected(&empty_tables()?)? {
            store.execute(&format!("DELETE FROM {}", table.name), [])?;
        }
        projection::rebuild(recorded, store, &mut || Ok(()))
    };
    again().map_err(CaseError::into_vault_error)
}

/// What the tables learn of a leaf that the vault writes by itself.
fn told(connection: &Connection, leaf: &Leaf, body: &Value) -> Result<(), VaultError> {
    projection::apply(connection, leaf, Some(body)).map_err(CaseError::into_vault_error)
}

#[cfg(test)]
mod tests {
    use vault::rusqlite::Connection;

    use super::*;

    #[test]
    fn a_book_of_before_learns_what_counts() {
        let store = Connection::open_in_memory().unwrap();
        let [first, second, _] = SCHEMA.migrations else {
            panic!("three steps")
        };
        store.execute_batch(first.sql).unwrap();
        for (id, struck_out) in [(1, None), (2, Some("")), (3, Some("not him"))] {
            store.execute(
                "INSERT INTO entries (id, kind, revision, first_sequence, first_written, first_offset, written, \
                 written_offset, author, body, struck_out) VALUES (?1, 'incident', 1, 0, 0, 0, 0, 0, x'00', '{}', ?2)",
                (vec![id], struck_out),
            )
            .unwrap();
            store
                .execute(
                    "INSERT INTO timeline (place, entry) VALUES (?1, ?2)",
                    (id, vec![id]),
                )
                .unwrap();
        }
        store.execute_batch(second.sql).unwrap();
        let counted: u32 = store
            .query_row("SELECT sum(counted) FROM timeline", [], |row| row.get(0))
            .unwrap();
        assert_eq!(counted, 1);
        let made: u32 = store
            .query_row("SELECT count(*) FROM hand_overs", [], |row| row.get(0))
            .unwrap();
        assert_eq!(made, 0);
    }
}
