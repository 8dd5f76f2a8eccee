//! The sample case as a command, and what `verify` says of bundles that are not as they were made.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::running::{Ran, TestVault, run};

/// A sample case with few incidents, and the paths of its bundles.
struct Sample {
    _folder: tempfile::TempDir,
    out: PathBuf,
    ran: Ran,
}

fn sample() -> Sample {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("sample");
    let arguments = [
        OsStr::new("demo"),
        OsStr::new("--out"),
        out.as_os_str(),
        OsStr::new("--incidents"),
        OsStr::new("24"),
    ];
    let ran = run(&arguments).ended(0);
    Sample {
        _folder: folder,
        out,
        ran,
    }
}

impl Sample {
    fn bundle(&self) -> PathBuf {
        let files = fs::read_dir(self.out.join("bundle")).unwrap();
        let mut paths = files.map(|file| file.unwrap().path());
        paths
            .find(|path| path.to_string_lossy().contains("_evidence_"))
            .unwrap()
    }
}

fn verify(bundle: &Path, more: &[&str]) -> Ran {
    let mut arguments = vec![OsStr::new("verify"), bundle.as_os_str()];
    arguments.extend(more.iter().map(OsStr::new));
    run(&arguments)
}

#[test]
fn the_sample_case_is_made_said_to_be_made_up_and_checked() {
    let sample = sample();
    assert!(sample.ran.out.contains("SAMPLE"), "{}", sample.ran.out);
    assert!(
        sample.ran.out.contains("24 incidents"),
        "{}",
        sample.ran.out
    );
    let good = verify(&sample.bundle(), &["--json"]).ended(0).json();
    assert_eq!(good["outcome"], "good", "{good}");
    assert_eq!(good["reliance"], "nobody_vouches", "{good}");

    let again = [
        OsStr::new("demo"),
        OsStr::new("--out"),
        sample.out.as_os_str(),
    ];
    run(&again).failed(2, "already holds other things");

    // Its own code, and the whole hash below it, are of this bundle; one of another record says nothing against it and still
    // is not of it.
    let code = good["code"].as_str().unwrap();
    assert!(sample.ran.out.contains(code), "{}", sample.ran.out);
    let whole = sample
        .ran
        .out
        .lines()
        .find(|line| line.len() == 64)
        .unwrap();
    for code in [code, whole] {
        let said = verify(&sample.bundle(), &["--fingerprint", code]).ended(0);
        assert!(said.out.contains("the code was left with"), "{}", said.out);
    }
    let said = verify(&sample.bundle(), &[]).ended(0).out;
    assert!(
        said.contains("nobody vouches") && said.contains("SHA256:"),
        "{said}"
    );
    assert!(
        !said.contains(code),
        "a code is not read from the bundle: {said}"
    );
    let another = fingerprint_of_another();
    let said = verify(&sample.bundle(), &["--fingerprint", &another]).ended(1);
    assert!(
        said.out.contains("The code is not of this bundle"),
        "{}",
        said.out
    );
    let mistyped = code.replacen(&code[..1], if code.starts_with('A') { "B" } else { "A" }, 1);
    verify(&sample.bundle(), &["--fingerprint", &mistyped]).failed(2, "not a code");

    // One byte of the ZIP is another.
    let altered = sample.out.join("altered.zip");
    let mut bytes = fs::read(sample.bundle()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&altered, &bytes).unwrap();
    let said = verify(&altered, &[]).ended(1);
    assert!(said.out.contains("not as it was signed"), "{}", said.out);

    // A ZIP that breaks off.
    fs::write(&altered, &bytes[..middle]).unwrap();
    verify(&altered, &[]).failed(4, "cut off");

    // One that another program gave a comment; and then two bundles in one folder.
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = fs::read(sample.bundle()).unwrap();
    fs::write(folder.path().join("first.zip"), &bytes).unwrap();
    verify(folder.path(), &[]).ended(0);
    let comment_length = bytes.len() - 2;
    bytes[comment_length] = 1;
    bytes.push(b'x');
    let packed_anew = folder.path().join("second.zip");
    fs::write(&packed_anew, &bytes).unwrap();
    verify(&packed_anew, &[]).failed(4, "Unpack it");
    verify(folder.path(), &[]).failed(4, "first.zip, second.zip");
}

/// The bundle of an older program, and a code that was left of its record.
const FIRST_FORM: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../tests/vectors/bundle/first_form/everything.zip"
);
const FIRST_FORM_CODE: &str = "WEZG-MOH6-T6PY-2R3Q-ZJHK-JVRL-SQTU-M4EN-7A";

#[test]
fn a_code_that_binds_no_key_and_files_of_the_system_have_exit_codes_of_their_own() {
    let bundle = Path::new(FIRST_FORM);
    let said = verify(bundle, &[]).ended(0).out;
    assert!(said.contains("nobody vouches"), "{said}");
    let said = verify(bundle, &["--fingerprint", FIRST_FORM_CODE])
        .ended(5)
        .out;
    assert!(said.contains("does not vouch for all of it"), "{said}");
    assert!(said.contains("Ask the keeper for a new code"), "{said}");

    let unpacked = tempfile::tempdir().unwrap();
    let mut zip = zip::ZipArchive::new(fs::File::open(bundle).unwrap()).unwrap();
    zip.extract(unpacked.path()).unwrap();
    let folder = fs::read_dir(unpacked.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    verify(&folder, &[]).ended(0);
    fs::write(folder.join(".DS_Store"), "left by a system").unwrap();
    let said = verify(&folder, &[]).ended(6).out;
    assert!(
        said.contains("Nothing that was handed over has changed"),
        "{said}"
    );
    assert!(
        said.contains("Added, by a system as its name goes: .DS_Store"),
        "{said}"
    );
    // What applies first ends the check.
    verify(&folder, &["--fingerprint", FIRST_FORM_CODE]).ended(5);
    fs::write(folder.join("more.txt"), "more").unwrap();
    verify(&folder, &[]).ended(1);
}

#[test]
fn a_bundle_is_held_against_its_part_for_police_and_against_another() {
    let sample = sample();
    let folder = sample.out.join("bundle");
    let mut parts = fs::read_dir(&folder)
        .unwrap()
        .map(|part| part.unwrap().path());
    let police = parts.find(|path| path.to_string_lossy().contains("_POLICE_ONLY_"));
    let police = police.unwrap();
    let bundle = sample.bundle();
    verify(&bundle, &["--police-only", police.to_str().unwrap()]).ended(0);
    verify(&bundle, &["--police-only", bundle.to_str().unwrap()]).ended(1);
    let said = verify(&bundle, &["--against", bundle.to_str().unwrap()])
        .ended(0)
        .out;
    assert!(said.contains("of one record"), "{said}");
    let said = verify(&bundle, &["--against", FIRST_FORM]).ended(1).out;
    assert!(said.contains("two different records"), "{said}");
    let said = verify(&bundle, &["--against", FIRST_FORM, "--json"])
        .ended(1)
        .json();
    assert_eq!(said["compared"]["records"], "two_records");
}

#[test]
fn an_earlier_text_is_one_or_the_check_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("hand-over.txt");
    fs::write(&text, "something else").unwrap();
    let code = fingerprint_of_another();
    let more = ["--earlier", text.to_str().unwrap(), "--fingerprint", &code];
    verify(Path::new(FIRST_FORM), &more).failed(4, "hand-over.txt");
}

/// A fingerprint that was left of a record that has nothing to do with the sample.
fn fingerprint_of_another() -> String {
    let vault = TestVault::made();
    vault
        .add(r#"{"kind":"note","words":"Another record."}"#)
        .ended(0);
    let code = vault.run("fingerprint", &["--json"]).ended(0).json();
    code["code"].as_str().unwrap().to_owned()
}

#[test]
fn what_is_no_bundle_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    verify(&folder.path().join("not there"), &[]).failed(4, "no bundle");
    let text = folder.path().join("bundle.zip");
    fs::write(&text, "not a zip").unwrap();
    verify(&text, &[]).failed(4, "no bundle");
    verify(&text, &["--fingerprint", "nonsense"]).failed(2, "not a code");
    for (bytes, told) in [
        (&b"PK\x03\x04 and no further"[..], "not copied whole"),
        (b"{\\rtf1 a letter", "from Word"),
        (b"%PDF-1.7", "a single PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
    ] {
        fs::write(&text, bytes).unwrap();
        verify(&text, &[]).failed(4, told);
    }
}

#[test]
fn what_is_new_since_is_counted_from_a_bundle_of_this_record_alone() {
    let note = r#"{"kind":"note","words":"Only for me."}"#;
    let (mine, other) = (TestVault::made(), TestVault::made());
    mine.add(note).ended(0);
    other.add(note).ended(0);
    let export = |vault: &TestVault, name: &str, since: Option<&Path>| {
        let out = vault.path().with_file_name(name);
        let mut arguments = vec![OsStr::new("--out"), out.as_os_str()];
        if let Some(since) = since {
            arguments.extend([OsStr::new("--since"), since.as_os_str()]);
        }
        let ran = vault.run("export", &arguments);
        let bundle = fs::read_dir(&out).into_iter().flatten().flatten();
        let bundle = bundle
            .map(|file| file.path())
            .find(|path| path.to_string_lossy().contains("_evidence_"));
        (ran, bundle)
    };
    let (ran, first) = export(&mine, "first", None);
    ran.ended(0);
    let first = first.expect("a bundle was written");
    let (ran, second) = export(&mine, "second", Some(&first));
    ran.ended(0);
    assert!(second.is_some());

    let (ran, written) = export(&other, "third", Some(&first));
    ran.failed(1, "not of this record");
    assert_eq!(written, None);
}

#[test]
fn what_may_tell_more_than_what_happened_is_told_and_withheld_by_its_id() {
    const ADVICE: &str = "My solicitor says to keep the letter.";
    let vault = TestVault::made();
    let incident =
        serde_json::json!({"kind": "incident", "what": format!("He rang. {ADVICE} He left.")});
    vault.add(&incident.to_string()).ended(0);
    let export = |folder: &str, more: &[&str]| {
        let out = vault.folder.path().join(folder);
        let mut arguments = vec![OsStr::new("--out"), out.as_os_str()];
        arguments.extend(more.iter().map(OsStr::new));
        vault.run("export", &arguments).ended(0)
    };
    let line = |ran: &Ran, begin: &str| {
        let begin = format!("{begin}, may tell more (Legal advice): {ADVICE}, in ");
        let mut lines = ran.out.lines();
        let line = lines.find(|line| line.starts_with(&begin));
        line.unwrap_or_else(|| panic!("{}", ran.out)).to_owned()
    };
    let told = line(&export("told", &[]), "Left readable");
    let id = told.rsplit('(').next().unwrap().trim_end_matches(')');
    line(&export("withheld", &["--withhold", id]), "Withheld");
    let json = export("json", &["--withhold", id, "--json"]).json();
    let found = &json["findings"][0];
    assert_eq!(found["what"], "legal_advice", "{json}");
    assert_eq!(found["places"][0]["withheld"], true, "{json}");
}
