//! A bundle as it was planned, to be shown and then written.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::Path;
use std::thread;

use bundle::{GivenNumber, KeptBack, KeptCopy, Plan, Printer, Written};
use domain::{EntryId, VaultId};
use vault::Passphrase;

use super::bundle_paths::BundlePaths;
use super::case_file::earlier_bundles;
use super::choice::as_chosen;
use super::plan_view::{lost, plan_view};
use super::read_back::read_back;
use super::{BundleSource, kept_one, stage};
use crate::casebook::{Casebook, ReadableCase};
use crate::error::CaseError;
use crate::evidence::items::size_words;
use crate::progress::{Report, at_stage};
use crate::wire::{
    BundleChoice, BundleDone, BundlePlanView, FingerprintView, Kept, LeftOutOfPortal, ProgressStage,
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
    /// The record that it is of.
    pub(super) vault: VaultId,
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
    pub(super) given_to_police: Vec<EntryId>,
    pub(super) numbers_given: Vec<GivenNumber>,
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
    /// What came of making clean copies that was not kept yet.
    pub(super) fn new_copies(&mut self) -> Vec<(EntryId, KeptCopy)> {
        self.going.searched.new_copies()
    }

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
            let password = self.password.as_ref();
            let verified = read_back(&written, self.choice.form, password);
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
            vault: case.ledger.vault,
            done,
            signed: written.hand_over.to_string(),
            paths,
            choice: self.choice.clone(),
            gave: self.plan.gives.clone(),
            given: self.plan.given.clone(),
            kept_back: self.plan.kept_back.clone(),
            given_to_police: self.plan.given_to_police(),
            numbers_given: self.plan.numbers_given(),
        })
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
