//! Bundles of the first form, as they were checked when they were written. Their signature is over what lists their files, and
//! no code binds their key: whatever code there is, it vouches for the record at most.

mod ledger;
#[expect(
    dead_code,
    reason = "a log of this form has these members and no others, whether or not they are asked for"
)]
mod log;

use std::collections::BTreeMap;

use ::ledger::VerifyingKey;
use domain::Digest;

use super::bag;
use super::brought::Brought;
use super::carrier::source::Source;
use super::open_error::OpenError;
use super::report::{Report, VerifiedPart};
use super::signature::{self, SignedFile};
use super::verdict::{Judged, Verdict};
use crate::format::layout::{ALLOWED_SIGNERS, LOG, PUBLIC_KEY, TAG_MANIFEST};

const RAW_SIGNATURE: &str = "signature/tagmanifest-sha256.txt.sig";
const SSH_SIGNATURE: &str = "signature/tagmanifest-sha256.txt.sshsig";
const PROOFS: &str = "data/4_machine_readable/ledger_proofs.jsonl";
const EARLIER_HEADS: &str = "data/4_machine_readable/ledger_earlier_heads.json";

/// Whether what lists the files is signed by itself.
pub(super) fn is_signed_so(source: &Source) -> bool {
    [RAW_SIGNATURE, SSH_SIGNATURE]
        .iter()
        .any(|path| source.size(path).is_some())
}

pub(super) fn check(
    source: &Source,
    hashes: &BTreeMap<String, Digest>,
    brought: &Brought,
    report: &mut Report,
) -> Result<(), OpenError> {
    let signature = [RAW_SIGNATURE, SSH_SIGNATURE, PUBLIC_KEY, ALLOWED_SIGNERS];
    bag::check(source, hashes, &signature, report)?;
    let signed = SignedFile {
        path: TAG_MANIFEST,
        raw_signature: RAW_SIGNATURE,
        ssh_signature: SSH_SIGNATURE,
        has_key_line: false,
    };
    let key = signature::check(source, &signed, report)?;
    let judged = judged(source, hashes, key, brought, report)?;
    report.judged = judged.filter(|_| !report.has_faults());
    Ok(())
}

fn judged(
    source: &Source,
    hashes: &BTreeMap<String, Digest>,
    key: Option<VerifyingKey>,
    brought: &Brought,
    report: &mut Report,
) -> Result<Option<Judged>, OpenError> {
    // The police-only bag and no other is made without a ledger; its entries are in the main one.
    if source.size(self::ledger::LEAVES).is_none() && source.size(LOG).is_none() {
        report.part = VerifiedPart::PoliceOnly;
        let verdict = match brought.code {
            None => Verdict::Nobody,
            Some(_) => Verdict::DoesNotFit,
        };
        return Ok(Some(Judged::of(verdict, None)));
    }
    match key {
        Some(key) => ledger::check(source, hashes, &key, brought, report),
        None => Ok(None),
    }
}
