//! Who writes: known by the slot that opened the vault, named in its ledger, signing with a key of their own.

use std::ops::ControlFlow;

use domain::AuthorId;
use ledger::Action;
use vault::{
    HeldKey, KeyCost, LockedVault, OpenVault, RecoveryCode, SelfDescription, Unlock, VaultError,
};

use crate::common::*;

fn said(name: Option<&str>, role: &str) -> SelfDescription {
    SelfDescription {
        name: name.map(str::to_owned),
        role: Some(role.to_owned()),
    }
}

fn describe(vault: &mut OpenVault, minute: i64, description: &SelfDescription) {
    vault
        .change::<_, VaultError>(at(minute), |change| change.describe_author(description))
        .unwrap();
}

/// A vault whose keeper has described themselves and let a caseworker in.
struct Shared {
    place: Place,
    keeper: AuthorId,
    caseworker: AuthorId,
    held: HeldKey,
}

fn shared() -> Shared {
    let place = place();
    let mut vault = create(&place);
    describe(&mut vault, 0, &said(None, "keeper"));
    let held = HeldKey::random().unwrap();
    let caseworker = vault
        .let_in(
            Unlock::HeldKey(&held),
            KeyCost::FLOOR,
            &said(Some("Ines Sample"), "caseworker"),
            at(1),
        )
        .unwrap();
    let keeper = vault.author();
    vault.lock().unwrap();
    Shared {
        place,
        keeper,
        caseworker,
        held,
    }
}

impl Shared {
    fn open_as_caseworker(&self) -> OpenVault {
        LockedVault::at(&self.place.folder)
            .unwrap()
            .open(Unlock::HeldKey(&self.held), &SCHEMA)
            .unwrap()
    }

    fn open_as_keeper(&self) -> OpenVault {
        open(&self.place.folder).unwrap()
    }
}

#[test]
fn the_first_leaf_says_who_made_the_vault_and_with_which_key_they_sign() {
    let place = place();
    let mut vault = create(&place);
    describe(&mut vault, 0, &said(None, "keeper"));
    // Said again, it is said once.
    describe(&mut vault, 1, &said(None, "keeper"));
    assert_eq!(vault.size(), 1);
    let leaf = &vault.leaves(0..1).unwrap()[0];
    assert_eq!((leaf.action, leaf.author), (Action::Author, vault.author()));
    let authors = vault.authors().unwrap();
    let keys = authors.keys_in_force();
    assert_eq!(keys.key_of(vault.author()), Some(vault.verifying_key()));
    // A name that is given later is endorsed by the same key, and the key stays.
    describe(&mut vault, 2, &said(Some("Ada Sample"), "keeper"));
    let authors = vault.authors().unwrap();
    assert_eq!(
        authors.get(vault.author()),
        Some(&said(Some("Ada Sample"), "keeper"))
    );
    assert_eq!(authors.keys_in_force().not_followed(), []);
    let (author, key) = (vault.author(), vault.verifying_key());
    drop(vault);
    let vault = open(&place.folder).unwrap();
    assert_eq!((vault.author(), vault.verifying_key()), (author, key));
}

#[test]
fn whoever_opens_the_vault_writes_and_signs_as_themselves() {
    let shared = shared();
    let mut vault = shared.open_as_caseworker();
    assert_eq!(vault.author(), shared.caseworker);
    record(&mut vault, 0, "Rang her on the day after").unwrap();
    let by = vault.leaves(2..3).unwrap()[0].author;
    assert_eq!(by, shared.caseworker);
    let signs_with = vault.verifying_key();
    describe(&mut vault, 3, &said(Some("I. Sample"), "caseworker"));
    vault.lock().unwrap();

    let vault = shared.open_as_keeper();
    assert_eq!(vault.author(), shared.keeper);
    assert_ne!(vault.verifying_key(), signs_with);
    let authors = vault.authors().unwrap();
    let in_force: Vec<_> = authors.keys_in_force().authors().collect();
    assert!(in_force.contains(&(shared.keeper, vault.verifying_key())));
    assert!(in_force.contains(&(shared.caseworker, signs_with)));
    assert_eq!(authors.keys_in_force().not_followed(), []);
    assert_eq!(authors.keys_in_force().first(), Some(shared.keeper));
    assert_eq!(
        authors.get(shared.caseworker),
        Some(&said(Some("I. Sample"), "caseworker"))
    );
    assert_eq!(check(&vault), []);
}

#[test]
fn a_passphrase_and_a_recovery_code_are_ones_own() {
    let shared = shared();
    let mut vault = shared.open_as_caseworker();
    vault
        .change_passphrase(&passphrase("copper meadow"), at(2))
        .unwrap();
    assert!(!vault.has_recovery_code());
    let code = vault.make_recovery_code(at(3)).unwrap();
    assert!(matches!(
        vault.passphrase_verifier().verify(&passphrase(WORDS)),
        Err(VaultError::WrongPassphrase)
    ));
    vault.lock().unwrap();
    let opened_by = |unlock| {
        let locked = LockedVault::at(&shared.place.folder).unwrap();
        locked.open(unlock, &SCHEMA).unwrap().author()
    };
    assert_eq!(opened_by(Unlock::RecoveryCode(&code)), shared.caseworker);
    let hers = passphrase("copper meadow");
    assert_eq!(opened_by(Unlock::Passphrase(&hers)), shared.caseworker);
    let keeper = shared.open_as_keeper();
    assert_eq!(keeper.author(), shared.keeper);
    assert!(!keeper.has_recovery_code());
}

#[test]
fn what_opens_the_vault_already_lets_nobody_else_in() {
    let shared = shared();
    let mut vault = shared.open_as_keeper();
    let size = vault.size();
    for unlock in [
        Unlock::Passphrase(&passphrase(WORDS)),
        Unlock::HeldKey(&shared.held),
    ] {
        let refused = vault.let_in(unlock, KeyCost::FLOOR, &said(None, "caseworker"), at(2));
        assert!(matches!(refused, Err(VaultError::SamePassphrase)));
    }
    assert_eq!(vault.size(), size);
}

#[test]
fn after_a_new_key_only_the_keeper_who_made_it_opens_and_signs() {
    let shared = shared();
    assert!(matches!(
        shared.open_as_caseworker().begin_rekey().map(drop),
        Err(VaultError::NotFirstAuthor)
    ));
    let mut vault = shared.open_as_keeper();
    let before = vault.verifying_key();
    let mut on = |_| ControlFlow::Continue(());
    let job = vault.begin_rekey().unwrap();
    let sealed = job.reseal(&passphrase("copper meadow"), &mut on).unwrap();
    let ready = vault.complete_rekey(sealed, at(2), &mut on).unwrap();
    vault.commit_rekey(ready).unwrap();

    let locked = LockedVault::at(&shared.place.folder).unwrap();
    assert!(matches!(
        locked.open(Unlock::HeldKey(&shared.held), &SCHEMA),
        Err(VaultError::WrongPassphrase)
    ));
    let vault = open_with(&shared.place.folder, "copper meadow").unwrap();
    let authors = vault.authors().unwrap();
    let keys = authors.keys_in_force();
    assert_eq!(vault.author(), shared.keeper);
    assert_ne!(vault.verifying_key(), before);
    // The new key is endorsed by the old one, and nobody else has any.
    let in_force: Vec<_> = keys.authors().collect();
    assert_eq!(in_force, [(shared.keeper, vault.verifying_key())]);
    assert_eq!(keys.not_followed(), []);
    assert_eq!(
        authors.get(shared.caseworker),
        Some(&said(Some("Ines Sample"), "caseworker"))
    );
}

#[test]
fn after_a_way_back_to_before_they_were_let_in_nobody_vouches_for_somebody() {
    let place = place();
    let mut vault = create(&place);
    describe(&mut vault, 0, &said(None, "keeper"));
    vault.back_up(at(1)).unwrap();
    vault.lock().unwrap();
    let backup = vault::backups(&place.folder).unwrap()[0].id();
    let aside = place.folder.with_file_name("aside");
    copy_tree(&place.folder.join("backups"), &aside);

    let mut vault = open(&place.folder).unwrap();
    let held = HeldKey::random().unwrap();
    let caseworker = said(Some("Ines Sample"), "caseworker");
    let unlock = Unlock::HeldKey(&held);
    vault
        .let_in(unlock, KeyCost::FLOOR, &caseworker, at(2))
        .unwrap();
    vault.lock().unwrap();
    // Letting somebody in made the backups anew; somebody had kept the old one.
    let keys = std::fs::read(place.folder.join("keys")).unwrap();
    std::fs::remove_dir_all(place.folder.join("backups")).unwrap();
    copy_tree(&aside, &place.folder.join("backups"));
    let kept = vault::backups(&place.folder).unwrap()[0].folder.clone();
    std::fs::write(kept.join("keys"), keys).unwrap();

    let mut vault = vault::restore(&place.folder, &backup, unlock, &SCHEMA, at(3)).unwrap();
    let size = vault.size();
    describe(&mut vault, 4, &caseworker);
    assert_eq!(vault.size(), size);
    let authors = vault.authors().unwrap();
    assert_eq!(authors.get(vault.author()), None);
    assert_eq!(authors.keys_in_force().key_of(vault.author()), None);
}

#[test]
fn a_vault_of_version_1_gets_its_slots_renewed_as_they_are_used() {
    let (place, expected) = crate::vectors::vector_of("v1");
    let outdated = std::fs::read(place.folder.join("keys")).unwrap();
    let mut vault = open(&place.folder).unwrap();
    let author = vault.leaves(0..1).unwrap()[0].author;
    assert_eq!(vault.author(), author);
    let key = vault.verifying_key();
    let key_file = || std::fs::read(place.folder.join("keys")).unwrap();
    assert_eq!(key_file()[8..10], [0, 2]);
    // The recovery code's slot still gives the vault key alone, so the seed stays where it finds it.
    let seed = |vault: &OpenVault| -> Vec<u8> {
        let row = "SELECT signing_seed FROM identity";
        vault.read().query_row(row, [], |row| row.get(0)).unwrap()
    };
    assert_eq!(seed(&vault).len(), 32);
    let held = HeldKey::random().unwrap();
    let refused = vault.let_in(
        Unlock::HeldKey(&held),
        KeyCost::FLOOR,
        &said(None, "caseworker"),
        at(1),
    );
    assert!(matches!(refused, Err(VaultError::OutdatedSlot)));
    vault.lock().unwrap();

    let code: RecoveryCode = expected["recovery_code"].as_str().unwrap().parse().unwrap();
    let locked = LockedVault::at(&place.folder).unwrap();
    // Not forgotten before the new slot has opened the vault once.
    for left in [32, 0] {
        let vault = locked.open(Unlock::RecoveryCode(&code), &SCHEMA).unwrap();
        assert_eq!((vault.author(), vault.verifying_key()), (author, key));
        assert_eq!(seed(&vault).len(), left);
        assert_eq!(check(&vault), []);
    }
    let mut vault = open(&place.folder).unwrap();
    assert_eq!((vault.author(), vault.verifying_key()), (author, key));

    // A key file of version 1 that somebody put back finds no seed any more; each backup has the one of today.
    vault.back_up(at(5)).unwrap();
    vault.lock().unwrap();
    std::fs::write(place.folder.join("keys"), outdated).unwrap();
    assert!(open(&place.folder).is_err());
    let backup = vault::backups(&place.folder).unwrap()[0].id();
    let words = passphrase(WORDS);
    let unlock = Unlock::Passphrase(&words);
    let vault = vault::restore(&place.folder, &backup, unlock, &SCHEMA, at(6)).unwrap();
    assert_eq!((vault.author(), vault.verifying_key()), (author, key));
}

#[test]
fn nobody_is_let_in_by_somebody_whom_the_ledger_does_not_name() {
    let place = place();
    let mut vault = create(&place);
    let held = HeldKey::random().unwrap();
    let keys = std::fs::read(place.folder.join("keys")).unwrap();
    let refused = vault.let_in(
        Unlock::HeldKey(&held),
        KeyCost::FLOOR,
        &said(None, "caseworker"),
        at(1),
    );
    assert!(matches!(refused, Err(VaultError::NotVouchedFor)));
    assert_eq!(vault.size(), 0);
    assert_eq!(std::fs::read(place.folder.join("keys")).unwrap(), keys);
}

#[test]
fn what_an_author_leaf_says_without_being_endorsed_names_nobody() {
    let shared = shared();
    let mut vault = shared.open_as_caseworker();
    let forged = ledger::Author {
        author: shared.keeper,
        name: Some("Somebody else".to_owned()),
        role: Some("keeper".to_owned()),
        signs_with: Some(vault.verifying_key()),
        endorsed_by: None,
    };
    vault
        .change::<_, VaultError>(at(3), |change| {
            change
                .append(Action::Author, None, None, &forged.to_body())
                .map(drop)
        })
        .unwrap();
    let authors = vault.authors().unwrap();
    assert_eq!(authors.get(shared.keeper), Some(&said(None, "keeper")));
    assert_ne!(
        authors.keys_in_force().key_of(shared.keeper),
        Some(vault.verifying_key())
    );
}
