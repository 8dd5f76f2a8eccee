//! Stopped anywhere, a vault opens with the right one of two passphrases and holds everything.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use domain::Moment;
use job::{Meter, Progress};
use ledger::Head;

use super::committing::{STEPS, commit_rekey_at};
use super::*;
use crate::error::VaultError;
use crate::files::{Files, SealedFile};
use crate::keys::derive::{VaultKey, WorkingKeys};
use crate::keys::key_cost::KeyCost;
use crate::keys::secret::Passphrase;
use crate::keys::unlock::Unlock;
use crate::locked_vault::LockedVault;
use crate::open_vault::OpenVault;
use crate::store::database;
use crate::store::schema::{Migration, Schema};

mod hindered;

const SCHEMA: Schema = Schema {
    oldest_readable: 1,
    newest_known: 1,
    migrations: &[Migration::of_sql(
        1,
        "CREATE TABLE incidents (what TEXT) STRICT;",
    )],
    told: None,
};
const OLD: &str = "plum orchard lantern";
const NEW: &str = "seven violet kettles";

fn on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn words(words: &str) -> Passphrase {
    Passphrase::new(words.into()).unwrap()
}

fn moment() -> Moment {
    Moment::new(
        chrono::DateTime::from_timestamp(1_793_000_000, 0).unwrap(),
        0,
    )
}

fn open(folder: &Path, passphrase: &str) -> Result<OpenVault, VaultError> {
    LockedVault::at(folder)?.open(Unlock::Passphrase(&words(passphrase)), &SCHEMA)
}

/// A vault with something of everything, at rest, and the key that opens it.
struct Sample {
    above: tempfile::TempDir,
    folder: PathBuf,
    key: WorkingKeys,
    kept: Vec<SealedFile>,
    head: Head,
}

fn sample() -> Sample {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().canonicalize().unwrap().join("whole");
    let mut vault = OpenVault::create(&folder, &words(OLD), KeyCost::FLOOR, &SCHEMA).unwrap();
    // One that no row knows: it is set aside at the next opening.
    vault
        .seal(&mut &b"of no row"[..], &mut Meter::unwatched())
        .unwrap();
    for content in [&b"car outside"[..], &[7; 200_000], b""] {
        let mut source = content;
        let file = vault.seal(&mut source, &mut Meter::unwatched()).unwrap();
        vault
            .change::<_, VaultError>(moment(), |change| {
                change.keep_file(&file)?;
                change
                    .connection()
                    .execute("INSERT INTO incidents (what) VALUES ('Kept')", [])?;
                change.append(
                    ledger::Action::Record,
                    None,
                    None,
                    &serde_json::json!({ "what": "Kept" }),
                )
            })
            .unwrap();
    }
    vault.save_draft("quick", "{\"what\":\"half\"}").unwrap();
    vault.keep_setting("theme", "somebody").unwrap();
    vault.back_up(moment()).unwrap();
    crate::backup::backups::copy_aside(&folder, moment().utc).unwrap();
    vault.lock().unwrap();
    let vault = open(&folder, OLD).unwrap();
    assert_eq!(vault.files.store.names_aside().unwrap().len(), 1);
    Sample {
        above,
        key: vault.vault_key.working_keys(),
        kept: vault.kept_files().unwrap(),
        head: vault.head(),
        folder,
    }
}

impl Sample {
    fn copied_to(&self, name: &str) -> PathBuf {
        let folder = self.above.path().join(name);
        copy_tree(&self.folder, &folder);
        folder
    }

    fn holds_everything(&self, vault: &OpenVault, leaves: u64) {
        assert_eq!(vault.size(), self.head.size + leaves);
        assert_eq!(vault.root_at(self.head.size).unwrap(), self.head.root);
        assert_eq!(vault.kept_files().unwrap(), self.kept);
        let draft = vault.draft("quick").unwrap();
        assert_eq!(draft.as_deref(), Some("{\"what\":\"half\"}"));
        let setting = vault.setting("theme").unwrap();
        assert_eq!(setting.as_deref(), Some("somebody"));
        let rows: i64 = vault
            .read()
            .query_row("SELECT count(*) FROM incidents", [], |row| row.get(0))
            .unwrap();
        assert_eq!(rows, 3);
        assert_eq!(vault.files.store.names_aside().unwrap().len(), 1);
        let report = vault.check(&mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(report.findings, []);
        assert_eq!(report.files, 3);
    }

    /// Whoever may not write takes each part from where it is, and leaves it there.
    fn is_read_as_it_lies(&self, folder: &Path) {
        let files = files_under(folder);
        let locked = LockedVault::at_to_read(folder).unwrap();
        let vault = locked.open_to_read(Unlock::Passphrase(&words(NEW)), &SCHEMA);
        let vault = vault.unwrap();
        assert_eq!(vault.size(), self.head.size + 1);
        assert_eq!(vault.kept_files().unwrap(), self.kept);
        let report = vault.check(&mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(report.findings, [crate::Finding::ErasureUnfinished]);
        assert_eq!(report.files, 3);
        assert_eq!(files_under(folder), files);
    }

    /// Tries the old key on everything in a folder: on each file as a store, as sealed evidence, as `head`.
    fn old_key_opens_nothing(&self, folder: &Path, id: domain::VaultId) {
        let mut seen = 0;
        for path in files_under(folder) {
            seen += 1;
            let as_store = database::open(&path, &self.key.store);
            assert!(as_store.is_err(), "{}", path.display());
            let file = fs::File::open(&path).unwrap();
            let as_file =
                crate::files::unsealed_file::UnsealedFile::open(file, &id, &self.key.files);
            assert!(as_file.is_err(), "{}", path.display());
            let (_, reading) =
                crate::store::head_file::HeadFile::open(&path, &self.key.head, id).unwrap();
            assert_eq!(reading.acknowledged, None, "{}", path.display());
            let keys = crate::keys::key_file::KeyFile::from_bytes(&fs::read(&path).unwrap());
            if let Ok(keys) = keys {
                assert!(keys.unlock(Unlock::Passphrase(&words(OLD))).is_err());
            }
        }
        assert!(seen > 5, "{seen} files were tried");
    }
}

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_tree(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_under(&path));
        } else if path.file_name().unwrap() != "lock" {
            found.push(path);
        }
    }
    found
}

/// Seals, stopping after so many tellings of progress.
fn seal_until(vault: &mut OpenVault, tellings: usize) -> Result<RekeySealed, VaultError> {
    let mut told = 0;
    let job = vault.begin_rekey().unwrap();
    job.reseal(&words(NEW), &mut |_| {
        told += 1;
        match told > tellings {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    })
}

fn completed(vault: &mut OpenVault) -> RekeyReady {
    let sealed = seal_until(vault, usize::MAX).unwrap();
    vault.complete_rekey(sealed, moment(), &mut on).unwrap()
}

#[test]
fn stopping_before_the_commit_leaves_the_vault_as_it_was_and_the_work_goes_on() {
    let sample = sample();
    let mut cancelled = 0;
    for tellings in 0.. {
        let folder = sample.copied_to(&format!("before-{tellings}"));
        let mut vault = open(&folder, OLD).unwrap();
        let sealed = seal_until(&mut vault, tellings);
        drop(vault);
        let whole = sealed.is_ok();
        drop(sealed);
        assert!(open(&folder, NEW).is_err());
        let mut vault = open(&folder, OLD).unwrap();
        sample.holds_everything(&vault, 0);
        let ready = completed(&mut vault);
        vault.commit_rekey(ready).unwrap();
        sample.holds_everything(&open(&folder, NEW).unwrap(), 1);
        if whole {
            break;
        }
        cancelled += 1;
    }
    assert!(cancelled > 5, "stopped {cancelled} times");
}

#[test]
fn a_vault_that_was_completed_and_not_committed_is_the_old_one() {
    let sample = sample();
    let folder = sample.copied_to("completed");
    let mut vault = open(&folder, OLD).unwrap();
    let before = fs::read(folder.join("book")).unwrap();
    drop(completed(&mut vault));
    assert_eq!(fs::read(folder.join("book")).unwrap(), before);
    drop(vault);
    assert!(open(&folder, NEW).is_err());
    let vault = open(&folder, OLD).unwrap();
    sample.holds_everything(&vault, 0);
    assert!(vault.rekey_is_begun());
    assert!(!folder.join("renewal/book").exists());
}

#[test]
fn stopping_after_any_step_of_the_commit_leaves_a_vault_under_the_new_key() {
    let sample = sample();
    let ready = sample.copied_to("ready");
    let mut vault = open(&ready, OLD).unwrap();
    let id = vault.id();
    drop(completed(&mut vault));
    // A log of the old store, as it lies there while somebody writes.
    vault.save_draft("later", "{}").unwrap();
    let log = fs::read(ready.join("book-wal")).unwrap();
    assert!(!log.is_empty());
    let (pending, kept) = (ready.join("renewal"), sample.above.path().join("renewal"));
    copy_tree(&pending, &kept);
    drop(vault);
    fs::remove_dir_all(&pending).unwrap();
    for stop_after in 0..=STEPS.len() {
        let folder = sample.above.path().join(format!("after-{stop_after}"));
        copy_tree(&ready, &folder);
        copy_tree(&kept, &folder.join("renewal"));
        fs::write(folder.join("book-wal"), &log).unwrap();
        commit_rekey_at(&folder).unwrap();
        for step in &STEPS[..stop_after] {
            step(&folder).unwrap();
        }
        assert_eq!(crate::backup::backups::backups(&folder).unwrap(), []);
        sample.is_read_as_it_lies(&folder);
        assert!(matches!(
            open(&folder, OLD),
            Err(VaultError::WrongPassphrase)
        ));
        let vault = open(&folder, NEW).unwrap();
        sample.holds_everything(&vault, 1);
        drop(vault);
        assert!(!folder.join("renewed").exists());
        sample.old_key_opens_nothing(&folder, id);
    }
}

#[test]
fn a_folder_that_was_torn_by_whatever_copied_it_loses_nothing() {
    let sample = sample();
    let mut vault = open(&sample.folder, OLD).unwrap();
    drop(completed(&mut vault));
    copy_tree(
        &sample.folder.join("renewal"),
        &sample.above.path().join("renewal"),
    );
    drop(vault);
    fs::remove_dir_all(sample.folder.join("renewal")).unwrap();
    for part in ["book", "head", "keys"] {
        let folder = sample.copied_to(part);
        copy_tree(
            &sample.above.path().join("renewal"),
            &folder.join("renewed"),
        );
        fs::remove_file(folder.join("renewed").join(part)).unwrap();
        assert!(matches!(
            open(&folder, NEW),
            Err(VaultError::Missing { .. })
        ));
        fs::remove_dir_all(folder.join("renewed")).unwrap();
        sample.holds_everything(&open(&folder, OLD).unwrap(), 0);
    }
}

#[test]
fn the_old_key_and_the_old_passphrase_open_nothing_in_the_folder() {
    let sample = sample();
    let mut vault = open(&sample.folder, OLD).unwrap();
    let (id, signed_with) = (vault.id(), vault.verifying_key());
    let ready = completed(&mut vault);
    vault.commit_rekey(ready).unwrap();
    sample.old_key_opens_nothing(&sample.folder, id);
    LockedVault::at(&sample.folder)
        .unwrap()
        .back_up(moment())
        .unwrap();
    sample.old_key_opens_nothing(&sample.folder, id);
    let vault = open(&sample.folder, NEW).unwrap();
    sample.holds_everything(&vault, 1);
    assert_ne!(vault.verifying_key(), signed_with);
    let body = vault.body_at(sample.head.size).unwrap().unwrap().body();
    assert_eq!(body["changed"], "vault_key");
    let told = data_encoding::BASE64.encode(vault.verifying_key().bytes());
    assert_eq!(body["signs_with"], told);
}

#[test]
fn what_was_sealed_before_the_stop_is_not_sealed_again() {
    let sample = sample();
    let mut vault = open(&sample.folder, OLD).unwrap();
    drop(seal_until(&mut vault, usize::MAX).unwrap());
    vault.lock().unwrap();
    let sealed = |folder: &Path| {
        let mut files = files_under(&folder.join("renewal/files"));
        files.sort();
        let bytes = |path: PathBuf| (fs::read(&path).unwrap(), path);
        files.into_iter().map(bytes).collect::<Vec<_>>()
    };
    let before = sealed(&sample.folder);
    assert_eq!(before.len(), 4);
    let mut vault = open(&sample.folder, OLD).unwrap();
    assert!(vault.rekey_is_begun());
    // One was cut short; it alone is sealed again.
    fs::write(&before[0].1, &before[0].0[..50]).unwrap();
    drop(completed(&mut vault));
    let after = sealed(&sample.folder);
    assert_ne!(before[0], after[0]);
    assert_eq!(before[1..], after[1..]);
    // With another passphrase nothing of it is of use.
    let job = vault.begin_rekey().unwrap();
    drop(job.reseal(&words("another altogether"), &mut on).unwrap());
    for (one, other) in after.iter().zip(sealed(&sample.folder)) {
        assert_ne!(one.0, other.0);
    }
}

#[test]
fn a_book_that_is_cut_short_while_it_is_encrypted_is_never_taken() {
    let sample = sample();
    let folder = sample.copied_to("half");
    let mut vault = open(&folder, OLD).unwrap();
    let key = VaultKey::random(vault.id()).unwrap();
    vault.fold().unwrap();
    let path = folder.join("half-book");
    fs::copy(folder.join("book"), &path).unwrap();
    let new = key.working_keys();
    database::encrypt_anew(&path, &sample.key.store, &new.store).unwrap();
    // One page as it stood under the old key.
    let old = fs::read(folder.join("book")).unwrap();
    let mut bytes = fs::read(&path).unwrap();
    assert_eq!(bytes.len(), old.len());
    let untouched = |page: &usize| bytes[page * 4096..][..4096] == old[page * 4096..][..4096];
    assert_eq!((0..old.len() / 4096).find(untouched), None);
    let last = bytes.len() - 4096;
    bytes[last..].copy_from_slice(&old[last..]);
    fs::write(&path, bytes).unwrap();
    let copy = database::open(&path, &new.store).unwrap();
    assert!(!database::integrity(&copy).unwrap_or(false));
}

#[test]
fn a_file_that_is_erased_meanwhile_is_not_sealed() {
    let sample = sample();
    let mut vault = open(&sample.folder, OLD).unwrap();
    let erased = sample.kept[0];
    let job = vault.begin_rekey().unwrap();
    let mut tellings = 0;
    let mut told = |_: Progress| {
        tellings += 1;
        // Once it was read and before it is in its place.
        if tellings == 2 {
            vault
                .change::<_, VaultError>(moment(), |change| change.forget_file(&erased.name))
                .unwrap();
        }
        ControlFlow::Continue(())
    };
    let sealed = job.reseal(&words(NEW), &mut told).unwrap();
    let pending = Files::new(
        &sample.folder.join("renewal"),
        vault.id(),
        sealed.key.working_keys().files,
    );
    let is_there = |name| pending.store.place(name).exists();
    assert!(!is_there(&erased.name) && is_there(&sample.kept[1].name));
    // And one that was sealed already goes with the other.
    vault
        .change::<_, VaultError>(moment(), |change| change.forget_file(&sample.kept[1].name))
        .unwrap();
    assert!(!is_there(&sample.kept[1].name));
    let ready = vault.complete_rekey(sealed, moment(), &mut on).unwrap();
    vault.commit_rekey(ready).unwrap();
    let vault = open(&sample.folder, NEW).unwrap();
    assert_eq!(vault.kept_files().unwrap(), [sample.kept[2]]);
    assert_eq!(
        vault
            .check(&mut |_| ControlFlow::Continue(()))
            .unwrap()
            .findings,
        []
    );
}
