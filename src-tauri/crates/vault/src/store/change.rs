//! What can be done inside one change.

use domain::{AuthorId, EntryId, Moment, Revision};
use ledger::{Action, CommittedBody, Head, Leaf, Salt};
use rusqlite::Connection;
use serde_json::Value;

use crate::error::VaultError;
use crate::files::SealedFile;
use crate::files::file_name::FileName;
use crate::keys::random;
use crate::keys::signer::Signer;
use crate::store::tables::nodes::StoredNodes;
use crate::store::tables::{bodies, drafts, identity, imports, leaves, sealed_files, settings};

/// One transaction: leaves, bodies, files and the case's own tables are written together or not at all.
pub struct Change<'store> {
    connection: &'store Connection,
    size: u64,
    written: Moment,
    signer: &'store Signer,
    erases: bool,
}

impl<'store> Change<'store> {
    pub(crate) fn new(
        connection: &'store Connection,
        size: u64,
        written: Moment,
        signer: &'store Signer,
    ) -> Self {
        Self {
            connection,
            size,
            written,
            signer,
            erases: false,
        }
    }

    /// How many leaves the ledger has by now.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Who writes.
    pub fn author(&self) -> AuthorId {
        self.signer.author
    }

    /// Who writes, and how they sign.
    pub(crate) fn signer(&self) -> &'store Signer {
        self.signer
    }

    /// The ledger as it stands by now.
    pub(crate) fn head(&self) -> Result<Head, VaultError> {
        Ok(Head {
            size: self.size,
            root: ledger::root(&StoredNodes(self.connection), self.size)?,
        })
    }

    /// Whether older copies of something have to go once this is committed.
    pub(crate) fn erases(&self) -> bool {
        self.erases
    }

    /// Appends one leaf and keeps its body with fresh salts.
    pub fn append(
        &mut self,
        action: Action,
        entry: Option<EntryId>,
        revision: Option<Revision>,
        body: &Value,
    ) -> Result<Leaf, VaultError> {
        let committed = commit(body)?;
        let follows = match entry {
            Some(entry) if action.changes_an_entry() => {
                leaves::last_of_entry(self.connection, entry)?
            }
            _ => None,
        };
        let leaf = Leaf {
            sequence: self.size,
            written: self.written,
            author: self.author(),
            action,
            entry,
            revision,
            body: committed.root(),
            follows: follows.into_iter().collect(),
        };
        leaves::insert(self.connection, &leaf)?;
        bodies::insert(self.connection, &leaf, &committed)?;
        self.size = ledger::append(&mut StoredNodes(self.connection), self.size, leaf.hash())?;
        Ok(leaf)
    }

    /// Deletes the words and salts of every revision of an entry, and what was read out of it where it is an item; the
    /// leaves stay. Call it before appending the leaf
    /// that tells of it, whose own body would go too. The case's tables are the caller's to clear.
    ///
    /// When the change is committed, the write-ahead log is emptied and the automatic backups are made anew.
    pub fn erase_bodies(&mut self, entry: EntryId) -> Result<(), VaultError> {
        bodies::erase(self.connection, entry)?;
        imports::erase(self.connection, entry)?;
        self.old_copies_must_go()
    }

    /// Takes a sealed file into the record.
    pub fn keep_file(&mut self, file: &SealedFile) -> Result<(), VaultError> {
        sealed_files::insert(self.connection, file)
    }

    /// Takes a sealed file out of the record. When the change is committed its key is destroyed and the file removed.
    pub fn forget_file(&mut self, name: &FileName) -> Result<(), VaultError> {
        sealed_files::forget(self.connection, name)?;
        self.old_copies_must_go()
    }

    /// Discards a draft together with what it has become.
    pub fn discard_draft(&mut self, name: &str) -> Result<(), VaultError> {
        drafts::discard(self.connection, name)
    }

    /// Keeps a setting together with what it is about.
    pub fn keep_setting(&mut self, name: &str, value: &str) -> Result<(), VaultError> {
        settings::keep(self.connection, name, value)
    }

    /// The connection, for the case's own tables. Beginning or ending a transaction on it is a mistake.
    pub fn connection(&self) -> &Connection {
        self.connection
    }

    pub(crate) fn old_copies_must_go(&mut self) -> Result<(), VaultError> {
        self.erases = true;
        identity::set_erasure_pending(self.connection, true)
    }
}

/// Commits to a body with a fresh random salt for each field.
fn commit(body: &Value) -> Result<CommittedBody, VaultError> {
    let mut failed = None;
    let committed = CommittedBody::commit(body, || {
        Salt::new(random::bytes().unwrap_or_else(|error| {
            failed = Some(error);
            [0; 32]
        }))
    });
    match failed {
        Some(error) => Err(error),
        None => Ok(committed?),
    }
}
