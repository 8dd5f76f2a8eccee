//! Opens what is left of a place after an act, and holds it to everything that was said.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use bundle::{Brought, VerifiedPart};
use casebook::{
    CaseError, Casebook, KeyCost, RecoveryCode, SystemTimeSource, Unlock, VaultError, verify_bundle,
};
use catalogue::Language;
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

use super::account::{Account, Done};
use super::scene::Scene;
use super::script::Act;
use crate::told::findings;
use crate::work::passphrase;

/// Who judges one place.
pub struct Judge<'scene> {
    pub scene: &'scene Scene,
    pub act: Act,
    pub place: PathBuf,
}

/// What came of opening.
enum Opened {
    Case(Box<Casebook>),
    /// There is none, and nobody was told that there is.
    NotMade,
    Wrong(String),
}

impl Judge<'_> {
    /// Everything that is not as it was said to be.
    pub fn judge(&self, account: &Account) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut account = account.clone();
        match self.open(&mut account) {
            Opened::Case(case) => {
                wrong.extend(self.compare(&account, *case));
                if account.renewed {
                    wrong.extend(self.old_key());
                }
                if self.act == Act::Keys {
                    wrong.extend(self.keys(&account));
                }
            }
            Opened::NotMade => wrong.extend(self.can_be_made(&account)),
            Opened::Wrong(why) => wrong.push(why),
        }
        wrong.extend(self.backup_files(&account));
        wrong.extend(self.bundles(&account));
        wrong
    }

    fn vault(&self) -> PathBuf {
        self.place.join(self.act.vault())
    }

    fn open(&self, account: &mut Account) -> Opened {
        let opened = match self.act {
            Act::Create | Act::Keys | Act::NewKey => self.open_with_passphrase(account),
            _ => Casebook::open_kept(
                &self.vault(),
                &self.scene.key,
                Box::new(SystemTimeSource),
                Language::English.words(),
            ),
        };
        let may_be_absent =
            matches!(self.act, Act::Create | Act::RestoreFile) && account.made != Done::Yes;
        match opened {
            Ok(case) => Opened::Case(Box::new(case)),
            Err(CaseError::Vault(VaultError::NotAVault)) if may_be_absent => Opened::NotMade,
            Err(CaseError::Vault(VaultError::HistoryMissing { .. })) => self.go_back(account),
            Err(CaseError::Vault(VaultError::Missing { .. })) if self.act == Act::RestoreLost => {
                self.go_back(account)
            }
            Err(error) => Opened::Wrong(format!("the vault does not open: {error}")),
        }
    }

    fn open_with_passphrase(&self, account: &Account) -> Result<Casebook, CaseError> {
        let mut last = CaseError::Vault(VaultError::WrongPassphrase);
        for number in &account.passphrases {
            let words = passphrase(*number);
            let unlock = Unlock::Passphrase(&words);
            match Casebook::open(
                &self.vault(),
                unlock,
                Box::new(SystemTimeSource),
                Language::English.words(),
            ) {
                Ok(case) => return Ok(case),
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    /// An alarm is honest while somebody goes back to a backup, if going back again succeeds.
    fn go_back(&self, account: &mut Account) -> Opened {
        let Some(backup) = account.perhaps_back_to.clone() else {
            return Opened::Wrong("the vault raises an alarm".to_owned());
        };
        let words = passphrase(0);
        let unlock = Unlock::Passphrase(&words);
        let time_source = Box::new(SystemTimeSource);
        match Casebook::restore_backup(
            &self.vault(),
            &backup,
            unlock,
            time_source,
            Language::English.words(),
        ) {
            Ok(case) => {
                account.hear(&json!({ "done": "restore", "about": { "backup": backup } }));
                Opened::Case(Box::new(case))
            }
            Err(error) => Opened::Wrong(format!("nobody can go back to the backup: {error}")),
        }
    }

    fn compare(&self, account: &Account, case: Casebook) -> Vec<String> {
        let mut wrong = account.compare(&case);
        let mut went_back = account.went_back;
        let back_to = account.perhaps_back_to.as_ref();
        if let Some(then) = back_to.and_then(|name| account.backups.get(name))
            && !wrong.is_empty()
            && then.compare(&case).is_empty()
        {
            wrong.clear();
            went_back = true;
        }
        if went_back && !tells_of_restore(&case) {
            wrong.push("the ledger does not tell of the way back".to_owned());
        }
        wrong.extend(findings(&case));
        match case.lock() {
            Ok(()) => wrong.extend(self.no_old_keys()),
            Err(error) => wrong.push(format!("the vault does not lock: {error}")),
        }
        wrong
    }

    /// No backup may open with another passphrase than the vault.
    fn no_old_keys(&self) -> Vec<String> {
        let vault = self.vault();
        let today = fs::read(vault.join("keys")).ok();
        let backups = whole_names(&vault.join("backups"));
        let old = backups.into_iter().filter(|backup| {
            let keys = vault.join("backups").join(backup).join("keys");
            fs::read(keys).ok() != today
        });
        old.map(|backup| format!("the backup {backup} has an older key file"))
            .collect()
    }

    fn keys(&self, account: &Account) -> Vec<String> {
        let Some((words, false)) = &account.recovery else {
            return Vec::new();
        };
        let Ok(code) = words.parse::<RecoveryCode>() else {
            return vec!["the recovery code is none".to_owned()];
        };
        let unlock = Unlock::RecoveryCode(&code);
        match Casebook::open(
            &self.vault(),
            unlock,
            Box::new(SystemTimeSource),
            Language::English.words(),
        ) {
            Ok(_) => Vec::new(),
            Err(error) => vec![format!("the recovery code does not open: {error}")],
        }
    }

    /// Somebody may have kept it.
    fn old_key(&self) -> Option<String> {
        let time_source = Box::new(SystemTimeSource);
        Casebook::open_kept(
            &self.vault(),
            &self.scene.key,
            time_source,
            Language::English.words(),
        )
        .is_ok()
        .then(|| "the old key still opens the vault".to_owned())
    }

    /// Where no vault was made, one can be.
    fn can_be_made(&self, account: &Account) -> Vec<String> {
        let words = passphrase(0);
        let vault = self.vault();
        let time_source = Box::new(SystemTimeSource);
        let made = match self.act {
            Act::Create => Casebook::create(
                &vault,
                &words,
                KeyCost::FLOOR,
                time_source,
                Language::English.words(),
            ),
            _ => self.restore_file("earlier.daybook", &vault),
        };
        let then = account.backups.get("earlier.daybook");
        match (made, then) {
            (Err(error), _) => vec![format!("no vault can be made there any more: {error}")],
            (Ok(case), Some(then)) => then.compare(&case),
            (Ok(_), None) => Vec::new(),
        }
    }

    fn restore_file(&self, name: &str, vault: &Path) -> Result<Casebook, CaseError> {
        let file = self.place.join("stick").join(name);
        let words = passphrase(0);
        let unlock = Unlock::Passphrase(&words);
        let go_on = &mut |_| ControlFlow::Continue(());
        casebook::restore_file(&file, vault, unlock, &SystemTimeSource, go_on)?;
        Casebook::open_kept(
            vault,
            &self.scene.key,
            Box::new(SystemTimeSource),
            Language::English.words(),
        )
    }

    /// A backup file under its name is whole; one that was acknowledged is there.
    fn backup_files(&self, account: &Account) -> Vec<String> {
        let mut wrong = Vec::new();
        let stick = self.place.join("stick");
        for name in whole_names(&stick) {
            if name == "earlier.daybook" {
                continue;
            }
            let again = self.place.join("tried-again").join(&name);
            match self.restore_file(&name, &again) {
                Ok(case) => {
                    let then = account.backups.get(&name);
                    wrong.extend(then.into_iter().flat_map(|then| then.compare(&case)));
                    wrong.extend(findings(&case));
                }
                Err(error) => wrong.push(format!("the backup file is not whole: {error}")),
            }
        }
        for (name, done) in &account.files {
            if *done == Done::Yes && !stick.join(name).exists() {
                wrong.push(format!("the backup file {name} is gone"));
            }
        }
        wrong
    }

    /// What lies under the name of a bundle is a bundle, and each that was acknowledged is there as it was.
    fn bundles(&self, account: &Account) -> Vec<String> {
        let mut wrong = Vec::new();
        let out = self.place.join("out");
        for name in whole_names(&out) {
            let path = out.join(&name);
            match account.bundles.get(&name) {
                Some(held) if *held == held_by(&path) => {}
                Some(_) => wrong.push(format!("{name} is not as it was handed over")),
                None if !account.bundle_under_way => {
                    wrong.push(format!("{name} is there, and was never said to be done"));
                }
                None if !is_whole(&path) => wrong.push(format!("{name} is there by halves")),
                None => {}
            }
        }
        for name in account.bundles.keys() {
            if !out.join(name).exists() {
                wrong.push(format!("{name} is gone"));
            }
        }
        wrong
    }
}

fn tells_of_restore(case: &Casebook) -> bool {
    let vault = case.vault();
    let leaves = vault.leaves(0..vault.size()).unwrap_or_default();
    leaves
        .iter()
        .any(|leaf| leaf.action == ledger::Action::Restore)
}

/// The names in a folder that do not say "not whole yet".
fn whole_names(folder: &Path) -> Vec<String> {
    let names = names_in(folder).into_iter();
    names.filter(|name| !name.ends_with(".partial")).collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.collect()
}

/// Every file that something holds, with its digest.
pub fn held_by(path: &Path) -> Value {
    let mut held = BTreeMap::new();
    gather(path, "", &mut held);
    json!(held)
}

fn gather(path: &Path, name: &str, held: &mut BTreeMap<String, String>) {
    if !path.is_dir() {
        let bytes = fs::read(path).unwrap_or_default();
        let digest = digest(&SHA256, &bytes);
        held.insert(name.to_owned(), format!("{digest:?}"));
        return;
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        gather(&entry.path(), &name, held);
    }
}

/// Whether something that nobody was told of is a whole part of a bundle.
fn is_whole(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.contains("_POLICE_ONLY_") && path.is_dir() {
        // A folder that holds one bag, and nothing else.
        let [bag] = &names_in(path)[..] else {
            return false;
        };
        return is_whole(&path.join(bag));
    }
    let wanted = match name.contains("_portal_") {
        true => VerifiedPart::Portal,
        false if name.contains("_POLICE_ONLY_") => VerifiedPart::PoliceOnly,
        false => VerifiedPart::Main,
    };
    verify_bundle(path, &Brought::default())
        .is_ok_and(|found| found.is_good() && found.part == wanted)
}
