//! What came back, and what did not.

use std::path::Path;

use ledger::{Action, Leaf, Restore};
use vault::Unlock;

use crate::casebook::ReadableCase;
use crate::error::CaseError;
use crate::progress::{Report, at_stage};
use crate::schema::SCHEMA;
use crate::time_source::TimeSource;
use crate::wire::{ProgressStage, WentBack};

/// As [`restore_file`](crate::restore_file), in the place of a vault that does not open any more. What is there is moved
/// aside first, whole, into a folder beside it.
///
/// # Errors
/// As there; or another program has the vault open. The vault that was there is unchanged.
pub fn restore_file_setting_aside(
    file: &Path,
    vault: &Path,
    unlock: Unlock<'_>,
    time_source: &dyn TimeSource,
    report: &mut Report<'_>,
) -> Result<(), CaseError> {
    Ok(vault::restore_file_setting_aside(
        file,
        vault,
        unlock,
        &SCHEMA,
        time_source.now(),
        &mut at_stage(ProgressStage::Restoring, report),
    )?)
}

impl ReadableCase {
    /// What came back and what is missing, while the last thing written is that it came back; else nothing.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn went_back(&self) -> Result<Option<WentBack>, CaseError> {
        let size = self.vault.size();
        let last = self.vault.leaves(size.saturating_sub(5)..size)?;
        // A recovery code that brought it back has set another passphrase since, and whoever opened it is named where what
        // came back was written before that was done.
        let follows = |leaf: &&Leaf| matches!(leaf.action, Action::KeyChange | Action::Author);
        let mut last = last.iter().rev().skip_while(follows);
        let Some(told) = last.next().filter(|leaf| leaf.action == Action::Restore) else {
            return Ok(None);
        };
        let body = self.vault.body_at(told.sequence)?;
        let restore: Option<Restore> =
            body.and_then(|body| serde_json::from_value(body.body()).ok());
        Ok(Some(WentBack {
            kept: told.sequence,
            last_saved: last.next().map(|leaf| leaf.written.utc),
            lost: restore.map_or(Ok(None), |restore| self.lost_by(&restore))?,
            files_missing: self.files_missing()?,
        }))
    }

    /// How many changes are gone, where that is known: not when what is here is none of what was known before.
    fn lost_by(&self, restore: &Restore) -> Result<Option<u64>, CaseError> {
        let Some(known) = restore.last_known_head else {
            return Ok(None);
        };
        if known.size > restore.restored_to {
            return Ok(Some(known.size - restore.restored_to));
        }
        let is_the_same = self.vault.root_at(known.size)? == known.root;
        Ok(is_the_same.then_some(0))
    }

    fn files_missing(&self) -> Result<u64, CaseError> {
        let evidence = self.vault.evidence_files();
        let kept = self.vault.kept_files()?;
        let missing = kept
            .iter()
            .filter(|file| evidence.open(&file.name).is_err());
        Ok(missing.count() as u64)
    }
}
