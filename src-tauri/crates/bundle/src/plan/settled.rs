//! The choice as it can be carried out: with what consents do not agree to, and with what follows from how items go out.

use std::collections::{BTreeMap, BTreeSet};

use domain::EntryId;

use crate::case_file::{CaseFile, ExhibitFile, HandedOver, KeptBack};
use crate::format::by_choice::ByChoice;
use crate::format::layout::DocumentKind;
use crate::plan::choice::Choice;
use crate::plan::consents::NotAgreed;

/// The choice with what consents do not agree to: an item of which one says so goes to nobody, or to police alone where the
/// keeper gives it to them.
pub(super) fn as_consents_have_it(
    choice: &Choice,
    case: &CaseFile,
    not_agreed: &BTreeMap<EntryId, NotAgreed>,
) -> Choice {
    let mut choice = choice.clone();
    let is_item = |id| case.entry(id).is_some_and(|kept| kept.item().is_some());
    for thing in not_agreed.values().filter(|thing| is_item(thing.entry)) {
        let how = choice.exhibits.entry(thing.entry);
        match thing.given {
            true => how.or_insert(KeptBack::PoliceOnly),
            false => how.insert_entry(KeptBack::Out).into_mut(),
        };
    }
    choice
}

/// The choice with what follows from it: nothing that the schedule says to be with police is with nobody, and files for
/// a portal come out of a bundle that holds them openly.
pub(super) fn as_it_can_be(choice: &Choice, exhibits: &[ExhibitFile]) -> Choice {
    let for_police = |exhibit: &ExhibitFile| match exhibit.how {
        HandedOver::CleanCopy => !exhibit.original_kept,
        how => how == HandedOver::PoliceOnly,
    };
    Choice {
        police_only: choice.police_only || exhibits.iter().any(for_police),
        portal: choice.portal && choice.form.goes_to_portals(),
        documents: by_choice(choice, exhibits),
        ..choice.clone()
    }
}

/// The chosen documents, without those that have nothing to say.
fn by_choice(choice: &Choice, exhibits: &[ExhibitFile]) -> BTreeSet<ByChoice> {
    let has_something_to_say = |document: &ByChoice| match document {
        ByChoice::ExhibitBook => choice.form.holds_exhibits() && !exhibits.is_empty(),
        ByChoice::Continuity => !exhibits.is_empty(),
        ByChoice::RedactionCertificate | ByChoice::FamilyChronology | ByChoice::NotReliedOn => true,
    };
    let chosen = choice.documents.iter().copied();
    chosen.filter(has_something_to_say).collect()
}

/// The documents that are made.
pub(super) fn documents(choice: &Choice) -> Vec<DocumentKind> {
    use DocumentKind::{
        Chronology, ContactSheet, ExhibitSchedule, ForTheOfficer, OriginalsSchedule, PoliceReadMe,
        ReadMe, Spreadsheet,
    };
    let mut documents = match choice.form.holds_exhibits() {
        true => vec![
            ReadMe,
            ForTheOfficer,
            Chronology,
            ExhibitSchedule,
            Spreadsheet,
        ],
        false => vec![ForTheOfficer, Chronology, ExhibitSchedule],
    };
    let by_choice = choice.documents.iter().copied();
    documents.extend(by_choice.map(DocumentKind::ByChoice));
    if choice.police_only {
        documents.extend([PoliceReadMe, ContactSheet, OriginalsSchedule]);
    }
    documents
}
