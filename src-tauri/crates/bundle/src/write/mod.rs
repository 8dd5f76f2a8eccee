//! Writes what was planned: the main bag, the police-only bag beside it, and on wish a flat folder
//! for evidence portals. All of it or nothing.

pub(crate) mod bag;
pub(crate) mod carrier;
pub(crate) mod copy_digest;
pub(crate) mod documents;
pub(crate) mod exhibit_copy;
pub(crate) mod how_to_check;
pub(crate) mod police_only;
pub(crate) mod portal;
pub(crate) mod safe_text;
pub(crate) mod spreadsheet;
pub(crate) mod zip_file;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use catalogue::sentences;
use disk::{Content, PARTIAL, remove_whole};
use domain::Digest;
use job::{Cancelled, Meter, Report};

use crate::case_file::{CaseFile, CaseLabel, Evidence, ExhibitFile, HandedOver, KeptEntry, Signer};
use crate::format::layout::{
    CSV, HOW_TO_CHECK, LOG, LOG_SCHEMA, copy_path, document_path, exhibit_path,
};
use crate::format::ledger_files::ledger_files;
use crate::format::log::{log, log_schema};
use crate::plan::{DocumentKind, Plan};
use crate::print::{PrintError, Printed, Printer};
use crate::write::bag::{Bag, BagInfo};
use crate::write::documents::{Press, main_edition, readable_copy};
use crate::write::how_to_check::how_to_check;
use crate::write::police_only::PoliceOnly;
use crate::write::portal::{PortalLeftOut, write_portal};

/// A bundle that was not written. Nothing of it is left.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The caller broke off.
    #[error("the export was stopped; nothing of it is left")]
    Cancelled,
    /// The target folder cannot be written.
    #[error("the bundle could not be written: {0}")]
    Target(#[from] io::Error),
    /// An evidence file could not be read.
    #[error("an evidence file could not be read: {0}")]
    Evidence(io::Error),
    /// An evidence file is not the one that was recorded.
    #[error("an evidence file is not the one that was recorded: {expected}")]
    EvidenceChanged {
        /// SHA-256 of the one that was.
        expected: Digest,
    },
    /// A document could not be printed.
    #[error("a document could not be printed: {0}")]
    Print(#[from] PrintError),
    /// The ledger does not hold together.
    #[error("the ledger handed in does not hold together")]
    Ledger,
    /// The spreadsheet or the log could not be made.
    #[error("the tables could not be made")]
    Tables,
    /// A ZIP is to be locked, and with nothing.
    #[error("there is no password to lock the bundle with")]
    NoPassword,
}

impl From<Cancelled> for WriteError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

/// What was written.
#[derive(Debug, Clone)]
pub struct Written {
    /// The main bundle: a ZIP or a folder.
    pub bundle: PathBuf,
    /// The SHA-256 of each file by its name, where documents stand alone and nothing beside them says it.
    pub documents: Option<BTreeMap<String, Digest>>,
    /// The police-only bag, in a folder that holds nothing else.
    pub police_only: Option<PathBuf>,
    /// The folder for evidence portals.
    pub portal: Option<PathBuf>,
    /// What did not fit into that folder.
    pub portal_left_out: Vec<PortalLeftOut>,
    /// The documents as they were printed.
    pub printed: Vec<Printed>,
}

/// Who does what while a bundle is written.
#[derive(Clone, Copy)]
pub struct Hands<'a> {
    /// Opens evidence.
    pub evidence: &'a dyn Evidence,
    /// Signs.
    pub signer: &'a dyn Signer,
    /// Prints.
    pub printer: &'a dyn Printer,
    /// What a locked ZIP is locked with.
    pub password: Option<&'a [u8]>,
}

/// Writes a plan into a folder, telling how many bytes of evidence are written. Names that are taken get a number behind
/// them.
///
/// # Errors
/// Why not; then nothing of it is left.
pub fn write(
    case: &CaseFile,
    plan: &Plan,
    hands: Hands<'_>,
    folder: &Path,
    progress: &mut Report<'_>,
) -> Result<Written, WriteError> {
    let mut meter = Meter::new(plan.bytes, progress);
    // What an earlier export left is in nobody's way, also where it cannot be removed: names that are taken are passed over.
    let _ = remove_leftovers(folder, &case.label);
    let (main, printed) = Main::fill(case, plan, hands, folder, &mut meter)?;
    let police_only = match plan.choice.police_only {
        true => Some(police_only::fill(case, plan, hands, folder, &mut meter)?),
        false => None,
    };
    meter.check()?;
    let (bundle, documents) = main.finish(case, hands.signer)?;
    let rest = finish_the_rest(case, plan, hands, folder, &bundle, police_only);
    let (police_only, portal) = rest.inspect_err(|_| remove_whole(&bundle))?;
    let (portal, portal_left_out) = portal.map_or((None, Vec::new()), |(at, out)| (Some(at), out));
    Ok(Written {
        bundle,
        documents,
        police_only,
        portal,
        portal_left_out,
        printed,
    })
}

/// The main bundle while it is written.
enum Main {
    /// What anybody can check.
    Bag(Bag),
    /// Documents alone.
    Documents(Bag),
}

impl Main {
    fn fill(
        case: &CaseFile,
        plan: &Plan,
        hands: Hands<'_>,
        folder: &Path,
        meter: &mut Meter<'_>,
    ) -> Result<(Self, Vec<Printed>), WriteError> {
        let date = case.made.local().format("%Y-%m-%d");
        let form = plan.choice.form;
        let wrapping = form.wrapping(hands.password)?;
        let begin = |name: &str| Bag::begin(folder, name, wrapping, case.made);
        if form.holds_exhibits() {
            let name = format!("{}_evidence_{date}", case.label);
            let mut bag = begin(&name)?;
            let printed = fill(&mut bag, &name, case, plan, hands, meter)?;
            return Ok((Self::Bag(bag), printed));
        }
        let mut bag = begin(&format!("{}_documents_{date}", case.label))?;
        let (printed, _) = Press::of(hands).to_read(&mut bag, "", plan, case, meter)?;
        Ok((Self::Documents(bag), printed))
    }

    fn finish(self, case: &CaseFile, signer: &dyn Signer) -> Result<Finished, WriteError> {
        match self {
            Self::Bag(bag) => {
                let description = case.words.say(sentences::BUNDLE_BAG_DESCRIPTION);
                Ok((bag.finish(&info(case, &description), signer)?, None))
            }
            Self::Documents(bag) => {
                let (folder, files) = bag.finish_as_files()?;
                Ok((folder, Some(files)))
            }
        }
    }
}

/// Where it lies, and the digests of documents that stand alone.
type Finished = (PathBuf, Option<BTreeMap<String, Digest>>);

type Portal = Option<(PathBuf, Vec<PortalLeftOut>)>;

fn finish_the_rest(
    case: &CaseFile,
    plan: &Plan,
    hands: Hands<'_>,
    folder: &Path,
    bundle: &Path,
    police_only: Option<PoliceOnly>,
) -> Result<(Option<PathBuf>, Portal), WriteError> {
    let police_only = match police_only {
        Some(bag) => {
            let description = case.words.say(sentences::BUNDLE_POLICE_BAG_DESCRIPTION);
            Some(bag.finish(&info(case, &description), hands.signer)?)
        }
        None => None,
    };
    if !plan.choice.portal {
        return Ok((police_only, None));
    }
    let date = case.made.local().format("%Y-%m-%d");
    let name = format!("{}_portal_{date}", case.label);
    match write_portal(bundle, folder, &name) {
        Ok(portal) => Ok((police_only, Some(portal))),
        Err(fault) => {
            let its_folder = police_only.as_deref().and_then(Path::parent);
            its_folder.into_iter().for_each(remove_whole);
            Err(fault.into())
        }
    }
}

pub(crate) fn info<'a>(case: &'a CaseFile, description: &'a str) -> BagInfo<'a> {
    BagInfo {
        label: case.label.as_str(),
        program: &case.program,
        made: case.made,
        description,
    }
}

fn fill(
    bag: &mut Bag,
    name: &str,
    case: &CaseFile,
    plan: &Plan,
    hands: Hands<'_>,
    meter: &mut Meter<'_>,
) -> Result<Vec<Printed>, WriteError> {
    for exhibit in &plan.exhibits {
        if let Some(kept) = plan.shown.entry(exhibit.item) {
            add_exhibit(bag, kept, exhibit, hands.evidence, meter)?;
        }
    }
    for (path, bytes) in ledger_files(plan).ok_or(WriteError::Ledger)? {
        bag.add(path, &bytes)?;
    }
    bag.add(LOG, &pretty(&log(plan))?)?;
    bag.add(LOG_SCHEMA, &pretty(&log_schema())?)?;
    let edition = main_edition(plan, case);
    let chronology = spreadsheet::chronology(&edition);
    bag.add(CSV, &spreadsheet::csv(&chronology))?;
    let words = case.words;
    let sheets = [
        (words.say(sentences::BUNDLE_SHEET_CHRONOLOGY), chronology),
        (
            words.say(sentences::BUNDLE_SHEET_EXHIBITS),
            spreadsheet::exhibits(plan),
        ),
    ];
    let book = spreadsheet::xlsx(&sheets, case.made).map_err(|_| WriteError::Tables)?;
    bag.add(&document_path(DocumentKind::Spreadsheet), &book)?;
    let printed = Press::of(hands).main(bag, plan, case, hands.signer, meter)?;
    let fingerprint = case.ledger.head.fingerprint(case.ledger.vault).to_string();
    let key = hands.signer.verifying_key();
    let text = how_to_check(name, &fingerprint, &key, words);
    bag.add(HOW_TO_CHECK, text.as_bytes())?;
    Ok(printed)
}

fn add_exhibit(
    bag: &mut Bag,
    kept: &KeptEntry,
    exhibit: &ExhibitFile,
    evidence: &dyn Evidence,
    meter: &mut Meter<'_>,
) -> Result<(), WriteError> {
    let Some(file_name) = &exhibit.file_name else {
        return Ok(());
    };
    let path = exhibit_path(file_name);
    let expected = Content {
        digest: exhibit.handed_over,
        size: exhibit.size,
    };
    match exhibit.how {
        HandedOver::AsReceived => {
            let mut source = evidence
                .open(&exhibit.handed_over)
                .map_err(WriteError::Evidence)?;
            bag.stream(&path, &mut *source, expected, meter)?;
            if let Some((extension, copy)) = readable_copy(kept, evidence) {
                bag.add(&copy_path(file_name, extension), &copy)?;
            }
        }
        HandedOver::Stripped => {
            let gone = || WriteError::EvidenceChanged {
                expected: exhibit.handed_over,
            };
            let copy = evidence.stripped(exhibit.item).ok_or_else(gone)?;
            bag.stream(&path, &mut copy.as_slice(), expected, meter)?;
        }
        HandedOver::PoliceOnly
        | HandedOver::KeptOut
        | HandedOver::InEarlierBundle
        | HandedOver::DocumentsOnly => {}
    }
    Ok(())
}

pub(crate) fn pretty(value: &impl serde::Serialize) -> Result<Vec<u8>, WriteError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|_| WriteError::Tables)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Removes what an export that was killed left in a folder. Never touches a whole bundle.
///
/// # Errors
/// The folder cannot be read, or a leftover cannot be removed.
pub fn remove_leftovers(folder: &Path, case: &CaseLabel) -> io::Result<()> {
    for found in fs::read_dir(folder)? {
        let found = found?;
        let name = found.file_name();
        let name = name.to_string_lossy();
        let ours = name.strip_prefix(case.as_str());
        let ours = ours.is_some_and(|rest| {
            ["_evidence_", "_documents_", "_POLICE_ONLY_", "_portal_"]
                .iter()
                .any(|kind| rest.starts_with(kind))
        });
        if ours && name.ends_with(PARTIAL) {
            match found.file_type()?.is_dir() {
                true => fs::remove_dir_all(found.path())?,
                false => fs::remove_file(found.path())?,
            }
        }
    }
    Ok(())
}
