//! Files that a system puts into the folders that it shows.

use super::*;

const ADDED: [&str; 7] = [
    ".DS_Store",
    "Thumbs.db",
    "data/2_exhibits/desktop.ini",
    "data/2_exhibits/ehthumbs.db",
    "data/._2_exhibits",
    "signature/.DS_Store",
    "._bagit.txt",
];

#[test]
fn what_a_system_adds_to_a_folder_is_a_notice_and_counted_nowhere() {
    let (_target, bundle) = in_folder();
    let before = verify(&bundle, None);
    for name in ADDED {
        fs::write(bundle.join(name), b"\0\x05\x16\x07 of the system").unwrap();
    }
    let report = verify(&bundle, None);
    let found: Vec<_> = report
        .findings
        .iter()
        .map(|finding| (finding.code, finding.path.as_str()))
        .collect();
    let mut expected = ADDED.map(|name| (VerifyCode::SystemFile, name));
    expected.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!(report.outcome(), Outcome::SystemFilesAdded);
    assert_eq!(report.files, before.files);
    assert!(
        found
            .iter()
            .all(|(code, _)| code.is_system_file() && code.is_notice())
    );
}

#[test]
fn a_name_that_is_only_like_one_or_that_is_listed_is_an_ordinary_file() {
    let (_target, bundle) = in_folder();
    // The last two: nothing of that name is there, and no Mac wrote it.
    for name in [
        "thumbs.db",
        ".ds_store",
        "._",
        "my desktop.ini",
        "._05_statement.pdf",
        "._bagit.txt",
    ] {
        let path = bundle.join(name);
        fs::write(&path, "x").unwrap();
        assert_eq!(codes(&bundle), [(VerifyCode::Added, name.to_owned())]);
        fs::remove_file(path).unwrap();
    }

    let listed = "data/3_readable_copies/Thumbs.db";
    fs::create_dir_all(bundle.join("data/3_readable_copies")).unwrap();
    fs::write(bundle.join(listed), "an exhibit").unwrap();
    let manifest = bundle.join("manifest-sha256.txt");
    let line = format!("{}  {listed}\n", hash(b"an exhibit"));
    let lines = fs::read_to_string(&manifest).unwrap() + &line;
    fs::write(&manifest, lines).unwrap();
    assert!(
        verify(&bundle, None)
            .findings
            .iter()
            .all(|finding| finding.path != listed)
    );
    change(&bundle.join(listed));
    let changed = (VerifyCode::Changed, listed.to_owned());
    assert!(codes(&bundle).contains(&changed));
}

#[test]
fn in_a_zip_it_was_added_by_somebody() {
    let target = TempDir::new().unwrap();
    let more: zips::Extra<'_> = &[("CASE-7F3A_evidence_2026-03-19/.DS_Store", b"x")];
    let path = zips::rewritten(target.path(), CompressionMethod::Stored, zips::same, more);
    let found = codes(&path);
    assert!(
        found.contains(&(VerifyCode::Added, ".DS_Store".to_owned())),
        "{found:?}"
    );
}
