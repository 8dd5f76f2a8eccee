//! Where a bundle was written.

use std::path::{Path, PathBuf};

use bundle::Written;

use crate::tables::bundles::Part;

/// Where a bundle's parts lie, for the shell alone; screens get their names.
#[derive(Debug, Clone)]
pub struct BundlePaths {
    /// The main bundle.
    pub bundle: PathBuf,
    /// The police-only bag, in a folder that holds nothing else.
    pub police_only: Option<PathBuf>,
    /// The folder for evidence portals.
    pub portal: Option<PathBuf>,
    /// Every part as it lies there.
    pub(crate) parts: Vec<Part>,
}

impl BundlePaths {
    pub(super) fn of(written: &Written) -> Self {
        let mut paths = Self {
            bundle: written.bundle.clone(),
            police_only: written.police_only.clone(),
            portal: written.portal.clone(),
            parts: Vec::new(),
        };
        paths.parts = paths.all().map(part).collect();
        paths
    }

    /// Every part, as what to take away to take it away whole: of the police-only bag its folder.
    pub fn all(&self) -> impl Iterator<Item = &Path> {
        [
            Some(self.bundle.as_path()),
            self.police_only_folder(),
            self.portal.as_deref(),
        ]
        .into_iter()
        .flatten()
    }

    pub(super) fn police_only_folder(&self) -> Option<&Path> {
        self.police_only.as_deref().and_then(Path::parent)
    }
}

/// What lies there now, to be known again.
fn part(path: &Path) -> Part {
    Part {
        path: path.to_string_lossy().into_owned(),
        digest: bundle::copy_digest(path).ok(),
    }
}
