//! The chronology, in volumes.

use catalogue::sentences;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::{Entry, Incident};

use super::context::{PrintContext, PrintInput, written};
use super::document::ChronologyLabels;
use super::{
    Chronology, Document, Fact, INCIDENTS_PER_VOLUME, Month, PageWords, PictureOf, Point, PrintJob,
    Section,
};
use crate::case_file::KeptEntry;

/// The incidents and events in the order of the chronology: by when they may first have happened; those of which no date is known, and
/// the erased, by when they were written. Those of the same time stand in the order in which they were written.
pub fn in_order<'a>(input: &PrintInput<'a>) -> Vec<&'a KeptEntry> {
    let mut incidents: Vec<&KeptEntry> = input
        .entries
        .iter()
        .filter(|kept| match &kept.entry {
            Some(entry) => entry.kind().is_numbered(),
            // What was erased and has no number was neither.
            None => kept.erased.is_some() && kept.number.is_some(),
        })
        .collect();
    incidents.sort_by_key(|kept| at(kept));
    incidents
}

/// What is told of an incident or event; of what was erased, nothing.
pub(super) fn told(kept: &KeptEntry) -> Option<&Incident> {
    kept.entry.as_ref()?.happened()
}

/// Whether it is an event, which is called so and counted nowhere.
pub(super) fn is_event(kept: &KeptEntry) -> bool {
    matches!(kept.entry, Some(Entry::Event(_)))
}

fn at(kept: &KeptEntry) -> DateTime<Utc> {
    told(kept)
        .and_then(|incident| incident.when.as_ref()?.earliest_utc())
        .unwrap_or(kept.first_written.utc)
}

/// The chronology's volumes; at least one.
pub fn chronology(input: &PrintInput<'_>) -> Vec<PrintJob> {
    let context = PrintContext::of(*input);
    let incidents = in_order(input);
    let mut volumes: Vec<&[&KeptEntry]> = incidents.chunks(INCIDENTS_PER_VOLUME).collect();
    if volumes.is_empty() {
        volumes.push(&[]);
    }
    let count = volumes.len();
    let volumes = volumes.into_iter().zip(1..);
    volumes
        .map(|(incidents, volume)| context.volume(incidents, volume, count))
        .collect()
}

impl PrintContext<'_> {
    fn volume(&self, incidents: &[&KeptEntry], volume: usize, volumes: usize) -> PrintJob {
        let mut pictures = Vec::new();
        let mut months: Vec<Month> = Vec::new();
        for kept in incidents {
            let heading = self.month(kept);
            let card = self.card(kept, told(kept), &mut pictures);
            match months.last_mut() {
                Some(month) if month.heading == heading => month.cards.push(card),
                _ => months.push(Month {
                    heading,
                    cards: vec![card],
                }),
            }
        }
        let title = match volumes {
            1 => self.say(sentences::PRINT_CHRONOLOGY_TITLE),
            _ => self.say_with(
                sentences::PRINT_CHRONOLOGY_TITLE_VOLUME,
                &[("volume", volume.into()), ("volumes", volumes.into())],
            ),
        };
        let sections = match volume == volumes {
            true => self.after_the_incidents(),
            false => Vec::new(),
        };
        let document = Document::Chronology(Chronology {
            opening: self.chronology_opening(),
            index: self.index_of_exhibits(&months),
            months,
            sections,
            annex: self.annex(incidents, volume == volumes),
            written: self.written_down(incidents),
            labels: ChronologyLabels {
                page: self.say(sentences::PRINT_PAGE),
                contents: self.say(sentences::PRINT_CONTENTS),
                no_picture: self.say(sentences::PRINT_NO_PICTURE),
                struck_out: self.say(sentences::PRINT_STRUCK_OUT_SHORT),
            },
        });
        self.job(document, title, pictures)
    }

    pub(super) fn job(
        &self,
        document: Document,
        title: String,
        pictures: Vec<PictureOf>,
    ) -> PrintJob {
        PrintJob {
            document,
            foot: self.foot(&self.titled(&title)),
            title: self.titled(&title),
            band: String::new(),
            made: self.input.case.made,
            pictures,
            page_words: PageWords {
                language: self.words.language().tag().to_owned(),
                made_with: self.say(sentences::PRINT_MADE_WITH),
                page: self.say(sentences::PRINT_PAGE),
                of: self.say(sentences::PRINT_OF),
                replaced: self.replaced_characters(),
            },
        }
    }

    /// "CASE-7F3A · Chronology · 20 November 2026"
    fn foot(&self, title: &str) -> String {
        let made = self.date(self.day());
        format!("{} · {title} · {made}", self.input.case.label)
    }

    fn month(&self, kept: &KeptEntry) -> String {
        let earliest = told(kept).and_then(|incident| incident.when.as_ref()?.earliest);
        match (earliest, told(kept)) {
            (Some(earliest), _) => self.month_and_year(earliest.date()),
            (None, Some(_)) => self.say_with(
                sentences::PRINT_MONTH_NOT_KNOWN,
                &[(
                    "month",
                    self.month_and_year(kept.first_written.local().date_naive())
                        .into(),
                )],
            ),
            (None, None) => self.month_and_year(kept.first_written.local().date_naive()),
        }
    }

    fn month_and_year(&self, date: NaiveDate) -> String {
        format!("{} {}", self.words.month(date), date.year())
    }

    fn chronology_opening(&self) -> Vec<String> {
        let mut opening: Vec<String> = self.extent_line().into_iter().collect();
        opening.extend([
            self.say(sentences::PRINT_CHRONOLOGY_OPENING),
            self.say(sentences::PRINT_OWN_WORDS_OPENING),
            self.zone_of_times(),
        ]);
        if self.input.entries.iter().any(is_event) {
            opening.push(self.say(sentences::PRINT_EVENTS_OPENING));
        }
        if self.input.others_exist {
            opening.push(self.say(sentences::PRINT_OTHERS_EXIST));
        }
        opening
    }

    fn after_the_incidents(&self) -> Vec<Section> {
        let mut impacts = Section {
            heading: self.say(sentences::PRINT_IMPACTS),
            ..Section::default()
        };
        let mut reports = Section {
            heading: self.say(sentences::PRINT_REPORTS),
            ..Section::default()
        };
        for (_, entry) in self.standing() {
            match entry {
                Entry::Impact(impact) => impacts.points.push(self.impact(impact)),
                Entry::Report(report) => reports.points.push(self.report(report)),
                _ => {}
            }
        }
        let orders = self.orders_and_proceedings();
        let made = self.how_it_was_made();
        let sections = [impacts, reports, orders, self.figures(), made];
        sections
            .into_iter()
            .filter(|section| !(section.points.is_empty() && section.sentences.is_empty()))
            .collect()
    }

    /// "14 March 2026, Sleep, Me"
    pub(super) fn impact_lead(&self, impact: &domain::Impact) -> String {
        let when = impact.when.as_ref().map(|when| self.times.when(when));
        let kind = impact.impact_kind.map(|kind| self.value("impact", kind));
        let lead: Vec<String> = [when, kind, impact.about.clone()]
            .into_iter()
            .flatten()
            .collect();
        lead.join(", ")
    }

    fn impact(&self, impact: &domain::Impact) -> Point {
        Point {
            lead: self.impact_lead(impact),
            text: impact.words.clone(),
            note: written(impact.in_whose_words.as_deref())
                .map(|whose| format!("{}: {whose}", self.say(sentences::PRINT_IN_WHOSE_WORDS)))
                .unwrap_or_default(),
            ..Point::default()
        }
    }

    /// "Example Police, 3 May 2026"
    pub(super) fn reported_to(&self, report: &domain::Report) -> String {
        let to = match written(report.organisation.as_deref()) {
            Some(organisation) => organisation.to_owned(),
            None => self.value("reported-to", report.to),
        };
        let when = report.when.as_ref().map(|when| self.times.span(when));
        let lead: Vec<String> = [Some(to), when].into_iter().flatten().collect();
        lead.join(", ")
    }

    pub(super) fn report_facts(&self, report: &domain::Report) -> Vec<Fact> {
        [
            self.fact(sentences::PRINT_REFERENCE, report.reference.as_deref()),
            self.fact(sentences::PRINT_SPOKE_TO, report.name.as_deref()),
            self.fact(sentences::PRINT_COLLAR_NUMBER, report.number.as_deref()),
            self.fact(sentences::PRINT_HOW_REPORTED, report.how.as_deref()),
            self.fact(sentences::PRINT_SAID, report.said.as_deref()),
            self.fact(sentences::PRINT_OUTCOME, report.outcome.as_deref()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    pub(super) fn promises_of(&self, report: &domain::Report) -> Vec<String> {
        let promised = report.promised.iter();
        promised.map(|one| self.promise(one)).collect()
    }

    /// "Example Police, 3 May 2026: Reference: 01/…": one dealing, whole.
    pub(super) fn report(&self, report: &domain::Report) -> Point {
        let promised = self.promises_of(report);
        Point {
            lead: self.reported_to(report),
            text: one_line(&self.report_facts(report)),
            note: match promised.is_empty() {
                true => String::new(),
                false => format!(
                    "{}: {}",
                    self.say(sentences::PRINT_PROMISED),
                    promised.join("; ")
                ),
            },
            ..Point::default()
        }
    }

    /// "to ring back, by 5 May 2026, kept: No".
    pub(super) fn promise(&self, promise: &domain::Promise) -> String {
        let mut parts = vec![promise.what.clone()];
        if let Some(due) = promise.due {
            parts.push(self.say_with(
                sentences::PRINT_PROMISE_DUE,
                &[("date", self.date(due).into())],
            ));
        }
        if let Some(kept) = promise.kept {
            parts.push(self.say_with(
                sentences::PRINT_PROMISE_KEPT,
                &[("answer", self.answer(kept).into())],
            ));
        }
        parts.join(", ")
    }

    pub(super) fn assessments(&self) -> Section {
        let points = self.standing().filter_map(|(_, entry)| match entry {
            Entry::Assessment(assessment) => Some(self.assessment(assessment)),
            _ => None,
        });
        Section {
            heading: self.say(sentences::PRINT_ASSESSMENTS),
            sentences: vec![self.say(sentences::PRINT_ASSESSMENTS_OPENING)],
            points: points.collect(),
            ..Section::default()
        }
    }

    fn assessment(&self, assessment: &domain::Assessment) -> Point {
        let date = |date: Option<NaiveDate>| date.map(|date| self.date(date));
        let facts: Vec<Fact> = [
            self.fact(sentences::PRINT_BY, assessment.by.as_deref()),
            self.fact(sentences::PRINT_AGENCY, assessment.agency.as_deref()),
            self.fact(sentences::PRINT_DATE, date(assessment.date).as_deref()),
            self.fact(sentences::PRINT_OUTCOME, assessment.outcome.as_deref()),
            self.fact(
                sentences::PRINT_COPY_ASKED,
                date(assessment.copy_asked).as_deref(),
            ),
            self.fact(
                sentences::PRINT_REVIEW_DUE,
                date(assessment.review_due).as_deref(),
            ),
        ]
        .into_iter()
        .flatten()
        .collect();
        Point {
            lead: assessment.tool.clone(),
            text: one_line(&facts),
            ..Point::default()
        }
    }
}

/// Labelled values behind one another: "Reference: 01. Outcome: none".
pub(super) fn one_line(facts: &[Fact]) -> String {
    let parts: Vec<String> = facts
        .iter()
        .map(|fact| format!("{}: {}", fact.label, fact.value.trim_end_matches('.')))
        .collect();
    match parts.is_empty() {
        true => String::new(),
        false => parts.join(". ") + ".",
    }
}
