//! A vault on a medium that cannot be written: what reads goes on, what writes says why not.
//!
//! A file of the system's own that nobody may write stands for such a medium: it refuses whoever the test runs as.

use std::ffi::OsStr;
use std::fs;

use crate::running::{TestVault, everything_in, run};

const SAID: &str = "It can be read here; nothing can be added.";

fn unwritable() -> TestVault {
    let vault = TestVault::made();
    vault
        .add(r#"{"kind":"incident","what":"He stood outside."}"#)
        .ended(0);
    let photo = vault.file("photo.txt", b"not a photo at all");
    vault.run("attach", &[&photo]).ended(0);
    let lock = vault.path().join("lock");
    fs::remove_file(&lock).unwrap();
    std::os::unix::fs::symlink("/sys/kernel/notes", lock).unwrap();
    vault
}

#[test]
fn what_reads_goes_on_says_so_and_changes_nothing() {
    let vault = unwritable();
    let before = everything_in(&vault.path());
    let listed = vault.run("list", &["incidents", "--json"]).ended(0);
    assert_eq!(listed.json()[0]["entry"]["what"], "He stood outside.");
    assert!(listed.err.contains(SAID), "{}", listed.err);
    for command in ["check", "pattern", "fingerprint"] {
        let ran = vault.run(command, &["--json"]).ended(0);
        assert!(ran.err.contains(SAID), "{command}: {}", ran.err);
    }
    let out = vault.folder.path().join("out");
    let exported = vault
        .run("export", &[OsStr::new("--out"), out.as_os_str()])
        .ended(0);
    assert!(exported.err.contains(SAID), "{}", exported.err);
    assert!(
        exported.err.contains("does not remember"),
        "{}",
        exported.err
    );
    let copy = vault.folder.path().join("copy.backup");
    vault.run("backup", &[&copy]).ended(0);
    assert_eq!(everything_in(&vault.path()), before);

    let restored = vault.folder.path().join("restored");
    let arguments = [
        OsStr::new("restore"),
        copy.as_os_str(),
        restored.as_os_str(),
        OsStr::new("--passphrase-file"),
        vault.passphrase.as_os_str(),
    ];
    run(&arguments).ended(0);
}

#[test]
fn what_writes_is_refused_in_one_sentence() {
    let vault = unwritable();
    let before = everything_in(&vault.path());
    let told = "lies where nothing can be written";
    vault
        .add(r#"{"kind":"note","words":"Another."}"#)
        .failed(4, told);
    let photo = vault.file("more.txt", b"more");
    vault.run("attach", &[&photo]).failed(4, told);
    let new = vault.file("new", b"violet kettles and seven lamps of brass\n");
    let change = [OsStr::new("--new-passphrase-file"), new.as_os_str()];
    vault.run("passphrase", &change).failed(4, told);
    assert_eq!(everything_in(&vault.path()), before);
}
