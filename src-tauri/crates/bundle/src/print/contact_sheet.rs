//! The police-only contact sheet: everything that must never stand in a main document.

use catalogue::sentences;
use chrono::NaiveDate;
use domain::{Consent, Entry, Needs, Person, Role};

use super::chronology::{in_order, one_line};
use super::context::{PrintContext, PrintInput, written};
use super::{Document, Fact, Pages, Point, PrintJob, Section};
use crate::plan::numbered::{WithheldMark, WithheldThing};

/// The sheet. The input's entries have nothing withheld; `withheld` is the key to what is in the main bag.
pub fn contact_sheet(input: &PrintInput<'_>, withheld: &[WithheldThing]) -> PrintJob {
    let context = PrintContext::for_police(*input);
    // How to reach somebody safely stands before the numbers that may not be safe.
    let mut sections: Vec<Section> = context.all_needs();
    sections.extend(context.keepers());
    sections.push(context.consents());
    sections.push(context.witnesses());
    sections.extend(context.protected_people());
    sections.push(context.protected_places());
    sections.push(context.orders_and_proceedings());
    sections.push(context.assessments());
    sections.push(context.key_to_withheld(withheld));
    sections.push(context.originals());
    sections.retain(|section| {
        !(section.sentences.is_empty() && section.facts.is_empty() && section.points.is_empty())
    });
    let document = Document::ContactSheet(Pages {
        opening: vec![
            context.say(sentences::PRINT_CONTACT_OPENING),
            context.say(sentences::PRINT_CONTACT_WARNING),
        ],
        pages: vec![sections],
        ..Pages::default()
    });
    let title = context.say(sentences::PRINT_CONTACT_TITLE);
    PrintJob {
        band: context.say(sentences::PRINT_POLICE_ONLY_BAND),
        ..context.job(document, title, Vec::new())
    }
}

impl PrintContext<'_> {
    fn keepers(&self) -> Vec<Section> {
        let keepers = self.people_of(Role::Keeper).into_iter();
        keepers.map(|person| self.somebody(person)).collect()
    }

    fn protected_people(&self) -> Vec<Section> {
        self.standing()
            .filter_map(|(_, entry)| match entry {
                Entry::Person(person) if person.protected && person.role != Role::Keeper => {
                    Some(self.somebody(person))
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

    /// What the keeper agreed to, and until when: it binds whoever holds this.
    fn consents(&self) -> Section {
        let points = self.standing().filter_map(|(_, entry)| match entry {
            Entry::Consent(consent) => Some(self.consent(consent)),
            _ => None,
        });
        Section {
            heading: self.say(sentences::PRINT_CONSENTS),
            points: points.collect(),
            ..Section::default()
        }
    }

    fn consent(&self, consent: &Consent) -> Point {
        let date = |date: Option<NaiveDate>| date.map(|date| self.date(date));
        let facts = [
            self.fact(sentences::PRINT_CONSENT_WITH, Some(&consent.with_whom)),
            self.fact(sentences::PRINT_FROM, date(consent.given).as_deref()),
            self.fact(sentences::PRINT_UNTIL, date(consent.until).as_deref()),
            self.fact(
                sentences::PRINT_TAKEN_BACK,
                date(consent.taken_back).as_deref(),
            ),
            self.fact(sentences::PRINT_MORE, consent.words.as_deref()),
        ];
        let facts: Vec<Fact> = facts.into_iter().flatten().collect();
        Point {
            lead: consent.what.clone(),
            text: one_line(&facts),
            ..Point::default()
        }
    }

    /// What each number in the documents stands for, and where it stands.
    fn key_to_withheld(&self, withheld: &[WithheldThing]) -> Section {
        let points = withheld.iter().map(|thing| Point {
            lead: thing.shown.mark.clone(),
            text: thing.what.clone(),
            note: self.stands_in(&thing.shown),
            ..Point::default()
        });
        Section {
            heading: self.say(sentences::PRINT_WITHHELD_KEY),
            points: points.collect(),
            ..Section::default()
        }
    }

    /// The files that only this part holds, as they were received: what the main bag has in their place has another hash.
    fn originals(&self) -> Section {
        let shown_in = self.incidents_by_item();
        let points = self.exhibits().into_iter().map(|(item, file)| {
            let incidents = shown_in.get(&file.item).map_or(&[][..], Vec::as_slice);
            let facts = [
                self.fact(sentences::PRINT_FILE_IN_BUNDLE, file.file_name.as_deref()),
                self.listed(sentences::PRINT_INCIDENTS, incidents),
                self.fact(
                    sentences::PRINT_RECEIVED_INTO,
                    self.received(item, file.item).as_deref(),
                ),
                self.fact(sentences::PRINT_SIZE, Some(&self.size(item, file))),
            ];
            let facts: Vec<Fact> = facts.into_iter().flatten().collect();
            let digest = item.digest.to_string().into();
            Point {
                lead: item.exhibit.to_string(),
                text: one_line(&facts),
                note: self.say_with(sentences::PRINT_HASH_IS, &[("digest", digest)]),
                ..Point::default()
            }
        });
        Section {
            heading: self.say(sentences::PRINT_ORIGINALS),
            points: points.collect(),
            ..Section::default()
        }
    }

    fn stands_in(&self, thing: &WithheldMark) -> String {
        let sentence = match (thing.incidents.is_empty(), thing.elsewhere) {
            (true, _) => return self.say(sentences::PRINT_WITHHELD_ELSEWHERE),
            (false, false) => sentences::PRINT_WITHHELD_IN_INCIDENTS,
            (false, true) => sentences::PRINT_WITHHELD_IN_INCIDENTS_AND_ELSEWHERE,
        };
        let count = thing.incidents.len().into();
        let numbers = self.listed_numbers(thing.incidents.iter().copied()).into();
        self.say_with(sentence, &[("count", count), ("numbers", numbers)])
    }

    fn protected_places(&self) -> Section {
        let points = self.standing().filter_map(|(_, entry)| match entry {
            Entry::Place(place) if place.protected => Some(Point {
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
            sentences: Vec::new(),
            points: points.collect(),
            ..Section::default()
        }
    }
}
