use super::*;

fn at(code: VerifyCode, path: &str) -> Vec<(VerifyCode, String)> {
    vec![(code, path.to_owned())]
}

#[test]
fn a_changed_file_is_named() {
    let (_target, bundle) = in_folder();
    change(&bundle.join(EXHIBIT));
    let mut expected = at(VerifyCode::Changed, EXHIBIT);
    expected.extend(at(VerifyCode::ExhibitNotItsRecord, EXHIBIT));
    assert_eq!(codes(&bundle), expected);
    let (_target, bundle) = in_folder();
    change(&bundle.join("01_HOW_TO_CHECK.txt"));
    assert_eq!(
        codes(&bundle),
        at(VerifyCode::Changed, "01_HOW_TO_CHECK.txt")
    );
}

#[test]
fn a_missing_an_added_and_a_renamed_file_are_named() {
    let (_target, bundle) = in_folder();
    fs::rename(bundle.join(EXHIBIT), bundle.join("data/2_exhibits/x.jpg")).unwrap();
    let report = verify(&bundle, None);
    let renamed = BundleFinding {
        code: VerifyCode::Renamed,
        path: EXHIBIT.into(),
        now: Some("data/2_exhibits/x.jpg".into()),
    };
    assert_eq!(report.findings, [renamed]);
    fs::remove_file(bundle.join("data/2_exhibits/x.jpg")).unwrap();
    let found = codes(&bundle);
    assert!(
        found.contains(&(VerifyCode::Missing, EXHIBIT.into())),
        "{found:?}"
    );
    let (_target, bundle) = in_folder();
    fs::write(bundle.join("data/2_exhibits/more.txt"), "more").unwrap();
    fs::write(bundle.join("more.txt"), "more").unwrap();
    let found = codes(&bundle);
    assert!(found.contains(&(VerifyCode::Added, "data/2_exhibits/more.txt".into())));
    assert!(found.contains(&(VerifyCode::Added, "more.txt".into())));
}

#[test]
fn a_changed_manifest_and_a_wrong_signature_are_named() {
    let (_target, bundle) = in_folder();
    let manifest = bundle.join("manifest-sha256.txt");
    let exhibit = hash(b"another photo").to_string();
    replace(&manifest, &exhibit, &"0".repeat(64));
    let found = codes(&bundle);
    assert!(found.contains(&(VerifyCode::ManifestChanged, "manifest-sha256.txt".into())));
    let (_target, bundle) = in_folder();
    let tags = bundle.join("tagmanifest-sha256.txt");
    let text = fs::read_to_string(&tags).unwrap();
    fs::write(&tags, text + "\n").unwrap();
    let found = codes(&bundle);
    assert!(
        found
            .iter()
            .any(|(_, path)| path == "tagmanifest-sha256.txt"),
        "{found:?}"
    );
    for (file, code) in [
        ("hand-over.txt.sig", VerifyCode::SignatureWrong),
        ("hand-over.txt.sshsig", VerifyCode::SignatureWrong),
        ("allowed_signers", VerifyCode::SignatureWrong),
        ("key.pub", VerifyCode::SignatureWrong),
    ] {
        let (_target, bundle) = in_folder();
        let path = format!("signature/{file}");
        change(&bundle.join(&path));
        assert_eq!(codes(&bundle), at(code, &path));
        fs::remove_file(bundle.join(&path)).unwrap();
        assert_eq!(codes(&bundle), at(VerifyCode::SignatureMissing, &path));
    }
}

#[test]
fn an_entry_that_is_not_its_leafs_is_named_even_when_signed_anew() {
    let (_target, bundle) = in_folder();
    replace(
        &bundle.join(crate::format::layout::LOG),
        "a second visit",
        "a third visit",
    );
    sign_again(&bundle, &true_key());
    assert_eq!(
        codes(&bundle),
        at(VerifyCode::EntryNotItsLeaf, &id(11).to_string())
    );
    let (_target, bundle) = in_folder();
    replace(
        &bundle.join(crate::format::layout::LOG),
        "\"struck_out\"",
        "\"erased\": {\"utc\":\"2026-03-01T00:00:00Z\",\"offset_minutes\":0},\"struck_out\"",
    );
    sign_again(&bundle, &true_key());
    assert_eq!(
        codes(&bundle),
        at(VerifyCode::EntryNotItsLeaf, &id(11).to_string())
    );
}

#[test]
fn a_log_of_a_later_form_is_newer_and_not_tampered_with() {
    let log = crate::format::layout::LOG;
    for later in ["daybook-log-3", "daybook-log-10"] {
        let (_target, bundle) = in_folder();
        let with_more = format!("\"{later}\", \"weather\": \"rain\"");
        replace(&bundle.join(log), "\"daybook-log-2\"", &with_more);
        sign_again(&bundle, &true_key());
        assert_eq!(codes(&bundle), at(VerifyCode::NewerForm, log));
        let report = verify(&bundle, None);
        assert_eq!(report.outcome(), Outcome::LaterForm, "not all was checked");
        assert_eq!(report.judged, None, "what the ledger says was not asked");

        change(&bundle.join(EXHIBIT));
        let found = codes(&bundle);
        assert!(found.contains(&(VerifyCode::Changed, EXHIBIT.into())));
        assert!(found.contains(&(VerifyCode::NewerForm, log.into())));
    }
}

#[test]
fn a_text_of_a_later_form_is_newer_and_not_tampered_with() {
    let (_target, bundle) = in_folder();
    let later = "daybook hand-over v3\nwhatever it says\n";
    put_signature(&bundle, later, &true_key());
    assert_eq!(codes(&bundle), at(VerifyCode::NewerForm, HAND_OVER));
}

#[test]
fn members_that_came_later_are_counted_and_passed() {
    let (_target, bundle) = in_folder();
    let log = bundle.join(crate::format::layout::LOG);
    replace(
        &log,
        "\"jurisdiction\"",
        "\"weather\": \"rain\", \"jurisdiction\"",
    );
    replace(&log, "\"mark\"", "\"came_with\": {}, \"mark\"");
    sign_again(&bundle, &true_key());
    assert_eq!(codes(&bundle), []);
    assert_eq!(verify(&bundle, None).further_members, 2);
}

#[test]
fn a_log_without_a_form_that_there_is_cannot_be_read() {
    let log = crate::format::layout::LOG;
    for none in ["daybook-log-0", "daybook-log-", "daybook-log-one", "a log"] {
        let (_target, bundle) = in_folder();
        replace(&bundle.join(log), "daybook-log-2", none);
        sign_again(&bundle, &true_key());
        assert_eq!(codes(&bundle), at(VerifyCode::LogUnreadable, log), "{none}");
    }
}

#[test]
fn whether_an_entry_stands_is_what_the_ledger_says_last() {
    let mut standing = Sample::filled();
    standing.put_back();
    let mut said_otherwise = [Sample::filled(), standing];
    for kept in said_otherwise
        .iter_mut()
        .flat_map(|sample| &mut sample.entries)
    {
        if kept.id == id(11) {
            kept.struck_out = match kept.struck_out {
                Some(_) => None,
                None => Some(crate::case_file::StruckOut {
                    reason: None,
                    at: kept.written,
                }),
            };
        }
    }
    for sample in said_otherwise {
        let target = TempDir::new().unwrap();
        let written = export(&sample, &folder_choice(), target.path()).unwrap();
        assert_eq!(
            codes(&written.bundle),
            at(VerifyCode::EntryNotItsLeaf, &id(11).to_string())
        );
    }
}

#[test]
fn a_body_that_is_not_its_leafs_is_named() {
    let (_target, bundle) = in_folder();
    let bodies = bundle.join(crate::format::layout::BODIES);
    replace(&bodies, "a second visit", "a third visit");
    replace(
        &bundle.join(crate::format::layout::LOG),
        "a second visit",
        "a third visit",
    );
    sign_again(&bundle, &true_key());
    assert_eq!(
        codes(&bundle),
        at(VerifyCode::EntryNotItsLeaf, &id(11).to_string())
    );
}

#[test]
fn a_ledger_that_does_not_hash_to_its_checkpoint_is_named() {
    let leaves = crate::format::layout::LEAVES;
    let (_target, bundle) = in_folder();
    replace(&bundle.join(leaves), "\"revision\":1", "\"revision\":2");
    sign_again(&bundle, &true_key());
    let found = codes(&bundle);
    assert!(
        found.contains(&(VerifyCode::LedgerNotItsCheckpoint, format!("{leaves}#1"))),
        "{found:?}"
    );
}

#[test]
fn a_rewritten_ledger_is_no_continuation_of_what_was_left() {
    let left = Sample::filled().earlier[0].clone();
    let mut rewritten = Sample::new();
    for number in 10..16 {
        let incident = serde_json::json!({"kind": "incident", "what": "made up since"});
        rewritten.record(id(number), incident);
    }
    let target = TempDir::new().unwrap();
    let written = export(&rewritten, &Choice::default(), target.path()).unwrap();
    assert_eq!(codes(&written.bundle), []);
    assert_eq!(verdict(&written.bundle, left.code()), Verdict::DoesNotFit);
    let brought = Brought {
        code: Some(left.code().into()),
        earlier: vec![left],
    };
    let bundle = UnverifiedBundle::open(&written.bundle).unwrap();
    let report = bundle.verify(&brought).unwrap().into_report();
    assert_eq!(report.judged.unwrap().verdict, Verdict::Altered);
}

#[test]
fn a_restore_is_told_apart_from_an_alteration() {
    let full = Sample::filled();
    let left = full.record_text();
    let mut restored = Sample::new();
    let kept = |what: &str| serde_json::json!({"kind": "incident", "what": what});
    restored.record(id(10), kept("kept"));
    restored.restore(full.head());
    restored.record(id(11), kept("after"));
    let target = TempDir::new().unwrap();
    let written = export(&restored, &Choice::default(), target.path()).unwrap();
    assert_eq!(verdict(&written.bundle, left.code()), Verdict::Restored);
    let report = verify(&written.bundle, Some(left.code().into()));
    assert_eq!(report.outcome(), Outcome::NotAllVouched, "{report:?}");
    assert!(
        report
            .findings
            .iter()
            .all(|found| found.code == VerifyCode::RestoredFromBackup)
    );
    // A code that bound no key, or that nothing here is of.
    let first = full.head().first_form_code(super::super::sample::vault());
    assert_eq!(verdict(&written.bundle, first), Verdict::RestoreNotVouched);
    let unknown = Sample::filled().earlier[0].code();
    assert_eq!(verdict(&written.bundle, unknown), Verdict::MayBeLost);
}

#[test]
fn an_empty_folder_is_told_as_added() {
    let (_target, bundle) = in_folder();
    fs::create_dir(bundle.join("data/2_exhibits/AB-009 withdrawn")).unwrap();
    let added = "data/2_exhibits/AB-009 withdrawn/".to_owned();
    assert_eq!(codes(&bundle), [(VerifyCode::Added, added)]);
}
