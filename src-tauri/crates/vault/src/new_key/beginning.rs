//! Beginning a new key, and giving it up.

use std::sync::Arc;

use super::Renewal;
use super::under_way::{NewKeyUnderWay, Renewing, RenewingUnderWay};
use crate::error::VaultError;
use crate::open_vault::OpenVault;

impl OpenVault {
    /// Begins a new key, or goes on with one that was begun. Quick; the long part is [`NewKeyUnderWay::seal_anew`], for
    /// which the vault need not wait.
    ///
    /// # Errors
    /// [`VaultError::NotFirstAuthor`]; the store could not be read.
    pub fn begin_new_key(&mut self) -> Result<NewKeyUnderWay, VaultError> {
        self.refuse_unless_first()?;
        let renewing = Arc::new(Renewing::default());
        self.renewing = RenewingUnderWay::of(&renewing);
        Ok(NewKeyUnderWay {
            vault: self.folder.clone(),
            keys: self.keys.clone(),
            author: self.author(),
            files: Arc::clone(&self.files),
            kept: self.kept_files()?,
            renewing,
        })
    }

    /// Whether a new key was begun and not finished. What is there takes room, and opens with the passphrase that was
    /// chosen for it.
    pub fn new_key_is_begun(&self) -> bool {
        Renewal::of(&self.folder).is_begun()
    }

    /// Gives up a new key that was begun, and removes what was made for it.
    ///
    /// # Errors
    /// The disk refused.
    pub fn drop_new_key(&mut self) -> Result<(), VaultError> {
        self.renewing = RenewingUnderWay::default();
        Ok(Renewal::of(&self.folder).remove()?)
    }
}
