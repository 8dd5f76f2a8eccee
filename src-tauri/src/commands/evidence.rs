//! Taking evidence in, and looking at it.

use std::path::PathBuf;

use casebook::wire::{AttachRefused, Attached, ItemRow, ItemView, PreviewView};
use casebook::{CaseError, Received, Receiving, Refused, Told};
use domain::{EntryId, HowReceived};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Emitter, Runtime};

use super::Held;
use crate::answer::{Answer, IntoAnswer, fault};
use crate::choosing;
use crate::pasted::Pasted;
use crate::previews::preview_view;
use crate::secrets::Beside;
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
        attach_files(&app, &session, &chosen, HowReceived::Chosen, incident)
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
    elsewhere(move || attach_files(&app, &session, &dropped, HowReceived::Dropped, incident)).await
}

/// What is told beside a pasted picture.
#[derive(Deserialize)]
pub struct PastedTo {
    incident: Option<EntryId>,
}

#[tauri::command]
pub async fn attach_pasted<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    picture: Pasted,
    beside: Beside<PastedTo>,
) -> Answer<AttachResult> {
    session.refuse_locked()?;
    let session = session.inner().clone();
    elsewhere(move || {
        let name = session.with_case(|case| Ok(case.name_for_pasted()))?;
        let receive = |receiving: &Receiving, _: &mut Told<'_>| {
            let received = receiving.receive_reader(&name, &mut picture.0.as_slice());
            received.map(|received| vec![Ok(received)])
        };
        attach(
            &app,
            &session,
            receive,
            HowReceived::Dropped,
            beside.0.incident,
        )
    })
    .await
}

fn attach_files<R: Runtime>(
    app: &AppHandle<R>,
    session: &Session,
    paths: &[PathBuf],
    how: HowReceived,
    incident: Option<EntryId>,
) -> Answer<AttachResult> {
    if paths.is_empty() {
        return Ok(AttachResult::default());
    }
    let receive = |receiving: &Receiving, told: &mut Told<'_>| receiving.receive(paths, told);
    attach(app, session, receive, how, incident)
}

/// Files that were sealed, and those that could not be.
type Sealed = Vec<Result<Received, Refused>>;

/// Seals apart from the open case, so that nothing waits for it; only what was sealed is then made part of the record.
fn attach<R: Runtime>(
    app: &AppHandle<R>,
    session: &Session,
    receive: impl FnOnce(&Receiving, &mut Told<'_>) -> Result<Sealed, CaseError>,
    how: HowReceived,
    incident: Option<EntryId>,
) -> Answer<AttachResult> {
    let work = session.begin_work()?;
    step_behind();
    let receiving = session.with_case(|case| Ok(case.receiving()))?;
    let mut told = work.told(|progress| {
        let _ = app.emit("progress", progress);
    });
    let received = receive(&receiving, &mut told).answer()?;
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
