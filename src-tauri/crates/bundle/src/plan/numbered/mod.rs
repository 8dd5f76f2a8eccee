//! A number for each thing that is withheld, the same wherever the same thing stands. It says that it is the same thing again,
//! and nothing else; what it is stands in the key, which only police get.

mod kind;
mod part;
mod things;

use std::collections::{BTreeMap, BTreeSet};

use catalogue::Words;
use domain::EntryId;

use crate::case_file::CaseFile;
pub(crate) use crate::plan::numbered::kind::WithheldKind;
pub(crate) use crate::plan::numbered::part::{WithheldPart, in_order, without};
use crate::plan::numbered::things::{Thing, Things};
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

/// Gives the numbers, in the order in which things are met.
#[derive(Debug)]
pub(crate) struct Numbered {
    things: Things,
    words: &'static Words,
    numbers: BTreeMap<Thing, usize>,
    /// The same words mean the same.
    meant: BTreeMap<(WithheldKind, String), Thing>,
    key: Vec<WithheldThing>,
    /// The number of the incident that is looked through.
    incident: Option<u32>,
}

impl Numbered {
    pub(crate) fn of(case: &CaseFile) -> Self {
        Self {
            things: Things::of(case),
            words: case.words,
            numbers: BTreeMap::new(),
            meant: BTreeMap::new(),
            key: Vec::new(),
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
        let next = self.key.len();
        let (kind, what) = self.things.told(&thing, words);
        let of = self.things.whose(&thing);
        let at = *self.numbers.entry(thing).or_insert(next);
        if at == next {
            let shown = WithheldMark {
                mark: format!("{MARK} {}: {}]", at + 1, kind.words(self.words)),
                why: kind.why(self.words),
                incidents: BTreeSet::new(),
                elsewhere: false,
            };
            self.key.push(WithheldThing {
                shown,
                of,
                what: Some(what),
            });
        }
        let told = &mut self.key[at].shown;
        match self.incident {
            Some(incident) => drop(told.incidents.insert(incident)),
            None => told.elsewhere = true,
        }
        told.mark.clone()
    }

    /// What each number stands for, as far as numbers were given. `is_kept` says of what police are not told either, by whose it
    /// is and by its words.
    pub(crate) fn key(
        &self,
        is_kept: &dyn Fn(Option<EntryId>, &str) -> bool,
    ) -> Vec<WithheldThing> {
        let mut key = self.key.clone();
        for thing in &mut key {
            let of = thing.of;
            thing.what = thing.what.take().filter(|what| !is_kept(of, what));
        }
        key
    }
}
