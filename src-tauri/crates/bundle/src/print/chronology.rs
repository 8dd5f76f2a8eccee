//! The chronology, in volumes.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::{Entry, EntryKind, Incident};

use super::document::ChronologyLabels;
use super::edition::{Edition, Telling, written};
use super::{
    Chronology, Document, Fact, INCIDENTS_PER_VOLUME, Month, PageWords, Point, PrintJob, Section,
};
use crate::case_file::KeptEntry;

/// The incidents in the order of the chronology, numbered from 1 in this bundle: by when they may
/// first have happened; those of which no date is known, and the erased, by when they were written.
pub fn numbered<'a>(edition: &Edition<'a>) -> Vec<(usize, &'a KeptEntry)> {
    let mut incidents: Vec<&KeptEntry> = edition
        .entries
        .iter()
        .filter(|kept| match &kept.entry {
            Some(entry) => entry.kind() == EntryKind::Incident,
            None => kept.erased.is_some(),
        })
        .collect();
    incidents.sort_by_key(|kept| (at(kept), kept.first_written, kept.id));
    incidents
        .into_iter()
        .zip(1..)
        .map(|(kept, number)| (number, kept))
        .collect()
}

pub(super) fn incident(kept: &KeptEntry) -> Option<&Incident> {
    match &kept.entry {
        Some(Entry::Incident(incident)) => Some(incident),
        _ => None,
    }
}

fn at(kept: &KeptEntry) -> DateTime<Utc> {
    incident(kept)
        .and_then(|incident| incident.when.as_ref()?.earliest_utc())
        .unwrap_or(kept.first_written.utc)
}

/// The chronology's volumes; at least one.
pub fn chronology(edition: &Edition<'_>) -> Vec<PrintJob> {
    let telling = Telling::of(*edition);
    let incidents = numbered(edition);
    let mut volumes: Vec<&[(usize, &KeptEntry)]> = incidents.chunks(INCIDENTS_PER_VOLUME).collect();
    if volumes.is_empty() {
        volumes.push(&[]);
    }
    let count = volumes.len();
    let volumes = volumes.into_iter().zip(1..);
    volumes
        .map(|(incidents, volume)| telling.volume(incidents, volume, count))
        .collect()
}

impl Telling<'_> {
    fn volume(&self, incidents: &[(usize, &KeptEntry)], volume: usize, volumes: usize) -> PrintJob {
        let mut pictures = Vec::new();
        let mut months: Vec<Month> = Vec::new();
        for (number, kept) in incidents {
            let heading = self.month(kept);
            let card = self.card(Some(*number), kept, incident(kept), &mut pictures);
            match months.last_mut() {
                Some(month) if month.heading == heading => month.cards.push(card),
                _ => months.push(Month {
                    heading,
                    cards: vec![card],
                }),
            }
        }
        let title = match volumes {
            1 => self.say("print-chronology-title"),
            _ => self.say_with(
                "print-chronology-title-volume",
                &[("volume", volume.into()), ("volumes", volumes.into())],
            ),
        };
        let sections = match volume == volumes {
            true => self.after_the_incidents(),
            false => Vec::new(),
        };
        let document = Document::Chronology(Chronology {
            opening: self.chronology_opening(),
            months,
            sections,
            index_heading: self.say("print-index-of-exhibits"),
            labels: ChronologyLabels {
                incident: self.say("print-incident"),
                page: self.say("print-page"),
                contents: self.say("print-contents"),
                no_picture: self.say("print-no-picture"),
                struck_out: self.say("print-struck-out-short"),
            },
        });
        self.job(document, title, pictures)
    }

    pub(super) fn job(
        &self,
        document: Document,
        title: String,
        pictures: Vec<domain::EntryId>,
    ) -> PrintJob {
        PrintJob {
            document,
            title,
            case_label: self.edition.case.label.to_string(),
            made: self.edition.case.made,
            pictures,
            page_words: PageWords {
                made_with: self.say("print-made-with"),
                page: self.say("print-page"),
                of: self.say("print-of"),
            },
        }
    }

    fn month(&self, kept: &KeptEntry) -> String {
        let earliest = incident(kept).and_then(|incident| incident.when.as_ref()?.earliest);
        match (earliest, incident(kept)) {
            (Some(earliest), _) => self.month_and_year(earliest.date()),
            (None, Some(_)) => self.say_with(
                "print-month-not-known",
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
        let mut opening = vec![
            self.say("print-chronology-opening"),
            self.say("print-own-words-opening"),
            self.replaced_characters(),
        ];
        if self.edition.others_exist {
            opening.push(self.say("print-others-exist"));
        }
        opening
    }

    fn after_the_incidents(&self) -> Vec<Section> {
        let mut impacts = Section {
            heading: self.say("print-impacts"),
            ..Section::default()
        };
        let mut reports = Section {
            heading: self.say("print-reports"),
            ..Section::default()
        };
        for (_, entry) in self.standing() {
            match entry {
                Entry::Impact(impact) => impacts.points.push(self.impact(impact)),
                Entry::Report(report) => reports.points.push(self.report(report)),
                _ => {}
            }
        }
        let orders = Section {
            heading: self.say("print-orders"),
            points: self.orders(),
            ..Section::default()
        };
        let sections = [impacts, reports, orders, self.assessments()];
        sections
            .into_iter()
            .filter(|section| !section.points.is_empty())
            .collect()
    }

    fn impact(&self, impact: &domain::Impact) -> Point {
        let when = impact.when.as_ref().map(|when| self.words.when(when));
        let kind = impact.impact_kind.map(|kind| self.value("impact", kind));
        let lead: Vec<String> = [when, kind, impact.about.clone()]
            .into_iter()
            .flatten()
            .collect();
        Point {
            lead: lead.join(", "),
            text: impact.words.clone(),
            note: written(impact.in_whose_words.as_deref())
                .map(|whose| format!("{}: {whose}", self.say("print-in-whose-words")))
                .unwrap_or_default(),
        }
    }

    /// "Police, Example Police, 3 May 2026; reference 01/…": one dealing, whole.
    pub(super) fn report(&self, report: &domain::Report) -> Point {
        let to = match written(report.organisation.as_deref()) {
            Some(organisation) => organisation.to_owned(),
            None => self.value("reported-to", report.to),
        };
        let when = report.when.as_ref().map(|when| self.words.span(when));
        let lead: Vec<String> = [Some(to), when].into_iter().flatten().collect();
        let facts: Vec<Fact> = [
            self.fact("print-reference", report.reference.as_deref()),
            self.fact("print-spoke-to", report.name.as_deref()),
            self.fact("print-collar-number", report.number.as_deref()),
            self.fact("print-how-reported", report.how.as_deref()),
            self.fact("print-said", report.said.as_deref()),
            self.fact("print-outcome", report.outcome.as_deref()),
        ]
        .into_iter()
        .flatten()
        .collect();
        let promised: Vec<String> = report
            .promised
            .iter()
            .map(|one| self.promise(one))
            .collect();
        Point {
            lead: lead.join(", "),
            text: one_line(&facts),
            note: match promised.is_empty() {
                true => String::new(),
                false => format!("{}: {}", self.say("print-promised"), promised.join("; ")),
            },
        }
    }

    /// "to ring back, by 5 May 2026, kept: No".
    pub(super) fn promise(&self, promise: &domain::Promise) -> String {
        let mut parts = vec![promise.what.clone()];
        if let Some(due) = promise.due {
            parts.push(self.say_with("print-promise-due", &[("date", self.date(due).into())]));
        }
        if let Some(kept) = promise.kept {
            parts.push(self.say_with(
                "print-promise-kept",
                &[("answer", self.answer(kept).into())],
            ));
        }
        parts.join(", ")
    }

    /// Orders and stages of proceedings.
    pub(super) fn orders(&self) -> Vec<Point> {
        let mut points = Vec::new();
        for (_, entry) in self.standing() {
            match entry {
                Entry::Order(order) => points.push(self.order_point(order)),
                Entry::Proceeding(proceeding) => points.push(self.proceeding(proceeding)),
                _ => {}
            }
        }
        points
    }

    fn order_point(&self, order: &domain::Order) -> Point {
        let date = |date: Option<NaiveDate>| date.map(|date| self.date(date));
        let against = order.against.map(|person| self.name(person));
        let facts: Vec<Fact> = [
            self.fact("print-against", against.as_deref()),
            self.fact("print-made-by", order.made_by.as_deref()),
            self.fact("print-reference", order.reference.as_deref()),
            self.fact("print-from", date(order.from).as_deref()),
            self.fact("print-until", date(order.until).as_deref()),
            self.fact("print-served", date(order.served).as_deref()),
            self.fact("print-more", order.words.as_deref()),
        ]
        .into_iter()
        .flatten()
        .collect();
        let terms: Vec<String> = order
            .terms
            .iter()
            .zip(1..)
            .map(|(term, number)| format!("{number}. {term}"))
            .collect();
        Point {
            lead: format!(
                "{} ({})",
                self.order_kind(&order.order_kind),
                self.value("order-status", order.status)
            ),
            text: one_line(&facts),
            note: terms.join("\n"),
        }
    }

    fn proceeding(&self, proceeding: &domain::Proceeding) -> Point {
        let date = |date: Option<NaiveDate>| date.map(|date| self.date(date));
        let facts: Vec<Fact> = [
            self.fact("print-at", proceeding.place.as_deref()),
            self.fact("print-outcome", proceeding.outcome.as_deref()),
            self.fact("print-next-date", date(proceeding.next_date).as_deref()),
            self.fact("print-told-by", proceeding.told_by.as_deref()),
            self.fact("print-more", proceeding.words.as_deref()),
        ]
        .into_iter()
        .flatten()
        .collect();
        let stage = self.value("stage", proceeding.stage);
        Point {
            lead: match proceeding.date {
                Some(on) => format!("{stage}, {}", self.date(on)),
                None => stage,
            },
            text: one_line(&facts),
            note: String::new(),
        }
    }

    fn assessments(&self) -> Section {
        let points = self.standing().filter_map(|(_, entry)| match entry {
            Entry::Assessment(assessment) => Some(self.assessment(assessment)),
            _ => None,
        });
        Section {
            heading: self.say("print-assessments"),
            sentences: vec![self.say("print-assessments-opening")],
            points: points.collect(),
            ..Section::default()
        }
    }

    fn assessment(&self, assessment: &domain::Assessment) -> Point {
        let date = |date: Option<NaiveDate>| date.map(|date| self.date(date));
        let facts: Vec<Fact> = [
            self.fact("print-by", assessment.by.as_deref()),
            self.fact("print-agency", assessment.agency.as_deref()),
            self.fact("print-date", date(assessment.date).as_deref()),
            self.fact("print-outcome", assessment.outcome.as_deref()),
            self.fact("print-copy-asked", date(assessment.copy_asked).as_deref()),
            self.fact("print-review-due", date(assessment.review_due).as_deref()),
        ]
        .into_iter()
        .flatten()
        .collect();
        Point {
            lead: assessment.tool.clone(),
            text: one_line(&facts),
            note: String::new(),
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
