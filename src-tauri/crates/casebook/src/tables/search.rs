//! The words of entries, to be looked for. One table for anything that has words.

use std::borrow::Cow;

use domain::{Entry, EntryId, FOLDED_VERSION, Incident, Moment};
use vault::rusqlite::{Connection, OptionalExtension, params};

use super::place::{UNDATED, place};
use super::search_words::indexed;
pub(crate) use super::search_words::query;
use super::{entries, key, readings};
use crate::error::CaseError;

/// Puts an entry's words in the place of those that it had.
pub(crate) fn set(
    connection: &Connection,
    entry: EntryId,
    what: &Entry,
    first_written: Moment,
    first_sequence: u64,
) -> Result<(), CaseError> {
    clear(connection, entry)?;
    let mut words: Vec<Cow<'_, str>> = words(what).into_iter().map(Cow::Borrowed).collect();
    if matches!(what, Entry::Item(_)) {
        let read = readings::words(connection, entry)?;
        words.extend(read.into_iter().map(Cow::Owned));
    }
    if words.is_empty() {
        return Ok(());
    }
    let place = place(what.when(), first_written, first_sequence);
    connection
        .prepare_cached("INSERT INTO searched (place, entry) VALUES (?1, ?2)")?
        .execute(params![place, key(&entry)])?;
    connection
        .prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?
        .execute(params![place, indexed(&words.join("\n"))])?;
    Ok(())
}

pub(crate) fn clear(connection: &Connection, entry: EntryId) -> Result<(), CaseError> {
    let place: Option<i64> = connection
        .prepare_cached("DELETE FROM searched WHERE entry = ?1 RETURNING place")?
        .query_row([key(&entry)], |row| row.get(0))
        .optional()?;
    if let Some(place) = place {
        connection
            .prepare_cached("DELETE FROM search WHERE rowid = ?1")?
            .execute([place])?;
    }
    Ok(())
}

/// Whether an entry, of whatever kind, has all words of a query.
pub(crate) fn has(connection: &Connection, entry: EntryId, query: &str) -> Result<bool, CaseError> {
    Ok(connection
        .prepare_cached(
            "SELECT 1 FROM searched d JOIN search s ON s.rowid = d.place WHERE d.entry = ?1 AND s.words MATCH ?2",
        )?
        .exists(params![key(&entry), query])?)
}

/// The entries that name items which have all words of a query, in their bytes or in what is noted of them. Of the query, and
/// of a place: items stand where what has no date stands, so that the words of dated incidents are not gone through.
pub(crate) const OF_ITEMS: &str = "SELECT l.from_entry FROM search i
     JOIN searched d ON d.place = i.rowid
     JOIN entries e ON e.id = d.entry AND e.kind = 'item'
     JOIN links l ON l.to_entry = d.entry
     WHERE i.words MATCH ? AND i.rowid < ?";

/// Whether anything names an item that has these words.
pub(crate) fn any_item_has(connection: &Connection, query: &str) -> Result<bool, CaseError> {
    Ok(connection
        .prepare_cached(&format!("{OF_ITEMS} LIMIT 1"))?
        .exists(params![query, UNDATED / 2])?)
}

/// The version of what of an entry is in the index, and how: [`words`] and [`indexed`]. It counts up whenever they give
/// something else than before; folding has a version of its own.
const INDEX: u32 = 2;

/// Whether the index is made as this program makes it.
pub(crate) fn is_current(connection: &Connection) -> Result<bool, CaseError> {
    let form: Option<(u32, u32)> = connection
        .query_row("SELECT folded, words FROM search_form", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    Ok(form == Some((FOLDED_VERSION, INDEX)))
}

/// Makes the index again from the entries as they stand.
pub(crate) fn make_again(connection: &Connection) -> Result<(), CaseError> {
    connection.execute_batch("DELETE FROM search; DELETE FROM searched;")?;
    for standing in entries::all(connection)? {
        if let Some(entry) = &standing.entry {
            set(
                connection,
                standing.id,
                entry,
                standing.first_written,
                standing.first_sequence,
            )?;
        }
    }
    say_current(connection)
}

/// Notes that the index is as it is made today.
pub(crate) fn say_current(connection: &Connection) -> Result<(), CaseError> {
    connection.execute(
        "INSERT OR REPLACE INTO search_form (only, folded, words) VALUES (1, ?1, ?2)",
        [FOLDED_VERSION, INDEX],
    )?;
    Ok(())
}

/// What of an entry is words.
fn words(entry: &Entry) -> Vec<&str> {
    let mut words = match entry {
        Entry::Incident(incident) => incident_words(incident),
        Entry::Event(event) => incident_words(event.told()),
        Entry::Report(report) => {
            let mut words = given([
                &report.organisation,
                &report.name,
                &report.number,
                &report.how,
                &report.reference,
                &report.said,
                &report.outcome,
                &report.in_whose_words,
            ]);
            words.extend(report.promised.iter().map(|promise| promise.what.as_str()));
            words
        }
        Entry::Order(order) => {
            let mut words = given([&order.made_by, &order.reference, &order.words]);
            words.extend(order.terms.iter().map(String::as_str));
            words
        }
        Entry::Proceeding(proceeding) => given([
            &proceeding.place,
            &proceeding.outcome,
            &proceeding.told_by,
            &proceeding.words,
        ]),
        Entry::Item(item) => {
            let mut words = given([
                &item.description,
                &item.police_reference,
                &item.source_device,
            ]);
            words.push(&item.original_name);
            words
        }
        Entry::Note(note) => vec![note.words.as_str()],
        Entry::Impact(impact) => {
            let mut words = given([&impact.about, &impact.in_whose_words]);
            words.push(&impact.words);
            words
        }
        _ => Vec::new(),
    };
    words.retain(|words| !words.trim().is_empty());
    words
}

fn given<const N: usize>(texts: [&Option<String>; N]) -> Vec<&str> {
    texts.into_iter().flatten().map(String::as_str).collect()
}

fn incident_words(incident: &Incident) -> Vec<&str> {
    let mut words = vec![incident.what.as_str()];
    words.extend(incident.when.iter().filter_map(|when| when.said.as_deref()));
    words.extend(incident.place.iter().flat_map(|place| {
        [Some(place.words.as_str()), place.address.as_deref()]
            .into_iter()
            .flatten()
    }));
    words.extend(incident.online.iter().flat_map(|online| {
        [
            Some(online.platform.as_str()),
            online.account.as_deref(),
            online.url.as_deref(),
        ]
        .into_iter()
        .flatten()
    }));
    words.extend(incident.who.iter().flat_map(|who| {
        [who.name.as_deref(), who.why.as_deref()]
            .into_iter()
            .flatten()
    }));
    words.extend(
        incident
            .exact_words
            .iter()
            .map(|quote| quote.words.as_str()),
    );
    words.extend(incident.witnesses.iter().flat_map(|witness| {
        [witness.name.as_deref(), witness.saw.as_deref()]
            .into_iter()
            .flatten()
    }));
    words.extend(incident.elsewhere.iter().flat_map(|elsewhere| {
        [Some(elsewhere.what.as_str()), elsewhere.held_by.as_deref()]
            .into_iter()
            .flatten()
    }));
    words.extend(
        [
            &incident.felt_then,
            &incident.felt_after,
            &incident.what_changed,
            &incident.others_targeted,
            &incident.damage,
        ]
        .into_iter()
        .flatten()
        .map(String::as_str),
    );
    words
}
