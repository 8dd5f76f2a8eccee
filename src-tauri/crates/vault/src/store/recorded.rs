//! What the ledger holds, for filling tables from it.

use domain::EntryId;
use ledger::{CommittedBody, Leaf};
use rusqlite::Connection;

use crate::error::VaultError;
use crate::store::tables::{bodies, leaves};

/// The leaves and bodies of a store whose tables are being brought up to date, and the connection to write them with.
pub struct Recorded<'store> {
    connection: &'store Connection,
}

/// Leaves read at a time.
const LEAVES_AT_A_TIME: u64 = 1024;

impl<'store> Recorded<'store> {
    pub(crate) const fn new(connection: &'store Connection) -> Self {
        Self { connection }
    }

    /// The connection. Beginning or ending a transaction on it is a mistake.
    pub const fn connection(&self) -> &'store Connection {
        self.connection
    }

    /// Goes through every leaf in its order, each with its body; without one where it was erased.
    ///
    /// # Errors
    /// What cannot be read; what `each` says.
    pub fn for_each<E: From<VaultError>>(
        &self,
        mut each: impl FnMut(&Leaf, Option<&CommittedBody>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.for_each_leaf(|leaf| each(leaf, self.body_at(leaf.sequence)?.as_ref()))
    }

    /// Goes through every leaf in its order, without the bodies.
    ///
    /// # Errors
    /// What cannot be read; what `each` says.
    pub fn for_each_leaf<E: From<VaultError>>(
        &self,
        mut each: impl FnMut(&Leaf) -> Result<(), E>,
    ) -> Result<(), E> {
        let size = leaves::size(self.connection)?;
        for start in (0..size).step_by(LEAVES_AT_A_TIME as usize) {
            let end = size.min(start + LEAVES_AT_A_TIME);
            for leaf in leaves::read(self.connection, start..end)? {
                each(&leaf)?;
            }
        }
        Ok(())
    }

    /// What the leaf at a sequence number commits to; none when it was erased.
    pub fn body_at(&self, sequence: u64) -> Result<Option<CommittedBody>, VaultError> {
        bodies::at(self.connection, sequence)
    }

    /// The sequence numbers of an entry's leaves, oldest first.
    pub fn leaves_of(&self, entry: EntryId) -> Result<Vec<u64>, VaultError> {
        leaves::of_entry(self.connection, entry)
    }
}
