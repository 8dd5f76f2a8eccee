//! Saving one document as a PDF to print.

use std::{fs, io};

use casebook::wire::{FaultCode, Kept, PrintoutChoice, PrintoutView};
use tauri::{AppHandle, Runtime};

use super::{Held, choose_folder};
use crate::answer::{Answer, IntoAnswer, fault};
use crate::session::elsewhere;
use crate::session::jobs::{report_to_nobody, step_behind};

#[tauri::command]
pub async fn printout(session: Held<'_>, choice: PrintoutChoice) -> Answer<PrintoutView> {
    let source = session.ask(|case| case.bundle_source()).await?;
    elsewhere(move || source.printout(&choice).answer()).await
}

#[tauri::command]
pub async fn choose_printout_folder<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
) -> Answer<bool> {
    choose_folder(&app, &session, |pending| &mut pending.printout_folder).await
}

#[tauri::command]
pub async fn save_printout(session: Held<'_>, choice: PrintoutChoice) -> Answer<Kept> {
    let work = session.begin_work()?;
    let folder = session.pending(|pending| pending.printout_folder.clone());
    let folder = folder.ok_or_else(|| fault(FaultCode::NoBundleFolder))?;
    let printer = casebook::printer(&work).answer()?;
    let mut report = report_to_nobody(&work);
    let source = session.ask(|case| case.bundle_source()).await?;
    let saved = elsewhere(move || {
        step_behind();
        source
            .save_printout(&choice, &folder, &printer, &mut report)
            .answer()
    });
    let (kept, path) = saved.await?;
    session.pending(|pending| pending.printout = Some(path));
    Ok(kept)
}

#[tauri::command]
pub async fn remove_printout(session: Held<'_>) -> Answer<()> {
    session.refuse_locked()?;
    let session = session.inner().clone();
    elsewhere(move || {
        let Some(path) = session.pending(|pending| pending.printout.clone()) else {
            return Ok(());
        };
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(fault(FaultCode::BundleNotRemoved));
            }
            _ => session.pending(|pending| pending.printout = None),
        }
        Ok(())
    })
    .await
}
