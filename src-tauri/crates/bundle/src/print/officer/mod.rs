//! The officer's two pages: everything that a report form asks for, to be copied from. In a bundle, lists follow them.

mod danger;
mod kinds;
mod lists;
mod named;
mod new_here;
mod police_references;

use std::collections::BTreeSet;

use catalogue::sentences;
use chrono::NaiveDate;
use domain::{Entry, EntryId, HeldKind, Incident, Person, Report, Role};

use super::chronology::{in_order, is_event, one_line, told};
use super::context::{PrintContext, PrintInput, written};
use super::{Document, Fact, Lists, Pages, PlaceInChronology, Point, PrintJob, Section};
use crate::case_file::{FigureKind, KeptEntry};
use crate::exhibits_counted::exhibits_counted;
use crate::extent::Extent;

/// The two pages, with page numbers of the chronology that was printed before.
pub fn for_the_officer(input: &PrintInput<'_>, places: &PlaceInChronology) -> PrintJob {
    two_pages(&PrintContext::of(*input), Some(places))
}

/// The two pages by themselves, in no bundle.
pub fn for_the_officer_alone(input: &PrintInput<'_>) -> PrintJob {
    two_pages(&PrintContext::alone(*input), None)
}

fn two_pages(context: &PrintContext<'_>, places: Option<&PlaceInChronology>) -> PrintJob {
    let incidents: Vec<Told<'_>> = in_order(&context.input)
        .into_iter()
        .filter(|kept| kept.struck_out.is_none())
        .filter_map(|kept| match &kept.entry {
            Some(Entry::Incident(incident)) => Some(Told { kept, incident }),
            _ => None,
        })
        .collect();
    let mut first = context.other_people();
    first.push(context.the_record(&incidents));
    first.push(context.danger(&incidents));
    first.push(context.orders_in_force());
    first.push(context.where_proceedings_stand());
    first.push(context.latest_incident(&incidents, places));
    let second = vec![
        context.held_by_others(),
        context.earlier_references(),
        context.promises(),
        context.orders_and_stages_before(),
        context.figures(),
        context.time_limits(),
        context.whom_to_ask(),
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
    let whats_new = places.and_then(|places| context.new_here(places));
    let whats_new = whats_new.map(|_| context.say(sentences::PRINT_NEW_HERE_STANDS));
    let document =
        Document::ForTheOfficer(Pages {
            opening: context
                .extent_line()
                .into_iter()
                .chain([
                    context.say(context.with_documents_or_alone(
                        sentences::PRINT_OFFICER_OPENING,
                        sentences::PRINT_OFFICER_OPENING_ALONE,
                    )),
                    context.zone_of_times(),
                ])
                .chain(whats_new)
                .collect(),
            pages: vec![said(first), said(second)],
            shortened: context.say(context.with_documents_or_alone(
                sentences::PRINT_SHORTENED,
                sentences::PRINT_SHORTENED_ALONE,
            )),
            // By themselves they are two pages.
            lists: match places {
                Some(places) => context.lists(&incidents, places),
                None => Lists::default(),
            },
        });
    let title = context.say(sentences::PRINT_OFFICER_TITLE);
    context.job(document, title, Vec::new())
}

/// An incident that stands, with its number.
#[derive(Clone, Copy)]
struct Told<'a> {
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

impl PrintContext<'_> {
    fn other_people(&self) -> Vec<Section> {
        let mut people = self.people_of(Role::OtherPerson);
        people.extend(self.people_of(Role::ActingForThem));
        let sections = people.into_iter().map(|person| self.other_person(person));
        let mut sections: Vec<Section> = sections.collect();
        if sections.is_empty() {
            sections.push(Section {
                heading: self.say(sentences::ROLE_OTHER_PERSON),
                sentences: vec![self.say(sentences::PRINT_OTHER_PERSON_NOT_KNOWN)],
                ..Section::default()
            });
        }
        sections
    }

    fn other_person(&self, person: &Person) -> Section {
        if person.protected {
            return Section {
                heading: self.value("role", person.role),
                sentences: vec![self.say(sentences::PRINT_NAME_WITHHELD)],
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
            self.fact(sentences::PRINT_FULL_NAME, person.full_name.as_deref()),
            self.listed(sentences::PRINT_ALIASES, &person.aliases),
            self.fact(sentences::PRINT_BORN, born.as_deref()),
            self.fact(
                sentences::PRINT_RELATIONSHIP,
                person.relationship.as_deref(),
            ),
            self.fact(sentences::PRINT_ACTS_FOR, acts_for.as_deref()),
            self.listed(sentences::PRINT_NUMBERS, &person.numbers),
            self.listed(sentences::PRINT_EMAILS, &person.emails),
            self.listed(sentences::PRINT_ACCOUNTS, &handles.collect::<Vec<_>>()),
            self.listed(sentences::PRINT_ADDRESSES, &person.addresses),
            self.listed(sentences::PRINT_VEHICLES, &vehicles.collect::<Vec<_>>()),
            self.fact(sentences::PRINT_LOOKS, person.description.as_deref()),
            self.fact(sentences::PRINT_MORE, person.words.as_deref()),
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
                .map(|when| self.times.span(when))
        };
        let first = incidents.iter().find(dated).and_then(span);
        let last = newest(incidents).and_then(span);
        let mut facts = vec![Fact::new(
            self.say(sentences::PRINT_INCIDENTS),
            self.incidents_counted(incidents),
        )];
        facts.extend(self.fact(sentences::PRINT_FIRST_INCIDENT, first.as_deref()));
        facts.extend(self.fact(sentences::PRINT_LAST_INCIDENT, last.as_deref()));
        facts.extend(self.last_naming_the_other_person(incidents));
        if undated > 0 {
            facts.push(Fact::new(
                self.say(sentences::PRINT_UNDATED),
                undated.to_string(),
            ));
        }
        facts.push(Fact::new(
            self.say(sentences::PRINT_EXHIBITS),
            exhibits_counted(self.words, self.input.exhibits),
        ));
        Section {
            heading: self.say(match self.input.extent {
                Extent::Whole => sentences::PRINT_RECORD,
                Extent::Part | Extent::Supplement(_) => sentences::PRINT_RECORD_OF_A_PART,
            }),
            facts,
            ..Section::default()
        }
    }

    /// How many, and how many of them name the other person, under whose name the number stands.
    fn incidents_counted(&self, incidents: &[Told<'_>]) -> String {
        let naming = self.naming_the_other_person(incidents).len();
        if naming == incidents.len() {
            return naming.to_string();
        }
        let values = [("count", incidents.len().into()), ("naming", naming.into())];
        self.say_with(sentences::PRINT_INCIDENTS_AND_NAMING, &values)
    }

    fn naming_the_other_person<'t>(&self, incidents: &[Told<'t>]) -> Vec<Told<'t>> {
        let figures = self.input.figures.iter();
        let naming: BTreeSet<EntryId> = figures
            .filter(|figure| figure.kind == FigureKind::NamesOtherPerson)
            .flat_map(|figure| figure.entries.iter().copied())
            .collect();
        let incidents = incidents.iter().copied();
        incidents
            .filter(|told| naming.contains(&told.kept.id))
            .collect()
    }

    /// The newest that names the other person, where that is not the newest of all: somebody not seen may have been anybody.
    fn last_naming_the_other_person(&self, incidents: &[Told<'_>]) -> Option<Fact> {
        let naming = self.naming_the_other_person(incidents);
        let last = newest(&naming)?;
        let is_newest = newest(incidents).is_some_and(|newest| newest.kept.id == last.kept.id);
        let values = [
            ("when", self.when(last.incident).into()),
            ("number", last.kept.number_words().into()),
        ];
        (!is_newest).then(|| {
            Fact::new(
                self.say(sentences::PRINT_LAST_NAMING_OTHER_PERSON),
                self.say_with(sentences::PRINT_WHEN_AND_NUMBER, &values),
            )
        })
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
        let mut facts = vec![Fact::new(
            self.say(sentences::PRINT_WHEN),
            self.when(told.incident),
        )];
        facts.extend(self.fact(sentences::PRINT_WHERE, place.as_deref()));
        facts.push(Fact::new(
            self.say(sentences::PRINT_WHAT),
            told.incident.what.clone(),
        ));
        facts.extend(places.map(|places| {
            let page = places.say(self, &told.kept.id.to_string());
            let place = [
                ("number", told.kept.number_words().into()),
                ("page", page.into()),
            ];
            Fact::new(
                self.say(sentences::PRINT_IN_THE_CHRONOLOGY),
                self.say_with(sentences::PRINT_INCIDENT_AND_PAGE, &place),
            )
        }));
        Section {
            heading: self.say(sentences::PRINT_LATEST_INCIDENT),
            facts,
            ..Section::default()
        }
    }

    pub(super) fn figures(&self) -> Section {
        // Time limits have a place of their own.
        let figures = self.input.figures.iter();
        let figures = figures.filter(|figure| figure.kind != FigureKind::TimeLimit);
        let points = figures.map(|figure| Point {
            text: figure.sentence.clone(),
            ..Point::default()
        });
        Section {
            heading: self.say(sentences::PRINT_FIGURES),
            points: points.collect(),
            ..Section::default()
        }
    }

    fn time_limits(&self) -> Section {
        let figures = self.input.figures.iter();
        let said = figures.filter(|figure| figure.kind == FigureKind::TimeLimit);
        Section {
            heading: self.say(sentences::PRINT_TIME_LIMIT_HEADING),
            sentences: said.map(|figure| figure.sentence.clone()).collect(),
            ..Section::default()
        }
    }

    /// What will be gone first comes first; cameras before the rest.
    fn held_by_others(&self) -> Section {
        // A camera that saw an event is to be asked for as one that saw an incident.
        let happened = in_order(&self.input).into_iter();
        let happened = happened.filter(|kept| kept.struck_out.is_none());
        let mut held: Vec<_> = happened
            .filter_map(|kept| {
                let incident = told(kept)?;
                Some(Told { kept, incident })
            })
            // Of two of which nobody knows when they are gone, the newer is the likelier to be there.
            .rev()
            .flat_map(|told| told.incident.elsewhere.iter().map(move |held| (told, held)))
            .filter(|(_, held)| held.got != Some(domain::Answer::Yes))
            .collect();
        // What can still be fetched first, cameras before the rest, the soonest gone first.
        let today = self.input.case.made.local().date_naive();
        held.sort_by_key(|(_, held)| {
            let camera = held.held_kind == Some(HeldKind::Camera);
            let gone_by = held.gone_by.unwrap_or(NaiveDate::MAX);
            (gone_by < today, !camera, gone_by)
        });
        let points = held.into_iter().map(|(told, held)| Point {
            lead: match held.gone_by {
                Some(gone) => self.say_with(
                    match gone < today {
                        true => sentences::PRINT_WAS_TO_BE_GONE_BY,
                        false => sentences::PRINT_GONE_BY,
                    },
                    &[("date", self.date(gone).into())],
                ),
                None => String::new(),
            },
            text: self.held(held),
            note: self.say_with(
                match is_event(told.kept) {
                    true => sentences::PRINT_ABOUT_EVENT,
                    false => sentences::PRINT_ABOUT_INCIDENT,
                },
                &[
                    ("number", told.kept.number_words().into()),
                    ("when", self.when(told.incident).into()),
                ],
            ),
            ..Point::default()
        });
        Section {
            heading: self.say(sentences::PRINT_HELD_HEADING),
            points: points.collect(),
            ..Section::default()
        }
    }

    fn earlier_references(&self) -> Section {
        let points = self.newest_reports().into_iter().map(|report| {
            let whole = self.report(report);
            let facts: Vec<Fact> = [
                self.fact(sentences::PRINT_REFERENCE, report.reference.as_deref()),
                self.fact(sentences::PRINT_SPOKE_TO, report.name.as_deref()),
                self.fact(sentences::PRINT_COLLAR_NUMBER, report.number.as_deref()),
                self.fact(sentences::PRINT_OUTCOME, report.outcome.as_deref()),
            ]
            .into_iter()
            .flatten()
            .collect();
            Point {
                lead: whole.lead,
                text: one_line(&facts),
                ..Point::default()
            }
        });
        Section {
            heading: self.say(sentences::PRINT_EARLIER_REFERENCES),
            points: points.collect(),
            ..Section::default()
        }
    }

    /// The newest first: where a list has to be shortened, the oldest give way.
    fn newest_reports(&self) -> Vec<&Report> {
        let mut reports: Vec<&Report> = self
            .standing()
            .filter_map(|(_, entry)| match entry {
                Entry::Report(report) => Some(&**report),
                _ => None,
            })
            .collect();
        reports.sort_by_key(|report| {
            let when = report.when.as_ref();
            std::cmp::Reverse(when.and_then(domain::When::earliest_utc))
        });
        reports
    }

    fn promises(&self) -> Section {
        let mut points = Vec::new();
        for report in self.newest_reports() {
            let lead = self.report(report).lead;
            let open = |promise: &&domain::Promise| promise.kept != Some(domain::Answer::Yes);
            points.extend(report.promised.iter().filter(open).map(|promise| Point {
                lead: lead.clone(),
                text: self.promise(promise),
                ..Point::default()
            }));
        }
        Section {
            heading: self.say(sentences::PRINT_PROMISED_HEADING),
            points,
            ..Section::default()
        }
    }

    fn whom_to_ask(&self) -> Section {
        let keeper = written(self.input.case.keeper.as_deref());
        let mut facts: Vec<Fact> = keeper
            .map(|keeper| Fact::new(self.say(sentences::PRINT_KEEPER), keeper))
            .into_iter()
            .collect();
        facts.push(Fact::new(
            self.say(sentences::PRINT_CASE),
            self.input.case.label.to_string(),
        ));
        Section {
            heading: self.say(sentences::PRINT_ASK_HEADING),
            sentences: vec![
                self.say(self.in_a_bundle_or_not(sentences::PRINT_ASK, sentences::PRINT_ASK_ALONE)),
            ],
            facts,
            ..Section::default()
        }
    }
}
