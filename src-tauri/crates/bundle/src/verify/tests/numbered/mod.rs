//! What is withheld has a number, the same wherever the same thing stands, and police alone have the key.

mod kept;

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

/// The part for police, unpacked.
fn for_police(written: &Written, folder: &Path) -> PathBuf {
    let into = folder.join("unpacked");
    let zip = File::open(written.police_only.as_ref().unwrap()).unwrap();
    ZipArchive::new(zip).unwrap().extract(&into).unwrap();
    fs::read_dir(&into).unwrap().next().unwrap().unwrap().path()
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
    let police = for_police(&written, target.path());
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

/// A sentence about what a lawyer said, with a protected name in it, between others.
fn advised() -> Sample {
    let mut sample = Sample::filled();
    sample.record(
        id(50),
        json!({"kind": "incident", "what": "He rang.", "what_changed": "Home by the canal. Never alone."}),
    );
    sample.revise(
        id(50),
        json!({"kind": "incident",
            "what": "He rang. My solicitor says that Ada Witness may tell it. He rang again.",
            "what_changed": "Home by the canal. Never alone."}),
    );
    sample
}

fn passages(plan: &crate::Plan) -> Vec<&crate::Finding> {
    let findings = plan.findings.iter();
    findings
        .filter(|finding| matches!(finding.kind, crate::FindingKind::Subject(_)))
        .collect()
}

#[test]
fn a_passage_that_may_tell_of_a_subject_is_told_and_goes_out_unless_it_is_withheld() {
    let sample = advised();
    let first = plan(&sample.case(), &sample, &folder_choice());
    let told: Vec<_> = passages(&first)
        .into_iter()
        .map(|finding| (finding.kind, finding.found.as_str(), finding.withheld))
        .collect();
    use crate::{FindingKind, Subject};
    assert_eq!(told.len(), 3, "{told:?}");
    for expected in [
        (
            FindingKind::Subject(Subject::LegalAdvice),
            "My solicitor says that Ada Witness may tell it.",
            false,
        ),
        (
            FindingKind::Subject(Subject::Safety),
            "Home by the canal. Never alone.",
            false,
        ),
    ] {
        assert!(told.contains(&expected), "{told:?}");
    }
    let target = TempDir::new().unwrap();
    let written = export(&sample, &folder_choice(), target.path()).unwrap();
    assert_eq!(
        said(&written.bundle, 3)["what"],
        "He rang. My solicitor says that [withheld 2: a name] may tell it. He rang again."
    );
}

#[test]
fn a_withheld_passage_stays_out_whole_and_police_have_it() {
    let sample = advised();
    let first = plan(&sample.case(), &sample, &folder_choice());
    let withheld = passages(&first).into_iter();
    let choice = Choice {
        findings: withheld.map(|one| (one.id.clone(), true)).collect(),
        ..folder_choice()
    };
    let second = plan(&sample.case(), &sample, &choice);
    // What is decided changes nothing of what is found.
    let ids = |plan: &crate::Plan| {
        let ids = plan.findings.iter().map(|finding| finding.id.clone());
        ids.collect::<Vec<_>>()
    };
    assert_eq!(ids(&first), ids(&second));
    let target = TempDir::new().unwrap();
    let written = export(&sample, &choice, target.path()).unwrap();
    assert_eq!(verify(&written.bundle, None).findings, []);
    let third = said(&written.bundle, 3);
    assert_eq!(
        third["what"],
        "He rang. [withheld 4: about legal advice] He rang again."
    );
    assert_eq!(third["what_changed"], "[withheld 5: about keeping safe]");
    let key = |at: usize| {
        (
            second.withheld[at].shown.mark.as_str(),
            second.withheld[at].what.as_deref().unwrap(),
        )
    };
    assert_eq!(
        key(3),
        (
            "[withheld 4: about legal advice]",
            "My solicitor says that Ada Witness may tell it."
        )
    );
    assert_eq!(
        key(4),
        (
            "[withheld 5: about keeping safe]",
            "Home by the canal. Never alone."
        )
    );
    let source = carrier::open(&written.bundle).unwrap();
    for (path, _) in source.files() {
        let bytes = source.whole(&path).unwrap().unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for word in ["solicitor says", "canal", "ada witness"] {
            assert!(!text.contains(word), "{word} in {path}");
        }
    }
    let police = for_police(&written, target.path());
    let entries = read(&police, POLICE_ONLY_ENTRIES);
    assert!(
        entries.contains("He rang. My solicitor says that Ada Witness may tell it. He rang again.")
    );
}

#[test]
fn what_stands_only_in_an_earlier_version_is_withheld_in_the_annex_too() {
    let mut sample = Sample::filled();
    let incident = |what: &str| json!({"kind": "incident", "what": what});
    sample.record(
        id(60),
        incident("He rang 07700 900123 and asked Ada Witness about 14 Larch Road."),
    );
    sample.revise(id(60), incident("He rang."));
    let target = TempDir::new().unwrap();
    let written = export(&sample, &folder_choice(), target.path()).unwrap();
    assert_eq!(verify(&written.bundle, None).findings, []);
    let chronology: Value = serde_json::from_str(&read(
        &written.bundle,
        &document_path(DocumentKind::Chronology),
    ))
    .unwrap();
    let versions = &chronology["document"]["annex"]["entries"][0]["fields"][0]["versions"];
    assert_eq!(
        versions[0]["words"],
        "He rang [withheld 4: a telephone number] and asked [withheld 2: a name] about [withheld 1: a place]."
    );
    assert_eq!(versions[1]["words"], "He rang.");
    let source = carrier::open(&written.bundle).unwrap();
    for (path, _) in source.files() {
        let bytes = source.whole(&path).unwrap().unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for detail in ["900123", "900 123", "ada ", "larch"] {
            assert!(!text.contains(detail), "{detail} in {path}");
        }
    }
    let police = for_police(&written, target.path());
    let sheet = read(&police, &document_path(DocumentKind::ContactSheet));
    assert!(sheet.contains("In incidents 1, 3"), "{sheet}");
}
