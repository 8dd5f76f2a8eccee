//! How an item goes out: byte for byte, as a clean copy, to police alone, or not at all.

use std::collections::BTreeSet;

use domain::{EntryId, Item};

use crate::case_file::{CaseFile, Evidence, ExhibitFile, HandedOver, KeptEntry, NotAsReceived};
use crate::plan::file_names::named_for_type;
use crate::plan::finding::{FindingKind, Location};
use crate::plan::items::clean_copies::{PlannedCopy, WithheldInCopy};
use crate::plan::items::searched_items::SearchedItem;
use crate::plan::redactor::Redactor;

/// An exhibit whose file, if it has one here, is the item's own.
pub(crate) fn exhibit(
    id: EntryId,
    item: &Item,
    file_name: Option<String>,
    how: HandedOver,
) -> ExhibitFile {
    ExhibitFile {
        item: id,
        file_name,
        handed_over: item.digest,
        size: item.size,
        how,
        why: BTreeSet::new(),
        tells_what_was_received: how == HandedOver::AsReceived,
        original_kept: false,
    }
}

/// An exhibit that is handed over byte for byte.
pub(crate) fn as_received(id: EntryId, item: &Item, file_name: Option<String>) -> ExhibitFile {
    exhibit(id, item, file_name, HandedOver::AsReceived)
}

/// Decides how an item goes out: as the person says, else by what is known of its bytes. As it was received it goes only
/// where all of it was read and nothing in it is withheld. With it comes how a clean copy is written, where one was tried.
pub(crate) fn item(
    id: EntryId,
    item: &Item,
    name: String,
    evidence: &dyn Evidence,
    found: &mut SearchedItem,
    redactor: &mut Redactor<'_>,
    original_kept: bool,
) -> (ExhibitFile, Option<PlannedCopy>) {
    let withheld = withheld(id, found, redactor);
    // What goes to nobody whole is in the bag of nobody.
    let for_police = |how| match original_kept {
        true => HandedOver::KeptOut,
        false => how,
    };
    if let Some(kept_back) = redactor.kept_back(id) {
        let file = exhibit(id, item, None, for_police(kept_back.how()));
        return (file, None);
    }
    let why = why_not_as_received(found, &withheld);
    let is_given = redactor.gives_unread(id) && !withheld.is_any();
    if why.is_empty() || is_given {
        let file = as_received(id, item, Some(name));
        return (ExhibitFile { why, ..file }, None);
    }
    let copy = found.clean_copy(id, item, &withheld, &redactor.protected, evidence);
    let file = match &copy {
        Some(copy) => ExhibitFile {
            handed_over: copy.digest,
            size: copy.size,
            original_kept,
            ..exhibit(
                id,
                item,
                Some(named_for_type(&name, &item.media_type, &copy.media_type)),
                HandedOver::CleanCopy,
            )
        },
        None => exhibit(id, item, None, for_police(HandedOver::PoliceOnly)),
    };
    let pieces = copy.and_then(|copy| copy.pieces);
    let copy = PlannedCopy { withheld, pieces };
    (ExhibitFile { why, ..file }, Some(copy))
}

/// Notes what was found in an item, and which of it is withheld.
fn withheld(id: EntryId, found: &SearchedItem, redactor: &mut Redactor<'_>) -> WithheldInCopy {
    let mut withheld = WithheldInCopy::default();
    let of_its_place = redactor
        .findings
        .values()
        .filter(|finding| finding.location == (Location::Point { item: id }));
    for finding in of_its_place {
        if let FindingKind::Detail(kind) = finding.kind {
            withheld.note(kind, finding.value.clone(), finding.withheld);
        }
    }
    for (location, hit) in &found.hits {
        let is_withheld = redactor.note(location, hit.clone());
        let value = hit.value(&redactor.protected.shapes);
        withheld.note(hit.kind, value, is_withheld);
    }
    withheld
}

fn why_not_as_received(found: &SearchedItem, withheld: &WithheldInCopy) -> BTreeSet<NotAsReceived> {
    let withheld = withheld.is_any().then_some(NotAsReceived::Withheld);
    let not_searched = found.not_searched.map(NotAsReceived::NotSearched);
    let unread = found.unread.iter().copied().map(NotAsReceived::Unread);
    withheld
        .into_iter()
        .chain(not_searched)
        .chain(unread)
        .collect()
}

/// How many bytes of evidence the bags will hold.
pub(crate) fn bytes(exhibits: &[ExhibitFile], case: &CaseFile) -> u64 {
    let mut bytes = 0;
    for exhibit in exhibits {
        let original = case.entry(exhibit.item).and_then(KeptEntry::item);
        let original = original.map_or(0, |item| item.size);
        bytes += match exhibit.how {
            HandedOver::AsReceived => exhibit.size,
            HandedOver::CleanCopy if exhibit.original_kept => exhibit.size,
            HandedOver::CleanCopy => exhibit.size + original,
            HandedOver::PoliceOnly => original,
            HandedOver::KeptOut
            | HandedOver::Lost
            | HandedOver::InEarlierBundle
            | HandedOver::DocumentsOnly => 0,
        };
    }
    bytes
}
