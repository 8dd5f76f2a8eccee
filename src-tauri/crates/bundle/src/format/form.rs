use serde::{Deserialize, Serialize};

use crate::write::WriteError;
use crate::write::carrier::Wrapping;

/// In which form a bundle is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// One ZIP file, nothing compressed.
    Zip,
    /// That ZIP file inside another one, which a password locks.
    LockedZip,
    /// A folder, for a USB stick.
    Folder,
    /// A folder with the documents to read, and nothing else: no exhibit, nothing to check it by.
    Documents,
}

impl Form {
    /// Whether exhibits go in.
    #[must_use]
    pub const fn holds_exhibits(self) -> bool {
        !matches!(self, Self::Documents)
    }

    /// Whether files for an upload portal can be taken out of it.
    #[must_use]
    pub const fn goes_to_portals(self) -> bool {
        matches!(self, Self::Zip | Self::Folder)
    }

    /// What the main bundle is put into.
    pub(crate) fn wrapping(self, password: Option<&[u8]>) -> Result<Wrapping<'_>, WriteError> {
        match self {
            Self::Folder | Self::Documents => Ok(Wrapping::Folder),
            Self::Zip | Self::LockedZip => self.zip(password),
        }
    }

    /// What the police-only bag is put into: always one ZIP, so that nothing of it lies about, and locked where the main
    /// bundle is.
    pub(crate) fn zip(self, password: Option<&[u8]>) -> Result<Wrapping<'_>, WriteError> {
        match self {
            Self::LockedZip => {
                let password = password.ok_or(WriteError::NoPassword)?;
                Ok(Wrapping::LockedZip { password })
            }
            Self::Zip | Self::Folder | Self::Documents => Ok(Wrapping::Zip),
        }
    }
}
