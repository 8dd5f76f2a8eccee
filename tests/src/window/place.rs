//! Where one test's window lives.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A home folder that one test has to itself: vault, files to attach, folder for bundles. Several windows may be
/// opened over the same place, one after another.
pub struct Place {
    folder: TempDir,
    vault: PathBuf,
    files: Vec<PathBuf>,
    variables: Vec<(&'static str, String)>,
}

impl Default for Place {
    fn default() -> Self {
        Self::new()
    }
}

impl Place {
    /// A new place without a vault.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for this test");
        let vault = folder.path().join("vault");
        for name in ["home", "run", "out", "files"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder for this test");
        }
        Self {
            folder,
            vault,
            files: Vec::new(),
            variables: Vec::new(),
        }
    }

    /// The same over a vault that is there already.
    pub fn over(vault: PathBuf) -> Self {
        Self {
            vault,
            ..Self::new()
        }
    }

    /// Adds a file that the chooser will give.
    pub fn with_file(mut self, name: &str, content: &[u8]) -> Self {
        let path = self.path().join("files").join(name);
        std::fs::write(&path, content).expect("a file to attach");
        self.files.push(path);
        self
    }

    /// Adds a file of this length, all zeros, that takes no room itself.
    pub fn with_long_file(mut self, name: &str, length: u64) -> Self {
        let path = self.path().join("files").join(name);
        let file = std::fs::File::create(&path).expect("a file to attach");
        file.set_len(length).expect("a file can be long");
        self.files.push(path);
        self
    }

    /// Adds what the window finds in its environment.
    pub fn with_variables(mut self, variables: &[(&'static str, String)]) -> Self {
        self.variables.extend_from_slice(variables);
        self
    }

    pub(super) fn variables(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.variables
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where its vault is or will be.
    pub fn vault(&self) -> &Path {
        &self.vault
    }

    /// Where bundles are written to.
    pub fn out(&self) -> PathBuf {
        self.path().join("out")
    }

    /// What the chooser gives, one path a line.
    pub(super) fn chosen(&self) -> String {
        let paths: Vec<_> = self
            .files
            .iter()
            .map(|path| path.to_string_lossy())
            .collect();
        paths.join("\n")
    }
}
