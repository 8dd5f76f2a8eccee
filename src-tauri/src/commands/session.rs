//! Opening, locking, hiding, and what the person set.

use casebook::wire::{CheckView, NewSettings, PassphraseStrength, Settings, Status};
use casebook::{Passphrase, RecoveryCode};
use tauri::{AppHandle, Emitter, Runtime};

use super::Held;
use crate::answer::{Answer, IntoAnswer, fault};
use crate::leaving;
use crate::session::elsewhere;

#[tauri::command]
pub async fn status(session: Held<'_>) -> Answer<Status> {
    let session = session.inner().clone();
    elsewhere(move || session.status()).await
}

#[tauri::command]
pub async fn strength(passphrase: Vec<u8>) -> Answer<PassphraseStrength> {
    elsewhere(move || {
        Ok(match Passphrase::from_bytes(passphrase) {
            Ok(passphrase) => casebook::strength(&passphrase),
            // Nothing typed yet.
            Err(_) => PassphraseStrength {
                score: 0,
                enough: false,
            },
        })
    })
    .await
}

#[tauri::command]
pub async fn suggest_passphrase() -> Answer<String> {
    casebook::suggest_passphrase()
        .answer()
        .map(|words| words.to_string())
}

#[tauri::command]
pub async fn create_vault(session: Held<'_>, passphrase: Vec<u8>) -> Answer<()> {
    let session = session.inner().clone();
    elsewhere(move || session.create(&Passphrase::from_bytes(passphrase).answer()?)).await
}

#[tauri::command]
pub async fn unlock(session: Held<'_>, passphrase: Vec<u8>) -> Answer<()> {
    let session = session.inner().clone();
    elsewhere(move || session.unlock(&Passphrase::from_bytes(passphrase).answer()?)).await
}

#[tauri::command]
pub async fn unlock_with_recovery(
    session: Held<'_>,
    code: String,
    passphrase: Vec<u8>,
) -> Answer<()> {
    let session = session.inner().clone();
    elsewhere(move || {
        let passphrase = Passphrase::from_bytes(passphrase).answer()?;
        let code: RecoveryCode = code.parse().map_err(|_| fault("recovery-code"))?;
        session.recover(&code, &passphrase)
    })
    .await
}

#[tauri::command]
pub async fn lock<R: Runtime>(app: AppHandle<R>) -> Answer<()> {
    elsewhere(move || {
        leaving::lock(&app);
        Ok(())
    })
    .await
}

#[tauri::command]
pub async fn hide<R: Runtime>(app: AppHandle<R>) -> Answer<()> {
    elsewhere(move || {
        leaving::hide(&app);
        Ok(())
    })
    .await
}

#[tauri::command]
pub async fn touch(session: Held<'_>) -> Answer<()> {
    session.touch();
    Ok(())
}

#[tauri::command]
pub async fn settings(session: Held<'_>) -> Answer<Settings> {
    session.ask(|case| case.settings()).await
}

#[tauri::command]
pub async fn change_settings(session: Held<'_>, change: NewSettings) -> Answer<Settings> {
    let settings = session
        .ask(move |case| case.change_settings(&change))
        .await?;
    session.remember_habits(&settings);
    Ok(settings)
}

#[tauri::command]
pub async fn change_passphrase(session: Held<'_>, old: Vec<u8>, new: Vec<u8>) -> Answer<()> {
    let (old, new) = (Passphrase::from_bytes(old), Passphrase::from_bytes(new));
    session
        .ask(move |case| {
            case.knows(&old?)?;
            case.change_passphrase(&new?)
        })
        .await
}

#[tauri::command]
pub async fn make_recovery_code(session: Held<'_>) -> Answer<String> {
    session
        .ask(|case| Ok(case.make_recovery_code()?.words().to_string()))
        .await
}

#[tauri::command]
pub async fn check_vault<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer<CheckView> {
    let mut told = session.begin_work()?.told(move |progress| {
        let _ = app.emit("progress", progress);
    });
    session.ask(move |case| case.check(&mut told)).await
}
