//! Where the record is: in its usual place, or where the person chose, such as a memory stick.
//!
//! A place is remembered once a record was opened in it. Whoever only looked elsewhere finds the record of before at the
//! next start.

use std::io;
use std::path::{Path, PathBuf};

use casebook::wire::{FaultCode, Stage};

use crate::answer::{Answer, fault};

/// What the record's folder is called in a folder that was chosen for it.
const NAME: &str = "daybook";

/// A place for a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordPlace {
    /// The vault's folder, whether there is a vault in it or not.
    pub folder: PathBuf,
    /// Whether there was a record: then an empty place is a stick that is not plugged in, and no first run.
    pub expected: bool,
}

impl RecordPlace {
    /// Where a record was the last time.
    pub const fn remembered(folder: PathBuf) -> Self {
        Self {
            folder,
            expected: true,
        }
    }

    /// Where there may be one or none.
    pub const fn unknown(folder: PathBuf) -> Self {
        Self {
            folder,
            expected: false,
        }
    }

    /// The record in a folder that was chosen, or in its folder of that name.
    ///
    /// # Errors
    /// There is none.
    pub fn chosen(folder: PathBuf) -> Answer<Self> {
        let inside = folder.join(NAME);
        [folder, inside]
            .into_iter()
            .find(|folder| casebook::holds_record(folder))
            .map(Self::remembered)
            .ok_or_else(|| fault(FaultCode::NoRecordThere))
    }

    /// A place for a new record in a folder that was chosen. What lies there is left alone.
    ///
    /// # Errors
    /// There is a record already: the person may have forgotten it.
    pub fn new_in(folder: &Path) -> Answer<Self> {
        let first = folder.join(NAME);
        let there = [folder, first.as_path()];
        match there.iter().any(|folder| casebook::holds_record(folder)) {
            true => Err(fault(FaultCode::RecordThereAlready)),
            false => Ok(Self::unknown(free_from(first))),
        }
    }

    /// A place for a new record beside the usual one, or there if nothing is.
    pub fn new_beside(usual: &Path) -> Self {
        Self::unknown(free_from(usual.to_owned()))
    }

    /// The record on this computer that comes after another, in a circle: none that was begun is out of reach, and the
    /// page learns no name. Nothing where there is no other.
    pub fn next_here(usual: &Path, now: &Path) -> Option<Self> {
        let here = records_here(usual);
        let after = here.iter().position(|folder| folder == now);
        let after = after.map_or(0, |place| place + 1);
        let mut circle = here[after..].iter().chain(&here[..after]);
        let next = circle.find(|folder| *folder != now)?;
        Some(Self::remembered(next.clone()))
    }

    /// Where it stands while no case is open.
    ///
    /// A folder with anything in it is never taken for a first run: a damaged vault must not look like none.
    pub fn stage(&self) -> Stage {
        match (is_empty(&self.folder), self.expected) {
            (false, _) => Stage::Locked,
            (true, true) => Stage::Away,
            (true, false) => Stage::FirstRun,
        }
    }
}

fn is_empty(folder: &Path) -> bool {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// The usual place and those of [`RecordPlace::new_beside`], as far as there are records in them, as they were begun.
fn records_here(usual: &Path) -> Vec<PathBuf> {
    let name = usual.file_name().unwrap_or_default().to_string_lossy();
    let number = |folder: &Path| -> Option<u32> {
        let found = folder.file_name()?.to_str()?;
        match found.strip_prefix(&*name)? {
            "" => Some(1),
            rest => rest.strip_prefix('-')?.parse().ok(),
        }
    };
    let beside = usual
        .parent()
        .and_then(|above| std::fs::read_dir(above).ok());
    let beside = beside.into_iter().flatten().flatten();
    let mut here: Vec<(u32, PathBuf)> = beside
        .map(|found| found.path())
        .filter_map(|folder| Some((number(&folder)?, folder)))
        .filter(|(_, folder)| casebook::holds_record(folder))
        .collect();
    here.sort();
    here.into_iter().map(|(_, folder)| folder).collect()
}

/// The folder, or the first of `<name>-2` … that is empty or not there.
fn free_from(folder: PathBuf) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_owned();
    let numbered = (2..).map(|number| {
        let mut name = name.clone();
        name.push(format!("-{number}"));
        folder.with_file_name(name)
    });
    let mut candidates = std::iter::once(folder.clone()).chain(numbered);
    candidates
        .find(|candidate| is_empty(candidate))
        .unwrap_or(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_record_is_never_made_where_anything_lies() {
        let place = tempfile::tempdir().unwrap();
        let usual = place.path().join("vault");
        assert_eq!(RecordPlace::new_beside(&usual).folder, usual);
        std::fs::create_dir(&usual).unwrap();
        std::fs::write(usual.join("book"), b"x").unwrap();
        std::fs::create_dir(place.path().join("vault-2")).unwrap();
        std::fs::write(place.path().join("vault-2").join("letter.txt"), b"x").unwrap();
        let beside = RecordPlace::new_beside(&usual);
        assert_eq!(beside.folder, place.path().join("vault-3"));
        assert_eq!(beside.stage(), Stage::FirstRun);
    }

    #[test]
    fn a_record_that_was_there_and_is_not_is_away_and_no_first_run() {
        let place = tempfile::tempdir().unwrap();
        let away = RecordPlace::remembered(place.path().join("stick").join("daybook"));
        assert_eq!(away.stage(), Stage::Away);
        std::fs::create_dir_all(&away.folder).unwrap();
        assert_eq!(away.stage(), Stage::Away);
        std::fs::write(away.folder.join("keys"), b"x").unwrap();
        assert_eq!(away.stage(), Stage::Locked);
    }
}
