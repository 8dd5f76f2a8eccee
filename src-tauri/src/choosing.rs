//! The system's choosers. The page asks for one and never learns what was chosen.

use std::path::PathBuf;

use tauri::{AppHandle, Runtime};
#[cfg(not(feature = "e2e"))]
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

#[cfg(not(feature = "e2e"))]
use crate::window;

/// Asks for files. None when the chooser was closed. Waits for the person.
#[cfg(not(feature = "e2e"))]
pub fn files<R: Runtime>(app: &AppHandle<R>) -> Vec<PathBuf> {
    let chosen = chooser(app).blocking_pick_files().unwrap_or_default();
    chosen.into_iter().filter_map(path).collect()
}

/// Asks for one file. Waits for the person.
#[cfg(not(feature = "e2e"))]
pub fn file<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    chooser(app).blocking_pick_file().and_then(path)
}

/// Asks for a backup file. Waits for the person.
#[cfg(not(feature = "e2e"))]
pub fn backup_file<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    file(app)
}

/// Asks for a folder. Waits for the person.
#[cfg(not(feature = "e2e"))]
pub fn folder<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    chooser(app).blocking_pick_folder().and_then(path)
}

#[cfg(not(feature = "e2e"))]
fn chooser<R: Runtime>(app: &AppHandle<R>) -> FileDialogBuilder<R> {
    let chooser = app.dialog().file();
    match window::main(app) {
        Some(window) => chooser.set_parent(&window),
        None => chooser,
    }
}

#[cfg(not(feature = "e2e"))]
fn path(chosen: FilePath) -> Option<PathBuf> {
    chosen.into_path().ok()
}

/// What a test chose: paths, one a line.
#[cfg(feature = "e2e")]
pub fn files<R: Runtime>(_: &AppHandle<R>) -> Vec<PathBuf> {
    let chosen = std::env::var("DAYBOOK_E2E_FILES").unwrap_or_default();
    chosen.lines().map(PathBuf::from).collect()
}

/// The bundle that lies in the folder a test chose: the first that is not for the police only.
#[cfg(feature = "e2e")]
pub fn file<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    let lies_there = std::fs::read_dir(folder(app)?).ok()?;
    let mut bundles: Vec<PathBuf> = lies_there
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().contains("_evidence_"))
        .collect();
    bundles.sort();
    bundles.into_iter().next()
}

/// The backup file that lies in the folder a test chose.
#[cfg(feature = "e2e")]
pub fn backup_file<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    let lies_there = std::fs::read_dir(folder(app)?).ok()?;
    let mut paths = lies_there.filter_map(|entry| Some(entry.ok()?.path()));
    paths.find(|path| path.extension().is_some_and(|kind| kind == "backup"))
}

/// The folder that a test chose.
#[cfg(feature = "e2e")]
pub fn folder<R: Runtime>(_: &AppHandle<R>) -> Option<PathBuf> {
    std::env::var_os("DAYBOOK_E2E_FOLDER").map(PathBuf::from)
}
