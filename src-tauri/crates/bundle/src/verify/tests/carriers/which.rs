//! Which bundle is meant by what was chosen, and what it is called.

use super::*;

const NAME: &str = "CASE-7F3A_evidence_2026-03-19";

/// A folder with these files, each that ends in `.zip` a ZIP with a bag of the same name.
fn folder_with(files: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let bytes = match file.strip_suffix(".zip") {
            Some(name) => zips::packed(&[&format!("{name}/bagit.txt")]),
            None => b"x".to_vec(),
        };
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn refused(folder: &TempDir) -> OpenError {
    UnverifiedBundle::open(folder.path()).expect_err("it is not told which")
}

fn names_of_two(told: OpenError) -> Vec<String> {
    match told {
        OpenError::TwoBundles { names } => names,
        other => panic!("{other}"),
    }
}

#[test]
fn what_was_checked_is_named() {
    let target = TempDir::new().unwrap();
    let zip = export(&Sample::filled(), &Choice::default(), target.path())
        .unwrap()
        .bundle;
    let renamed = target.path().join("received.zip");
    fs::rename(zip, &renamed).unwrap();
    assert_eq!(verify(&renamed, None).name, NAME);

    let (target, folder) = in_folder();
    assert_eq!(verify(&folder, None).name, NAME);
    fs::write(target.path().join("letter.txt"), "Dear sir").unwrap();
    assert_eq!(verify(target.path(), None).name, NAME);
    assert_eq!(verify(&folder.join("data/.."), None).name, NAME);

    let flat = target.path().join("flat.zip");
    fs::write(&flat, zips::packed(&["bagit.txt"])).unwrap();
    assert_eq!(verify(&flat, None).name, "flat");
}

#[test]
fn a_folder_that_was_called_otherwise_since_is_known_by_the_name_that_was_signed() {
    let (target, folder) = in_folder();
    let called = |report: &Report| (report.name.clone(), report.called_now.clone());
    assert_eq!(called(&verify(&folder, None)), (NAME.to_owned(), None));

    let other = target.path().join("CASE-0000_evidence_2026-01-01");
    fs::rename(&folder, &other).unwrap();
    let now = Some("CASE-0000_evidence_2026-01-01".to_owned());
    assert_eq!(called(&verify(&other, None)), (NAME.to_owned(), now));
    assert_eq!(verify(&other, None).outcome(), Outcome::Good);

    let longer = target.path().join(format!("{NAME}_withdrawn"));
    fs::rename(&other, &longer).unwrap();
    let now = Some(format!("{NAME}_withdrawn"));
    assert_eq!(called(&verify(&longer, None)), (NAME.to_owned(), now));
    fs::rename(&longer, &other).unwrap();

    // What was not signed says nothing about a name.
    let info = other.join("bag-info.txt");
    let text = fs::read_to_string(&info)
        .unwrap()
        .replace(NAME, "CASE-1111");
    fs::write(&info, text).unwrap();
    let report = verify(&other, None);
    assert_eq!(report.name, "CASE-0000_evidence_2026-01-01");
    assert_eq!(report.outcome(), Outcome::NotAsSigned);
}

#[test]
fn the_second_folder_of_a_day_is_signed_under_the_name_that_it_has() {
    let target = TempDir::new().unwrap();
    let folder = Choice {
        form: Form::Folder,
        ..Choice::default()
    };
    for name in [NAME.to_owned(), format!("{NAME}_2")] {
        let written = export(&Sample::filled(), &folder, target.path()).unwrap();
        let report = verify(&written.bundle, None);
        assert_eq!((report.name, report.called_now), (name, None));
    }
}

#[test]
fn two_bags_in_one_folder_or_zip_are_refused_and_named() {
    let unpacked = folder_with(&["b/bagit.txt", "a/bagit.txt", "c/letter.txt"]);
    assert_eq!(names_of_two(refused(&unpacked)), ["a", "b"]);

    let in_a_zip = TempDir::new().unwrap();
    let both = zips::packed(&["b/bagit.txt", "a/bagit.txt"]);
    fs::write(in_a_zip.path().join("both.zip"), both).unwrap();
    assert_eq!(names_of_two(refused(&in_a_zip)), ["a", "b"]);
}

#[test]
fn a_true_bundle_within_what_is_left_of_another_is_not_what_was_chosen() {
    for hidden in [
        "true.zip",
        ".hidden.zip",
        ".hidden/bagit.txt",
        "inside/bagit.txt",
    ] {
        for left in [
            "manifest-sha256.txt",
            "SIGNATURE/hand-over.txt",
            "data/1_documents/a.pdf",
            "BAGIT.TXT",
        ] {
            let folder = folder_with(&[hidden, left]);
            assert!(
                matches!(refused(&folder), OpenError::NoBag),
                "{hidden} beside {left}"
            );
        }
    }
    let hidden = folder_with(&[".hidden.zip"]);
    assert!(matches!(refused(&hidden), OpenError::NoBag));
}

#[test]
fn the_one_zip_in_a_folder_is_opened() {
    let target = TempDir::new().unwrap();
    let choice = Choice {
        portal: true,
        ..Choice::default()
    };
    let written = export(&Sample::filled(), &choice, target.path()).unwrap();
    assert_eq!(verify(target.path(), None).name, NAME);
    let police_only = written.police_only.unwrap();
    let report = verify(police_only.parent().unwrap(), None);
    assert_eq!(report.findings, []);
    assert_eq!(report.name, "CASE-7F3A_POLICE_ONLY_2026-03-19");

    // What a Mac leaves beside a file on a memory stick is no second ZIP.
    fs::write(target.path().join("._CASE.ZIP"), "x").unwrap();
    assert_eq!(verify(target.path(), None).name, NAME);

    // A bag that was unpacked beside its ZIP is what was chosen with the folder.
    fs::create_dir(target.path().join("unpacked")).unwrap();
    fs::write(target.path().join("unpacked/bagit.txt"), "x").unwrap();
    assert_eq!(verify(target.path(), None).name, "unpacked");

    let whole = fs::read(&written.bundle).unwrap();
    let cut = TempDir::new().unwrap();
    fs::write(cut.path().join("cut.zip"), &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(refused(&cut), OpenError::CutZip));
}

#[test]
fn of_several_zips_the_one_that_is_a_bundle_is_opened_and_two_are_refused() {
    let one = folder_with(&["a.zip"]);
    fs::write(one.path().join("holiday.zip"), zips::packed(&["b.jpg"])).unwrap();
    assert_eq!(verify(one.path(), None).name, "a");

    let two = folder_with(&["b.zip", "a.zip"]);
    fs::write(two.path().join("holiday.zip"), zips::packed(&["b.jpg"])).unwrap();
    assert_eq!(names_of_two(refused(&two)), ["a.zip", "b.zip"]);

    let none = TempDir::new().unwrap();
    for name in ["a.zip", "b.zip"] {
        fs::write(none.path().join(name), zips::packed(&["b.jpg"])).unwrap();
    }
    assert!(matches!(refused(&none), OpenError::NoBag));
    fs::write(none.path().join("b.zip"), b"PK\x03\x04 and no further").unwrap();
    assert!(matches!(refused(&none), OpenError::CutZip));
}

#[test]
fn what_lies_beside_the_bundle_in_the_folder_that_was_chosen_is_told_as_no_part_of_it() {
    let (target, folder) = in_folder();
    let police_only = "CASE-7F3A_POLICE_ONLY_2026-03-19";
    let first = verify(target.path(), None).findings;
    assert_eq!(first[0].path, police_only);
    fs::write(target.path().join("02_chronology.pdf"), "another").unwrap();
    fs::write(target.path().join(".DS_Store"), "a system's").unwrap();
    let report = verify(target.path(), None);
    let beside = BundleFinding {
        code: VerifyCode::Beside,
        path: format!("02_chronology.pdf, {police_only}"),
        now: None,
    };
    assert_eq!(report.findings, [beside]);
    assert_eq!(report.outcome(), Outcome::Good);
    assert_eq!(verify(&folder, None).findings, []);
}
