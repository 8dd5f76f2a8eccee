//! The key, and two signatures of it over one file: what `openssl` and `ssh-keygen` check.

use ledger::signature::{allowed_signers, key_from_pem, key_line, verify_ssh_signature};
use ledger::{KeyName, Signature, VerifyingKey};

use super::carrier::source::Source;
use super::open_error::OpenError;
use super::report::{Report, VerifyCode};
use crate::format::layout::{ALLOWED_SIGNERS, KEY_LINE, PUBLIC_KEY};

/// Where what is signed stands, and its signatures.
pub(super) struct SignedFile {
    pub(super) path: &'static str,
    pub(super) raw_signature: &'static str,
    pub(super) ssh_signature: &'static str,
    /// Whether the key stands beside them in one line as well.
    pub(super) has_key_line: bool,
}

/// Holds the signatures against the file, and the files about the key against the key. Gives the key, where there is one.
pub(super) fn check(
    source: &Source,
    signed: &SignedFile,
    report: &mut Report,
) -> Result<Option<VerifyingKey>, OpenError> {
    let Some(pem) = text(source, PUBLIC_KEY)? else {
        report.found(VerifyCode::SignatureMissing, PUBLIC_KEY);
        return Ok(None);
    };
    let key = key_from_pem(&pem);
    let Some(key) = key
        .ok()
        .filter(|key| ledger::signature::public_key_pem(key) == pem)
    else {
        report.found(VerifyCode::SignatureWrong, PUBLIC_KEY);
        return Ok(None);
    };
    let bytes = source.whole(signed.path)?.unwrap_or_default();
    let raw = source.whole(signed.raw_signature)?;
    let raw_fits = raw.map(|raw| {
        Signature::from_slice(&raw).is_ok_and(|signature| key.verify(&bytes, &signature).is_ok())
    });
    told(raw_fits, signed.raw_signature, report);
    let armoured = text(source, signed.ssh_signature)?;
    let ssh_fits = armoured.map(|armoured| verify_ssh_signature(&key, &bytes, &armoured).is_ok());
    told(ssh_fits, signed.ssh_signature, report);
    // Whoever did not sign it is not named as having done so.
    if raw_fits == Some(true) && ssh_fits == Some(true) {
        report.key = Some(KeyName::of(&key));
    }
    let listed = text(source, ALLOWED_SIGNERS)?.map(|list| list == allowed_signers(&key));
    told(listed, ALLOWED_SIGNERS, report);
    if signed.has_key_line {
        let line = text(source, KEY_LINE)?.map(|line| line == key_line(&key));
        told(line, KEY_LINE, report);
    }
    Ok(Some(key))
}

fn text(source: &Source, path: &str) -> Result<Option<String>, OpenError> {
    let bytes = source.whole(path)?;
    Ok(bytes.map(|bytes| String::from_utf8(bytes).unwrap_or_default()))
}

fn told(fits: Option<bool>, path: &str, report: &mut Report) {
    match fits {
        None => report.found(VerifyCode::SignatureMissing, path),
        Some(false) => report.found(VerifyCode::SignatureWrong, path),
        Some(true) => {}
    }
}
