//! One opener at a time.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use crate::error::VaultError;

/// The file `lock`, held for as long as the vault is open. The system lets go of it when the process ends, however that
/// happens, so there is never a stale one to remove.
pub(crate) struct LockFile {
    file: File,
}

impl LockFile {
    /// Takes it for whoever writes. It is the first thing that is opened, so that it also finds out whether that can be.
    pub(crate) fn take(vault: &Path) -> Result<Self, VaultError> {
        let file = disk::open_or_create_private_file(&vault.join("lock"));
        let file = file.map_err(|error| match error.kind() {
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                VaultError::OnlyToRead
            }
            _ => error.into(),
        })?;
        let taken = file.try_lock();
        Self::if_free(file, taken)
    }

    /// Shares it with others who only read. Where there is none, as in a copy that some other program
    /// unpacked, nobody is kept from writing meanwhile, and none is made.
    pub(crate) fn share(vault: &Path) -> Result<Option<Self>, VaultError> {
        match File::open(vault.join("lock")) {
            Ok(file) => {
                let taken = file.try_lock_shared();
                Self::if_free(file, taken).map(Some)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn if_free(file: File, taken: Result<(), TryLockError>) -> Result<Self, VaultError> {
        match taken {
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
