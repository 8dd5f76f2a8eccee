//! What goes in, what stays out and why. Nothing is written here.

pub(crate) mod choice;
mod chosen;
pub(crate) mod consents;
pub(crate) mod disclosure;
mod figures;
pub(crate) mod file_names;
pub(crate) mod finding;
pub(crate) mod items;
pub(crate) mod kept_from_police;
mod left_out;
pub(crate) mod numbered;
pub(crate) mod redaction;
mod redactor;
mod settled;
pub(crate) mod subjects;
mod supplement;
mod withheld_whole;

use std::collections::{BTreeMap, BTreeSet};

use domain::{EntryId, Moment};
use ledger::DisclosedBody;

use crate::case_file::{
    CaseFile, Evidence, ExhibitFile, GivenNumber, HandedOver, KeptBack, KeptEntry,
};
use crate::extent::Extent;
use crate::format::layout::DocumentKind;
use crate::plan::choice::Choice;
use crate::plan::chosen::{Before, chosen, extent};
use crate::plan::consents::{NotAgreed, not_agreed};
use crate::plan::disclosure::WithheldFields;
use crate::plan::figures::figures;
use crate::plan::finding::Finding;
use crate::plan::items::clean_copies::PlannedCopy;
use crate::plan::items::searched_items::SearchedItems;
use crate::plan::items::{Sorted, Sorting, going_out};
use crate::plan::kept_from_police::{Keeping, KeptFromPolice, ToldToPolice};
use crate::plan::left_out::why_left_out;
pub use crate::plan::left_out::{LeftOut, WhyLeftOut};
use crate::plan::numbered::{NewNumber, Numbers, WithheldThing};
use crate::plan::redactor::Redactor;
use crate::plan::settled::{as_consents_have_it, as_it_can_be, documents};
use crate::searched::NotSearched;

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
    /// The numbers that nothing had before.
    new_numbers: Vec<NewNumber>,
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

    /// What the keeper gives to police in this bundle though a consent does not agree to that.
    pub fn given_to_police(&self) -> Vec<EntryId> {
        let given = self.not_agreed.iter().filter(|thing| thing.given);
        let given = given.filter(|_| self.choice.police_only);
        given.map(|thing| thing.entry).collect()
    }

    /// The numbers that something gets in this bundle for the first time, to be kept once it is made.
    pub fn numbers_given(&self) -> Vec<GivenNumber> {
        let leaves = &self.shown.ledger.leaves;
        let new = self.new_numbers.iter();
        new.map(|new| new.kept(leaves)).collect()
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
    planned(case, evidence, searched, choice, Numbers::Given)
}

/// The same for pages that nobody remembers: what has no number from a bundle gets none from them.
pub(crate) fn plan_unremembered(
    case: &CaseFile,
    evidence: &dyn Evidence,
    searched: &mut SearchedItems,
    choice: &Choice,
) -> Plan {
    planned(case, evidence, searched, choice, Numbers::Remembered)
}

fn planned(
    case: &CaseFile,
    evidence: &dyn Evidence,
    searched: &mut SearchedItems,
    choice: &Choice,
    numbers: Numbers,
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
    let mut redactor = Redactor::new(case, choice, numbers);
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
    // What has no number yet gets one in the order of the incidents; whatever stands in none of them comes after.
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
    let given = before.given;
    let sorting = Sorting {
        case,
        evidence,
        searched,
        redactor: &mut redactor,
        choice,
        given: &given,
        keeping: keeping.as_ref(),
        not_agreed: &mut not_agreed,
    };
    let Sorted {
        exhibits,
        copies,
        not_searched,
        lost,
    } = sorting.items(&entries);
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
    let new_numbers = redactor.numbered.new_numbers();
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
        new_numbers,
        kept_from_police,
        shown,
        bodies,
    }
}
