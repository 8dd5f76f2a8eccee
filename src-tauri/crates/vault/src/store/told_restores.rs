//! The restores that a book tells of, before another book takes its place.

use ledger::{Action, Head, Restore};
use rusqlite::Connection;

use crate::error::VaultError;
use crate::store::recorded::Recorded;

/// One restore, by its leaf's place, and the heads that it named as lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ToldRestore {
    pub(crate) sequence: u64,
    pub(crate) heads: Vec<Head>,
}

/// Every restore that the ledger in a book tells of.
pub(crate) fn told_restores(connection: &Connection) -> Result<Vec<ToldRestore>, VaultError> {
    let mut told = Vec::new();
    Recorded::new(connection).for_each(|leaf, body| {
        let body = body.filter(|_| leaf.action == Action::Restore);
        let restore = body.and_then(|body| serde_json::from_value::<Restore>(body.body()).ok());
        if let Some(restore) = restore {
            told.push(ToldRestore {
                sequence: leaf.sequence,
                heads: restore.lost_heads().copied().collect(),
            });
        }
        Ok::<_, VaultError>(())
    })?;
    Ok(told)
}
