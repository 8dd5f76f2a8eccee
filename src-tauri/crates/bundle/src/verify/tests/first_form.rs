//! Bundles that an older program wrote, in `tests/vectors/bundle/first_form`: they are checked as they were, and no code
//! vouches for more of them than their record.

use super::*;

/// A code that was left of the sample's record before any leaf told of keys.
const LEFT: &str = "WEZG-MOH6-T6PY-2R3Q-ZJHK-JVRL-SQTU-M4EN-7A";
/// A code of what a restore lost, as the restore itself names it.
const LOST: &str = "PUEC-ECE3-OMTV-AOOB-6ZI3-3A6W-5JT7-IRVQ-7S";

fn vector(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/vectors/bundle");
    folder.join("first_form").join(name)
}

fn says(name: &str, code: &str) -> Verdict {
    verdict(&vector(name), code.parse::<LeftCode>().unwrap())
}

#[test]
fn each_is_still_good_and_nobody_vouches_for_it() {
    for name in [
        "everything.zip",
        "part.zip",
        "restored.zip",
        "everything_police_only.zip",
    ] {
        let report = verify(&vector(name), None);
        assert_eq!(
            report.outcome(),
            Outcome::Good,
            "{name}: {:?}",
            report.findings
        );
        assert_eq!(report.judged.unwrap().verdict, Verdict::Nobody, "{name}");
        assert!(report.key.is_some() && report.code.is_none(), "{name}");
    }
}

#[test]
fn a_code_vouches_for_their_record_and_for_nothing_else() {
    for name in ["everything.zip", "part.zip"] {
        assert_eq!(says(name, LEFT), Verdict::RecordOnly);
        let report = verify(&vector(name), Some(LEFT.parse().unwrap()));
        assert_eq!(report.outcome(), Outcome::NotAllVouched);
        assert_eq!(says(name, LOST), Verdict::DoesNotFit);
        let second = Sample::filled().record_text().code().to_string();
        assert_eq!(says(name, &second), Verdict::DoesNotFit);
    }
    assert_eq!(says("restored.zip", LOST), Verdict::RestoreNotVouched);
    assert_eq!(
        says("everything_police_only.zip", LEFT),
        Verdict::DoesNotFit
    );
}

/// The folder that the ZIP holds.
fn unpacked(name: &str) -> (TempDir, PathBuf) {
    let target = TempDir::new().unwrap();
    let zip = File::open(vector(name)).unwrap();
    ZipArchive::new(zip)
        .unwrap()
        .extract(target.path())
        .unwrap();
    let mut bags = fs::read_dir(target.path()).unwrap();
    let bag = bags.next().unwrap().unwrap().path();
    (target, bag)
}

#[test]
fn what_is_changed_in_them_is_found() {
    let log = crate::format::layout::LOG;
    for (path, code) in [
        (log, VerifyCode::Changed),
        (
            "data/4_machine_readable/ledger_proofs.jsonl",
            VerifyCode::Changed,
        ),
        ("manifest-sha256.txt", VerifyCode::ManifestChanged),
        (
            "signature/tagmanifest-sha256.txt.sig",
            VerifyCode::SignatureWrong,
        ),
        ("signature/allowed_signers", VerifyCode::SignatureWrong),
    ] {
        let (_target, bag) = unpacked("everything.zip");
        change(&bag.join(path));
        let found = codes(&bag);
        assert!(
            found.contains(&(code, path.to_owned())),
            "{path}: {found:?}"
        );
        let report = verify(&bag, Some(LEFT.parse().unwrap()));
        assert_eq!(
            (report.outcome(), report.judged),
            (Outcome::NotAsSigned, None)
        );
    }
}

#[test]
fn a_bundle_does_not_become_one_of_them_by_losing_its_text() {
    let (_target, bundle) = in_folder();
    fs::remove_file(bundle.join(HAND_OVER)).unwrap();
    assert_eq!(verify(&bundle, None).outcome(), Outcome::NotAsSigned);
    let (_target, bag) = unpacked("everything.zip");
    let text = Sample::filled().record_text().to_string();
    put_signature(&bag, &text, &true_key());
    assert_eq!(verify(&bag, None).outcome(), Outcome::NotAsSigned);
}
