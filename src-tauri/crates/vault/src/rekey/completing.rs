//! The short part: what was attached since, the store, and `head`. From here until the new key is committed nothing may be saved.

use std::path::Path;
use std::sync::Arc;

use disk::sync_tree;
use domain::Moment;
use job::{CancelToken, Meter, Progress, Report, tell};
use ledger::{Action, KeyChange, NewKey};

use super::PendingRekey;
use super::rekey_job::RekeyState;
use super::resealing::RekeySealed;
use crate::backup::backing_up::{copy, verify_copy};
use crate::error::VaultError;
use crate::keys::derive::WorkingKeys;
use crate::keys::signer::Signer;
use crate::open_vault::{OpenVault, commit};
use crate::store::change::Change;
use crate::store::database;
use crate::store::head_file::{Acknowledged, HeadFile};
use crate::store::tables::identity;

/// A vault that stands ready under a new key, whole, on the disk and verified.
#[must_use = "the old key holds until the new one is committed"]
pub struct RekeyReady {
    /// What the old store held when the new one was made of it.
    pub(super) state: Acknowledged,
    pub(super) rekey: Arc<RekeyState>,
}

impl OpenVault {
    /// Seals what was attached since, makes the store and `head` under the new key, and verifies them. The ledger in the new
    /// store tells of the new key, and of the new key to sign with: the old one lay in the store that somebody may have
    /// opened. What is saved after this refuses the commit of the new key.
    ///
    /// # Errors
    /// As [`RekeyJob::reseal`](crate::RekeyJob::reseal). The vault is as it was and stays open.
    pub fn complete_rekey(
        &mut self,
        mut sealed: RekeySealed,
        written: Moment,
        progress: &mut Report<'_>,
    ) -> Result<RekeyReady, VaultError> {
        let pending = PendingRekey::of(&self.folder);
        let ready = self.complete(&pending, &mut sealed, written, progress);
        if let Err(error) = &ready {
            match error {
                VaultError::Full => pending.remove()?,
                _ => pending.remove_store()?,
            }
        }
        ready
    }

    fn complete(
        &mut self,
        pending: &PendingRekey,
        sealed: &mut RekeySealed,
        written: Moment,
        progress: &mut Report<'_>,
    ) -> Result<RekeyReady, VaultError> {
        let ours = sealed.vault == self.folder && self.rekey.is(&sealed.rekey);
        if !ours || sealed.rekey.cancel.is_cancelled() {
            return Err(VaultError::Cancelled);
        }
        sealed.seal(&self.kept_files()?, progress)?;
        pending.remove_store()?;
        self.fold()?;
        let (old, new) = (self.vault_key.working_keys(), sealed.key.working_keys());
        let path = pending.folder.join("book");
        let from = self.folder.join("book");
        copy(&from, &path, &mut Meter::new(0, &mut *progress))?;
        database::encrypt_anew(&path, &old.store, &new.store)?;
        let state = self.append_rekey_leaf(&path, &new, &sealed.signer, written)?;
        tell(progress, Progress::default())?;
        let (mut head, _) = HeadFile::open(&pending.folder.join("head"), &new.head, self.id())?;
        head.begin(state)?;
        drop(head);
        // The store's own check authenticates each page with the new key, so none is left under the old one.
        if verify_copy(&pending.folder, self.id(), &new, &CancelToken::default())? != state {
            return Err(VaultError::ReadBackDiffers);
        }
        sync_tree(&pending.folder)?;
        tell(progress, Progress { done: 1, total: 1 })?;
        Ok(RekeyReady {
            state: self.state,
            rekey: Arc::clone(&sealed.rekey),
        })
    }

    /// Appends the leaf in the new store alone: so the ledger tells of the new key exactly if it holds.
    fn append_rekey_leaf(
        &self,
        store: &Path,
        new: &WorkingKeys,
        signer: &Signer,
        written: Moment,
    ) -> Result<Acknowledged, VaultError> {
        // Whatever keeps the copy from opening, the copy is at fault and not the store that it was made of.
        let mut connection =
            database::open(store, &new.store).map_err(|_| VaultError::ReadBackDiffers)?;
        database::close_with_checkpoint(&connection, true)?;
        let (_, state) = commit::<_, VaultError>(&mut connection, self.state, |store, size| {
            identity::forget_signer(store)?;
            let mut change = Change::new(store, *size, written, &self.signer);
            // Nobody else can open what is made here, so nobody else signs in it any more.
            change.let_go_of_others()?;
            let key_change = KeyChange {
                changed: "vault_key".to_owned(),
                new_key: Some(NewKey {
                    signs_with: signer.key.verifying_key(),
                    endorsed_by: Some(change.endorse(signer.author, Some(&signer.key))?),
                }),
            };
            change.append(Action::KeyChange, None, None, &key_change.to_body())?;
            *size = change.size();
            Ok(())
        })?;
        database::checkpoint(&connection)?;
        Ok(state)
    }
}
