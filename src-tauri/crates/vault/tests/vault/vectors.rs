//! Vaults of every released format still open, and what must be refused is refused.
//!
//! The vectors stand in `tests/vectors/vault`. To make those of the format that is being worked on, the second:
//! `MAKE_VECTORS=1 cargo test -p vault vectors`. Those of a released one are never made again.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use domain::Revision;
use vault::{LockedVault, RecoveryCode, Unlock, VaultError};

use crate::common::*;

fn vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/vectors/vault")
}

/// A vector in a place where it may be opened, which writes to it.
fn vector(name: &str) -> Place {
    let place = place();
    for file in files_under(&vectors().join(name)) {
        let target = place
            .folder
            .join(file.strip_prefix(vectors().join(name)).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
    place
}

/// A vector with what is to be found in it.
pub(crate) fn vector_of(name: &str) -> (Place, serde_json::Value) {
    (vector(name), expected(name))
}

fn expected(name: &str) -> serde_json::Value {
    serde_json::from_slice(&fs::read(vectors().join(format!("{name}.json"))).unwrap()).unwrap()
}

#[test]
fn a_vault_of_version_1_opens() {
    let place = opens_as_expected("v1");
    // What it was written without is worked out from its leaves.
    let vault = open(&place.folder).unwrap();
    assert_eq!(vault.leaves_of(entry(0)).unwrap(), [0]);
}

#[test]
fn a_vault_of_version_2_opens() {
    if std::env::var_os("MAKE_VECTORS").is_some() {
        make();
    }
    let place = opens_as_expected("v2");
    let vault = open(&place.folder).unwrap();
    let leaves = vault.leaves(0..9).unwrap();
    let [author, recorded, _, revised, imported, ..] = &leaves[..] else {
        panic!("five leaves at least")
    };
    assert_eq!(author.action, ledger::Action::Author);
    let keys = vault
        .authors()
        .unwrap()
        .keys_in_force()
        .key_of(author.author);
    assert_eq!(keys, Some(vault.verifying_key()));
    assert_eq!(revised.follows.hashes(), [recorded.hash()]);
    assert_eq!(imported.action, ledger::Action::Import);
    assert_eq!(vault.records(4, 0..9).unwrap(), records());
}

/// Everything that a vector of any version has.
fn opens_as_expected(name: &str) -> Place {
    let (place, expected) = vector_of(name);
    let vault = open(&place.folder).unwrap();
    assert_eq!(vault.id().to_string(), expected["id"]);
    assert_eq!(vault.root().to_string(), expected["root"]);
    assert_eq!(
        vault.head().first_form_code(vault.id()).to_string(),
        expected["fingerprint"]
    );
    assert_eq!(what(&vault, 0).unwrap(), expected["what"]);
    let name = expected["file"].as_str().unwrap().parse().unwrap();
    let mut file = Vec::new();
    vault
        .open_file(&name)
        .unwrap()
        .read_to_end(&mut file)
        .unwrap();
    assert_eq!(file, bytes(5000));
    assert_eq!(check(&vault), []);
    drop(vault);
    let code: RecoveryCode = expected["recovery_code"].as_str().unwrap().parse().unwrap();
    LockedVault::at(&place.folder)
        .unwrap()
        .open(Unlock::RecoveryCode(&code), &SCHEMA)
        .unwrap();
    place
}

fn records() -> Vec<ledger::Record> {
    ["bytes 0-39", "bytes 40-79"]
        .into_iter()
        .map(|place| ledger::Record {
            locator: place.to_owned().try_into().unwrap(),
            read: serde_json::json!({ "text": format!("what stands at {place}") }),
        })
        .collect()
}

#[test]
fn what_must_be_refused_is_refused() {
    let refused = |name: &str| {
        open(&vector(name).folder)
            .err()
            .unwrap_or_else(|| panic!("{name} opened"))
    };
    assert!(matches!(
        refused("fail_newer_keys"),
        VaultError::NewerVersion { found: 3, known: 2 }
    ));
    assert!(matches!(
        refused("fail_keys_ask_for_2_tebibytes"),
        VaultError::UnreasonableCost
    ));
    assert!(matches!(
        refused("fail_book_empty"),
        VaultError::Damaged {
            part: vault::Part::Store
        }
    ));
    assert!(matches!(
        refused("fail_head_missing"),
        VaultError::HistoryMissing { .. }
    ));
}

fn make() {
    let _ = fs::remove_dir_all(vectors().join("v2"));
    let place = place();
    let mut vault = create(&place);
    let keeper = vault::SelfDescription {
        name: Some("Ada Sample".to_owned()),
        role: Some("keeper".to_owned()),
    };
    vault
        .change::<_, VaultError>(at(0), |change| change.describe_author(&keeper))
        .unwrap();
    record(&mut vault, 0, "A grey car stood opposite the house again").unwrap();
    let file = attach(&mut vault, &bytes(5000));
    vault
        .change::<_, VaultError>(at(1), |change| {
            let body =
                serde_json::json!({ "kind": "incident", "what": "A grey car, and a man in it" });
            let second = Some(Revision::FIRST.next());
            change.append(ledger::Action::Revise, Some(entry(0)), second, &body)
        })
        .unwrap();
    let import = vault.begin_import(entry(5)).unwrap();
    let import = vault.stage(import, &records()).unwrap();
    vault
        .change::<_, VaultError>(at(1), |change| change.import(import, "whatsapp", 1))
        .unwrap();
    let code = vault.make_recovery_code(at(2)).unwrap();
    let expected = serde_json::json!({
        "passphrase": WORDS,
        "recovery_code": *code.words(),
        "id": vault.id().to_string(),
        "root": vault.root().to_string(),
        "fingerprint": vault.head().first_form_code(vault.id()).to_string(),
        "what": what(&vault, 0),
        "file": file.name.to_string(),
        "file_digest": file.digest.to_string(),
    });
    vault.lock().unwrap();
    fs::write(
        vectors().join("v2.json"),
        serde_json::to_vec_pretty(&expected).unwrap(),
    )
    .unwrap();
    for file in files_under(&place.folder)
        .into_iter()
        .filter(|file| !file.ends_with("lock"))
    {
        let target = vectors()
            .join("v2")
            .join(file.strip_prefix(&place.folder).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(file, target).unwrap();
    }
}
