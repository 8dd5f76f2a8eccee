//! What the chronology and the schedule of exhibits say, as tables: for the spreadsheet, and for programs. What a cell says
//! comes from the card, or from the exhibit, that is printed, so that what is kept back on paper is kept back here.

use std::collections::BTreeMap;

use catalogue::{SentenceId, sentences};
use chrono::NaiveDateTime;
use domain::{Entry, EntryId, Incident, Item, When};

use super::chronology::{in_order, told};
use super::context::{PrintContext, PrintInput};
use super::exhibits::PlaceInChronology;
use super::{Card, Exhibit, Fact};
use crate::case_file::{ExhibitFile, KeptEntry};
use crate::plan::file_names::made_at;

/// A table, whose rows are each as long as its list of columns.
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// A column's heading, and how many characters wide it is shown.
pub(crate) struct Column {
    pub(crate) heading: String,
    pub(crate) width: u8,
}

impl Table {
    fn of<T>(context: &PrintContext<'_>, cells: &[Cell<T>], rows: &[T]) -> Self {
        let columns = cells.iter().map(|cell| Column {
            heading: context.say(cell.heading),
            width: cell.width,
        });
        let row = |of: &T| cells.iter().map(|cell| (cell.says)(context, of)).collect();
        Self {
            columns: columns.collect(),
            rows: rows.iter().map(row).collect(),
        }
    }
}

/// What one column says of what a row is about.
struct Cell<T> {
    heading: SentenceId,
    width: u8,
    says: fn(&PrintContext<'_>, &T) -> String,
}

const fn cell<T>(
    heading: SentenceId,
    width: u8,
    says: fn(&PrintContext<'_>, &T) -> String,
) -> Cell<T> {
    Cell {
        heading,
        width,
        says,
    }
}

/// The incidents as the chronology numbers them.
pub(crate) fn table_of_incidents(input: &PrintInput<'_>) -> Table {
    let context = PrintContext::of(*input);
    let reports = context.reports_by_incident();
    let told: Vec<Told<'_>> = in_order(input)
        .into_iter()
        .map(|kept| Told {
            kept,
            incident: told(kept).filter(|_| kept.erased.is_none()),
            card: context.card(kept, told(kept), &mut Vec::new()),
            reported: reports.get(&kept.id).cloned().unwrap_or_default(),
        })
        .collect();
    Table::of(&context, &of_an_incident(), &told)
}

struct Told<'a> {
    kept: &'a KeptEntry,
    /// None where it was erased.
    incident: Option<&'a Incident>,
    card: Card,
    reported: Vec<String>,
}

impl Told<'_> {
    fn at(&self, which: fn(&When) -> Option<NaiveDateTime>) -> String {
        let at = self.incident.and_then(|told| which(told.when.as_ref()?));
        at.map(|at| at.format("%Y-%m-%d %H:%M").to_string())
            .unwrap_or_default()
    }
}

/// Narrow, as all of them stand beside each other on a sheet of A4.
fn of_an_incident<'a>() -> [Cell<Told<'a>>; 21] {
    [
        cell(sentences::BUNDLE_COLUMN_NUMBER, 6, |_, told| {
            told.kept.number_words()
        }),
        cell(sentences::BUNDLE_COLUMN_INCIDENT_OR_EVENT, 8, |_, told| {
            told.card.called.clone()
        }),
        cell(sentences::BUNDLE_COLUMN_WHEN, 18, |_, told| {
            told.card.when.clone()
        }),
        cell(sentences::BUNDLE_COLUMN_EARLIEST, 11, |_, told| {
            told.at(|when| when.earliest)
        }),
        cell(sentences::BUNDLE_COLUMN_LATEST, 11, |_, told| {
            told.at(|when| when.latest)
        }),
        cell(sentences::BUNDLE_COLUMN_ZONE, 11, |_, told| {
            let when = told.incident.and_then(|told| told.when.as_ref());
            when.and_then(|when| when.zone.clone()).unwrap_or_default()
        }),
        cell(sentences::BUNDLE_COLUMN_WHAT, 50, |_, told| {
            told.card.words.clone()
        }),
        cell(sentences::BUNDLE_COLUMN_EXACT_WORDS, 28, |_, told| {
            let quotes = told.card.quotes.iter();
            lines(quotes.map(|quote| format!("{} {}", quote.by, quote.words)))
        }),
        cell(sentences::PRINT_WHERE, 18, |context, told| {
            let of = [sentences::PRINT_WHERE, sentences::PRINT_ONLINE];
            context.said(&told.card.heads, &of)
        }),
        cell(sentences::PRINT_WHO, 16, |context, told| {
            let of = [sentences::PRINT_WHO, sentences::PRINT_WHO_WAS_THERE];
            context.said(&told.card.heads, &of)
        }),
        cell(sentences::BUNDLE_COLUMN_BEHAVIOURS, 16, |context, told| {
            let behaviours = told.incident.iter().flat_map(|told| &told.behaviours);
            lines(behaviours.map(|tag| context.behaviour(&tag.0)))
        }),
        cell(sentences::BUNDLE_COLUMN_CHANNELS, 11, |context, told| {
            let channels = told.incident.iter().flat_map(|told| &told.channels);
            lines(channels.map(|channel| context.value("channel", channel)))
        }),
        cell(sentences::PRINT_FEAR, 14, |context, told| {
            context.said(&told.card.facts, &[sentences::PRINT_FEAR])
        }),
        cell(sentences::PRINT_WITNESSES, 18, |context, told| {
            context.said(&told.card.facts, &[sentences::PRINT_WITNESSES])
        }),
        cell(sentences::PRINT_MAY_BREACH, 20, |context, told| {
            context.said(&told.card.facts, &[sentences::PRINT_MAY_BREACH])
        }),
        cell(sentences::PRINT_HELD_ELSEWHERE, 20, |context, told| {
            context.said(&told.card.facts, &[sentences::PRINT_HELD_ELSEWHERE])
        }),
        cell(sentences::BUNDLE_COLUMN_REPORTED, 18, |_, told| {
            lines(told.reported.iter().cloned())
        }),
        cell(sentences::BUNDLE_COLUMN_EXHIBITS, 9, |_, told| {
            let exhibits = told.card.exhibits.iter();
            lines(exhibits.map(|exhibit| exhibit.mark.clone()))
        }),
        cell(sentences::BUNDLE_COLUMN_STATE, 10, |context, told| {
            context.say(match (told.incident, &told.kept.struck_out) {
                (None, _) => sentences::BUNDLE_ERASED,
                (Some(_), Some(_)) => sentences::BUNDLE_STRUCK_OUT,
                (Some(_), None) => sentences::BUNDLE_STANDS,
            })
        }),
        cell(sentences::BUNDLE_COLUMN_WRITTEN, 14, |context, told| {
            context.times.moment(told.kept.first_written)
        }),
        cell(sentences::BUNDLE_COLUMN_ENTRY, 11, |_, told| {
            told.kept.id.to_string()
        }),
    ]
}

/// The exhibits in the order of the schedule.
pub(crate) fn table_of_exhibits(input: &PrintInput<'_>) -> Table {
    let context = PrintContext::of(*input);
    let shown_in = context.incidents_by_item();
    let nowhere = PlaceInChronology::default();
    let listed: Vec<Listed<'_>> = context
        .exhibits()
        .into_iter()
        .map(|(item, file)| Listed {
            item,
            file,
            line: context.exhibit(item, file, &nowhere, &shown_in),
        })
        .collect();
    Table::of(&context, &of_an_exhibit(), &listed)
}

struct Listed<'a> {
    item: &'a Item,
    file: &'a ExhibitFile,
    /// As the schedule has it.
    line: Exhibit,
}

fn of_an_exhibit<'a>() -> [Cell<Listed<'a>>; 13] {
    [
        cell(sentences::BUNDLE_COLUMN_MARK, 9, |_, listed| {
            listed.line.mark.clone()
        }),
        cell(sentences::PRINT_INCIDENTS, 10, |context, listed| {
            context.said(&listed.line.facts, &[sentences::PRINT_INCIDENTS])
        }),
        cell(sentences::PRINT_KIND, 14, |context, listed| {
            context.said(&listed.line.facts, &[sentences::PRINT_KIND])
        }),
        // As in the file's name: what a reader sorts by. All of its clocks stand beside it.
        cell(sentences::BUNDLE_COLUMN_DAY_AND_TIME, 12, |_, listed| {
            made_at(listed.item).unwrap_or_default()
        }),
        cell(sentences::BUNDLE_COLUMN_DESCRIPTION, 34, |_, listed| {
            listed.line.description.clone()
        }),
        cell(sentences::PRINT_CLOCKS, 28, |context, listed| {
            context.said(&listed.line.facts, &[sentences::PRINT_CLOCKS])
        }),
        cell(sentences::BUNDLE_COLUMN_PRODUCER, 14, |context, listed| {
            context.producer(listed.item)
        }),
        cell(sentences::PRINT_RECEIVED_FROM, 14, |_, listed| {
            listed.item.received_from.clone().unwrap_or_default()
        }),
        cell(sentences::BUNDLE_COLUMN_FILE, 26, |context, listed| {
            let none = || context.say(listed.file.how.instead_of_a_file());
            listed.file.file_name.clone().unwrap_or_else(none)
        }),
        cell(sentences::PRINT_NOT_AS_RECEIVED, 18, |context, listed| {
            context.said(&listed.line.facts, &[sentences::PRINT_NOT_AS_RECEIVED])
        }),
        cell(sentences::PRINT_ORIGINAL_NAME, 22, |context, listed| {
            context.said(&listed.line.facts, &[sentences::PRINT_ORIGINAL_NAME])
        }),
        cell(sentences::BUNDLE_COLUMN_RECEIVED_HASH, 22, |_, listed| {
            let is_told = listed.file.tells_what_was_received;
            let digest = is_told.then(|| listed.item.digest.to_string());
            digest.unwrap_or_default()
        }),
        cell(sentences::BUNDLE_COLUMN_HANDED_HASH, 22, |_, listed| {
            let is_here = listed.file.file_name.is_some();
            let digest = is_here.then(|| listed.file.handed_over.to_string());
            digest.unwrap_or_default()
        }),
    ]
}

impl PrintContext<'_> {
    /// What stands behind these labels.
    fn said(&self, facts: &[Fact], labels: &[SentenceId]) -> String {
        let labels: Vec<String> = labels.iter().map(|label| self.say(*label)).collect();
        let behind = facts.iter().filter(|fact| labels.contains(&fact.label));
        lines(behind.map(|fact| fact.value.clone()))
    }

    /// "Police, Example Police, 3 May 2026: 01/234567/26", of each report about an incident.
    fn reports_by_incident(&self) -> BTreeMap<EntryId, Vec<String>> {
        let mut reported: BTreeMap<EntryId, Vec<String>> = BTreeMap::new();
        for (_, entry) in self.standing() {
            let Entry::Report(report) = entry else {
                continue;
            };
            let to = self.report(report).lead;
            let line = match super::context::written(report.reference.as_deref()) {
                Some(reference) => format!("{to}: {reference}"),
                None => to,
            };
            for about in &report.about {
                reported.entry(*about).or_default().push(line.clone());
            }
        }
        reported
    }
}

fn lines(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("\n")
}
