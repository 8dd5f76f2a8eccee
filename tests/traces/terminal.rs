//! The terminal, from making a vault to checking a bundle.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use daybook_tests::{Figure, Promise};

use crate::allowed::BY_THE_TERMINAL;
use crate::home::{Home, Network};
use crate::left::{Before, Left};
use crate::markers::{FOLDER, NOTE, PASSPHRASE, PERSON};

fn program() -> PathBuf {
    let test = std::env::current_exe().expect("a running program has a path");
    let programs = test
        .ancestors()
        .skip(1)
        .find(|folder| !folder.ends_with("deps"));
    programs
        .expect("programs lie in a folder")
        .join("daybook-cli")
}

/// What the terminal lists of a vault.
pub fn list(home: &Home, vault: &Path, what: &str) -> String {
    let secret = home.at(FOLDER).join("passphrase");
    fs::write(&secret, format!("{PASSPHRASE}\n")).expect("a file of the person's own");
    let mut command = Command::new(program());
    command
        .arg("list")
        .arg(vault)
        .args([what, "--json", "--passphrase-file"])
        .arg(secret);
    let said = command.output().expect("daybook-cli was built");
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
    String::from_utf8_lossy(&said.stdout).into_owned()
}

#[test]
fn the_terminal_leaves_nothing_readable() {
    let home = Home::new();
    let before = Before::now();
    let origin = home.at(FOLDER);
    fs::write(origin.join("passphrase"), format!("{PASSPHRASE}\n"))
        .expect("a file of the person's own");
    let entries = format!(
        r#"[{{"kind":"incident","what":"{NOTE}"}},{{"kind":"person","name":"{PERSON}","role":"other_person"}}]"#
    );
    fs::write(origin.join("entries.json"), entries).expect("a file of the person's own");
    let [photo, text] = ["jpg", "txt"].map(|ending| home.evidence(ending));
    let path = |path: &PathBuf| path.to_string_lossy().into_owned();
    let [vault, out, demo] =
        ["home/vault", "out/bundle", "out/demo"].map(|name| path(&home.at(name)));
    let [secret, entries] = ["passphrase", "entries.json"].map(|name| path(&origin.join(name)));
    let run = |arguments: &[&str]| {
        let mut command = home.watched(&program(), Network::AsItIs);
        command
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if !matches!(arguments[0], "verify" | "demo") {
            command.args(["--passphrase-file", &secret]);
        }
        let said = command.output().expect("strace is installed");
        assert!(
            said.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&said.stderr)
        );
        String::from_utf8_lossy(&said.stdout).into_owned()
    };
    run(&["init", &vault, "--no-recovery"]);
    run(&["add", &vault, "--json", &entries]);
    run(&["attach", &vault, &path(&photo), &path(&text)]);
    assert!(run(&["list", &vault, "incidents", "--search", NOTE]).contains(NOTE));
    run(&["export", &vault, "--out", &out]);
    let bundle = fs::read_dir(&out).expect("a bundle was written").flatten();
    let bundle = bundle
        .map(|entry| path(&entry.path()))
        .find(|path| path.contains("_evidence_"));
    run(&["verify", &bundle.expect("a bundle was written")]);
    run(&["check", &vault]);
    run(&["demo", "--out", &demo, "--incidents", "12"]);
    let left = Left::after(&home, &before, BY_THE_TERMINAL, &["out"]);
    Figure {
        promise: Promise::LeaksNothing,
        test: "traces-terminal",
        figure: format!(
            "the terminal (init, add, attach, list, export, verify, check, demo): {}; sockets: {}",
            left.in_words(BY_THE_TERMINAL),
            left.sockets()
        ),
        wanted: "no marker, no file on no list".to_owned(),
        met: left.found().is_empty() && left.seen.is_local(),
        command: "scripts/test traces".to_owned(),
    }
    .keep();
    left.is_clean(BY_THE_TERMINAL);
}
