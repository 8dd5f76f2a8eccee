mod clean;
mod forms;
mod kept_back;
mod lost;
mod new_since;
mod not_as_received;
mod stock_tools;
mod tampered;
mod zips;

use std::fs::{self, File};
use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use ::ledger::Fingerprint;
use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, ZipArchive, ZipWriter};
use tempfile::TempDir;

use super::sample::{PlainPrinter, Sample, hash, id};
use super::*;
use crate::error::WriteError;
use crate::format::form::Form;
use crate::plan::choice::{Choice, Chosen};
use crate::plan::plan;
use crate::write::ports::Ports;
use crate::write::{Written, write};

const EXHIBIT: &str = "data/2_exhibits/AB-002_2026-03-14_1930_photo_img-0002.jpg";

fn export(sample: &Sample, choice: &Choice, folder: &Path) -> Result<Written, WriteError> {
    let case = sample.case();
    let plan = plan(&case, sample, choice);
    let ports = Ports {
        evidence: sample,
        signer: &sample.key,
        printer: &PlainPrinter,
        password: None,
    };
    write(&case, &plan, ports, folder, &mut |_| {
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

fn verify(bundle: &Path, left: Option<&Fingerprint>) -> Report {
    UnverifiedBundle::open(bundle)
        .unwrap()
        .verify(left)
        .unwrap()
        .into_report()
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

/// Makes the manifests and the signature anew over what is there, with another key.
fn sign_again(bundle: &Path, sample: &Sample) {
    let names = |inside: &str| -> Vec<String> {
        let mut names: Vec<String> = source::Source::open(bundle)
            .unwrap()
            .files()
            .map(|f| f.0)
            .collect();
        names.retain(|name| name.starts_with(inside));
        names
    };
    let lines = |names: Vec<String>| -> String {
        let line =
            |name: &String| format!("{}  {name}\n", hash(&fs::read(bundle.join(name)).unwrap()));
        names.iter().map(line).collect()
    };
    let size = |name: &String| fs::metadata(bundle.join(name)).unwrap().len();
    let payload = names("data/");
    let info = fs::read_to_string(bundle.join("bag-info.txt")).unwrap();
    let kept: String = info
        .lines()
        .filter(|line| !line.starts_with("Payload-Oxum"))
        .map(|line| format!("{line}\n"))
        .collect();
    let oxum = format!(
        "Payload-Oxum: {}.{}\n",
        payload.iter().map(size).sum::<u64>(),
        payload.len()
    );
    fs::write(bundle.join("bag-info.txt"), kept + &oxum).unwrap();
    fs::write(bundle.join("manifest-sha256.txt"), lines(payload)).unwrap();
    let mut tags = names("");
    tags.retain(|name| {
        !name.starts_with("data/") && !name.starts_with("signature/") && !name.starts_with("tagm")
    });
    let tags = lines(tags);
    fs::write(bundle.join("tagmanifest-sha256.txt"), &tags).unwrap();
    let folder = bundle.join("signature");
    fs::write(
        folder.join("tagmanifest-sha256.txt.sig"),
        sample.key.sign(tags.as_bytes()).bytes(),
    )
    .unwrap();
    let ssh = ::ledger::signature::ssh_signature(&sample.key, tags.as_bytes());
    fs::write(folder.join("tagmanifest-sha256.txt.sshsig"), ssh).unwrap();
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn read(bag: &Path, path: &str) -> String {
    let source = source::Source::open(bag).unwrap();
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
