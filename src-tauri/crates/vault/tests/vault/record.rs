//! What is recorded is there again.

use domain::Revision;
use ledger::{Action, Checkpoint};
use serde_json::json;
use vault::VaultError;

use crate::common::*;

#[test]
fn what_was_saved_is_there_after_locking_and_opening() {
    let place = place();
    let mut vault = create(&place);
    for number in 0..5 {
        record(&mut vault, number, &format!("Car outside, {number}")).unwrap();
    }
    vault
        .save_draft("quick note", "{\"what\":\"half a\"}")
        .unwrap();
    vault.keep_setting("language", "cy").unwrap();
    let (root, key, id) = (vault.root(), *vault.verifying_key().bytes(), vault.id());
    vault.lock().unwrap();

    let mut vault = open(&place.folder).unwrap();
    assert_eq!((vault.size(), vault.root(), vault.id()), (5, root, id));
    assert_eq!(vault.verifying_key().bytes(), &key);
    assert_eq!(what(&vault, 3).unwrap(), "Car outside, 3");
    assert_eq!(
        vault.draft("quick note").unwrap().unwrap(),
        "{\"what\":\"half a\"}"
    );
    assert_eq!(vault.drafts().unwrap(), ["quick note"]);
    assert_eq!(vault.setting("language").unwrap().unwrap(), "cy");
    vault.discard_draft("quick note").unwrap();
    assert_eq!(vault.draft("quick note").unwrap(), None);
    assert_eq!(check(&vault), []);
}

#[test]
fn a_change_that_fails_leaves_nothing() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Stays").unwrap();
    let root = vault.root();
    let refused = vault.change(at(1), |change| {
        change.append(
            Action::Record,
            Some(entry(1)),
            Some(Revision::FIRST),
            &json!({ "what": "Goes" }),
        )?;
        Err::<(), _>(VaultError::Cancelled)
    });
    assert!(matches!(refused, Err(VaultError::Cancelled)));
    let fraction = vault.change(at(1), |change| {
        change.append(
            Action::Record,
            Some(entry(1)),
            None,
            &json!({ "what": 1.5 }),
        )
    });
    assert!(matches!(fraction, Err(VaultError::NotCommittable(_))));
    assert_eq!((vault.size(), vault.root()), (1, root));
    assert_eq!(what(&vault, 1), None);
    record(&mut vault, 1, "Comes after all").unwrap();
    assert_eq!(check(&vault), []);
}

#[test]
fn the_connection_for_reading_refuses_to_write() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Stays").unwrap();
    assert!(vault.read().execute("DELETE FROM bodies", []).is_err());
    let count: i64 = vault
        .read()
        .query_row("SELECT count(*) FROM incidents", [], |row| row.get(0))
        .unwrap();
    assert_eq!(count, 1);
}

#[test]
fn proofs_and_checkpoint_verify_outside_the_vault() {
    let place = place();
    let mut vault = create(&place);
    for number in 0..11 {
        record(&mut vault, number, "A visit").unwrap();
    }
    let earlier = ledger::Head {
        size: 4,
        root: vault.root_at(4).unwrap(),
    };
    let leaf = &vault.leaves(6..7).unwrap()[0];
    vault
        .inclusion_proof(6)
        .unwrap()
        .verify(leaf.hash(), 6, &vault.head())
        .unwrap();
    vault
        .consistency_proof(4)
        .unwrap()
        .verify(&earlier, &vault.head())
        .unwrap();
    let checkpoint = Checkpoint::verify(&vault.checkpoint(), &vault.verifying_key()).unwrap();
    let text = vault.hand_over(ledger::FilesHandedOver::default()).unwrap();
    assert_eq!((text.vault, text.head), (checkpoint.vault, checkpoint.head));
    let leaves = vault.leaves(0..u64::MAX).unwrap();
    assert_eq!(
        ledger::root_of(leaves.iter().map(ledger::Leaf::hash)),
        vault.root()
    );
    vault
        .verifying_key()
        .verify(b"listed", &vault.sign(b"listed"))
        .unwrap();
}

#[test]
fn a_leaf_names_the_one_of_its_entry_that_it_follows() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "First words").unwrap();
    record(&mut vault, 1, "Another entry").unwrap();
    for (action, revision) in [
        (Action::Revise, Some(Revision::FIRST.next())),
        (Action::StrikeOut, None),
        (Action::Erase, None),
    ] {
        vault
            .change::<_, VaultError>(at(1), |change| {
                if action == Action::Erase {
                    change.erase_bodies(entry(0))?;
                }
                change.append(action, Some(entry(0)), revision, &json!({ "what": "" }))
            })
            .unwrap();
    }
    let leaves = vault.leaves(0..9).unwrap();
    assert_eq!(vault.leaves_of(entry(0)).unwrap(), [0, 2, 3, 4]);
    for (leaf, older) in [(2, 0), (3, 2), (4, 3)] {
        let followed = leaves[leaf].follows.hashes();
        assert_eq!(followed, [leaves[older].hash()], "{leaf}");
    }
    assert!(leaves[0].follows.is_empty() && leaves[1].follows.is_empty());
    assert_eq!(check(&vault), []);
}

#[test]
fn tables_are_filled_from_the_ledger_in_the_step_that_brings_them() {
    use vault::{LockedVault, Migration, Schema, Unlock};
    const COUNTED: Schema = Schema {
        oldest_readable: 1,
        newest_known: 3,
        migrations: &[
            SCHEMA.migrations[0],
            Migration {
                version: 2,
                sql: "CREATE TABLE lengths (sequence INTEGER PRIMARY KEY, characters INTEGER) STRICT;",
                fill: Some(|recorded| {
                    recorded.for_each(|leaf, body| {
                        let body = body.map(ledger::CommittedBody::body).unwrap_or_default();
                        let what = body["what"].as_str().unwrap_or_default();
                        // With the column of the step after: statements come first, whatever the step.
                        recorded.connection().execute(
                            "INSERT INTO lengths (sequence, characters, twice) VALUES (?1, ?2, ?3)",
                            (
                                leaf.sequence as i64,
                                what.len() as i64,
                                2 * what.len() as i64,
                            ),
                        )?;
                        Ok::<_, VaultError>(())
                    })
                }),
            },
            Migration::of_sql(3, "ALTER TABLE lengths ADD COLUMN twice INTEGER;"),
        ],
        told: None,
    };
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "four").unwrap();
    record(&mut vault, 1, "sixsix").unwrap();
    vault.lock().unwrap();
    let locked = LockedVault::at(&place.folder).unwrap();
    let words = passphrase(WORDS);
    let vault = locked.open(Unlock::Passphrase(&words), &COUNTED).unwrap();
    let sum: i64 = vault
        .read()
        .query_row("SELECT sum(characters + twice) FROM lengths", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(sum, 30);
}

#[test]
fn bodies_are_found_by_leaf_and_by_revision() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "First words").unwrap();
    let second = Revision::FIRST.next();
    vault
        .change::<_, VaultError>(at(1), |change| {
            change.append(
                Action::Revise,
                Some(entry(0)),
                Some(second),
                &json!({ "what": "Second words" }),
            )?;
            change.append(
                Action::StrikeOut,
                Some(entry(0)),
                None,
                &json!({ "reason": "twice" }),
            )
        })
        .unwrap();
    assert_eq!(what(&vault, 0).unwrap(), "First words");
    assert_eq!(
        vault.body(entry(0), second).unwrap().unwrap().body()["what"],
        "Second words"
    );
    assert_eq!(vault.body_at(2).unwrap().unwrap().body()["reason"], "twice");
    assert_eq!(vault.body_at(3).unwrap(), None);
}

#[test]
fn a_second_opener_is_told_that_the_vault_is_open() {
    let place = place();
    let vault = create(&place);
    assert!(matches!(open(&place.folder), Err(VaultError::Busy)));
    vault.lock().unwrap();
    open(&place.folder).unwrap();
}

#[test]
fn an_open_vault_can_move_to_another_thread() {
    let place = place();
    let mut vault = create(&place);
    let vault = std::thread::spawn(move || {
        record(&mut vault, 0, "From afar").unwrap();
        vault
    })
    .join()
    .unwrap();
    assert_eq!(vault.size(), 1);
}

#[test]
fn tables_are_brought_up_and_newer_ones_refused() {
    use vault::{LockedVault, Migration, Schema, Unlock};
    const LATER: Schema = Schema {
        oldest_readable: 1,
        newest_known: 2,
        migrations: &[
            SCHEMA.migrations[0],
            Migration::of_sql(2, "ALTER TABLE incidents ADD COLUMN place TEXT;"),
        ],
        told: None,
    };
    const BROKEN: Schema = Schema {
        migrations: &[
            SCHEMA.migrations[0],
            Migration::of_sql(
                2,
                "CREATE TABLE half (a); ALTER TABLE nowhere ADD COLUMN b;",
            ),
        ],
        ..LATER
    };
    let place = place();
    record(&mut create(&place), 0, "Kept through it").unwrap();
    let locked = LockedVault::at(&place.folder).unwrap();
    let words = passphrase(WORDS);
    assert!(locked.open(Unlock::Passphrase(&words), &BROKEN).is_err());
    let vault = locked.open(Unlock::Passphrase(&words), &SCHEMA).unwrap();
    let half = "SELECT count(*) FROM sqlite_schema WHERE name = 'half'";
    assert_eq!(
        vault
            .read()
            .query_row(half, [], |row| row.get::<_, i64>(0))
            .unwrap(),
        0
    );
    drop(vault);
    let vault = locked.open(Unlock::Passphrase(&words), &LATER).unwrap();
    assert_eq!(what(&vault, 0).unwrap(), "Kept through it");
    vault
        .read()
        .query_row("SELECT place FROM incidents", [], |_| Ok(()))
        .unwrap();
    drop(vault);
    assert!(matches!(
        locked.open(Unlock::Passphrase(&words), &SCHEMA),
        Err(VaultError::NewerVersion { found: 2, known: 1 })
    ));
}

#[test]
fn the_blind_of_a_part_is_its_own_and_the_same_again() {
    let (one, other) = (place(), place());
    let vault = create(&one);
    let list = |byte| domain::Digest::new([byte; 32]);
    let blind = vault.blinds().of("police-only", &list(1));
    assert_ne!(vault.blinds().of("main", &list(1)), blind);
    assert_ne!(vault.blinds().of("police-only", &list(2)), blind);
    assert_ne!(create(&other).blinds().of("police-only", &list(1)), blind);
    vault.lock().unwrap();
    let vault = open(&one.folder).unwrap();
    assert_eq!(vault.blinds().of("police-only", &list(1)), blind);
}
