//! Reads a stored ZIP's lists and holds them against one another. Nothing in it is believed: each
//! program that opens ZIPs trusts another of its places, and a file that only some of them show is
//! how a bundle would be tampered with.

mod bytes;
mod directory;
mod end;
mod local;

use std::collections::BTreeSet;
use std::io::{self, Read, Seek, SeekFrom};

use crate::verify::report::VerifyCode;
use crate::write::zip_file::INNER_NAME;
use bytes::{damaged, read_at};
use directory::Listed;
use end::End;

const LARGEST_DIRECTORY: u64 = 256 << 20;

/// What a ZIP holds.
#[derive(Default)]
pub(super) struct Zip {
    pub(super) files: Vec<ZipFile>,
    /// What all that is listed in it is called, in small letters.
    pub(super) names: BTreeSet<String>,
    pub(super) hazards: Vec<(VerifyCode, String)>,
    /// Whether another program packed it: something in it is not as Daybook writes it.
    pub(super) packed_anew: bool,
    /// Whether it is one that Daybook locked with a password.
    pub(super) locked: bool,
    /// Whether its beginning may be that of another file, which broke off within one that is a ZIP itself.
    pub(super) begins_later: bool,
}

/// One stored file.
pub(super) struct ZipFile {
    pub(super) name: String,
    pub(super) start: u64,
    pub(super) size: u64,
}

pub(super) fn read<R: Read + Seek>(file: &mut R) -> io::Result<Zip> {
    let length = file.seek(SeekFrom::End(0))?;
    let end = end::find(file, length)?;
    let mut listed = list(file, &end)?;
    let mut zip = Zip {
        packed_anew: !end.as_written,
        locked: matches!(&listed[..], [one] if one.name == INNER_NAME.as_bytes() && one.is_locked()),
        begins_later: end.before > 0,
        ..Zip::default()
    };
    let contradicts = VerifyCode::ZipContradictsItself;
    if end.contradicts || end.counts != [listed.len() as u64; 2] {
        zip.hazards.push((contradicts, String::new()));
    }
    listed.sort_by_key(|one| one.local);
    let mut expected = 0;
    for one in &listed {
        let name = String::from_utf8_lossy(&one.name).into_owned();
        if !zip.names.insert(name.to_lowercase()) {
            zip.hazards.push((VerifyCode::DuplicateName, name.clone()));
        }
        if let Some(code) = hazard(one, &name) {
            zip.hazards.push((code, name.clone()));
        }
        zip.packed_anew |= !one.is_as_written();
        let at = one.local.checked_add(end.before).ok_or_else(damaged)?;
        let Some(local) = local::local(file, one, at, length)? else {
            zip.hazards.push((contradicts, name));
            continue;
        };
        zip.packed_anew |= !local.as_written;
        // A byte that belongs to no file, or to two, is where something can be hidden.
        if at != expected || !local.agrees {
            zip.hazards.push((contradicts, name.clone()));
        }
        expected = local.end;
        if one.is_stored() && !one.is_link() && !name.ends_with('/') {
            zip.files.push(ZipFile {
                name,
                start: local.data,
                size: one.sizes.size,
            });
        }
    }
    if expected != end.start {
        zip.hazards.push((contradicts, String::new()));
    }
    Ok(zip)
}

fn list<R: Read + Seek>(file: &mut R, end: &End) -> io::Result<Vec<Listed>> {
    if end.size > LARGEST_DIRECTORY {
        return Err(damaged());
    }
    let size = usize::try_from(end.size).map_err(|_| damaged())?;
    let bytes = read_at(file, end.start, size)?;
    let mut rest = bytes.as_slice();
    let mut listed = Vec::new();
    while !rest.is_empty() {
        listed.push(Listed::take(&mut rest)?);
    }
    Ok(listed)
}

fn hazard(one: &Listed, name: &str) -> Option<VerifyCode> {
    if one.is_link() {
        Some(VerifyCode::SymbolicLink)
    } else if !is_safe(name) || std::str::from_utf8(&one.name).is_err() {
        Some(VerifyCode::UnsafeName)
    } else if one.contradicts_itself() {
        Some(VerifyCode::ZipContradictsItself)
    } else {
        None
    }
}

/// The characters that a bundle's own names are made of, and no step upwards.
fn is_safe(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte);
    let parts = name.strip_suffix('/').unwrap_or(name);
    name.bytes().all(plain)
        && parts
            .split('/')
            .all(|part| !part.is_empty() && part != "." && part != "..")
}
