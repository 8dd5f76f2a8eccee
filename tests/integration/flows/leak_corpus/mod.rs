//! Made-up evidence that names a protected home in many places of many kinds of files. None of it may be in the main bundle,
//! and none of it may go out as it was received without a word.

mod ways;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use bundle::NotAsReceived;
use casebook::wire::{BundleChoice, BundleForm, HowHandedOver, PlannedExhibit};
use domain::{Digest, EntryId, folded};
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
    case_of().0
}

/// The case, with whom and what it protects.
fn case_of() -> (Sample, [EntryId; 2]) {
    let mut sample = Sample::new();
    let home = sample.record(
        json!({"kind": "place", "name": "Home", "place_kind": "home", "protected": true,
        "address": "12 Fairfield Row, Anytown, ZZ9 9ZZ",
        "point": {"latitude_microdegrees": 52_954_780, "longitude_microdegrees": -1_158_110}}),
    );
    let zoe = sample.record(
        json!({"kind": "person", "name": "Zoë Brontë", "role": "witness", "protected": true,
        "numbers": ["+44 7700 900456"]}),
    );
    (sample, [home, zoe])
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

/// A record with every shape attached, and which item has which.
fn with_every_shape(sample: &mut Sample, shapes: &[Shape]) -> BTreeMap<EntryId, String> {
    let incident = sample.incident("He came again.", "2026-03-14");
    let attached = shapes.iter().enumerate().map(|(at, shape)| {
        let name = format!("{at:03}.{}", shape.extension);
        let item = sample.attach(&name, &shape.bytes, Some(incident));
        (item, shape.name.clone())
    });
    attached.collect()
}

/// What is in a ZIP, in a folder of its own.
fn unpacked(zip: &Path, into: &Path) -> PathBuf {
    let mut unzip = Command::new("unzip");
    let unpacked = unzip.arg("-q").arg(zip).arg("-d").arg(into).status();
    assert!(unpacked.expect("unzip is installed").success());
    into.to_owned()
}

#[test]
fn nothing_in_the_main_bundle_tells_where_she_lives_and_nothing_is_kept_silent() {
    let mut sample = case();
    let shapes = shapes();
    assert!(shapes.len() >= 120, "{}", shapes.len());
    for shape in &shapes {
        assert!(
            shape.is_unseen_by_this_test || !telling(&shape.bytes).is_empty(),
            "{} holds nothing that this test knows",
            shape.name
        );
    }
    let items = with_every_shape(&mut sample, &shapes);
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

#[test]
fn what_a_consent_does_not_agree_to_is_in_neither_part_of_a_bundle() {
    let (mut sample, not_told) = case_of();
    sample.record(
        json!({"kind": "consent", "what": "The rest", "with_whom": "Police",
        "not_told": not_told}),
    );
    sample.record(json!({"kind": "needs", "whose": "mine",
        "safe_contact": "12 Fairfield Row, or Zoë Brontë on 07700 900456"}));
    sample.record(
        json!({"kind": "order", "order_kind": "bail", "status": "in_force",
        "terms": ["Not to enter Fairfield Row."]}),
    );
    sample.incident(
        "He stood at 12 Fairfield Row. Zoë Brontë saw him.",
        "2026-03-15",
    );
    let shapes = shapes();
    let items = with_every_shape(&mut sample, &shapes);
    let choice = BundleChoice {
        form: BundleForm::Folder,
        documents: bundle::ByChoice::ALL.to_vec(),
        ..BundleChoice::default()
    };
    let source = sample.case().bundle_source();
    let source = source.expect("the case can be taken out");
    let seen = source.plan(choice.clone()).view();
    let things: Vec<EntryId> = seen.consents[0]
        .not_told
        .iter()
        .map(|thing| thing.entry)
        .collect();
    // In the order in which they were written down.
    let mut in_order = not_told;
    in_order.sort_unstable();
    assert_eq!(things, in_order);
    let folder = sample.folder.path().to_owned();
    let written = sample.write_bundle("out", &choice);
    assert_eq!(told_in(&written.paths.bundle), BTreeMap::new());
    let police = written.paths.police_only.expect("it is made");
    let kept = unpacked(&police, &folder.join("kept"));
    // What nothing here reads of a file nothing here finds; of all that was read nothing is told, and by no other file.
    let not_read: Vec<&PlannedExhibit> = seen
        .exhibits
        .iter()
        .filter(|exhibit| {
            exhibit
                .why
                .iter()
                .any(|why| *why != NotAsReceived::Withheld)
        })
        .collect();
    let told = told_in(&kept);
    let silent: Vec<&String> = told
        .keys()
        .filter(|name| {
            let of = |exhibit: &&PlannedExhibit| {
                let mark = exhibit.exhibit.replace('/', "-");
                let (initials, number) = mark.split_once('-').unwrap_or_default();
                let number: u32 = number.parse().unwrap_or_default();
                name.starts_with(&format!("POLICE_ONLY_{initials}-{number:03}"))
            };
            !not_read.iter().any(of)
        })
        .collect();
    assert_eq!(silent, Vec::<&String>::new(), "{items:?}");

    let given = BundleChoice {
        given_to_police: not_told.to_vec(),
        ..choice
    };
    let written = sample.write_bundle("given", &given);
    assert_eq!(told_in(&written.paths.bundle), BTreeMap::new());
    let police = written.paths.police_only.expect("it is made");
    let given = told_in(&unpacked(&police, &folder.join("given-unpacked")));
    for name in [
        "01_POLICE_ONLY_contact_sheet.pdf",
        "police_only_entries.json",
        "police_only_openings.jsonl",
    ] {
        assert!(
            given.contains_key(name) && !told.contains_key(name),
            "{name}"
        );
    }
}
