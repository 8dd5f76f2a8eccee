//! One step after the other, in the order in which each rests on the ones before: the files against what lists them
//! ([`bag`]); the text that is signed ([`hand_over`]); the ledger ([`record`]); the log against the ledger ([`log`]); and what
//! the code says that was left ([`code`](super::code)). Bundles of the first form have steps of their own ([`first_form`]).

use std::collections::BTreeMap;

use domain::Digest;
use ledger::{HandOver, VerifyingKey};

use super::brought::Brought;
use super::carrier::source::{Source, hash_all};
use super::code::Held;
use super::hand_over::Signed;
use super::open_error::OpenError;
use super::record::Record;
use super::report::{Report, VerifiedPart, VerifyCode};
use super::signers::Signers;
use super::verdict::{Judged, Verdict};
use super::{bag, first_form, hand_over, log, record};
use crate::format::layout::{HAND_OVER, LOG};
use crate::format::log::{LogForm, log_form};

/// Every step, for a bag of any form.
pub(super) fn check_bag(
    source: &Source,
    brought: &Brought,
    report: &mut Report,
) -> Result<(), OpenError> {
    report.name = source.name().to_owned();
    for (code, path) in source.found() {
        report.found(*code, path);
    }
    let hashes = hash_all(source)?;
    report.files = hashes.len();
    match is_of_the_first_form(source)? {
        true => first_form::check(source, &hashes, brought, report),
        false => check(source, &hashes, brought, report),
    }
}

/// A bundle of the first form has no text that is signed: what lists its files is.
fn is_of_the_first_form(source: &Source) -> Result<bool, OpenError> {
    if source.size(HAND_OVER).is_some() {
        return Ok(false);
    }
    let log = source.whole(LOG)?.map(|log| log_form(&log));
    Ok(match log {
        Some(form) => form == LogForm::First,
        None => first_form::is_signed_so(source),
    })
}

/// The steps for the form that is written.
pub(super) fn check(
    source: &Source,
    hashes: &BTreeMap<String, Digest>,
    brought: &Brought,
    report: &mut Report,
) -> Result<(), OpenError> {
    bag::check(source, hashes, &hand_over::SIX, report)?;
    let Some(Signed { text, key }) = hand_over::check(source, hashes, report)? else {
        return Ok(());
    };
    bag::name_as_signed(source, report)?;
    if report.part == VerifiedPart::PoliceOnly {
        judge(report, || of_text_alone(&text, brought));
        return Ok(());
    }
    let log = source.whole(LOG)?.map(|log| log_form(&log));
    match log {
        // Neither the log nor a ledger beside it may mean here what it means there.
        Some(LogForm::Later) => {
            // One that was changed since is no log of a later program.
            if !report.names(LOG) {
                report.found(VerifyCode::NewerForm, LOG);
            }
            return Ok(());
        }
        Some(LogForm::This) => {}
        Some(LogForm::First | LogForm::None) | None => report.found(VerifyCode::LogUnreadable, LOG),
    }
    let Some(record) = record::check(source, &text, &key, report)? else {
        return Ok(());
    };
    if log == Some(LogForm::This) {
        log::check(source, hashes, &text, &record, report)?;
    }
    judge(report, || of_record(&text, key, &record, brought));
    Ok(())
}

/// A fault goes before whatever a code says.
pub(super) fn judge(report: &mut Report, judged: impl FnOnce() -> Judged) {
    if !report.has_faults() {
        report.judged = Some(judged());
    }
}

fn of_record(text: &HandOver, key: VerifyingKey, record: &Record, brought: &Brought) -> Judged {
    let Some(code) = &brought.code else {
        return Judged::of(Verdict::Nobody, None);
    };
    let signers = Signers::of(text.vault, &record.history, &record.leaves, &record.bodies);
    let earlier = [record.earlier.as_slice(), &brought.earlier].concat();
    let held = Held {
        text,
        key,
        history: &record.history,
        signers: &signers,
        earlier: &earlier,
        every_leaf: record.every_leaf(),
    };
    held.judge(code)
}

/// A part without a ledger: the code is of the text in it, or of something else.
pub(super) fn of_text_alone(text: &HandOver, brought: &Brought) -> Judged {
    match &brought.code {
        None => Judged::of(Verdict::Nobody, None),
        Some(code) if code.is_of(text) => Judged::of(Verdict::ThisBundle, Some(text.head.size)),
        Some(_) => Judged::of(Verdict::DoesNotFit, None),
    }
}
