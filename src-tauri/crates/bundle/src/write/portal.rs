//! A flat folder for an evidence portal: at most 16 files of at most 2 GB, what is read first first.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use disk::{Partial, create_private_file, free_name};

use crate::format::layout::{EXHIBITS, PAYLOAD};
use crate::verify::source::Source;

const MOST_FILES: usize = 16;
const LARGEST_FILE: u64 = 2_000_000_000;

/// A file that the portal's limits do not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortalLeftOut {
    /// Its path in the bundle.
    pub path: String,
    /// How many bytes.
    pub size: u64,
}

/// Copies out of a bundle that was just written.
pub(crate) fn write_portal(
    bundle: &Path,
    folder: &Path,
    name: &str,
) -> io::Result<(PathBuf, Vec<PortalLeftOut>)> {
    let portal = Partial::folder(free_name(folder, name, ""))?;
    let left_out = fill(bundle, portal.path())?;
    Ok((portal.finish()?, left_out))
}

fn fill(bundle: &Path, target: &Path) -> io::Result<Vec<PortalLeftOut>> {
    let source = Source::open(bundle).map_err(|_| io::ErrorKind::InvalidData)?;
    let mut room = MOST_FILES;
    let mut left_out = Vec::new();
    let mut files: Vec<(String, u64)> = source.files().collect();
    files.retain(|(path, _)| path.ends_with(".pdf") && !path.starts_with(EXHIBITS));
    files.sort_by_key(|(path, _)| (path.starts_with(PAYLOAD), path.clone()));
    for (path, size) in files {
        copy_one(&source, &path, size, target, &mut room, &mut left_out)?;
    }
    let zip_size = fs::metadata(bundle)?.len();
    let parts = usize::try_from(zip_size.div_ceil(LARGEST_FILE)).unwrap_or(usize::MAX);
    if bundle.is_file() && parts <= room {
        copy_in_parts(bundle, parts, target)?;
        return Ok(left_out);
    }
    let mut exhibits: Vec<(String, u64)> = source.files().collect();
    exhibits.retain(|(path, _)| path.starts_with(EXHIBITS));
    exhibits.sort_by_key(|(path, _)| (!path.contains("_video_"), path.clone()));
    for (path, size) in exhibits {
        copy_one(&source, &path, size, target, &mut room, &mut left_out)?;
    }
    Ok(left_out)
}

fn copy_one(
    source: &Source,
    path: &str,
    size: u64,
    target: &Path,
    room: &mut usize,
    left_out: &mut Vec<PortalLeftOut>,
) -> io::Result<()> {
    if *room == 0 || size > LARGEST_FILE {
        left_out.push(PortalLeftOut {
            path: path.to_owned(),
            size,
        });
        return Ok(());
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut file = create_private_file(&target.join(name))?;
    io::copy(&mut source.read(path)?, &mut file)?;
    file.sync_all()?;
    *room -= 1;
    Ok(())
}

/// Parts that `copy /b`, `cat` and 7-Zip put together again.
fn copy_in_parts(bundle: &Path, parts: usize, target: &Path) -> io::Result<()> {
    let name = bundle.file_name().unwrap_or_default().to_string_lossy();
    let mut whole = File::open(bundle)?;
    for part in 1..=parts {
        let name = match parts {
            1 => name.to_string(),
            _ => format!("{name}.{part:03}"),
        };
        let mut file = create_private_file(&target.join(name))?;
        io::copy(&mut (&mut whole).take(LARGEST_FILE), &mut file)?;
        file.sync_all()?;
    }
    Ok(())
}
