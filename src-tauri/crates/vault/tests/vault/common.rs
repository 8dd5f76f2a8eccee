//! A small case of its own, and a vault to put it in.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use domain::{EntryId, Moment, Revision};
use job::Meter;
use ledger::Action;
use serde_json::json;
use vault::{
    KeyCost, LockedVault, Migration, OpenVault, Passphrase, Schema, SealedFile, Unlock, VaultError,
};

pub const WORDS: &str = "plum orchard lantern";

pub const SCHEMA: Schema = Schema {
    oldest_readable: 1,
    newest_known: 1,
    migrations: &[Migration::of_sql(
        1,
        "CREATE TABLE incidents (entry TEXT PRIMARY KEY, what TEXT NOT NULL) STRICT;
         CREATE VIRTUAL TABLE words USING fts5 (what);
         INSERT INTO words (words, rank) VALUES ('secure-delete', 1);",
    )],
    told: None,
};

pub struct Place {
    _above: tempfile::TempDir,
    pub folder: PathBuf,
}

pub fn place() -> Place {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().canonicalize().unwrap().join("case");
    Place {
        _above: above,
        folder,
    }
}

pub fn passphrase(words: &str) -> Passphrase {
    Passphrase::new(words.into()).unwrap()
}

pub fn create(place: &Place) -> OpenVault {
    OpenVault::create(&place.folder, &passphrase(WORDS), KeyCost::FLOOR, &SCHEMA).unwrap()
}

pub fn open(folder: &Path) -> Result<OpenVault, VaultError> {
    open_with(folder, WORDS)
}

pub fn open_with(folder: &Path, words: &str) -> Result<OpenVault, VaultError> {
    LockedVault::at(folder)?.open(Unlock::Passphrase(&passphrase(words)), &SCHEMA)
}

pub fn open_accepting_loss(folder: &Path) -> OpenVault {
    LockedVault::at(folder)
        .unwrap()
        .open_accepting_loss(Unlock::Passphrase(&passphrase(WORDS)), &SCHEMA, at(900))
        .unwrap()
}

/// A moment, so many minutes into a made-up day.
pub fn at(minute: i64) -> Moment {
    Moment::new(
        chrono::DateTime::from_timestamp(1_793_000_000 + minute * 60, 0).unwrap(),
        0,
    )
}

pub fn entry(number: u32) -> EntryId {
    format!("0197a1b2-3c4d-7e5f-8a9b-{number:012x}")
        .parse()
        .unwrap()
}

/// Records an entry, in the ledger and in the case's own tables.
pub fn record(vault: &mut OpenVault, number: u32, what: &str) -> Result<(), VaultError> {
    vault.change(at(number.into()), |change| {
        let body = json!({ "kind": "incident", "what": what });
        change.append(
            Action::Record,
            Some(entry(number)),
            Some(Revision::FIRST),
            &body,
        )?;
        let row = [entry(number).to_string(), what.to_owned()];
        change
            .connection()
            .execute("INSERT INTO incidents (entry, what) VALUES (?1, ?2)", row)?;
        change
            .connection()
            .execute("INSERT INTO words (what) VALUES (?1)", [what])?;
        Ok(())
    })
}

pub fn what(vault: &OpenVault, number: u32) -> Option<String> {
    let body = vault.body(entry(number), Revision::FIRST).unwrap()?;
    Some(body.body()["what"].as_str().unwrap().to_owned())
}

pub fn seal(vault: &OpenVault, mut bytes: &[u8]) -> SealedFile {
    vault.seal(&mut bytes, &mut Meter::unwatched()).unwrap()
}

pub fn attach(vault: &mut OpenVault, bytes: &[u8]) -> SealedFile {
    let sealed = seal(vault, bytes);
    vault
        .change::<_, VaultError>(at(0), |change| {
            change.keep_file(&sealed)?;
            change.append(
                Action::Record,
                None,
                None,
                &json!({ "digest": sealed.digest.to_string() }),
            )
        })
        .unwrap();
    sealed
}

pub fn check(vault: &OpenVault) -> Vec<vault::Finding> {
    vault
        .check(&mut |_| ControlFlow::Continue(()))
        .unwrap()
        .findings
}

/// Every file under a folder.
pub fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_under(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Copies a folder with all that is in it.
pub fn copy_tree(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_tree(&path, &target);
        } else {
            std::fs::copy(&path, target).unwrap();
        }
    }
}

pub fn path_of(vault: &Path, sealed: &SealedFile) -> PathBuf {
    let name = sealed.name.to_string();
    vault.join("files").join(&name[..2]).join(name)
}

/// The same bytes every time, unlike one another.
pub fn bytes(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    (0..length)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state as u8
        })
        .collect()
}
