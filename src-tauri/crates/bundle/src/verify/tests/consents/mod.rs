//! What a consent does not agree to is in neither part, unless the keeper gives it to police all the same.

mod details;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::beside::{beside, police_only};
use super::*;
use crate::format::layout::{
    DocumentKind, LOG, POLICE_ONLY_NOT_OPENED, POLICE_ONLY_OPENINGS, document_path,
};

/// What tells of the home in the sample: in words, in digits, in bytes.
const HOME: [&str; 6] = [
    "larch",
    "zz9 9zz",
    "yellow door",
    "52000000",
    "52000100",
    "photo with home in it",
];
/// What tells of the witness.
const ADA: [&str; 4] = [
    "ada  witness",
    "ada witness",
    "07700 900123",
    "+44 7700 900 123",
];

/// The sample with a consent that does not agree to these.
fn not_agreeing_to(things: &[u128]) -> Sample {
    let mut sample = Sample::filled();
    let things: Vec<_> = things.iter().map(|number| id(*number)).collect();
    sample.record(
        id(60),
        json!({"kind": "consent", "what": "this record", "with_whom": "police",
            "given": "2026-02-01", "until": "2026-03-01", "not_told": things}),
    );
    sample.record(
        id(61),
        json!({"kind": "order", "order_kind": "bail", "status": "in_force",
            "terms": ["Not to enter Larch Road.", "Not to ring Ada Witness."]}),
    );
    sample.record(
        id(62),
        json!({"kind": "needs", "whose": "mine",
            "safe_contact": "at 14 Larch Road, or ring Ada on 07700 900123"}),
    );
    sample
}

/// Both parts of a bundle, the one for police unpacked.
struct Parts {
    _target: TempDir,
    main: PathBuf,
    police: PathBuf,
}

fn parts(sample: &Sample, choice: &Choice) -> Parts {
    let target = TempDir::new().unwrap();
    let written = export(sample, choice, target.path()).unwrap();
    let police = police_only(&written, &target.path().join("unpacked"));
    Parts {
        main: written.bundle,
        police,
        _target: target,
    }
}

fn giving(things: &[u128]) -> Choice {
    Choice {
        given_to_police: things.iter().map(|number| id(*number)).collect(),
        ..folder_choice()
    }
}

/// Which of these stand in the files of a bag, whatever their letters' size.
fn told_in(bag: &Path, telling: &[&'static str]) -> BTreeSet<&'static str> {
    let source = carrier::open(bag).unwrap();
    let mut found = BTreeSet::new();
    for (path, _) in source.files() {
        let bytes = source.whole(&path).unwrap().unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase() + &path.to_lowercase();
        found.extend(telling.iter().filter(|one| text.contains(**one)));
    }
    found
}

fn section(parts: &Parts, document: DocumentKind, heading: &str) -> Vec<[String; 3]> {
    let sheet: Value =
        serde_json::from_str(&read(&parts.police, &document_path(document))).unwrap();
    let sections = sheet["document"]["pages"][0].as_array().unwrap().clone();
    let section = sections
        .into_iter()
        .find(|section| section["heading"] == heading);
    let points = section.map(|section| section["points"].as_array().unwrap().clone());
    let line = |point: &Value| {
        ["lead", "text", "note"].map(|part| point[part].as_str().unwrap_or_default().to_owned())
    };
    points.unwrap_or_default().iter().map(line).collect()
}

#[test]
fn what_a_consent_does_not_agree_to_is_in_no_byte_of_either_part() {
    for (thing, telling) in [(2, &HOME[..]), (3, &ADA[..])] {
        let sample = not_agreeing_to(&[thing]);
        let kept = parts(&sample, &folder_choice());
        assert_eq!(told_in(&kept.main, telling), BTreeSet::new());
        assert_eq!(told_in(&kept.police, telling), BTreeSet::new());
        assert_eq!(codes(&kept.police), []);
        let report = beside(&kept.main, &kept.police);
        assert_eq!(report.findings, [], "{thing}");

        // Ticked, police have it, and nobody else.
        let given = parts(&sample, &giving(&[thing]));
        assert_eq!(told_in(&given.main, telling), BTreeSet::new());
        assert!(told_in(&given.police, telling).len() >= 3, "{thing}");
        assert!(!given.police.join(POLICE_ONLY_NOT_OPENED).exists());
        assert_eq!(beside(&given.main, &given.police).findings, []);
    }
}

#[test]
fn a_place_that_nothing_else_protects_goes_to_police_alone_where_it_is_given() {
    let mut sample = Sample::filled_with_home(false);
    let open = parts(&sample, &folder_choice());
    assert!(!told_in(&open.main, &HOME).is_empty());
    let consent = json!({"kind": "consent", "what": "the rest", "with_whom": "police",
        "not_told": [id(2)]});
    sample.record(id(60), consent);
    for (choice, police_know) in [(folder_choice(), false), (giving(&[2]), true)] {
        let parts = parts(&sample, &choice);
        assert_eq!(told_in(&parts.main, &HOME), BTreeSet::new());
        assert_eq!(!told_in(&parts.police, &HOME).is_empty(), police_know);
        let sheet = read(&parts.police, &document_path(DocumentKind::ContactSheet));
        assert_eq!(sheet.contains("Larch Cottage"), police_know);
    }
}

#[test]
fn a_consent_forbids_until_it_is_struck_out_or_the_thing_is_taken_off() {
    let consent = |more: Value| {
        let mut consent = json!({"kind": "consent", "what": "the rest", "with_whom": "police"});
        let members = more.as_object().unwrap().clone();
        consent.as_object_mut().unwrap().extend(members);
        consent
    };
    let not_told = json!([id(2)]);
    for (more, forbids) in [
        (json!({"not_told": not_told}), true),
        (json!({"not_told": not_told, "given": "2030-01-01"}), true),
        (json!({"not_told": not_told, "until": "2026-01-01"}), true),
        (
            json!({"not_told": not_told, "taken_back": "2026-01-01"}),
            true,
        ),
        (json!({}), false),
    ] {
        let mut sample = Sample::filled();
        sample.record(id(60), consent(json!({"not_told": not_told})));
        if more != json!({"not_told": not_told}) {
            sample.revise(id(60), consent(more.clone()));
        }
        let kept = parts(&sample, &folder_choice());
        assert_eq!(told_in(&kept.police, &HOME).is_empty(), forbids, "{more}");
        sample.strike_out(id(60));
        let struck_out = parts(&sample, &folder_choice());
        assert!(!told_in(&struck_out.police, &HOME).is_empty());
    }
}

#[test]
fn the_sheet_has_a_line_in_its_place_and_the_key_its_number() {
    let kept = parts(&not_agreeing_to(&[2, 3]), &folder_choice());
    let line = "The keeper did not agree to give this (1 February 2026).";
    let places = section(&kept, DocumentKind::ContactSheet, "Protected places");
    assert_eq!(places, [["[withheld 1: a place]", line, ""]]);
    let people = "People of whom the keeper did not agree to tell";
    let people = section(&kept, DocumentKind::ContactSheet, people);
    assert_eq!(people, [["[withheld 2: a name]", line, ""]]);
    let key = "What is withheld in the bundle";
    let key = section(&kept, DocumentKind::ContactSheet, key);
    let of = |mark: &str| key.iter().find(|row| row[0] == mark).unwrap()[1].clone();
    assert_eq!(of("[withheld 1: a place]"), line);
    assert_eq!(of("[withheld 2: a name]"), line);
    assert_eq!(of("[withheld 3: a way to reach somebody]"), "call the shop");
    let consents = "What the keeper agreed may be shared";
    let consents = section(&kept, DocumentKind::ContactSheet, consents);
    assert_eq!(consents[0][0], "this record (ended on 1 March 2026)");
    assert!(consents[0][1].contains("[withheld 1: a place]; [withheld 2: a name]"));
    let sheet = read(&kept.police, &document_path(DocumentKind::ContactSheet));
    assert!(
        sheet.contains("Not to enter [withheld 1: a place]."),
        "{sheet}"
    );
}

#[test]
fn a_file_in_which_it_stands_goes_to_nobody_whole() {
    let mut sample = not_agreeing_to(&[2]);
    let text = "he came to 14 Larch Road".to_owned();
    let locator = "body".to_owned();
    let words = crate::searched::FoundWords { text, locator };
    sample.words.insert(id(22), vec![words]);
    for choice in [
        folder_choice(),
        Choice {
            exhibits: [(id(20), crate::KeptBack::PoliceOnly)].into(),
            ..folder_choice()
        },
    ] {
        let kept = parts(&sample, &choice);
        for bytes in ["mail bytes", "photo with home in it"] {
            for part in [&kept.main, &kept.police] {
                assert_eq!(told_in(part, &[bytes]), BTreeSet::new(), "{bytes}");
            }
        }
        let not_told = "Files whose originals nobody is given";
        let not_told = section(&kept, DocumentKind::OriginalsSchedule, not_told);
        let marks: Vec<&str> = not_told.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(marks, ["AB/1", "AB/3"]);
        // Where a copy goes out, its original is not to be found by trying: police have neither hash nor length of it.
        let log: Value = serde_json::from_str(&read(&kept.main, LOG)).unwrap();
        let exhibits = log["exhibits"].as_array().unwrap();
        for exhibit in exhibits.iter().filter(|one| one["original_kept"] == true) {
            assert_eq!(exhibit["how"], "clean_copy");
            let item = exhibit["item"].as_str().unwrap().parse().unwrap();
            let digest = sample.case().entry(item).unwrap().item().unwrap().digest;
            for part in [&kept.main, &kept.police] {
                let source = carrier::open(part).unwrap();
                for (path, _) in source.files() {
                    let bytes = source.whole(&path).unwrap().unwrap();
                    let text = String::from_utf8_lossy(&bytes);
                    assert!(!text.contains(&digest.to_string()), "{path}");
                }
            }
        }
        assert_eq!(beside(&kept.main, &kept.police).findings, []);
    }
}

#[test]
fn an_item_that_is_not_agreed_to_is_kept_out_or_goes_to_police_alone() {
    let sample = not_agreeing_to(&[21]);
    for (choice, how, in_police) in [
        (folder_choice(), crate::LogHandedOver::KeptOut, 0),
        (giving(&[21]), crate::LogHandedOver::PoliceOnly, 1),
    ] {
        let parts = parts(&sample, &choice);
        assert_eq!(exhibit_in_the_log(&parts.main, 21).how, how);
        assert_eq!(told_in(&parts.main, &["another photo"]).len(), 0);
        assert_eq!(told_in(&parts.police, &["another photo"]).len(), in_police);
        assert_eq!(beside(&parts.main, &parts.police).findings, []);
    }
}

#[test]
fn what_is_opened_to_nobody_is_named_once_and_stays_marked() {
    let sample = not_agreeing_to(&[2]);
    let kept = parts(&sample, &folder_choice());
    let opened = parts(&sample, &giving(&[2]));
    let paths = [
        POLICE_ONLY_NOT_OPENED,
        POLICE_ONLY_OPENINGS,
        POLICE_ONLY_ENTRIES,
    ];
    let [not_opened, openings, entries] = paths.map(|path| read(&kept.police, path));
    let lines: Vec<&str> = not_opened.lines().collect();
    let all = read(&opened.police, POLICE_ONLY_OPENINGS);
    let one_too_many = all.lines().find(|line| !openings.contains(*line)).unwrap();
    let what = "Not to enter [withheld 1: a place].";
    assert!(entries.contains(what), "{entries}");
    let misfit = VerifyCode::OpeningNotItsField;
    for (path, edited, expected) in [
        // One is not named, or twice, or is none; one is opened beside.
        (POLICE_ONLY_NOT_OPENED, lines[1..].join("\n") + "\n", misfit),
        (
            POLICE_ONLY_NOT_OPENED,
            format!("{not_opened}{}\n", lines[0]),
            misfit,
        ),
        (
            POLICE_ONLY_NOT_OPENED,
            not_opened.replacen("\"sequence\":", "\"sequence\":9", 1),
            misfit,
        ),
        (POLICE_ONLY_NOT_OPENED, "no lines".to_owned(), misfit),
        (
            POLICE_ONLY_OPENINGS,
            format!("{openings}{one_too_many}\n"),
            misfit,
        ),
        // What stands there is not what the main bundle has.
        (
            POLICE_ONLY_ENTRIES,
            entries.replace(what, "Not to enter the shop."),
            VerifyCode::EntryNotItsLeaf,
        ),
    ] {
        let before = read(&kept.police, path);
        assert_ne!(before, edited);
        fs::write(kept.police.join(path), edited).unwrap();
        sign_again(&kept.police, &true_key());
        let found = beside(&kept.main, &kept.police).findings;
        let codes: BTreeSet<VerifyCode> = found.into_iter().map(|finding| finding.code).collect();
        assert_eq!(
            codes,
            [VerifyCode::HandOverOfAnother, expected].into(),
            "{path}"
        );
        fs::write(kept.police.join(path), before).unwrap();
    }
}

#[test]
fn every_file_of_the_part_says_whose_it_is_but_those_that_a_bag_has_by_name() {
    let kept = parts(&Sample::filled(), &folder_choice());
    let source = carrier::open(&kept.police).unwrap();
    for (path, _) in source.files() {
        let name = path.rsplit('/').next().unwrap();
        let by_the_bag = !path.contains('/') && !path.starts_with("0");
        let is_named = name.to_lowercase().contains("police_only");
        assert!(
            is_named || by_the_bag || path.starts_with("signature/"),
            "{path}"
        );
    }
}
