//! What one version of an entry says, row by row, as the documents print it. Versions are held against each other by these, so
//! that what is not printed makes no difference that a reader could look for in vain.

use catalogue::{SentenceId, sentences};
use domain::{Entry, Impact, Incident, Item, Order, Person, Proceeding, Report, Role};

use crate::print::Fact;
use crate::print::context::{PrintContext, written};
use crate::print::orders::numbered_terms;

/// Whether a row is what somebody told or what they answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Words,
    Answer,
}

/// Something that a version says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) text: String,
    pub(super) part: Part,
}

impl PrintContext<'_> {
    /// No label stands twice.
    pub(super) fn rows_of(&self, entry: &Entry) -> Vec<Row> {
        let rows = match entry {
            Entry::Incident(incident) => self.rows_of_incident(incident),
            Entry::Event(event) => self.rows_of_incident(event.told()),
            Entry::Item(item) => self.rows_of_item(item),
            Entry::Report(report) => self.rows_of_report(report),
            Entry::Impact(impact) => self.rows_of_impact(impact),
            Entry::Order(order) => self.rows_of_order(order),
            Entry::Proceeding(stage) => self.rows_of_proceeding(stage),
            Entry::Person(person) => self.rows_of_person(person),
            // They are printed in no document that lies beside the annex.
            Entry::Place(_)
            | Entry::Assessment(_)
            | Entry::Needs(_)
            | Entry::Consent(_)
            | Entry::Note(_)
            | Entry::FingerprintLeft(_) => Vec::new(),
        };
        joined(rows)
    }

    fn rows_of_incident(&self, incident: &Incident) -> Vec<Row> {
        let when = incident.when.as_ref().map(|when| self.times.when(when));
        let quotes = incident.exact_words.iter().map(|quote| {
            let words = format!("“{}”", quote.words);
            match written(quote.by.as_deref()) {
                Some(by) => format!("{by}: {words}"),
                None => words,
            }
        });
        let noted = incident.first_noted.as_ref().map(|noted| {
            let on = self.noted_on(noted);
            match self.note_is_now(noted) {
                Some(now) => format!("{on}. {now}"),
                None => on,
            }
        });
        let mut rows = vec![
            self.words(sentences::PRINT_WHAT, Some(&incident.what)),
            self.words(
                sentences::BUNDLE_COLUMN_EXACT_WORDS,
                Some(&quotes.collect::<Vec<_>>().join("\n")),
            ),
            self.answered(sentences::PRINT_WHEN, when.as_deref()),
        ];
        rows.extend(answers(self.heads(sentences::PRINT_WHO, incident)));
        rows.extend(answers(self.card_facts(incident)));
        rows.push(self.answered(sentences::PRINT_FIRST_NOTED, noted.as_deref()));
        rows
    }

    fn rows_of_item(&self, item: &Item) -> Vec<Row> {
        vec![
            self.words(
                sentences::BUNDLE_COLUMN_DESCRIPTION,
                item.description.as_deref(),
            ),
            self.answered(sentences::PRINT_PRODUCED_BY, item.produced_by.as_deref()),
            self.answered(
                sentences::PRINT_RECEIVED_FROM,
                item.received_from.as_deref(),
            ),
            self.answered(
                sentences::PRINT_SOURCE_DEVICE,
                item.source_device.as_deref(),
            ),
            self.answered(sentences::PRINT_ORIGINAL_IS, item.original_is.as_deref()),
            self.answered(
                sentences::PRINT_POLICE_REFERENCE,
                item.police_reference.as_deref(),
            ),
        ]
    }

    fn rows_of_report(&self, report: &Report) -> Vec<Row> {
        let promised = self.promises_of(report).join("\n");
        let lead = self.reported_to(report);
        let mut rows = vec![self.answered(sentences::PRINT_REPORTED_TO, Some(&lead))];
        rows.extend(answers(self.report_facts(report)));
        rows.push(self.answered(sentences::PRINT_PROMISED, Some(&promised)));
        rows
    }

    fn rows_of_impact(&self, impact: &Impact) -> Vec<Row> {
        let lead = self.impact_lead(impact);
        vec![
            self.words(sentences::PRINT_WHAT, Some(&impact.words)),
            self.answered(sentences::PRINT_WHEN, Some(&lead)),
            self.answered(
                sentences::PRINT_IN_WHOSE_WORDS,
                impact.in_whose_words.as_deref(),
            ),
        ]
    }

    fn rows_of_order(&self, order: &Order) -> Vec<Row> {
        let kind = self.order_kind(&order.order_kind);
        let status = self.value("order-status", order.status);
        let mut rows = vec![
            self.answered(sentences::PRINT_KIND, Some(&kind)),
            self.answered(sentences::PRINT_STATUS, Some(&status)),
        ];
        rows.extend(answers(self.order_facts(order)));
        let terms = numbered_terms(order).join("\n");
        rows.push(self.answered(sentences::PRINT_TERMS, Some(&terms)));
        rows
    }

    fn rows_of_proceeding(&self, proceeding: &Proceeding) -> Vec<Row> {
        let stage = self.stage(proceeding);
        let mut rows = vec![self.answered(sentences::PRINT_STATUS, Some(&stage))];
        rows.extend(answers(self.proceeding_facts(proceeding)));
        rows
    }

    /// Only of those by whom the officer's pages say how to find them.
    fn rows_of_person(&self, person: &Person) -> Vec<Row> {
        let is_told = matches!(person.role, Role::OtherPerson | Role::ActingForThem);
        if person.protected || !is_told {
            return Vec::new();
        }
        let mut rows = vec![self.answered(sentences::PRINT_CALLED, Some(&person.name))];
        rows.extend(answers(self.person_facts(person)));
        rows
    }

    fn words(&self, label: SentenceId, text: Option<&str>) -> Row {
        Row {
            part: Part::Words,
            ..self.answered(label, text)
        }
    }

    fn answered(&self, label: SentenceId, text: Option<&str>) -> Row {
        Row {
            label: self.say(label),
            text: written(text).unwrap_or_default().to_owned(),
            part: Part::Answer,
        }
    }
}

fn answers(facts: Vec<Fact>) -> impl Iterator<Item = Row> {
    facts.into_iter().map(|fact| Row {
        label: fact.label,
        text: fact.value,
        part: Part::Answer,
    })
}

/// What stands under one label, on lines of one row; nothing where it says nothing.
fn joined(rows: Vec<Row>) -> Vec<Row> {
    let mut joined: Vec<Row> = Vec::new();
    for row in rows.into_iter().filter(|row| !row.text.is_empty()) {
        match joined.iter_mut().find(|other| other.label == row.label) {
            Some(other) => {
                other.text.push('\n');
                other.text.push_str(&row.text);
            }
            None => joined.push(row),
        }
    }
    joined
}
