//! Handing over, and checking what was handed over.

use std::process::Command;

use bundle::Brought;
use casebook::PlannedBundle;
use casebook::wire::{
    BundleChoice, BundleDone, BundleId, BundlePlanView, BundleRow, FaultCode, FingerprintView,
    VerifyView,
};
use serde::Serialize;
use tauri::{AppHandle, Runtime};
use ts_rs::TS;

use super::{Held, choose_folder};
use crate::answer::{Answer, IntoAnswer, fault, locked};
use crate::dialogs;
use crate::secrets::Secrets;
use crate::session::jobs::{report_to_page, step_behind};
use crate::session::{Session, elsewhere};
use crate::session::{backing_up, unfinished_bundles, written_bundles};

#[tauri::command]
pub async fn bundle_plan(session: Held<'_>, choice: BundleChoice) -> Answer<BundlePlanView> {
    let session = session.inner().clone();
    elsewhere(move || plan(&session, choice)).await
}

/// Plans, and keeps what is shown until it is written. While the record stays as it was, another choice is planned from
/// what was found before.
fn plan(session: &Session, choice: BundleChoice) -> Answer<BundlePlanView> {
    let locks = session.locks();
    let before = session.shown_plan().take();
    let going = session.with_case(|case| match before {
        Some(planned) if planned.is_of(case)? => Ok(planned.into_source()),
        _ => case.bundle_source(),
    })?;
    let mut planned = going.plan(choice);
    // Where they cannot be kept, nothing but time is lost.
    let _ = session.with_case(|case| case.keep_copies(&mut planned));
    let view = planned.view();
    match keep_shown(session, planned, locks) {
        true => Ok(view),
        false => Err(locked()),
    }
}

fn keep_shown(session: &Session, planned: PlannedBundle, locks: u64) -> bool {
    session
        .shown_plan()
        .keep(planned, || session.is_open() && session.locks() == locks)
}

#[tauri::command]
pub async fn choose_bundle_folder<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
) -> Answer<bool> {
    choose_folder(&app, &session, |pending| &mut pending.bundle_folder).await
}

/// A bundle that was written, and by what it is found again.
#[derive(Debug, Serialize, TS)]
pub struct BundleMade {
    #[serde(flatten)]
    done: BundleDone,
    bundle: BundleId,
}

#[tauri::command]
pub async fn write_bundle<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    choice: BundleChoice,
    for_whom: Option<String>,
) -> Answer<BundleMade> {
    let locks = session.locks();
    let work = session.begin_work()?;
    let folder = session.pending(|pending| pending.bundle_folder.clone());
    let folder = folder.ok_or_else(|| fault(FaultCode::NoBundleFolder))?;
    let printer = casebook::printer(&work).answer()?;
    let mut report = report_to_page(&work, &app);
    let password = session.pending(|pending| pending.bundle_password.take());
    let shown = session.shown_plan().take();
    let shown = shown.ok_or_else(|| fault(FaultCode::PlanChanged))?;
    let into = folder.clone();
    let begun = session.ask(move |case| {
        let planned = shown.to_write(&choice, case)?;
        Ok((planned, case.bundle_begins(&into)?))
    });
    let (planned, begun) = begun.await?;
    let planned = planned.locked_with(password);
    let remembering = session.inner().clone();
    let made = elsewhere(move || {
        step_behind();
        let written = planned.write(&folder, &printer, &mut report).answer();
        let made = written.and_then(|written| {
            let bundle = written_bundles::remember(&remembering, &written, for_whom.as_deref())?;
            let done = written.done;
            Ok(BundleMade { done, bundle })
        });
        Ok((planned.locked_with(None), made))
    });
    let made = made.await;
    // Not before it is remembered, or taken away: what is left where that breaks off is found by the note of its folder.
    let ending = session.inner().clone();
    elsewhere(move || {
        unfinished_bundles::remove(&ending, &begun);
        Ok(())
    })
    .await?;
    let (planned, made) = made?;
    let made = match made {
        Ok(made) => made,
        Err(fault) if fault.code == FaultCode::CopyDiffers => {
            // It is planned anew, and every copy made anew.
            session.ask(|case| case.forget_copies()).await?;
            return Err(fault);
        }
        Err(fault) => {
            // It is on the screen still, and may be written into another folder.
            keep_shown(session.inner(), planned, locks);
            return Err(fault);
        }
    };
    // What the code is of outlives this folder before anybody is given the code.
    let backing_up = session.inner().clone();
    elsewhere(move || {
        backing_up::back_up_now(&backing_up);
        Ok(())
    })
    .await?;
    Ok(made)
}

/// Keeps what the next locked ZIP is locked with until it is written, or the record is locked.
#[tauri::command]
pub async fn set_bundle_password(session: Held<'_>, secrets: Secrets<1>) -> Answer<()> {
    session.refuse_locked()?;
    let session = session.inner().clone();
    let [password] = secrets.apart();
    elsewhere(move || {
        let password = password.passphrase()?;
        casebook::refuse_as_bundle_password(&password).answer()?;
        session.refuse_locked()?;
        session.pending(|pending| pending.bundle_password = Some(password));
        Ok(())
    })
    .await
}

#[tauri::command]
pub async fn bundles(session: Held<'_>) -> Answer<Vec<BundleRow>> {
    session.ask(|case| case.bundles()).await
}

#[tauri::command]
pub async fn bundle_is_for(
    session: Held<'_>,
    id: BundleId,
    for_whom: Option<String>,
) -> Answer<()> {
    let said = session.ask(move |case| case.bundle_is_for(id, for_whom.as_deref()));
    said.await
}

#[tauri::command]
pub async fn show_bundle(session: Held<'_>, id: BundleId) -> Answer<()> {
    let folder = session.ask(move |case| case.bundle_folder(id)).await?;
    Command::new(FILE_MANAGER)
        .arg(folder)
        .spawn()
        .map(drop)
        .map_err(|_| fault(FaultCode::FolderNotShown))
}

#[tauri::command]
pub async fn remove_bundle(session: Held<'_>, id: BundleId) -> Answer<()> {
    let removing = session.ask(move |case| case.removing(id)).await?;
    elsewhere(move || removing.remove().answer()).await?;
    session.ask(move |case| case.bundle_removed(id)).await
}

#[cfg(windows)]
const FILE_MANAGER: &str = "explorer";
#[cfg(target_os = "macos")]
const FILE_MANAGER: &str = "open";
#[cfg(not(any(windows, target_os = "macos")))]
const FILE_MANAGER: &str = "xdg-open";

#[tauri::command]
pub async fn verify_chosen<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    fingerprint: Option<String>,
) -> Answer<Option<VerifyView>> {
    session.refuse_locked()?;
    let brought: Option<Brought> = fingerprint
        .filter(|code| !code.trim().is_empty())
        .map(|code| code.parse().map_err(|_| fault(FaultCode::FingerprintTypo)))
        .transpose()?;
    let brought = brought.unwrap_or_default();
    elsewhere(move || {
        let Some(chosen) = dialogs::file(&app) else {
            return Ok(None);
        };
        casebook::verify_bundle(&chosen, &brought)
            .answer()
            .map(Some)
    })
    .await
}

#[tauri::command]
pub async fn fingerprint(session: Held<'_>) -> Answer<FingerprintView> {
    session.ask(|case| case.fingerprint()).await
}
