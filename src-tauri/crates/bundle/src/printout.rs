//! One document by itself, saved as a PDF where the person chooses: to be printed, in no bundle.
//!
//! It holds what the main part of a bundle would say of the same, and what it holds is read out of the
//! document itself, so that what was shown beforehand is what is saved.

use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use disk::{Partial, free_name};
use domain::{Digest, EntryId};
use serde_json::Value;

use crate::case_file::{CaseFile, Evidence, WithheldIn};
use crate::clean_copy::{Copied, NotCopied};
use crate::error::WriteError;
use crate::plan::choice::{Choice, Chosen};
use crate::plan::items::searched_items::SearchedItems;
use crate::plan::redaction::{DetailKind, Protected, matches_in};
use crate::plan::{Plan, plan_unremembered};
use crate::print::{PictureOf, PrintJob, Printer, for_the_officer_alone, incident_alone};
use crate::searched::{FoundWords, NotSearched, Searched};
use crate::write::documents::main_input;

/// What can be printed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printout {
    /// One incident.
    Incident(EntryId),
    /// The two pages to copy from.
    ForTheOfficer,
}

/// A detail by which somebody can be found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PrintedDetail {
    /// What kind of detail.
    pub kind: DetailKind,
    /// The detail as it stands.
    pub text: String,
}

/// A document that will be printed by itself.
#[derive(Debug, Clone)]
pub struct PrintoutPlan {
    job: PrintJob,
    /// The details that anybody who has the paper can read.
    pub readable: BTreeSet<PrintedDetail>,
    /// Those that are withheld in it.
    pub withheld: BTreeSet<PrintedDetail>,
}

/// Works out what would be printed. `protected` leaves also what is withheld from the main part of a bundle, but for
/// ways to reach people. Nothing where there is no such incident.
pub fn plan_printout(
    case: &CaseFile,
    evidence: &dyn Evidence,
    printout: Printout,
    protected: bool,
) -> Option<PrintoutPlan> {
    // The two pages show no evidence, and need none searched.
    let searched: &dyn Evidence = match printout {
        Printout::Incident(_) => evidence,
        Printout::ForTheOfficer => &NoEvidence,
    };
    let mut found = SearchedItems::default();
    let withholding = plan_unremembered(case, searched, &mut found, &choice(printout));
    let leaving = plan_unremembered(case, searched, &mut found, &leaving_all(&withholding));
    let withheld_job = job(&withholding, printout)?;
    let left_job = job(&leaving, printout)?;
    let look = Protected::of(case);
    let left = details(&left_job, &look);
    let job = if protected { left_job } else { withheld_job };
    let readable = details(&job, &look);
    Some(PrintoutPlan {
        withheld: left.difference(&readable).cloned().collect(),
        readable,
        job,
    })
}

fn choice(printout: Printout) -> Choice {
    Choice {
        entries: match printout {
            Printout::Incident(id) => Chosen::Only(BTreeSet::from([id])),
            Printout::ForTheOfficer => Chosen::Everything,
        },
        police_only: false,
        ..Choice::default()
    }
}

fn leaving_all(plan: &Plan) -> Choice {
    let withheld = plan.findings.iter().filter(|finding| finding.withheld);
    Choice {
        findings: withheld
            .map(|finding| (finding.id.clone(), false))
            .collect(),
        ..plan.choice.clone()
    }
}

fn job(plan: &Plan, printout: Printout) -> Option<PrintJob> {
    let input = main_input(plan);
    match printout {
        Printout::Incident(id) => incident_alone(&input, id),
        Printout::ForTheOfficer => Some(for_the_officer_alone(&input)),
    }
}

fn details(job: &PrintJob, look: &Protected) -> BTreeSet<PrintedDetail> {
    let mut found = BTreeSet::new();
    if let Ok(document) = serde_json::to_value(&job.document) {
        look_into(&document, look, &mut found);
    }
    found
}

fn look_into(value: &Value, look: &Protected, found: &mut BTreeSet<PrintedDetail>) {
    match value {
        Value::String(text) => {
            found.extend(matches_in(text, look).iter().map(|found| PrintedDetail {
                kind: found.kind,
                text: found.text(text).to_owned(),
            }))
        }
        Value::Array(values) => values
            .iter()
            .for_each(|value| look_into(value, look, found)),
        // An entry's id is made of digits, and reaches nobody.
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| *name != "id")
            .for_each(|(_, value)| look_into(value, look, found)),
        _ => {}
    }
}

impl PrintoutPlan {
    /// How many pictures it shows.
    pub fn pictures(&self) -> usize {
        self.job.pictures.len()
    }

    /// Prints it into a file of a folder, for the owner alone. A name that is taken gets a number behind it.
    ///
    /// # Errors
    /// Why not; then nothing of it is left.
    pub fn save(
        &self,
        evidence: &dyn Evidence,
        printer: &dyn Printer,
        folder: &Path,
    ) -> Result<PathBuf, WriteError> {
        // The name says nothing of what it is, to whoever sees the folder.
        let name = format!("pages_{}", self.job.made.local().format("%Y-%m-%d"));
        let whole = free_name(folder, &name, ".pdf");
        let (partial, mut file) = Partial::file(whole)?;
        let mut picture = |of| match of {
            PictureOf::Item(item) => evidence.picture(item),
            PictureOf::Page(..) => None,
        };
        printer.print(&self.job, &mut picture, &mut file)?;
        file.sync_all()?;
        Ok(partial.finish()?)
    }
}

/// For a document that shows none.
struct NoEvidence;

impl Evidence for NoEvidence {
    fn open(&self, _: &Digest) -> io::Result<Box<dyn Read + Send + '_>> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn picture(&self, _: EntryId) -> Option<Vec<u8>> {
        None
    }

    fn clean_copy(
        &self,
        _: EntryId,
        _: WithheldIn<'_>,
        _: &mut dyn Write,
    ) -> Result<Copied, NotCopied> {
        Err(NotCopied::NoneCanBeMade)
    }

    fn words_in_copy(&self, _: &[u8]) -> Vec<FoundWords> {
        Vec::new()
    }

    fn search(&self, _: EntryId) -> Searched {
        Searched::nothing(NotSearched::Unreadable)
    }
}
