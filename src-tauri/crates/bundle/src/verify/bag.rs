//! Manifests and signatures.

use std::collections::{BTreeMap, BTreeSet};

use domain::Digest;
use ledger::signature::{allowed_signers, key_from_pem, key_name, verify_ssh_signature};
use ledger::{Signature, VerifyingKey};

use super::open_error::OpenError;
use super::report::{Report, VerifyCode};
use super::source::Source;
use crate::format::layout::{
    ALLOWED_SIGNERS, BAG, BAG_INFO, MANIFEST, PAYLOAD, PUBLIC_KEY, RAW_SIGNATURE, SSH_SIGNATURE,
    TAG_MANIFEST,
};

type Hashes = BTreeMap<String, Digest>;

/// Holds every file against the manifests and those against the signature. Gives the key, where
/// there is one.
pub(super) fn check(
    source: &Source,
    hashes: &Hashes,
    report: &mut Report,
) -> Result<Option<VerifyingKey>, OpenError> {
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
        let signature = [
            TAG_MANIFEST,
            RAW_SIGNATURE,
            SSH_SIGNATURE,
            PUBLIC_KEY,
            ALLOWED_SIGNERS,
        ];
        let here = hashes
            .iter()
            .filter(|(path, _)| !path.starts_with(PAYLOAD) && !signature.contains(&path.as_str()));
        compare(tags, here, report);
    }
    signature(source, report)
}

/// Nothing where it is not there or cannot be read.
fn manifest(source: &Source, path: &str, report: &mut Report) -> Result<Option<Hashes>, OpenError> {
    let Some(bytes) = source.whole(path)? else {
        report.found(VerifyCode::NoBag, path);
        return Ok(None);
    };
    let read = String::from_utf8(bytes).ok().and_then(|text| lines(&text));
    if read.is_none() {
        report.found(VerifyCode::ManifestUnreadable, path);
    }
    Ok(read)
}

fn lines(text: &str) -> Option<Hashes> {
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

fn compare<'a>(
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
    for (path, expected) in listed {
        match here.get(path) {
            Some(found) if *found == expected => {}
            Some(_) if path == MANIFEST => report.found(VerifyCode::ManifestChanged, path.as_str()),
            Some(_) => report.found(VerifyCode::Changed, path.as_str()),
            None => {
                let same = added.iter().copied().find(|other| here[*other] == expected);
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

/// `Payload-Oxum`: bytes and files.
fn count(source: &Source, report: &mut Report) -> Result<(), OpenError> {
    let info = source.whole(BAG_INFO)?.unwrap_or_default();
    let info = String::from_utf8_lossy(&info).into_owned();
    let noted = info
        .lines()
        .find_map(|line| line.strip_prefix("Payload-Oxum: "));
    let (mut octets, mut files) = (0, 0);
    for (_, size) in source.files().filter(|(path, _)| path.starts_with(PAYLOAD)) {
        octets += size;
        files += 1;
    }
    if noted != Some(format!("{octets}.{files}").as_str()) {
        report.found(VerifyCode::OtherSize, BAG_INFO);
    }
    Ok(())
}

fn signature(source: &Source, report: &mut Report) -> Result<Option<VerifyingKey>, OpenError> {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_default();
    let Some(pem) = source.whole(PUBLIC_KEY)?.map(text) else {
        report.found(VerifyCode::SignatureMissing, PUBLIC_KEY);
        return Ok(None);
    };
    let Ok(key) = key_from_pem(&pem) else {
        report.found(VerifyCode::SignatureWrong, PUBLIC_KEY);
        return Ok(None);
    };
    report.key = Some(key_name(&key));
    let signed = source.whole(TAG_MANIFEST)?.unwrap_or_default();
    match source.whole(RAW_SIGNATURE)? {
        None => report.found(VerifyCode::SignatureMissing, RAW_SIGNATURE),
        Some(bytes) => {
            let fits = Signature::from_slice(&bytes)
                .is_ok_and(|signature| key.verify(&signed, &signature).is_ok());
            if !fits {
                report.found(VerifyCode::SignatureWrong, RAW_SIGNATURE);
            }
        }
    }
    match source.whole(SSH_SIGNATURE)?.map(text) {
        None => report.found(VerifyCode::SignatureMissing, SSH_SIGNATURE),
        Some(armoured) if verify_ssh_signature(&key, &signed, &armoured).is_err() => {
            report.found(VerifyCode::SignatureWrong, SSH_SIGNATURE);
        }
        Some(_) => {}
    }
    match source.whole(ALLOWED_SIGNERS)?.map(text) {
        None => report.found(VerifyCode::SignatureMissing, ALLOWED_SIGNERS),
        Some(list) if list != allowed_signers(&key) => {
            report.found(VerifyCode::SignatureWrong, ALLOWED_SIGNERS);
        }
        Some(_) => {}
    }
    Ok(Some(key))
}
