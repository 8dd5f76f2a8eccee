//! Words for somewhere else, such as a fingerprint for an e-mail.

use tauri::State;

use super::Held;
use crate::answer::Answer;
use crate::clipboard::Clipboard;
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
