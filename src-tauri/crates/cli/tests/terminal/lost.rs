//! Sealed files that are gone or damaged, and a bundle all the same.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::running::{Ran, TestVault, run};

/// A vault with two files, and where the first of them lies sealed.
fn with_files() -> (TestVault, PathBuf) {
    let vault = TestVault::made();
    let note = vault.file("what-he-wrote.txt", &[b'w'; 300_000]);
    vault.run("attach", &[&note]).ended(0);
    let [sealed] = sealed_files(&vault).try_into().unwrap();
    let other = vault.file("other.txt", b"something else");
    vault.run("attach", &[&other]).ended(0);
    (vault, sealed)
}

fn sealed_files(vault: &TestVault) -> Vec<PathBuf> {
    let shelves = fs::read_dir(vault.path().join("files")).unwrap();
    let files = shelves.flat_map(|shelf| fs::read_dir(shelf.unwrap().path()).unwrap());
    files.map(|file| file.unwrap().path()).collect()
}

fn export(vault: &TestVault, out: &Path, more: &[&str]) -> Ran {
    let mut arguments = vec![OsStr::new("--out"), out.as_os_str()];
    arguments.extend(more.iter().map(OsStr::new));
    vault.run("export", &arguments)
}

fn bundle_in(out: &Path) -> PathBuf {
    let found = fs::read_dir(out)
        .unwrap()
        .map(|found| found.unwrap().path());
    let mut bundles = found.filter(|path| path.to_string_lossy().contains("_evidence_"));
    bundles.next().unwrap()
}

fn is_named_and_left_out_by_choice(vault: &TestVault) {
    let out = vault.folder.path().join("out");
    let refused = export(vault, &out, &[]).ended(1);
    assert!(
        refused.err.contains("/1 is gone or damaged"),
        "{}",
        refused.err
    );
    assert!(refused.err.contains("--without-lost"), "{}", refused.err);
    assert_eq!(fs::read_dir(&out).unwrap().count(), 0);

    let made = export(vault, &out, &["--without-lost"]).ended(0);
    assert!(made.out.contains("what-he-wrote.txt"), "{}", made.out);
    assert!(!made.out.contains("other.txt"), "{}", made.out);
    let bundle = bundle_in(&out);
    let verified = [OsStr::new("verify"), bundle.as_os_str()];
    run(&verified).ended(0);
    let json = export(vault, &out, &["--without-lost", "--json"]).ended(0);
    assert_eq!(json.json()["lost"][0]["original_name"], "what-he-wrote.txt");
}

#[test]
fn a_file_that_is_gone_is_named_and_the_bundle_is_made_without_it_by_choice() {
    let (vault, sealed) = with_files();
    fs::remove_file(sealed).unwrap();
    let out = vault.folder.path().join("first");
    let refused = export(&vault, &out, &[]).ended(1);
    // Known before anything was written, and so by its name as well.
    assert!(refused.err.contains("what-he-wrote.txt"), "{}", refused.err);
    is_named_and_left_out_by_choice(&vault);
}

#[test]
fn a_file_that_turns_out_damaged_is_named_and_the_bundle_is_made_without_it_by_choice() {
    let (vault, sealed) = with_files();
    let mut bytes = fs::read(&sealed).unwrap();
    bytes[1_000] ^= 1;
    fs::write(&sealed, bytes).unwrap();
    is_named_and_left_out_by_choice(&vault);
}
