//! Where the toolkits below the window may write: a folder in memory, which goes when the program ends.
//!
//! GTK keeps a list of the files that were chosen, with their names, for every program to see; WebKit a folder with when
//! it was used; GStreamer and Mesa what they found out about this computer. All of them ask the environment where to put
//! it. So the program begins anew, once, with an environment that names a folder of its own where the system keeps what
//! lasts no longer than the person is there (`XDG_RUNTIME_DIR`, XDG Base Directory Specification 0.8: it is kept in
//! memory). Where the vault belongs is found out before, and handed on.
//!
//! Settings (`XDG_CONFIG_HOME`, dconf) stay as they are: the size of letters and the colours are the person's own.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where the person's data belongs, once the toolkits are told otherwise.
const DATA_HOME: &str = "DAYBOOK_DATA_HOME";

/// A folder of this name is in the way of GTK's list of chosen files: it cannot be written at all.
const CHOSEN_FILES: &str = "recently-used.xbel";

/// What the environment has to say, if it does not yet. Nothing where the system has no such place.
pub fn to_be_told() -> Vec<(&'static str, OsString)> {
    if !cfg!(target_os = "linux") || data_home().is_some() {
        return Vec::new();
    }
    let Some(place) = place() else {
        return Vec::new();
    };
    let own = directories::BaseDirs::new().map(|places| places.data_local_dir().to_owned());
    match (own, make(&place)) {
        (Some(own), Ok(())) => vec![
            (DATA_HOME, own.into()),
            ("XDG_DATA_HOME", place.clone().into()),
            ("XDG_CACHE_HOME", place.into()),
            ("MESA_SHADER_CACHE_DISABLE", "true".into()),
        ],
        _ => Vec::new(),
    }
}

/// The folder, whether it is there or not. Nothing where the system has no such place.
pub fn place() -> Option<PathBuf> {
    env::var_os("XDG_RUNTIME_DIR").map(|above| Path::new(&above).join("daybook"))
}

fn make(place: &Path) -> io::Result<()> {
    // What a killed program left.
    remove(place)?;
    fs::create_dir(place)?;
    fs::create_dir(place.join(CHOSEN_FILES))
}

fn remove(place: &Path) -> io::Result<()> {
    match fs::remove_dir_all(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Where the person's data belongs, if that had to be handed on.
pub fn data_home() -> Option<PathBuf> {
    env::var_os(DATA_HOME).map(PathBuf::from)
}

/// Takes the folder away.
pub fn clear() {
    if data_home().is_some()
        && let Some(place) = env::var_os("XDG_DATA_HOME")
    {
        // What cannot be removed now is removed at the next start.
        let _ = remove(Path::new(&place));
    }
}
