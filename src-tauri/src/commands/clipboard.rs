//! Words for somewhere else, such as a fingerprint for an e-mail, and pictures from elsewhere.

use tauri::ipc::Response;
use tauri::{AppHandle, Runtime, State};

use super::Held;
use crate::answer::Answer;
use crate::platform::clipboard::Clipboard;
use crate::platform::clipboard_picture;
use crate::session::elsewhere;

#[tauri::command]
pub async fn copy_quietly(
    session: Held<'_>,
    clipboard: State<'_, Clipboard>,
    text: String,
) -> Answer<()> {
    session.refuse_locked()?;
    let clipboard = clipboard.inner().clone();
    elsewhere(move || clipboard.copy(text)).await
}

/// The picture that is being pasted, where the web view did not give it to the page. No bytes where there is none.
#[tauri::command]
pub async fn picture_in_clipboard<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
) -> Answer<Response> {
    session.refuse_locked()?;
    elsewhere(move || Ok(Response::new(clipboard_picture::read(&app)))).await
}
