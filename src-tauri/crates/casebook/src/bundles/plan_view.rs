//! A plan as the window shows it.

use bundle::{
    CaseFile, DocumentKind, ExhibitFile, HandedOver, KeptBack, KeptEntry, LeftOut as LeftOutOf,
    NotAgreed, NotSearched, Plan,
};
use domain::{Entry, EntryId, EntryKind, Item};

use super::found;
use super::named_entries::Entries;
use crate::evidence::items::size_words;
use crate::wire::{
    BundlePlanView, HowHandedOver, LeftOut, LostExhibit, NotTold, PlannedConsent, PlannedDocument,
    PlannedExhibit, ToLookAt,
};

pub(super) fn plan_view(case: &CaseFile, plan: &Plan) -> BundlePlanView {
    let entries = Entries::of(case);
    let kind = |id: &EntryId| entries.get(*id)?.entry.as_ref().map(Entry::kind);
    let incidents = plan
        .entries
        .iter()
        .filter(|id| kind(id) == Some(EntryKind::Incident));
    let incidents = incidents.count() as u64;
    BundlePlanView {
        incidents,
        other_entries: plan.entries.len() as u64 - incidents,
        exhibits: plan
            .exhibits
            .iter()
            .filter_map(|exhibit| exhibit_view(&entries, exhibit))
            .collect(),
        police_only: plan.choice.police_only,
        consents: consents(case, &entries, plan),
        documents: plan.documents.iter().map(document_view).collect(),
        left_out: plan
            .left_out
            .iter()
            .filter_map(|left_out| left_out_view(&entries, left_out))
            .collect(),
        size_words: size_words(plan.bytes),
        others_exist: !plan.left_out.is_empty(),
        findings: found::findings(&entries, plan),
        lost: lost(case, plan),
        to_look_at: plan
            .exhibits
            .iter()
            .filter(|exhibit| is_up_to_the_person(plan, exhibit))
            .filter_map(|exhibit| {
                let why = plan.not_searched.get(&exhibit.item)?;
                let kept_back = plan.choice.exhibits.get(&exhibit.item);
                to_look_at(&entries, exhibit, *why, kept_back.copied())
            })
            .collect(),
    }
}

/// The consents that stand in the record, whether they go out or not.
fn consents(case: &CaseFile, entries: &Entries<'_>, plan: &Plan) -> Vec<PlannedConsent> {
    let day = case.made.utc.with_timezone(&case.zone).date_naive();
    let standing = case.entries.iter();
    let standing = standing.filter(|kept| kept.struck_out.is_none() && kept.erased.is_none());
    let view = |kept: &KeptEntry| {
        let Some(Entry::Consent(consent)) = &kept.entry else {
            return None;
        };
        let things = plan.not_agreed.iter();
        let not_told = things.filter(|thing| thing.by.contains(&kept.id));
        Some(PlannedConsent {
            entry: kept.id,
            what: consent.what.clone(),
            with_whom: consent.with_whom.clone(),
            until: consent.until,
            stands: consent.on(day),
            not_told: not_told
                .filter_map(|thing| {
                    Some(NotTold {
                        entry: thing.entry,
                        name: not_told_name(entries, thing)?,
                        given: thing.given,
                        files: thing.files.len() as u64,
                    })
                })
                .collect(),
        })
    };
    standing.filter_map(view).collect()
}

/// "Ada Witness: telephone numbers", where not all of somebody is meant.
fn not_told_name(entries: &Entries<'_>, thing: &NotAgreed) -> Option<String> {
    let name = entries.name(thing.entry)?;
    let Some(details) = &thing.details else {
        return Some(name);
    };
    let words = entries.words();
    let details = details
        .iter()
        .map(|one| words.of_variant("person-detail", one));
    Some(format!(
        "{name}: {}",
        details.collect::<Vec<_>>().join(", ")
    ))
}

/// What is lost, whether the person goes on without it or has not said so.
pub(super) fn lost(case: &CaseFile, plan: &Plan) -> Vec<LostExhibit> {
    let is_lost = |exhibit: &&ExhibitFile| {
        exhibit.how == HandedOver::Lost || plan.lost.contains(&exhibit.item)
    };
    let exhibits = plan.exhibits.iter().filter(is_lost);
    let lost = exhibits.filter_map(|exhibit| {
        let item = case.entry(exhibit.item)?.item()?;
        Some(LostExhibit {
            item: exhibit.item,
            exhibit: item.exhibit.to_string(),
            original_name: item.original_name.clone(),
        })
    });
    lost.collect()
}

/// Whether it goes out, or would were it not kept back by choice.
fn is_up_to_the_person(plan: &Plan, exhibit: &ExhibitFile) -> bool {
    let by_choice = || plan.choice.exhibits.contains_key(&exhibit.item);
    exhibit.how != HandedOver::Lost && (exhibit.file_name.is_some() || by_choice())
}

fn to_look_at(
    entries: &Entries<'_>,
    exhibit: &ExhibitFile,
    why: NotSearched,
    kept_back: Option<KeptBack>,
) -> Option<ToLookAt> {
    let item = entries.get(exhibit.item)?.item()?;
    Some(ToLookAt {
        item: exhibit.item,
        exhibit: item.exhibit.to_string(),
        item_kind: item.item_kind,
        title: title(item),
        size_words: size_words(item.size),
        why,
        kept_back,
    })
}

/// The keeper's description, or the name it came with.
fn title(item: &Item) -> String {
    item.description
        .as_ref()
        .unwrap_or(&item.original_name)
        .clone()
}

fn exhibit_view(entries: &Entries<'_>, exhibit: &ExhibitFile) -> Option<PlannedExhibit> {
    let item = entries.get(exhibit.item)?.item()?;
    Some(PlannedExhibit {
        item: exhibit.item,
        exhibit: item.exhibit.to_string(),
        title: title(item),
        file_name: exhibit.file_name.clone().unwrap_or_default(),
        size_words: size_words(exhibit.size),
        how: match exhibit.how {
            HandedOver::AsReceived => HowHandedOver::AsReceived,
            HandedOver::CleanCopy if exhibit.original_kept => HowHandedOver::CleanCopyAlone,
            HandedOver::CleanCopy => HowHandedOver::CleanCopy,
            HandedOver::PoliceOnly => HowHandedOver::PoliceOnly,
            HandedOver::KeptOut => HowHandedOver::KeptOut,
            HandedOver::Lost => HowHandedOver::Lost,
            HandedOver::InEarlierBundle => HowHandedOver::InEarlierBundle,
            HandedOver::DocumentsOnly => HowHandedOver::DocumentsOnly,
        },
        why: exhibit.why.iter().copied().collect(),
    })
}

fn document_view(document: &DocumentKind) -> PlannedDocument {
    PlannedDocument {
        file_name: document.file_name().to_owned(),
        what: *document,
    }
}

fn left_out_view(entries: &Entries<'_>, left_out: &LeftOutOf) -> Option<LeftOut> {
    Some(LeftOut {
        what: entries.name(left_out.entry)?,
        why: left_out.why,
    })
}
