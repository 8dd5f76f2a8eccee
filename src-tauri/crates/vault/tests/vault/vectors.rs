//! Vaults of every released format still open, and what must be refused is refused.
//!
//! The vectors stand in `tests/vectors/vault`. To make those of a new format: `MAKE_VECTORS=1 cargo test -p vault
//! vectors`; those of a released one are never made again.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use ring::digest::{SHA256, digest};
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

fn expected(name: &str) -> serde_json::Value {
    serde_json::from_slice(&fs::read(vectors().join(format!("{name}.json"))).unwrap()).unwrap()
}

#[test]
fn a_vault_of_version_1_opens() {
    if std::env::var_os("MAKE_VECTORS").is_some() {
        make();
    }
    let (place, expected) = (vector("v1"), expected("v1"));
    let vault = open(&place.folder).unwrap();
    assert_eq!(vault.id().to_string(), expected["id"]);
    assert_eq!(vault.root().to_string(), expected["root"]);
    assert_eq!(vault.fingerprint().to_string(), expected["fingerprint"]);
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
        VaultError::NewerVersion { found: 2, known: 1 }
    ));
    assert!(matches!(
        refused("fail_keys_ask_for_2_tebibytes"),
        VaultError::UnreasonableCost
    ));
    assert!(matches!(
        refused("fail_book_empty"),
        VaultError::Damaged {
            part: vault::Part::Book
        }
    ));
    assert!(matches!(
        refused("fail_head_missing"),
        VaultError::HistoryMissing { .. }
    ));
}

fn make() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "A grey car stood opposite the house again").unwrap();
    let file = attach(&mut vault, &bytes(5000));
    let code = vault.make_recovery_code(at(2), author()).unwrap();
    let expected = serde_json::json!({
        "passphrase": WORDS,
        "recovery_code": *code.words(),
        "id": vault.id().to_string(),
        "root": vault.root().to_string(),
        "fingerprint": vault.fingerprint().to_string(),
        "what": what(&vault, 0),
        "file": file.name.to_string(),
        "file_digest": file.digest.to_string(),
    });
    vault.lock().unwrap();
    fs::write(
        vectors().join("v1.json"),
        serde_json::to_vec_pretty(&expected).unwrap(),
    )
    .unwrap();
    let whole = |name: &str| {
        for file in files_under(&place.folder)
            .into_iter()
            .filter(|file| !file.ends_with("lock"))
        {
            let target = vectors()
                .join(name)
                .join(file.strip_prefix(&place.folder).unwrap());
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(file, target).unwrap();
        }
    };
    let keys = fs::read(place.folder.join("keys")).unwrap();
    whole("v1");
    for (name, at, value) in [
        ("fail_newer_keys", 9, [2]),
        ("fail_keys_ask_for_2_tebibytes", 60, [0x80]),
    ] {
        let folder = vectors().join(name);
        fs::create_dir_all(&folder).unwrap();
        let mut changed = keys[..keys.len() - 32].to_vec();
        changed[at..at + 1].copy_from_slice(&value);
        let checksum = digest(&SHA256, &changed);
        changed.extend_from_slice(checksum.as_ref());
        fs::write(folder.join("keys"), changed).unwrap();
    }
    for (name, without) in [("fail_book_empty", "book"), ("fail_head_missing", "head")] {
        whole(name);
        fs::remove_file(vectors().join(name).join(without)).unwrap();
        fs::remove_dir_all(vectors().join(name).join("files")).unwrap();
    }
    fs::write(vectors().join("fail_book_empty/book"), b"").unwrap();
}
