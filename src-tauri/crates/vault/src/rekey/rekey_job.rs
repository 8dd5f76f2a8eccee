//! What an open vault and the sealing under another key know of each other.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use domain::AuthorId;
use job::CancelToken;

use crate::files::file_name::FileName;
use crate::files::{Files, SealedFile};
use crate::keys::key_file::KeyFile;

#[derive(Default)]
pub(super) struct RekeyState {
    pub(super) cancel: CancelToken,
    /// Files that were erased meanwhile.
    withdrawn: Mutex<HashSet<FileName>>,
}

impl RekeyState {
    pub(super) fn is_withdrawn(&self, name: &FileName) -> bool {
        let withdrawn = self.withdrawn.lock();
        withdrawn
            .unwrap_or_else(PoisonError::into_inner)
            .contains(name)
    }

    fn withdraw(&self, names: &HashSet<FileName>) {
        let mut withdrawn = self
            .withdrawn
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        withdrawn.extend(names);
    }
}

/// The sealing that is under way, if any, as the open vault sees it.
#[derive(Default)]
pub(crate) struct RekeyInProgress(Weak<RekeyState>);

impl RekeyInProgress {
    /// These files are being erased: none of them may be sealed, and what was sealed of them goes next.
    pub(crate) fn withdraw(&self, names: &HashSet<FileName>) {
        if let Some(rekey) = self.0.upgrade() {
            rekey.withdraw(names);
        }
    }

    pub(super) fn of(rekey: &Arc<RekeyState>) -> Self {
        Self(Arc::downgrade(rekey))
    }

    pub(super) fn is(&self, rekey: &Arc<RekeyState>) -> bool {
        Weak::ptr_eq(&self.0, &Arc::downgrade(rekey))
    }
}

impl Drop for RekeyInProgress {
    fn drop(&mut self) {
        if let Some(rekey) = self.0.upgrade() {
            rekey.cancel.cancel();
        }
    }
}

/// A new key that is to be made. It holds keys: whoever locks the vault breaks it off.
pub struct RekeyJob {
    pub(super) vault: PathBuf,
    pub(super) keys: KeyFile,
    pub(super) author: AuthorId,
    pub(super) files: Arc<Files>,
    pub(super) kept: Vec<SealedFile>,
    pub(super) rekey: Arc<RekeyState>,
}
