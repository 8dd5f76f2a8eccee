use serde::{Deserialize, Serialize};

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
}
