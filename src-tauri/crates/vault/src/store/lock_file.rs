//! One opener at a time.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::error::VaultError;

/// The file `lock`, held for as long as the vault is open. The system lets go of it when the process ends, however that
/// happens, so there is never a stale one to remove.
pub(crate) struct LockFile {
    file: File,
}

impl LockFile {
    pub(crate) fn take(vault: &Path) -> Result<Self, VaultError> {
        let file = disk::open_or_create_private_file(&vault.join("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
            Err(TryLockError::WouldBlock) => Err(VaultError::Busy),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

impl Drop for LockFile {
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}
