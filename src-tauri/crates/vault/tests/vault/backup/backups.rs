//! Backups are made by themselves while work goes on, and none is kept that does not open.

use std::fs;
use std::ops::ControlFlow;

use ledger::Action;
use vault::{LockedVault, Unlock, VaultError, backups};

use super::restoring::restore;
use crate::common::*;

#[test]
fn saving_goes_on_while_a_backup_is_made() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Before").unwrap();
    let job = vault.begin_backup(at(1)).unwrap();
    for number in 1..400 {
        record(&mut vault, number, &"While it is made. ".repeat(200)).unwrap();
    }
    vault.rest().unwrap();
    let backup = job.finish(&mut |_| ControlFlow::Continue(())).unwrap();
    assert!(backup.verified);
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
    let job = vault.begin_backup(at(1)).unwrap();
    vault.lock().unwrap();
    let broken_off = job.finish(&mut |_| ControlFlow::Continue(()));
    assert!(matches!(broken_off, Err(VaultError::Cancelled)));

    let mut vault = open(&place.folder).unwrap();
    let job = vault.begin_backup(at(2)).unwrap();
    vault
        .change::<_, VaultError>(at(3), |change| {
            change.erase_bodies(entry(0))?;
            change.append(Action::Erase, Some(entry(0)), None, &serde_json::json!({}))
        })
        .unwrap();
    let broken_off = job.finish(&mut |_| ControlFlow::Continue(()));
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
    assert!(!copy.verified);

    let mut vault = open(&place.folder).unwrap();
    assert!(!vault.changed_since_backup().unwrap());
    let unverified = vault.begin_verifying().unwrap().unwrap();
    assert_eq!(unverified.finish().unwrap(), 0);
    let verified = backups(&place.folder).unwrap();
    assert!(verified[0].verified);
    assert!(vault.begin_verifying().unwrap().is_none());
    vault.lock().unwrap();

    let copy = LockedVault::at(&place.folder)
        .unwrap()
        .back_up(at(2))
        .unwrap();
    let store = copy.folder.join("book");
    let mut bytes = fs::read(&store).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&store, bytes).unwrap();
    let mut vault = open(&place.folder).unwrap();
    let unverified = vault.begin_verifying().unwrap().unwrap();
    assert_eq!(unverified.finish().unwrap(), 1);
    assert_eq!(backups(&place.folder).unwrap(), verified);
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
    let unverified = vault.begin_verifying().unwrap().unwrap();
    assert_eq!(unverified.finish().unwrap(), 0);
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
    vault.change_passphrase(&new, at(1)).unwrap();
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
        vault::restore(&place.folder, &id, unlock, &SCHEMA, at(900))
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
