//! Every file against what lists it, both ways.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use domain::Digest;

use super::carrier::source::Source;
use super::carrier::system_files::{is_called_so, is_of_a_system};
use super::open_error::OpenError;
use super::report::{Report, VerifyCode};
use crate::format::layout::{
    BAG, BAG_INFO, MANIFEST, PAYLOAD, PORTAL_LIST, TAG_MANIFEST, is_called_as_a_part,
};

pub(super) type Hashes = BTreeMap<String, Digest>;

/// Holds every file against the manifests. `signature` names the files that neither lists, since they are about what lists
/// the others.
pub(super) fn check(
    source: &Source,
    hashes: &Hashes,
    signature: &[&str],
    report: &mut Report,
) -> Result<(), OpenError> {
    let payload = manifest(source, MANIFEST, report)?;
    let tags = manifest(source, TAG_MANIFEST, report)?;
    for required in [BAG, BAG_INFO] {
        if source.size(required).is_none() {
            report.found(VerifyCode::NoBag, required);
        }
    }
    if let Some(payload) = &payload {
        let here = hashes.iter().filter(|(path, _)| path.starts_with(PAYLOAD));
        compare(payload, here, report);
        count(source, report)?;
    }
    if let Some(tags) = &tags {
        let is_about_them = |path: &str| path == TAG_MANIFEST || signature.contains(&path);
        let here = hashes
            .iter()
            .filter(|(path, _)| !path.starts_with(PAYLOAD) && !is_about_them(path));
        compare(tags, here, report);
    }
    Ok(())
}

/// Nothing where it is not there or cannot be read.
fn manifest(source: &Source, path: &str, report: &mut Report) -> Result<Option<Hashes>, OpenError> {
    let Some(bytes) = source.whole(path)? else {
        report.found(VerifyCode::NoBag, path);
        return Ok(None);
    };
    let read = read(bytes);
    if read.is_none() {
        report.found(VerifyCode::ManifestUnreadable, path);
    }
    Ok(read)
}

/// Sets aside what a system put there. A file that the lists of the bundle name is one of the bundle's, whatever it is called;
/// in a ZIP nothing is put by a system that shows it.
pub(super) fn set_system_files_aside(source: &mut Source) -> io::Result<()> {
    let files = source.files().map(|(path, _)| path);
    let mut called_so: Vec<String> = files.filter(|path| is_called_so(path)).collect();
    if called_so.is_empty() || !source.is_folder() {
        return Ok(());
    }
    let listed = listed(source)?;
    called_so.retain(|path| !listed.contains(path));
    for path in called_so {
        if is_of_a_system(source, &path)? {
            source.set_aside(&path, VerifyCode::SystemFile);
        }
    }
    Ok(())
}

/// Every file that a list names, as far as they can be read.
fn listed(source: &Source) -> io::Result<BTreeSet<String>> {
    let mut listed = BTreeSet::new();
    for path in [MANIFEST, TAG_MANIFEST, PORTAL_LIST] {
        let bytes = source.whole(path)?.unwrap_or_default();
        listed.extend(read(bytes).unwrap_or_default().into_keys());
    }
    Ok(listed)
}

fn read(manifest: Vec<u8>) -> Option<Hashes> {
    String::from_utf8(manifest)
        .ok()
        .and_then(|text| lines(&text))
}

/// The lines of a list: hash, two spaces, name.
pub(super) fn lines(text: &str) -> Option<Hashes> {
    let mut hashes = Hashes::new();
    for line in text.lines() {
        let (digest, path) = line.split_once("  ")?;
        let twice = hashes.insert(path.to_owned(), Digest::from_hex(digest).ok()?);
        if twice.is_some() {
            return None;
        }
    }
    Some(hashes)
}

/// What is listed against what is here.
pub(super) fn compare<'a>(
    listed: &Hashes,
    here: impl Iterator<Item = (&'a String, &'a Digest)>,
    report: &mut Report,
) {
    let here: BTreeMap<&String, &Digest> = here.collect();
    let mut added: BTreeSet<&String> = here
        .keys()
        .filter(|path| !listed.contains_key(**path))
        .copied()
        .collect();
    let mut by_digest: BTreeMap<&Digest, Vec<&String>> = BTreeMap::new();
    for path in added.iter().rev() {
        by_digest.entry(here[*path]).or_default().push(path);
    }
    for (path, expected) in listed {
        match here.get(path) {
            Some(found) if *found == expected => {}
            Some(_) if path == MANIFEST => report.found(VerifyCode::ManifestChanged, path.as_str()),
            Some(_) => report.found(VerifyCode::Changed, path.as_str()),
            None => {
                let same = by_digest.get_mut(expected).and_then(Vec::pop);
                match same {
                    Some(now) => {
                        added.remove(now);
                        report.renamed(path, now);
                    }
                    None => report.found(VerifyCode::Missing, path.as_str()),
                }
            }
        }
    }
    for path in added {
        report.found(VerifyCode::Added, path.as_str());
    }
}

/// Anybody can call a folder otherwise: the name that is signed goes before it. Where what was signed is not as it was, there is
/// none. Builds before this rule signed the beginning of the name alone, which the case is called.
pub(super) fn name_as_signed(source: &Source, report: &mut Report) -> Result<(), OpenError> {
    let is_signed = !report
        .findings
        .iter()
        .any(|finding| finding.code.is_about_what_was_signed());
    let Some(signed) = noted(source, "External-Identifier")?.filter(|_| is_signed) else {
        return Ok(());
    };
    let is_the_beginning = !is_called_as_a_part(&signed) && source.name().starts_with(&signed);
    if source.name() != signed && !is_the_beginning {
        report.called_now = Some(source.name().to_owned());
        report.name = signed;
    }
    Ok(())
}

/// What `bag-info.txt` says under a label.
fn noted(source: &Source, label: &str) -> Result<Option<String>, OpenError> {
    let info = source.whole(BAG_INFO)?.unwrap_or_default();
    let info = String::from_utf8_lossy(&info);
    let mut lines = info.lines().filter_map(|line| line.split_once(": "));
    let found = lines.find(|(here, _)| *here == label);
    Ok(found.map(|(_, noted)| noted.to_owned()))
}

/// `Payload-Oxum`: bytes and files.
fn count(source: &Source, report: &mut Report) -> Result<(), OpenError> {
    let noted = noted(source, "Payload-Oxum")?;
    let (mut octets, mut files) = (0, 0);
    for (_, size) in source.files().filter(|(path, _)| path.starts_with(PAYLOAD)) {
        octets += size;
        files += 1;
    }
    if noted != Some(format!("{octets}.{files}")) {
        report.found(VerifyCode::OtherSize, BAG_INFO);
    }
    Ok(())
}
