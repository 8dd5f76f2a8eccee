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
        ("tagmanifest-sha256.txt.sig", VerifyCode::SignatureWrong),
        ("tagmanifest-sha256.txt.sshsig", VerifyCode::SignatureWrong),
        ("allowed_signers", VerifyCode::SignatureWrong),
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
fn another_key_does_not_sign_the_ledger() {
    let (_target, bundle) = in_folder();
    let mut thief = Sample::new();
    thief.key = ::ledger::SigningKey::from_seed([9; 32]);
    let key = thief.key.verifying_key();
    let folder = bundle.join("signature");
    fs::write(
        folder.join("public-key.pem"),
        ::ledger::signature::public_key_pem(&key),
    )
    .unwrap();
    fs::write(
        folder.join("allowed_signers"),
        ::ledger::signature::allowed_signers(&key),
    )
    .unwrap();
    sign_again(&bundle, &thief);
    assert_eq!(
        codes(&bundle),
        at(
            VerifyCode::CheckpointWrong,
            crate::format::layout::CHECKPOINT
        )
    );
}

#[test]
fn an_entry_that_is_not_its_leafs_is_named_even_when_signed_anew() {
    let (_target, bundle) = in_folder();
    replace(
        &bundle.join(crate::format::layout::LOG),
        "a second visit",
        "a third visit",
    );
    sign_again(&bundle, &Sample::new());
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
    sign_again(&bundle, &Sample::new());
    assert_eq!(
        codes(&bundle),
        at(VerifyCode::EntryNotItsLeaf, &id(11).to_string())
    );
}

#[test]
fn a_log_of_a_later_form_is_newer_and_not_tampered_with() {
    let log = crate::format::layout::LOG;
    for later in ["daybook-log-2", "daybook-log-10"] {
        let (_target, bundle) = in_folder();
        let with_more = format!("\"{later}\", \"weather\": \"rain\"");
        replace(&bundle.join(log), "\"daybook-log-1\"", &with_more);
        sign_again(&bundle, &Sample::new());
        assert_eq!(codes(&bundle), at(VerifyCode::NewerForm, log));
        let report = verify(&bundle, None);
        assert_eq!(report.judgement, Judgement::NotGood, "not all was checked");

        let case = Sample::filled().case();
        let left = case.ledger.head.fingerprint(case.ledger.vault);
        let with_left = verify(&bundle, Some(&left));
        assert_eq!(with_left, report, "what the ledger says was not asked");

        change(&bundle.join(EXHIBIT));
        let found = codes(&bundle);
        assert!(found.contains(&(VerifyCode::Changed, EXHIBIT.into())));
        assert!(found.contains(&(VerifyCode::NewerForm, log.into())));
    }
}

#[test]
fn a_log_without_a_form_that_there_is_cannot_be_read() {
    let log = crate::format::layout::LOG;
    for none in ["daybook-log-0", "daybook-log-", "daybook-log-one", "a log"] {
        let (_target, bundle) = in_folder();
        replace(&bundle.join(log), "daybook-log-1", none);
        sign_again(&bundle, &Sample::new());
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
    sign_again(&bundle, &Sample::new());
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
    sign_again(&bundle, &Sample::new());
    let found = codes(&bundle);
    assert!(
        found.contains(&(VerifyCode::LedgerNotItsCheckpoint, leaves.into())),
        "{found:?}"
    );
}

#[test]
fn a_rewritten_ledger_is_no_continuation_of_what_was_left() {
    let left = Sample::filled().left[0].code.parse().unwrap();
    let mut rewritten = Sample::new();
    rewritten.record(
        id(10),
        serde_json::json!({"kind": "incident", "what": "made up since"}),
    );
    let target = TempDir::new().unwrap();
    let written = export(&rewritten, &Choice::default(), target.path()).unwrap();
    assert_eq!(codes(&written.bundle), []);
    let report = verify(&written.bundle, Some(&left));
    assert_eq!(report.findings[0].code, VerifyCode::NotAContinuation);
    assert_eq!(report.findings[0].path, left.to_string());
}

#[test]
fn a_restore_is_told_apart_from_an_alteration() {
    let full = Sample::filled();
    let lost = full.head();
    let mut restored = Sample::new();
    restored.record(
        id(10),
        serde_json::json!({"kind": "incident", "what": "kept"}),
    );
    restored.restore(lost);
    restored.record(
        id(11),
        serde_json::json!({"kind": "incident", "what": "after"}),
    );
    let target = TempDir::new().unwrap();
    let written = export(&restored, &Choice::default(), target.path()).unwrap();
    let left = lost.fingerprint(super::super::sample::vault());
    let report = verify(&written.bundle, Some(&left));
    assert_eq!(report.judgement, Judgement::GoodAfterRestore, "{report:?}");
    assert!(
        report
            .findings
            .iter()
            .all(|found| found.code == VerifyCode::RestoredFromBackup)
    );
}
