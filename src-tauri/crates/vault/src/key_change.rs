//! Changing who may open the vault. The vault key stays, so this takes the same time whatever the vault holds.

use domain::{AuthorId, Moment};
use ledger::Action;
use serde_json::json;

use crate::backups;
use crate::creation::prove;
use crate::durable::Prepared;
use crate::error::VaultError;
use crate::key_cost::KeyCost;
use crate::key_file::KeyFile;
use crate::open_vault::OpenVault;
use crate::secret::{Passphrase, RecoveryCode};
use crate::unlock::{SlotKind, Unlock};

impl OpenVault {
    /// Changes the passphrase. Afterwards no copy in this folder opens with the old one; copies elsewhere still do, and
    /// whoever may know the old passphrase should be told so.
    pub fn change_passphrase(
        &mut self,
        passphrase: &Passphrase,
        written: Moment,
        author: AuthorId,
    ) -> Result<(), VaultError> {
        let cost = self
            .keys
            .cost_of(SlotKind::Passphrase)
            .unwrap_or(KeyCost::START);
        self.replace_slot(
            Unlock::Passphrase(passphrase),
            cost,
            "passphrase",
            written,
            author,
        )
    }

    /// Makes a recovery code; an earlier one opens nothing any more. Its words are shown once and kept nowhere.
    pub fn make_recovery_code(
        &mut self,
        written: Moment,
        author: AuthorId,
    ) -> Result<RecoveryCode, VaultError> {
        let code = RecoveryCode::generate()?;
        // 128 random bits need no stretching; the least that the format allows will do.
        let cost = KeyCost::FLOOR;
        self.replace_slot(
            Unlock::RecoveryCode(&code),
            cost,
            "recovery_code",
            written,
            author,
        )?;
        Ok(code)
    }

    /// Refuses whoever cannot open this vault anew, as before a change of the passphrase: an open vault may have been left
    /// alone on a table.
    pub fn proves_itself(&self, unlock: Unlock<'_>) -> Result<(), VaultError> {
        self.keys.unlock(unlock).map(drop)
    }

    /// Whether a recovery code was ever made.
    pub fn has_recovery_code(&self) -> bool {
        self.keys.has(SlotKind::RecoveryCode)
    }

    /// Writes and proves the new key file, then the leaf, then puts the file in its place: what can fail for want of
    /// space comes first, and the ledger never lacks a change that took effect.
    fn replace_slot(
        &mut self,
        unlock: Unlock<'_>,
        cost: KeyCost,
        changed: &str,
        written: Moment,
        author: AuthorId,
    ) -> Result<(), VaultError> {
        let mut keys = self.keys.clone();
        keys.put(unlock, cost, &self.vault_key)?;
        let bytes = keys.to_bytes();
        let path = self.folder.join("keys");
        let prepared = Prepared::write(&path, &bytes, |read| prove(read, unlock, &self.vault_key))?;
        self.change(written, author, |change| {
            change
                .append(
                    Action::KeyChange,
                    None,
                    None,
                    &json!({ "changed": changed }),
                )
                .map(|_| ())
        })?;
        prepared.put_in_place()?;
        // Read again, so that what is kept in memory is what stands on the disk.
        self.keys = KeyFile::from_bytes(&bytes)?;
        backups::renew_keys(&self.folder, &bytes)
            .map_err(|error| VaultError::OldCopiesRemain(Box::new(error)))
    }
}
