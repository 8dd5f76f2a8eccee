//! Handing over: plan, look at what the other person could see, write, verify.
//!
//! A [`HandingOver`] is the case as it stood when it was taken out of the open casebook: printing and
//! writing go on here while the case stays free for everything else, hiding included.

pub(crate) mod hand_overs;
pub(crate) mod unfinished_bundles;

mod bundle_paths;
mod case_file;
mod evidence_source;
mod field_words;
mod found;
mod named_entries;
mod plan_view;
mod printout;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use bundle::{
    CaseFile, Choice, Chosen, FindingId, Form, KeptBack, Plan, Printer, UnverifiedBundle, Written,
};
use domain::Digest;
use ledger::Fingerprint;
use vault::Passphrase;

use crate::casebook::Casebook;
use crate::error::CaseError;
use crate::evidence::items::size_words;
use crate::progress::{Report, at_stage};
use crate::wire::{
    BundleChoice, BundleDone, BundleForm, BundlePlanView, ChosenEntries, Kept, LeftOutOfPortal,
    PoliceOnlyPart, Progress, ProgressStage, VerifyFinding, VerifyView,
};

pub use bundle_paths::BundlePaths;
pub(crate) use case_file::case_label;
use evidence_source::EvidenceSource;

/// A case on its way out.
pub struct HandingOver {
    case: CaseFile,
    evidence: EvidenceSource,
    password: Option<Passphrase>,
}

impl Casebook {
    /// Takes the case out as it stands, to be planned and written apart from the open casebook.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn handing_over(&self) -> Result<HandingOver, CaseError> {
        Ok(HandingOver {
            case: case_file::of(self)?,
            evidence: EvidenceSource::of(self)?,
            password: None,
        })
    }
}

impl HandingOver {
    /// With what a locked ZIP is locked, where one is to be.
    #[must_use]
    pub fn locked_with(self, password: Option<Passphrase>) -> Self {
        Self { password, ..self }
    }

    /// What a bundle will hold, what stays out, and what the other person could see.
    pub fn plan(&self, choice: &BundleChoice) -> BundlePlanView {
        let plan = self.plan_of(choice);
        plan_view::plan_view(&self.case, &plan)
    }

    fn plan_of(&self, choice: &BundleChoice) -> Plan {
        bundle::plan(&self.case, &self.evidence, &as_chosen(choice))
    }

    /// Writes a bundle into a folder and reads it back as a stranger would.
    ///
    /// # Errors
    /// Why it was not made; nothing of it is left then.
    pub fn write(
        &self,
        choice: &BundleChoice,
        folder: &Path,
        printer: &(dyn Printer + Sync),
        report: &mut Report<'_>,
    ) -> Result<(BundleDone, BundlePaths), CaseError> {
        if report(stage(ProgressStage::Looking)).is_break() {
            return Err(CaseError::Cancelled);
        }
        let plan = self.plan_of(choice);
        if report(stage(ProgressStage::Printing)).is_break() {
            return Err(CaseError::Cancelled);
        }
        let ports = bundle::Ports {
            evidence: &self.evidence,
            signer: &self.evidence,
            printer,
            password: self.password.as_ref().map(Passphrase::as_bytes),
        };
        let written = {
            let progress = &mut at_stage(ProgressStage::Writing, &mut *report);
            bundle::write(&self.case, &plan, ports, folder, progress)?
        };
        // Told, and no longer asked: what is written whole is not thrown away while it is read back.
        let _: ControlFlow<()> = report(stage(ProgressStage::Verifying));
        let paths = BundlePaths::of(&written);
        let verified = self.read_back(&written, choice.form)?;
        let done = BundleDone {
            form: choice.form,
            kept: kept(&paths),
            left_out_of_portal: left_out_of_portal(&written),
            verified,
            pdf_standard: pdf_standard(&written),
            fingerprint: self
                .case
                .ledger
                .head
                .fingerprint(self.case.ledger.vault)
                .to_string(),
            ledger_size: self.case.ledger.head.size,
        };
        Ok((done, paths))
    }

    /// As a stranger would; what only says of itself that nothing in it changed is asked that.
    fn read_back(&self, written: &Written, form: BundleForm) -> Result<VerifyView, CaseError> {
        if let Some(files) = &written.documents {
            return Ok(documents_read_back(&written.bundle, files));
        }
        match (form, &self.password) {
            (BundleForm::LockedZip, Some(password)) => {
                let read = bundle::read_back_locked(&written.bundle, password.as_bytes());
                let changed = read.err().map(|_| bundle::INNER_NAME.to_owned());
                Ok(read_back(1, changed.into_iter().collect()))
            }
            _ => verify_bundle(&written.bundle, None),
        }
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
        finding.code.is_notice() || (is_about_it && finding.code.is_about_a_fingerprint())
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
        fingerprint: report.fingerprint,
        findings: findings.collect(),
    })
}

fn documents_read_back(folder: &Path, files: &BTreeMap<String, Digest>) -> VerifyView {
    let is_changed = |(name, digest): &(&String, &Digest)| {
        let found = bundle::copy_digest(&folder.join(name));
        !found.is_ok_and(|found| found == **digest)
    };
    let changed = files.iter().filter(is_changed);
    let changed = changed.map(|(name, _)| name.clone()).collect();
    read_back(files.len() as u64, changed)
}

fn read_back(files: u64, changed: Vec<String>) -> VerifyView {
    let good = changed.is_empty();
    let finding = |path| VerifyFinding {
        code: bundle::VerifyCode::Changed,
        path: Some(path),
        now: None,
    };
    VerifyView {
        good,
        as_made: good,
        files,
        fingerprint: None,
        findings: changed.into_iter().map(finding).collect(),
    }
}

fn as_chosen(choice: &BundleChoice) -> Choice {
    let named = |ids: &[String], withheld: bool| {
        let named = ids.iter().map(move |id| (FindingId(id.clone()), withheld));
        named.collect::<Vec<_>>()
    };
    let findings = named(&choice.withhold, true)
        .into_iter()
        .chain(named(&choice.leave, false));
    let for_police = choice.only_for_police.iter();
    let for_police = for_police.map(|item| (*item, KeptBack::PoliceOnly));
    let out = choice.kept_out.iter().map(|item| (*item, KeptBack::Out));
    Choice {
        entries: match &choice.entries {
            ChosenEntries::All => Chosen::Everything,
            ChosenEntries::Only { entries } => Chosen::Only(entries.iter().copied().collect()),
            ChosenEntries::NewSince { ledger_size } => Chosen::NewSince {
                ledger_size: *ledger_size,
            },
        },
        notes: choice.notes.iter().copied().collect(),
        findings: findings.collect(),
        exhibits: for_police.chain(out).collect(),
        form: match choice.form {
            BundleForm::Zip => Form::Zip,
            BundleForm::LockedZip => Form::LockedZip,
            BundleForm::Folder => Form::Folder,
            BundleForm::Documents => Form::Documents,
        },
        police_only: choice.police_only == PoliceOnlyPart::Made,
        portal: choice.portal,
    }
}

fn stage(stage: ProgressStage) -> Progress {
    Progress {
        stage,
        done: 0,
        total: 0,
    }
}

fn left_out_of_portal(written: &Written) -> Vec<LeftOutOfPortal> {
    let left_out = written.portal_left_out.iter();
    let said = left_out.map(|left_out| LeftOutOfPortal {
        path: left_out.path.clone(),
        size_words: size_words(left_out.size),
    });
    said.collect()
}

fn kept(paths: &BundlePaths) -> Vec<Kept> {
    let one = |path| kept_one(path, paths.police_only_folder() == Some(path));
    paths.all().map(one).collect()
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

/// The least that all documents keep to.
fn pdf_standard(written: &Written) -> String {
    let plain = written
        .printed
        .iter()
        .map(|printed| printed.standard)
        .find(|standard| *standard == bundle::print::Standard::TaggedPdf);
    plain
        .unwrap_or(bundle::print::Standard::ArchivalAndAccessible)
        .name()
        .to_owned()
}
