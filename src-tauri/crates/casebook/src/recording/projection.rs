//! How the ledger's leaves become the case's tables. Recording and rebuilding both go through
//! [`apply`], so that the tables can hold nothing that the ledger does not. The index of words alone also
//! has what was read out of items.

use domain::{Entry, EntryId, EntryKind, ExhibitMark, variant_name};
use ledger::{Action, CommittedBody, Leaf, Restore};
use serde_json::Value;
use vault::Recorded;
use vault::rusqlite::Connection;

use crate::error::CaseError;
use crate::recording::names::entries_named_in;
use crate::recording::strike_outs;
use crate::tables::entries::{self, Standing};
use crate::tables::{exhibits, links, numbers, readings, search, timeline};

/// Brings one leaf and its body into the tables. `body` is `None` where it was erased.
pub(crate) fn apply(
    connection: &Connection,
    leaf: &Leaf,
    body: Option<&Value>,
) -> Result<(), CaseError> {
    let Some(id) = leaf.entry else {
        return about_the_vault(connection, leaf, body);
    };
    match leaf.action {
        Action::Record | Action::Revise => written(connection, id, leaf, body),
        Action::StrikeOut => struck_out(connection, id, leaf, body),
        Action::Erase => erased(connection, id, leaf, body),
        Action::Import | Action::Restore | Action::KeyChange | Action::Author => Ok(()),
    }
}

/// What the case makes of a leaf that the vault wrote by itself, about no entry. A restore is the one that it heeds.
fn about_the_vault(
    connection: &Connection,
    leaf: &Leaf,
    body: Option<&Value>,
) -> Result<(), CaseError> {
    let told = body.filter(|_| leaf.action == Action::Restore).cloned();
    let restore = told.and_then(|told| serde_json::from_value::<Restore>(told).ok());
    match restore {
        Some(restore) => numbers::skip(connection, leaf.sequence, restore.leaves_lost()),
        None => Ok(()),
    }
}

fn written(
    connection: &Connection,
    id: EntryId,
    leaf: &Leaf,
    body: Option<&Value>,
) -> Result<(), CaseError> {
    // An erased entry's earlier leaves have no body; its erasing leaf, which follows, says its kind.
    let Some(body) = body else {
        return Ok(());
    };
    let entry = Entry::from_json(body.clone()).map_err(|_| CaseError::Projection)?;
    let before = entries::read(connection, id)?;
    let standing = Standing {
        id,
        kind: entry.kind(),
        revision: leaf.revision.ok_or(CaseError::Projection)?,
        first_sequence: before
            .as_ref()
            .map_or(leaf.sequence, |before| before.first_sequence),
        first_written: before
            .as_ref()
            .map_or(leaf.written, |before| before.first_written),
        written: leaf.written,
        author: leaf.author,
        entry: Some(entry),
        struck_out: before.and_then(|before| before.struck_out),
        erased: None,
    };
    entries::write(connection, &standing)?;
    let entry = standing.entry.as_ref().ok_or(CaseError::Projection)?;
    links::set(connection, id, entries_named_in(entry))?;
    search::set(
        connection,
        id,
        entry,
        standing.first_written,
        standing.first_sequence,
    )?;
    match entry {
        Entry::Incident(_) | Entry::Event(_) => {
            let told = entry.happened().ok_or(CaseError::Projection)?;
            if leaf.action == Action::Record {
                numbers::give(connection, id)?;
            }
            timeline::set(
                connection,
                id,
                told,
                standing.first_written,
                standing.first_sequence,
            )?;
            timeline::set_counted(connection, id, counts(&standing))
        }
        Entry::Item(item) => {
            exhibits::set(connection, item.exhibit.number(), id, Some(&item.digest))
        }
        _ => Ok(()),
    }
}

fn struck_out(
    connection: &Connection,
    id: EntryId,
    leaf: &Leaf,
    body: Option<&Value>,
) -> Result<(), CaseError> {
    let Some(mut standing) = entries::read(connection, id)? else {
        return Ok(());
    };
    // Without a body it was erased since, and its erasing leaf follows.
    standing.struck_out = body.and_then(|body| strike_outs::said(leaf, body));
    entries::write(connection, &standing)?;
    timeline::set_counted(connection, id, counts(&standing))
}

/// An incident that was not struck out. An event is in no number.
fn counts(standing: &Standing) -> bool {
    standing.kind == EntryKind::Incident && standing.struck_out.is_none()
}

/// What the leaf of an erasure says: enough to show that something of this kind was removed, and to
/// keep an exhibit's number from being given again.
pub(crate) fn erasure_body(standing: &Standing) -> Value {
    let mut body = serde_json::json!({
        "kind": variant_name(&standing.kind),
        "first_written": standing.first_written,
        "first_sequence": standing.first_sequence,
    });
    if let Some(Entry::Item(item)) = &standing.entry {
        body["exhibit"] = Value::String(item.exhibit.to_string());
    }
    body
}

fn erased(
    connection: &Connection,
    id: EntryId,
    leaf: &Leaf,
    body: Option<&Value>,
) -> Result<(), CaseError> {
    let said = |name: &str| {
        body.and_then(|body| body.get(name))
            .cloned()
            .unwrap_or_default()
    };
    let read = |value: Value| serde_json::from_value(value).map_err(|_| CaseError::Projection);
    let standing = Standing {
        id,
        kind: serde_json::from_value(said("kind")).map_err(|_| CaseError::Projection)?,
        revision: leaf.revision.ok_or(CaseError::Projection)?,
        first_sequence: said("first_sequence")
            .as_u64()
            .ok_or(CaseError::Projection)?,
        first_written: read(said("first_written"))?,
        written: leaf.written,
        author: leaf.author,
        entry: None,
        struck_out: None,
        erased: Some(leaf.written),
    };
    entries::write(connection, &standing)?;
    links::clear(connection, id)?;
    timeline::clear(connection, id)?;
    search::clear(connection, id)?;
    readings::clear(connection, id)?;
    readings::clear_copies_of_words(connection)?;
    if let Some(mark) = said("exhibit").as_str() {
        let mark: ExhibitMark = mark.parse()?;
        exhibits::set(connection, mark.number(), id, None)?;
    }
    Ok(())
}

/// Makes the tables again, from the ledger, into a connection that has them empty. The index of words takes what was read out
/// of items from the readings that are there.
///
/// # Errors
/// A leaf or body that does not fit; what `go_on` says, which is asked before each leaf.
pub fn rebuild(
    recorded: &Recorded<'_>,
    into: &Connection,
    go_on: &mut dyn FnMut() -> Result<(), CaseError>,
) -> Result<(), CaseError> {
    recorded.for_each(|leaf, body| {
        let body = body.map(CommittedBody::body);
        go_on()?;
        if let (Action::Record, Some(id), None) = (leaf.action, leaf.entry, &body) {
            keep_what_was_given(recorded, into, id)?;
        }
        apply(into, leaf, body.as_ref())
    })?;
    search::say_current(into)
}

/// An erased entry's words are gone. That it had a number or a mark, and which, is not: by what the leaf says that erased
/// it, in the place where they were given.
fn keep_what_was_given(
    recorded: &Recorded<'_>,
    into: &Connection,
    id: EntryId,
) -> Result<(), CaseError> {
    let last = recorded.leaves_of(id)?.pop();
    let body = last.map(|last| recorded.body_at(last)).transpose()?;
    let body = body.flatten().map(|body| body.body()).unwrap_or_default();
    let kind = serde_json::from_value(body["kind"].clone());
    if kind.is_ok_and(EntryKind::is_numbered) {
        numbers::give(into, id)?;
    }
    if let Some(mark) = body["exhibit"].as_str() {
        let mark: ExhibitMark = mark.parse()?;
        exhibits::set(into, mark.number(), id, None)?;
    }
    Ok(())
}
