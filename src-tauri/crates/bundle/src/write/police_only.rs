//! The police-only bag: how to reach people, protected people and places, and the originals that
//! show them. It is never part of the main bundle, and lies in a folder of its own, so that it is not sent along by mistake.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use catalogue::sentences;
use disk::{Content, Partial, free_name};
use domain::{Digest, Entry, EntryId};
use job::Meter;
use ledger::HandOver;

use crate::case_file::{CaseFile, Evidence, ExhibitFile, HandedOver, KeptEntry, Signer};
use crate::error::WriteError;
use crate::format::layout::{
    POLICE_ONLY_ENTRIES, POLICE_ONLY_HOW_TO_CHECK, POLICE_ONLY_NOT_OPENED, POLICE_ONLY_OPENINGS,
    Part, exhibit_path, police_only_name,
};
use crate::format::ledger_files::{not_opened, openings};
use crate::plan::file_names::exhibit_file_name;
use crate::plan::items::going_out::as_received;
use crate::plan::{Plan, WhyLeftOut};
use crate::write::bag::{Bag, BagInfo, ClosedBag};
use crate::write::container::Wrapping;
use crate::write::documents::DocumentPrinter;
use crate::write::how_to_check::how_to_check;
use crate::write::log::{WrittenBy, without_what_was_received};
use crate::write::ports::Ports;

/// The bag while it is written, and the folder that holds nothing else. In this order: what was broken off goes before its
/// folder does.
pub(crate) struct PoliceOnly {
    bag: Bag,
    folder: Partial,
}

impl PoliceOnly {
    /// Writes what makes it a bag.
    pub(crate) fn close(
        self,
        case: &CaseFile,
        signer: &dyn Signer,
    ) -> Result<ClosedPoliceOnly, WriteError> {
        let description = case.words.say(sentences::BUNDLE_POLICE_BAG_DESCRIPTION);
        let info = BagInfo::of(Part::PoliceOnly, case, &description);
        Ok(ClosedPoliceOnly {
            bag: self.bag.close(&info, signer)?,
            folder: self.folder,
        })
    }
}

/// The bag without its signature.
pub(crate) struct ClosedPoliceOnly {
    bag: ClosedBag,
    folder: Partial,
}

impl ClosedPoliceOnly {
    pub(crate) const fn tag_manifest(&self) -> Digest {
        self.bag.tag_manifest()
    }

    /// Signs it, and gives the bag and its folder their whole names. Gives where the bag is.
    pub(crate) fn sign(self, text: &HandOver, signer: &dyn Signer) -> Result<PathBuf, WriteError> {
        let bag = self.bag.sign(text, signer)?;
        let folder = self.folder.finish()?;
        Ok(folder.join(bag.file_name().unwrap_or_default()))
    }
}

/// Fills the bag; it gets its whole name once the main bag has its own.
pub(crate) fn fill(
    case: &CaseFile,
    plan: &Plan,
    ports: Ports<'_>,
    folder: &Path,
    meter: &mut Meter<'_>,
) -> Result<PoliceOnly, WriteError> {
    let name = Part::PoliceOnly.name(&case.label, plan.extent, case.made);
    let folder = Partial::folder(free_name(folder, &name, ""))?;
    let wrapping = Wrapping::of_police_only(plan.choice.form, ports.password)?;
    let mut bag = Bag::begin(folder.path(), &name, wrapping, case.made)?;
    let originals = originals(case, plan);
    for original in &originals {
        add_original(&mut bag, original, ports.evidence, meter)
            .map_err(|error| named(error, original, case))?;
    }
    let part = CaseFile {
        entries: entries(case, plan),
        ..case.clone()
    };
    let written_by = WrittenBy::of(case.ledger.leaves.iter().map(|kept| &kept.leaf));
    let entries = part.entries.iter().map(|kept| {
        let entry = written_by.entry(kept)?;
        Some(match plan.keeps_original(kept.id) {
            true => without_what_was_received(entry),
            false => entry,
        })
    });
    let entries: Option<Vec<_>> = entries.collect();
    bag.add_json(POLICE_ONLY_ENTRIES, &entries.ok_or(WriteError::Ledger)?)?;
    if plan.choice.form.holds_exhibits() {
        let openings = openings(case, plan).ok_or(WriteError::Ledger)?;
        bag.add(POLICE_ONLY_OPENINGS, &openings)?;
        let not_opened = not_opened(case, plan).ok_or(WriteError::Ledger)?;
        if !not_opened.is_empty() {
            bag.add(POLICE_ONLY_NOT_OPENED, &not_opened)?;
        }
    }
    let whole = CaseFile {
        entries: entries_on_the_sheet(case, plan),
        ..case.clone()
    };
    let printer = DocumentPrinter::of(ports, plan);
    printer.police_only(&mut bag, &whole, plan, &originals, ports.signer, meter)?;
    let key = ports.signer.verifying_key();
    let text = how_to_check(&bag.name(), Part::PoliceOnly, &key, case.words);
    bag.add(POLICE_ONLY_HOW_TO_CHECK, text.as_bytes())?;
    Ok(PoliceOnly { bag, folder })
}

fn add_original(
    bag: &mut Bag,
    original: &ExhibitFile,
    evidence: &dyn Evidence,
    meter: &mut Meter<'_>,
) -> Result<(), WriteError> {
    let source = evidence.open(&original.handed_over);
    let mut source = source.map_err(WriteError::Evidence)?;
    let Some(file_name) = &original.file_name else {
        return Ok(());
    };
    let expected = Content {
        digest: original.handed_over,
        size: original.size,
    };
    bag.stream(&exhibit_path(file_name), &mut *source, expected, meter)
}

fn named(error: WriteError, original: &ExhibitFile, case: &CaseFile) -> WriteError {
    let item = case.entry(original.item).and_then(KeptEntry::item);
    match item {
        Some(item) => error.of(original.item, &item.exhibit),
        None => error,
    }
}

/// The items whose own bytes the main bag does not hold.
fn originals(case: &CaseFile, plan: &Plan) -> Vec<ExhibitFile> {
    let kept_back = plan
        .exhibits
        .iter()
        .filter(|exhibit| matches!(exhibit.how, HandedOver::CleanCopy | HandedOver::PoliceOnly))
        .filter(|exhibit| !exhibit.original_kept);
    kept_back
        .filter_map(|exhibit| {
            let item = case.entry(exhibit.item)?.item()?;
            let name = police_only_name(&exhibit_file_name(item));
            Some(as_received(exhibit.item, item, Some(name)))
        })
        .collect()
}

/// What goes out, whole, with what only police get: so that whoever reads the sheet can tell whom it speaks of, and which
/// incidents.
fn entries_on_the_sheet(case: &CaseFile, plan: &Plan) -> Vec<KeptEntry> {
    let for_police = left_out_for_police(plan);
    let mut entries = as_told_to_police(case, plan);
    entries.retain(|kept| for_police.contains(&kept.id) || plan.shown.entry(kept.id).is_some());
    entries
}

fn left_out_for_police(plan: &Plan) -> BTreeSet<EntryId> {
    let for_police = plan
        .left_out
        .iter()
        .filter(|left| matches!(left.why, WhyLeftOut::PoliceOnly | WhyLeftOut::Protected));
    for_police.map(|left| left.entry).collect()
}

/// What was left out for police, and what says more here than in the main bag.
fn entries(case: &CaseFile, plan: &Plan) -> Vec<KeptEntry> {
    let for_police = left_out_for_police(plan);
    let untold = plan.received_untold();
    let says_more = |kept: &KeptEntry| {
        untold.contains(&kept.id) || plan.shown.entry(kept.id).is_some_and(|shown| shown != kept)
    };
    let mut entries = as_told_to_police(case, plan);
    entries.retain(|kept| for_police.contains(&kept.id) || says_more(kept));
    entries
}

/// Every entry whole, but for what the keeper keeps from police too, and where an item was made that goes to nobody.
fn as_told_to_police(case: &CaseFile, plan: &Plan) -> Vec<KeptEntry> {
    let kept_out = plan.kept_out();
    let kept = &plan.kept_from_police;
    let stays = |entry: &&KeptEntry| {
        !kept.things.contains(&entry.id) || plan.shown.entry(entry.id).is_some()
    };
    let told = case.entries.iter().filter(stays);
    let mut entries: Vec<KeptEntry> = told
        .map(|entry| kept.entries.get(&entry.id).unwrap_or(entry).clone())
        .collect();
    for kept in entries
        .iter_mut()
        .filter(|kept| kept_out.contains(&kept.id))
    {
        let earlier = kept.earlier.iter_mut().map(|earlier| &mut earlier.entry);
        for entry in kept.entry.iter_mut().chain(earlier) {
            if let Entry::Item(item) = entry {
                item.point = None;
            }
        }
    }
    entries
}
