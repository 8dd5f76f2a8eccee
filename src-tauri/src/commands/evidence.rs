//! Taking evidence in, and looking at it.

use std::path::PathBuf;

use casebook::wire::{
    AttachRefused, Attached, FaultCode, ItemRow, ItemView, Kept, PreviewView, UnfinishedFiles,
};
use casebook::{Adding, Attachments, CaseError, Casebook};
use domain::{EntryId, HowReceived};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime};
use ts_rs::TS;

use super::Held;
use crate::answer::{Answer, IntoAnswer, fault};
use crate::dialogs;
use crate::pasted::Pasted;
use crate::secrets::Beside;
use crate::session::jobs::{report_to_page, step_behind};
use crate::session::previews::preview_view;
use crate::session::{Session, elsewhere};

/// What came of attaching.
#[derive(Debug, Default, Serialize, TS)]
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
        let chosen = dialogs::files(&app);
        attach(
            &app,
            &session,
            &chosen,
            HowReceived::Chosen,
            |case, paths| case.begin_adding(paths, incident),
        )
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
    let dropped = session.pending(|pending| std::mem::take(&mut pending.dropped));
    let session = session.inner().clone();
    elsewhere(move || {
        attach(
            &app,
            &session,
            &dropped,
            HowReceived::Dropped,
            |case, paths| case.begin_adding(paths, incident),
        )
    })
    .await
}

/// Files that were being added when Daybook went.
#[tauri::command]
pub async fn unfinished_files(session: Held<'_>) -> Answer<Vec<UnfinishedFiles>> {
    session.ask(|case| case.unfinished_files()).await
}

/// Asks for unfinished files once more, and attaches them where they belonged.
#[tauri::command]
pub async fn attach_again<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    unfinished: String,
) -> Answer<AttachResult> {
    session.refuse_locked()?;
    let session = session.inner().clone();
    elsewhere(move || {
        let chosen = dialogs::files(&app);
        attach(
            &app,
            &session,
            &chosen,
            HowReceived::Chosen,
            |case, paths| case.begin_adding_again(&unfinished, paths),
        )
    })
    .await
}

#[tauri::command]
pub async fn leave_unfinished(session: Held<'_>, unfinished: String) -> Answer<()> {
    session
        .ask(move |case| case.leave_unfinished(&unfinished))
        .await
}

/// What is told beside a pasted picture.
#[derive(Deserialize, TS)]
pub struct PastedTo {
    incident: Option<EntryId>,
}

/// A pasted picture is sealed in a moment, and there is no file to choose again: nothing is noted of it before.
#[tauri::command]
pub async fn attach_pasted(
    session: Held<'_>,
    picture: Pasted,
    beside: Beside<PastedTo>,
) -> Answer<AttachResult> {
    session.refuse_locked()?;
    let session = session.inner().clone();
    elsewhere(move || {
        let receiving = session.with_case(|case| Ok(case.receiving()))?;
        let name = session.with_case(|case| Ok(case.name_for_pasted()))?;
        let received = receiving.receive_reader(&name, &mut picture.0.as_slice());
        let received = vec![Ok(received.answer()?)];
        let kept =
            session.with_case(|case| case.keep(received, beside.0.incident, HowReceived::Dropped));
        Ok(kept?.into())
    })
    .await
}

/// Seals apart from the open case, so that nothing waits for it; only what was sealed is then made part of the record.
fn attach<R: Runtime>(
    app: &AppHandle<R>,
    session: &Session,
    paths: &[PathBuf],
    how: HowReceived,
    begin: impl FnOnce(&mut Casebook, &[PathBuf]) -> Result<Adding, CaseError>,
) -> Answer<AttachResult> {
    if paths.is_empty() {
        return Ok(AttachResult::default());
    }
    let work = session.begin_work()?;
    step_behind();
    let locks = session.locks();
    let (adding, receiving) =
        session.with_case(|case| Ok((begin(case, paths)?, case.receiving())))?;
    let mut report = report_to_page(&work, app);
    let received = receiving.receive(paths, &mut report).answer();
    let kept = received.and_then(|received| {
        if work.is_cancelled() {
            return Err(fault(FaultCode::Cancelled));
        }
        session.with_case(|case| case.keep_added(&adding, received, how))
    });
    if kept.is_err() && session.locks() == locks {
        // She is told now. What a lock broke off is named at the next opening.
        let _ = session.with_case(|case| case.give_up_adding(&adding));
    }
    Ok(kept?.into())
}

impl From<Attachments> for AttachResult {
    fn from(kept: Attachments) -> Self {
        Self {
            attached: kept.attached,
            refused: kept.refused,
        }
    }
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

/// Saves an item as it was received into a folder that the person chooses; nothing when the chooser was closed.
#[tauri::command]
pub async fn save_item_copy<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    id: EntryId,
) -> Answer<Option<Kept>> {
    session.refuse_locked()?;
    let session = session.inner().clone();
    elsewhere(move || {
        let Some(folder) = dialogs::folder(&app) else {
            return Ok(None);
        };
        let work = session.begin_work()?;
        step_behind();
        let copying = session.with_case(|case| case.copying_out(id))?;
        let mut report = report_to_page(&work, &app);
        let (kept, _) = copying.save(&folder, &mut report).answer()?;
        Ok(Some(kept))
    })
    .await
}
