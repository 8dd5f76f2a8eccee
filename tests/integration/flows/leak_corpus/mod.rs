//! Made-up evidence that names a protected home in many places of many kinds of files. None of it may be in the main bundle,
//! and none of it may go out as it was received without a word.

mod ways;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use casebook::wire::{BundleChoice, BundleForm, HowHandedOver};
use domain::{Digest, folded};
use flate2::read::{DeflateDecoder, ZlibDecoder};
use ring::digest::{SHA256, digest};
use serde_json::json;

use crate::sample::{Sample, files_under};
use ways::{Shape, shapes};

/// What tells where she lives, or who is with her, folded to its letters.
const TELLING: [&str; 5] = [
    "fairfieldrow",
    "zz99zz",
    "zoebronte",
    "brontezoe",
    "7700900456",
];
/// The place of her home, as digits stand in a text.
const POINT: [&str; 3] = ["52.9547", "-1.1581", "529547800"];

fn case() -> Sample {
    let mut sample = Sample::new();
    sample.record(
        json!({"kind": "place", "name": "Home", "place_kind": "home", "protected": true,
        "address": "12 Fairfield Row, Anytown, ZZ9 9ZZ",
        "point": {"latitude_microdegrees": 52_954_780, "longitude_microdegrees": -1_158_110}}),
    );
    sample.record(
        json!({"kind": "person", "name": "Zoë Brontë", "role": "witness", "protected": true,
        "numbers": ["+44 7700 900456"]}),
    );
    sample
}

/// What of a file tells something: in its bytes, in what is packed in them, in UTF-16.
fn telling(bytes: &[u8]) -> Vec<&'static str> {
    let mut found = Vec::new();
    for text in texts(bytes) {
        let letters: String = folded(&text)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        found.extend(TELLING.into_iter().filter(|one| letters.contains(one)));
        found.extend(POINT.into_iter().filter(|one| text.contains(one)));
    }
    found
}

/// The texts that may stand in a file.
fn texts(bytes: &[u8]) -> Vec<String> {
    let packed = bytes
        .windows(2)
        .enumerate()
        .filter(|(_, two)| two[0] == 0x78 && [0x01, 0x5E, 0x9C, 0xDA].contains(&two[1]));
    let unpacked = packed.map(|(at, _)| {
        let mut out = Vec::new();
        // What breaks off is searched as far as it goes.
        let _ = ZlibDecoder::new(&bytes[at..])
            .take(4_000_000)
            .read_to_end(&mut out);
        out
    });
    let all = std::iter::once(bytes.to_vec())
        .chain(unpacked)
        .chain(zipped(bytes));
    let mut texts = Vec::new();
    for bytes in all {
        let wide = |at: usize| -> String {
            let units = bytes.get(at..).unwrap_or_default().as_chunks::<2>().0;
            let units = units.iter().map(|pair| u16::from_le_bytes(*pair));
            char::decode_utf16(units)
                .map(|one| one.unwrap_or(' '))
                .collect()
        };
        texts.extend([
            String::from_utf8_lossy(&bytes).into_owned(),
            wide(0),
            wide(1),
        ]);
    }
    texts
}

/// What is packed in a ZIP, as the spreadsheet is one.
fn zipped(bytes: &[u8]) -> Vec<Vec<u8>> {
    let beginnings = bytes.windows(4).enumerate();
    let beginnings = beginnings.filter(|(_, four)| four == b"PK\x03\x04");
    let contents = beginnings.filter_map(|(at, _)| {
        let length = |of: usize| {
            Some(usize::from(u16::from_le_bytes([
                *bytes.get(of)?,
                *bytes.get(of + 1)?,
            ])))
        };
        let from = at + 30 + length(at + 26)? + length(at + 28)?;
        let mut out = Vec::new();
        // What breaks off is searched as far as it goes.
        let _ = DeflateDecoder::new(bytes.get(from..)?)
            .take(4_000_000)
            .read_to_end(&mut out);
        Some(out)
    });
    contents.collect()
}

fn told_in(bundle: &Path) -> BTreeMap<String, Vec<&'static str>> {
    let mut told = BTreeMap::new();
    for path in files_under(bundle) {
        let mut found = telling(&std::fs::read(&path).expect("a file of the bundle can be read"));
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        found.extend(telling(name.as_bytes()));
        if name.ends_with(".pdf") {
            let words = Command::new("pdftotext").arg(&path).arg("-").output();
            found.extend(telling(&words.expect("poppler is installed").stdout));
        }
        if !found.is_empty() {
            told.insert(name, found);
        }
    }
    told
}

/// Files that say what the hash of something is that does not go out as it was received. Whoever has the rest of it could try by
/// that hash what was left out.
fn originals_told_in(bundle: &Path, shapes: &[Shape]) -> Vec<PathBuf> {
    let hashes: Vec<String> = shapes
        .iter()
        .map(|shape| {
            let hash = digest(&SHA256, &shape.bytes);
            let bytes = hash.as_ref().try_into().expect("it has 32 bytes");
            Digest::new(bytes).to_string()
        })
        .collect();
    let tells = |path: &PathBuf| {
        let bytes = std::fs::read(path).expect("a file of the bundle can be read");
        let texts = texts(&bytes);
        let mut hashes = hashes.iter();
        hashes.any(|hash| texts.iter().any(|text| text.contains(hash)))
    };
    files_under(bundle).into_iter().filter(tells).collect()
}

#[test]
fn nothing_in_the_main_bundle_tells_where_she_lives_and_nothing_is_kept_silent() {
    let mut sample = case();
    let shapes = shapes();
    assert!(shapes.len() >= 120, "{}", shapes.len());
    let incident = sample.incident("He came again.", "2026-03-14");
    let mut items = BTreeMap::new();
    for (at, shape) in shapes.iter().enumerate() {
        assert!(
            shape.is_unseen_by_this_test || !telling(&shape.bytes).is_empty(),
            "{} holds nothing that this test knows",
            shape.name
        );
        let name = format!("{at:03}.{}", shape.extension);
        items.insert(
            sample.attach(&name, &shape.bytes, Some(incident)),
            shape.name.clone(),
        );
    }
    let choice = BundleChoice {
        form: BundleForm::Folder,
        documents: bundle::ByChoice::ALL.to_vec(),
        ..BundleChoice::default()
    };
    let source = sample
        .case()
        .bundle_source()
        .expect("the case can be taken out");
    let seen = source.plan(choice.clone()).view();
    let silent: Vec<&String> = seen
        .exhibits
        .iter()
        .filter(|exhibit| exhibit.how == HowHandedOver::AsReceived || exhibit.why.is_empty())
        .filter_map(|exhibit| items.get(&exhibit.item))
        .collect();
    assert_eq!(silent, Vec::<&String>::new(), "these go out as received");
    let written = sample.write_bundle("out", &choice);
    assert!(written.done.verified.is_good());
    assert_eq!(told_in(&written.paths.bundle), BTreeMap::new());
    assert_eq!(
        originals_told_in(&written.paths.bundle, &shapes),
        Vec::<PathBuf>::new()
    );
}
