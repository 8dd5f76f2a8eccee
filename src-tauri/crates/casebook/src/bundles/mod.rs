//! Handing over: plan, look at what the other person could see, write, verify.
//!
//! A [`BundleSource`] is the case as it stood when it was taken out of the open casebook: printing and
//! writing go on here while the case stays free for everything else, hiding included. A
//! `PlannedBundle` is that with one choice: what is shown of it is what is written.

pub(crate) mod made;
pub(crate) mod planned;
pub(crate) mod unfinished_bundles;

mod bundle_paths;
mod case_file;
mod choice;
mod evidence_source;
mod field_words;
mod found;
mod named_entries;
mod plan_view;
mod printout;

use std::path::Path;

use bundle::{CaseFile, SearchedItems, UnverifiedBundle};
use ledger::Fingerprint;

use crate::casebook::ReadableCase;
use crate::error::CaseError;
use crate::evidence::items::size_words;
use crate::wire::{Kept, Progress, ProgressStage, VerifyFinding, VerifyView};

pub use bundle_paths::BundlePaths;
pub(crate) use case_file::case_label;
use evidence_source::EvidenceSource;

/// A case on its way out.
pub struct BundleSource {
    case: CaseFile,
    evidence: EvidenceSource,
    searched: SearchedItems,
}

impl ReadableCase {
    /// Takes the case out as it stands, to be planned and written apart from the open casebook.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn bundle_source(&self) -> Result<BundleSource, CaseError> {
        Ok(BundleSource {
            case: case_file::of(self)?,
            evidence: EvidenceSource::of(self)?,
            searched: SearchedItems::default(),
        })
    }
}

/// Checks a bundle, folder or ZIP, with nothing but itself; with a fingerprint left earlier, also
/// whether its ledger goes on from it.
///
/// # Errors
/// There is no bundle there, or it cannot be read.
pub fn verify_bundle(path: &Path, left: Option<&Fingerprint>) -> Result<VerifyView, CaseError> {
    let report = UnverifiedBundle::open(path)?.verify(left)?.into_report();
    let left = left.map(ToString::to_string);
    let as_made = report.findings.iter().all(|finding| {
        let is_about_it = left.as_ref() == Some(&finding.path);
        finding.code.is_notice()
            || finding.code.is_about_this_program()
            || (is_about_it && finding.code.is_about_a_fingerprint())
    });
    let findings = report.findings.into_iter().map(|finding| VerifyFinding {
        code: finding.code,
        path: Some(finding.path).filter(|path| !path.is_empty()),
        now: finding.now,
    });
    Ok(VerifyView {
        good: report.judgement != bundle::Judgement::NotGood,
        as_made,
        files: report.files as u64,
        key: report.key,
        fingerprint: report.fingerprint,
        findings: findings.collect(),
    })
}

fn stage(stage: ProgressStage) -> Progress {
    Progress {
        stage,
        done: 0,
        total: 0,
    }
}

pub(crate) fn kept_one(path: &Path, police_only: bool) -> Kept {
    Kept {
        file_name: path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        size_words: size_words(size_of(path)),
        police_only,
    }
}

/// How much a file, or everything in a folder, takes.
fn size_of(path: &Path) -> u64 {
    let Ok(metadata) = std::fs::symlink_metadata(path) else {
        return 0;
    };
    if !metadata.is_dir() {
        return metadata.len();
    }
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    entries.map(|entry| size_of(&entry.path())).sum()
}
