//! What every open vault can do: reading.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::VaultId;
use rusqlite::Connection;

use crate::error::{Part, VaultError};
use crate::files::Files;
use crate::keys::derive::VaultKey;
use crate::keys::key_file::{KeyFile, UnlockedKeys};
use crate::keys::signer::Signer;
use crate::keys::stretched::Stretched;
use crate::store::head_file::Acknowledged;
use crate::store::places::Places;
use crate::store::tables::{drafts, identity, settings};

/// A vault whose keys are at hand, to be read. [`OpenVault`](crate::OpenVault) is one that can be written as well,
/// [`VaultToRead`](crate::VaultToRead) one that cannot.
pub struct ReadableVault {
    pub(crate) folder: PathBuf,
    pub(crate) places: Places,
    pub(crate) keys: KeyFile,
    pub(crate) vault_key: VaultKey,
    pub(crate) files: Arc<Files>,
    /// Who opened it.
    pub(crate) signer: Arc<Signer>,
    pub(crate) state: Acknowledged,
    pub(crate) connection: Connection,
}

/// What opening brings together.
pub(crate) struct ReadableParts {
    pub(crate) folder: PathBuf,
    pub(crate) places: Places,
    pub(crate) keys: KeyFile,
    pub(crate) unlocked: UnlockedKeys,
    pub(crate) connection: Connection,
    pub(crate) state: Acknowledged,
}

impl ReadableVault {
    /// The vault, and what opened a key slot of version 1, if it was one.
    pub(crate) fn new(parts: ReadableParts) -> Result<(Self, Option<Stretched>), VaultError> {
        let UnlockedKeys {
            vault_key,
            signer,
            stretched,
        } = parts.unlocked;
        let (signer, outdated_slot) = match signer {
            Some(signer) => (signer, None),
            None => {
                let signer = identity::signer(&parts.connection)?;
                (signer.ok_or(VaultError::damaged(Part::Keys))?, stretched)
            }
        };
        let working = vault_key.working_keys();
        let vault = Self {
            files: Arc::new(Files::new(
                &parts.places.files_in,
                parts.keys.id(),
                working.files,
            )),
            signer: Arc::new(signer),
            folder: parts.folder,
            places: parts.places,
            keys: parts.keys,
            vault_key,
            state: parts.state,
            connection: parts.connection,
        };
        Ok((vault, outdated_slot))
    }

    /// The vault's id.
    pub fn id(&self) -> VaultId {
        self.keys.id()
    }

    /// The vault's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The connection, for reading. It refuses to write: everything that is written goes through
    /// [`OpenVault::change`](crate::OpenVault::change).
    pub fn read(&self) -> &Connection {
        &self.connection
    }

    /// A draft.
    pub fn draft(&self, name: &str) -> Result<Option<String>, VaultError> {
        drafts::read(&self.connection, name)
    }

    /// The names of all drafts.
    pub fn drafts(&self) -> Result<Vec<String>, VaultError> {
        drafts::names(&self.connection)
    }

    /// A setting.
    pub fn setting(&self, name: &str) -> Result<Option<String>, VaultError> {
        settings::read(&self.connection, name)
    }
}
