//! What every open vault can do: reading.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::VaultId;
use ledger::SigningKey;
use rusqlite::Connection;

use crate::error::VaultError;
use crate::files::Files;
use crate::keys::derive::VaultKey;
use crate::keys::key_file::KeyFile;
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
    pub(crate) signing_key: SigningKey,
    pub(crate) state: Acknowledged,
    pub(crate) connection: Connection,
}

/// What opening brings together.
pub(crate) struct ReadableParts {
    pub(crate) folder: PathBuf,
    pub(crate) places: Places,
    pub(crate) keys: KeyFile,
    pub(crate) vault_key: VaultKey,
    pub(crate) connection: Connection,
    pub(crate) state: Acknowledged,
}

impl ReadableVault {
    pub(crate) fn new(parts: ReadableParts) -> Result<Self, VaultError> {
        let working = parts.vault_key.working_keys();
        Ok(Self {
            files: Arc::new(Files::new(
                &parts.places.files_in,
                parts.keys.id(),
                working.files,
            )),
            signing_key: identity::signing_key(&parts.connection)?,
            folder: parts.folder,
            places: parts.places,
            keys: parts.keys,
            vault_key: parts.vault_key,
            state: parts.state,
            connection: parts.connection,
        })
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
