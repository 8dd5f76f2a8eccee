//! `list`: what is in a vault.

use casebook::wire::{EntryRow, FaultCode, TimelineFilter, TimelineRow};
use casebook::{CaseError, ReadableCase};
use catalogue::sentences;
use domain::{Entry, EntryId, EntryKind, variant_name};

use crate::arguments::{List, What};
use crate::ending::{Ending, Failure};
use crate::opening::with_open_to_read;
use crate::saying::{beginning, json, line, say, say_line};

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
        |casebook| match arguments.what {
            What::Incidents => incidents(casebook, arguments),
            What::Events => entries(casebook, EntryKind::Event, arguments.json),
            What::Items => items(casebook, arguments.json),
            What::People => entries(casebook, EntryKind::Person, arguments.json),
            What::Places => entries(casebook, EntryKind::Place, arguments.json),
            What::Reports => entries(casebook, EntryKind::Report, arguments.json),
            What::Impacts => entries(casebook, EntryKind::Impact, arguments.json),
            What::Orders => entries(casebook, EntryKind::Order, arguments.json),
            What::Notes => entries(casebook, EntryKind::Note, arguments.json),
            What::Ledger => ledger(casebook, arguments.json),
        },
    )?;
    Ok(Ending::Good)
}

fn incidents(casebook: &ReadableCase, arguments: &List) -> Result<(), Failure> {
    let filter = TimelineFilter {
        search: arguments.search.clone(),
        ..TimelineFilter::default()
    };
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let page = casebook.timeline_page(&filter, after.as_deref(), None, PAGE)?;
        for row in &page.rows {
            if arguments.json {
                found.push(as_json(casebook, row.id)?);
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
    let what = match row.is_event {
        true => format!("{}: {}", say(sentences::ENTRY_KIND_EVENT, &[]), row.what),
        false => row.what.clone(),
    };
    line(&format!(
        "{}  {:28}  {}",
        row.id,
        when,
        beginning(&what, LINE)
    ));
    if let Some(reason) = &row.struck_out {
        say_line(
            sentences::TERMINAL_STRUCK_OUT,
            &[("reason", beginning(reason, LINE).into())],
        );
    }
}

/// An entry as `log.json` has it, with its id and revision beside it.
fn as_json(casebook: &ReadableCase, id: EntryId) -> Result<serde_json::Value, CaseError> {
    let standing = casebook.standing(id)?;
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

fn items(casebook: &ReadableCase, as_json: bool) -> Result<(), Failure> {
    let items = casebook.items()?;
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

fn entries(casebook: &ReadableCase, kind: EntryKind, as_json: bool) -> Result<(), Failure> {
    let rows = casebook.entries(kind)?;
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
        Entry::Event(event) => event.told().what.clone(),
        _ => String::new(),
    };
    match &row.when_words {
        Some(when) => format!("{when}: {words}"),
        None => words,
    }
}

fn ledger(casebook: &ReadableCase, as_json: bool) -> Result<(), Failure> {
    let leaves = casebook.vault().leaves(0..casebook.vault().size())?;
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
