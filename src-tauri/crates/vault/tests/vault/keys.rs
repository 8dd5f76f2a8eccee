//! Who may open a vault.

use std::fs;

use vault::{LockedVault, Part, RecoveryCode, Unlock, VaultError};

use crate::common::*;

#[test]
fn a_wrong_passphrase_is_not_damage() {
    let place = place();
    create(&place).lock().unwrap();
    assert!(matches!(
        open_with(&place.folder, "plum orchard lanterns"),
        Err(VaultError::WrongPassphrase)
    ));
    let keys = place.folder.join("keys");
    let mut bytes = fs::read(&keys).unwrap();
    let last_of_the_wrapped_key = bytes.len() - 33;
    bytes[last_of_the_wrapped_key] ^= 1;
    fs::write(&keys, bytes).unwrap();
    for words in [WORDS, "plum orchard lanterns"] {
        assert!(matches!(
            open_with(&place.folder, words),
            Err(VaultError::Damaged { part: Part::Keys })
        ));
    }
}

#[test]
fn a_folder_without_a_vault_is_told_from_a_vault_without_keys() {
    let place = place();
    assert!(matches!(
        LockedVault::at(&place.folder),
        Err(VaultError::NotAVault)
    ));
    create(&place).lock().unwrap();
    fs::remove_file(place.folder.join("keys")).unwrap();
    assert!(matches!(
        LockedVault::at(&place.folder),
        Err(VaultError::Missing { part: Part::Keys })
    ));
}

#[test]
fn a_vault_is_never_made_over_something() {
    let place = place();
    create(&place).lock().unwrap();
    let again = vault::OpenVault::create(
        &place.folder,
        &passphrase("other"),
        vault::KeyCost::FLOOR,
        &SCHEMA,
    );
    assert!(matches!(again, Err(VaultError::NotEmpty)));
    fs::remove_file(place.folder.join("keys")).unwrap();
    let over_a_book = vault::OpenVault::create(
        &place.folder,
        &passphrase("other"),
        vault::KeyCost::FLOOR,
        &SCHEMA,
    );
    assert!(matches!(over_a_book, Err(VaultError::NotEmpty)));
}

#[test]
fn making_a_vault_that_was_cut_short_can_be_begun_again() {
    let place = place();
    create(&place).lock().unwrap();
    // As it stands when the power goes before the last step.
    fs::rename(place.folder.join("keys"), place.folder.join("keys.new")).unwrap();
    let mut vault = create(&place);
    record(&mut vault, 0, "Begun again").unwrap();
    drop(vault);
    assert_eq!(
        what(&open(&place.folder).unwrap(), 0).unwrap(),
        "Begun again"
    );
}

#[test]
fn a_vault_that_lost_its_keys_is_never_taken_for_one_that_was_being_made() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    vault.back_up(at(1)).unwrap();
    vault.lock().unwrap();
    // As going back to a backup leaves it when the power goes before the key file is in its place.
    let keys = place.folder.join("keys");
    fs::rename(&keys, place.folder.join("keys.new")).unwrap();
    assert!(matches!(
        open(&place.folder).err(),
        Some(VaultError::Missing { part: Part::Keys })
    ));
    let made = vault::OpenVault::create(
        &place.folder,
        &passphrase(WORDS),
        vault::KeyCost::FLOOR,
        &SCHEMA,
    );
    assert!(matches!(made.err(), Some(VaultError::NotEmpty)));
    fs::rename(place.folder.join("keys.new"), &keys).unwrap();
    assert_eq!(what(&open(&place.folder).unwrap(), 0).unwrap(), "Kept");
}

#[test]
fn after_a_change_the_old_passphrase_opens_nothing_in_the_folder() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    vault.back_up(at(1)).unwrap();
    let before = fs::read(place.folder.join("keys")).unwrap();
    vault
        .change_passphrase(&passphrase("new words altogether"), at(2))
        .unwrap();
    assert_eq!(vault.size(), 2);
    drop(vault);
    let wrapped = &before[before.len() - 32 - 48..before.len() - 32];
    for file in files_under(&place.folder) {
        let bytes = fs::read(&file).unwrap();
        assert!(
            !bytes.windows(48).any(|window| window == wrapped),
            "{}",
            file.display()
        );
    }
    assert!(matches!(
        open_with(&place.folder, WORDS),
        Err(VaultError::WrongPassphrase)
    ));
    let backup = &vault::backups(&place.folder).unwrap()[0];
    assert!(matches!(
        open_with(&backup.folder, WORDS),
        Err(VaultError::WrongPassphrase)
    ));
    let vault = open_with(&backup.folder, "new words altogether").unwrap();
    assert_eq!(what(&vault, 0).unwrap(), "Kept");
    drop(vault);
    assert_eq!(
        what(
            &open_with(&place.folder, "new words altogether").unwrap(),
            0
        )
        .unwrap(),
        "Kept"
    );
}

#[test]
fn a_passphrase_change_that_was_cut_short_changes_nothing() {
    let place = place();
    let mut vault = create(&place);
    let before = fs::read(place.folder.join("keys")).unwrap();
    vault
        .change_passphrase(&passphrase("new words"), at(1))
        .unwrap();
    drop(vault);
    fs::rename(place.folder.join("keys"), place.folder.join("keys.new")).unwrap();
    fs::write(place.folder.join("keys"), before).unwrap();
    open(&place.folder).unwrap();
    assert!(!place.folder.join("keys.new").exists());
}

#[test]
fn the_recovery_code_opens_until_a_new_one_is_made() {
    let place = place();
    let mut vault = create(&place);
    assert!(!vault.has_recovery_code());
    let first = vault.make_recovery_code(at(1)).unwrap();
    vault
        .change_passphrase(&passphrase("forgotten at once"), at(2))
        .unwrap();
    drop(vault);
    let locked = LockedVault::at(&place.folder).unwrap();
    assert!(locked.has_recovery_code().unwrap());
    let typed: RecoveryCode = first.words().parse().unwrap();
    let mut vault = locked.open(Unlock::RecoveryCode(&typed), &SCHEMA).unwrap();
    let second = vault.make_recovery_code(at(3)).unwrap();
    drop(vault);
    assert!(matches!(
        locked.open(Unlock::RecoveryCode(&first), &SCHEMA),
        Err(VaultError::WrongPassphrase)
    ));
    locked.open(Unlock::RecoveryCode(&second), &SCHEMA).unwrap();
}

#[test]
fn while_a_passphrase_is_stretched_the_vault_is_used_and_locked() {
    let place = place();
    let mut vault = create(&place);
    let new = passphrase("new words altogether");
    // The vault is not borrowed while this is made: what is saved meanwhile waits for nothing.
    let stretched = vault.begin_passphrase_change().stretch(&new).unwrap();
    record(&mut vault, 0, "Saved meanwhile").unwrap();
    vault.complete_passphrase_change(stretched, at(1)).unwrap();

    let third = passphrase("third words altogether");
    let (begun, stretched) = (
        vault.begin_passphrase_change(),
        vault.begin_passphrase_change().stretch(&third).unwrap(),
    );
    let code = vault.begin_recovery_code().stretch().unwrap();
    let before = fs::read(place.folder.join("keys")).unwrap();
    vault.lock().unwrap();
    assert!(matches!(begun.stretch(&third), Err(VaultError::Cancelled)));
    let mut vault = open_with(&place.folder, "new words altogether").unwrap();
    let completed = vault.complete_passphrase_change(stretched, at(2));
    assert!(matches!(completed, Err(VaultError::Cancelled)));
    let completed = vault.complete_recovery_code(code, at(2));
    assert!(matches!(completed.err(), Some(VaultError::Cancelled)));
    assert_eq!(fs::read(place.folder.join("keys")).unwrap(), before);
    assert_eq!((vault.size(), what(&vault, 0).is_some()), (2, true));
}

#[test]
fn what_was_stretched_for_other_keys_is_not_set() {
    let (place, another) = (place(), crate::common::place());
    let (mut vault, mut other) = (create(&place), create(&another));
    let [one, two] = ["first words altogether", "second words altogether"];
    let first = vault.begin_passphrase_change().stretch(&passphrase(one));
    let late = vault.begin_passphrase_change().stretch(&passphrase(two));
    let astray = vault.begin_passphrase_change().stretch(&passphrase(two));
    let put_there = other.complete_passphrase_change(astray.unwrap(), at(1));
    assert!(matches!(put_there, Err(VaultError::Cancelled)));
    vault
        .complete_passphrase_change(first.unwrap(), at(1))
        .unwrap();
    let twice = vault.complete_passphrase_change(late.unwrap(), at(2));
    assert!(matches!(twice, Err(VaultError::Cancelled)));
    assert_eq!((vault.size(), other.size()), (1, 0));
    drop(vault);
    open_with(&place.folder, one).unwrap();
}

#[test]
fn a_verifier_tells_who_may_open_an_open_vault() {
    let place = place();
    let vault = create(&place);
    let verifier = vault.passphrase_verifier();
    verifier.verify(&passphrase(WORDS)).unwrap();
    drop(vault);
    let refused = verifier.verify(&passphrase("plum orchard lanterns"));
    assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
}
