//! The police-only contact sheet: everything that must never stand in a main document.

use catalogue::sentences;
use domain::{Entry, EntryKind, Needs, Person, Role};

use super::super::chronology::in_order;
use super::super::context::{PrintContext, PrintInput, written};
use super::super::{Point, PrintJob, Section};
use crate::plan::consents::NotAgreed;
use crate::plan::numbered::WithheldThing;

/// The sheet. The input's entries have nothing withheld but what the keeper did not agree to tell police either, `not_agreed`;
/// `withheld` is the key to what is in the main bag.
pub fn contact_sheet(
    input: &PrintInput<'_>,
    withheld: &[WithheldThing],
    not_agreed: &[NotAgreed],
) -> PrintJob {
    let context = PrintContext::for_police(*input, not_agreed);
    // How to reach somebody safely stands before the numbers that may not be safe.
    let mut sections: Vec<Section> = context.all_needs();
    sections.extend(context.keepers());
    sections.push(context.consents(withheld));
    sections.push(context.given_anyway());
    sections.push(context.people_not_told(withheld));
    sections.push(context.witnesses());
    sections.extend(context.protected_people());
    sections.push(context.protected_places(withheld));
    sections.push(context.orders_and_proceedings());
    sections.push(context.assessments());
    sections.push(context.key_to_withheld(withheld));
    context.police_only_job(
        context.say(sentences::PRINT_CONTACT_TITLE),
        context.say(sentences::PRINT_CONTACT_OPENING),
        sections,
    )
}

impl PrintContext<'_> {
    fn keepers(&self) -> Vec<Section> {
        let keepers = self.people_of(Role::Keeper).into_iter();
        keepers.map(|person| self.somebody(person)).collect()
    }

    fn protected_people(&self) -> Vec<Section> {
        self.standing()
            .filter_map(|(kept, entry)| match entry {
                Entry::Person(person) if person.role != Role::Keeper => {
                    let is_told_here = person.protected || self.is_given(kept.id);
                    is_told_here.then(|| self.somebody(person))
                }
                _ => None,
            })
            .collect()
    }

    fn somebody(&self, person: &Person) -> Section {
        Section {
            heading: format!("{}: {}", self.value("role", person.role), person.name),
            facts: self.person_facts(person),
            ..Section::default()
        }
    }

    fn all_needs(&self) -> Vec<Section> {
        self.standing()
            .filter_map(|(_, entry)| match entry {
                Entry::Needs(needs) => Some(self.needs(needs)),
                _ => None,
            })
            .collect()
    }

    fn needs(&self, needs: &Needs) -> Section {
        let special = needs.special_measures.map(|answer| self.answer(answer));
        let facts = [
            self.fact(sentences::PRINT_SAFE_CONTACT, needs.safe_contact.as_deref()),
            self.fact(
                sentences::PRINT_UNSAFE_CONTACT,
                needs.unsafe_contact.as_deref(),
            ),
            self.fact(sentences::PRINT_INTERPRETER, needs.interpreter.as_deref()),
            self.fact(sentences::PRINT_ACCESS, needs.access.as_deref()),
            self.fact(sentences::PRINT_DEPENDANTS, needs.children.as_deref()),
            self.fact(sentences::PRINT_SPECIAL_MEASURES, special.as_deref()),
            self.fact(sentences::PRINT_SUPPORTER, needs.supporter.as_deref()),
        ];
        let incidents = in_order(&self.input);
        let points = needs.wishes.iter().map(|wish| {
            let because: Vec<String> = incidents
                .iter()
                .filter(|kept| kept.struck_out.is_none() && wish.because.contains(&kept.id))
                .filter_map(|kept| Some(self.number_said(kept.number?)))
                .collect();
            Point {
                lead: self.say(sentences::PRINT_WISH),
                text: wish.what.clone(),
                note: match because.is_empty() {
                    true => String::new(),
                    false => self.say_with(
                        sentences::PRINT_BECAUSE_OF_INCIDENTS,
                        &[("numbers", because.join(", ").into())],
                    ),
                },
                ..Point::default()
            }
        });
        Section {
            heading: self.say_with(
                sentences::PRINT_NEEDS_OF,
                &[("whose", needs.whose.clone().into())],
            ),
            facts: facts.into_iter().flatten().collect(),
            points: points.collect(),
            ..Section::default()
        }
    }

    fn protected_places(&self, withheld: &[WithheldThing]) -> Section {
        let points = self.standing().filter_map(|(kept, entry)| match entry {
            Entry::Place(place) if place.protected || self.is_given(kept.id) => Some(Point {
                lead: place.name.clone(),
                text: written(place.address.as_deref())
                    .unwrap_or_default()
                    .to_owned(),
                note: place
                    .place_kind
                    .map(|kind| self.value("place-kind", kind))
                    .unwrap_or_default(),
                ..Point::default()
            }),
            _ => None,
        });
        Section {
            heading: self.say(sentences::PRINT_PROTECTED_PLACES),
            points: points
                .chain(self.not_told(EntryKind::Place, withheld))
                .collect(),
            ..Section::default()
        }
    }
}
