//! A vault where it cannot be written: it is read, and nothing in its folder changes.

use std::fs;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use domain::Revision;
use vault::{Alarm, LockedVault, Migration, Schema, Unlock, VaultError, VaultToRead};

use crate::common::*;

fn to_read(folder: &Path) -> Result<VaultToRead, VaultError> {
    to_read_with(folder, WORDS, &SCHEMA)
}

fn to_read_with(folder: &Path, words: &str, schema: &Schema) -> Result<VaultToRead, VaultError> {
    let unlock = passphrase(words);
    LockedVault::at_to_read(folder)?.open_to_read(Unlock::Passphrase(&unlock), schema)
}

/// A folder as it lies: every name, every byte, every time.
type Lying = Vec<(PathBuf, SystemTime, Option<Vec<u8>>)>;

fn lying(folder: &Path) -> Lying {
    let mut found = vec![(folder.to_owned(), changed(folder), None)];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(lying(&path)),
            false => found.push((path.clone(), changed(&path), Some(fs::read(&path).unwrap()))),
        }
    }
    found.sort();
    found
}

fn changed(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

/// With entries, evidence, a draft and a backup; locked.
fn filled(place: &Place) -> vault::SealedFile {
    let mut vault = create(place);
    record(&mut vault, 0, "Kept").unwrap();
    let sealed = attach(&mut vault, &bytes(200_000));
    vault.back_up(at(1)).unwrap();
    vault.save_draft("quick", "{}").unwrap();
    vault.lock().unwrap();
    sealed
}

#[test]
fn what_is_only_read_is_all_there_and_its_folder_stays_as_it_lies() {
    let (place, elsewhere) = (place(), crate::common::place());
    let sealed = filled(&place);
    let before = lying(&place.folder);
    let vault = to_read(&place.folder).unwrap();
    let body = vault.body(entry(0), Revision::FIRST).unwrap().unwrap();
    assert_eq!(body.body()["what"], "Kept");
    assert_eq!(vault.draft("quick").unwrap().as_deref(), Some("{}"));
    let mut content = Vec::new();
    let mut file = vault.open_file(&sealed.name).unwrap();
    file.read_to_end(&mut content).unwrap();
    assert_eq!(content, bytes(200_000));
    let report = vault.check(&mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((report.findings, report.backups), (Vec::new(), 1));
    let copy = elsewhere.folder.with_extension("copy");
    let job = vault.begin_backup_file().unwrap();
    job.write(&copy, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    let evidence = vault.evidence_files();
    let sealed_there = evidence.seal(&mut &b"more"[..], &mut job::Meter::unwatched());
    assert!(sealed_there.is_err());
    assert!(vault.read().execute("DELETE FROM incidents", []).is_err());
    drop(vault);
    assert_eq!(lying(&place.folder), before);

    vault::restore_file(
        &copy,
        &elsewhere.folder,
        Unlock::Passphrase(&passphrase(WORDS)),
        &SCHEMA,
        at(900),
        &mut |_| ControlFlow::Continue(()),
    )
    .unwrap();
    let restored = open(&elsewhere.folder).unwrap();
    assert_eq!(what(&restored, 0).unwrap(), "Kept");
    assert_eq!(check(&restored), []);
}

#[test]
fn many_may_read_at_once_and_nobody_reads_while_somebody_writes() {
    let place = place();
    filled(&place);
    let one = to_read(&place.folder).unwrap();
    let other = to_read(&place.folder).unwrap();
    assert!(matches!(open(&place.folder), Err(VaultError::Busy)));
    drop((one, other));
    let writing = open(&place.folder).unwrap();
    assert!(matches!(to_read(&place.folder), Err(VaultError::Busy)));
    drop(writing);
    assert!(to_read(&place.folder).is_ok());
}

#[test]
fn what_has_to_be_written_first_is_refused_and_stays() {
    let (place, copy) = (place(), crate::common::place());
    filled(&place);
    let mut vault = open(&place.folder).unwrap();
    record(&mut vault, 1, "Saved last").unwrap();
    // As it lies when the power goes: what was saved last is in the log.
    copy_tree(&place.folder, &copy.folder);
    vault.lock().unwrap();
    let before = lying(&copy.folder);
    let refused = to_read(&copy.folder);
    assert!(matches!(refused, Err(VaultError::OpenToWriteFirst)));
    assert_eq!(lying(&copy.folder), before);

    const NEWER: Schema = Schema {
        newest_known: 2,
        migrations: &[Migration::of_sql(2, "CREATE TABLE more (what TEXT) STRICT")],
        ..SCHEMA
    };
    let before = lying(&place.folder);
    let refused = to_read_with(&place.folder, WORDS, &NEWER);
    assert!(matches!(refused, Err(VaultError::OpenToWriteFirst)));
    assert_eq!(lying(&place.folder), before);
}

#[test]
fn what_is_not_as_it_was_saved_is_an_alarm_and_another_passphrase_is_wrong() {
    let place = place();
    filled(&place);
    let wrong = to_read_with(&place.folder, "another one altogether", &SCHEMA);
    assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
    fs::remove_file(place.folder.join("head")).unwrap();
    let before = lying(&place.folder);
    let alarm = Alarm::HeadMissing;
    assert!(matches!(
        to_read(&place.folder),
        Err(VaultError::HistoryMissing { alarm: found, .. }) if found == alarm
    ));
    assert_eq!(lying(&place.folder), before);
}

#[test]
fn a_folder_with_signs_in_its_name_and_without_lock_or_log_is_read_as_any() {
    let place = place();
    filled(&place);
    let folder = place.folder.with_file_name("a copy, 50% of 2? #1 é");
    copy_tree(&place.folder, &folder);
    for name in ["lock", "book-wal"] {
        fs::remove_file(folder.join(name)).unwrap();
    }
    let before = lying(&folder);
    assert_eq!(to_read(&folder).unwrap().size(), 2);
    assert_eq!(lying(&folder), before);
}

/// A file of the system's own that nobody may write stands for a medium that cannot be: it refuses whoever the test runs as.
#[cfg(target_os = "linux")]
#[test]
fn where_nothing_can_be_written_opening_says_that_it_can_be_read() {
    let place = place();
    filled(&place);
    fs::remove_file(place.folder.join("lock")).unwrap();
    std::os::unix::fs::symlink("/sys/kernel/notes", place.folder.join("lock")).unwrap();
    assert!(matches!(open(&place.folder), Err(VaultError::OnlyToRead)));
    assert_eq!(to_read(&place.folder).unwrap().size(), 2);
}
