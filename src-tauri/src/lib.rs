#![forbid(unsafe_code)]
//! Daybook's window: the shell around the use cases.
//!
//! It holds the open case (or none) in a [`Session`], answers the page's commands with it, shows evidence through a
//! protocol of its own, and drops everything the moment the person hides, locks, or goes away. What can be done, and
//! how it is kept, is `casebook`'s; how it looks is the page's (`ui/`).
//!
//! What it never does: hand the page a path, a key or a sentence; let the page navigate, open a window, download, or
//! reach any address; write anything readable to disk; keep a key in memory once locked.
//!
//! Where to begin: [`session`](Session) is the heart; `commands` has one file an area, each command one line; `window`
//! builds the one window and takes it away; `media` shows evidence by one-time tokens.

mod answer;
mod commands;
mod dialogs;
mod language;
mod media;
mod pasted;
mod platform;
mod preferences;
mod record_place;
mod secrets;
mod session;
mod window;

#[cfg(test)]
mod tests;

pub use platform::environment::begun_anew;
pub use platform::one_window::is_open_already;
pub use session::Session;

use platform::one_window::First;
use preferences::PreferencesFile;
use record_place::RecordPlace;
use tauri::{Builder, Context, Manager, RunEvent, Runtime};

/// What the program is made of, on whatever runtime: the tests bring one without a screen.
fn builder<R: Runtime>(
    builder: Builder<R>,
    session: Session,
    preferences: PreferencesFile,
) -> Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .manage(session)
        .manage(preferences)
        .manage(platform::clipboard::Clipboard::default())
        .manage(session::last_words::LastWords::default())
        .register_asynchronous_uri_scheme_protocol(media::SCHEME, media::answer)
        .invoke_handler(commands::handler())
        .on_window_event(window::event)
}

/// The configuration with the built page in it.
///
/// The library's own tests are compiled beside it and do without. Both would make the page's files in one folder, where
/// `tauri-codegen` takes a file for finished as soon as it is there: now and then a window lacked one, and stayed blank.
#[cfg(not(test))]
fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

#[cfg(test)]
fn context<R: Runtime>() -> Context<R> {
    tauri::test::mock_context(tauri::test::noop_assets())
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// The system has no place for the vault, or no window to give.
pub fn run() -> Result<(), Box<dyn std::error::Error>> {
    let mut first = First::listening();
    let session = Session::new(session::vault_folder()?);
    let preferences = PreferencesFile::usual();
    if let Some(folder) = preferences.known().record {
        session
            .turn_to(RecordPlace::remembered(folder))
            .map_err(|fault| domain::variant_name(&fault.code))?;
    }
    let app = builder(Builder::default(), session.clone(), preferences)
        .setup(|app| {
            platform::profile::purge(app.handle());
            window::open(app.handle())?;
            session::locking::lock_when_idle(app.handle().clone());
            session::locking::lock_when_the_system_says(app.handle().clone());
            platform::end_signals::listen(app.handle().clone())?;
            session::backing_up::keep_backed_up(app.handle().clone());
            session::unfinished_bundles::keep_removed(app.handle().clone());
            Ok(())
        })
        .build(context())?;
    first.answers(app.handle().clone());
    app.run(move |app, event| {
        if matches!(event, RunEvent::Exit) {
            first.ends();
            session.lock();
            // A copy that was just begun is finished first.
            session.at_rest(|_| ());
            app.state::<platform::clipboard::Clipboard>().take_away();
            platform::profile::purge(app);
            platform::private_dirs::clear();
        }
    });
    Ok(())
}
