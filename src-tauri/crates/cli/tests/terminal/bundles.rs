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
    assert_eq!(good["good"], true, "{good}");

    let again = [
        OsStr::new("demo"),
        OsStr::new("--out"),
        sample.out.as_os_str(),
    ];
    run(&again).failed(2, "already holds other things");

    // Its own fingerprint is one that it goes on from; another vault's is not.
    let code = good["fingerprint"].as_str().unwrap();
    let said = verify(&sample.bundle(), &["--fingerprint", code])
        .ended(0)
        .out;
    assert!(said.contains("goes on from the fingerprint"), "{said}");
    // One of another record says nothing against the bundle itself.
    let said = verify(
        &sample.bundle(),
        &["--fingerprint", &fingerprint_of_another()],
    )
    .ended(1)
    .out;
    assert!(
        said.contains("All parts of this bundle fit each other") && said.contains("SHA256:"),
        "{said}"
    );
    assert!(said.contains("not shown to go on"), "{said}");
    let mistyped = code.replacen(&code[..1], if code.starts_with('A') { "B" } else { "A" }, 1);
    verify(&sample.bundle(), &["--fingerprint", &mistyped]).failed(2, "mistyped");

    // One byte of the ZIP is another.
    let altered = sample.out.join("altered.zip");
    let mut bytes = fs::read(sample.bundle()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&altered, &bytes).unwrap();
    let said = verify(&altered, &[]).ended(1);
    assert!(said.out.contains("not as it was made"), "{}", said.out);

    // A ZIP that breaks off.
    fs::write(&altered, &bytes[..middle]).unwrap();
    verify(&altered, &[]).failed(4, "cut off");
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
    verify(&text, &["--fingerprint", "nonsense"]).failed(2, "mistyped");
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
