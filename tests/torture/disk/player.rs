//! Whoever plays the script: each step, said before it is begun, and after it as done or as failed, one line of JSON
//! each. A step that fails is not the end: the script goes on with the next, as somebody at the window would.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use bundle::{PrintError, PrintJob, Printed, Printer};
use casebook::wire::{BundleChoice, BundleForm};
use casebook::{
    CaseError, Casebook, KeyCost, RekeySealed, SystemTimeSource, Unlock, VaultError, WrittenBundle,
};
use catalogue::Language;
use domain::{EntryId, HowReceived};
use serde_json::{Value, json};

use super::judge::held_by;
use crate::work::{incident, passphrase};

/// Whoever plays the script.
pub struct Player<'listener> {
    place: PathBuf,
    pub vault: PathBuf,
    sources: PathBuf,
    pub passphrase: u64,
    pub case: Option<Casebook>,
    /// The bundle that was written and not remembered yet.
    written: Option<WrittenBundle>,
    listener: Box<dyn FnMut(&Value) + 'listener>,
}

impl<'listener> Player<'listener> {
    /// One who says what is done to this listener.
    pub fn new(
        place: &Path,
        vault: &str,
        sources: &Path,
        listener: Box<dyn FnMut(&Value) + 'listener>,
    ) -> Self {
        Self {
            place: place.to_owned(),
            vault: place.join(vault),
            sources: sources.to_owned(),
            passphrase: 0,
            case: None,
            written: None,
            listener,
        }
    }

    pub fn say(&mut self, line: &Value) {
        (self.listener)(line);
    }

    /// Says a step, does it, and says what came of it.
    pub fn step(
        &mut self,
        name: &str,
        about: Value,
        work: impl FnOnce(&mut Self) -> Result<Value, CaseError>,
    ) -> Option<Value> {
        self.say(&json!({ "begin": name, "about": about }));
        match work(self) {
            Ok(came) => {
                self.say(&json!({ "done": name, "about": about, "came": came }));
                Some(came)
            }
            Err(error) => {
                self.say(&json!({
                    "failed": name,
                    "about": about,
                    "error": error.to_string(),
                    "code": error.fault().code,
                }));
                None
            }
        }
    }

    fn case(&mut self) -> Result<&mut Casebook, CaseError> {
        self.case
            .as_mut()
            .ok_or(CaseError::Vault(VaultError::NotAVault))
    }

    pub fn create(&mut self) {
        self.step("create", json!({}), |player| {
            let words = passphrase(player.passphrase);
            let time_source = Box::new(SystemTimeSource);
            player.case = Some(Casebook::create(
                &player.vault,
                &words,
                KeyCost::FLOOR,
                time_source,
                Language::English.words(),
            )?);
            Ok(json!({}))
        });
    }

    /// Opens the vault; at the second attempt if need be.
    pub fn open(&mut self) {
        for _ in 0..2 {
            if self.case.is_some() {
                return;
            }
            self.step("open", json!({}), |player| {
                let words = passphrase(player.passphrase);
                let unlock = Unlock::Passphrase(&words);
                let opened = Casebook::open(
                    &player.vault,
                    unlock,
                    Box::new(SystemTimeSource),
                    Language::English.words(),
                )?;
                player.case = Some(opened);
                Ok(json!({}))
            });
        }
    }

    pub fn lock(&mut self) {
        if let Some(case) = self.case.take() {
            self.step("lock", json!({}), |_| case.lock().map(|()| json!({})));
        }
    }

    pub fn record(&mut self, words: &str) -> Option<EntryId> {
        let came = self.step("record", json!({ "words": words }), |player| {
            let changed = player.case()?.record(incident(words))?;
            Ok(json!({ "entry": changed.entry }))
        })?;
        came["entry"].as_str()?.parse().ok()
    }

    pub fn revise(&mut self, id: Option<EntryId>, words: &str) {
        let Some(id) = id else { return };
        self.step("revise", json!({ "entry": id, "words": words }), |player| {
            let case = player.case()?;
            let base = case.standing(id)?.revision;
            case.revise(id, base, incident(words))?;
            Ok(json!({}))
        });
    }

    pub fn strike_out(&mut self, id: Option<EntryId>) {
        let Some(id) = id else { return };
        self.step("strike_out", json!({ "entry": id }), |player| {
            player.case()?.strike_out(id, Some("Mistaken".to_owned()))?;
            Ok(json!({}))
        });
    }

    pub fn erase(&mut self, id: Option<EntryId>) {
        let Some(id) = id else { return };
        self.step("erase", json!({ "entry": id }), |player| {
            player.case()?.erase(id)?;
            Ok(json!({}))
        });
    }

    pub fn draft(&mut self, name: &str, words: &str) {
        self.step("draft", json!({ "name": name, "words": words }), |player| {
            player.case()?.save_draft(name, words)?;
            Ok(json!({}))
        });
    }

    pub fn discard_draft(&mut self, name: &str) {
        self.step("draft", json!({ "name": name, "words": "" }), |player| {
            player.case()?.discard_draft(name)?;
            Ok(json!({}))
        });
    }

    pub fn rest(&mut self) {
        self.step("rest", json!({}), |player| {
            player.case()?.rest()?;
            Ok(json!({}))
        });
    }

    /// Attaches files by their numbers. Gives the first that was taken in.
    pub fn attach(&mut self, numbers: &[u64], to: Option<EntryId>) -> Option<EntryId> {
        let paths: Vec<_> = numbers
            .iter()
            .map(|number| self.sources.join(number.to_string()))
            .collect();
        let about = json!({ "files": numbers, "entry": to });
        let came = self.step("attach", about, |player| {
            let go_on = &mut |_| ControlFlow::Continue(());
            let case = player.case()?;
            let attached = case.attach(&paths, to, HowReceived::Chosen, go_on)?;
            if let Some(refused) = attached.refused.first() {
                return Ok(json!({ "refused": refused.fault.code }));
            }
            let ids: Vec<_> = attached.attached.iter().map(|file| file.id).collect();
            Ok(json!({ "entries": ids }))
        })?;
        came["entries"][0].as_str()?.parse().ok()
    }

    pub fn change_passphrase(&mut self, number: u64) {
        self.step("passphrase", json!({ "passphrase": number }), |player| {
            let changed = player.case()?.change_passphrase(&passphrase(number));
            if let Ok(()) | Err(CaseError::Vault(VaultError::OldCopiesRemain(_))) = changed {
                player.passphrase = number;
            }
            changed.map(|()| json!({}))
        });
    }

    /// Seals everything under a new key, and commits it, which closes the vault. Files are attached between the long part
    /// and the short one.
    pub fn make_new_key(&mut self, number: u64, meanwhile: &[u64]) {
        let Some(sealed) = self.reseal_under_new_key(number) else {
            return;
        };
        self.attach(meanwhile, None);
        self.step("new_key", json!({ "passphrase": number }), |player| {
            let go_on = &mut |_| ControlFlow::Continue(());
            let ready = player.case()?.complete_rekey(sealed, go_on)?;
            let case = player.case.take().expect("it was just asked");
            let committed = case.commit_rekey(ready);
            if let Ok(()) | Err(CaseError::Vault(VaultError::OldCopiesRemain(_))) = committed {
                player.passphrase = number;
            }
            committed.map(|()| json!({}))
        });
        self.open();
        if self.case.is_none() {
            // Nobody could say whether it was done.
            self.passphrase = number;
        }
    }

    fn reseal_under_new_key(&mut self, number: u64) -> Option<RekeySealed> {
        let mut sealed = None;
        self.step("seal", json!({}), |player| {
            let go_on = &mut |_| ControlFlow::Continue(());
            let job = player.case()?.begin_rekey()?;
            let anew = casebook::reseal_under_new_key(job, &passphrase(number), go_on)?;
            sealed = Some(anew);
            Ok(json!({}))
        });
        sealed
    }

    pub fn make_recovery_code(&mut self) {
        self.step("recovery", json!({}), |player| {
            let code = player.case()?.make_recovery_code()?;
            Ok(json!({ "code": code.words().as_str() }))
        });
    }

    /// Makes an automatic backup and gives its id.
    pub fn back_up(&mut self) -> Option<String> {
        let came = self.step("back_up", json!({}), |player| {
            let job = player.case()?.begin_backup()?;
            let made = job.finish(&mut |_| ControlFlow::Continue(()))?;
            Ok(json!({ "backup": made.id() }))
        })?;
        Some(came["backup"].as_str()?.to_owned())
    }

    pub fn back_up_at_rest(&mut self) {
        self.step("back_up_at_rest", json!({}), |player| {
            casebook::back_up_at_rest(&player.vault, &SystemTimeSource)?;
            Ok(json!({}))
        });
    }

    pub fn verify_backups(&mut self) {
        self.step("verify_backups", json!({}), |player| {
            let removed = match player.case()?.begin_verifying()? {
                Some(unverified) => unverified.finish()?,
                None => 0,
            };
            Ok(json!({ "removed": removed }))
        });
    }

    pub fn backup_file(&mut self, name: &str) {
        self.step("backup_file", json!({ "name": name }), |player| {
            let file = player.place.join("stick").join(name);
            let job = player.case()?.begin_backup_file()?;
            casebook::write_backup_file(job, &file, &mut |_| ControlFlow::Continue(()))?;
            Ok(json!({}))
        });
    }

    pub fn hand_over_as(&mut self, form: BundleForm, portal: bool) {
        let choice = BundleChoice {
            form,
            portal,
            ..BundleChoice::default()
        };
        self.step("bundle", json!({ "form": form }), |player| {
            let out = player.place.join("out");
            let going = player.case()?.bundle_source()?;
            let go_on = &mut |_| ControlFlow::Continue(());
            let planned = going.plan(choice.clone());
            let written = planned.write(&out, &PlainPrinter, go_on)?;
            let good = written.done.verified.is_good();
            let parts = written.paths.all().map(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                (name.into_owned(), held_by(path))
            });
            let parts: serde_json::Map<_, _> = parts.collect();
            player.written = Some(written);
            Ok(json!({ "good": good, "parts": parts }))
        });
        self.step("count", json!({}), |player| {
            // Without a bundle there is nothing to remember.
            if let Some(written) = player.written.take() {
                player.case()?.bundle_made(&written, None)?;
            }
            Ok(json!({}))
        });
    }

    pub fn restore(&mut self, backup: &str) {
        for _ in 0..2 {
            if self.case.is_some() {
                return;
            }
            self.step("restore", json!({ "backup": backup }), |player| {
                let words = passphrase(player.passphrase);
                let unlock = Unlock::Passphrase(&words);
                let time_source = Box::new(SystemTimeSource);
                let opened = Casebook::restore_backup(
                    &player.vault,
                    backup,
                    unlock,
                    time_source,
                    Language::English.words(),
                )?;
                player.case = Some(opened);
                Ok(json!({}))
            });
        }
    }

    pub fn restore_file(&mut self, name: &str) {
        self.step("restore_file", json!({ "name": name }), |player| {
            let file = player.place.join("stick").join(name);
            let words = passphrase(player.passphrase);
            let unlock = Unlock::Passphrase(&words);
            let go_on = &mut |_| ControlFlow::Continue(());
            casebook::restore_file(&file, &player.vault, unlock, &SystemTimeSource, go_on)?;
            Ok(json!({}))
        });
    }
}

/// Writes the job itself where the PDF would stand: what is tried here is the disk, and not the typesetting.
struct PlainPrinter;

impl Printer for PlainPrinter {
    fn print(
        &self,
        job: &PrintJob,
        _: &mut bundle::print::Pictures<'_>,
        out: &mut dyn Write,
    ) -> Result<Printed, PrintError> {
        let written = serde_json::to_vec(job).map_err(io::Error::from)?;
        out.write_all(&written)?;
        Ok(Printed {
            standard: bundle::print::Standard::TaggedPdf,
            pages: 1,
            found_on: Default::default(),
            pictures_left_out: 0,
        })
    }
}
