//! A plan as the window shows it.

use std::collections::{BTreeMap, BTreeSet};

use bundle::{
    CaseFile, DetailKind, HandedOver, LeftOut as LeftOutOf, Plan, PlannedDocument as DocumentOf,
    Spot, WhyLeftOut,
};
use domain::{Entry, EntryId, EntryKind, Words};

use crate::items::size_words;
use crate::wire::{
    BundlePlanView, Finding, FindingPlace, LeftOut, PlannedDocument, PlannedExhibit,
};

/// Between the ids of findings that are one to the person: the same detail in several places.
pub(super) const JOIN: char = '+';

pub(super) fn plan_view(
    case: &CaseFile,
    plan: &Plan,
    not_searched: &BTreeSet<EntryId>,
) -> BundlePlanView {
    let kind = |id: &EntryId| case.entry(*id)?.entry.as_ref().map(Entry::kind);
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
            .filter_map(|exhibit| exhibit_view(case, exhibit))
            .collect(),
        documents: plan.documents.iter().map(document_view).collect(),
        left_out: plan
            .left_out
            .iter()
            .filter_map(|left_out| left_out_view(case, left_out))
            .collect(),
        size_words: size_words(plan.bytes),
        others_exist: !plan.left_out.is_empty(),
        findings: findings(case, plan),
        not_searched: plan
            .exhibits
            .iter()
            .filter(|exhibit| exhibit.file_name.is_some() && not_searched.contains(&exhibit.item))
            .filter_map(|exhibit| name(case, exhibit.item))
            .collect(),
    }
}

fn exhibit_view(case: &CaseFile, exhibit: &bundle::ExhibitFile) -> Option<PlannedExhibit> {
    let item = case.entry(exhibit.item)?.item()?;
    Some(PlannedExhibit {
        exhibit: item.exhibit.to_string(),
        file_name: exhibit.file_name.clone().unwrap_or_default(),
        size_words: size_words(exhibit.size),
        stripped: exhibit.how == HandedOver::Stripped,
        police_only: exhibit.how == HandedOver::PoliceOnly,
    })
}

fn document_view(document: &DocumentOf) -> PlannedDocument {
    let (file_name, what) = match document {
        DocumentOf::ReadMe => ("00_READ_ME_FIRST.pdf", "bundle-document-read-me"),
        DocumentOf::ForTheOfficer => ("01_for_the_officer.pdf", "bundle-document-officer"),
        DocumentOf::Chronology => ("02_chronology.pdf", "bundle-document-chronology"),
        DocumentOf::ExhibitSchedule => ("03_exhibit_schedule.pdf", "bundle-document-schedule"),
        DocumentOf::Spreadsheet => (
            "04_chronology_and_exhibits.xlsx",
            "bundle-document-spreadsheet",
        ),
        DocumentOf::ContactSheet => ("contact_sheet.pdf", "bundle-document-contact-sheet"),
    };
    PlannedDocument {
        file_name: file_name.to_owned(),
        what: what.to_owned(),
    }
}

fn left_out_view(case: &CaseFile, left_out: &LeftOutOf) -> Option<LeftOut> {
    let why = match left_out.why {
        WhyLeftOut::NotChosen => "bundle-why-not-chosen",
        WhyLeftOut::Note => "bundle-why-note",
        WhyLeftOut::PoliceOnly => "bundle-why-police-only",
        WhyLeftOut::Protected => "bundle-why-protected",
    };
    Some(LeftOut {
        what: name(case, left_out.entry)?,
        why: why.to_owned(),
    })
}

/// The entry as the person knows it: its mark, its name, its day, the beginning of its words.
fn name(case: &CaseFile, id: EntryId) -> Option<String> {
    let words = Words::english();
    let begin = |text: &str| text.chars().take(80).collect::<String>();
    Some(match case.entry(id)?.entry.as_ref()? {
        Entry::Item(item) => item.exhibit.to_string(),
        Entry::Person(person) => person.name.clone(),
        Entry::Place(place) => place.name.clone(),
        Entry::Incident(incident) => match &incident.when {
            Some(when) => words.span(when),
            None => begin(&incident.what),
        },
        Entry::Note(note) => begin(&note.words),
        Entry::Impact(impact) => begin(&impact.words),
        Entry::Report(report) => match &report.when {
            Some(when) => words.span(when),
            None => words.say("entry-kind-report"),
        },
        Entry::Needs(needs) => needs.whose.clone(),
        Entry::Consent(consent) => begin(&consent.what),
        Entry::Assessment(assessment) => assessment.tool.clone(),
        Entry::Order(_) => words.say("entry-kind-order"),
        Entry::Proceeding(_) => words.say("entry-kind-proceeding"),
        Entry::FingerprintLeft(left) => left.code.clone(),
    })
}

/// One line for each detail, with everywhere that it stands.
fn findings(case: &CaseFile, plan: &Plan) -> Vec<Finding> {
    let mut grouped: BTreeMap<(DetailKind, String), Finding> = BTreeMap::new();
    for found in &plan.findings {
        let grouped = grouped
            .entry((found.kind, found.found.clone()))
            .or_insert_with(|| Finding {
                id: String::new(),
                what: format!("bundle-detail-{}", detail(found.kind)),
                text: found.found.clone(),
                protected: false,
                withheld: true,
                places: Vec::new(),
            });
        if !grouped.id.is_empty() {
            grouped.id.push(JOIN);
        }
        grouped.id.push_str(&found.id.0);
        grouped.protected |= found.protected;
        grouped.withheld &= found.withheld;
        grouped.places.extend(place(case, &found.spot));
    }
    let mut findings: Vec<Finding> = grouped.into_values().collect();
    findings.sort_by_key(|finding| !finding.protected);
    findings
}

fn detail(kind: DetailKind) -> &'static str {
    match kind {
        DetailKind::Name => "name",
        DetailKind::Address => "address",
        DetailKind::Postcode => "postcode",
        DetailKind::Number => "number",
        DetailKind::Email => "email",
        DetailKind::Plate => "plate",
        DetailKind::Handle => "handle",
        DetailKind::Point => "point",
    }
}

fn place(case: &CaseFile, spot: &Spot) -> Option<FindingPlace> {
    let words = Words::english();
    let (entry, at) = match spot {
        Spot::Field { entry, field, .. } => {
            (*entry, field.trim_start_matches('/').replace('/', ", "))
        }
        Spot::Reason { entry } => (*entry, words.say("bundle-spot-reason")),
        Spot::Item { item, locator } => (*item, locator.clone()),
        Spot::Point { item } => (*item, words.say("bundle-spot-point")),
        Spot::Figure { .. } => return None,
    };
    Some(FindingPlace {
        name: name(case, entry)?,
        entry,
        at,
    })
}
