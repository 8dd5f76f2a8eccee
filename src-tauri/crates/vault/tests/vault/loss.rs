//! A vault that is not as it was last saved says so.

use std::fs;
use std::path::{Path, PathBuf};

use ledger::{Action, ProvedRestore};
use vault::{Alarm, Part, VaultError};

use crate::common::*;

/// Puts back what a folder held earlier, but for `head`.
fn copy_store(from: &Path, to: &Path) {
    for name in ["book", "book-wal"] {
        let _ = fs::remove_file(to.join(name));
        if from.join(name).exists() {
            fs::copy(from.join(name), to.join(name)).unwrap();
        }
    }
}

fn alarm(folder: &Path) -> Alarm {
    match open(folder) {
        Err(VaultError::HistoryMissing { alarm, .. }) => alarm,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it opened as if nothing had happened"),
    }
}

#[test]
fn an_older_book_put_in_place_is_an_alarm_with_a_way_back() {
    let (place, older) = (crate::common::place(), crate::common::place());
    fs::create_dir_all(&older.folder).unwrap();
    let mut vault = create(&place);
    record(&mut vault, 0, "Early").unwrap();
    vault.lock().unwrap();
    copy_store(&place.folder, &older.folder);
    let mut vault = open(&place.folder).unwrap();
    record(&mut vault, 1, "Late").unwrap();
    let known = vault.head();
    vault.lock().unwrap();
    copy_store(&older.folder, &place.folder);
    assert_eq!(
        alarm(&place.folder),
        Alarm::HistoryMissing {
            found: 1,
            acknowledged: 2
        }
    );
    // Asking again gives the same answer: nothing was written by the first try.
    assert_eq!(
        alarm(&place.folder),
        Alarm::HistoryMissing {
            found: 1,
            acknowledged: 2
        }
    );

    let vault = open_accepting_loss(&place.folder);
    assert_eq!(vault.size(), 2);
    let leaf = &vault.leaves(1..2).unwrap()[0];
    assert_eq!(leaf.action, Action::Restore);
    let told = ProvedRestore::read(leaf, &vault.body_at(1).unwrap().unwrap().disclose()).unwrap();
    assert_eq!(told.restore().restored_to, 1);
    assert_eq!(told.restore().last_known_head, Some(known));
    assert_eq!(check(&vault), []);
    drop(vault);
    assert_eq!(what(&open(&place.folder).unwrap(), 0).unwrap(), "Early");
}

#[test]
fn power_that_goes_before_the_ledger_tells_of_a_loss_leaves_the_alarm() {
    let (place, older) = (crate::common::place(), crate::common::place());
    let cut = crate::common::place();
    fs::create_dir_all(&older.folder).unwrap();
    create(&place).lock().unwrap();
    copy_store(&place.folder, &older.folder);
    record(&mut open(&place.folder).unwrap(), 0, "Late").unwrap();
    copy_store(&older.folder, &place.folder);
    // The case is told of the leaf once it is written, and before that is committed.
    thread_local! {
        static COPY: std::cell::RefCell<Option<(PathBuf, PathBuf)>> = const { std::cell::RefCell::new(None) };
    }
    const CUT_SHORT: vault::Schema = vault::Schema {
        told: Some(|_, _, _| {
            COPY.with_borrow(|copy| copy.as_ref().map(|(from, to)| copy_tree(from, to)));
            Ok(())
        }),
        ..SCHEMA
    };
    COPY.set(Some((place.folder.clone(), cut.folder.clone())));
    let unlock = vault::Unlock::Passphrase(&passphrase(WORDS));
    let locked = vault::LockedVault::at(&place.folder).unwrap();
    drop(
        locked
            .open_accepting_loss(unlock, &CUT_SHORT, at(900))
            .unwrap(),
    );
    assert_eq!(
        alarm(&cut.folder),
        Alarm::HistoryMissing {
            found: 0,
            acknowledged: 1
        }
    );
}

#[test]
fn a_page_torn_while_the_log_was_folded_in_is_no_damage() {
    let (place, cut) = (crate::common::place(), crate::common::place());
    create(&place).lock().unwrap();
    let mut vault = open(&place.folder).unwrap();
    record(&mut vault, 0, "Kept").unwrap();
    copy_tree(&place.folder, &cut.folder);
    // The first page that the log holds is half written in the store, as when the power goes.
    let log = fs::read(cut.folder.join("book-wal")).unwrap();
    let page = u32::from_be_bytes(log[32..36].try_into().unwrap()) as usize;
    let mut store = fs::read(cut.folder.join("book")).unwrap();
    store[(page - 1) * 4096..][..512].fill(0xa5);
    fs::write(cut.folder.join("book"), store).unwrap();
    let vault = open(&cut.folder).unwrap();
    assert_eq!(what(&vault, 0).unwrap(), "Kept");
    assert_eq!(check(&vault), []);
}

#[test]
fn another_history_of_the_same_length_is_an_alarm() {
    let (place, other) = (crate::common::place(), crate::common::place());
    fs::create_dir_all(&other.folder).unwrap();
    create(&place).lock().unwrap();
    copy_store(&place.folder, &other.folder);
    let head = fs::read(place.folder.join("head")).unwrap();
    record(&mut open(&place.folder).unwrap(), 0, "As it was").unwrap();
    let acknowledged = fs::read(place.folder.join("head")).unwrap();
    copy_store(&other.folder, &place.folder);
    fs::write(place.folder.join("head"), head).unwrap();
    record(
        &mut open(&place.folder).unwrap(),
        0,
        "As somebody would have it",
    )
    .unwrap();
    fs::write(place.folder.join("head"), acknowledged).unwrap();
    assert_eq!(alarm(&place.folder), Alarm::HistoryReplaced { size: 1 });
}

#[test]
fn a_missing_head_is_an_alarm() {
    let place = place();
    record(&mut create(&place), 0, "Kept").unwrap();
    fs::remove_file(place.folder.join("head")).unwrap();
    assert_eq!(alarm(&place.folder), Alarm::HeadMissing);
    let vault = open_accepting_loss(&place.folder);
    assert_eq!(what(&vault, 0).unwrap(), "Kept");
    assert_eq!(vault.leaves(1..2).unwrap()[0].action, Action::Restore);
}

#[test]
fn a_lost_draft_is_an_alarm_too() {
    let (place, older) = (crate::common::place(), crate::common::place());
    fs::create_dir_all(&older.folder).unwrap();
    create(&place).lock().unwrap();
    copy_store(&place.folder, &older.folder);
    open(&place.folder)
        .unwrap()
        .save_draft("note", "half a thought")
        .unwrap();
    copy_store(&older.folder, &place.folder);
    assert_eq!(alarm(&place.folder), Alarm::StoreOlder);
}

#[test]
fn a_book_ahead_of_its_head_is_normal() {
    let place = place();
    create(&place).lock().unwrap();
    let head = fs::read(place.folder.join("head")).unwrap();
    record(
        &mut open(&place.folder).unwrap(),
        0,
        "Committed, not yet acknowledged",
    )
    .unwrap();
    fs::write(place.folder.join("head"), &head).unwrap();
    let vault = open(&place.folder).unwrap();
    assert_eq!(vault.size(), 1);
    assert_eq!(check(&vault), []);
    drop(vault);
    assert_ne!(fs::read(place.folder.join("head")).unwrap(), head);
}

#[test]
fn what_cannot_be_tidied_up_does_not_keep_a_vault_shut() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    // As a commit that found the disk full leaves it: sealed, and of no row.
    seal(&vault, &bytes(3000));
    vault.lock().unwrap();
    // Nothing can be made of that name, as on a disk that is full.
    fs::write(place.folder.join("files/set-aside"), b"in the way").unwrap();
    assert_eq!(what(&open(&place.folder).unwrap(), 0).unwrap(), "Kept");
    fs::remove_file(place.folder.join("files/set-aside")).unwrap();
    drop(open(&place.folder).unwrap());
    assert!(place.folder.join("files/set-aside").is_dir());
}

#[test]
fn opening_makes_no_file_for_which_a_full_disk_may_have_no_room() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    vault.lock().unwrap();
    let locked = files_under(&place.folder);
    let vault = open(&place.folder).unwrap();
    assert_eq!(files_under(&place.folder), locked);
    vault.lock().unwrap();
    assert_eq!(files_under(&place.folder), locked);
}

#[test]
fn a_damaged_log_is_an_alarm_and_is_kept_for_rescue() {
    let (place, aside) = (crate::common::place(), crate::common::place());
    fs::create_dir_all(&aside.folder).unwrap();
    let mut vault = create(&place);
    for number in 0..20 {
        record(&mut vault, number, "One of twenty").unwrap();
    }
    // As the disk stands when the process is killed: the log was not folded in.
    copy_store(&place.folder, &aside.folder);
    drop(vault);
    let mut log = fs::read(aside.folder.join("book-wal")).unwrap();
    let middle = log.len() / 2;
    log[middle] ^= 1;
    fs::write(aside.folder.join("book-wal"), &log).unwrap();
    copy_store(&aside.folder, &place.folder);
    assert!(matches!(
        alarm(&place.folder),
        Alarm::HistoryMissing {
            acknowledged: 20,
            ..
        }
    ));
    assert_eq!(fs::read(place.folder.join("book-wal")).unwrap(), log);
    fs::remove_file(place.folder.join("book-wal")).unwrap();
    assert!(matches!(
        alarm(&place.folder),
        Alarm::HistoryMissing {
            acknowledged: 20,
            ..
        }
    ));
}

#[test]
fn an_empty_or_plain_or_missing_book_is_refused() {
    let place = place();
    record(&mut create(&place), 0, "Kept").unwrap();
    let store = place.folder.join("book");
    fs::write(&store, b"").unwrap();
    assert!(matches!(
        open(&place.folder),
        Err(VaultError::Damaged { part: Part::Store })
    ));
    assert_eq!(fs::metadata(&store).unwrap().len(), 0);
    let mut plain = b"SQLite format 3\0".to_vec();
    plain.resize(4096, 0);
    fs::write(&store, plain).unwrap();
    assert!(matches!(
        open(&place.folder),
        Err(VaultError::Damaged { part: Part::Store })
    ));
    fs::remove_file(&store).unwrap();
    assert!(matches!(
        open(&place.folder),
        Err(VaultError::Missing { part: Part::Store })
    ));
}

#[test]
fn a_backup_opens_and_holds_what_was_saved() {
    let place = place();
    let mut vault = create(&place);
    for number in 0..8 {
        record(&mut vault, number, "Kept twice").unwrap();
        vault.back_up(at(number.into())).unwrap();
    }
    assert_eq!(check(&vault), []);
    let backups = vault::backups(&place.folder).unwrap();
    assert_eq!(backups.len(), 5);
    let newest = open(&backups[4].folder).unwrap();
    assert_eq!((newest.size(), newest.root()), (vault.size(), vault.root()));
    drop(newest);
    let store = backups[0].folder.join("book");
    let mut bytes = fs::read(&store).unwrap();
    bytes[5000] ^= 1;
    fs::write(store, bytes).unwrap();
    assert!(matches!(
        check(&vault)[..],
        [vault::Finding::BackupDamaged { .. }]
    ));
}
