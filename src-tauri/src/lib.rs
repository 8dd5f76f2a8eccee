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
mod back_doors;
mod backing_up;
mod choosing;
mod clipboard;
mod clipboard_picture;
mod commands;
mod cover;
mod editing_menu;
mod end_signals;
mod hide_key;
mod idle;
mod language;
mod last_words;
mod leaving;
mod media;
mod one_window;
mod opened_by;
#[cfg(target_os = "linux")]
mod over_the_page;
mod page_process;
mod pasted;
mod preferences;
mod previews;
mod profile;
mod record_place;
mod secrets;
mod session;
mod system_signals;
mod tickets;
mod toolkit_places;
mod unfinished_bundles;
mod window;
mod work;

#[cfg(test)]
mod tests;

pub use back_doors::begun_anew;
pub use one_window::is_open_already;
pub use session::Session;

use one_window::First;
use preferences::PreferencesFile;
use record_place::RecordPlace;
use tauri::{Builder, Manager, RunEvent, Runtime};

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
        .manage(clipboard::Clipboard::default())
        .manage(last_words::LastWords::default())
        .register_asynchronous_uri_scheme_protocol(media::SCHEME, media::answer)
        .invoke_handler(commands::handler())
        .on_window_event(window::event)
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
            .map_err(|fault| fault.code)?;
    }
    let app = builder(Builder::default(), session.clone(), preferences)
        .setup(|app| {
            profile::purge(app.handle());
            window::open(app.handle())?;
            leaving::lock_when_idle(app.handle().clone());
            leaving::lock_when_the_system_says(app.handle().clone());
            end_signals::listen(app.handle().clone())?;
            backing_up::keep_backed_up(app.handle().clone());
            unfinished_bundles::keep_removed(app.handle().clone());
            Ok(())
        })
        .build(tauri::generate_context!())?;
    first.answers(app.handle().clone());
    app.run(move |app, event| {
        if matches!(event, RunEvent::Exit) {
            first.ends();
            session.lock();
            // A copy that was just begun is finished first.
            session.at_rest(|_| ());
            app.state::<clipboard::Clipboard>().take_away();
            profile::purge(app);
            toolkit_places::clear();
        }
    });
    Ok(())
}
