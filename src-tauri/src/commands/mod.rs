//! What the page can ask for: one file an area, one function a command. A function with `#[tauri::command]` is all that
//! declares one: `build.rs` reads out of it the handler, the permissions, and what the page is told of its arguments.

mod backups;
mod bundle;
mod clipboard;
mod evidence;
mod pattern;
mod printout;
mod record;
mod record_place;
mod session;
mod timeline;
#[cfg(test)]
mod typescript;

use std::path::PathBuf;

use tauri::ipc::Invoke;
use tauri::{AppHandle, Runtime, State};

use crate::answer::Answer;
use crate::dialogs;
use crate::session::{PendingPaths, Session, elsewhere};

/// The session, as commands are handed it.
type Held<'a> = State<'a, Session>;

/// Lets the person choose a folder for what leaves the open case. While the chooser is open, it may be locked.
async fn choose_folder<R: Runtime>(
    app: &AppHandle<R>,
    session: &Session,
    place: impl FnOnce(&mut PendingPaths) -> &mut Option<PathBuf>,
) -> Answer<bool> {
    session.refuse_locked()?;
    let app = app.clone();
    let chosen = elsewhere(move || Ok(dialogs::folder(&app))).await?;
    session.refuse_locked()?;
    Ok(session.keep_chosen(chosen, place))
}

/// Every command's name.
#[cfg(test)]
pub const COMMANDS: &[&str] = include!(concat!(env!("OUT_DIR"), "/names.rs"));

/// Answers every command by its name.
pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    include!(concat!(env!("OUT_DIR"), "/handler.rs"))
}
