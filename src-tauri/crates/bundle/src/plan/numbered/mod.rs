//! A number for each thing that is withheld, the same wherever the same thing stands. It says that it is the same thing again,
//! and nothing else; what it is stands in the key, which only police get.

mod things;

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Words, sentences};
use domain::EntryId;

use crate::case_file::CaseFile;
use crate::plan::numbered::things::{Thing, Things};
use crate::plan::redaction::{DetailKind, MARK};

/// What kind of thing is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WithheldKind {
    /// A home or another place, whatever of it stands there.
    Place,
    /// A name.
    Name,
    /// A telephone number.
    Number,
    /// An e-mail address.
    Email,
    /// A vehicle's registration.
    Plate,
    /// A name on a platform.
    Handle,
    /// A way to reach somebody, in any words.
    Contact,
}

impl From<DetailKind> for WithheldKind {
    fn from(kind: DetailKind) -> Self {
        match kind {
            DetailKind::Address | DetailKind::Postcode | DetailKind::Point => Self::Place,
            DetailKind::Name => Self::Name,
            DetailKind::Number => Self::Number,
            DetailKind::Email => Self::Email,
            DetailKind::Plate => Self::Plate,
            DetailKind::Handle => Self::Handle,
        }
    }
}

impl WithheldKind {
    /// The kind whose one form stands for all ways of writing it.
    const fn shape(self) -> DetailKind {
        match self {
            Self::Place => DetailKind::Address,
            Self::Name | Self::Contact => DetailKind::Name,
            Self::Number => DetailKind::Number,
            Self::Email => DetailKind::Email,
            Self::Plate => DetailKind::Plate,
            Self::Handle => DetailKind::Handle,
        }
    }

    fn words(self, words: &Words) -> String {
        words.say(match self {
            Self::Place => sentences::PRINT_WITHHELD_PLACE,
            Self::Name => sentences::PRINT_WITHHELD_NAME,
            Self::Number => sentences::PRINT_WITHHELD_NUMBER,
            Self::Email => sentences::PRINT_WITHHELD_EMAIL,
            Self::Plate => sentences::PRINT_WITHHELD_PLATE,
            Self::Handle => sentences::PRINT_WITHHELD_HANDLE,
            Self::Contact => sentences::PRINT_WITHHELD_CONTACT,
        })
    }
}

/// A thing that is withheld, for whoever may know what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithheldThing {
    /// The mark that stands in its place: "[withheld 7: a place]".
    pub mark: String,
    /// What it is.
    pub what: String,
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
        let at = *self.numbers.entry(thing).or_insert(next);
        if at == next {
            self.key.push(WithheldThing {
                mark: format!("{MARK} {}: {}]", at + 1, kind.words(self.words)),
                what,
                incidents: BTreeSet::new(),
                elsewhere: false,
            });
        }
        let told = &mut self.key[at];
        match self.incident {
            Some(incident) => drop(told.incidents.insert(incident)),
            None => told.elsewhere = true,
        }
        told.mark.clone()
    }

    /// What each number stands for, as far as numbers were given.
    pub(crate) fn key(&self) -> Vec<WithheldThing> {
        self.key.clone()
    }
}
