//! A bundle as it was planned, to be shown and then written.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::Path;
use std::thread;

use bundle::{Brought, KeptBack, Outcome, Plan, Printer, Written};
use domain::{Digest, EntryId};
use vault::Passphrase;

use super::bundle_paths::BundlePaths;
use super::case_file::earlier_bundles;
use super::choice::as_chosen;
use super::plan_view::{lost, plan_view};
use super::{BundleSource, kept_one, stage, verify_bundle, verify_with_police_only};
use crate::casebook::{Casebook, ReadableCase};
use crate::error::CaseError;
use crate::evidence::items::size_words;
use crate::progress::{Report, at_stage};
use crate::wire::{
    BundleChoice, BundleDone, BundleForm, BundlePlanView, FingerprintView, Kept, LeftOutOfPortal,
    ProgressStage, VerifyFinding, VerifyView,
};

/// A case on its way out, one choice, and what follows from both. What is shown is read out of this, and so is what is
/// written: nothing is looked for or decided anew in between.
pub struct PlannedBundle {
    going: BundleSource,
    choice: BundleChoice,
    plan: Plan,
    password: Option<Passphrase>,
}

/// A bundle that was written and read back: what is remembered of it.
#[derive(Debug, Clone)]
pub struct WrittenBundle {
    /// What is told of it.
    pub done: BundleDone,
    /// What was signed, in its own words.
    pub(super) signed: String,
    /// Where it lies.
    pub paths: BundlePaths,
    pub(super) choice: BundleChoice,
    pub(super) gave: BTreeSet<EntryId>,
    pub(super) given: BTreeSet<EntryId>,
    pub(super) kept_back: BTreeMap<EntryId, KeptBack>,
}

impl BundleSource {
    /// Works out what a bundle of this choice will hold.
    #[must_use]
    pub fn plan(mut self, choice: BundleChoice) -> PlannedBundle {
        let plan = self.plan_of(&choice);
        PlannedBundle {
            going: self,
            choice,
            plan,
            password: None,
        }
    }

    fn plan_of(&mut self, choice: &BundleChoice) -> Plan {
        let choice = as_chosen(choice);
        bundle::plan_again(&self.case, &self.evidence, &mut self.searched, &choice)
    }
}

impl PlannedBundle {
    /// What it will hold, what stays out, and what the other person could see.
    pub fn view(&self) -> BundlePlanView {
        plan_view(&self.going.case, &self.plan)
    }

    /// The choice that it is of.
    pub fn choice(&self) -> &BundleChoice {
        &self.choice
    }

    /// The case that it is of, to be planned for another choice. What was found in its items is not looked for again.
    #[must_use]
    pub fn into_source(self) -> BundleSource {
        self.going
    }

    /// Plans it again, for another choice. What was found in its items is not looked for again.
    pub fn plan_again(&mut self, choice: BundleChoice) {
        self.plan = self.going.plan_of(&choice);
        self.choice = choice;
    }

    /// Whether the record still is as it was planned from: nothing written, erased or struck out since, nobody named
    /// otherwise, and no other bundle made.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn is_of(&self, casebook: &ReadableCase) -> Result<bool, CaseError> {
        let (case, vault) = (&self.going.case, &casebook.vault);
        let settings = casebook.settings()?;
        let ledger = (case.ledger.vault, case.ledger.head) == (vault.id(), vault.head());
        let names = (&case.keeper, &case.initials) == (&settings.keeper_name, &settings.initials);
        // A bundle that was made meanwhile changes what is new since.
        Ok(ledger && names && earlier_bundles(casebook)? == case.earlier_bundles)
    }

    /// The same, to be written now, which is when the bundle is made.
    ///
    /// # Errors
    /// It was planned for another choice or from another state of the record: what would be written is not what is
    /// wanted, or not what was shown.
    pub fn to_write(
        mut self,
        choice: &BundleChoice,
        casebook: &Casebook,
    ) -> Result<Self, CaseError> {
        if as_chosen(&self.choice) != as_chosen(choice) || !self.is_of(casebook)? {
            return Err(CaseError::PlanChanged);
        }
        let now = casebook.time_source.now();
        self.going.case.made = now;
        self.plan.made_at(now);
        Ok(self)
    }

    /// With what a locked ZIP is locked, where one is to be.
    #[must_use]
    pub fn locked_with(self, password: Option<Passphrase>) -> Self {
        Self { password, ..self }
    }

    /// Writes it into a folder and reads it back as a stranger would.
    ///
    /// # Errors
    /// Why it was not made; nothing of it is left then.
    pub fn write(
        &self,
        folder: &Path,
        printer: &(dyn Printer + Sync),
        report: &mut Report<'_>,
    ) -> Result<WrittenBundle, CaseError> {
        let case = &self.going.case;
        if report(stage(ProgressStage::Printing)).is_break() {
            return Err(CaseError::Cancelled);
        }
        let ports = bundle::Ports {
            evidence: &self.going.evidence,
            signer: &self.going.evidence,
            printer,
            password: self.password.as_ref().map(Passphrase::as_bytes),
        };
        let written = {
            let progress = &mut at_stage(ProgressStage::Writing, &mut *report);
            bundle::write(case, &self.plan, ports, folder, progress)?
        };
        // Told, and no longer asked: what is written whole is not thrown away while it is read back.
        let _: ControlFlow<()> = report(stage(ProgressStage::Verifying));
        // Each reads all of it: the one what it is to be known by later, the other whether it is good.
        let (paths, verified) = thread::scope(|scope| {
            let paths = scope.spawn(|| BundlePaths::of(&written));
            let verified = self.read_back(&written);
            (paths.join().expect("reading does not panic"), verified)
        });
        let fingerprint = FingerprintView::of(&written.hand_over);
        let done = BundleDone {
            form: self.choice.form,
            kept: kept(&paths),
            lost: lost(case, &self.plan),
            left_out_of_portal: left_out_of_portal(&written),
            verified,
            pdf_standard: pdf_standard(&written),
            fingerprint,
        };
        Ok(WrittenBundle {
            done,
            signed: written.hand_over.to_string(),
            paths,
            choice: self.choice.clone(),
            gave: self.plan.gives.clone(),
            given: self.plan.given.clone(),
            kept_back: self.plan.kept_back.clone(),
        })
    }

    /// As a stranger would, every part of it; what only says of itself that nothing in it changed is asked that. What cannot be
    /// read again is whole as far as anybody knows, and not to be handed over.
    fn read_back(&self, written: &Written) -> VerifyView {
        let read = match (&written.documents, &self.password, self.choice.form) {
            (Some(files), ..) => {
                let documents = documents_read_back(&written.bundle, files);
                let part = written.police_only.as_deref();
                let part = part.map(|part| one_read_back(part, None));
                part.transpose().map(|part| joined(documents, part))
            }
            (None, Some(password), BundleForm::LockedZip) => {
                let parts = [Some(&written.bundle), written.police_only.as_ref()];
                let parts = parts.into_iter().flatten();
                let mut all = parts.map(|part| one_read_back(part, Some(password)));
                all.try_fold(read_back(0, Vec::new()), |all, part| {
                    Ok(joined(all, Some(part?)))
                })
            }
            _ => open_read_back(written),
        };
        read.unwrap_or_else(|_| read_back(0, vec![kept_one(&written.bundle, false).file_name]))
    }
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
            Ok(read_back(1, changed.into_iter().collect()))
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
    read_back(files.len() as u64, changed)
}

fn read_back(files: u64, changed: Vec<String>) -> VerifyView {
    let finding = |path| VerifyFinding {
        code: bundle::VerifyCode::Changed,
        path: Some(path),
        now: None,
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
