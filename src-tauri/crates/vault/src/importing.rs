//! Taking in what a reader finds in an item: many records, a few at a time, and one leaf for all of them.
//!
//! A phone's export has a hundred thousand messages. Written in one transaction they would hold the store for seconds, in
//! which nothing else can be saved. So they are staged in chunks, each a short transaction of its own, where nobody is
//! shown them; the leaf that commits makes all of them visible at once. What was staged and never got its leaf is removed
//! at the next opening.

use std::ops::Range;

use domain::{EntryId, Locator};
use ledger::{Action, Import, Leaf, ListSeed, Record, RecordList};

use crate::error::VaultError;
use crate::keys::random;
use crate::open_vault::OpenVault;
use crate::store::change::Change;
use crate::store::tables::imports::{self, ListId};

/// Records that are being taken in and are not part of the record yet. Dropping it gives them up.
#[derive(Debug)]
#[must_use = "nothing is taken in until its leaf is written"]
pub struct StagedImport {
    id: ListId,
    item: EntryId,
    list: RecordList,
}

/// How many records are removed in one transaction.
const REMOVED_AT_A_TIME: u32 = 1000;

impl OpenVault {
    /// Begins to take in what is read out of an item.
    ///
    /// # Errors
    /// The store refused.
    pub fn begin_import(&mut self, item: EntryId) -> Result<StagedImport, VaultError> {
        let seed = ListSeed::new(random::bytes()?);
        let id = self.transact(|connection, _| imports::begin(connection, item, &seed))?;
        Ok(StagedImport {
            id,
            item,
            list: RecordList::new(seed),
        })
    }

    /// Stages some more records, in their order: all of them or none. Give so few at a time that others are not kept
    /// waiting; a few hundred messages take some milliseconds.
    ///
    /// # Errors
    /// [`VaultError::NotARecord`] where two have the same locator or one has no canonical form. The import is given up then.
    pub fn stage(
        &mut self,
        mut import: StagedImport,
        records: &[Record],
    ) -> Result<StagedImport, VaultError> {
        self.transact(|connection, _| {
            for record in records {
                imports::add(connection, import.id, import.list.length(), record)?;
                import
                    .list
                    .add(record)
                    .map_err(|_| VaultError::NotARecord)?;
            }
            Ok::<_, VaultError>(())
        })?;
        Ok(import)
    }

    /// The leaves that tell of readings of an item, oldest first. The last one is by the newest reader that read it.
    pub fn imports_of(&self, item: EntryId) -> Result<Vec<u64>, VaultError> {
        imports::of_item(&self.connection, item)
    }

    /// The records that an import took in, by its leaf and their places in the list. None where they were erased.
    pub fn records(&self, import: u64, positions: Range<u64>) -> Result<Vec<Record>, VaultError> {
        imports::read(&self.connection, import, positions)
    }

    /// What stands at a place in an item, as the newest reading that found something there has it.
    pub fn record_at(
        &self,
        item: EntryId,
        locator: &Locator,
    ) -> Result<Option<Record>, VaultError> {
        imports::at(&self.connection, item, locator)
    }

    /// Removes what was staged and never got its leaf, a little at a time.
    pub(crate) fn remove_unsettled_imports(&mut self) -> Result<(), VaultError> {
        if !imports::any_unsettled(&self.connection)? {
            return Ok(());
        }
        while !self
            .transact(|connection, _| imports::remove_unsettled(connection, REMOVED_AT_A_TIME))?
        {
        }
        Ok(())
    }
}

impl Change<'_> {
    /// Takes in all that was staged, with the one leaf that tells of it: what was read, by what, and the digest of the list.
    pub fn import(
        &mut self,
        staged: StagedImport,
        reader: &str,
        reader_version: u32,
    ) -> Result<Leaf, VaultError> {
        let import = Import {
            item: staged.item,
            reader: reader.to_owned(),
            reader_version,
            records: staged.list.length(),
            list: staged.list.digest(),
        };
        let leaf = self.append(Action::Import, None, None, &import.to_body())?;
        imports::settle(self.connection(), staged.id, leaf.sequence)?;
        Ok(leaf)
    }
}
