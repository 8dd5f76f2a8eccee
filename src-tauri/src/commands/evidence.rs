//! Taking evidence in, and looking at it.

use std::path::PathBuf;

use casebook::wire::{AttachRefused, Attached, ItemRow, ItemView, PreviewView};
use domain::{EntryId, HowReceived};
use serde::Serialize;
use tauri::{AppHandle, Emitter, Runtime};

use super::Held;
use crate::answer::{Answer, IntoAnswer, fault};
use crate::choosing;
use crate::previews::preview_view;
use crate::session::{Session, elsewhere};
use crate::work::step_behind;

/// What came of attaching.
#[derive(Debug, Default, Serialize)]
pub struct AttachResult {
    attached: Vec<Attached>,
    refused: Vec<AttachRefused>,
}

#[tauri::command]
pub async fn attach_chosen<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    incident: Option<EntryId>,
) -> Answer<AttachResult> {
    session.refuse_locked()?;
    let session = session.inner().clone();
    elsewhere(move || {
        let chosen = choosing::files(&app);
        attach(&app, &session, chosen, HowReceived::Chosen, incident)
    })
    .await
}

#[tauri::command]
pub async fn attach_dropped<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    incident: Option<EntryId>,
) -> Answer<AttachResult> {
    session.refuse_locked()?;
    let dropped = session.aside(|aside| std::mem::take(&mut aside.dropped));
    let session = session.inner().clone();
    elsewhere(move || attach(&app, &session, dropped, HowReceived::Dropped, incident)).await
}

/// Seals apart from the open case, so that nothing waits for it; only what was sealed is then made part of the record.
fn attach<R: Runtime>(
    app: &AppHandle<R>,
    session: &Session,
    paths: Vec<PathBuf>,
    how: HowReceived,
    incident: Option<EntryId>,
) -> Answer<AttachResult> {
    if paths.is_empty() {
        return Ok(AttachResult::default());
    }
    let work = session.begin_work()?;
    step_behind();
    let receiving = session.with_case(|case| Ok(case.receiving()))?;
    let mut told = work.told(|progress| {
        let _ = app.emit("progress", progress);
    });
    let received = receiving.receive(&paths, &mut told).answer()?;
    if work.is_stopped() {
        return Err(fault("cancelled"));
    }
    let kept = session.with_case(|case| case.keep(received, incident, how))?;
    Ok(AttachResult {
        attached: kept.attached,
        refused: kept.refused,
    })
}

#[tauri::command]
pub async fn cancel(session: Held<'_>) -> Answer<()> {
    session.cancel();
    Ok(())
}

#[tauri::command]
pub async fn items(session: Held<'_>) -> Answer<Vec<ItemRow>> {
    session.ask(|case| case.items()).await
}

#[tauri::command]
pub async fn item(session: Held<'_>, id: EntryId) -> Answer<ItemView> {
    session.ask(move |case| case.item(id)).await
}

#[tauri::command]
pub async fn preview(session: Held<'_>, id: EntryId) -> Answer<PreviewView> {
    let session = session.inner().clone();
    elsewhere(move || preview_view(&session, id)).await
}
