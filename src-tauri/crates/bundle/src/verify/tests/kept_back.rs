use serde_json::json;

use super::beside::{beside, police_only};
use super::*;
use crate::case_file::KeptBack;
use crate::format::layout::POLICE_ONLY_OPENINGS;

const PHOTO: &[u8] = b"another photo";

fn keeping(how: KeptBack) -> Choice {
    Choice {
        exhibits: [(id(21), how)].into(),
        ..folder_choice()
    }
}

/// Every file of a bag, folder or ZIP, whose bytes hold these.
fn files_with(bag: &Path, bytes: &[u8]) -> Vec<String> {
    let source = carrier::open(bag).unwrap();
    let files: Vec<String> = source.files().map(|(path, _)| path).collect();
    let holds = |path: &String| {
        let whole = source.whole(path).unwrap().unwrap();
        whole.windows(bytes.len()).any(|part| part == bytes)
    };
    files.into_iter().filter(holds).collect()
}

#[test]
fn an_exhibit_for_police_only_is_in_their_bag_alone() {
    let target = TempDir::new().unwrap();
    let written = export(
        &Sample::filled(),
        &keeping(KeptBack::PoliceOnly),
        target.path(),
    )
    .unwrap();
    assert_eq!(codes(&written.bundle), []);
    assert_eq!(files_with(&written.bundle, PHOTO), Vec::<String>::new());
    let police = written.police_only.unwrap();
    assert_eq!(codes(&police), []);
    let original = EXHIBIT.replace("2_exhibits/", "2_exhibits/POLICE_ONLY_");
    assert_eq!(files_with(&police, PHOTO), [original]);
    let schedule = said_in_the_schedule(&written.bundle);
    assert!(schedule.contains("AB/2") && schedule.contains("only in the police-only file"));
    let exhibit = exhibit_in_the_log(&written.bundle, 21);
    assert_eq!(exhibit.how, crate::LogHandedOver::PoliceOnly);
    assert_eq!(exhibit.file, None);
}

#[test]
fn an_exhibit_that_is_kept_out_is_in_no_bag_and_both_papers_say_so() {
    let target = TempDir::new().unwrap();
    let written = export(&Sample::filled(), &keeping(KeptBack::Out), target.path()).unwrap();
    assert_eq!(codes(&written.bundle), []);
    let police = written.police_only.unwrap();
    for bag in [&written.bundle, &police] {
        assert_eq!(files_with(bag, PHOTO), Vec::<String>::new(), "{bag:?}");
    }
    let schedule = said_in_the_schedule(&written.bundle);
    assert!(schedule.contains("AB/2") && schedule.contains("kept out by the keeper"));
    let read_me = read(&written.bundle, crate::DocumentKind::ReadMe.file_name());
    assert!(
        read_me.contains("The file of one exhibit was kept out"),
        "{read_me}"
    );
    let exhibit = exhibit_in_the_log(&written.bundle, 21);
    assert_eq!(exhibit.how, crate::LogHandedOver::KeptOut);
    assert_eq!(exhibit.file, None);
}

#[test]
fn where_a_kept_back_photo_was_taken_stays_back_too() {
    let mut sample = Sample::filled();
    let mut elsewhere = super::super::sample::item(9, b"from the window");
    elsewhere.point = domain::GeoPoint::from_degrees(53.5, -2.25);
    sample.attach(id(41), elsewhere, b"from the window");
    let plain = TempDir::new().unwrap();
    let written = export(&sample, &folder_choice(), plain.path()).unwrap();
    assert!(!files_with(&written.bundle, b"53500000").is_empty());
    for how in [KeptBack::PoliceOnly, KeptBack::Out] {
        let choice = Choice {
            exhibits: [(id(41), how)].into(),
            ..folder_choice()
        };
        let target = TempDir::new().unwrap();
        let written = export(&sample, &choice, target.path()).unwrap();
        assert_eq!(codes(&written.bundle), []);
        assert_eq!(
            files_with(&written.bundle, b"53500000"),
            Vec::<String>::new()
        );
    }
}

#[test]
fn where_a_photo_was_taken_that_nobody_gets_police_are_not_told_either() {
    let mut sample = Sample::filled();
    let taken = |degrees: f64, description: &str| {
        let mut photo = super::super::sample::item(9, b"from the window");
        photo.point = domain::GeoPoint::from_degrees(degrees, -2.25);
        photo.description = Some(description.into());
        photo
    };
    sample.attach(id(41), taken(53.5, "a car"), b"from the window");
    let again = domain::Entry::Item(Box::new(taken(54.25, "his car, call the shop")));
    sample.revise(id(41), again.to_json());
    for (how, files) in [(KeptBack::PoliceOnly, 2), (KeptBack::Out, 0)] {
        let choice = Choice {
            exhibits: [(id(41), how)].into(),
            ..folder_choice()
        };
        let target = TempDir::new().unwrap();
        let written = export(&sample, &choice, target.path()).unwrap();
        let police = written.police_only.as_ref().unwrap();
        for place in ["53500000", "54250000"] {
            let found = files_with(police, place.as_bytes());
            assert_eq!(found.len(), files, "{how:?}: {found:?}");
        }
        let report = beside(&written.bundle, police);
        assert_eq!(report.findings, [], "{how:?}");

        // What nobody is to get is no detail that police have to be told of.
        let unpacked = police_only(&written, &target.path().join("unpacked"));
        let openings = unpacked.join(POLICE_ONLY_OPENINGS);
        let mut lines = fs::read_to_string(&openings).unwrap();
        let of_the_home = lines.contains("/point/latitude_microdegrees");
        assert!(of_the_home, "what is withheld elsewhere police are told");
        let leaf = sample.leaves.last().unwrap();
        let fields = leaf.body.as_ref().unwrap().fields().iter();
        for field in fields.filter(|field| field.path.is_in(&"/point".parse().unwrap())) {
            let opening = crate::format::ledger_files::Opening {
                sequence: leaf.leaf.sequence,
                path: field.path.clone(),
                value: field.value.clone(),
                salt: field.salt,
            };
            lines.push_str(&serde_json::to_string(&opening).unwrap());
            lines.push('\n');
        }
        fs::write(&openings, lines).unwrap();
        sign_again(&unpacked, &sample.key);
        let found = beside(&written.bundle, &unpacked).findings;
        let misfits = found.iter().map(|found| found.code);
        let misfits = misfits.filter(|code| *code == VerifyCode::OpeningNotItsField);
        assert_eq!(misfits.count(), 2, "{how:?}: {found:?}");
    }
}

#[test]
fn what_stands_in_a_kept_back_file_is_still_shown_and_always_withheld() {
    let sample = Sample::filled();
    let case = sample.case();
    let before = plan(&case, &sample, &Choice::default());
    let in_the_mail = |plan: &crate::Plan| {
        let mut found = plan.findings.iter();
        let found = found.find(|finding| finding.location.file() == Some(id(22)));
        found.cloned().unwrap()
    };
    let left = Choice {
        findings: [(in_the_mail(&before).id, false)].into(),
        ..Choice::default()
    };
    assert!(!in_the_mail(&plan(&case, &sample, &left)).withheld);
    let kept_back = Choice {
        exhibits: [(id(22), KeptBack::Out)].into(),
        ..left
    };
    let after = plan(&case, &sample, &kept_back);
    assert!(in_the_mail(&after).withheld);
    assert!(after.bytes < before.bytes);
}

#[test]
fn a_witness_who_is_only_named_can_be_withheld_and_goes_out_unless_that_is_asked() {
    let sample = Sample::filled();
    let case = sample.case();
    let named = |plan: &crate::Plan| -> Vec<crate::Finding> {
        let findings = plan.findings.iter();
        findings
            .filter(|finding| finding.found == "a neighbour")
            .cloned()
            .collect()
    };
    let found = named(&plan(&case, &sample, &Choice::default()));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].kind == crate::DetailKind::Name.into()
            && !found[0].protected
            && !found[0].withheld
    );
    let withheld = Choice {
        findings: [(found[0].id.clone(), true)].into(),
        ..Choice::default()
    };
    assert!(named(&plan(&case, &sample, &withheld))[0].withheld);
}

#[test]
fn a_name_that_is_also_a_code_takes_no_entry_away() {
    let mut sample = Sample::filled();
    sample.record(
        id(40),
        json!({"kind": "person", "name": "Police", "role": "witness", "protected": true}),
    );
    sample.record(
        id(41),
        json!({"kind": "report", "to": "police", "said": "I rang Police."}),
    );
    sample.record(
        id(42),
        json!({"kind": "incident", "what": "He rang.", "witnesses": [{"name": "May"}, {"name": "Mrs Odell"}]}),
    );
    sample.record(
        id(43),
        json!({"kind": "incident", "what": "He may ring again, said Mrs Odell.", "channels": ["call"]}),
    );
    let case = sample.case();
    let plan = plan(&case, &sample, &Choice::default());
    let report = plan
        .shown
        .entry(id(41))
        .and_then(|kept| kept.entry.as_ref());
    let report = report.expect("the report goes out").to_json();
    assert_eq!(report["to"], "police");
    assert_eq!(report["said"], "I rang [withheld 4: a name].");
    let named = |name: &str| {
        let findings = plan.findings.iter();
        findings.filter(|one| one.found == name).count()
    };
    assert_eq!((named("May"), named("may"), named("Mrs Odell")), (1, 0, 2));
}

#[test]
fn a_finding_has_the_words_around_it_and_one_form() {
    let sample = Sample::filled();
    let case = sample.case();
    let plan = plan(&case, &sample, &Choice::default());
    let address = plan
        .findings
        .iter()
        .find(|finding| finding.found == "14, larch road")
        .unwrap();
    assert_eq!(address.around.before, "He stood outside ");
    assert_eq!(
        address.around.after,
        " and rang from 07700900555. Ada Witness saw it."
    );
    assert_eq!((address.value.as_str(), address.times), ("14larchroad", 1));
    let number = plan
        .findings
        .iter()
        .find(|finding| finding.kind == crate::DetailKind::Number.into())
        .unwrap();
    assert_eq!(number.found, "+44 7700 900 123");
    assert_eq!(number.value, "7700900123");
}

#[test]
fn an_import_is_no_version_of_its_item_and_has_a_row_of_its_own() {
    let said = |kind: &str, item| {
        json!({
            "import": kind,
            "item": item,
            "reader": "whatsapp",
            "reader_version": 1,
            "records": 2,
            "list": hash(b"a list"),
        })
    };
    // The first is of an item that goes in. Of what cannot be read, and of an item that stays out, nothing is disclosed.
    for (kind, item, rows) in [
        ("records", id(20), 1),
        ("records", id(99), 0),
        ("parcel", id(20), 0),
        ("anything", id(20), 0),
    ] {
        let mut sample = Sample::filled();
        sample.leaf(::ledger::Action::Import, None, None, &said(kind, item));
        let target = TempDir::new().unwrap();
        let written = export(&sample, &folder_choice(), target.path()).unwrap();
        let bundle = written.bundle;
        assert_eq!(codes(&bundle), [], "{kind}");
        let log: crate::Log =
            serde_json::from_str(&read(&bundle, crate::format::layout::LOG)).unwrap();
        assert_eq!(log.imports.len(), rows, "{kind}");

        let last = sample.leaves.last().unwrap();
        let bodies = bundle.join(crate::format::layout::BODIES);
        let mut lines = fs::read_to_string(&bodies).unwrap();
        let line = format!("{{\"sequence\":{},", last.leaf.sequence);
        assert_eq!(lines.contains(&line), rows == 1, "{kind}");
        if rows == 1 {
            let log = bundle.join(crate::format::layout::LOG);
            replace(&log, "\"records\": 2", "\"records\": 3");
        } else {
            let line = crate::format::ledger_files::BodyLine {
                sequence: last.leaf.sequence,
                fields: last.body.as_ref().unwrap().disclose(),
            };
            lines.push_str(&serde_json::to_string(&line).unwrap());
            lines.push('\n');
            fs::write(&bodies, lines).unwrap();
        }
        sign_again(&bundle, &sample.key);
        let found: Vec<_> = codes(&bundle).into_iter().map(|(code, _)| code).collect();
        let expected = match kind {
            "records" => vec![VerifyCode::LogNotItsLedger],
            "parcel" => vec![],
            _ => vec![VerifyCode::LedgerNotItsCheckpoint],
        };
        assert_eq!(found, expected, "{kind}");
    }
}

#[test]
fn a_leaf_follows_an_earlier_one_of_its_own_entry() {
    for (followed, fault) in [(1, false), (2, true)] {
        let mut sample = Sample::filled();
        let entry = sample.leaves[1].leaf.entry;
        assert_ne!(entry, sample.leaves[2].leaf.entry);
        sample.leaf(
            ::ledger::Action::StrikeOut,
            entry,
            None,
            &json!({"struck_out": false}),
        );
        let older = sample.leaves[followed].leaf.hash();
        sample.leaves.last_mut().unwrap().leaf.follows = [older].into_iter().collect();
        let target = TempDir::new().unwrap();
        let bundle = export(&sample, &folder_choice(), target.path())
            .unwrap()
            .bundle;
        let altered = |(code, _): &(VerifyCode, String)| *code == VerifyCode::EntryNotItsLeaf;
        assert_eq!(codes(&bundle).iter().any(altered), fault, "{followed}");
    }
}

#[test]
fn the_book_has_the_words_of_a_copy_and_none_that_the_copy_leaves_out() {
    let mut sample = Sample::filled();
    let mut letter = super::super::sample::item(9, b"a letter");
    letter.item_kind = domain::ItemKind::Pdf;
    sample.attach(id(41), letter, b"a letter");
    let part = std::collections::BTreeSet::from([domain::UnreadPart::BesidePixels]);
    sample.unread.insert(id(41), part);
    // Beside its page there is more in it: an earlier version, a title, a hidden layer.
    let words = |text: &str, locator: &str| crate::searched::FoundWords {
        text: text.to_owned(),
        locator: locator.to_owned(),
    };
    let found = vec![
        words("Nothing more.", "page 1"),
        words("Quillfeather Row", "page 2"),
    ];
    sample.words.insert(id(41), found);
    let choice = Choice {
        documents: [crate::ByChoice::ExhibitBook].into(),
        ..folder_choice()
    };
    let copy = |_: crate::case_file::WithheldIn<'_>| {
        Ok(crate::clean_copy::Copied {
            media_type: "application/pdf".to_owned(),
            pieces: None,
        })
    };
    let evidence = super::super::sample::Otherwise::copied(&sample, &copy);
    let case = sample.case();
    let plan = plan(&case, &evidence, &choice);
    let ports = Ports {
        evidence: &evidence,
        signer: &sample,
        printer: &PlainPrinter,
        password: None,
    };
    let target = TempDir::new().unwrap();
    let go_on = &mut |_| ControlFlow::Continue(());
    let written = write(&case, &plan, ports, target.path(), go_on).unwrap();
    let book = crate::format::layout::document_path(crate::DocumentKind::ByChoice(
        crate::ByChoice::ExhibitBook,
    ));
    let printed = read(&written.bundle, &book);
    assert!(printed.contains("as the copy has it"), "{printed}");
    assert!(!printed.contains("Quillfeather"), "{printed}");
    assert!(!printed.contains("holds a page together"), "{printed}");
}

#[test]
fn with_whom_a_code_was_left_is_told_to_police_alone() {
    let mut sample = Sample::filled();
    let left = json!({"kind": "fingerprint_left", "with_whom": "Quillfeather and Sons", "date": "2026-03-01",
        "code": "WNEU", "ledger_size": 3});
    sample.record(id(91), left);
    let target = TempDir::new().unwrap();
    let written = export(&sample, &folder_choice(), target.path()).unwrap();
    assert_eq!(codes(&written.bundle), []);
    let name = b"Quillfeather";
    assert_eq!(files_with(&written.bundle, name), Vec::<String>::new());
    let police = written.police_only.unwrap();
    assert_eq!(files_with(&police, name), [POLICE_ONLY_ENTRIES]);
}
