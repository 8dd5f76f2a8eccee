//! A number for each thing that is withheld, the same wherever the same thing stands, in this bundle and in every other. It
//! says that it is the same thing again, and nothing else; what it is stands in the key, which only police get.

mod kind;
mod part;
mod things;

use std::collections::{BTreeMap, BTreeSet};

use catalogue::Words;
use domain::EntryId;
use ledger::Action;

use crate::case_file::{CaseFile, FoundBy, GivenNumber, KeptLeaf};
pub(crate) use crate::plan::numbered::kind::WithheldKind;
pub(crate) use crate::plan::numbered::part::{WithheldPart, in_order, without};
use crate::plan::numbered::things::{KnownBy, Thing, Things};
use crate::plan::redaction::MARK;

/// A thing that is withheld, for whoever may know what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithheldThing {
    /// What everybody may know of it.
    pub shown: WithheldMark,
    /// Whose it is, or which place, where that is kept.
    pub of: Option<EntryId>,
    /// What it is; nothing where the keeper keeps it from police too.
    pub what: Option<String>,
}

/// What stands in place of a thing that is withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithheldMark {
    /// The mark itself: "[withheld 7: a place]".
    pub mark: String,
    /// Why such a thing is withheld.
    pub why: String,
    /// The numbers of the incidents in which it stands.
    pub incidents: BTreeSet<u32>,
    /// Whether it stands also in what is no incident.
    pub elsewhere: bool,
}

/// Which numbers stand in the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// Those that were given, and further ones for what has none yet.
    Given,
    /// Those that were given, and none for what has none yet: nobody will remember what is made now.
    Remembered,
}

/// Gives the numbers: to each thing the one that it got in an earlier bundle, and further ones in the order in which things
/// are met.
#[derive(Debug)]
pub(crate) struct Numbered {
    things: Things,
    words: &'static Words,
    numbers: BTreeMap<Thing, u32>,
    /// The next that was never given; nothing where none is given.
    next: Option<u32>,
    /// The same words mean the same.
    meant: BTreeMap<(WithheldKind, String), Thing>,
    /// What is met here, by its number.
    key: BTreeMap<u32, WithheldThing>,
    new: Vec<NewNumber>,
    /// The number of the incident that is looked through.
    incident: Option<u32>,
}

/// A number that nothing had before, and what has it now.
#[derive(Debug, Clone)]
pub(crate) struct NewNumber {
    number: u32,
    kind: WithheldKind,
    known_by: KnownBy,
}

impl NewNumber {
    /// As it is kept: without its words, but with where they stand.
    pub(crate) fn kept(&self, leaves: &[KeptLeaf]) -> GivenNumber {
        GivenNumber {
            number: self.number,
            kind: self.kind.code().to_owned(),
            found_by: match &self.known_by {
                KnownBy::Entry(entry) => FoundBy::Entry(*entry),
                KnownBy::Words { words, of } => FoundBy::words(words, *of, leaves),
            },
        }
    }
}

/// A told restore may have lost what later bundles gave. How many those were nobody knows, so the numbers go on at the next
/// thousand.
const ABOVE_A_RESTORE: u32 = 1000;

impl Numbered {
    pub(crate) fn of(case: &CaseFile, numbers: Numbers) -> Self {
        let by_entry = case.numbers_given.iter();
        let by_entry = by_entry.filter_map(|given| match given.found_by {
            FoundBy::Entry(entry) => Some(entry),
            FoundBy::Words(_) | FoundBy::Nothing => None,
        });
        let things = Things::of(case, &by_entry.collect());
        Self {
            numbers: known(case, &things),
            next: match numbers {
                Numbers::Given => Some(next(case)),
                Numbers::Remembered => None,
            },
            things,
            words: case.words,
            meant: BTreeMap::new(),
            key: BTreeMap::new(),
            new: Vec::new(),
            incident: None,
        }
    }

    /// Says what is looked through from now on.
    pub(crate) fn looks_through(&mut self, incident: Option<u32>) {
        self.incident = incident;
    }

    /// The mark that stands in place of some words.
    pub(crate) fn mark(&mut self, kind: WithheldKind, words: &str) -> String {
        let key = (kind, words.to_owned());
        let things = &self.things;
        let meant = self.meant.entry(key);
        let thing = meant.or_insert_with(|| things.meant(kind, words)).clone();
        self.mark_of(thing, words)
    }

    /// The mark that stands in place of a kept place, in whatever words it is written.
    pub(crate) fn mark_of_place(&mut self, place: EntryId, words: &str) -> String {
        match self.things.place_of(place) {
            Some(thing) => self.mark_of(thing, words),
            None => self.mark(WithheldKind::Place, words),
        }
    }

    fn mark_of(&mut self, thing: Thing, words: &str) -> String {
        let (kind, what) = self.things.told(&thing, words);
        let Some(number) = self.number_of(&thing, kind, words) else {
            return format!("{MARK}: {}]", kind.words(self.words));
        };
        let (all_words, of) = (self.words, self.things.whose(&thing));
        let told = self.key.entry(number).or_insert_with(|| WithheldThing {
            shown: WithheldMark {
                mark: format!("{MARK} {number}: {}]", kind.words(all_words)),
                why: kind.why(all_words),
                incidents: BTreeSet::new(),
                elsewhere: false,
            },
            of,
            what: Some(what),
        });
        let told = &mut told.shown;
        match self.incident {
            Some(incident) => drop(told.incidents.insert(incident)),
            None => told.elsewhere = true,
        }
        told.mark.clone()
    }

    /// The number of a thing, where it has one or gets one now.
    fn number_of(&mut self, thing: &Thing, kind: WithheldKind, words: &str) -> Option<u32> {
        if let Some(known) = self.numbers.get(thing) {
            return Some(*known);
        }
        let number = self.next?;
        self.next = number.checked_add(1);
        self.numbers.insert(thing.clone(), number);
        self.new.push(NewNumber {
            number,
            kind,
            known_by: self.things.known_by(thing, words),
        });
        Some(number)
    }

    /// The numbers that nothing had before.
    pub(crate) fn new_numbers(&self) -> Vec<NewNumber> {
        self.new.clone()
    }

    /// What each number stands for that is met here. `is_kept` says of what police are not told either, by whose it is and by
    /// its words.
    pub(crate) fn key(
        &self,
        is_kept: &dyn Fn(Option<EntryId>, &str) -> bool,
    ) -> Vec<WithheldThing> {
        let mut key: Vec<WithheldThing> = self.key.values().cloned().collect();
        for thing in &mut key {
            let of = thing.of;
            thing.what = thing.what.take().filter(|what| !is_kept(of, what));
        }
        key
    }
}

/// The things that have a number already, as far as the record still says what they are. Of two that turned out to be one
/// thing the first number stays; and none stands under another kind than it did.
fn known(case: &CaseFile, things: &Things) -> BTreeMap<Thing, u32> {
    let mut given: Vec<&GivenNumber> = case.numbers_given.iter().collect();
    given.sort_by_key(|given| given.number);
    let mut known = BTreeMap::new();
    for given in given {
        let Some(kind) = WithheldKind::of_code(&given.kind) else {
            continue;
        };
        let thing = match &given.found_by {
            FoundBy::Entry(entry) => things.of_entry(kind, *entry),
            FoundBy::Words(at) => {
                let words = at.words(&case.ledger.leaves);
                words.map(|words| things.meant(kind, words))
            }
            FoundBy::Nothing => None,
        };
        if let Some(thing) = thing.filter(|thing| things.told(thing, "").0 == kind) {
            known.entry(thing).or_insert(given.number);
        }
    }
    known
}

/// The next number that was never given.
fn next(case: &CaseFile) -> u32 {
    let given = case.numbers_given.iter().map(|given| given.number);
    let after_all = given.max().map_or(1, |last| last.saturating_add(1));
    let leaves = case.ledger.leaves.iter();
    let restores = leaves.filter(|kept| kept.leaf.action == Action::Restore);
    let restores = u32::try_from(restores.count()).unwrap_or(u32::MAX);
    let above = restores.saturating_mul(ABOVE_A_RESTORE);
    after_all.max(above.saturating_add(1))
}
