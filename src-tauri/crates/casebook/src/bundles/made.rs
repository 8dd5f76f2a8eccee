//! Bundles that were made: what went in, for whom, where the copy lies, which fingerprint it shows.
//!
//! Handing over happens days later, and the copy outside is readable by whoever finds it: so each can be found again, shown
//! and taken away. What was written there is known by its hash; whatever is not surely that is left to the person.

use std::io;
use std::path::{Path, PathBuf};

use domain::{Entry, EntryId};
use vault::rusqlite::Connection;

use crate::bundles::planned::WrittenBundle;
use crate::casebook::Casebook;
use crate::error::CaseError;
use crate::settings::keep_bundles_made;
use crate::tables::bundles::{self, About, MadeBundle, Part};
use crate::tables::entries;
use crate::wire::{BundleId, BundleRow, Fault, FaultCode, FingerprintView, LeftWith};

impl Casebook {
    /// Remembers a bundle that was just made. It also counts: an erasure says how many copies it cannot reach, and
    /// initials are fixed from the first on.
    ///
    /// # Errors
    /// The disk refused, or it is a bundle of another record, which was open before this one. The bundle is there all the
    /// same: [`WrittenBundle::not_remembered`] takes it away.
    pub fn bundle_made(
        &mut self,
        written: &WrittenBundle,
        for_whom: Option<&str>,
    ) -> Result<BundleId, CaseError> {
        let WrittenBundle {
            vault,
            done,
            signed,
            paths,
            choice,
            gave,
            given,
            kept_back,
            given_to_police,
            numbers_given,
        } = written;
        if *vault != self.vault.id() {
            return Err(CaseError::PlanChanged);
        }
        let about = About {
            entries: choice.entries.clone(),
            form: choice.form,
            for_whom: said(for_whom),
            code: done.fingerprint.code.clone(),
            ledger_size: done.fingerprint.ledger_size,
            signed: Some(signed.clone()),
            kept: done.kept.clone(),
            gave: gave.iter().copied().collect(),
            given: given.iter().copied().collect(),
            kept_back: kept_back.clone().into_iter().collect(),
            lost: done.lost.iter().map(|lost| lost.item).collect(),
            given_to_police: given_to_police.clone(),
            numbers_given: numbers_given.clone(),
            parts: paths.parts.clone(),
        };
        let now = self.time_source.now();
        let made = self.bundles_made()? + 1;
        self.vault.change(now, |writing| {
            keep_bundles_made(writing, made)?;
            bundles::insert(writing.connection(), now, &about)
        })
    }

    /// Every bundle that was made, newest first. Those of earlier versions of the program were only counted.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn bundles(&self) -> Result<Vec<BundleRow>, CaseError> {
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
        let row = |made: MadeBundle| -> Result<BundleRow, CaseError> {
            Ok(BundleRow {
                left_with: left
                    .iter()
                    .filter(|left| left.code == made.about.code)
                    .map(|left| LeftWith {
                        who: left.with_whom.clone(),
                        date: left.date,
                    })
                    .collect(),
                folder_name: name_of(folder_of(&made.about).as_deref()),
                fingerprint: match made.about.hand_over() {
                    Some(text) => FingerprintView::of(&text),
                    None => {
                        FingerprintView::of_first_form(&made.about.code, made.about.ledger_size)
                    }
                },
                given_to_police: named(connection, &made.about.given_to_police)?,
                id: made.id,
                made: made.made,
                entries: made.about.entries,
                form: made.about.form,
                for_whom: made.about.for_whom,
                kept: made.about.kept,
                removed: made.removed,
            })
        };
        bundles::all(connection)?.into_iter().map(row).collect()
    }

    /// The folder that a bundle was written to, for the shell alone.
    ///
    /// # Errors
    /// There is no such bundle, or the folder is there no more: a stick that is not plugged in.
    pub fn bundle_folder(&self, id: BundleId) -> Result<PathBuf, CaseError> {
        let folder = folder_of(&self.made_bundle(id)?.about);
        folder
            .filter(|folder| folder.is_dir())
            .ok_or(CaseError::BundleGone)
    }

    /// What removes a bundle from where it was written. The case stays free meanwhile.
    ///
    /// # Errors
    /// There is no such bundle.
    pub fn removing(&self, id: BundleId) -> Result<Removing, CaseError> {
        Ok(Removing(self.made_bundle(id)?.about.parts))
    }

    /// Says for whom a bundle is, or was: that is often known only later.
    ///
    /// # Errors
    /// There is no such bundle, or the disk refused.
    pub fn bundle_is_for(&mut self, id: BundleId, for_whom: Option<&str>) -> Result<(), CaseError> {
        let about = About {
            for_whom: said(for_whom),
            ..self.made_bundle(id)?.about
        };
        let now = self.time_source.now();
        self.vault.change(now, |writing| {
            bundles::set_about(writing.connection(), id, &about)
        })
    }

    /// Says that a bundle was removed. Its row stays.
    ///
    /// # Errors
    /// The disk refused.
    pub fn bundle_removed(&mut self, id: BundleId) -> Result<(), CaseError> {
        let now = self.time_source.now();
        self.vault.change(now, |writing| {
            bundles::set_removed(writing.connection(), id, now)
        })
    }

    fn made_bundle(&self, id: BundleId) -> Result<MadeBundle, CaseError> {
        bundles::one(self.vault.read(), id)?.ok_or(CaseError::BundleGone)
    }
}

impl WrittenBundle {
    /// Takes it away, since it could not be remembered, and gives what is told of that. What no row names nobody finds again
    /// but whoever looks into the folder. Where a row may stand, it stays.
    #[must_use]
    pub fn not_remembered(&self, why: Fault) -> Fault {
        if why.code == FaultCode::Unconfirmed {
            return why;
        }
        match Removing(self.paths.parts.clone()).remove() {
            Ok(()) | Err(CaseError::BundleGone) => {
                let why = match why.code {
                    FaultCode::Locked => "locked",
                    FaultCode::DiskFull => "disk-full",
                    _ => "other",
                };
                Fault::from(FaultCode::BundleNotRemembered).with("why", why)
            }
            Err(_) => FaultCode::BundleLeftBehind.into(),
        }
    }
}

/// A bundle that is to be removed.
pub struct Removing(Vec<Part>);

impl Removing {
    /// Reads all of it, and removes it if it is as it was written. What is left where that breaks off bears the name of what
    /// is not whole.
    ///
    /// # Errors
    /// Nothing of it is there any more, it is not as it was written or nobody can tell (then nothing is removed), or the
    /// system refused.
    pub fn remove(&self) -> Result<(), CaseError> {
        let mut there = Vec::new();
        for Part { path, digest } in &self.0 {
            let path = Path::new(path);
            match bundle::copy_digest(path) {
                Ok(found) if Some(found) == *digest => there.push(path),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Ok(_) => return Err(CaseError::BundleChanged),
                Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                    return Err(CaseError::BundleChanged);
                }
                Err(error) => return Err(CaseError::BundleNotRemoved(error)),
            }
        }
        if there.is_empty() {
            return Err(CaseError::BundleGone);
        }
        // Where one stays, the others go all the same.
        let removed: Vec<_> = there.into_iter().map(bundle::remove_whole).collect();
        let removed: io::Result<()> = removed.into_iter().collect();
        removed.map_err(CaseError::BundleNotRemoved)
    }
}

fn said(words: Option<&str>) -> Option<String> {
    let words = words.map(str::trim).filter(|words| !words.is_empty());
    words.map(str::to_owned)
}

/// People, places and items as the person knows them; none of what was erased.
fn named(connection: &Connection, things: &[EntryId]) -> Result<Vec<String>, CaseError> {
    let mut names = Vec::new();
    for thing in things {
        let standing = entries::read(connection, *thing)?;
        names.extend(match standing.and_then(|standing| standing.entry) {
            Some(Entry::Person(person)) => Some(person.name),
            Some(Entry::Place(place)) => Some(place.name),
            Some(Entry::Item(item)) => Some(item.exhibit.to_string()),
            _ => None,
        });
    }
    Ok(names)
}

fn folder_of(about: &About) -> Option<PathBuf> {
    let first = about.parts.first()?;
    Path::new(&first.path).parent().map(Path::to_path_buf)
}

fn name_of(folder: Option<&Path>) -> String {
    let name = folder.and_then(Path::file_name);
    name.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
