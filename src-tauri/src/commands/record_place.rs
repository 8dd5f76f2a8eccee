//! Where the record is: another one opened, a new one begun, neither while one is open.

use casebook::wire::FaultCode;
use serde::Serialize;
use tauri::{AppHandle, Manager, Runtime};
use ts_rs::TS;

use super::Held;
use crate::answer::{Answer, fault};
use crate::dialogs;
use crate::preferences::PreferencesFile;
use crate::record_place::RecordPlace;
use crate::session::{Session, elsewhere};

/// Which records there are, as far as the page may know: no path, no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct RecordPlaces {
    /// Whether there is another one on this computer than the one that is asked for.
    another_here: bool,
    /// Whether the one that is asked for is, or would be, on this computer.
    on_this_computer: bool,
}

impl RecordPlaces {
    /// As they are now.
    fn of(session: &Session) -> Self {
        let (usual, now) = (session.usual_folder(), session.folder());
        Self {
            another_here: RecordPlace::next_here(usual, &now).is_some(),
            on_this_computer: now.parent() == usual.parent(),
        }
    }
}

#[tauri::command]
pub async fn record_places(session: Held<'_>) -> Answer<RecordPlaces> {
    let session = session.inner().clone();
    elsewhere(move || Ok(RecordPlaces::of(&session))).await
}

/// Turns to the record in a folder that is chosen. False when the chooser was closed.
#[tauri::command]
pub async fn choose_record<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer<bool> {
    choose(app, &session, RecordPlace::chosen).await
}

/// Turns to a place for a new record in a folder that is chosen. False when the chooser was closed.
#[tauri::command]
pub async fn choose_new_record<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer<bool> {
    choose(app, &session, |folder| RecordPlace::new_in(&folder)).await
}

/// Turns to the next record on this computer, in a circle.
#[tauri::command]
pub async fn next_record_here(session: Held<'_>) -> Answer<()> {
    session.refuse_open()?;
    let next = RecordPlace::next_here(session.usual_folder(), &session.folder());
    turn_to(
        &session,
        next.ok_or_else(|| fault(FaultCode::NoRecordThere))?,
    )
    .await
}

/// Turns to a place on this computer where there is no record yet. Those that are there stay where they are.
#[tauri::command]
pub async fn begin_record(session: Held<'_>) -> Answer<()> {
    let beside = RecordPlace::new_beside(session.usual_folder());
    turn_to(&session, beside).await
}

async fn choose<R: Runtime>(
    app: AppHandle<R>,
    session: &Session,
    place_in: impl FnOnce(std::path::PathBuf) -> Answer<RecordPlace> + Send + 'static,
) -> Answer<bool> {
    session.refuse_open()?;
    let session = session.clone();
    elsewhere(move || match dialogs::folder(&app) {
        None => Ok(false),
        Some(folder) => session.turn_to(place_in(folder)?).map(|()| true),
    })
    .await
}

async fn turn_to(session: &Session, place: RecordPlace) -> Answer<()> {
    let session = session.clone();
    elsewhere(move || session.turn_to(place)).await
}

/// Remembers the place of the record that was just opened.
pub fn remember<R: Runtime>(app: &AppHandle<R>) {
    let session = app.state::<Session>();
    let folder = session.folder();
    let elsewhere = (folder != session.usual_folder()).then_some(folder);
    app.state::<PreferencesFile>()
        .change(|known| known.record = elsewhere);
}
