//! Lists the packs: every file below `packs/` is one, and nothing else names it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

const PACKS: &str = "packs";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={PACKS}");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join(PACKS);
    let files = fs::read_dir(folder)?.map(|file| file.map(|file| file.path()));
    let mut files = files.collect::<Result<Vec<_>, _>>()?;
    // The folder's order is the disk's.
    files.sort();
    let texts: String = files
        .iter()
        .map(|file| format!("include_str!({file:?}),\n"))
        .collect();
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("packs.rs"), format!("[{texts}]"))?;
    Ok(())
}
