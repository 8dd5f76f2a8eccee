//! Nothing readable is on the disk, and what was erased is gone.

use std::fs;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};

use ledger::Action;
use serde_json::json;
use vault::VaultError;

use crate::common::*;

const MARKER: &str = "Zanzibarmarker";

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Every file in which a text stands, in any form that it might have been written in.
fn places_of(text: &str, folder: &Path) -> Vec<std::path::PathBuf> {
    let forms = [
        text.as_bytes().to_vec(),
        utf16(text),
        text.to_lowercase().into_bytes(),
        data_encoding::BASE64.encode(text.as_bytes()).as_bytes()[..12].to_vec(),
    ];
    let holds = |path: &std::path::PathBuf| {
        let bytes = fs::read(path).unwrap();
        forms
            .iter()
            .any(|form| bytes.windows(form.len()).any(|window| window == form))
    };
    files_under(folder).into_iter().filter(holds).collect()
}

#[test]
fn no_file_holds_a_readable_word_while_open_or_after() {
    let place = place();
    let mut vault = create(&place);
    for number in 0..200 {
        record(
            &mut vault,
            number,
            &format!("{MARKER} {number}, seen again"),
        )
        .unwrap();
    }
    vault
        .save_draft("note", &format!("{{\"what\":\"{MARKER}\"}}"))
        .unwrap();
    attach(&mut vault, MARKER.repeat(9000).as_bytes());
    let sorted = "SELECT what FROM incidents ORDER BY what DESC, length(what)";
    vault
        .read()
        .prepare(sorted)
        .unwrap()
        .query_map([], |_| Ok(()))
        .unwrap()
        .count();
    vault.back_up(at(5)).unwrap();
    assert_eq!(
        places_of(MARKER, &place.folder),
        Vec::<std::path::PathBuf>::new()
    );
    let names: Vec<_> = fs::read_dir(&place.folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    for name in names {
        let known = [
            "keys", "book", "book-wal", "head", "lock", "files", "backups",
        ];
        assert!(known.iter().any(|known| name == *known), "{name:?}");
    }
    vault.lock().unwrap();
    assert_eq!(fs::read(place.folder.join("book-wal")).unwrap(), b"");
    assert_eq!(
        places_of(MARKER, &place.folder),
        Vec::<std::path::PathBuf>::new()
    );
}

#[test]
fn no_file_holds_a_readable_word_while_a_new_key_is_made_or_after() {
    let place = place();
    let mut vault = create(&place);
    for number in 0..200 {
        record(&mut vault, number, &format!("{MARKER} {number}")).unwrap();
    }
    attach(&mut vault, MARKER.repeat(9000).as_bytes());
    let on = &mut |_| ControlFlow::Continue(());
    let nowhere = Vec::<std::path::PathBuf>::new();
    let job = vault.begin_rekey().unwrap();
    let sealed = job
        .reseal(&passphrase("seven violet kettles"), &mut |_| {
            assert_eq!(places_of(MARKER, &place.folder), nowhere);
            ControlFlow::Continue(())
        })
        .unwrap();
    let ready = vault.complete_rekey(sealed, at(1), on).unwrap();
    assert_eq!(places_of(MARKER, &place.folder), nowhere);
    vault.commit_rekey(ready).unwrap();
    assert_eq!(places_of(MARKER, &place.folder), nowhere);
    #[cfg(unix)]
    owners_alone(&place.folder);
}

#[cfg(unix)]
fn owners_alone(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for file in files_under(folder) {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
        assert_eq!(mode(file.parent().unwrap()), 0o700, "{}", file.display());
    }
}

#[test]
#[cfg(unix)]
fn only_the_owner_may_read() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Private").unwrap();
    attach(&mut vault, b"Private");
    vault.back_up(at(1)).unwrap();
    owners_alone(&place.folder);
}

#[test]
fn errors_hold_no_words_and_no_keys() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, MARKER).unwrap();
    let twice = record(&mut vault, 0, MARKER).unwrap_err();
    let sql = vault
        .read()
        .execute_batch(&format!("SELECT {MARKER}"))
        .unwrap_err();
    for error in [twice, VaultError::from(sql)] {
        assert!(!format!("{error} {error:?}").contains(MARKER));
    }
}

/// Deletes an entry everywhere, as the case would.
fn erase(vault: &mut vault::OpenVault, number: u32) {
    vault
        .change::<_, VaultError>(at(50), |change| {
            change.erase_bodies(entry(number))?;
            let id = entry(number).to_string();
            let what: String = change.connection().query_row(
                "SELECT what FROM incidents WHERE entry = ?1",
                [&id],
                |row| row.get(0),
            )?;
            change
                .connection()
                .execute("DELETE FROM incidents WHERE entry = ?1", [&id])?;
            change
                .connection()
                .execute("DELETE FROM words WHERE what = ?1", [&what])?;
            change.append(
                Action::Erase,
                Some(entry(number)),
                None,
                &json!({ "reason": "asked" }),
            )
        })
        .unwrap();
}

#[test]
fn what_was_erased_is_in_no_file_not_even_for_somebody_with_the_key() {
    let place = place();
    let mut vault = create(&place);
    for number in 0..40 {
        record(&mut vault, number, "A car outside the house").unwrap();
    }
    record(&mut vault, 40, &MARKER.repeat(2000)).unwrap();
    let file = attach(&mut vault, &bytes(5000));
    vault.back_up(at(41)).unwrap();
    let key = store_key(&vault);
    vault.rest().unwrap();
    assert!(
        decrypted_pages(&place.folder.join("book"), &key)
            .windows(MARKER.len())
            .any(|w| w == MARKER.as_bytes())
    );

    erase(&mut vault, 40);
    vault
        .change::<_, VaultError>(at(51), |change| change.forget_file(&file.name))
        .unwrap();
    assert_eq!(what(&vault, 40), None);
    assert_eq!(what(&vault, 39).unwrap(), "A car outside the house");
    assert_eq!(vault.size(), 43);
    assert_eq!(check(&vault), []);
    assert!(!path_of(&place.folder, &file).exists());
    let backups = vault::backups(&place.folder).unwrap();
    assert_eq!(backups.len(), 1);
    for store in [place.folder.join("book"), backups[0].folder.join("book")] {
        let pages = decrypted_pages(&store, &key);
        assert!(
            pages
                .windows(24)
                .any(|window| window == b"A car outside the house\"".as_slice())
        );
        assert!(
            !pages
                .windows(MARKER.len())
                .any(|window| window == MARKER.as_bytes()),
            "{}",
            store.display()
        );
    }
    assert_eq!(
        fs::metadata(place.folder.join("book-wal")).map_or(0, |metadata| metadata.len()),
        0
    );
    drop(vault);
    assert_eq!(check(&open(&place.folder).unwrap()), []);
}

/// The store's key, as the format's description says to get it: from `keys` alone, with none of our code.
fn store_key(vault: &vault::OpenVault) -> String {
    let keys = fs::read(vault.folder().join("keys")).unwrap();
    let (id, slot) = (&keys[10..26], &keys[59..]);
    let stretched = stretch(WORDS.as_bytes(), &slot[13..29]);
    let wrapping = hkdf(id, &stretched, b"daybook vault v1 slot wrapping");
    let key = ring::aead::LessSafeKey::new(
        ring::aead::UnboundKey::new(&ring::aead::AES_256_GCM, &wrapping).unwrap(),
    );
    let mut bound = keys[..58].to_vec();
    bound.extend_from_slice(&slot[..77]);
    let nonce = ring::aead::Nonce::try_assume_unique_for_key(&slot[77..89]).unwrap();
    let mut wrapped = slot[89..169].to_vec();
    let opened = key
        .open_in_place(nonce, ring::aead::Aad::from(bound), &mut wrapped)
        .unwrap();
    data_encoding::HEXLOWER.encode(&hkdf(id, &opened[..32], b"daybook vault v1 book"))
}

fn stretch(secret: &[u8], salt: &[u8]) -> [u8; 32] {
    let params = argon2::Params::new(64 * 1024, 3, 4, Some(32)).unwrap();
    let mut key = [0; 32];
    argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
        .hash_password_into(secret, salt, &mut key)
        .unwrap();
    key
}

fn hkdf(salt: &[u8], secret: &[u8], info: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    ring::hkdf::Salt::new(ring::hkdf::HKDF_SHA256, salt)
        .extract(secret)
        .expand(&[info], ring::hkdf::HKDF_SHA256)
        .and_then(|okm| okm.fill(&mut key))
        .unwrap();
    key
}

/// Every page of a SQLCipher 4 file, free ones too, decrypted by `openssl`: AES-256-CBC, the IV in the last 80 bytes.
fn decrypted_pages(store: &Path, key: &str) -> Vec<u8> {
    let bytes = fs::read(store).unwrap();
    assert!(bytes.len().is_multiple_of(4096) && !bytes.is_empty());
    let mut plain = Vec::new();
    for (number, page) in bytes.chunks(4096).enumerate() {
        let begin = if number == 0 { 16 } else { 0 };
        let iv = data_encoding::HEXLOWER.encode(&page[4016..4032]);
        let mut openssl = Command::new("openssl")
            .args(["enc", "-d", "-aes-256-cbc", "-nopad", "-K", key, "-iv", &iv])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        openssl
            .stdin
            .take()
            .unwrap()
            .write_all(&page[begin..4016])
            .unwrap();
        plain.extend(openssl.wait_with_output().unwrap().stdout);
    }
    plain
}
