//! Opening, locking, hiding, and what the person set.

use casebook::Passphrase;
use casebook::wire::{CheckView, NewSettings, PassphraseStrength, Settings, Status};
use tauri::{AppHandle, Runtime, State};

use super::Held;
use super::record_place;
use crate::answer::{Answer, IntoAnswer};
use crate::preferences::ZoomStep;
use crate::secrets::{Pad, Secrets};
use crate::session::jobs::report_to_page;
use crate::session::last_words::LastWords;
use crate::session::locking;
use crate::session::{Session, elsewhere};
use crate::window;

#[tauri::command]
pub async fn status(session: Held<'_>) -> Answer<Status> {
    let session = session.inner().clone();
    elsewhere(move || session.status()).await
}

#[tauri::command]
pub async fn strength(secrets: Secrets<1>) -> Answer<PassphraseStrength> {
    let [passphrase] = secrets.apart();
    elsewhere(move || {
        Ok(match passphrase.passphrase() {
            Ok(passphrase) => casebook::strength(&passphrase),
            // Nothing typed yet.
            Err(_) => PassphraseStrength {
                score: 0,
                enough: false,
                enough_for_zip: false,
            },
        })
    })
    .await
}

#[tauri::command]
pub async fn suggest_passphrase(pad: Pad) -> Answer<Vec<u8>> {
    pad.cover(&casebook::suggest_passphrase().answer()?)
}

#[tauri::command]
pub async fn create_vault<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    secrets: Secrets<1>,
) -> Answer<()> {
    let session = session.inner().clone();
    let [passphrase] = secrets.apart();
    elsewhere(move || session.create(&passphrase.passphrase()?)).await?;
    opened(&app);
    Ok(())
}

/// A record was opened: the window follows what is set in it, and the next start asks for it again.
pub(super) fn opened<R: Runtime>(app: &AppHandle<R>) {
    window::follow_habits(app);
    record_place::remember(app);
}

#[tauri::command]
pub async fn unlock<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    secrets: Secrets<1>,
) -> Answer<()> {
    let session = session.inner().clone();
    let [passphrase] = secrets.apart();
    elsewhere(move || session.unlock(&passphrase.passphrase()?)).await?;
    opened(&app);
    Ok(())
}

#[tauri::command]
pub async fn unlock_with_recovery<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    secrets: Secrets<2>,
) -> Answer<()> {
    let session = session.inner().clone();
    let [code, passphrase] = secrets.apart();
    elsewhere(move || {
        let passphrase = passphrase.passphrase()?;
        session.recover(&code.recovery_code()?, &passphrase)
    })
    .await?;
    opened(&app);
    Ok(())
}

#[tauri::command]
pub async fn lock<R: Runtime>(app: AppHandle<R>) -> Answer<()> {
    elsewhere(move || {
        locking::lock(&app);
        Ok(())
    })
    .await
}

/// The page has kept what is being written, as it was asked to.
#[tauri::command]
pub async fn drafts_kept(words: State<'_, LastWords>, asked: u64) -> Answer<()> {
    words.answer(asked);
    Ok(())
}

/// On the thread that draws the window: nothing may come between a key and the blank window.
#[tauri::command]
pub fn cover<R: Runtime>(app: AppHandle<R>) {
    locking::cover(&app);
}

/// The page says that it has drawn itself, with nothing on it that was covered.
#[tauri::command]
pub async fn uncover<R: Runtime>(app: AppHandle<R>) -> Answer<()> {
    window::uncover(&app);
    Ok(())
}

#[tauri::command]
pub async fn hide<R: Runtime>(app: AppHandle<R>) -> Answer<()> {
    elsewhere(move || {
        locking::hide(&app);
        Ok(())
    })
    .await
}

#[tauri::command]
pub async fn zoom<R: Runtime>(app: AppHandle<R>, step: ZoomStep) -> Answer<()> {
    window::zoom(&app, step);
    Ok(())
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
pub async fn change_settings<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    change: NewSettings,
) -> Answer<Settings> {
    let settings = session
        .ask(move |case| case.change_settings(&change))
        .await?;
    session.remember_preferences(&settings);
    window::follow_habits(&app);
    Ok(settings)
}

#[tauri::command]
pub async fn change_passphrase(session: Held<'_>, secrets: Secrets<2>) -> Answer<()> {
    session.refuse_locked()?;
    let [old, new] = secrets.apart();
    let (old, new) = (old.passphrase()?, new.passphrase()?);
    let session = session.inner().clone();
    elsewhere(move || {
        refuse_stranger(&session, &old)?;
        let job = session.with_case(|case| Ok(case.begin_passphrase_change()))?;
        let stretched = casebook::stretch_passphrase(job, &new).answer()?;
        session.with_case(|case| case.complete_passphrase_change(stretched))
    })
    .await
}

/// Refuses whoever does not know the passphrase. Makes a key, and so goes on apart from the open case: locking waits for
/// none.
fn refuse_stranger(session: &Session, passphrase: &Passphrase) -> Answer<()> {
    let verifier = session.with_case(|case| Ok(case.passphrase_verifier()))?;
    casebook::verify_passphrase(&verifier, passphrase).answer()
}

/// Seals apart from the open case, so that nothing waits for it; only the end is done with the case, and closes it.
#[tauri::command]
pub async fn make_new_key<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    secrets: Secrets<2>,
) -> Answer<()> {
    session.refuse_locked()?;
    let [old, new] = secrets.apart();
    let (old, new) = (old.passphrase()?, new.passphrase()?);
    let session = session.inner().clone();
    elsewhere(move || {
        refuse_stranger(&session, &old)?;
        let work = session.begin_work()?;
        let mut report = report_to_page(&work, &app);
        let job = session.with_case(|case| case.begin_rekey())?;
        let sealed = casebook::reseal_under_new_key(job, &new, &mut report).answer()?;
        locking::cover_and_ask(&app);
        let ready = session
            .complete_rekey(sealed, &mut report)
            .inspect_err(|_| window::uncover(&app))?;
        // The page that asked is gone from here on; the one that comes up tells what became of it.
        locking::show_locked(&app);
        session.commit_rekey(ready)
    })
    .await
}

#[tauri::command]
pub async fn new_key_begun(session: Held<'_>) -> Answer<bool> {
    session.ask(|case| Ok(case.rekey_is_begun())).await
}

#[tauri::command]
pub async fn drop_new_key(session: Held<'_>) -> Answer<()> {
    session.ask(|case| case.drop_rekey()).await
}

#[tauri::command]
pub async fn make_recovery_code(session: Held<'_>, pad: Pad) -> Answer<Vec<u8>> {
    let session = session.inner().clone();
    let code = elsewhere(move || {
        let job = session.with_case(|case| Ok(case.begin_recovery_code()))?;
        let stretched = casebook::stretch_recovery_code(job).answer()?;
        session.with_case(|case| case.complete_recovery_code(stretched))
    })
    .await?;
    pad.cover(&code.words())
}

#[tauri::command]
pub async fn check_vault<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer<CheckView> {
    let work = session.begin_work()?;
    let mut report = report_to_page(&work, &app);
    session
        .ask(move |case| {
            case.cancelled_by(&work);
            case.check(&mut report)
        })
        .await
}
