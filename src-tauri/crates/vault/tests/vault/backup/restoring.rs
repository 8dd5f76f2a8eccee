//! Going back to a backup: what it gives back, and what the ledger tells of what is lost.

use std::fs;
use std::path::Path;

use ledger::Action;
use vault::{LockedVault, OpenVault, Part, Unlock, VaultError, backups};

use crate::common::*;

/// Goes back to the newest backup.
pub fn restore(folder: &Path) -> Result<OpenVault, VaultError> {
    let newest = backups(folder).unwrap().pop().unwrap();
    restore_to(folder, &newest.id())
}

/// Goes back to the backup of this id.
fn restore_to(folder: &Path, id: &str) -> Result<OpenVault, VaultError> {
    let words = passphrase(WORDS);
    let unlock = Unlock::Passphrase(&words);
    vault::restore(folder, id, unlock, &SCHEMA, at(900))
}

#[test]
fn a_backup_keeps_the_id_by_which_it_was_listed() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    vault.lock().unwrap();
    let locked = LockedVault::at(&place.folder).unwrap();
    let listed = locked.back_up(at(1)).unwrap().id();
    let mut vault = open(&place.folder).unwrap();
    vault.begin_verifying().unwrap().unwrap().finish().unwrap();
    vault.lock().unwrap();
    assert_eq!(backups(&place.folder).unwrap()[0].id(), listed);
    restore(&place.folder).unwrap();
}

#[test]
fn a_damaged_a_missing_and_an_empty_book_are_given_back() {
    let damage: [fn(&Path); 4] = [
        |store| {
            let mut bytes = fs::read(store).unwrap();
            bytes[5000] ^= 1;
            fs::write(store, bytes).unwrap();
        },
        |store| fs::remove_file(store).unwrap(),
        |store| fs::write(store, []).unwrap(),
        |store| fs::remove_file(store.with_file_name("keys")).unwrap(),
    ];
    for spoil in damage {
        let place = place();
        let mut vault = create(&place);
        record(&mut vault, 0, "In the backup").unwrap();
        vault.back_up(at(1)).unwrap();
        record(&mut vault, 1, "Since").unwrap();
        let known = vault.head();
        vault.lock().unwrap();
        spoil(&place.folder.join("book"));

        let vault = restore(&place.folder).unwrap();
        assert_eq!(what(&vault, 0).unwrap(), "In the backup");
        assert_eq!(what(&vault, 1), None);
        let leaf = &vault.leaves(1..2).unwrap()[0];
        assert_eq!(leaf.action, Action::Restore);
        let body = vault.body_at(1).unwrap().unwrap();
        assert_eq!(
            body.body()["last_known_head"]["size"],
            serde_json::json!(known.size)
        );
        assert_eq!(check(&vault), []);
        drop(vault);
        assert_eq!(open(&place.folder).unwrap().size(), 2);
    }
}

#[test]
fn a_second_way_back_names_what_the_first_one_lost() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "In both backups").unwrap();
    vault.back_up(at(1)).unwrap();
    let first = backups(&place.folder).unwrap().pop().unwrap().id();
    record(&mut vault, 1, "Seen by somebody").unwrap();
    let seen = vault.head();
    vault.lock().unwrap();
    let back = || restore_to(&place.folder, &first).unwrap();
    let mut vault = back();
    record(&mut vault, 2, "Gone on").unwrap();
    let gone_on = vault.head();
    vault.lock().unwrap();
    let vault = back();
    let body = vault.body_at(1).unwrap().unwrap();
    let restore: ledger::Restore = serde_json::from_value(body.body()).unwrap();
    assert_eq!(restore.last_known_head, Some(gone_on));
    assert_eq!(restore.displaced, [seen]);
    // One leaf after the backup at first; the leaf of the first way back and one more at the second.
    assert_eq!(restore.leaves_lost(), 3);
    assert_eq!(check(&vault), []);
}

#[test]
fn a_way_back_to_a_branch_that_was_left_names_what_was_seen_of_the_other() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "In both backups").unwrap();
    vault.back_up(at(1)).unwrap();
    let early = backups(&place.folder).unwrap().pop().unwrap().id();
    for number in 1..5 {
        record(&mut vault, number, "In the later backup").unwrap();
    }
    vault.back_up(at(2)).unwrap();
    let late = backups(&place.folder).unwrap().pop().unwrap().id();
    record(&mut vault, 5, "Seen by somebody").unwrap();
    let seen = vault.head();
    vault.lock().unwrap();
    let back = |id: &str| restore_to(&place.folder, id).unwrap();
    let mut vault = back(&early);
    record(&mut vault, 6, "On the wrong branch").unwrap();
    vault.lock().unwrap();
    let vault = back(&late);
    let body = vault.body_at(5).unwrap().unwrap();
    let restore: ledger::Restore = serde_json::from_value(body.body()).unwrap();
    assert_eq!(
        (restore.restored_to, &restore.displaced[..]),
        (5, &[seen][..])
    );
    // Five that the first one lost, and the two of the wrong branch.
    assert_eq!(restore.leaves_lost(), 7);
    assert_eq!(check(&vault), []);
}

#[test]
fn what_a_way_back_did_not_know_stays_unknown_after_a_second_one() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "In the backup").unwrap();
    vault.back_up(at(1)).unwrap();
    let id = backups(&place.folder).unwrap().pop().unwrap().id();
    record(&mut vault, 1, "Since").unwrap();
    vault.lock().unwrap();
    fs::remove_file(place.folder.join("head")).unwrap();
    let back = || restore_to(&place.folder, &id).unwrap();
    let first = back();
    let known = first.head();
    first.lock().unwrap();
    let vault = back();
    let body = vault.body_at(1).unwrap().unwrap();
    let restore: ledger::Restore = serde_json::from_value(body.body()).unwrap();
    assert_eq!(
        (restore.last_known_head, &restore.displaced[..]),
        (None, &[known][..])
    );
    assert_eq!(restore.leaves_lost(), 2);
}

#[test]
fn a_log_of_the_lost_book_is_never_played_into_the_restored_one() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "In the backup").unwrap();
    vault.back_up(at(1)).unwrap();
    for number in 1..20 {
        record(&mut vault, number, "In the log only").unwrap();
    }
    // As a process that was killed leaves it.
    let left = place.folder.with_extension("left");
    fs::create_dir_all(left.join("backups")).unwrap();
    copy_tree(&place.folder, &left);
    drop(vault);
    assert!(fs::metadata(left.join("book-wal")).unwrap().len() > 0);
    let vault = restore(&left).unwrap();
    assert_eq!(vault.size(), 2);
    assert_eq!(what(&vault, 1), None);
    assert_eq!(check(&vault), []);
}

#[test]
fn evidence_set_aside_by_going_back_returns_with_its_row() {
    let place = place();
    let mut vault = create(&place);
    vault.back_up(at(1)).unwrap();
    let before = backups(&place.folder).unwrap().pop().unwrap().id();
    let sealed = attach(&mut vault, &bytes(70_000));
    vault.back_up(at(2)).unwrap();
    let after = backups(&place.folder).unwrap().pop().unwrap().id();
    vault.lock().unwrap();
    let back = |id: &str| {
        vault::restore(
            &place.folder,
            id,
            Unlock::Passphrase(&passphrase(WORDS)),
            &SCHEMA,
            at(3),
        )
        .unwrap()
    };
    drop(back(&before));
    assert!(!path_of(&place.folder, &sealed).exists());
    let vault = back(&after);
    assert!(path_of(&place.folder, &sealed).exists());
    assert_eq!(check(&vault), []);
}

#[test]
fn a_backup_that_does_not_open_changes_nothing() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    let backup = vault.back_up(at(1)).unwrap();
    vault.lock().unwrap();
    let store = backup.folder.join("book");
    fs::write(&store, &fs::read(&store).unwrap()[..4096]).unwrap();
    let refused = restore(&place.folder).err().unwrap();
    assert!(matches!(
        refused,
        VaultError::Damaged { part: Part::Backup }
    ));
    let vault = open(&place.folder).unwrap();
    assert_eq!((vault.size(), check(&vault).len()), (1, 1));
}
