//! Backups are made while work goes on, and give back what they hold.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use ledger::Action;
use vault::{LockedVault, OpenVault, Part, Unlock, VaultError, backups};

use crate::common::*;

fn restore(folder: &Path) -> Result<OpenVault, VaultError> {
    let newest = backups(folder).unwrap().pop().unwrap();
    vault::restore(
        folder,
        &newest.id(),
        Unlock::Passphrase(&passphrase(WORDS)),
        &SCHEMA,
        at(900),
        |_| author(),
    )
}

fn restore_file(file: &Path, folder: &Path, words: &str) -> Result<(), VaultError> {
    vault::restore_file(
        file,
        folder,
        Unlock::Passphrase(&passphrase(words)),
        &SCHEMA,
        at(900),
        |_| author(),
        &mut |_| ControlFlow::Continue(()),
    )
}

fn write_file(vault: &mut OpenVault, file: &Path) -> Result<(), VaultError> {
    let under_way = vault.begin_backup_file(at(1)).unwrap();
    under_way.write(file, &mut |_| ControlFlow::Continue(()))
}

#[test]
fn saving_goes_on_while_a_backup_is_made() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Before").unwrap();
    let under_way = vault.begin_backup(at(1)).unwrap();
    for number in 1..400 {
        record(&mut vault, number, &"While it is made. ".repeat(200)).unwrap();
    }
    vault.rest().unwrap();
    let backup = under_way
        .finish(&mut |_| ControlFlow::Continue(()))
        .unwrap();
    assert!(backup.proved);
    assert!(vault.changed_since_backup().unwrap());
    assert_eq!(check(&vault), []);
    drop(vault);
    let old = open(&backup.folder).unwrap();
    assert_eq!((old.size(), what(&old, 0).unwrap()), (1, "Before".into()));
    drop(old);
    assert_eq!(open(&place.folder).unwrap().size(), 400);
}

#[test]
fn locking_and_erasing_break_a_backup_off_and_leave_nothing_of_it() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    let under_way = vault.begin_backup(at(1)).unwrap();
    vault.lock().unwrap();
    let broken_off = under_way.finish(&mut |_| ControlFlow::Continue(()));
    assert!(matches!(broken_off, Err(VaultError::Cancelled)));

    let mut vault = open(&place.folder).unwrap();
    let under_way = vault.begin_backup(at(2)).unwrap();
    vault
        .change::<_, VaultError>(at(3), author(), |change| {
            change.erase_bodies(entry(0))?;
            change.append(Action::Erase, Some(entry(0)), None, &serde_json::json!({}))
        })
        .unwrap();
    let broken_off = under_way.finish(&mut |_| ControlFlow::Continue(()));
    assert!(matches!(broken_off, Err(VaultError::Cancelled)));
    assert_eq!(files_under(&place.folder.join("backups")).len(), 0);
}

#[test]
fn a_copy_made_while_locking_is_proved_at_the_next_opening() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    vault.lock().unwrap();
    let copy = LockedVault::at(&place.folder)
        .unwrap()
        .back_up(at(1))
        .unwrap();
    assert!(!copy.proved);

    let mut vault = open(&place.folder).unwrap();
    assert!(!vault.changed_since_backup().unwrap());
    let to_prove = vault.begin_proving().unwrap().unwrap();
    assert_eq!(to_prove.finish().unwrap(), 0);
    let proved = backups(&place.folder).unwrap();
    assert!(proved[0].proved);
    assert!(vault.begin_proving().unwrap().is_none());
    vault.lock().unwrap();

    let copy = LockedVault::at(&place.folder)
        .unwrap()
        .back_up(at(2))
        .unwrap();
    let book = copy.folder.join("book");
    let mut bytes = fs::read(&book).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&book, bytes).unwrap();
    let mut vault = open(&place.folder).unwrap();
    let to_prove = vault.begin_proving().unwrap().unwrap();
    assert_eq!(to_prove.finish().unwrap(), 1);
    assert_eq!(backups(&place.folder).unwrap(), proved);
}

#[test]
fn a_clock_that_jumps_back_ten_years_costs_no_good_backup() {
    let place = place();
    let mut vault = create(&place);
    let ten_years = 10 * 365 * 24 * 60;
    let clock = [0, ten_years, 1, 2, -ten_years, 3, 4, 5];
    for (number, minute) in clock.into_iter().enumerate() {
        record(&mut vault, number as u32, "Kept").unwrap();
        let made = vault.back_up(at(minute)).unwrap();
        assert_eq!(backups(&place.folder).unwrap().pop().unwrap(), made);
        assert!(!vault.changed_since_backup().unwrap());
    }
}

#[test]
fn a_clock_that_was_ahead_once_does_not_stop_the_rotation() {
    let place = place();
    let mut vault = create(&place);
    let (ten_years, day) = (10 * 365 * 24 * 60, 24 * 60);
    record(&mut vault, 0, "Kept").unwrap();
    let ahead = vault.back_up(at(ten_years)).unwrap();
    let made: Vec<_> = (1..8)
        .map(|number| vault.back_up(at(number * day)).unwrap().made)
        .collect();
    let expected: Vec<_> = (1..8).map(|number| at(number * day).utc).collect();
    assert_eq!(made, expected, "each says when it was made");
    for minute in 1..8 {
        vault.back_up(at(7 * day + minute)).unwrap();
    }
    let kept = backups(&place.folder).unwrap();
    let days: std::collections::BTreeSet<_> =
        kept.iter().map(|backup| backup.made.date_naive()).collect();
    assert_eq!(days.len(), 7, "one for each of seven days: {kept:?}");
    assert!(!kept.contains(&ahead), "older than all of them: {kept:?}");
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
    vault.begin_proving().unwrap().unwrap().finish().unwrap();
    vault.lock().unwrap();
    assert_eq!(backups(&place.folder).unwrap()[0].id(), listed);
    restore(&place.folder).unwrap();
}

#[test]
fn a_copy_of_a_book_ahead_of_its_head_is_a_good_backup() {
    let place = place();
    create(&place).lock().unwrap();
    let head = fs::read(place.folder.join("head")).unwrap();
    let mut vault = open(&place.folder).unwrap();
    record(&mut vault, 0, "Committed, not yet acknowledged").unwrap();
    vault.lock().unwrap();
    fs::write(place.folder.join("head"), head).unwrap();
    let locked = LockedVault::at(&place.folder).unwrap();
    locked.back_up(at(1)).unwrap();
    let mut vault = open(&place.folder).unwrap();
    assert_eq!(check(&vault), []);
    let to_prove = vault.begin_proving().unwrap().unwrap();
    assert_eq!(to_prove.finish().unwrap(), 0);
    vault.lock().unwrap();
    assert_eq!(restore(&place.folder).unwrap().size(), 2);
}

#[test]
fn an_older_key_file_put_back_does_not_shut_the_backups() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    let older = fs::read(place.folder.join("keys")).unwrap();
    let new = passphrase("walnut ferry hinge");
    vault.change_passphrase(&new, at(1), author()).unwrap();
    vault.back_up(at(2)).unwrap();
    vault.lock().unwrap();
    fs::write(place.folder.join("keys"), older).unwrap();
    assert!(matches!(
        open_with(&place.folder, "walnut ferry hinge"),
        Err(VaultError::WrongPassphrase)
    ));
    let id = backups(&place.folder).unwrap()[0].id();
    let back = |words: &str| {
        let words = passphrase(words);
        let unlock = Unlock::Passphrase(&words);
        vault::restore(&place.folder, &id, unlock, &SCHEMA, at(900), |_| author())
    };
    assert!(matches!(
        back("neither of them"),
        Err(VaultError::WrongPassphrase)
    ));
    let vault = back("walnut ferry hinge").unwrap();
    assert_eq!(what(&vault, 0).unwrap(), "Kept");
    drop(vault);
    open_with(&place.folder, "walnut ferry hinge").unwrap();
    assert!(matches!(
        open(&place.folder),
        Err(VaultError::WrongPassphrase)
    ));
}

#[test]
fn a_damaged_a_missing_and_an_empty_book_are_given_back() {
    let damage: [fn(&Path); 4] = [
        |book| {
            let mut bytes = fs::read(book).unwrap();
            bytes[5000] ^= 1;
            fs::write(book, bytes).unwrap();
        },
        |book| fs::remove_file(book).unwrap(),
        |book| fs::write(book, []).unwrap(),
        |book| fs::remove_file(book.with_file_name("keys")).unwrap(),
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
    let words = passphrase(WORDS);
    let back = || {
        let unlock = Unlock::Passphrase(&words);
        vault::restore(&place.folder, &first, unlock, &SCHEMA, at(9), |_| author()).unwrap()
    };
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
    let words = passphrase(WORDS);
    let back = |id: &str| {
        let unlock = Unlock::Passphrase(&words);
        vault::restore(&place.folder, id, unlock, &SCHEMA, at(9), |_| author()).unwrap()
    };
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
    let words = passphrase(WORDS);
    let back = || {
        let unlock = Unlock::Passphrase(&words);
        vault::restore(&place.folder, &id, unlock, &SCHEMA, at(9), |_| author()).unwrap()
    };
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
            |_| author(),
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
    let book = backup.folder.join("book");
    fs::write(&book, &fs::read(&book).unwrap()[..4096]).unwrap();
    let refused = restore(&place.folder).err().unwrap();
    assert!(matches!(
        refused,
        VaultError::Damaged { part: Part::Backup }
    ));
    let vault = open(&place.folder).unwrap();
    assert_eq!((vault.size(), check(&vault).len()), (1, 1));
}

#[test]
fn one_file_holds_the_whole_vault_and_gives_it_back_elsewhere() {
    let (place, elsewhere) = (place(), crate::common::place());
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    let sealed = attach(&mut vault, &bytes(200_000));
    let head = vault.head();
    let file = place.folder.with_extension("copy");
    write_file(&mut vault, &file).unwrap();
    assert!(matches!(
        write_file(&mut vault, &file),
        Err(VaultError::NotEmpty)
    ));
    let written = fs::read(&file).unwrap();
    assert!(!written.windows(4).any(|window| window == b"Kept"));

    let wrong = restore_file(&file, &elsewhere.folder, "another one altogether");
    assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
    assert!(!elsewhere.folder.exists());
    restore_file(&file, &elsewhere.folder, WORDS).unwrap();
    let restored = open(&elsewhere.folder).unwrap();
    assert_eq!(what(&restored, 0).unwrap(), "Kept");
    assert_eq!(check(&restored), []);
    assert!(path_of(&elsewhere.folder, &sealed).exists());
    let told = restored.body_at(head.size).unwrap().unwrap();
    assert_eq!(
        told.body()["last_known_head"]["size"],
        serde_json::json!(head.size)
    );
    drop(restored);
    assert!(matches!(
        restore_file(&file, &elsewhere.folder, WORDS),
        Err(VaultError::NotEmpty)
    ));
}

#[test]
fn a_backup_file_that_is_not_whole_makes_no_vault() {
    let (place, elsewhere) = (place(), crate::common::place());
    let mut vault = create(&place);
    attach(&mut vault, &bytes(100_000));
    let file = place.folder.with_extension("copy");
    write_file(&mut vault, &file).unwrap();
    let whole = fs::read(&file).unwrap();
    for length in [0, 10, whole.len() / 2, whole.len() - 1] {
        fs::write(&file, &whole[..length]).unwrap();
        restore_file(&file, &elsewhere.folder, WORDS).unwrap_err();
        assert!(!elsewhere.folder.exists());
    }
    for at in (0..whole.len()).step_by(whole.len() / 24) {
        let mut flipped = whole.clone();
        flipped[at] ^= 4;
        fs::write(&file, &flipped).unwrap();
        if restore_file(&file, &elsewhere.folder, WORDS).is_ok() {
            // The flip hit what means nothing (padding, a second copy): all must be there.
            assert_eq!(check(&open(&elsewhere.folder).unwrap()), []);
            fs::remove_dir_all(&elsewhere.folder).unwrap();
        }
    }
}

#[test]
fn what_stood_there_is_set_aside_whole_and_only_for_a_backup_file_that_opens() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    let file = place.folder.with_extension("copy");
    write_file(&mut vault, &file).unwrap();
    record(&mut vault, 1, "Since").unwrap();
    let over = |words: &str| {
        vault::restore_file_setting_aside(
            &file,
            &place.folder,
            Unlock::Passphrase(&passphrase(words)),
            &SCHEMA,
            at(900),
            |_| author(),
            &mut |_| ControlFlow::Continue(()),
        )
    };
    assert!(matches!(over(WORDS), Err(VaultError::Busy)));
    vault.lock().unwrap();
    let before = files_under(&place.folder);
    assert!(matches!(
        over("another one altogether"),
        Err(VaultError::WrongPassphrase)
    ));
    assert_eq!(files_under(&place.folder), before);
    assert_eq!(open(&place.folder).unwrap().size(), 2);

    over(WORDS).unwrap();
    let vault = open(&place.folder).unwrap();
    assert_eq!(
        (what(&vault, 0).unwrap(), what(&vault, 1)),
        ("Kept".into(), None)
    );
    assert_eq!(vault.leaves(1..2).unwrap()[0].action, Action::Restore);
    let aside = fs::read_dir(place.folder.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().contains("-set-aside-"))
        .unwrap();
    assert_eq!(what(&open(&aside).unwrap(), 1).unwrap(), "Since");
}

#[test]
fn damaged_evidence_is_told_before_a_backup_file_is_made_of_it() {
    let place = place();
    let mut vault = create(&place);
    let sealed = attach(&mut vault, &bytes(100_000));
    let path = path_of(&place.folder, &sealed);
    let mut damaged = fs::read(&path).unwrap();
    damaged[50_000] ^= 1;
    fs::write(&path, damaged).unwrap();
    let file = place.folder.with_extension("copy");
    assert!(matches!(
        write_file(&mut vault, &file),
        Err(VaultError::Damaged {
            part: Part::SealedFile
        })
    ));
    assert!(!file.exists() && !file.with_extension("copy.partial").exists());
}
