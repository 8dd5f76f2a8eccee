//! Checking everything: every page, every leaf, every body, every file, every backup.

use std::path::Path;

use domain::{Digest, EntryId};
use job::{Meter, Report};
use ledger::{Action, Import, Leaf, RecordList, root_of};

use crate::backup::backing_up::verify_at_rest;
use crate::backup::backups::backups;
use crate::error::VaultError;
use crate::files::SealedFile;
use crate::files::file_name::FileName;
use crate::keys::key_file::KeyFile;
use crate::readable_vault::ReadableVault;
use crate::rekey::old_parts_remain;
use crate::store::database;
use crate::store::head_file::HeadFile;
use crate::store::places::Places;
use crate::store::tables::{bodies, identity, imports, leaves, nodes::StoredNodes, sealed_files};

/// What is wrong, one thing each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The key file is not as it was written. It still opens the vault; change the passphrase to write it anew.
    KeysDamaged,
    /// The store's own checks failed.
    StoreDamaged,
    /// `head` cannot be read or says something else than the store.
    HeadDiffers,
    /// The tree over all leaves does not have the root that was acknowledged.
    LedgerDiffers,
    /// A leaf cannot be read, or stands in another place than it says.
    LeafDamaged {
        /// Its place.
        sequence: u64,
    },
    /// A body is not the one its leaf commits to, or the records of an import are not those that its leaf names.
    BodyDiffers {
        /// The leaf's place.
        sequence: u64,
    },
    /// A sealed file is not there.
    FileMissing {
        /// Its name.
        name: FileName,
    },
    /// A sealed file cannot be decrypted, or is not the one that was kept.
    FileDamaged {
        /// Its name.
        name: FileName,
    },
    /// Something was erased, or sealed under another key, and a copy as it was before may still be there.
    ErasureUnfinished,
    /// A backup cannot be opened, or not by its own key file with what opens the vault today.
    BackupDamaged {
        /// The name of its folder.
        name: String,
    },
}

/// What a check found, and how much it looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// What is wrong; empty when all is well.
    pub findings: Vec<Finding>,
    /// Leaves hashed.
    pub leaves: u64,
    /// Bodies compared with their leaves.
    pub bodies: u64,
    /// Sealed files decrypted and compared.
    pub files: u64,
    /// Bytes of evidence decrypted.
    pub bytes: u64,
    /// Backups opened.
    pub backups: u64,
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Records of an import read at a time.
const RECORDS_AT_A_TIME: u64 = 1024;
/// Leaves read at a time.
const LEAVES_AT_A_TIME: u64 = 1024;

impl ReadableVault {
    /// Checks everything, telling how many bytes of evidence it has decrypted. Errors are those that keep it from looking;
    /// what is wrong stands in the report.
    pub fn check(&self, progress: &mut Report<'_>) -> Result<CheckReport, VaultError> {
        let mut report = CheckReport::default();
        self.check_keys_and_head(&mut report)?;
        if identity::erasure_pending(&self.connection)? || old_parts_remain(&self.folder) {
            report.findings.push(Finding::ErasureUnfinished);
        }
        if !database::integrity(&self.connection)? {
            report.findings.push(Finding::StoreDamaged);
        }
        let kept = sealed_files::kept(&self.connection)?;
        let of = kept.iter().map(|file| file.size).sum();
        let meter = &mut Meter::new(of, progress);
        self.check_ledger(&mut report, meter)?;
        self.check_files(kept, &mut report, meter)?;
        self.check_backups(&mut report, meter)?;
        Ok(report)
    }

    fn check_keys_and_head(&self, report: &mut CheckReport) -> Result<(), VaultError> {
        let keys = std::fs::read(&self.places.keys)?;
        if !KeyFile::from_bytes(&keys).is_ok_and(|keys| keys.is_whole_for(&self.vault_key)) {
            report.findings.push(Finding::KeysDamaged);
        }
        let working = self.vault_key.working_keys();
        let reading = HeadFile::read(&self.places.head, &working.head, self.id())?;
        if reading.acknowledged != Some(self.state) {
            report.findings.push(Finding::HeadDiffers);
        }
        Ok(())
    }

    fn check_ledger(
        &self,
        report: &mut CheckReport,
        meter: &mut Meter<'_>,
    ) -> Result<(), VaultError> {
        let size = self.size();
        let mut hashes: Vec<Digest> = Vec::new();
        for start in (0..size).step_by(LEAVES_AT_A_TIME as usize) {
            meter.check()?;
            let end = size.min(start + LEAVES_AT_A_TIME);
            for sequence in start..end {
                match self.leaf(sequence)? {
                    Some(leaf) => {
                        hashes.push(leaf.hash());
                        self.check_body(&leaf, report)?;
                    }
                    None => report.findings.push(Finding::LeafDamaged { sequence }),
                }
            }
        }
        report.leaves = hashes.len() as u64;
        let rebuilt = root_of(hashes);
        let stored = ledger::root(&StoredNodes(&self.connection), size);
        let all_agree = rebuilt == self.root() && stored.is_ok_and(|root| root == rebuilt);
        if !all_agree || leaves::size(&self.connection)? != size {
            report.findings.push(Finding::LedgerDiffers);
        }
        Ok(())
    }

    fn leaf(&self, sequence: u64) -> Result<Option<Leaf>, VaultError> {
        match leaves::read(&self.connection, sequence..sequence + 1) {
            Ok(mut leaves) => Ok(leaves.pop().filter(|leaf| leaf.sequence == sequence)),
            Err(VaultError::Damaged { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn check_body(&self, leaf: &Leaf, report: &mut CheckReport) -> Result<(), VaultError> {
        let same = match bodies::at(&self.connection, leaf.sequence) {
            Ok(None) => return Ok(()),
            Ok(Some(body)) => body.root() == leaf.body,
            Err(VaultError::Damaged { .. }) => false,
            Err(error) => return Err(error),
        };
        report.bodies += 1;
        let same = same && self.list_is_the_leafs(leaf)?;
        if !same {
            report.findings.push(Finding::BodyDiffers {
                sequence: leaf.sequence,
            });
        }
        Ok(())
    }

    /// Whether the records of an import are the list that its leaf's body names.
    fn list_is_the_leafs(&self, leaf: &Leaf) -> Result<bool, VaultError> {
        let connection = &self.connection;
        let (true, Some(body)) = (
            leaf.action == Action::Import,
            bodies::at(connection, leaf.sequence)?,
        ) else {
            return Ok(true);
        };
        let Ok(import) = Import::read(leaf, &body.disclose()) else {
            return Ok(false);
        };
        let Some(seed) = imports::seed(connection, leaf.sequence)? else {
            return self.was_erased(import.item);
        };
        let mut list = RecordList::new(seed);
        for start in (0..import.records).step_by(RECORDS_AT_A_TIME as usize) {
            let some = start..start + RECORDS_AT_A_TIME;
            let records = match imports::read(connection, leaf.sequence, some) {
                Err(VaultError::Damaged { .. }) => return Ok(false),
                records => records?,
            };
            if records.iter().any(|record| list.add(record).is_err()) {
                return Ok(false);
            }
        }
        Ok(list.length() == import.records && list.digest() == import.list)
    }

    fn was_erased(&self, entry: EntryId) -> Result<bool, VaultError> {
        let last = leaves::of_entry(&self.connection, entry)?.pop();
        let last = last.map(|last| self.leaf(last)).transpose()?.flatten();
        Ok(last.is_some_and(|last| last.action == Action::Erase))
    }

    fn check_files(
        &self,
        kept: Vec<SealedFile>,
        report: &mut CheckReport,
        meter: &mut Meter<'_>,
    ) -> Result<(), VaultError> {
        for file in kept {
            let verdict = self.files.verify(&file, meter);
            match verdict {
                Ok(()) => {}
                Err(VaultError::Missing { .. }) => report
                    .findings
                    .push(Finding::FileMissing { name: file.name }),
                Err(VaultError::Cancelled) => return Err(VaultError::Cancelled),
                Err(_) => report
                    .findings
                    .push(Finding::FileDamaged { name: file.name }),
            }
            report.files += 1;
            report.bytes += file.size;
            meter.reach(report.bytes);
        }
        Ok(())
    }

    fn check_backups(
        &self,
        report: &mut CheckReport,
        meter: &mut Meter<'_>,
    ) -> Result<(), VaultError> {
        let working = self.vault_key.working_keys();
        for backup in backups(&self.folder)? {
            meter.check()?;
            report.backups += 1;
            let opens = self.is_opened_by(&backup.folder.join("keys"))
                && verify_at_rest(&Places::of_whole(&backup.folder), self.id(), &working).is_ok();
            if !opens {
                report
                    .findings
                    .push(Finding::BackupDamaged { name: backup.id() });
            }
        }
        Ok(())
    }

    /// Whether a backup's own key file, there for the day when the vault's is lost, gives this vault's key to whoever opens
    /// the vault today. Nobody's passphrase is at hand, so that is verified by comparing it with the file that did open; where
    /// that one was hit, only what holds of it alone is left to look at.
    fn is_opened_by(&self, keys: &Path) -> bool {
        let Ok(bytes) = std::fs::read(keys) else {
            return false;
        };
        let is_whole =
            KeyFile::from_bytes(&bytes).is_ok_and(|keys| keys.is_whole_for(&self.vault_key));
        is_whole && (!self.keys.intact() || bytes == self.keys.to_bytes())
    }
}
