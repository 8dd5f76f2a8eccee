//! The complete subtrees of the ledger's tree, so that opening, appending and proving need not hash everything again.

use domain::Digest;
use ledger::Nodes;
use rusqlite::{Connection, OptionalExtension, params};

use super::signed;

/// The nodes in a store.
pub(crate) struct StoredNodes<'store>(pub(crate) &'store Connection);

impl Nodes for StoredNodes<'_> {
    type Error = rusqlite::Error;

    fn node(&self, level: u8, index: u64) -> Result<Option<Digest>, rusqlite::Error> {
        self.0
            .prepare_cached("SELECT hash FROM nodes WHERE level = ?1 AND position = ?2")?
            .query_row(params![level, signed(index)], |row| {
                row.get::<_, [u8; 32]>(0)
            })
            .optional()
            .map(|found| found.map(Digest::new))
    }

    fn keep(&mut self, level: u8, index: u64, node: Digest) -> Result<(), rusqlite::Error> {
        self.0
            .prepare_cached("INSERT INTO nodes (level, position, hash) VALUES (?1, ?2, ?3)")?
            .execute(params![level, signed(index), node.bytes()])?;
        Ok(())
    }
}
