//! What goes in, what stays out and why. Nothing is written here.

pub(crate) mod choice;
mod chosen;
pub(crate) mod clean_copies;
pub(crate) mod consents;
pub(crate) mod disclosure;
pub(crate) mod file_names;
pub(crate) mod finding;
pub(crate) mod going_out;
pub(crate) mod kept_from_police;
pub(crate) mod lost;
pub(crate) mod numbered;
pub(crate) mod redaction;
mod redactor;
pub(crate) mod searched_items;
pub(crate) mod searched_text;
pub(crate) mod subjects;
mod supplement;
mod withheld_whole;

use std::collections::{BTreeMap, BTreeSet};

use domain::{Entry, EntryId, Moment, Role};
use ledger::DisclosedBody;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::case_file::{CaseFile, Evidence, ExhibitFile, HandedOver, KeptBack, KeptEntry};
use crate::extent::Extent;
use crate::format::by_choice::ByChoice;
use crate::format::layout::DocumentKind;
use crate::plan::choice::Choice;
use crate::plan::chosen::{Before, chosen, extent};
use crate::plan::clean_copies::PlannedCopy;
use crate::plan::consents::{NotAgreed, not_agreed};
use crate::plan::disclosure::WithheldFields;
use crate::plan::file_names::exhibit_file_name;
use crate::plan::finding::{Finding, Location};
use crate::plan::going_out::exhibit;
use crate::plan::kept_from_police::{Keeping, KeptFromPolice, ToldToPolice};
use crate::plan::numbered::WithheldThing;
use crate::plan::redactor::Redactor;
use crate::plan::searched_items::SearchedItems;
use crate::searched::NotSearched;

/// Why an entry stays out of the main bundle.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    TS,
)]
#[serde(rename_all = "snake_case")]
pub enum WhyLeftOut {
    /// It is not of the chosen part.
    NotChosen,
    /// It is a note.
    Note,
    /// It is for police only.
    PoliceOnly,
    /// It is a protected person or place.
    Protected,
}

/// An entry that stays out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The entry.
    pub entry: EntryId,
    /// Why.
    pub why: WhyLeftOut,
}

/// What will be written.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The choice that it follows.
    pub choice: Choice,
    /// How much of the record that is.
    pub extent: Extent,
    /// The entries that go in, in the case's order.
    pub entries: Vec<EntryId>,
    /// Those that do not.
    pub left_out: Vec<LeftOut>,
    /// The items, each with how it goes out.
    pub exhibits: Vec<ExhibitFile>,
    /// Items whose files its main bag gives: as they were received, or as clean copies in which nothing is withheld.
    pub gives: BTreeSet<EntryId>,
    /// Items whose files whoever gets this bundle has then: these, and what an earlier one gave.
    pub given: BTreeSet<EntryId>,
    /// Items whose files do not go to everybody, whether the person said so or something in them is withheld: they stay kept
    /// back in what goes on from this, until the person gives them.
    pub kept_back: BTreeMap<EntryId, KeptBack>,
    /// Items whose files should go into a bag and are not to be had, and without which nobody said to go on. Nothing is
    /// written while there is one.
    pub lost: BTreeSet<EntryId>,
    /// What the other person could see.
    pub findings: Vec<Finding>,
    /// Items that show or say what nothing here can search, or that could not be searched wholly, and why. No others are to be
    /// looked at for that.
    pub not_searched: BTreeMap<EntryId, NotSearched>,
    /// What a consent does not agree to, and whether it is given to police all the same.
    pub not_agreed: Vec<NotAgreed>,
    /// The documents.
    pub documents: Vec<DocumentKind>,
    /// How many bytes of evidence the main bundle and the police-only bag will hold together.
    pub bytes: u64,
    /// What each number stands for that is given to something withheld. Only police get it.
    pub(crate) withheld: Vec<WithheldThing>,
    /// What police are not told either.
    pub(crate) kept_from_police: KeptFromPolice,
    /// How each clean copy is written.
    pub(crate) copies: BTreeMap<EntryId, PlannedCopy>,
    /// The case as it may leave.
    pub(crate) shown: CaseFile,
    /// The ledger's bodies as they may leave, by their leaves' sequence.
    pub(crate) bodies: BTreeMap<u64, DisclosedBody>,
}

impl Plan {
    /// Whether it is all of the record: every leaf of the ledger goes along, also of what stays out.
    pub(crate) fn is_everything(&self) -> bool {
        self.extent == Extent::Whole
    }

    /// The items that the keeper gives to nobody. Where one was made nobody is told either.
    pub(crate) fn kept_out(&self) -> BTreeSet<EntryId> {
        let exhibits = self.exhibits.iter();
        let kept_out = exhibits.filter(|exhibit| exhibit.how == HandedOver::KeptOut);
        kept_out.map(|exhibit| exhibit.item).collect()
    }

    /// Whether an item goes out as a clean copy whose original the keeper keeps from police too.
    pub(crate) fn keeps_original(&self, item: EntryId) -> bool {
        let mut exhibits = self.exhibits.iter();
        exhibits.any(|exhibit| exhibit.item == item && exhibit.original_kept)
    }

    /// The items of which the main bag does not say which bytes were received.
    pub(crate) fn received_untold(&self) -> BTreeSet<EntryId> {
        let untold = self
            .exhibits
            .iter()
            .filter(|exhibit| !exhibit.tells_what_was_received);
        untold.map(|exhibit| exhibit.item).collect()
    }

    /// Says when the bundle is made, where that is later than when it was planned.
    pub fn made_at(&mut self, made: Moment) {
        self.shown.made = made;
    }
}

/// Works out what would go in. `evidence` is asked for the words in the items and for clean copies.
pub fn plan(case: &CaseFile, evidence: &dyn Evidence, choice: &Choice) -> Plan {
    plan_again(case, evidence, &mut SearchedItems::default(), choice)
}

/// The same for another choice out of the same case, with what was found in its items before.
pub fn plan_again(
    case: &CaseFile,
    evidence: &dyn Evidence,
    searched: &mut SearchedItems,
    choice: &Choice,
) -> Plan {
    let before = Before::of(case, &choice.entries);
    let asked = before.kept_on(choice);
    let mut not_agreed = not_agreed(case);
    for thing in not_agreed.values_mut() {
        thing.given = asked.given_to_police.contains(&thing.entry);
    }
    let choice = &as_consents_have_it(&asked, case, &not_agreed);
    let keeping = Keeping::of(case, &not_agreed);
    let nothing_chosen = Choice::default();
    let chosen = chosen(case, &choice.entries);
    let mut redactor = Redactor::new(case, choice);
    let mut fields = WithheldFields::default();
    let mut left_out = Vec::new();
    let mut going_out = Vec::new();
    for (place, kept) in case.entries.iter().enumerate() {
        match why_left_out(kept, chosen.as_ref(), &choice.notes, &not_agreed) {
            Some(why) => left_out.push(LeftOut {
                entry: kept.id,
                why,
            }),
            None => going_out.push((place, kept)),
        }
    }
    // What is withheld has its numbers in the order of the incidents; whatever stands in none of them comes after.
    going_out.sort_by_key(|(place, kept)| (kept.number.is_none(), kept.number, *place));
    let mut entries: Vec<_> = going_out
        .into_iter()
        .map(|(place, kept)| (place, disclosure::entry(kept, &mut redactor, &mut fields)))
        .collect();
    entries.sort_by_key(|(place, _)| *place);
    let entries: Vec<KeptEntry> = entries.into_iter().map(|(_, shown)| shown).collect();
    redactor.numbered.looks_through(None);
    // What leaves nothing out is the whole, however it was chosen.
    let extent = match left_out.is_empty() {
        true => Extent::Whole,
        false => extent(&choice.entries, case),
    };
    let mut not_searched = BTreeMap::new();
    let mut copies = BTreeMap::new();
    let given = before.given;
    let mut exhibits = Vec::new();
    let mut lost = BTreeSet::new();
    for kept in &entries {
        let (Some(shown), Some(original)) =
            (kept.item(), case.entry(kept.id).and_then(KeptEntry::item))
        else {
            continue;
        };
        let is_given_already = given.contains(&kept.id)
            && redactor.kept_back(kept.id).is_none()
            && !redactor.gives_unread(kept.id);
        if is_given_already {
            exhibits.push(exhibit(
                kept.id,
                original,
                None,
                HandedOver::InEarlierBundle,
            ));
            continue;
        }
        let name = exhibit_file_name(shown);
        let found = searched.item(kept.id, &original.digest, evidence, &redactor.protected);
        let opens = found.opens;
        let tells = keeping
            .as_ref()
            .map(|keeping| keeping.told_by(kept.id, original, found))
            .unwrap_or_default();
        not_searched.extend(found.to_look_at().map(|why| (kept.id, why)));
        let (file, copy) = going_out::item(
            kept.id,
            original,
            name,
            evidence,
            found,
            &mut redactor,
            !tells.is_empty(),
        );
        copies.extend(copy.map(|copy| (kept.id, copy)));
        if file.original_kept || file.how == HandedOver::KeptOut {
            for thing in &tells {
                let thing = not_agreed.get_mut(thing);
                thing.map(|thing| thing.files.insert(kept.id));
            }
        }
        let file = match choice.form.holds_exhibits() || file.how.is_kept_back() {
            true => file,
            false => ExhibitFile {
                tells_what_was_received: file.tells_what_was_received,
                ..exhibit(kept.id, original, None, HandedOver::DocumentsOnly)
            },
        };
        let is_without = choice.without_lost.contains(&kept.id);
        exhibits.push(
            match (
                lost::is_lost(&file, original, opens, is_without, evidence),
                is_without,
            ) {
                (true, true) => ExhibitFile {
                    tells_what_was_received: file.tells_what_was_received,
                    ..exhibit(kept.id, original, None, HandedOver::Lost)
                },
                (true, false) => {
                    lost.insert(kept.id);
                    file
                }
                (false, _) => file,
            },
        );
    }
    let given_here = exhibits.iter().filter(|file| file.is_given());
    let gives: BTreeSet<_> = given_here.map(|file| file.item).collect();
    let for_police = exhibits
        .iter()
        .filter(|file| matches!(file.how, HandedOver::PoliceOnly | HandedOver::CleanCopy))
        .filter(|file| !file.is_given());
    let mut kept_back = asked.exhibits.clone();
    for file in for_police {
        kept_back.entry(file.item).or_insert(KeptBack::PoliceOnly);
    }
    let ids: BTreeSet<EntryId> = entries.iter().map(|kept| kept.id).collect();
    let shown = CaseFile {
        keeper: case.keeper.as_deref().map(|name| redactor.signed(name)),
        figures: figures(case, &ids, extent, &mut redactor),
        entries,
        ..case.clone()
    };
    let choice = as_it_can_be(choice, &exhibits);
    for file in exhibits.iter().filter(|file| !file.tells_what_was_received) {
        fields.withhold_what_was_received(file.item);
    }
    let told_to_police = keeping.as_ref().map(|keeping| {
        let numbered = &mut redactor.numbered;
        ToldToPolice::of(case, keeping, &shown.entries, numbered, &nothing_chosen)
    });
    // The ledger's bodies show no marks, so they give no numbers.
    let withheld = redactor.numbered.key(&|whose, words| {
        let is_kept = |keeping: &Keeping| {
            whose.is_some_and(|whose| keeping.is_kept(whose)) || keeping.stands_in(words)
        };
        keeping.as_ref().is_some_and(is_kept)
    });
    let mut bodies = BTreeMap::new();
    for leaf in &case.ledger.leaves {
        if let Some(body) = disclosure::body(leaf, case, &mut redactor, &fields) {
            bodies.insert(leaf.leaf.sequence, body);
        }
    }
    let kept_from_police = told_to_police
        .map(|told| told.with_fields(case, &bodies, &exhibits))
        .unwrap_or_default();
    Plan {
        extent,
        documents: documents(&choice),
        bytes: going_out::bytes(&exhibits, case),
        copies,
        choice,
        entries: shown.entries.iter().map(|kept| kept.id).collect(),
        left_out,
        exhibits,
        given: &given | &gives,
        gives,
        kept_back,
        lost,
        findings: redactor.findings.into_values().collect(),
        not_searched,
        not_agreed: not_agreed.into_values().collect(),
        withheld,
        kept_from_police,
        shown,
        bodies,
    }
}

/// The choice with what consents do not agree to: an item of which one says so goes to nobody, or to police alone where the
/// keeper gives it to them.
fn as_consents_have_it(
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
fn as_it_can_be(choice: &Choice, exhibits: &[ExhibitFile]) -> Choice {
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

fn documents(choice: &Choice) -> Vec<DocumentKind> {
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

fn why_left_out(
    kept: &KeptEntry,
    chosen: Option<&BTreeSet<EntryId>>,
    notes: &BTreeSet<EntryId>,
    not_agreed: &BTreeMap<EntryId, NotAgreed>,
) -> Option<WhyLeftOut> {
    let is_not_agreed = not_agreed.contains_key(&kept.id);
    let why = kept.entry.as_ref().and_then(|entry| {
        let (holds, why) = match entry {
            Entry::Needs(_) => (true, WhyLeftOut::PoliceOnly),
            // Of a part, only what was chosen or is named by that. With whom the keeper left a code is nobody else's to know.
            Entry::Consent(_) | Entry::Assessment(_) | Entry::FingerprintLeft(_) => (
                chosen.is_none_or(|chosen| chosen.contains(&kept.id)),
                WhyLeftOut::PoliceOnly,
            ),
            Entry::Person(person) => (
                (person.protected || is_not_agreed) && person.role != Role::Keeper,
                WhyLeftOut::Protected,
            ),
            Entry::Place(place) => (place.protected || is_not_agreed, WhyLeftOut::Protected),
            Entry::Note(_) => (!notes.contains(&kept.id), WhyLeftOut::Note),
            // Named one by one: a kind that is new goes out only where somebody says so here.
            Entry::Incident(_)
            | Entry::Event(_)
            | Entry::Item(_)
            | Entry::Order(_)
            | Entry::Report(_)
            | Entry::Proceeding(_)
            | Entry::Impact(_) => return None,
        };
        holds.then_some(why)
    });
    let is_chosen =
        chosen.is_none_or(|chosen| chosen.contains(&kept.id) || notes.contains(&kept.id));
    why.or((!is_chosen).then_some(WhyLeftOut::NotChosen))
}

/// A sentence about entries that are not all here would count what nobody can open.
fn figures(
    case: &CaseFile,
    ids: &BTreeSet<EntryId>,
    extent: Extent,
    redactor: &mut Redactor<'_>,
) -> Vec<crate::case_file::FigureLine> {
    let whole = case
        .figures
        .iter()
        .filter(|figure| figure.entries.iter().all(|id| ids.contains(id)))
        .filter(|figure| extent.may_say(figure));
    whole
        .enumerate()
        .map(|(line, figure)| {
            let found = redactor.text(&Location::Figure { line }, &figure.sentence);
            crate::case_file::FigureLine {
                kind: figure.kind,
                sentence: redactor.marked(&figure.sentence, &found),
                entries: figure.entries.clone(),
            }
        })
        .collect()
}
