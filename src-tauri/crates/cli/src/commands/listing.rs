//! `list`: what is in a vault.

use casebook::wire::{EntryRow, FaultCode, TimelineFilter, TimelineRow};
use casebook::{CaseError, ReadableCase};
use catalogue::sentences;
use domain::{Entry, EntryId, EntryKind, variant_name};

use crate::arguments::{List, What};
use crate::ending::{Ending, Failure};
use crate::opening::with_open_to_read;
use crate::saying::{beginning, json, line, say_line};

/// How many incidents are read at a time; the list itself has no end.
const PAGE: usize = 500;
/// How much of a text one line of the list shows.
const LINE: usize = 96;

pub(crate) fn run(arguments: &List) -> Result<Ending, Failure> {
    if arguments.search.is_some() && arguments.what != What::Incidents {
        return Err(Failure::new(
            Ending::WrongUse,
            FaultCode::SearchIncidentsOnly,
        ));
    }
    with_open_to_read(
        &arguments.vault,
        &arguments.opened_by,
        |book| match arguments.what {
            What::Incidents => incidents(book, arguments),
            What::Items => items(book, arguments.json),
            What::People => entries(book, EntryKind::Person, arguments.json),
            What::Places => entries(book, EntryKind::Place, arguments.json),
            What::Reports => entries(book, EntryKind::Report, arguments.json),
            What::Impacts => entries(book, EntryKind::Impact, arguments.json),
            What::Orders => entries(book, EntryKind::Order, arguments.json),
            What::Notes => entries(book, EntryKind::Note, arguments.json),
            What::Ledger => ledger(book, arguments.json),
        },
    )?;
    Ok(Ending::Good)
}

fn incidents(book: &ReadableCase, arguments: &List) -> Result<(), Failure> {
    let filter = TimelineFilter {
        search: arguments.search.clone(),
        ..TimelineFilter::default()
    };
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let page = book.timeline_page(&filter, after.as_deref(), None, PAGE)?;
        for row in &page.rows {
            if arguments.json {
                found.push(as_json(book, row.id)?);
            } else {
                say_incident(row);
            }
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    if arguments.json {
        json(&found);
    }
    Ok(())
}

fn say_incident(row: &TimelineRow) {
    let when = [
        row.month.as_deref().unwrap_or("    -  "),
        &row.day_words,
        &row.time_words,
    ];
    let when = when.join(" ");
    line(&format!(
        "{}  {:28}  {}",
        row.id,
        beginning(&when, 28),
        beginning(&row.what, LINE)
    ));
    if let Some(reason) = &row.struck_out {
        say_line(
            sentences::TERMINAL_STRUCK_OUT,
            &[("reason", beginning(reason, LINE).into())],
        );
    }
}

/// An entry as `log.json` has it, with its id and revision beside it.
fn as_json(book: &ReadableCase, id: EntryId) -> Result<serde_json::Value, CaseError> {
    let standing = book.standing(id)?;
    Ok(serde_json::json!({
        "id": standing.id,
        "revision": standing.revision,
        "first_written": standing.first_written,
        "written": standing.written,
        "entry": standing.entry,
        "struck_out": standing.struck_out.is_some(),
        "erased": standing.erased.is_some(),
    }))
}

fn items(book: &ReadableCase, as_json: bool) -> Result<(), Failure> {
    let items = book.items()?;
    if as_json {
        json(&items);
        return Ok(());
    }
    for item in &items {
        line(&format!(
            "{}  {:8}  {:>9}  {}",
            item.id,
            item.exhibit,
            item.size_words,
            beginning(&item.title, LINE)
        ));
    }
    Ok(())
}

fn entries(book: &ReadableCase, kind: EntryKind, as_json: bool) -> Result<(), Failure> {
    let rows = book.entries(kind)?;
    if as_json {
        json(&rows);
        return Ok(());
    }
    for row in &rows {
        line(&format!("{}  {}", row.id, beginning(&summary(row), LINE)));
    }
    Ok(())
}

/// The first line of an entry, after its date where it has one.
fn summary(row: &EntryRow) -> String {
    let words = match &row.entry {
        Entry::Person(person) => person.name.clone(),
        Entry::Place(place) => place.name.clone(),
        Entry::Report(report) => {
            let parts = [&report.organisation, &report.reference, &report.said];
            parts
                .into_iter()
                .flatten()
                .cloned()
                .collect::<Vec<_>>()
                .join(", ")
        }
        Entry::Impact(impact) => impact.words.clone(),
        Entry::Order(order) => {
            let from = order.from.map(|from| from.to_string()).unwrap_or_default();
            format!("{} {from}", order.order_kind.replace('_', " "))
        }
        Entry::Note(note) => note.words.clone(),
        _ => String::new(),
    };
    match &row.when_words {
        Some(when) => format!("{when}: {words}"),
        None => words,
    }
}

fn ledger(book: &ReadableCase, as_json: bool) -> Result<(), Failure> {
    let leaves = book.vault().leaves(0..book.vault().size())?;
    if as_json {
        json(&leaves);
        return Ok(());
    }
    for leaf in &leaves {
        let action = variant_name(&leaf.action).replace('_', " ");
        let entry = leaf.entry.map(|id| id.to_string()).unwrap_or_default();
        let revision = leaf
            .revision
            .map(|revision| revision.to_string())
            .unwrap_or_default();
        let written = leaf.written.local().format("%Y-%m-%d %H:%M:%S %:z");
        line(&format!(
            "{:>6}  {written}  {action:10}  {entry:36}  {revision}",
            leaf.sequence
        ));
    }
    Ok(())
}
