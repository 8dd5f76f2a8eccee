//! One incident, or the two pages, as a PDF to print.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bundle::{PrintedDetail, Printer, PrintoutPlan, plan_printout};

use super::{BundleSource, kept_one, stage};
use crate::error::CaseError;
use crate::progress::Report;
use crate::wire::{Kept, Printout, PrintoutChoice, PrintoutDetail, PrintoutView, ProgressStage};

impl BundleSource {
    /// What would be printed, and what anybody who has the paper could read.
    ///
    /// # Errors
    /// There is no such incident.
    pub fn printout(&self, choice: &PrintoutChoice) -> Result<PrintoutView, CaseError> {
        let plan = self.planned(choice)?;
        Ok(PrintoutView {
            pictures: plan.pictures() as u64,
            readable: details(&plan.readable),
            withheld: details(&plan.withheld),
        })
    }

    /// Prints into a file of a folder, and says where it is.
    ///
    /// # Errors
    /// Why it was not saved; nothing of it is left then.
    pub fn save_printout(
        &self,
        choice: &PrintoutChoice,
        folder: &Path,
        printer: &dyn Printer,
        report: &mut Report<'_>,
    ) -> Result<(Kept, PathBuf), CaseError> {
        let plan = self.planned(choice)?;
        if report(stage(ProgressStage::Printing)).is_break() {
            return Err(CaseError::Cancelled);
        }
        let path = plan.save(&self.evidence, printer, folder)?;
        Ok((kept_one(&path, false), path))
    }

    fn planned(&self, choice: &PrintoutChoice) -> Result<PrintoutPlan, CaseError> {
        let (printout, id) = match choice.printout {
            Printout::Incident { id } => (bundle::Printout::Incident(id), Some(id)),
            Printout::ForTheOfficer => (bundle::Printout::ForTheOfficer, None),
        };
        let plan = plan_printout(&self.case, &self.evidence, printout, choice.protected);
        plan.ok_or_else(|| id.map_or(CaseError::Projection, CaseError::NoSuchEntry))
    }
}

fn details(details: &BTreeSet<PrintedDetail>) -> Vec<PrintoutDetail> {
    let details = details.iter().map(|detail| PrintoutDetail {
        what: detail.kind,
        text: detail.text.clone(),
    });
    details.collect()
}
