//! The police-only contact sheet: everything that must never stand in a main document.

use domain::{Entry, Needs, Person, Role};

use super::chronology::numbered;
use super::edition::{Edition, Telling, written};
use super::{Document, Fact, Pages, Point, PrintJob, Section};

/// The sheet. The edition's entries have nothing withheld.
pub fn contact_sheet(edition: &Edition<'_>) -> PrintJob {
    let telling = Telling::of(*edition);
    let mut sections = telling.keepers();
    sections.extend(telling.all_needs());
    sections.push(telling.witnesses());
    sections.extend(telling.protected_people());
    sections.push(telling.protected_places());
    sections.retain(|section| {
        !(section.sentences.is_empty() && section.facts.is_empty() && section.points.is_empty())
    });
    let document = Document::ContactSheet(Pages {
        opening: vec![
            telling.say("print-contact-opening"),
            telling.say("print-contact-warning"),
        ],
        fingerprint: None,
        pages: vec![sections],
        shortened: String::new(),
    });
    let title = telling.say("print-contact-title");
    telling.job(document, title, Vec::new())
}

impl Telling<'_> {
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
            self.fact("print-safe-contact", needs.safe_contact.as_deref()),
            self.fact("print-unsafe-contact", needs.unsafe_contact.as_deref()),
            self.fact("print-interpreter", needs.interpreter.as_deref()),
            self.fact("print-access", needs.access.as_deref()),
            self.fact("print-dependants", needs.children.as_deref()),
            self.fact("print-special-measures", special.as_deref()),
            self.fact("print-supporter", needs.supporter.as_deref()),
        ];
        let numbers = numbered(&self.edition);
        let points = needs.wishes.iter().map(|wish| {
            let because: Vec<String> = numbers
                .iter()
                .filter(|(_, kept)| wish.because.contains(&kept.id))
                .map(|(number, _)| number.to_string())
                .collect();
            Point {
                lead: self.say("print-wish"),
                text: wish.what.clone(),
                note: match because.is_empty() {
                    true => String::new(),
                    false => self.say_with(
                        "print-because-of-incidents",
                        &[("numbers", because.join(", ").into())],
                    ),
                },
            }
        });
        Section {
            heading: self.say_with("print-needs-of", &[("whose", needs.whose.clone().into())]),
            facts: facts.into_iter().flatten().collect(),
            points: points.collect(),
            ..Section::default()
        }
    }

    /// Those whom an incident names, with how to reach them, and those who are kept as witnesses.
    fn witnesses(&self) -> Section {
        let mut points = Vec::new();
        for (number, kept) in numbered(&self.edition) {
            let Some(Entry::Incident(incident)) = &kept.entry else {
                continue;
            };
            for witness in &incident.witnesses {
                let kept_person = witness.person.and_then(|id| self.person(id));
                let name = kept_person
                    .map(|person| person.name.clone())
                    .or_else(|| witness.name.clone())
                    .unwrap_or_else(|| self.say("print-unknown-person"));
                let mut facts: Vec<Fact> = [
                    self.fact("print-contact", witness.contact.as_deref()),
                    self.fact("print-saw", witness.saw.as_deref()),
                ]
                .into_iter()
                .flatten()
                .collect();
                facts.extend(
                    kept_person
                        .map(|person| self.person_facts(person))
                        .into_iter()
                        .flatten(),
                );
                points.push(Point {
                    lead: name,
                    text: super::chronology::one_line(&facts),
                    note: self.say_with(
                        "print-about-incident",
                        &[
                            ("number", number.to_string().into()),
                            ("when", self.when(incident).into()),
                        ],
                    ),
                });
            }
        }
        Section {
            heading: self.say("print-witnesses"),
            points,
            ..Section::default()
        }
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
            }),
            _ => None,
        });
        Section {
            heading: self.say("print-protected-places"),
            sentences: Vec::new(),
            points: points.collect(),
            ..Section::default()
        }
    }
}
