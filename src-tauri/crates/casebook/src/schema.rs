//! The case's tables. Every row of them can be made again from the ledger's bodies, but for `hand_overs`: what was made, and
//! where it lies, is remembered and proves nothing.

use vault::{Migration, Schema};

/// The tables that the casebook keeps in a vault.
pub const SCHEMA: Schema = Schema {
    oldest_readable: 1,
    newest_known: 2,
    migrations: &[
        Migration {
            version: 1,
            sql: concat!(
                include_str!("tables/entries.sql"),
                include_str!("tables/history.sql"),
                include_str!("tables/timeline.sql"),
                include_str!("tables/links.sql"),
                include_str!("tables/exhibits.sql"),
                include_str!("tables/search.sql"),
            ),
        },
        Migration {
            version: 2,
            sql: concat!(
                include_str!("tables/hand_overs.sql"),
                include_str!("tables/timeline_counted.sql"),
            ),
        },
    ],
};

#[cfg(test)]
mod tests {
    use vault::rusqlite::Connection;

    use super::*;

    #[test]
    fn a_book_of_before_learns_what_counts() {
        let book = Connection::open_in_memory().unwrap();
        let [first, second] = SCHEMA.migrations else {
            panic!("two steps")
        };
        book.execute_batch(first.sql).unwrap();
        for (id, struck_out) in [(1, None), (2, Some("")), (3, Some("not him"))] {
            book.execute(
                "INSERT INTO entries (id, kind, revision, first_sequence, first_written, first_offset, written, \
                 written_offset, author, body, struck_out) VALUES (?1, 'incident', 1, 0, 0, 0, 0, 0, x'00', '{}', ?2)",
                (vec![id], struck_out),
            )
            .unwrap();
            book.execute(
                "INSERT INTO timeline (place, entry) VALUES (?1, ?2)",
                (id, vec![id]),
            )
            .unwrap();
        }
        book.execute_batch(second.sql).unwrap();
        let counted: u32 = book
            .query_row("SELECT sum(counted) FROM timeline", [], |row| row.get(0))
            .unwrap();
        assert_eq!(counted, 1);
        let made: u32 = book
            .query_row("SELECT count(*) FROM hand_overs", [], |row| row.get(0))
            .unwrap();
        assert_eq!(made, 0);
    }
}
