//! What was written is read back as a stranger would, every part of it.

use std::collections::BTreeMap;
use std::path::Path;

use bundle::{Brought, Outcome, Written};
use domain::Digest;
use vault::Passphrase;

use super::{kept_one, verify_bundle, verify_with_police_only};
use crate::error::CaseError;
use crate::wire::{BundleForm, VerifyFinding, VerifyView};

/// Reads it back; what only says of itself that nothing in it changed is asked that. What cannot be read again is whole as far as
/// anybody knows, and not to be handed over.
pub(super) fn read_back(
    written: &Written,
    form: BundleForm,
    password: Option<&Passphrase>,
) -> VerifyView {
    let read = match (&written.documents, password, form) {
        (Some(files), ..) => {
            let documents = documents_read_back(&written.bundle, files);
            let part = written.police_only.as_deref();
            let part = part.map(|part| one_read_back(part, None));
            part.transpose().map(|part| joined(documents, part))
        }
        (None, Some(password), BundleForm::LockedZip) => {
            let parts = [Some(&written.bundle), written.police_only.as_ref()];
            let mut parts = parts.into_iter().flatten();
            parts.try_fold(view_of(0, Vec::new()), |all, part| {
                Ok(joined(all, Some(one_read_back(part, Some(password))?)))
            })
        }
        _ => open_read_back(written),
    };
    read.unwrap_or_else(|_| view_of(0, vec![kept_one(&written.bundle, false).file_name]))
}

/// The main bundle with its part for police, and the files for a portal.
fn open_read_back(written: &Written) -> Result<VerifyView, CaseError> {
    let nothing = Brought::default();
    let main = match &written.police_only {
        Some(part) => verify_with_police_only(&written.bundle, part, &nothing)?,
        None => verify_bundle(&written.bundle, &nothing)?,
    };
    let portal = written.portal.as_ref();
    // Parts of a ZIP that is too large for a portal are checked by whoever puts them together.
    let portal = portal.filter(|_| !written.portal_in_parts);
    let portal = portal.map(|portal| verify_bundle(portal, &nothing));
    Ok(joined(main, portal.transpose()?))
}

/// The part for police, by itself.
fn one_read_back(part: &Path, password: Option<&Passphrase>) -> Result<VerifyView, CaseError> {
    match password {
        Some(password) => {
            let read = bundle::read_back_locked(part, password.as_bytes());
            let changed = read.err().map(|_| bundle::INNER_NAME.to_owned());
            Ok(view_of(1, changed.into_iter().collect()))
        }
        None => verify_bundle(part, &Brought::default()),
    }
}

/// What two parts give together: what is wrong with either is wrong.
fn joined(one: VerifyView, other: Option<VerifyView>) -> VerifyView {
    let Some(other) = other else {
        return one;
    };
    VerifyView {
        outcome: match one.is_good() {
            true => other.outcome,
            false => one.outcome,
        },
        files: one.files + other.files,
        findings: [one.findings, other.findings].concat(),
        ..one
    }
}

fn documents_read_back(folder: &Path, files: &BTreeMap<String, Digest>) -> VerifyView {
    let is_changed = |(name, digest): &(&String, &Digest)| {
        let found = bundle::copy_digest(&folder.join(name));
        !found.is_ok_and(|found| found == **digest)
    };
    let changed = files.iter().filter(is_changed);
    let changed = changed.map(|(name, _)| name.clone()).collect();
    view_of(files.len() as u64, changed)
}

/// What a part gives that only says of itself which of its files changed.
fn view_of(files: u64, changed: Vec<String>) -> VerifyView {
    let finding = |path| VerifyFinding {
        code: bundle::VerifyCode::Changed,
        path: Some(path),
        now: None,
        notice: false,
    };
    VerifyView {
        outcome: match changed.is_empty() {
            true => Outcome::Good,
            false => Outcome::NotAsSigned,
        },
        files,
        findings: changed.into_iter().map(finding).collect(),
        ..VerifyView::default()
    }
}
