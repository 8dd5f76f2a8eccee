//! Handing over: plan, look at what the other person could see, write, verify.
//!
//! A [`BundleSource`] is the case as it stood when it was taken out of the open casebook: printing and
//! writing go on here while the case stays free for everything else, hiding included. A
//! `PlannedBundle` is that with one choice: what is shown of it is what is written.

pub(crate) mod made;
pub(crate) mod numbers_given;
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
mod read_back;

use std::path::Path;

use bundle::{Brought, CaseFile, Compared, SearchedItems, UnverifiedBundle};

use crate::casebook::{Casebook, ReadableCase};
use crate::error::CaseError;
use crate::evidence::items::size_words;
use crate::tables::readings;
use crate::wire::{Kept, Progress, ProgressStage, VerdictView, VerifyFinding, VerifyView};

pub use bundle_paths::BundlePaths;
pub(crate) use case_file::case_label;
use evidence_source::EvidenceSource;
use planned::PlannedBundle;

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
            searched: SearchedItems::knowing(readings::copies_of_today(self.vault.read())?),
        })
    }
}

impl Casebook {
    /// Keeps what came of making clean copies for a plan, so that they are not made again for the next. They are kept with the
    /// items, encrypted as those are.
    ///
    /// # Errors
    /// The store could not be written. Nothing is lost by that but time.
    pub fn keep_copies(&mut self, planned: &mut PlannedBundle) -> Result<(), CaseError> {
        let copies = planned.new_copies();
        if copies.is_empty() {
            return Ok(());
        }
        let now = self.time_source.now();
        self.vault.change(now, |change| {
            copies
                .iter()
                .try_for_each(|(item, copy)| readings::keep_copy(change.connection(), *item, copy))
        })
    }

    /// Forgets what came of making clean copies, so that they are made again. What is kept of one may be outdated where it
    /// comes out otherwise than it was planned.
    ///
    /// # Errors
    /// The store could not be written.
    pub fn forget_copies(&mut self) -> Result<(), CaseError> {
        let now = self.time_source.now();
        self.vault
            .change(now, |change| readings::clear_copies(change.connection()))
    }
}

/// Checks a bundle, folder or ZIP, with nothing but itself; with a code that was left, also what that vouches for.
///
/// # Errors
/// There is no bundle there, or it cannot be read.
pub fn verify_bundle(path: &Path, brought: &Brought) -> Result<VerifyView, CaseError> {
    let report = UnverifiedBundle::open(path)?.verify(brought)?.into_report();
    Ok(verify_view(report))
}

/// The same with its part for police beside it, which is held against it.
///
/// # Errors
/// One of them is not there, or cannot be read.
pub fn verify_with_police_only(
    path: &Path,
    police_only: &Path,
    brought: &Brought,
) -> Result<VerifyView, CaseError> {
    let police_only = UnverifiedBundle::open(police_only)?;
    let verified = UnverifiedBundle::open(path)?.verify_with_police_only(&police_only, brought)?;
    Ok(verify_view(verified.into_report()))
}

/// How the records of two bundles stand to each other.
///
/// # Errors
/// One of them is not there, or cannot be read.
pub fn compare_bundles(one: &Path, other: &Path) -> Result<Compared, CaseError> {
    Ok(UnverifiedBundle::open(one)?.against(&UnverifiedBundle::open(other)?)?)
}

fn verify_view(report: bundle::Report) -> VerifyView {
    let (outcome, reliance) = (report.outcome(), report.reliance());
    let findings = report.findings.into_iter().map(|finding| VerifyFinding {
        notice: finding.code.is_notice(),
        code: finding.code,
        path: Some(finding.path).filter(|path| !path.is_empty()),
        now: finding.now,
    });
    VerifyView {
        name: report.name,
        called_now: report.called_now,
        part: report.part,
        outcome,
        reliance,
        judged: report.judged.map(|judged| VerdictView {
            verdict: judged.verdict,
            size: judged.size,
            signer: judged.signer,
        }),
        files: report.files as u64,
        leaves: report.leaves,
        ledger_size: report.head.map(|head| head.size),
        words_round_marks: report.words_round_marks as u64,
        not_opened: report.not_opened as u64,
        further_members: report.further_members as u64,
        key: report.key.map(|key| key.to_string()),
        code: report.code.map(|code| code.to_string()),
        findings: findings.collect(),
    }
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
