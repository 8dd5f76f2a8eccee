//! The short part: what was attached since, the book, and `head`. From here to the switch nothing may be saved.

use std::path::Path;
use std::sync::Arc;

use disk::sync_tree;
use domain::Moment;
use job::{CancelToken, Meter, Progress, Report, tell};
use ledger::{Action, KeyChange, NewKey};

use super::Renewal;
use super::sealing_anew::NewKeySealed;
use super::under_way::Renewing;
use crate::backup::backing_up::{copy, prove};
use crate::error::VaultError;
use crate::keys::derive::WorkingKeys;
use crate::keys::signer::Signer;
use crate::open_vault::{OpenVault, commit};
use crate::store::book;
use crate::store::change::Change;
use crate::store::head_file::{Acknowledged, HeadFile};
use crate::store::tables::identity;

/// A vault that stands ready under a new key, whole, on the disk and proved.
#[must_use = "the old key holds until the switch"]
pub struct NewKeyReady {
    /// What the old book held when the new one was made of it.
    pub(super) state: Acknowledged,
    pub(super) renewing: Arc<Renewing>,
}

impl OpenVault {
    /// Seals what was attached since, makes the book and `head` under the new key, and proves them. The ledger in the new
    /// book tells of the new key, and of the new key to sign with: the old one lay in the store that somebody may have
    /// opened. What is saved after this is refused by the switch.
    ///
    /// # Errors
    /// As [`NewKeyUnderWay::seal_anew`](crate::NewKeyUnderWay::seal_anew). The vault is as it was and stays open.
    pub fn complete_new_key(
        &mut self,
        mut sealed: NewKeySealed,
        written: Moment,
        progress: &mut Report<'_>,
    ) -> Result<NewKeyReady, VaultError> {
        let renewal = Renewal::of(&self.folder);
        let ready = self.complete(&renewal, &mut sealed, written, progress);
        if let Err(error) = &ready {
            match error {
                VaultError::Full => renewal.remove()?,
                _ => renewal.remove_book()?,
            }
        }
        ready
    }

    fn complete(
        &mut self,
        renewal: &Renewal,
        sealed: &mut NewKeySealed,
        written: Moment,
        progress: &mut Report<'_>,
    ) -> Result<NewKeyReady, VaultError> {
        let ours = sealed.vault == self.folder && self.renewing.is(&sealed.renewing);
        if !ours || sealed.renewing.cancel.is_cancelled() {
            return Err(VaultError::Cancelled);
        }
        sealed.seal(&self.kept_files()?, progress)?;
        renewal.remove_book()?;
        self.fold()?;
        let (old, new) = (self.vault_key.working_keys(), sealed.key.working_keys());
        let path = renewal.folder.join("book");
        let from = self.folder.join("book");
        copy(&from, &path, &mut Meter::new(0, &mut *progress))?;
        book::encrypt_anew(&path, &old.book, &new.book)?;
        let state = self.tell_of_new_key(&path, &new, &sealed.signer, written)?;
        tell(progress, Progress::default())?;
        let (mut head, _) = HeadFile::open(&renewal.folder.join("head"), &new.head, self.id())?;
        head.begin(state)?;
        drop(head);
        // The store's own check authenticates each page with the new key, so none is left under the old one.
        if prove(&renewal.folder, self.id(), &new, &CancelToken::default())? != state {
            return Err(VaultError::ReadBackDiffers);
        }
        sync_tree(&renewal.folder)?;
        tell(progress, Progress { done: 1, total: 1 })?;
        Ok(NewKeyReady {
            state: self.state,
            renewing: Arc::clone(&sealed.renewing),
        })
    }

    /// Appends the leaf in the new book alone: so the ledger tells of the new key exactly if it holds.
    fn tell_of_new_key(
        &self,
        book: &Path,
        new: &WorkingKeys,
        signer: &Signer,
        written: Moment,
    ) -> Result<Acknowledged, VaultError> {
        // Whatever keeps the copy from opening, the copy is at fault and not the book that it was made of.
        let mut connection =
            book::open(book, &new.book).map_err(|_| VaultError::ReadBackDiffers)?;
        book::close_with_checkpoint(&connection, true)?;
        let (_, state) = commit::<_, VaultError>(&mut connection, self.state, |book, size| {
            identity::forget_signer(book)?;
            let mut change = Change::new(book, *size, written, &self.signer);
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
        book::checkpoint(&connection)?;
        Ok(state)
    }
}
