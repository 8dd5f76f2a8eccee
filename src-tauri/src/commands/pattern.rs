//! What it adds up to.

use patterns::{Figures, Pack};

use super::Held;
use crate::answer::Answer;

#[tauri::command]
pub async fn figures(session: Held<'_>) -> Answer<Figures> {
    session.ask(|case| case.figures()).await
}

#[tauri::command]
pub async fn pack(session: Held<'_>) -> Answer<&'static Pack> {
    session.ask(|case| case.pack()).await
}
