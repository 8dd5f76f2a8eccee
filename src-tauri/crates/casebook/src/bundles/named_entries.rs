//! The entries of a case as the person knows them.

use std::collections::BTreeMap;

use bundle::{CaseFile, KeptEntry, Location};
use catalogue::{CaseTimes, Words, sentences};
use domain::{Entry, EntryId};

/// The most characters of somebody's words that name an entry.
const NAME: usize = 80;

/// The entries of a case by their ids, each with its place in the order.
pub(super) struct Entries<'a> {
    by_id: BTreeMap<EntryId, (usize, &'a KeptEntry)>,
    times: CaseTimes,
}

impl<'a> Entries<'a> {
    pub(super) fn of(case: &'a CaseFile) -> Self {
        let entries = case.entries.iter().enumerate();
        Self {
            by_id: entries.map(|(at, kept)| (kept.id, (at, kept))).collect(),
            times: case.times(),
        }
    }

    pub(super) fn get(&self, id: EntryId) -> Option<&'a KeptEntry> {
        self.by_id.get(&id).map(|(_, kept)| *kept)
    }

    /// The language in which they are spoken of.
    pub(super) fn words(&self) -> &'static Words {
        self.times.words
    }

    /// The entry as the person knows it: its mark, its name, its day, the beginning of its words.
    pub(super) fn name(&self, id: EntryId) -> Option<String> {
        let words = self.times.words;
        let begin = |text: &str| text.chars().take(NAME).collect::<String>();
        Some(match self.get(id)?.entry.as_ref()? {
            Entry::Item(item) => item.exhibit.to_string(),
            Entry::Person(person) => person.name.clone(),
            Entry::Place(place) => place.name.clone(),
            entry @ (Entry::Incident(_) | Entry::Event(_)) => {
                let told = entry.happened()?;
                match &told.when {
                    Some(when) => self.times.span(when),
                    None => begin(&told.what),
                }
            }
            Entry::Note(note) => begin(&note.words),
            Entry::Impact(impact) => begin(&impact.words),
            Entry::Report(report) => match &report.when {
                Some(when) => self.times.span(when),
                None => words.say(sentences::ENTRY_KIND_REPORT),
            },
            Entry::Needs(needs) => needs.whose.clone(),
            Entry::Consent(consent) => begin(&consent.what),
            Entry::Assessment(assessment) => assessment.tool.clone(),
            Entry::Order(_) => words.say(sentences::ENTRY_KIND_ORDER),
            Entry::Proceeding(_) => words.say(sentences::ENTRY_KIND_PROCEEDING),
            Entry::FingerprintLeft(left) => left.with_whom.clone(),
        })
    }

    /// Where a thing that was found comes among others: as the entries do, the pattern last.
    pub(super) fn order_of(&self, location: &Location) -> usize {
        let id = match location {
            Location::Field { entry, .. } | Location::Reason { entry } => entry,
            Location::Item { item, .. } | Location::Point { item } => item,
            Location::Figure { .. } => return usize::MAX,
        };
        self.by_id.get(id).map_or(usize::MAX, |(at, _)| *at)
    }
}
