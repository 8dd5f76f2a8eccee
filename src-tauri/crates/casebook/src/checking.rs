//! Checking the whole vault, and the code to leave with somebody.

use std::ops::ControlFlow;

use domain::{Entry, EntryKind};
use job::CancelToken;
use ledger::{FilesHandedOver, Head};
use vault::{FileName, Finding};

use vault::rusqlite::Connection;

use crate::casebook::ReadableCase;
use crate::error::CaseError;
use crate::progress::{Report, at_stage};
use crate::recording::projection;
use crate::schema::{empty_tables, projected};
use crate::tables::{entries, readings};
use crate::wire::{CheckCode, CheckFinding, CheckView, FingerprintView, Progress, ProgressStage};

impl ReadableCase {
    /// What the store is being asked from now on ends at once when this is cancelled.
    pub fn cancelled_by(&self, cancel: &CancelToken) {
        let asking = self.vault.read().get_interrupt_handle();
        cancel.on_cancel(move || asking.interrupt());
    }

    /// Goes through every page, every leaf and every file, and compares the tables with the ledger.
    ///
    /// # Errors
    /// The check itself could not be made; what it finds is no error.
    pub fn check(&self, report: &mut Report<'_>) -> Result<CheckView, CaseError> {
        let checked = self
            .vault
            .check(&mut at_stage(ProgressStage::Checking, report))?;
        let findings = checked.findings.iter().map(|finding| self.finding(finding));
        let mut findings = findings.collect::<Result<Vec<_>, _>>()?;
        refuse_stopped(report)?;
        if !self.tables_fit(report)? {
            findings.push(CheckFinding {
                code: CheckCode::Tables,
                about: None,
            });
        }
        Ok(CheckView {
            good: findings.is_empty(),
            leaves: checked.leaves,
            files: checked.files,
            findings,
            clock_went_back: self.clock_went_back()?,
        })
    }

    fn finding(&self, finding: &Finding) -> Result<CheckFinding, CaseError> {
        let (code, about) = match finding {
            Finding::KeysDamaged => (CheckCode::Keys, None),
            Finding::StoreDamaged => (CheckCode::Book, None),
            Finding::HeadDiffers => (CheckCode::Head, None),
            Finding::LedgerDiffers => (CheckCode::Ledger, None),
            Finding::LeafDamaged { sequence } => (CheckCode::Leaf, Some(sequence.to_string())),
            Finding::BodyDiffers { sequence } => (CheckCode::Body, Some(sequence.to_string())),
            Finding::FileMissing { name } => (CheckCode::FileMissing, self.exhibit_in(name)?),
            Finding::FileDamaged { name } => (CheckCode::FileDamaged, self.exhibit_in(name)?),
            Finding::ErasureUnfinished => (CheckCode::Erasure, None),
            Finding::BackupDamaged { name } => (CheckCode::Backup, Some(name.clone())),
        };
        Ok(CheckFinding { code, about })
    }

    fn exhibit_in(&self, name: &FileName) -> Result<Option<String>, CaseError> {
        let kept = self.vault.kept_files()?;
        let Some(file) = kept.into_iter().find(|file| file.name == *name) else {
            return Ok(None);
        };
        self.exhibit_with(&file.digest)
    }

    fn exhibit_with(&self, digest: &domain::Digest) -> Result<Option<String>, CaseError> {
        let items = entries::of_kind(self.vault.read(), EntryKind::Item)?;
        Ok(items.into_iter().find_map(|standing| match standing.entry {
            Some(Entry::Item(item)) if item.digest == *digest => Some(item.exhibit.to_string()),
            _ => None,
        }))
    }

    /// Whether the tables are what the ledger makes of them: they are made again beside it, in memory,
    /// and compared row by row.
    fn tables_fit(&self, report: &mut Report<'_>) -> Result<bool, CaseError> {
        let again = empty_tables()?;
        readings::copy(self.vault.read(), &again)?;
        let go_on = &mut || refuse_stopped(report);
        projection::rebuild(&self.vault.recorded(), &again, go_on)?;
        for table in projected(&again)? {
            if !same_rows(self.vault.read(), &again, &table.rows, report)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The code to leave with somebody, for the ledger as it stands.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn fingerprint(&self) -> Result<FingerprintView, CaseError> {
        let text = self.vault.hand_over(FilesHandedOver::default())?;
        Ok(FingerprintView::of(&text))
    }

    /// The head that this ledger had at a size; none where it never had, or no longer has, as many leaves.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn head_at(&self, size: u64) -> Result<Option<Head>, CaseError> {
        if size > self.vault.size() {
            return Ok(None);
        }
        let root = self.vault.root_at(size)?;
        Ok(Some(Head { size, root }))
    }
}

/// Whether to go on is asked as often as progress is told.
fn refuse_stopped(report: &mut Report<'_>) -> Result<(), CaseError> {
    let all_read = Progress {
        stage: ProgressStage::Checking,
        done: 1,
        total: 1,
    };
    match report(all_read) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(CaseError::Cancelled),
    }
}

/// Whether two stores have the same rows. Both are gone through side by side, since a whole index of words fits no memory.
fn same_rows(
    one: &Connection,
    other: &Connection,
    sql: &str,
    report: &mut Report<'_>,
) -> Result<bool, CaseError> {
    let (mut one, mut other) = (one.prepare(sql)?, other.prepare(sql)?);
    let columns = one.column_count();
    if columns != other.column_count() {
        return Ok(false);
    }
    let (mut one, mut other) = (one.query([])?, other.query([])?);
    loop {
        refuse_stopped(report)?;
        match (one.next()?, other.next()?) {
            (None, None) => return Ok(true),
            (Some(one), Some(other)) => {
                for column in 0..columns {
                    if one.get_ref(column)? != other.get_ref(column)? {
                        return Ok(false);
                    }
                }
            }
            _ => return Ok(false),
        }
    }
}
