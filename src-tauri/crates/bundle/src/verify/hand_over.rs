//! The text that is signed, against the bag that it lies in.

use std::collections::BTreeMap;

use domain::Digest;
use ledger::{HandOver, HandOverError, VerifyingKey};

use super::carrier::source::Source;
use super::open_error::OpenError;
use super::report::{Report, VerifiedPart, VerifyCode};
use super::signature::{self, SignedFile};
use crate::format::layout::{
    ALLOWED_SIGNERS, HAND_OVER, KEY_LINE, PUBLIC_KEY, RAW_SIGNATURE, SSH_SIGNATURE, TAG_MANIFEST,
};

/// The six files about the signature.
pub(super) const SIX: [&str; 6] = [
    HAND_OVER,
    RAW_SIGNATURE,
    SSH_SIGNATURE,
    PUBLIC_KEY,
    ALLOWED_SIGNERS,
    KEY_LINE,
];

/// What was signed, and by which key.
pub(super) struct Signed {
    pub(super) text: HandOver,
    pub(super) key: VerifyingKey,
}

/// Reads the text and holds it against the bag, the key and the signatures. Nothing where it cannot be read, or is not of this
/// bag: then nothing else can be held against it.
pub(super) fn check(
    source: &Source,
    hashes: &BTreeMap<String, Digest>,
    report: &mut Report,
) -> Result<Option<Signed>, OpenError> {
    let signed = SignedFile {
        path: HAND_OVER,
        raw_signature: RAW_SIGNATURE,
        ssh_signature: SSH_SIGNATURE,
        has_key_line: true,
    };
    let key = signature::check(source, &signed, report)?;
    let text = match HandOver::read(&source.whole(HAND_OVER)?.unwrap_or_default()) {
        Ok(text) => text,
        Err(HandOverError::Later) => {
            report.found(VerifyCode::NewerForm, HAND_OVER);
            return Ok(None);
        }
        Err(HandOverError::Form) => {
            report.found(VerifyCode::HandOverUnreadable, HAND_OVER);
            return Ok(None);
        }
    };
    report.code = Some(text.code());
    report.vault = Some(text.vault);
    report.head = Some(text.head);
    let listed = hashes.get(TAG_MANIFEST).copied();
    report.part = match (listed == text.files.main, listed == text.files.police_only) {
        _ if listed.is_none() => return Ok(None),
        (true, _) => VerifiedPart::Main,
        (false, true) => VerifiedPart::PoliceOnly,
        (false, false) => {
            report.found(VerifyCode::HandOverOfAnother, HAND_OVER);
            return Ok(None);
        }
    };
    let Some(key) = key else {
        return Ok(None);
    };
    if text.key != ledger::KeyName::of(&key) {
        report.found(VerifyCode::SignatureWrong, HAND_OVER);
    }
    Ok(Some(Signed { text, key }))
}
