mod beside;
mod carriers;
mod clean;
mod consents;
mod first_form;
mod forms;
mod kept_back;
mod lost;
mod new_since;
mod not_as_received;
mod numbered;
mod portal;
mod spreadsheet;
mod stock_tools;
mod tamper_corpus;
mod tampered;

use std::fs::{self, File};
use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use ::ledger::signature::{allowed_signers, key_line, public_key_pem, ssh_signature};
use ::ledger::{Checkpoint, FilesHandedOver, Fingerprint, HandOver, KeyName, LeftCode, SigningKey};
use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, ZipArchive, ZipWriter};
use tempfile::TempDir;

use super::sample::{PlainPrinter, Sample, hash, id};
use super::*;
use crate::case_file::CaseFile;
use crate::error::WriteError;
use crate::format::form::Form;
use crate::format::layout::{CHECKPOINT, HAND_OVER, POLICE_ONLY_ENTRIES, TAG_MANIFEST};
use crate::plan::choice::{Choice, Chosen};
use crate::plan::plan;
use crate::verify::carrier;
use crate::write::ports::Ports;
use crate::write::{Written, write, write_with_any_key};

const EXHIBIT: &str = "data/2_exhibits/AB-002_2026-03-14_19h30_photo_img-0002.jpg";

fn export(sample: &Sample, choice: &Choice, folder: &Path) -> Result<Written, WriteError> {
    written_by(write, sample, choice, folder)
}

/// What whoever signs with a key of their own writes.
fn export_with_any_key(sample: &Sample, choice: &Choice, folder: &Path) -> Written {
    written_by(write_with_any_key, sample, choice, folder).unwrap()
}

type Writing = fn(
    &CaseFile,
    &crate::Plan,
    Ports<'_>,
    &Path,
    &mut job::Report<'_>,
) -> Result<Written, WriteError>;

fn written_by(
    writing: Writing,
    sample: &Sample,
    choice: &Choice,
    folder: &Path,
) -> Result<Written, WriteError> {
    let case = sample.case();
    let plan = plan(&case, sample, choice);
    let ports = Ports {
        evidence: sample,
        signer: sample,
        printer: &PlainPrinter,
        password: None,
    };
    writing(&case, &plan, ports, folder, &mut |_| {
        ControlFlow::Continue(())
    })
}

fn folder_choice() -> Choice {
    Choice {
        form: Form::Folder,
        ..Choice::default()
    }
}

fn in_folder() -> (TempDir, PathBuf) {
    let target = TempDir::new().unwrap();
    let written = export(&Sample::filled(), &folder_choice(), target.path()).unwrap();
    (target, written.bundle)
}

fn verify(bundle: &Path, left: Option<LeftCode>) -> Report {
    let brought = left.map(Brought::from).unwrap_or_default();
    UnverifiedBundle::open(bundle)
        .unwrap()
        .verify(&brought)
        .unwrap()
        .into_report()
}

/// What a code says of a bundle with which nothing is wrong.
fn verdict(bundle: &Path, left: impl Into<LeftCode>) -> Verdict {
    let report = verify(bundle, Some(left.into()));
    report
        .judged
        .unwrap_or_else(|| panic!("{:?}", report.findings))
        .verdict
}

fn codes(bundle: &Path) -> Vec<(VerifyCode, String)> {
    let findings = verify(bundle, None).findings;
    findings
        .into_iter()
        .map(|found| (found.code, found.path))
        .collect()
}

fn change(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(path, bytes).unwrap();
}

/// Makes everything outside the log and the ledger fit what is there now, and signs it with this key: what anybody can do.
fn sign_again(bundle: &Path, key: &SigningKey) {
    let source = carrier::open(bundle).unwrap();
    let mut names: Vec<String> = source.files().map(|file| file.0).collect();
    names.retain(|name| !name.starts_with("signature/") && name != TAG_MANIFEST);
    let said = fs::read(bundle.join(HAND_OVER)).unwrap();
    let said = HandOver::read(&said).unwrap();
    if names.iter().any(|name| name == CHECKPOINT) {
        let (vault, head) = (said.vault, said.head);
        let signed = Checkpoint { vault, head }.sign(key);
        fs::write(bundle.join(CHECKPOINT), signed).unwrap();
    }
    let lines = |is_in: &dyn Fn(&str) -> bool| -> String {
        let names = names.iter().filter(|name| is_in(name));
        let line =
            |name: &String| format!("{}  {name}\n", hash(&fs::read(bundle.join(name)).unwrap()));
        names.map(line).collect()
    };
    let in_payload = |name: &str| name.starts_with("data/");
    let payload: Vec<u64> = (names.iter().filter(|name| in_payload(name)))
        .map(|name| fs::metadata(bundle.join(name)).unwrap().len())
        .collect();
    let info = fs::read_to_string(bundle.join("bag-info.txt")).unwrap();
    let kept = info
        .lines()
        .filter(|line| !line.starts_with("Payload-Oxum"));
    let kept: String = kept.map(|line| format!("{line}\n")).collect();
    let oxum = format!(
        "Payload-Oxum: {}.{}\n",
        payload.iter().sum::<u64>(),
        payload.len()
    );
    fs::write(bundle.join("bag-info.txt"), kept + &oxum).unwrap();
    fs::write(bundle.join("manifest-sha256.txt"), lines(&in_payload)).unwrap();
    let tags = lines(&|name| !in_payload(name));
    fs::write(bundle.join(TAG_MANIFEST), &tags).unwrap();
    let listed = Some(hash(tags.as_bytes()));
    let files = match !names.iter().any(|name| name == POLICE_ONLY_ENTRIES) {
        true => FilesHandedOver {
            main: listed,
            ..said.files
        },
        false => FilesHandedOver {
            police_only: listed,
            ..said.files
        },
    };
    let text = HandOver {
        key: KeyName::of(&key.verifying_key()),
        files,
        ..said
    };
    put_signature(bundle, &text.to_string(), key);
}

/// The six files about a text that is signed with this key.
fn put_signature(bundle: &Path, text: &str, key: &SigningKey) {
    let verifying = key.verifying_key();
    let files: [(&str, Vec<u8>); 6] = [
        ("hand-over.txt", text.into()),
        (
            "hand-over.txt.sig",
            key.sign(text.as_bytes()).bytes().to_vec(),
        ),
        (
            "hand-over.txt.sshsig",
            ssh_signature(key, text.as_bytes()).into(),
        ),
        ("public-key.pem", public_key_pem(&verifying).into()),
        ("allowed_signers", allowed_signers(&verifying).into()),
        ("key.pub", key_line(&verifying).into()),
    ];
    for (name, bytes) in files {
        fs::write(bundle.join("signature").join(name), bytes).unwrap();
    }
}

/// The key of whoever kept the sample.
fn true_key() -> SigningKey {
    SigningKey::from_seed([7; 32])
}

fn code_of(bundle: &Path) -> Fingerprint {
    hand_over_of(bundle).code()
}

fn hand_over_of(bundle: &Path) -> HandOver {
    HandOver::read(read(bundle, HAND_OVER).as_bytes()).unwrap()
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn read(bag: &Path, path: &str) -> String {
    let source = carrier::open(bag).unwrap();
    String::from_utf8(source.whole(path).unwrap().unwrap()).unwrap()
}

fn said_in_the_schedule(bag: &Path) -> String {
    read(bag, "data/1_documents/03_exhibit_schedule.pdf")
}

fn exhibit_in_the_log(bag: &Path, item: u128) -> crate::LogExhibit {
    let log: crate::Log = serde_json::from_str(&read(bag, crate::format::layout::LOG)).unwrap();
    let mut exhibits = log.exhibits.into_iter();
    exhibits.find(|one| one.item == id(item)).unwrap()
}
