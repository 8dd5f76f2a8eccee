//! A small case to try things on.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use bundle::print::InProcessPrinter;
use casebook::wire::{BundleChoice, CheckFinding};
use casebook::{Casebook, KeyCost, Passphrase, SystemTimeSource, Unlock, WrittenBundle};
use catalogue::Language;
use domain::{Entry, EntryId, HowReceived};
use serde_json::{Value, json};
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "harbour tulip seven kettle northern sleeve";

/// A case in a folder that goes when this goes.
pub(crate) struct Sample {
    pub(crate) folder: TempDir,
    pub(crate) casebook: Option<Casebook>,
}

pub(crate) fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned()).expect("the passphrase is not empty")
}

impl Sample {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a vault");
        let casebook = Casebook::create(
            &folder.path().join("vault"),
            &passphrase(PASSPHRASE),
            KeyCost::FLOOR,
            Box::new(SystemTimeSource),
            Language::English.words(),
        )
        .expect("a vault can be made in an empty folder");
        Self {
            folder,
            casebook: Some(casebook),
        }
    }

    pub(crate) fn vault_folder(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    pub(crate) fn case(&mut self) -> &mut Casebook {
        self.casebook.as_mut().expect("the case is open")
    }

    pub(crate) fn lock(&mut self) {
        let casebook = self.casebook.take().expect("the case is open");
        casebook.lock().expect("the case locks");
    }

    pub(crate) fn unlock(&mut self) {
        let opened = Casebook::open(
            &self.vault_folder(),
            Unlock::Passphrase(&passphrase(PASSPHRASE)),
            Box::new(SystemTimeSource),
            Language::English.words(),
        );
        self.casebook = Some(opened.expect("the case opens with its passphrase"));
    }

    pub(crate) fn record(&mut self, value: Value) -> EntryId {
        let entry = entry(value);
        self.case().record(entry).expect("the entry is kept").entry
    }

    /// A home that the other person must not learn of, of which nobody said where on a map it lies.
    pub(crate) fn protected_home(&mut self, address: &str) -> EntryId {
        self.record(json!({
            "kind": "place",
            "name": "Home",
            "place_kind": "home",
            "address": address,
            "protected": true,
        }))
    }

    pub(crate) fn incident(&mut self, what: &str, day: &str) -> EntryId {
        self.record(json!({
            "kind": "incident",
            "what": what,
            "when": {
                "earliest": format!("{day}T19:30:00"),
                "latest": format!("{day}T19:30:00"),
                "zone": "Europe/London",
                "precision": "minute",
                "basis": "memory",
            },
        }))
    }

    /// A bundle of it, in a folder of this name.
    pub(crate) fn write_bundle(&mut self, folder: &str, choice: &BundleChoice) -> WrittenBundle {
        let out = self.folder.path().join(folder);
        std::fs::create_dir_all(&out).expect("a folder can be made");
        let source = self.case().bundle_source();
        let source = source.expect("the case can be taken out");
        source
            .plan(choice.clone())
            .write(&out, &InProcessPrinter, &mut |_| ControlFlow::Continue(()))
            .expect("the bundle is written")
    }

    /// What is wrong with the record, by its own check.
    pub(crate) fn findings(&mut self) -> Vec<CheckFinding> {
        let check = self.case().check(&mut |_| ControlFlow::Continue(()));
        check.expect("the check can be made").findings
    }

    /// Writes a file outside the vault and attaches it.
    pub(crate) fn attach(&mut self, name: &str, bytes: &[u8], to: Option<EntryId>) -> EntryId {
        let path = self.file(name, bytes);
        let attached = self
            .case()
            .attach(&[path], to, HowReceived::Chosen, &mut |_| {
                ControlFlow::Continue(())
            })
            .expect("the file is taken in");
        assert!(attached.refused.is_empty(), "{:?}", attached.refused);
        attached.attached[0].id
    }

    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).expect("there is room for a file");
        path
    }
}

pub(crate) fn entry(value: Value) -> Entry {
    Entry::from_json(value).expect("the sample is an entry")
}

/// Every file under a folder.
pub(crate) fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            files.extend(files_under(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// Files under a folder in which a text stands, as UTF-8 or as UTF-16.
pub(crate) fn files_with(folder: &Path, text: &str) -> Vec<PathBuf> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let holds =
        |bytes: &[u8], wanted: &[u8]| bytes.windows(wanted.len()).any(|window| window == wanted);
    let mut files = files_under(folder);
    files.retain(|path| {
        let bytes = std::fs::read(path).expect("a file of the vault can be read");
        holds(&bytes, text.as_bytes()) || holds(&bytes, &utf16)
    });
    files
}
