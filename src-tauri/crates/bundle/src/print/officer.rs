//! The officer's two pages: everything that a report form asks for, to be copied from.

use chrono::NaiveDate;
use domain::{Entry, Incident, Person, Role};

use super::chronology::{numbered, one_line};
use super::edition::{Edition, Telling, written};
use super::{Document, Fact, Pages, PlaceInChronology, Point, PrintJob, Section};
use crate::case_file::{FigureKind, KeptEntry};

/// The two pages, with page numbers of the chronology that was printed before.
pub fn for_the_officer(edition: &Edition<'_>, places: &PlaceInChronology) -> PrintJob {
    two_pages(&Telling::of(*edition), Some(places))
}

/// The two pages by themselves, in no bundle.
pub fn for_the_officer_alone(edition: &Edition<'_>) -> PrintJob {
    two_pages(&Telling::alone(*edition), None)
}

fn two_pages(telling: &Telling<'_>, places: Option<&PlaceInChronology>) -> PrintJob {
    let incidents: Vec<Told<'_>> = numbered(&telling.edition)
        .into_iter()
        .filter(|(_, kept)| kept.struck_out.is_none())
        .filter_map(|(number, kept)| match &kept.entry {
            Some(Entry::Incident(incident)) => Some(Told {
                number,
                kept,
                incident,
            }),
            _ => None,
        })
        .collect();
    let mut first = telling.other_people();
    first.push(telling.the_record(&incidents));
    first.push(telling.latest_incident(&incidents, places));
    first.push(telling.figures());
    let second = vec![
        telling.held_by_others(&incidents),
        telling.orders_and_proceedings(),
        telling.earlier_references(),
        telling.promises(),
        telling.six_months(),
        telling.whom_to_ask(),
    ];
    let said = |sections: Vec<Section>| {
        let empty = |section: &Section| {
            section.sentences.is_empty() && section.facts.is_empty() && section.points.is_empty()
        };
        sections
            .into_iter()
            .filter(|section| !empty(section))
            .collect()
    };
    let document = Document::ForTheOfficer(Pages {
        opening: vec![telling.say(
            telling.with_documents_or_alone("print-officer-opening", "print-officer-opening-alone"),
        )],
        fingerprint: None,
        pages: vec![said(first), said(second)],
        shortened: telling
            .say(telling.with_documents_or_alone("print-shortened", "print-shortened-alone")),
    });
    let title = telling.say("print-officer-title");
    telling.job(document, title, Vec::new())
}

/// An incident that stands, with its number.
struct Told<'a> {
    number: usize,
    kept: &'a KeptEntry,
    incident: &'a Incident,
}

impl Told<'_> {
    fn latest(&self) -> Option<(NaiveDate, chrono::DateTime<chrono::Utc>)> {
        let when = self.incident.when.as_ref()?;
        Some((when.latest?.date(), when.latest_utc()?))
    }
}

/// The newest of those whose date is known.
fn newest<'a, 'b>(incidents: &'b [Told<'a>]) -> Option<&'b Told<'a>> {
    incidents
        .iter()
        .filter(|told| told.latest().is_some())
        .max_by_key(|told| told.latest().map(|(_, utc)| utc))
}

impl Telling<'_> {
    fn other_people(&self) -> Vec<Section> {
        let mut people = self.people_of(Role::OtherPerson);
        people.extend(self.people_of(Role::ActingForThem));
        let sections = people.into_iter().map(|person| self.other_person(person));
        let mut sections: Vec<Section> = sections.collect();
        if sections.is_empty() {
            sections.push(Section {
                heading: self.say("role-other_person"),
                sentences: vec![self.say("print-other-person-not-known")],
                ..Section::default()
            });
        }
        sections
    }

    fn other_person(&self, person: &Person) -> Section {
        if person.protected {
            return Section {
                heading: self.value("role", person.role),
                sentences: vec![self.say("print-name-withheld")],
                ..Section::default()
            };
        }
        Section {
            heading: format!("{}: {}", self.value("role", person.role), person.name),
            facts: self.person_facts(person),
            ..Section::default()
        }
    }

    /// Everything by which somebody can be looked up.
    pub(super) fn person_facts(&self, person: &Person) -> Vec<Fact> {
        let handles = person
            .handles
            .iter()
            .map(|handle| format!("{}: {}", handle.platform, handle.handle));
        let vehicles = person.vehicles.iter().map(|vehicle| match &vehicle.plate {
            Some(plate) => format!("{}, {plate}", vehicle.description),
            None => vehicle.description.clone(),
        });
        let born = person.born.map(|born| self.date(born));
        let acts_for = person.acts_for.map(|id| self.name(id));
        [
            self.fact("print-full-name", person.full_name.as_deref()),
            self.listed("print-aliases", &person.aliases),
            self.fact("print-born", born.as_deref()),
            self.fact("print-relationship", person.relationship.as_deref()),
            self.fact("print-acts-for", acts_for.as_deref()),
            self.listed("print-numbers", &person.numbers),
            self.listed("print-emails", &person.emails),
            self.listed("print-accounts", &handles.collect::<Vec<_>>()),
            self.listed("print-addresses", &person.addresses),
            self.listed("print-vehicles", &vehicles.collect::<Vec<_>>()),
            self.fact("print-looks", person.description.as_deref()),
            self.fact("print-more", person.words.as_deref()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn the_record(&self, incidents: &[Told<'_>]) -> Section {
        let dated = |told: &&Told<'_>| told.latest().is_some();
        let undated = incidents.len() - incidents.iter().filter(dated).count();
        let span = |told: &Told<'_>| {
            told.incident
                .when
                .as_ref()
                .map(|when| self.words.span(when))
        };
        let first = incidents.iter().find(dated).and_then(span);
        let last = newest(incidents).and_then(span);
        let mut facts = vec![Fact::new(
            self.say("print-incidents"),
            incidents.len().to_string(),
        )];
        facts.extend(self.fact("print-first-incident", first.as_deref()));
        facts.extend(self.fact("print-last-incident", last.as_deref()));
        if undated > 0 {
            facts.push(Fact::new(self.say("print-undated"), undated.to_string()));
        }
        facts.push(Fact::new(
            self.say("print-exhibits"),
            self.edition.exhibits.len().to_string(),
        ));
        Section {
            heading: self.say("print-record"),
            facts,
            ..Section::default()
        }
    }

    fn latest_incident(
        &self,
        incidents: &[Told<'_>],
        places: Option<&PlaceInChronology>,
    ) -> Section {
        let Some(told) = newest(incidents).or(incidents.last()) else {
            return Section::default();
        };
        let place = told.incident.place.as_ref().map(|place| self.place(place));
        let mut facts = vec![Fact::new(self.say("print-when"), self.when(told.incident))];
        facts.extend(self.fact("print-where", place.as_deref()));
        facts.push(Fact::new(
            self.say("print-what"),
            told.incident.what.clone(),
        ));
        facts.extend(places.map(|places| {
            let page = places.say(self, &told.kept.id.to_string());
            let place = [
                ("number", told.number.to_string().into()),
                ("page", page.into()),
            ];
            Fact::new(
                self.say("print-in-the-chronology"),
                self.say_with("print-incident-and-page", &place),
            )
        }));
        Section {
            heading: self.say("print-latest-incident"),
            facts,
            ..Section::default()
        }
    }

    fn figures(&self) -> Section {
        // Six months have a place of their own.
        let figures = self.edition.figures.iter();
        let figures = figures.filter(|figure| figure.kind == FigureKind::Other);
        let points = figures.map(|figure| Point {
            text: figure.sentence.clone(),
            ..Point::default()
        });
        Section {
            heading: self.say("print-figures"),
            points: points.collect(),
            ..Section::default()
        }
    }

    /// The date comes from the figure, so that no two of them can stand on one sheet.
    fn six_months(&self) -> Section {
        let figures = self.edition.figures.iter();
        let said = figures.filter(|figure| figure.kind == FigureKind::SixMonths);
        Section {
            heading: self.say("print-six-months-heading"),
            sentences: said.map(|figure| figure.sentence.clone()).collect(),
            ..Section::default()
        }
    }

    /// What will be gone first comes first; cameras before the rest.
    fn held_by_others(&self, incidents: &[Told<'_>]) -> Section {
        let mut held: Vec<_> = incidents
            .iter()
            .flat_map(|told| told.incident.elsewhere.iter().map(move |held| (told, held)))
            .filter(|(_, held)| held.got != Some(domain::Answer::Yes))
            .collect();
        // What can still be fetched first, cameras before the rest, the soonest gone first.
        let today = self.edition.case.made.local().date_naive();
        held.sort_by_key(|(_, held)| {
            let camera = held.what.to_lowercase().contains("cctv");
            let gone_by = held.gone_by.unwrap_or(NaiveDate::MAX);
            (gone_by < today, !camera, gone_by)
        });
        let points = held.into_iter().map(|(told, held)| Point {
            lead: match held.gone_by {
                Some(gone) => self.say_with("print-gone-by", &[("date", self.date(gone).into())]),
                None => String::new(),
            },
            text: self.held(held),
            note: self.say_with(
                "print-about-incident",
                &[
                    ("number", told.number.to_string().into()),
                    ("when", self.when(told.incident).into()),
                ],
            ),
        });
        Section {
            heading: self.say("print-held-heading"),
            points: points.collect(),
            ..Section::default()
        }
    }

    fn orders_and_proceedings(&self) -> Section {
        Section {
            heading: self.say("print-orders"),
            points: self.orders(),
            ..Section::default()
        }
    }

    fn earlier_references(&self) -> Section {
        let reports = self.standing().filter_map(|(_, entry)| match entry {
            Entry::Report(report) => Some(report),
            _ => None,
        });
        let points = reports.map(|report| {
            let whole = self.report(report);
            let facts: Vec<Fact> = [
                self.fact("print-reference", report.reference.as_deref()),
                self.fact("print-spoke-to", report.name.as_deref()),
                self.fact("print-collar-number", report.number.as_deref()),
                self.fact("print-outcome", report.outcome.as_deref()),
            ]
            .into_iter()
            .flatten()
            .collect();
            Point {
                lead: whole.lead,
                text: one_line(&facts),
                note: String::new(),
            }
        });
        Section {
            heading: self.say("print-earlier-references"),
            points: points.collect(),
            ..Section::default()
        }
    }

    fn promises(&self) -> Section {
        let mut points = Vec::new();
        for (_, entry) in self.standing() {
            let Entry::Report(report) = entry else {
                continue;
            };
            let lead = self.report(report).lead;
            let open = |promise: &&domain::Promise| promise.kept != Some(domain::Answer::Yes);
            points.extend(report.promised.iter().filter(open).map(|promise| Point {
                lead: lead.clone(),
                text: self.promise(promise),
                note: String::new(),
            }));
        }
        Section {
            heading: self.say("print-promised-heading"),
            points,
            ..Section::default()
        }
    }

    fn whom_to_ask(&self) -> Section {
        let keeper = written(self.edition.case.keeper.as_deref());
        let mut facts: Vec<Fact> = keeper
            .map(|keeper| Fact::new(self.say("print-keeper"), keeper))
            .into_iter()
            .collect();
        facts.push(Fact::new(
            self.say("print-case"),
            self.edition.case.label.to_string(),
        ));
        Section {
            heading: self.say("print-ask-heading"),
            sentences: vec![self.say(self.in_a_bundle_or_not("print-ask", "print-ask-alone"))],
            facts,
            ..Section::default()
        }
    }
}
