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
pub(super) struct Renewing {
    pub(super) cancel: CancelToken,
    /// Files that were erased meanwhile.
    withdrawn: Mutex<HashSet<FileName>>,
}

impl Renewing {
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
pub(crate) struct RenewingUnderWay(Weak<Renewing>);

impl RenewingUnderWay {
    /// These files are being erased: none of them may be sealed, and what was sealed of them goes next.
    pub(crate) fn withdraw(&self, names: &HashSet<FileName>) {
        if let Some(renewing) = self.0.upgrade() {
            renewing.withdraw(names);
        }
    }

    pub(super) fn of(renewing: &Arc<Renewing>) -> Self {
        Self(Arc::downgrade(renewing))
    }

    pub(super) fn is(&self, renewing: &Arc<Renewing>) -> bool {
        Weak::ptr_eq(&self.0, &Arc::downgrade(renewing))
    }
}

impl Drop for RenewingUnderWay {
    fn drop(&mut self) {
        if let Some(renewing) = self.0.upgrade() {
            renewing.cancel.cancel();
        }
    }
}

/// A new key that is to be made. It holds keys: whoever locks the vault breaks it off.
pub struct NewKeyUnderWay {
    pub(super) vault: PathBuf,
    pub(super) keys: KeyFile,
    pub(super) author: AuthorId,
    pub(super) files: Arc<Files>,
    pub(super) kept: Vec<SealedFile>,
    pub(super) renewing: Arc<Renewing>,
}
