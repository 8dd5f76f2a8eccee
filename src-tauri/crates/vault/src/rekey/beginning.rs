//! Beginning a new key, and giving it up.

use std::sync::Arc;

use super::PendingRekey;
use super::rekey_job::{RekeyInProgress, RekeyJob, RekeyState};
use crate::error::VaultError;
use crate::open_vault::OpenVault;

impl OpenVault {
    /// Begins a new key, or goes on with one that was begun. Quick; the long part is [`RekeyJob::reseal`], for
    /// which the vault need not wait.
    ///
    /// # Errors
    /// [`VaultError::NotFirstAuthor`]; the store could not be read.
    pub fn begin_rekey(&mut self) -> Result<RekeyJob, VaultError> {
        self.refuse_unless_first()?;
        let rekey = Arc::new(RekeyState::default());
        self.rekey = RekeyInProgress::of(&rekey);
        Ok(RekeyJob {
            vault: self.folder.clone(),
            keys: self.keys.clone(),
            author: self.author(),
            files: Arc::clone(&self.files),
            kept: self.kept_files()?,
            rekey,
        })
    }

    /// Whether a new key was begun and not finished. What is there takes room, and opens with the passphrase that was
    /// chosen for it.
    pub fn rekey_is_begun(&self) -> bool {
        PendingRekey::of(&self.folder).is_begun()
    }

    /// Gives up a new key that was begun, and removes what was made for it.
    ///
    /// # Errors
    /// The disk refused.
    pub fn drop_rekey(&mut self) -> Result<(), VaultError> {
        self.rekey = RekeyInProgress::default();
        Ok(PendingRekey::of(&self.folder).remove()?)
    }
}
