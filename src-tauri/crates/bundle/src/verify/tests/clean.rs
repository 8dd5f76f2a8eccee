use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::*;

#[test]
fn a_bundle_is_good_in_both_forms() {
    for form in [Form::Zip, Form::Folder] {
        let target = TempDir::new().unwrap();
        let choice = Choice {
            form,
            portal: true,
            ..Choice::default()
        };
        let written = export(&Sample::filled(), &choice, target.path()).unwrap();
        let report = verify(&written.bundle, None);
        assert_eq!(report.findings, []);
        assert_eq!(report.outcome(), Outcome::Good);
        assert!(report.has_every_leaf() && report.entries > 5);
        assert_eq!(report.part, VerifiedPart::Main);
        let code = written.hand_over.code();
        assert_eq!(report.code, Some(code));
        let whole = LeftCode::Whole(written.hand_over.digest());
        let police_only = written.police_only.unwrap();
        let police = verify(&police_only, None);
        assert_eq!(police.findings, []);
        assert_eq!(police.part, VerifiedPart::PoliceOnly);
        for part in [&written.bundle, &police_only] {
            assert_eq!(verdict(part, code), Verdict::ThisBundle);
            assert_eq!(verdict(part, whole), Verdict::ThisBundle);
        }
        assert!(fs::read_dir(written.portal.unwrap()).unwrap().count() <= 16);
    }
}

#[test]
fn what_was_put_back_stands_in_a_good_bundle_and_its_history_is_printed() {
    let mut sample = Sample::filled();
    sample.put_back();
    let target = TempDir::new().unwrap();
    let written = export(&sample, &folder_choice(), target.path()).unwrap();
    let report = verify(&written.bundle, None);
    assert_eq!(report.findings, []);
    let log = fs::read_to_string(written.bundle.join(crate::format::layout::LOG)).unwrap();
    assert!(!log.contains("struck_out"), "the log has no word for it");
    let bodies = fs::read_to_string(written.bundle.join(crate::format::layout::BODIES)).unwrap();
    assert!(bodies.contains("/struck_out"));
    let printed = fs::read_dir(written.bundle.join("data/1_documents")).unwrap();
    let chronology = printed
        .map(|file| file.unwrap().path())
        .find(|path| path.ends_with("02_chronology.pdf"))
        .unwrap();
    let chronology = fs::read_to_string(chronology).unwrap();
    assert!(chronology.contains("Put back on"), "{chronology}");
    assert!(chronology.contains("a mistake"), "{chronology}");
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let (one, two) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let one = export(&Sample::filled(), &Choice::default(), one.path())
        .map(|w| fs::read(w.bundle).unwrap());
    let two = export(&Sample::filled(), &Choice::default(), two.path())
        .map(|w| fs::read(w.bundle).unwrap());
    assert!(one.unwrap() == two.unwrap());
}

#[test]
fn a_part_for_police_cannot_be_guessed_by_its_hash() {
    let target = TempDir::new().unwrap();
    let written = export(&Sample::filled(), &Choice::default(), target.path()).unwrap();
    let police_only = written.police_only.unwrap();
    // Whoever guessed all that stands in it would still lack this line, which the hash covers.
    let blinds = [&written.bundle, &police_only].map(|bag| {
        let info = read(bag, "bag-info.txt");
        let mut lines = info.lines();
        let blind = lines.find_map(|line| line.strip_prefix("Daybook-Blind: "));
        blind.unwrap().to_owned()
    });
    assert!(blinds[0] != blinds[1] && blinds.iter().all(|blind| blind.len() == 64));
}

#[test]
fn a_part_is_proved_without_the_rest() {
    let target = TempDir::new().unwrap();
    let choice = Choice {
        entries: Chosen::Only([id(10)].into()),
        ..Choice::default()
    };
    let sample = Sample::filled();
    let written = export(&sample, &choice, target.path()).unwrap();
    let report = verify(&written.bundle, None);
    assert_eq!(report.findings, []);
    assert!(!report.has_every_leaf());
    let left = sample.earlier[0].clone();
    assert_eq!(left.head.size, 6);
    assert_eq!(verdict(&written.bundle, left.code()), Verdict::SameKey);
    let other = Sample::new().record_text().code();
    assert_eq!(verdict(&written.bundle, other), Verdict::SameKey);
    let another = Sample::kept_with(SigningKey::from_seed([8; 32]));
    let another = another.record_text().code();
    assert_eq!(verdict(&written.bundle, another), Verdict::DoesNotFit);
}

#[test]
fn no_protected_word_is_in_any_file() {
    let (_target, bundle) = in_folder();
    let source = carrier::open(&bundle).unwrap();
    let words = [
        "larch",
        "zz9 9zz",
        "900123",
        "900 123",
        "ada witness",
        "ada  witness",
        "private thought",
        "after six",
        "call the shop",
        "the yellow door",
        "photo with home",
        "mail bytes",
    ];
    for (path, _) in source.files() {
        let bytes = source.whole(&path).unwrap().unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase() + &path;
        for word in words {
            assert!(!text.contains(word), "{word} in {path}");
        }
    }
    let log = fs::read_to_string(bundle.join(crate::format::layout::LOG)).unwrap();
    assert!(
        log.contains("He stood outside [withheld 1: a place] and rang from 07700900555. [withheld 2: a name] saw it.")
    );
    assert!(!log.contains("52000100"));
}

#[test]
fn no_word_of_an_assessment_is_in_any_file() {
    let mut sample = Sample::filled();
    let assessed = |outcome: &str| {
        json!({"kind": "assessment", "tool": "Thistle list", "by": "Quentin Worker",
            "agency": "Harbour Support", "outcome": outcome})
    };
    sample.record(id(60), assessed("Marigold"));
    sample.revise(id(60), assessed("Periwinkle"));
    let words = ["thistle", "quentin", "harbour", "marigold", "periwinkle"];
    let findings = plan(&sample.case(), &sample, &Choice::default()).findings;
    let left: BTreeMap<_, _> = findings.into_iter().map(|one| (one.id, false)).collect();
    for (findings, notes) in [(BTreeMap::new(), BTreeSet::new()), (left, [id(60)].into())] {
        let choice = Choice {
            findings,
            notes,
            ..folder_choice()
        };
        let target = TempDir::new().unwrap();
        let written = export(&sample, &choice, target.path()).unwrap();
        let source = carrier::open(&written.bundle).unwrap();
        // The printer of these tests writes what it prints as it stands, so that the PDFs are looked through too.
        assert!(source.files().any(|(path, _)| path.ends_with(".pdf")));
        for (path, _) in source.files() {
            let bytes = source.whole(&path).unwrap().unwrap();
            let text = String::from_utf8_lossy(&bytes).to_lowercase() + &path.to_lowercase();
            for word in words {
                assert!(!text.contains(word), "{word} in {path}");
            }
        }
        assert_eq!(verify(&written.bundle, None).findings, []);
    }
}

#[test]
fn what_was_left_on_purpose_stays() {
    let sample = Sample::filled();
    let case = sample.case();
    let first = plan(&case, &sample, &Choice::default());
    let findings = first.findings.iter().filter(|finding| finding.protected);
    let choice = Choice {
        findings: findings
            .map(|finding| (finding.id.clone(), false))
            .collect(),
        ..folder_choice()
    };
    let second = plan(&case, &sample, &choice);
    assert!(
        second
            .exhibits
            .iter()
            .all(|file| file.how == crate::HandedOver::AsReceived)
    );
    let target = TempDir::new().unwrap();
    let written = export(&sample, &choice, target.path()).unwrap();
    assert_eq!(codes(&written.bundle), []);
}

#[test]
fn the_log_fits_its_schema() {
    let (_target, bundle) = in_folder();
    let read = |path| {
        serde_json::from_slice::<serde_json::Value>(&fs::read(bundle.join(path)).unwrap()).unwrap()
    };
    let schema = read(crate::format::layout::LOG_SCHEMA);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut log = read(crate::format::layout::LOG);
    let faults: Vec<String> = validator
        .iter_errors(&log)
        .map(|fault| fault.to_string())
        .collect();
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(log["extent"], serde_json::json!({"kind": "whole"}));
    for (extent, fits) in [
        (serde_json::json!({"kind": "whole"}), true),
        (serde_json::json!({"kind": "supplement", "since": 4}), true),
        (
            serde_json::json!({"kind": "supplement", "since": 4, "number": 2, "to": "2026-03-01",
                "after": 1}),
            true,
        ),
        (serde_json::json!({"kind": "supplement"}), false),
        (serde_json::json!({"kind": "most of it"}), false),
    ] {
        let with_extent = {
            let mut log = log.clone();
            log["extent"] = extent.clone();
            log
        };
        assert_eq!(validator.is_valid(&with_extent), fits, "{extent}");
    }
    log["entries"][0]["entry"]["name"] = 7.into();
    assert!(!validator.is_valid(&log));
}

#[test]
fn the_log_of_a_part_says_which_part_it_is() {
    let mut sample = Sample::filled();
    let size = sample.leaves.len() as u64;
    sample.record(
        id(40),
        serde_json::json!({"kind": "incident", "what": "He rang."}),
    );
    for (entries, extent) in [
        (
            Chosen::Only([id(40)].into()),
            serde_json::json!({"kind": "chosen"}),
        ),
        (
            Chosen::NewSince { ledger_size: size },
            serde_json::json!({"kind": "supplement", "since": size}),
        ),
    ] {
        let choice = Choice {
            entries,
            ..folder_choice()
        };
        let target = TempDir::new().unwrap();
        let written = export(&sample, &choice, target.path()).unwrap();
        let log = read(&written.bundle, crate::format::layout::LOG);
        let log: serde_json::Value = serde_json::from_str(&log).unwrap();
        assert_eq!(log["extent"], extent);
        assert_eq!(codes(&written.bundle), []);
    }
}

#[test]
fn the_log_says_which_part_it_is_of_and_agrees_with_its_ledger() {
    let (_target, bundle) = in_folder();
    let path = bundle.join(crate::format::layout::LOG);
    let text = fs::read_to_string(&path).unwrap();
    let mut log: serde_json::Value = serde_json::from_str(&text).unwrap();
    log["extent"] = serde_json::json!({"kind": "supplement", "since": 1});
    for (extent, agrees) in [
        (serde_json::json!({"kind": "supplement", "since": 1}), false),
        (serde_json::json!({"kind": "chosen"}), false),
        (serde_json::json!({"kind": "whole"}), true),
        (serde_json::Value::Null, true),
    ] {
        log["extent"] = extent.clone();
        fs::write(&path, serde_json::to_string(&log).unwrap()).unwrap();
        sign_again(&bundle, &true_key());
        let faults: Vec<VerifyCode> = codes(&bundle).into_iter().map(|found| found.0).collect();
        assert_eq!(
            !faults.contains(&VerifyCode::LogNotItsLedger),
            agrees,
            "{extent} {faults:?}"
        );
    }
}

#[test]
fn cells_that_look_like_formulas_are_text() {
    let (_target, bundle) = in_folder();
    let csv = fs::read_to_string(bundle.join(crate::format::layout::CSV)).unwrap();
    assert!(csv.contains("'=HYPERLINK") && !csv.contains("\"=HYPERLINK"));
}

#[test]
fn breaking_off_leaves_nothing() {
    for form in [Form::Zip, Form::Folder] {
        let target = TempDir::new().unwrap();
        let sample = Sample::filled();
        let case = sample.case();
        let plan = plan(
            &case,
            &sample,
            &Choice {
                form,
                ..Choice::default()
            },
        );
        for stop_after in 0..8 {
            let mut calls = 0;
            let ports = Ports {
                evidence: &sample,
                signer: &sample,
                printer: &PlainPrinter,
                password: None,
            };
            let mut on_progress = |_| {
                calls += 1;
                if calls > stop_after {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            };
            let ended = write(&case, &plan, ports, target.path(), &mut on_progress);
            assert!(matches!(ended, Err(WriteError::Cancelled)));
            assert_eq!(
                fs::read_dir(target.path()).unwrap().count(),
                0,
                "{stop_after}"
            );
        }
    }
}

#[test]
fn evidence_that_is_not_the_recorded_one_stops_the_export() {
    let target = TempDir::new().unwrap();
    let mut sample = Sample::filled();
    sample
        .files
        .insert(hash(b"another photo"), b"another phot0".to_vec());
    let ended = export(&sample, &Choice::default(), target.path());
    assert!(matches!(ended, Err(WriteError::ExhibitLost { .. })));
    assert_eq!(fs::read_dir(target.path()).unwrap().count(), 0);
}

#[test]
fn large_evidence_is_hashed_beside() {
    let target = TempDir::new().unwrap();
    let mut sample = Sample::filled();
    let bytes: Vec<u8> = (0..9_000_001u32).map(|at| (at % 251) as u8).collect();
    sample.attach(id(40), super::super::sample::item(9, &bytes), &bytes);
    let written = export(&sample, &Choice::default(), target.path()).unwrap();
    assert_eq!(codes(&written.bundle), []);
}
