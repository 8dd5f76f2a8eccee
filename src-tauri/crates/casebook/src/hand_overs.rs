//! Bundles that were made: what went in, for whom, where the copy lies, which fingerprint it shows.
//!
//! Handing over happens days later, and the copy outside is readable by whoever finds it: so each can be found again, shown
//! and taken away. What was written there is known by its size alone; whatever does not fit is left to the person.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use domain::Entry;

use crate::casebook::Casebook;
use crate::error::CaseError;
use crate::handing_over::BundlePaths;
use crate::tables::entries;
use crate::tables::hand_overs::{self, About, HandOver, Measure, Part};
use crate::wire::{BundleChoice, BundleDone, HandOverId, HandOverRow, LeftWith};

impl Casebook {
    /// Remembers a bundle that was just made. It also counts: an erasure says how many copies it cannot reach, and
    /// initials are fixed from the first on.
    ///
    /// # Errors
    /// The disk refused. The bundle is there all the same.
    pub fn hand_over_made(
        &mut self,
        choice: &BundleChoice,
        for_whom: Option<&str>,
        done: &BundleDone,
        paths: &BundlePaths,
    ) -> Result<HandOverId, CaseError> {
        let for_whom = for_whom.map(str::trim).filter(|words| !words.is_empty());
        let about = About {
            entries: choice.entries.clone(),
            for_whom: for_whom.map(str::to_owned),
            code: done.fingerprint.clone(),
            ledger_size: done.ledger_size,
            kept: done.kept.clone(),
            parts: paths.all().map(part).collect(),
        };
        let now = self.watch.now();
        self.count_a_bundle()?;
        self.vault.change(now, self.author, |writing| {
            hand_overs::insert(writing.connection(), now, &about)
        })
    }

    /// Every bundle that was made, newest first. Those of earlier versions of the program were only counted.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn hand_overs(&self) -> Result<Vec<HandOverRow>, CaseError> {
        let connection = self.vault.read();
        let left = entries::of_kind(connection, domain::EntryKind::FingerprintLeft)?;
        let left: Vec<_> = left
            .into_iter()
            .filter(|standing| standing.struck_out.is_none())
            .filter_map(|standing| match standing.entry {
                Some(Entry::FingerprintLeft(left)) => Some(left),
                _ => None,
            })
            .collect();
        let row = |made: HandOver| HandOverRow {
            left_with: left
                .iter()
                .filter(|left| left.code == made.about.code)
                .map(|left| LeftWith {
                    who: left.with_whom.clone(),
                    date: left.date,
                })
                .collect(),
            folder_name: name_of(folder_of(&made.about).as_deref()),
            id: made.id,
            made: made.made,
            entries: made.about.entries,
            for_whom: made.about.for_whom,
            kept: made.about.kept,
            fingerprint: made.about.code,
            ledger_size: made.about.ledger_size,
            removed: made.removed,
        };
        Ok(hand_overs::all(connection)?.into_iter().map(row).collect())
    }

    /// The folder that a bundle was written to, for the shell alone.
    ///
    /// # Errors
    /// There is no such bundle, or the folder is there no more: a stick that is not plugged in.
    pub fn hand_over_folder(&self, id: HandOverId) -> Result<PathBuf, CaseError> {
        let folder = folder_of(&self.hand_over(id)?.about);
        folder
            .filter(|folder| folder.is_dir())
            .ok_or(CaseError::HandOverGone)
    }

    /// Removes a bundle from where it was written. The row stays, and says when.
    ///
    /// # Errors
    /// Nothing of it is there any more, it is not as it was written (then nothing is removed), or the system refused.
    pub fn remove_hand_over(&mut self, id: HandOverId) -> Result<(), CaseError> {
        let parts = self.hand_over(id)?.about.parts;
        let mut there = Vec::new();
        for part in &parts {
            let path = Path::new(&part.path);
            match measure(path) {
                Ok(found) if found == part.measure => there.push(path),
                Ok(_) => return Err(CaseError::HandOverChanged),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(CaseError::HandOverNotRemoved(error)),
            }
        }
        if there.is_empty() {
            return Err(CaseError::HandOverGone);
        }
        for path in there {
            remove(path).map_err(CaseError::HandOverNotRemoved)?;
        }
        let now = self.watch.now();
        self.vault.change(now, self.author, |writing| {
            hand_overs::set_removed(writing.connection(), id, now)
        })
    }

    fn hand_over(&self, id: HandOverId) -> Result<HandOver, CaseError> {
        hand_overs::one(self.vault.read(), id)?.ok_or(CaseError::HandOverGone)
    }
}

fn part(path: &Path) -> Part {
    Part {
        path: path.to_string_lossy().into_owned(),
        // What cannot be measured now is not removed later.
        measure: measure(path).unwrap_or_default(),
    }
}

fn folder_of(about: &About) -> Option<PathBuf> {
    let first = about.parts.first()?;
    Path::new(&first.path).parent().map(Path::to_path_buf)
}

fn name_of(folder: Option<&Path>) -> String {
    let name = folder.and_then(Path::file_name);
    name.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn measure(path: &Path) -> io::Result<Measure> {
    let metadata = fs::symlink_metadata(path)?;
    if !metadata.is_dir() {
        return Ok(Measure {
            files: 1,
            bytes: metadata.len(),
        });
    }
    let mut all = Measure::default();
    for found in fs::read_dir(path)? {
        let found = measure(&found?.path())?;
        all.files += found.files;
        all.bytes += found.bytes;
    }
    Ok(all)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path)?.is_dir() {
        true => fs::remove_dir_all(path),
        false => fs::remove_file(path),
    }
}
