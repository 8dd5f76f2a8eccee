//! Files and folders that only their owner may open, where the system knows owners. What is handed over is readable by
//! whoever holds it; until then nobody else who uses the computer should.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// A new file. One that is there already is left as it is, and said.
pub(crate) fn new_file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// A new folder. One that is there already is left as it is, and said.
pub(crate) fn new_folder(path: &Path) -> io::Result<()> {
    builder().create(path)
}

/// A folder and those above it, as far as they are missing.
pub(crate) fn folders(path: &Path) -> io::Result<()> {
    builder().recursive(true).create(path)
}

fn builder() -> fs::DirBuilder {
    #[cfg_attr(not(unix), allow(unused_mut))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder
}
