//! Handing over, and checking what was handed over.

use std::fs;
use std::path::Path;
use std::process::Command;

use bundle::print::ChildPrinter;
use casebook::wire::{BundleChoice, BundleDone, BundlePlanView, FingerprintView, VerifyView};
use tauri::{AppHandle, Emitter, Runtime};

use super::{Held, choose_folder};
use crate::answer::{Answer, IntoAnswer, fault};
use crate::choosing;
use crate::session::elsewhere;
use crate::work::step_behind;

#[tauri::command]
pub async fn bundle_plan(session: Held<'_>, choice: BundleChoice) -> Answer<BundlePlanView> {
    let handing_over = session.ask(|case| case.handing_over()).await?;
    elsewhere(move || Ok(handing_over.plan(&choice))).await
}

#[tauri::command]
pub async fn choose_bundle_folder<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
) -> Answer<bool> {
    choose_folder(&app, &session, |aside| &mut aside.bundle_folder).await
}

#[tauri::command]
pub async fn write_bundle<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    choice: BundleChoice,
) -> Answer<BundleDone> {
    let work = session.begin_work()?;
    let folder = session.aside(|aside| aside.bundle_folder.clone());
    let folder = folder.ok_or_else(|| fault("no-bundle-folder"))?;
    let printer = ChildPrinter::this_program().map_err(|_| fault("print-unavailable"))?;
    work.ends(printer.stopper());
    let mut told = work.told(move |progress| {
        let _ = app.emit("progress", progress);
    });
    let handing_over = session.ask(|case| case.handing_over()).await?;
    let written = elsewhere(move || {
        step_behind();
        handing_over
            .write(&choice, &folder, &printer, &mut told)
            .answer()
    });
    let (done, paths) = written.await?;
    session.ask(|case| case.bundle_was_made()).await?;
    session.aside(|aside| aside.written = paths.all().map(Path::to_path_buf).collect());
    Ok(done)
}

#[tauri::command]
pub async fn show_bundle_folder(session: Held<'_>) -> Answer<()> {
    session.refuse_locked()?;
    let folder = session.aside(|aside| aside.bundle_folder.clone());
    let folder = folder.ok_or_else(|| fault("no-bundle-folder"))?;
    Command::new(FILE_MANAGER)
        .arg(folder)
        .spawn()
        .map(drop)
        .map_err(|_| fault("folder-not-shown"))
}

#[cfg(windows)]
const FILE_MANAGER: &str = "explorer";
#[cfg(target_os = "macos")]
const FILE_MANAGER: &str = "open";
#[cfg(not(any(windows, target_os = "macos")))]
const FILE_MANAGER: &str = "xdg-open";

#[tauri::command]
pub async fn remove_bundle(session: Held<'_>) -> Answer<()> {
    session.refuse_locked()?;
    let session = session.inner().clone();
    elsewhere(move || {
        // Taken out one by one, so that what could not be removed can be tried again.
        while let Some(path) = session.aside(|aside| aside.written.last().cloned()) {
            let removed = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
            match removed {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(fault("bundle-not-removed"));
                }
                _ => session.aside(|aside| aside.written.retain(|written| *written != path)),
            }
        }
        Ok(())
    })
    .await
}

#[tauri::command]
pub async fn verify_chosen<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    fingerprint: Option<String>,
) -> Answer<Option<VerifyView>> {
    session.refuse_locked()?;
    let fingerprint = fingerprint
        .filter(|code| !code.trim().is_empty())
        .map(|code| code.parse().map_err(|_| fault("fingerprint-typo")))
        .transpose()?;
    elsewhere(move || {
        let Some(chosen) = choosing::file(&app) else {
            return Ok(None);
        };
        casebook::verify_bundle(&chosen, fingerprint.as_ref())
            .answer()
            .map(Some)
    })
    .await
}

#[tauri::command]
pub async fn fingerprint(session: Held<'_>) -> Answer<FingerprintView> {
    session.ask(|case| Ok(case.fingerprint())).await
}
