//! Writing things down.

use casebook::wire::{Changed, DraftRow, EntryRow, EntryView, ErasePlan};
use domain::{Entry, EntryId, EntryKind, Revision};

use super::Held;
use crate::answer::Answer;

#[tauri::command]
pub async fn record(session: Held<'_>, entry: Entry) -> Answer<Changed> {
    session.ask(move |case| case.record(entry)).await
}

#[tauri::command]
pub async fn revise(
    session: Held<'_>,
    id: EntryId,
    base: Revision,
    entry: Entry,
) -> Answer<Changed> {
    session.ask(move |case| case.revise(id, base, entry)).await
}

#[tauri::command]
pub async fn make_event(session: Held<'_>, id: EntryId, base: Revision) -> Answer<Changed> {
    session.ask(move |case| case.make_event(id, base)).await
}

#[tauri::command]
pub async fn make_incident(session: Held<'_>, id: EntryId, base: Revision) -> Answer<Changed> {
    session.ask(move |case| case.make_incident(id, base)).await
}

#[tauri::command]
pub async fn strike_out(session: Held<'_>, id: EntryId, reason: Option<String>) -> Answer<Changed> {
    session.ask(move |case| case.strike_out(id, reason)).await
}

#[tauri::command]
pub async fn put_back(session: Held<'_>, id: EntryId) -> Answer<Changed> {
    session.ask(move |case| case.put_back(id)).await
}

#[tauri::command]
pub async fn erase_plan(session: Held<'_>, id: EntryId) -> Answer<ErasePlan> {
    session.ask(move |case| case.erase_plan(id)).await
}

#[tauri::command]
pub async fn erase(session: Held<'_>, id: EntryId) -> Answer<Changed> {
    session.ask(move |case| case.erase(id)).await
}

#[tauri::command]
pub async fn entry(session: Held<'_>, id: EntryId) -> Answer<EntryView> {
    session.ask(move |case| case.entry(id)).await
}

#[tauri::command]
pub async fn entries(session: Held<'_>, kind: EntryKind) -> Answer<Vec<EntryRow>> {
    session.ask(move |case| case.entries(kind)).await
}

#[tauri::command]
pub async fn save_draft(session: Held<'_>, name: String, json: String) -> Answer<()> {
    session.ask(move |case| case.save_draft(&name, &json)).await
}

#[tauri::command]
pub async fn draft(session: Held<'_>, name: String) -> Answer<Option<String>> {
    session.ask(move |case| case.draft(&name)).await
}

#[tauri::command]
pub async fn drafts(session: Held<'_>) -> Answer<Vec<DraftRow>> {
    session.ask(|case| case.drafts()).await
}

#[tauri::command]
pub async fn discard_draft(session: Held<'_>, name: String) -> Answer<()> {
    session.ask(move |case| case.discard_draft(&name)).await
}
