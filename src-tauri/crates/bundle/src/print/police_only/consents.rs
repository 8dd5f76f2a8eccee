//! What the keeper agreed to, and what not, for police alone.

use std::collections::BTreeSet;

use catalogue::{SentenceId, sentences};
use chrono::NaiveDate;
use domain::{Consent, ConsentState, Entry, EntryId, EntryKind, PersonDetail};

use super::super::chronology::one_line;
use super::super::context::PrintContext;
use super::super::{Fact, Point, Section};
use crate::plan::consents::NotAgreed;
use crate::plan::numbered::WithheldThing;

impl<'a> PrintContext<'a> {
    /// What the keeper agreed to, and until when: it binds whoever holds this.
    pub(super) fn consents(&self, withheld: &[WithheldThing]) -> Section {
        let points = self.standing().filter_map(|(_, entry)| match entry {
            Entry::Consent(consent) => Some(self.consent(consent, withheld)),
            _ => None,
        });
        Section {
            heading: self.say(sentences::PRINT_CONSENTS),
            points: points.collect(),
            ..Section::default()
        }
    }

    fn consent(&self, consent: &Consent, withheld: &[WithheldThing]) -> Point {
        let date = |date: Option<NaiveDate>| date.map(|date| self.date(date));
        let of_somebody = consent.not_told_of.iter().map(|of| &of.person);
        let not_told = consent.not_told.iter().chain(of_somebody);
        let not_told: Vec<String> = not_told
            .filter_map(|id| self.thing_said(*id, withheld))
            .collect();
        let facts = [
            self.fact(sentences::PRINT_CONSENT_WITH, Some(&consent.with_whom)),
            self.fact(sentences::PRINT_FROM, date(consent.given).as_deref()),
            self.fact(sentences::PRINT_UNTIL, date(consent.until).as_deref()),
            self.fact(
                sentences::PRINT_TAKEN_BACK,
                date(consent.taken_back).as_deref(),
            ),
            self.listed(sentences::PRINT_NOT_AGREED_TO, &not_told),
            self.fact(sentences::PRINT_MORE, consent.words.as_deref()),
        ];
        let facts: Vec<Fact> = facts.into_iter().flatten().collect();
        Point {
            lead: format!("{} ({})", consent.what, self.consent_state(consent)),
            text: one_line(&facts),
            ..Point::default()
        }
    }

    /// What is given to police in this bundle though a consent does not agree to that, and that it was ticked.
    pub(super) fn given_anyway(&self) -> Section {
        let given = self.not_agreed.values().filter(|thing| thing.given);
        let points = given.map(|thing| {
            let days = thing.days.iter().map(|day| self.date(*day));
            let values = [
                ("date", self.date(self.day()).into()),
                ("dates", days.collect::<Vec<_>>().join(", ").into()),
                ("count", thing.by.len().into()),
            ];
            let name = self.name_of_thing(thing.entry);
            let name = name.unwrap_or_else(|| self.value("entry-kind", thing.kind));
            Point {
                lead: self.with_details(thing, name),
                text: self.say_with(sentences::PRINT_GIVEN_ANYWAY, &values),
                ..Point::default()
            }
        });
        Section {
            heading: self.say(sentences::PRINT_GIVEN_ANYWAY_HEADING),
            points: points.collect(),
            ..Section::default()
        }
    }

    fn consent_state(&self, consent: &Consent) -> String {
        let day = self.day();
        let (id, date) = match consent.on(day) {
            ConsentState::InForce => (sentences::PRINT_CONSENT_IN_FORCE, day),
            ConsentState::FromLater(from) => (sentences::PRINT_CONSENT_FROM_LATER, from),
            ConsentState::Ended(until) => (sentences::PRINT_CONSENT_ENDED, until),
            ConsentState::TakenBack(on) => (sentences::PRINT_CONSENT_TAKEN_BACK, on),
        };
        self.say_with(id, &[("date", self.date(date).into())])
    }

    /// A thing that is kept from police by the number that stands for it or by what it is; one that is given by its name.
    fn thing_said(&self, id: EntryId, withheld: &[WithheldThing]) -> Option<String> {
        let thing = self.not_agreed.get(&id)?;
        match thing.given {
            true => Some(self.with_details(thing, self.name_of_thing(id)?)),
            false => Some(self.not_told_lead(thing, withheld)),
        }
    }

    /// "Ada Witness: telephone numbers", where not all of somebody is meant.
    fn with_details(&self, thing: &NotAgreed, name: String) -> String {
        let Some(details) = &thing.details else {
            return name;
        };
        let details = details.iter().map(|one| self.value("person-detail", one));
        format!("{name}: {}", details.collect::<Vec<_>>().join(", "))
    }

    fn name_of_thing(&self, id: EntryId) -> Option<String> {
        let (_, entry) = self.standing().find(|(kept, _)| kept.id == id)?;
        Some(match entry {
            Entry::Person(person) => person.name.clone(),
            Entry::Place(place) => place.name.clone(),
            Entry::Item(item) => item.exhibit.to_string(),
            _ => return None,
        })
    }

    /// What a consent does not agree to at all, where the keeper does not give it to police all the same.
    pub(in crate::print) fn kept(&self, id: EntryId) -> Option<&'a NotAgreed> {
        let thing = self.not_agreed.get(&id).copied();
        thing.filter(|thing| !thing.given && thing.is_whole())
    }

    /// Whether it is given to police though a consent does not agree to it.
    pub(super) fn is_given(&self, id: EntryId) -> bool {
        self.not_agreed.get(&id).is_some_and(|thing| thing.given)
    }

    /// A line for each thing of a kind that is kept from police, in its place.
    pub(super) fn not_told(
        &self,
        kind: EntryKind,
        withheld: &[WithheldThing],
    ) -> impl Iterator<Item = Point> {
        let things = self.not_agreed.values();
        let kept = things.filter(move |thing| thing.kind == kind && !thing.given);
        kept.map(|thing| Point {
            lead: self.not_told_lead(thing, withheld),
            text: self.did_not_agree(&thing.days),
            ..Point::default()
        })
        .collect::<Vec<_>>()
        .into_iter()
    }

    fn not_told_lead(&self, thing: &NotAgreed, withheld: &[WithheldThing]) -> String {
        if thing.kind == EntryKind::Item
            && let Some(item) = self.item(thing.entry)
        {
            return item.exhibit.to_string();
        }
        let is_named = |details: &BTreeSet<PersonDetail>| !details.contains(&PersonDetail::Name);
        if thing.details.as_ref().is_some_and(is_named)
            && let Some(name) = self.name_of_thing(thing.entry)
        {
            return self.with_details(thing, name);
        }
        let mut numbered = withheld.iter();
        let numbered = numbered.find(|one| one.of == Some(thing.entry));
        let mark = numbered.map_or_else(
            || self.value("entry-kind", thing.kind),
            |one| one.shown.mark.clone(),
        );
        self.with_details(thing, mark)
    }

    pub(super) fn people_not_told(&self, withheld: &[WithheldThing]) -> Section {
        Section {
            heading: self.say(sentences::PRINT_NOT_AGREED_PEOPLE),
            points: self.not_told(EntryKind::Person, withheld).collect(),
            ..Section::default()
        }
    }

    /// "The keeper did not agree to give this (18 May 2026)."
    fn did_not_agree(&self, days: &BTreeSet<NaiveDate>) -> String {
        self.of_days(sentences::PRINT_NOT_AGREED, days)
    }

    /// A sentence with the days of the consents.
    pub(super) fn of_days(&self, sentence: SentenceId, days: &BTreeSet<NaiveDate>) -> String {
        let days: Vec<String> = days.iter().map(|day| self.date(*day)).collect();
        self.say_with(sentence, &[("dates", days.join(", ").into())])
    }

    /// What each number in the documents stands for, and where it stands.
    pub(super) fn key_to_withheld(&self, withheld: &[WithheldThing]) -> Section {
        let points = withheld.iter().map(|thing| Point {
            lead: thing.shown.mark.clone(),
            text: thing
                .what
                .clone()
                .unwrap_or_else(|| self.kept_by_the_keeper(thing)),
            note: self.stands_in(thing),
            ..Point::default()
        });
        Section {
            heading: self.say(sentences::PRINT_WITHHELD_KEY),
            points: points.collect(),
            ..Section::default()
        }
    }

    fn kept_by_the_keeper(&self, thing: &WithheldThing) -> String {
        let kept = thing.of.and_then(|of| self.not_agreed.get(&of));
        match kept.filter(|kept| !kept.given) {
            Some(kept) => self.did_not_agree(&kept.days),
            None => {
                let kept = self.not_agreed.values().filter(|thing| !thing.given);
                self.did_not_agree(&kept.flat_map(|thing| thing.days.iter().copied()).collect())
            }
        }
    }

    fn stands_in(&self, thing: &WithheldThing) -> String {
        let sentence = match (thing.shown.incidents.is_empty(), thing.shown.elsewhere) {
            (true, _) => return self.say(sentences::PRINT_WITHHELD_ELSEWHERE),
            (false, false) => sentences::PRINT_WITHHELD_IN_INCIDENTS,
            (false, true) => sentences::PRINT_WITHHELD_IN_INCIDENTS_AND_ELSEWHERE,
        };
        let count = thing.shown.incidents.len().into();
        let numbers = self
            .listed_numbers(thing.shown.incidents.iter().copied())
            .into();
        self.say_with(sentence, &[("count", count), ("numbers", numbers)])
    }
}
