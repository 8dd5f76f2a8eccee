//! Writes what was planned: the main bag, the police-only bag beside it, and, if asked for, a flat folder
//! for evidence portals. All of it or nothing.

pub(crate) mod bag;
pub(crate) mod container;
pub(crate) mod copy_digest;
pub(crate) mod csv_file;
pub(crate) mod documents;
pub(crate) mod exhibit_copy;
mod exhibits;
pub(crate) mod how_to_check;
mod in_pieces;
pub(crate) mod log;
pub(crate) mod police_only;
pub(crate) mod portal;
pub(crate) mod ports;
pub(crate) mod spreadsheet;
pub(crate) mod zip_file;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use catalogue::sentences;
use disk::{PARTIAL, remove_whole};
use domain::Digest;
use job::{Meter, Report};
use ledger::{FilesHandedOver, HandOver, KeyName, VerifyingKey};

use crate::case_file::{CaseFile, CaseLabel, Signer};
use crate::error::WriteError;
use crate::format::layout::{
    CSV, DocumentKind, HOW_TO_CHECK, LOG, LOG_SCHEMA, Part, document_path,
};
use crate::format::ledger_files::ledger_files;
use crate::format::log::log_schema;
use crate::plan::Plan;
use crate::print::{Printed, table_of_incidents};
use crate::verify::signers::will_be_in_force;
use crate::write::bag::{Bag, BagInfo, ClosedBag};
use crate::write::container::Wrapping;
use crate::write::csv_file::csv_file;
use crate::write::documents::{DocumentPrinter, main_input};
use crate::write::how_to_check::how_to_check;
use crate::write::log::log;
use crate::write::police_only::{ClosedPoliceOnly, PoliceOnly};
use crate::write::portal::{PortalLeftOut, PortalPlan};
use crate::write::ports::Ports;
use crate::write::spreadsheet::xlsx;

/// What was written.
#[derive(Debug, Clone)]
pub struct Written {
    /// What was signed. The code to be left is of this.
    pub hand_over: HandOver,
    /// The main bundle: a ZIP or a folder.
    pub bundle: PathBuf,
    /// The SHA-256 of each file by its name, where documents stand alone and nothing beside them says it.
    pub documents: Option<BTreeMap<String, Digest>>,
    /// The police-only bag, in a folder that holds nothing else.
    pub police_only: Option<PathBuf>,
    /// The folder for evidence portals.
    pub portal: Option<PathBuf>,
    /// Whether the ZIP in it is in parts, which have to be put together before they can be checked.
    pub portal_in_parts: bool,
    /// What did not fit into that folder.
    pub portal_left_out: Vec<PortalLeftOut>,
    /// The documents as they were printed.
    pub printed: Vec<Printed>,
}

/// Writes a plan into a folder, telling how many bytes of evidence are written. Names that are taken get a number behind
/// them.
///
/// # Errors
/// Why not; then nothing of it is left.
pub fn write(
    case: &CaseFile,
    plan: &Plan,
    ports: Ports<'_>,
    folder: &Path,
    progress: &mut Report<'_>,
) -> Result<Written, WriteError> {
    refuse_key_not_in_force(case, ports.signer)?;
    write_with_any_key(case, plan, ports, folder, progress)
}

/// The same, whoever's key signs.
pub(crate) fn write_with_any_key(
    case: &CaseFile,
    plan: &Plan,
    ports: Ports<'_>,
    folder: &Path,
    progress: &mut Report<'_>,
) -> Result<Written, WriteError> {
    refuse_without(case, plan)?;
    let mut meter = Meter::new(plan.bytes, progress);
    // What an earlier export left is in nobody's way, also where it cannot be removed: names that are taken are passed over.
    let _ = remove_leftovers(folder, &case.label);
    let (main, printed) = Main::fill(case, plan, ports, folder, &mut meter)?;
    let police_only = match plan.choice.police_only {
        true => Some(police_only::fill(case, plan, ports, folder, &mut meter)?),
        false => None,
    };
    meter.check()?;
    let closed = Closed::of(main, police_only, case, plan, ports.signer)?;
    closed.sign(case, ports.signer, folder, printed)
}

/// Whoever checks a bundle refuses a key that the leaves do not name as in force, as after a way back to before somebody was let
/// in. It is refused by the same rule before anything is written.
fn refuse_key_not_in_force(case: &CaseFile, signer: &dyn Signer) -> Result<(), WriteError> {
    let key = signer.verifying_key();
    let text = hand_over(case, &key, FilesHandedOver::default());
    match will_be_in_force(&case.ledger, &text, &key) {
        Some(true) => Ok(()),
        Some(false) => Err(WriteError::KeyNotInForce),
        None => Err(WriteError::Ledger),
    }
}

/// What is signed for these files.
fn hand_over(case: &CaseFile, key: &VerifyingKey, files: FilesHandedOver) -> HandOver {
    HandOver {
        vault: case.ledger.vault,
        head: case.ledger.head,
        key: KeyName::of(key),
        also: case.ledger.also.clone(),
        files,
    }
}

/// What is known to be lost is said before anything is written.
fn refuse_without(case: &CaseFile, plan: &Plan) -> Result<(), WriteError> {
    let mut lost = plan.lost.iter();
    let first = lost.find_map(|id| Some((*id, case.entry(*id)?.item()?)));
    match first {
        Some((item, kept)) => Err(WriteError::ExhibitLost {
            item,
            exhibit: kept.exhibit.clone(),
        }),
        None => Ok(()),
    }
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
        ports: Ports<'_>,
        folder: &Path,
        meter: &mut Meter<'_>,
    ) -> Result<(Self, Vec<Printed>), WriteError> {
        let form = plan.choice.form;
        let wrapping = Wrapping::of(form, ports.password)?;
        let begin = |name: &str| Bag::begin(folder, name, wrapping, case.made);
        if form.holds_exhibits() {
            let name = Part::Evidence.name(&case.label, plan.extent, case.made);
            let mut bag = begin(&name)?;
            let printed = fill(&mut bag, case, plan, ports, meter)?;
            return Ok((Self::Bag(bag), printed));
        }
        let mut bag = begin(&Part::Documents.name(&case.label, plan.extent, case.made))?;
        let (printed, _) =
            DocumentPrinter::of(ports, plan).to_read(&mut bag, "", case, plan, meter)?;
        Ok((Self::Documents(bag), printed))
    }
}

/// Everything is written that is not signed. Whatever is in it can no longer change.
struct Closed {
    main: ClosedMain,
    police_only: Option<ClosedPoliceOnly>,
    portal: Option<PortalPlan>,
}

enum ClosedMain {
    Bag(ClosedBag),
    Documents(Bag),
}

impl Closed {
    fn of(
        main: Main,
        police_only: Option<PoliceOnly>,
        case: &CaseFile,
        plan: &Plan,
        signer: &dyn Signer,
    ) -> Result<Self, WriteError> {
        let main = match main {
            Main::Bag(bag) => {
                let description = case.words.say(sentences::BUNDLE_BAG_DESCRIPTION);
                let info = BagInfo::of(Part::Evidence, case, &description);
                ClosedMain::Bag(bag.close(&info, signer)?)
            }
            Main::Documents(bag) => ClosedMain::Documents(bag),
        };
        let police_only = police_only.map(|bag| bag.close(case, signer)).transpose()?;
        let portal = match &main {
            ClosedMain::Bag(bag) if plan.choice.portal => {
                let name = Part::Portal.name(&case.label, plan.extent, case.made);
                Some(PortalPlan::of(bag, plan.choice.form, case, name))
            }
            _ => None,
        };
        Ok(Self {
            main,
            police_only,
            portal,
        })
    }

    /// What is signed. It names what lists every file.
    fn hand_over(&self, case: &CaseFile, signer: &dyn Signer) -> HandOver {
        let police_only = self.police_only.as_ref();
        let files = FilesHandedOver {
            main: match &self.main {
                ClosedMain::Bag(bag) => Some(bag.tag_manifest()),
                ClosedMain::Documents(_) => None,
            },
            police_only: police_only.map(ClosedPoliceOnly::tag_manifest),
            portal: self.portal.as_ref().map(PortalPlan::digest),
        };
        hand_over(case, &signer.verifying_key(), files)
    }

    fn sign(
        self,
        case: &CaseFile,
        signer: &dyn Signer,
        folder: &Path,
        printed: Vec<Printed>,
    ) -> Result<Written, WriteError> {
        let hand_over = self.hand_over(case, signer);
        let (bundle, documents) = match self.main {
            ClosedMain::Bag(bag) => (bag.sign(&hand_over, signer)?, None),
            ClosedMain::Documents(bag) => {
                let (folder, files) = bag.finish_as_files()?;
                (folder, Some(files))
            }
        };
        let mut written = Written {
            hand_over,
            bundle,
            documents,
            police_only: None,
            portal: None,
            portal_in_parts: false,
            portal_left_out: Vec::new(),
            printed,
        };
        let rest = written.put_beside(self.police_only, self.portal, signer, folder);
        rest.inspect_err(|_| written.remove())?;
        Ok(written)
    }
}

impl Written {
    fn put_beside(
        &mut self,
        police_only: Option<ClosedPoliceOnly>,
        portal: Option<PortalPlan>,
        signer: &dyn Signer,
        folder: &Path,
    ) -> Result<(), WriteError> {
        if let Some(bag) = police_only {
            self.police_only = Some(bag.sign(&self.hand_over, signer)?);
        }
        if let Some(portal) = portal {
            self.portal = Some(portal.write(&self.bundle, folder)?);
            self.portal_in_parts = portal.is_in_parts();
            self.portal_left_out = portal.left_out;
        }
        Ok(())
    }

    /// Takes away what stands already of what could not be written whole.
    fn remove(&self) {
        let its_folder = self.police_only.as_deref().and_then(Path::parent);
        for part in [Some(self.bundle.as_path()), its_folder]
            .into_iter()
            .flatten()
        {
            let _ = remove_whole(part);
        }
    }
}

fn fill(
    bag: &mut Bag,
    case: &CaseFile,
    plan: &Plan,
    ports: Ports<'_>,
    meter: &mut Meter<'_>,
) -> Result<Vec<Printed>, WriteError> {
    let name = bag.name();
    exhibits::add(bag, case, plan, ports.evidence, meter)?;
    for (path, bytes) in ledger_files(plan).ok_or(WriteError::Ledger)? {
        bag.add(path, &bytes)?;
    }
    bag.add_json(LOG, &log(plan).ok_or(WriteError::Ledger)?)?;
    bag.add_json(LOG_SCHEMA, &log_schema())?;
    let input = main_input(plan);
    bag.add(CSV, &csv_file(&table_of_incidents(&input)))?;
    let book = xlsx(&input, &name, case.made).map_err(|_| WriteError::Tables)?;
    bag.add(&document_path(DocumentKind::Spreadsheet), &book)?;
    let printed = DocumentPrinter::of(ports, plan).main(bag, case, plan, ports.signer, meter)?;
    let key = ports.signer.verifying_key();
    let text = how_to_check(&name, Part::Evidence, &key, case.words);
    bag.add(HOW_TO_CHECK, text.as_bytes())?;
    Ok(printed)
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
        if Part::is_named(&name, case) && name.ends_with(PARTIAL) {
            match found.file_type()?.is_dir() {
                true => fs::remove_dir_all(found.path())?,
                false => fs::remove_file(found.path())?,
            }
        }
    }
    Ok(())
}
