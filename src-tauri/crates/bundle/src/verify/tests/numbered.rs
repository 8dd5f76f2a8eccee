//! What is withheld has a number, the same wherever the same thing stands, and police alone have the key.

use serde_json::{Value, json};

use super::*;
use crate::format::layout::{DocumentKind, LOG, document_path};

/// Two spellings of one home, and of one number.
fn sample() -> Sample {
    let mut sample = Sample::filled();
    sample.record(
        id(40),
        json!({"kind": "incident",
        "what": "He rang +44 7700 900 123 and wrote to Ada at Larch Cottage.",
        "witnesses": [{"name": "somebody", "contact": "07700 900123"}]}),
    );
    sample.record(
        id(41),
        json!({"kind": "incident", "what": "He asked Ada Witness about Larch  Road and ZZ9 9ZZ."}),
    );
    sample
}

fn said(bundle: &Path, entry: usize) -> Value {
    let log: Value = serde_json::from_str(&read(bundle, LOG)).unwrap();
    let mut entries = log["entries"].as_array().unwrap().iter();
    let kept = entries.find(|kept| kept["number"] == entry).unwrap();
    kept["entry"].clone()
}

#[test]
fn the_same_thing_has_the_same_number_however_it_is_written() {
    let target = TempDir::new().unwrap();
    let written = export(&sample(), &folder_choice(), target.path()).unwrap();
    assert_eq!(verify(&written.bundle, None).findings, []);
    let first = said(&written.bundle, 1);
    assert_eq!(
        first["what"],
        "He stood outside [withheld 1: a place] and rang from 07700900555. [withheld 2: a name] saw it."
    );
    assert_eq!(first["where"]["address"], "[withheld 1: a place]");
    let third = said(&written.bundle, 3);
    assert_eq!(
        third["what"],
        "He rang [withheld 4: a telephone number] and wrote to [withheld 2: a name] at [withheld 1: a place]."
    );
    assert_eq!(
        third["witnesses"][0]["contact"],
        "[withheld 4: a telephone number]"
    );
    assert_eq!(
        first["witnesses"][0]["contact"],
        "[withheld 3: a way to reach somebody]"
    );
    assert_eq!(
        said(&written.bundle, 4)["what"],
        "He asked [withheld 2: a name] about [withheld 1: a place] and [withheld 1: a place]."
    );
    // The item's own words, in the same numbers.
    let log = read(&written.bundle, LOG);
    assert!(log.contains("car outside [withheld 1: a place]"));
}

#[test]
fn what_two_things_share_has_a_number_of_its_own() {
    let mut sample = sample();
    sample.record(
        id(42),
        json!({"kind": "place", "name": "Mum's", "address": "20 Larch Road, Exampleton", "protected": true}),
    );
    let target = TempDir::new().unwrap();
    let written = export(&sample, &folder_choice(), target.path()).unwrap();
    assert_eq!(
        said(&written.bundle, 4)["what"],
        "He asked [withheld 2: a name] about [withheld 5: a place] and [withheld 1: a place]."
    );
}

#[test]
fn police_alone_have_the_key() {
    let target = TempDir::new().unwrap();
    let written = export(&sample(), &folder_choice(), target.path()).unwrap();
    let into = target.path().join("unpacked");
    let zip = File::open(written.police_only.as_ref().unwrap()).unwrap();
    ZipArchive::new(zip).unwrap().extract(&into).unwrap();
    let police = fs::read_dir(&into).unwrap().next().unwrap().unwrap().path();
    let path = document_path(DocumentKind::ContactSheet);
    let sheet: Value = serde_json::from_str(&read(&police, &path)).unwrap();
    let sections = sheet["document"]["pages"][0].clone();
    let mut sections = sections.as_array().unwrap().iter();
    let key = sections.find(|section| section["heading"] == "What is withheld in the bundle");
    let points = key.unwrap()["points"].as_array().unwrap().iter();
    let lines: Vec<[&str; 3]> = points
        .map(|point| ["lead", "text", "note"].map(|part| point[part].as_str().unwrap()))
        .collect();
    let expected = [
        [
            "[withheld 1: a place]",
            "Larch Cottage, 14 Larch Road, Exampleton, ZZ9 9ZZ",
            "In incidents 1, 3, 4 and in other entries",
        ],
        [
            "[withheld 2: a name]",
            "Ada Witness",
            "In incidents 1, 3, 4",
        ],
        [
            "[withheld 3: a way to reach somebody]",
            "call the shop",
            "In incident 1",
        ],
        [
            "[withheld 4: a telephone number]",
            "07700 900123",
            "In incident 3",
        ],
    ];
    assert_eq!(lines, expected);

    let source = carrier::open(&written.bundle).unwrap();
    for (path, _) in source.files() {
        let bytes = source.whole(&path).unwrap().unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase() + &path;
        let values = lines.iter().map(|line| line[1].to_lowercase());
        for value in values.chain(["larch", "900123", "900 123", "ada "].map(str::to_owned)) {
            assert!(!text.contains(&value), "{value} in {path}");
        }
        assert!(!text.contains("what is withheld in the bundle"), "{path}");
    }
}
