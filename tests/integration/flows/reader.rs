//! Somebody else's reader: `tests/reader` opens a vault with nothing of Daybook's, after the formats in `docs/` alone.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use domain::Revision;
use serde_json::{Value, json};

use crate::sample::{PASSPHRASE, Sample, entry, files_under};

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn run(vault: &Path, passphrase: &str) -> Output {
    // `scripts/test` brings a Python that has the two libraries which the reader needs.
    let python = std::env::var_os("DAYBOOK_PYTHON").unwrap_or_else(|| "python3".into());
    let mut reader = Command::new(python)
        .arg("-B")
        .args([at("reader/read_vault.py").as_path(), vault])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("Python is there");
    let mut input = reader.stdin.take().expect("standard input is a pipe");
    input
        .write_all(passphrase.as_bytes())
        .expect("the reader listens");
    drop(input);
    reader.wait_with_output().expect("the reader ends")
}

fn read(vault: &Path, passphrase: &str) -> Value {
    let output = run(vault, passphrase);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    serde_json::from_slice(&output.stdout).expect("the reader prints JSON")
}

fn refused(vector: &str) -> String {
    let output = run(&at("vectors/vault").join(vector), &vectors_passphrase());
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).expect("a sentence is text")
}

fn vectors_passphrase() -> String {
    let passphrase = expected("v1")["passphrase"].clone();
    passphrase.as_str().expect("a passphrase").to_owned()
}

fn expected(vector: &str) -> Value {
    let path = at("vectors/vault").join(vector).with_extension("json");
    let text = std::fs::read_to_string(path).expect("the vector says what is in it");
    serde_json::from_str(&text).expect("what is in a vector is JSON")
}

#[test]
fn the_vector_of_version_1_is_read() {
    let expected = expected("v1");
    let found = read(&at("vectors/vault/v1"), &vectors_passphrase());
    for same in ["id", "root", "fingerprint"] {
        assert_eq!(found[same], expected[same]);
    }
    assert_eq!(found["leaves"][0]["said"]["what"], expected["what"]);
    assert_eq!(found["files"][0]["sha256"], expected["file_digest"]);
}

#[test]
fn the_vector_of_version_2_says_who_opened_it() {
    let found = read(&at("vectors/vault/v2"), &vectors_passphrase());
    let first = &found["leaves"][0];
    assert_eq!(first["action"], "author");
    assert_eq!(first["said"]["author"], found["opened_by"]);
    assert_eq!(found["fingerprint"], expected("v2")["fingerprint"]);
}

#[test]
fn a_vault_is_read_while_its_last_words_stand_in_the_log_only() {
    let mut sample = Sample::new();
    let first = sample.incident("Knocked at the door, \"twice\"\u{7}", "2026-03-14");
    let film: Vec<u8> = (0..200_000_u32)
        .map(|number| (number % 251) as u8)
        .collect();
    sample.attach("film.bin", &film, None);
    let gone = sample.record(json!({ "kind": "note", "words": "Not to be kept" }));
    sample.case().erase(gone).expect("a note can be erased");
    sample
        .case()
        .revise(
            first,
            Revision::FIRST,
            entry(json!({ "kind": "incident", "what": "Knocked at the door, three times" })),
        )
        .expect("an incident can be revised");

    let reason = Some("It was somebody else".to_owned());
    let case = sample.case();
    case.strike_out(first, reason).expect("it is struck out");
    case.put_back(first).expect("it is put back");

    let log = sample.vault_folder().join("book-wal");
    assert!(log.metadata().expect("there is a log").len() > 0);
    let found = read(&sample.vault_folder(), PASSPHRASE);
    let case = sample.case();
    let vault = case.vault();
    let code = vault.head().first_form_code(vault.id());
    assert_eq!(found["fingerprint"], code.to_string());
    let said: Vec<_> = found["leaves"]
        .as_array()
        .expect("leaves are a list")
        .iter()
        .filter_map(|leaf| leaf["said"]["what"].as_str())
        .collect();
    assert_eq!(
        said,
        [
            "Knocked at the door, \"twice\"\u{7}",
            "Knocked at the door, three times"
        ]
    );
    let leaves = found["leaves"].as_array().expect("leaves are a list");
    let struck: Vec<_> = leaves
        .iter()
        .filter(|leaf| leaf["action"] == "strike_out")
        .map(|leaf| leaf["said"].clone())
        .collect();
    assert_eq!(
        struck,
        [
            json!({ "reason": "It was somebody else" }),
            json!({ "struck_out": false })
        ]
    );
    assert!(!found.to_string().contains("Not to be kept"));
    let digest = ring::digest::digest(&ring::digest::SHA256, &film);
    let digest: String = digest
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(found["files"][0]["sha256"], digest.as_str());
}

#[test]
fn what_must_be_refused_is_refused() {
    assert!(refused("fail_book_empty").contains("empty"));
    assert!(refused("fail_head_missing").contains("head is missing"));
    assert!(refused("fail_keys_ask_for_2_tebibytes").contains("more memory"));
    assert!(refused("fail_newer_keys").contains("newer"));

    let mut sample = Sample::new();
    sample.incident("Stood at the gate", "2026-03-14");
    sample.attach("note.txt", b"a note", None);
    sample.lock();
    let sealed = &files_under(&sample.vault_folder().join("files"))[0];
    for damaged in [&sample.vault_folder().join("book"), sealed] {
        let whole = std::fs::read(damaged).expect("a file of the vault can be read");
        let mut flipped = whole.clone();
        flipped[whole.len() / 2] ^= 1;
        std::fs::write(damaged, flipped).expect("a file of the vault can be written");
        assert!(!run(&sample.vault_folder(), PASSPHRASE).status.success());
        std::fs::write(damaged, whole).expect("a file of the vault can be written");
    }
    read(&sample.vault_folder(), PASSPHRASE);
}
