//! Backups: which there are, the way back from one, and a whole vault in one file.

use std::path::Path;

use casebook::wire::{BackupFileWritten, BackupRow, FaultCode, WentBack};
use casebook::{CaseError, Casebook, SystemTimeSource, Unlock};
use serde::Deserialize;
use tauri::{AppHandle, Runtime};
use ts_rs::TS;

use super::session::opened;
use super::{Held, choose_folder};
use crate::answer::{Answer, IntoAnswer, fault};
use crate::dialogs;
use crate::language::words;
use crate::secrets::{Beside, Secrets};
use crate::session::jobs::{report_to_page, step_behind};
use crate::session::opened_by::OpenedBy;
use crate::session::{Session, elsewhere};

/// Which automatic backup to go back to.
#[derive(Deserialize, TS)]
pub struct Which {
    id: String,
}

/// Whether what stands in the vault's place is moved aside for what comes out of the backup file.
#[derive(Deserialize, TS)]
pub struct InPlaceOf {
    set_aside: bool,
}

#[tauri::command]
pub async fn backups(session: Held<'_>) -> Answer<Vec<BackupRow>> {
    let session = session.inner().clone();
    elsewhere(move || casebook::backups(&session.folder()).answer()).await
}

#[tauri::command]
pub async fn restore_backup<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    secrets: Secrets<2>,
    which: Beside<Which>,
) -> Answer<Option<WentBack>> {
    session.refuse_open()?;
    come_back(&app, &session, secrets, move |vault, unlock| {
        Casebook::restore_backup(
            vault,
            &which.0.id,
            unlock,
            Box::new(SystemTimeSource),
            words(),
        )
    })
    .await
}

#[tauri::command]
pub async fn open_accepting_loss<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    secrets: Secrets<2>,
) -> Answer<Option<WentBack>> {
    session.refuse_open()?;
    come_back(&app, &session, secrets, |vault, unlock| {
        Casebook::open_accepting_loss(vault, unlock, Box::new(SystemTimeSource), words())
    })
    .await
}

/// Opens the case in another way than usual, and tells what came back.
async fn come_back<R: Runtime>(
    app: &AppHandle<R>,
    session: &Session,
    secrets: Secrets<2>,
    open: impl FnOnce(&Path, Unlock<'_>) -> Result<Casebook, CaseError> + Send + 'static,
) -> Answer<Option<WentBack>> {
    let session = session.clone();
    let by = OpenedBy::from_secrets(secrets)?;
    let went_back = elsewhere(move || {
        session.open_with(|vault| by.open(|unlock| open(vault, unlock)))?;
        session.with_case(|case| case.went_back())
    })
    .await?;
    opened(app);
    Ok(went_back)
}

#[tauri::command]
pub async fn choose_backup_file<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer<bool> {
    let chosen = elsewhere(move || Ok(dialogs::backup_file(&app))).await?;
    Ok(session.keep_chosen(chosen, |pending| &mut pending.backup_file))
}

#[tauri::command]
pub async fn restore_backup_file<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    secrets: Secrets<2>,
    place: Beside<InPlaceOf>,
) -> Answer<Option<WentBack>> {
    let work = session.begin_work_at_rest()?;
    let file = session.pending(|pending| pending.backup_file.clone());
    let file = file.ok_or_else(|| fault(FaultCode::NoBackupFile))?;
    let mut report = report_to_page(&work, &app);
    let restore = match place.0.set_aside {
        true => casebook::restore_file_setting_aside,
        false => casebook::restore_file,
    };
    let went_back = come_back(&app, &session, secrets, move |vault, unlock| {
        restore(&file, vault, unlock, &SystemTimeSource, &mut report)?;
        Casebook::open(vault, unlock, Box::new(SystemTimeSource), words())
    })
    .await?;
    session.pending(|pending| pending.backup_file = None);
    Ok(went_back)
}

#[tauri::command]
pub async fn choose_backup_folder<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
) -> Answer<bool> {
    choose_folder(&app, &session, |pending| &mut pending.backup_folder).await
}

/// Copies apart from the open case, so that nothing waits for it.
#[tauri::command]
pub async fn write_backup_file<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
) -> Answer<BackupFileWritten> {
    let work = session.begin_work()?;
    let folder = session.pending(|pending| pending.backup_folder.clone());
    let folder = folder.ok_or_else(|| fault(FaultCode::NoBackupFolder))?;
    let mut report = report_to_page(&work, &app);
    let job = session.ask(|case| case.begin_backup_file()).await?;
    elsewhere(move || {
        step_behind();
        let file = casebook::backup_file_in(&folder, &SystemTimeSource);
        let size_words = casebook::write_backup_file(job, &file, &mut report).answer()?;
        Ok(BackupFileWritten {
            file_name: name_of(&file),
            size_words,
        })
    })
    .await
}

fn name_of(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
