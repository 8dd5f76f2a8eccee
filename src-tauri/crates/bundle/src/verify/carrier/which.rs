//! Which bundle is meant by a folder: people choose the one that a bundle was copied or unpacked into. It is never guessed.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::source::{Source, name_of};
use super::system_files;
use crate::format::layout::{BAG, BAG_INFO, MANIFEST, PAYLOAD, SIGNATURE, TAG_MANIFEST};
use crate::verify::open_error::OpenError;

/// The folder itself, or the one bag that was unpacked in it, or else the one ZIP.
pub(super) fn bundle_in(folder: &Path) -> Result<PathBuf, OpenError> {
    if is_bag(folder) {
        return Ok(folder.to_owned());
    }
    // What is left of a bag whose first file is gone is no folder that a bundle lies in.
    if is_what_is_left_of_a_bag(folder)? {
        return Err(OpenError::NoBag);
    }
    let (bags, zips) = what_may_be_bundles(folder)?;
    let mut bundles = match (bags.is_empty(), zips.len()) {
        (false, _) => bags,
        // What is wrong with the only one is what has to be told.
        (true, 1) => zips,
        (true, _) => those_with_a_bundle(zips)?,
    };
    if bundles.len() > 1 {
        return Err(OpenError::TwoBundles {
            names: bundles.iter().map(|path| name_of(path)).collect(),
        });
    }
    bundles.pop().ok_or(OpenError::NoBag)
}

fn is_bag(folder: &Path) -> bool {
    let made = fs::symlink_metadata(folder.join(BAG));
    made.is_ok_and(|made| made.is_file())
}

/// Whether something lies there that only a bag has.
fn is_what_is_left_of_a_bag(folder: &Path) -> io::Result<bool> {
    let of_a_bag = [BAG, BAG_INFO, MANIFEST, TAG_MANIFEST, PAYLOAD, SIGNATURE];
    for found in fs::read_dir(folder)? {
        let name = name_of(&found?.path());
        let is_one = |part: &&str| part.trim_end_matches('/').eq_ignore_ascii_case(&name);
        if of_a_bag.iter().any(is_one) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The bags and the ZIPs that lie in a folder, each in order. What only leads somewhere else is neither.
fn what_may_be_bundles(folder: &Path) -> io::Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (mut bags, mut zips) = (Vec::new(), Vec::new());
    for found in fs::read_dir(folder)? {
        let found = found?;
        let (kind, path) = (found.file_type()?, found.path());
        // What a folder does not show is not what anybody chose.
        if name_of(&path).starts_with('.') {
            continue;
        }
        if kind.is_dir() && is_bag(&path) {
            bags.push(path);
        } else if kind.is_file() && is_called_zip(&path) {
            zips.push(path);
        }
    }
    bags.sort();
    zips.sort();
    Ok((bags, zips))
}

fn is_called_zip(path: &Path) -> bool {
    let is_zip = |extension: &OsStr| extension.eq_ignore_ascii_case("zip");
    path.extension().is_some_and(is_zip) && !system_files::is_called_so(&name_of(path))
}

/// Those that hold a bundle, or may. Only their lists are read.
fn those_with_a_bundle(zips: Vec<PathBuf>) -> Result<Vec<PathBuf>, OpenError> {
    let mut bundles = Vec::new();
    let mut told = OpenError::NoBag;
    for zip in zips {
        match Source::zip(&zip) {
            Ok(_)
            | Err(OpenError::PackedAnew | OpenError::LockedZip | OpenError::TwoBundles { .. }) => {
                bundles.push(zip);
            }
            Err(broken @ (OpenError::CutZip | OpenError::Unreadable(_))) => told = broken,
            Err(_) => {}
        }
    }
    match bundles.is_empty() {
        true => Err(told),
        false => Ok(bundles),
    }
}
