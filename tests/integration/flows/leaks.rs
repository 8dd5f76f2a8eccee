//! Nothing readable on disk: open, locked, after a killed process, after an erasure.

use std::ops::ControlFlow;
use std::process::{Command, Stdio};

use catalogue::Language;
use serde_json::json;

use crate::sample::{Sample, files_with};

const MARKER: &str = "zweihundertfuenfzigtausendundeins";

#[test]
fn no_word_is_readable_while_open_nor_after_locking() {
    let mut sample = Sample::new();
    let incident = sample.incident(&format!("He said {MARKER} to me."), "2026-03-14");
    sample.attach("note.txt", MARKER.as_bytes(), Some(incident));
    std::fs::remove_file(sample.folder.path().join("note.txt")).expect("the original goes");
    sample
        .case()
        .save_draft("quick", MARKER)
        .expect("the draft is kept");
    assert_eq!(
        files_with(sample.folder.path(), MARKER),
        Vec::<std::path::PathBuf>::new()
    );
    sample.lock();
    assert_eq!(
        files_with(sample.folder.path(), MARKER),
        Vec::<std::path::PathBuf>::new()
    );
}

#[test]
fn an_erased_word_is_nowhere_backups_included() {
    let mut sample = Sample::new();
    let id = sample.record(json!({"kind": "incident", "what": format!("About {MARKER}.")}));
    sample.incident("This one stays.", "2026-03-14");
    let plan = sample.case().erase_plan(id).expect("a plan can be made");
    assert_eq!(plan.revisions, 1);
    sample.case().erase(id).expect("it is erased");
    let view = sample.case().entry(id).expect("its place is still there");
    assert!(view.entry.is_none() && view.revisions.is_empty() && view.erased_words.is_some());
    let again = sample
        .case()
        .check(&mut |_| ControlFlow::Continue(()))
        .expect("the check can be made");
    assert_eq!(again.findings, []);
    // What is encrypted cannot be searched from outside; the store itself must not know the word.
    let vault = sample.case().vault();
    let dump: String = vault
        .read()
        .prepare("SELECT fields FROM bodies")
        .and_then(|mut rows| rows.query_map([], |row| row.get::<_, String>(0))?.collect())
        .map(|rows: Vec<String>| rows.concat())
        .expect("bodies can be read");
    assert!(!dump.contains(MARKER));
    assert!(dump.contains("This one stays."));
}

/// The same program again, as a child that writes and is killed.
#[test]
fn what_a_killed_process_said_was_saved_is_there_and_unreadable_outside() {
    const FOLDER: &str = "DAYBOOK_TEST_KILLED_IN";
    if let Some(folder) = std::env::var_os(FOLDER) {
        write_until_killed(folder.as_ref());
    }
    let folder = tempfile::tempdir().expect("there is room for a vault");
    let mut child = Command::new(std::env::current_exe().expect("a test knows its program"))
        .args([
            "--exact",
            "leaks::what_a_killed_process_said_was_saved_is_there_and_unreadable_outside",
        ])
        .arg("--nocapture")
        .env(FOLDER, folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts again");
    let said = child.stdout.take().expect("its output was asked for");
    let saved = std::io::BufRead::lines(std::io::BufReader::new(said))
        .map_while(Result::ok)
        .filter(|line| line.contains("saved "))
        .nth(20)
        .expect("it saves more than twenty entries");
    child.kill().expect("a child can be killed");
    child.wait().expect("a child can be waited for");
    assert_eq!(
        files_with(folder.path(), MARKER),
        Vec::<std::path::PathBuf>::new()
    );
    let number: u64 = saved
        .rsplit(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .expect("a number was said");
    let opened = casebook::Casebook::open(
        &folder.path().join("vault"),
        casebook::Unlock::Passphrase(&crate::sample::passphrase(crate::sample::PASSPHRASE)),
        Box::new(casebook::SystemTimeSource),
        Language::English.words(),
    )
    .expect("the vault opens after a kill");
    let kept = opened.standings().expect("entries can be listed").len() as u64;
    assert!(
        kept > number,
        "{kept} entries, but number {number} was acknowledged"
    );
}

fn write_until_killed(folder: &std::path::Path) -> ! {
    let mut casebook = casebook::Casebook::create(
        &folder.join("vault"),
        &crate::sample::passphrase(crate::sample::PASSPHRASE),
        casebook::KeyCost::FLOOR,
        Box::new(casebook::SystemTimeSource),
        Language::English.words(),
    )
    .expect("a vault can be made");
    for number in 0_u64.. {
        let entry =
            crate::sample::entry(json!({"kind": "incident", "what": format!("{MARKER} {number}")}));
        casebook.record(entry).expect("the entry is kept");
        println!("saved {number}");
    }
    unreachable!("the parent kills this process")
}
