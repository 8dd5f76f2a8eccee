//! Changing who may open the vault. The vault key stays, so this takes the same time whatever the vault holds.

use std::path::Path;

use disk::Replacement;
use domain::{AuthorId, Moment};
use ledger::Action;
use serde_json::json;

use crate::backup::backups;
use crate::creation::prove;
use crate::error::VaultError;
use crate::keys::key_cost::KeyCost;
use crate::keys::key_file::KeyFile;
use crate::keys::secret::{Passphrase, RecoveryCode};
use crate::keys::unlock::{SlotKind, Unlock};
use crate::open_vault::OpenVault;

impl OpenVault {
    /// Changes the passphrase. Afterwards no copy in this folder opens with the old one; copies elsewhere still do, and
    /// so does this vault for whoever took its key meanwhile: [`begin_new_key`](Self::begin_new_key) is for that.
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
        )?;
        // A new key that was begun opens with yet another passphrase, which nobody may remember by now.
        self.drop_new_key()
            .map_err(|error| VaultError::OldCopiesRemain(Box::new(error)))
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
        let replaced = self.replace_slot(
            Unlock::RecoveryCode(&code),
            cost,
            "recovery_code",
            written,
            author,
        );
        match replaced {
            // From here on no other code opens the vault. One that nobody was shown would be none; the older copies are
            // renewed when the vault is opened next.
            Ok(()) | Err(VaultError::OldCopiesRemain(_)) => Ok(code),
            Err(error) => Err(error),
        }
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
        let prepared =
            Replacement::write(&path, &bytes, |read| prove(read, unlock, &self.vault_key))?;
        let told = self.change(written, author, |change| {
            change
                .append(
                    Action::KeyChange,
                    None,
                    None,
                    &json!({ "changed": changed }),
                )
                .map(|_| ())
        });
        told.map_err(|error| match error {
            // The leaf is there, and the change that it tells of is not made.
            VaultError::Unconfirmed(error) => error.into(),
            other => other,
        })?;
        if let Err(error) = prepared.put_in_place() {
            return Err(self.put_back_keys(&path, error.into()));
        }
        // Read again, so that what is kept in memory is what stands on the disk.
        self.keys = KeyFile::from_bytes(&bytes)?;
        backups::renew_keys(&self.folder, &bytes)
            .map_err(|error| VaultError::OldCopiesRemain(Box::new(error)))
    }

    /// The new key file may stand there already, though nobody knows whether the disk will keep it. Whoever is told that
    /// the change failed goes on with what opened before.
    fn put_back_keys(&self, path: &Path, failed: VaultError) -> VaultError {
        let before = self.keys.to_bytes();
        if std::fs::read(path).is_ok_and(|found| found == before) {
            return failed;
        }
        let put_back =
            Replacement::write(path, &before, |_| Ok(())).and_then(Replacement::put_in_place);
        match (put_back, failed) {
            (Err(_), VaultError::Io(error)) => VaultError::Unconfirmed(error),
            (_, failed) => failed,
        }
    }
}
