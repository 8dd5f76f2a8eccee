//! What an open vault tells of its ledger.

use std::collections::BTreeSet;
use std::ops::Range;

use domain::{Digest, EntryId, Revision};
use ledger::{
    Checkpoint, CommittedBody, ConsistencyProof, FilesHandedOver, HandOver, Head, InclusionProof,
    KeyName, Leaf, Signature, VerifyingKey,
};

use crate::error::VaultError;
use crate::readable_vault::ReadableVault;
use crate::store::recorded::Recorded;
use crate::store::tables::{bodies, leaves, nodes::StoredNodes};

impl ReadableVault {
    /// How many leaves the ledger has.
    pub fn size(&self) -> u64 {
        self.state.ledger.size
    }

    /// The Merkle root over all leaves.
    pub fn root(&self) -> Digest {
        self.state.ledger.root
    }

    /// Size and root together.
    pub fn head(&self) -> Head {
        self.state.ledger
    }

    /// The root over the first `size` leaves.
    pub fn root_at(&self, size: u64) -> Result<Digest, VaultError> {
        Ok(ledger::root(&StoredNodes(&self.connection), size)?)
    }

    /// The head, signed.
    pub fn checkpoint(&self) -> String {
        Checkpoint {
            vault: self.id(),
            head: self.head(),
        }
        .sign(self.signing_key())
    }

    /// What is signed when something is handed over, or what the code is of that is left without a bundle.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn hand_over(&self, files: FilesHandedOver) -> Result<HandOver, VaultError> {
        Ok(HandOver {
            vault: self.id(),
            head: self.head(),
            key: KeyName::of(&self.verifying_key()),
            also: self.other_keys()?,
            files,
        })
    }

    /// The keys of everybody else who signs.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn other_keys(&self) -> Result<BTreeSet<KeyName>, VaultError> {
        let own = self.verifying_key();
        let mut keys = self.authors()?.keys_in_force().keys();
        keys.remove(&own);
        Ok(keys.iter().map(KeyName::of).collect())
    }

    /// The public half of the key that whoever opened the vault signs with.
    pub fn verifying_key(&self) -> VerifyingKey {
        self.signing_key().verifying_key()
    }

    /// Signs bytes with that key.
    pub fn sign(&self, bytes: &[u8]) -> Signature {
        self.signing_key().sign(bytes)
    }

    /// That key itself, for forms of signature that need more than [`sign`](Self::sign). It must not outlive the
    /// open vault.
    pub fn signing_key(&self) -> &ledger::SigningKey {
        &self.signer.key
    }

    /// The leaves of a range of sequence numbers; those beyond the end are left out.
    pub fn leaves(&self, range: Range<u64>) -> Result<Vec<Leaf>, VaultError> {
        leaves::read(&self.connection, range)
    }

    /// The proof that a leaf is in the ledger as it now stands.
    pub fn inclusion_proof(&self, sequence: u64) -> Result<InclusionProof, VaultError> {
        Ok(ledger::inclusion_proof(
            &StoredNodes(&self.connection),
            sequence,
            self.size(),
        )?)
    }

    /// The proof that the first `old_size` leaves are the beginning of the ledger as it now stands.
    pub fn consistency_proof(&self, old_size: u64) -> Result<ConsistencyProof, VaultError> {
        Ok(ledger::consistency_proof(
            &StoredNodes(&self.connection),
            old_size,
            self.size(),
        )?)
    }

    /// What was written as a revision of an entry; none when it was erased or never written.
    pub fn body(
        &self,
        entry: EntryId,
        revision: Revision,
    ) -> Result<Option<CommittedBody>, VaultError> {
        bodies::of(&self.connection, entry, revision)
    }

    /// All that the ledger holds, for making tables again and comparing them.
    pub fn recorded(&self) -> Recorded<'_> {
        Recorded::new(&self.connection)
    }

    /// The sequence numbers of an entry's leaves, oldest first.
    pub fn leaves_of(&self, entry: EntryId) -> Result<Vec<u64>, VaultError> {
        leaves::of_entry(&self.connection, entry)
    }

    /// What the leaf at a sequence number commits to; none when it was erased.
    pub fn body_at(&self, sequence: u64) -> Result<Option<CommittedBody>, VaultError> {
        bodies::at(&self.connection, sequence)
    }
}
