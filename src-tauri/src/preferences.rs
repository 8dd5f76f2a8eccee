//! What the window looks like before anything is open: its colours, and how large its letters are.
//!
//! They are no secret and are needed before there is a passphrase: a lock screen that is white for a moment lights up a
//! dark room. So they stand in one plain file outside the vault, which holds nothing else and is there only when one of
//! them is not as the system has it. The theme is the one of the record that was opened last.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use casebook::wire::Theme;
use directories::ProjectDirs;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const FILE: &str = "preferences.json";

/// All that is remembered outside the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Light, dark, or as the system.
    pub theme: Theme,
    /// How large everything is drawn, per cent.
    pub zoom: u16,
    /// Where the record is, when it is not where the system keeps a person's data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<PathBuf>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            zoom: 100,
            record: None,
        }
    }
}

/// A step of the zoom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ZoomStep {
    /// Larger.
    In,
    /// Smaller.
    Out,
    /// As the system has it.
    Reset,
}

impl ZoomStep {
    const STEP: u16 = 20;
    /// Whoever pressed too often still finds the way back on the lock screen.
    const ALLOWED: (u16, u16) = (40, 500);

    /// The zoom after this step.
    pub fn from(self, zoom: u16) -> u16 {
        let (least, most) = Self::ALLOWED;
        match self {
            Self::In => zoom.saturating_add(Self::STEP).clamp(least, most),
            Self::Out => zoom.saturating_sub(Self::STEP).clamp(least, most),
            Self::Reset => Preferences::default().zoom,
        }
    }
}

/// The file of them, and what is known from it.
#[derive(Debug)]
pub struct PreferencesFile {
    path: Option<PathBuf>,
    known: Mutex<Preferences>,
}

impl PreferencesFile {
    /// Where the system keeps what a person set.
    pub fn usual() -> Self {
        let places = ProjectDirs::from("org", "daybook", "Daybook");
        Self::at(places.map(|places| places.config_dir().join(FILE)))
    }

    /// At a path, or nowhere: then they last as long as the program. A file that cannot be read says nothing.
    pub fn at(path: Option<PathBuf>) -> Self {
        let read = path.as_ref().and_then(|path| fs::read(path).ok());
        let known = read.and_then(|read| serde_json::from_slice::<Preferences>(&read).ok());
        Self {
            path,
            known: Mutex::new(known.unwrap_or_default()),
        }
    }

    /// What is remembered.
    pub fn known(&self) -> Preferences {
        self.held().clone()
    }

    /// Changes what is remembered, and gives it.
    pub fn change(&self, change: impl FnOnce(&mut Preferences)) -> Preferences {
        let mut known = self.held();
        let before = known.clone();
        change(&mut known);
        if *known != before
            && let Some(path) = &self.path
        {
            // What cannot be kept holds until the program ends.
            let _ = keep(path, &known);
        }
        known.clone()
    }

    fn held(&self) -> MutexGuard<'_, Preferences> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn keep(path: &Path, known: &Preferences) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    if *known == Preferences::default() {
        fs::remove_file(path)?;
        // Only when it is empty now.
        return fs::remove_dir(folder);
    }
    fs::create_dir_all(folder)?;
    fs::write(path, serde_json::to_vec_pretty(known)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_is_there_at_the_next_start_and_nothing_else() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("daybook").join(FILE);
        let file = PreferencesFile::at(Some(path.clone()));
        file.change(|known| {
            known.theme = Theme::Dark;
            known.zoom = 140;
        });
        let again = PreferencesFile::at(Some(path.clone())).known();
        assert_eq!((again.theme, again.zoom), (Theme::Dark, 140));
        let written: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        assert_eq!(written, serde_json::json!({ "theme": "dark", "zoom": 140 }));
    }

    #[test]
    fn nothing_is_left_where_nothing_is_set() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("daybook").join(FILE);
        let file = PreferencesFile::at(Some(path.clone()));
        file.change(|known| known.theme = Theme::System);
        assert!(!path.exists());
        file.change(|known| known.zoom = 120);
        assert!(path.exists());
        file.change(|known| known.zoom = 100);
        assert!(!place.path().join("daybook").exists());
    }

    #[test]
    fn a_file_that_says_nothing_sensible_is_none() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join(FILE);
        fs::write(&path, "{\"theme\": \"pu").unwrap();
        let file = PreferencesFile::at(Some(path));
        assert_eq!(file.known(), Preferences::default());
    }

    #[test]
    fn zooming_comes_to_an_end_and_back() {
        let out = (0..90).fold(100, |zoom, _| ZoomStep::Out.from(zoom));
        let enlarged = (0..90).fold(100, |zoom, _| ZoomStep::In.from(zoom));
        assert_eq!((out, enlarged), ZoomStep::ALLOWED);
        assert_eq!(ZoomStep::Reset.from(enlarged), 100);
        assert_eq!(ZoomStep::In.from(100), 120);
    }
}
