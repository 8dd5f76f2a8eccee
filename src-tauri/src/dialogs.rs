//! The system's choosers. The page asks for one and never learns what was chosen.

#[cfg(feature = "e2e")]
pub use by_a_test::{backup_file, file, files, folder};
#[cfg(not(feature = "e2e"))]
pub use by_the_person::{backup_file, file, files, folder};

#[cfg_attr(feature = "e2e", allow(dead_code))]
mod by_the_person {
    use std::path::PathBuf;

    use tauri::{AppHandle, Runtime};
    use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

    use crate::window;

    /// Asks for files. None when the chooser was closed. Waits for the person.
    pub fn files<R: Runtime>(app: &AppHandle<R>) -> Vec<PathBuf> {
        let chosen = chooser(app).blocking_pick_files().unwrap_or_default();
        chosen.into_iter().filter_map(path).collect()
    }

    /// Asks for one file. Waits for the person.
    pub fn file<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
        chooser(app).blocking_pick_file().and_then(path)
    }

    /// Asks for a backup file. Waits for the person.
    pub fn backup_file<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
        file(app)
    }

    /// Asks for a folder. Waits for the person.
    pub fn folder<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
        chooser(app).blocking_pick_folder().and_then(path)
    }

    fn chooser<R: Runtime>(app: &AppHandle<R>) -> FileDialogBuilder<R> {
        let chooser = app.dialog().file();
        match window::main(app) {
            Some(window) => chooser.set_parent(&window),
            None => chooser,
        }
    }

    fn path(chosen: FilePath) -> Option<PathBuf> {
        chosen.into_path().ok()
    }
}

#[cfg(feature = "e2e")]
mod by_a_test {
    use std::env;
    use std::path::PathBuf;

    use tauri::{AppHandle, Runtime};

    use super::by_the_person;

    /// What a test chose: paths, one a line. A test that wants the chooser itself gets it.
    pub fn files<R: Runtime>(app: &AppHandle<R>) -> Vec<PathBuf> {
        if env::var_os("DAYBOOK_E2E_CHOOSER").is_some() {
            return by_the_person::files(app);
        }
        let chosen = env::var("DAYBOOK_E2E_FILES").unwrap_or_default();
        chosen.lines().map(PathBuf::from).collect()
    }

    /// The bundle that lies in the folder a test chose: the first that is not for the police only.
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
    pub fn backup_file<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
        let lies_there = std::fs::read_dir(folder(app)?).ok()?;
        let mut paths = lies_there.filter_map(|entry| Some(entry.ok()?.path()));
        paths.find(|path| path.extension().is_some_and(|kind| kind == "backup"))
    }

    /// The folder that a test chose.
    pub fn folder<R: Runtime>(_: &AppHandle<R>) -> Option<PathBuf> {
        env::var_os("DAYBOOK_E2E_FOLDER").map(PathBuf::from)
    }
}
