//! What one bundle prints from, and how it speaks of people, places and times.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{CaseTimes, Saying, SentenceId, Words, sentences};
use chrono::NaiveDate;
use domain::{Answer, Entry, EntryId, Involved, Item, Person, Place, Role, Where, Witness};
use serde::Serialize;

use super::Fact;
use crate::case_file::{CaseFile, ExhibitFile, FigureLine, KeptEntry};
use crate::extent::Extent;
use crate::plan::consents::NotAgreed;
use crate::plan::finding::Finding;

/// What lies beside a document, for it to point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// A bundle: the other documents, the exhibits, the log.
    Bundle,
    /// The other documents.
    Documents,
    /// Nothing.
    Nothing,
}

/// What is printed: only what goes out. Details that the person withheld have been replaced in
/// `entries` before they come here; this is the last place, not the first, that keeps back a
/// protected name.
#[derive(Debug, Clone, Copy)]
pub struct PrintInput<'a> {
    /// What lies beside the document.
    pub beside: Beside,
    /// How much of the record it is.
    pub extent: Extent,
    /// The case, for its label, its clock, its pack and its keeper.
    pub case: &'a CaseFile,
    /// The entries that go out, in the order in which they were first written.
    pub entries: &'a [KeptEntry],
    /// The exhibits' files.
    pub exhibits: &'a [ExhibitFile],
    /// The figures.
    pub figures: &'a [FigureLine],
    /// What was found in them by which somebody can be looked up.
    pub findings: &'a [Finding],
    /// Whether the ledger holds entries that are not here.
    pub others_exist: bool,
}

/// An input with its names looked up.
pub(super) struct PrintContext<'a> {
    pub(super) input: PrintInput<'a>,
    pub(super) words: &'static Words,
    pub(super) times: CaseTimes,
    people: BTreeMap<EntryId, &'a Person>,
    places: BTreeMap<EntryId, &'a Place>,
    items: BTreeMap<EntryId, &'a Item>,
    orders: BTreeMap<EntryId, &'a domain::Order>,
    files: BTreeMap<EntryId, &'a ExhibitFile>,
    /// Whether protected people and places are named: in what only police get.
    for_police: bool,
    /// What a consent does not agree to, in what only police get.
    pub(super) not_agreed: BTreeMap<EntryId, &'a NotAgreed>,
}

impl<'a> PrintContext<'a> {
    pub(super) fn of(input: PrintInput<'a>) -> Self {
        let mut context = Self {
            input,
            words: input.case.words,
            times: input.case.times(),
            people: BTreeMap::new(),
            places: BTreeMap::new(),
            items: BTreeMap::new(),
            orders: BTreeMap::new(),
            for_police: false,
            not_agreed: BTreeMap::new(),
            files: input
                .exhibits
                .iter()
                .map(|file| (file.item, file))
                .collect(),
        };
        // People and places are looked up in the whole case, so that whom they protect stays
        // protected also where they themselves do not go out.
        for kept in input.case.entries.iter().chain(input.entries) {
            match &kept.entry {
                Some(Entry::Person(person)) => drop(context.people.insert(kept.id, person)),
                Some(Entry::Place(place)) => drop(context.places.insert(kept.id, place)),
                Some(Entry::Item(item)) => drop(context.items.insert(kept.id, item)),
                Some(Entry::Order(order)) => drop(context.orders.insert(kept.id, order)),
                _ => {}
            }
        }
        context
    }

    /// "Times are as clocks in London showed them, unless something else stands beside them."
    pub(super) fn zone_of_times(&self) -> String {
        let made = self.input.case.made.utc;
        let zone = [("zone", self.times.city_or_offset(made).into())];
        self.say_with(sentences::PRINT_ZONE_OF_TIMES, &zone)
    }

    pub(super) fn for_police(input: PrintInput<'a>, not_agreed: &'a [NotAgreed]) -> Self {
        let not_agreed = not_agreed.iter().map(|thing| (thing.entry, thing));
        Self {
            for_police: true,
            not_agreed: not_agreed.collect(),
            ..Self::of(input)
        }
    }

    pub(super) fn alone(input: PrintInput<'a>) -> Self {
        Self::of(PrintInput {
            beside: Beside::Nothing,
            ..input
        })
    }

    /// The sentence that fits, of two that say the same: one of them points to the files of a bundle.
    pub(super) const fn in_a_bundle_or_not(
        &self,
        in_a_bundle: SentenceId,
        not: SentenceId,
    ) -> SentenceId {
        match self.input.beside {
            Beside::Bundle => in_a_bundle,
            Beside::Documents | Beside::Nothing => not,
        }
    }

    /// The sentence that fits, of two that say the same: one of them points to the other documents.
    pub(super) const fn with_documents_or_alone(
        &self,
        with_documents: SentenceId,
        alone: SentenceId,
    ) -> SentenceId {
        match self.input.beside {
            Beside::Bundle | Beside::Documents => with_documents,
            Beside::Nothing => alone,
        }
    }

    pub(super) fn replaced_characters(&self) -> String {
        self.say(self.in_a_bundle_or_not(
            sentences::PRINT_REPLACED_CHARACTERS,
            sentences::PRINT_REPLACED_CHARACTERS_ALONE,
        ))
    }

    /// The entries that stand: neither struck out nor erased.
    pub(super) fn standing(&self) -> impl Iterator<Item = (&'a KeptEntry, &'a Entry)> {
        self.input
            .entries
            .iter()
            .filter(|kept| kept.struck_out.is_none() && kept.erased.is_none())
            .filter_map(|kept| Some((kept, kept.entry.as_ref()?)))
    }

    pub(super) fn say(&self, id: SentenceId) -> String {
        self.words.say(id)
    }

    pub(super) fn say_with(&self, id: SentenceId, values: &[(&str, Saying)]) -> String {
        self.words.say_with(id, values)
    }

    pub(super) fn item(&self, id: EntryId) -> Option<&'a Item> {
        self.items.get(&id).copied()
    }

    pub(super) fn file(&self, item: EntryId) -> Option<&'a ExhibitFile> {
        self.files.get(&item).copied()
    }

    /// Whether an exhibit's picture may be seen in the main documents.
    pub(super) fn may_be_shown(&self, item: EntryId) -> bool {
        self.file(item).is_some_and(|file| !file.how.is_kept_back())
    }

    /// What somebody is called, unless they are protected.
    pub(super) fn name(&self, person: EntryId) -> String {
        match self.people.get(&person) {
            Some(person) if person.protected && !self.for_police => {
                self.say(self.in_a_bundle_or_not(
                    sentences::PRINT_NAME_WITHHELD,
                    sentences::PRINT_NAME_WITHHELD_ALONE,
                ))
            }
            Some(person) => person.name.clone(),
            None if self.kept(person).is_some() => self.say(sentences::PRINT_NOT_AGREED_NAME),
            None => self.say(self.in_a_bundle_or_not(
                sentences::PRINT_PERSON_NOT_IN_THIS_BUNDLE,
                sentences::PRINT_PERSON_NOT_HERE_ALONE,
            )),
        }
    }

    pub(super) fn people_of(&self, role: Role) -> Vec<&'a Person> {
        self.standing()
            .filter_map(|(_, entry)| match entry {
                Entry::Person(person) if person.role == role => Some(&**person),
                _ => None,
            })
            .collect()
    }

    /// "Mark Example, through his cousin (recognised his voice)".
    pub(super) fn involved(&self, involved: &Involved) -> String {
        let name = involved
            .person
            .map(|person| self.name(person))
            .or_else(|| involved.name.clone())
            .unwrap_or_else(|| self.say(sentences::PRINT_UNKNOWN_PERSON));
        let mut line = match involved.through {
            Some(through) => self.say_with(
                sentences::PRINT_THROUGH,
                &[
                    ("name", name.into()),
                    ("through", self.name(through).into()),
                ],
            ),
            None => name,
        };
        if let Some(why) = written(involved.why.as_deref()) {
            line.push_str(&format!(" ({why})"));
        }
        line
    }

    /// "A neighbour: saw him leave".
    pub(super) fn witness(&self, witness: &Witness) -> String {
        let name = witness
            .person
            .map(|person| self.name(person))
            .or_else(|| witness.name.clone())
            .unwrap_or_else(|| self.say(sentences::PRINT_UNKNOWN_PERSON));
        match written(witness.saw.as_deref()) {
            Some(saw) => format!("{name}: {saw}"),
            None => name,
        }
    }

    /// The place in the keeper's words, with its address where that may go out.
    pub(super) fn place(&self, place: &Where) -> String {
        let protected = place
            .place
            .and_then(|id| self.places.get(&id))
            .is_some_and(|place| place.protected);
        match written(place.address.as_deref()) {
            Some(address) if !protected || self.for_police => format!("{}, {address}", place.words),
            _ => place.words.clone(),
        }
    }

    pub(super) fn behaviour(&self, tag: &str) -> String {
        let known = self.input.case.pack.behaviours.get(tag);
        known.cloned().unwrap_or_else(|| tag.to_owned())
    }

    pub(super) fn order_kind(&self, kind: &str) -> String {
        let known = self.input.case.pack.orders.get(kind);
        known.cloned().unwrap_or_else(|| kind.to_owned())
    }

    pub(super) fn order(&self, id: EntryId) -> Option<&'a domain::Order> {
        self.orders.get(&id).copied()
    }

    /// The word of a value of the domain: `channel-in_person`.
    pub(super) fn value(&self, area: &str, value: impl Serialize) -> String {
        self.words.of_variant(area, &value)
    }

    pub(super) fn answer(&self, answer: Answer) -> String {
        self.value("answer", answer)
    }

    pub(super) fn date(&self, date: NaiveDate) -> String {
        self.words.date(date)
    }

    /// A labelled value, where there is one.
    pub(super) fn fact(&self, label: SentenceId, value: Option<&str>) -> Option<Fact> {
        written(value).map(|value| Fact::new(self.say(label), value))
    }

    /// A labelled list on one line, where it is not empty.
    pub(super) fn listed(&self, label: SentenceId, values: &[String]) -> Option<Fact> {
        (!values.is_empty()).then(|| Fact::new(self.say(label), values.join("; ")))
    }
}

impl PrintContext<'_> {
    /// "1, 2, 5 (event)": numbers of incidents and events, in their own order.
    pub(super) fn listed_numbers(&self, numbers: impl IntoIterator<Item = u32>) -> String {
        let numbers: BTreeSet<u32> = numbers.into_iter().collect();
        let numbers = numbers.into_iter().map(|number| self.number_said(number));
        numbers.collect::<Vec<_>>().join(", ")
    }

    /// The number, with a word where it is an event's: such a number stands among those of incidents.
    pub(super) fn number_said(&self, number: u32) -> String {
        let is_events = |kept: &KeptEntry| {
            kept.number == Some(number) && matches!(kept.entry, Some(Entry::Event(_)))
        };
        match self.input.entries.iter().any(is_events) {
            true => self.say_with(
                sentences::PRINT_NUMBER_OF_AN_EVENT,
                &[("number", number.to_string().into())],
            ),
            false => number.to_string(),
        }
    }
}

/// Words, where there are any.
pub(super) fn written(words: Option<&str>) -> Option<&str> {
    words.filter(|words| !words.trim().is_empty())
}
