//! Files that were being added when Daybook went.

use std::io::{BufRead, BufReader, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use casebook::wire::{Progress, UnfinishedFiles};
use casebook::{Casebook, SystemTimeSource, Unlock};
use catalogue::Language;
use domain::{EntryId, HowReceived};

use crate::sample::{PASSPHRASE, Sample, passphrase};

const VAULT: &str = "DAYBOOK_TEST_ADDING_IN";
const FILE: &str = "DAYBOOK_TEST_ADDING_FILE";
const INCIDENT: &str = "DAYBOOK_TEST_ADDING_TO";

fn unfinished(sample: &mut Sample) -> Vec<UnfinishedFiles> {
    let found = sample.case().unfinished_files();
    found.expect("they can be listed")
}

/// Not a test of its own: what the killed process does. Without its vault it has nothing to do.
#[test]
fn adds_a_file_until_it_is_killed() {
    let Some(vault) = std::env::var_os(VAULT) else {
        return;
    };
    let file = PathBuf::from(std::env::var_os(FILE).expect("a file is named"));
    let incident: EntryId = std::env::var(INCIDENT)
        .expect("an incident is named")
        .parse()
        .expect("it is an id");
    let mut case = Casebook::open(
        Path::new(&vault),
        Unlock::Passphrase(&passphrase(PASSPHRASE)),
        Box::new(SystemTimeSource),
        Language::English.words(),
    )
    .expect("the vault opens");
    let _ = case.attach(
        &[file],
        Some(incident),
        HowReceived::Chosen,
        &mut says_that_it_seals,
    );
}

fn says_that_it_seals(_: Progress) -> ControlFlow<()> {
    let mut out = std::io::stdout();
    writeln!(out, "sealing").expect("somebody listens");
    out.flush().expect("somebody listens");
    loop {
        std::thread::park();
    }
}

fn killed_while_sealing(sample: &Sample, file: &Path, incident: EntryId) {
    let mut worker = Command::new(std::env::current_exe().expect("a test knows its program"))
        .args([
            "--exact",
            "unfinished_files::adds_a_file_until_it_is_killed",
            "--nocapture",
        ])
        .env(VAULT, sample.vault_folder())
        .env(FILE, file)
        .env(INCIDENT, incident.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts again");
    let said = worker.stdout.take().expect("its output was asked for");
    let sealing = BufReader::new(said)
        .lines()
        .map_while(Result::ok)
        .any(|line| line.contains("sealing"));
    assert!(sealing, "the worker came to the sealing");
    worker.kill().expect("a child can be killed");
    worker.wait().expect("a child can be waited for");
}

#[test]
fn a_file_that_was_being_added_when_the_process_was_killed_is_named() {
    let mut sample = Sample::new();
    let incident = sample.incident("He was on the CCTV.", "2026-03-14");
    let file = sample.file("CCTV_shop.mp4", &vec![7; 3_000_000]);
    sample.lock();
    killed_while_sealing(&sample, &file, incident);
    sample.unlock();
    let [left] = unfinished(&mut sample).try_into().expect("one is named");
    let UnfinishedFiles {
        id,
        names,
        incident: meant_for,
        incident_words,
        ..
    } = left;
    assert_eq!(names, ["CCTV_shop.mp4"]);
    assert_eq!(meant_for, Some(incident));
    assert_eq!(
        incident_words.as_deref(),
        Some("14 March 2026, 19:30, from memory")
    );
    assert_eq!(sample.case().items().expect("items can be listed"), []);

    let adding = sample
        .case()
        .begin_adding_again(&id, std::slice::from_ref(&file))
        .expect("it is chosen again");
    assert_eq!(unfinished(&mut sample), [], "it is being added");
    let received = sample
        .case()
        .receiving()
        .receive(&[file], &mut |_| ControlFlow::Continue(()))
        .expect("the file is taken in");
    sample
        .case()
        .keep_added(&adding, received, HowReceived::Chosen)
        .expect("it is kept");
    let items = sample.case().items().expect("items can be listed");
    assert_eq!(items[0].incidents, [incident]);
    sample.lock();
    sample.unlock();
    assert_eq!(unfinished(&mut sample), []);
}

#[test]
fn what_was_kept_refused_stopped_or_left_is_not_named() {
    let mut sample = Sample::new();
    sample.attach("kept.txt", b"kept", None);
    let gone = sample.folder.path().join("gone.txt");
    let refused = sample
        .case()
        .attach(&[gone], None, HowReceived::Chosen, &mut |_| {
            ControlFlow::Continue(())
        });
    assert_eq!(refused.expect("it says so").refused.len(), 1);
    let film = sample.file("film.mp4", &vec![7; 3_000_000]);
    let stopped = sample
        .case()
        .attach(&[film], None, HowReceived::Chosen, &mut |_| {
            ControlFlow::Break(())
        });
    assert!(stopped.is_err());
    sample.lock();
    sample.unlock();
    assert_eq!(unfinished(&mut sample), []);

    let file = sample.file("left.txt", b"left");
    sample
        .case()
        .begin_adding(&[file], None)
        .expect("what is meant is kept");
    sample.lock();
    sample.unlock();
    let [left] = unfinished(&mut sample).try_into().expect("one is named");
    sample
        .case()
        .leave_unfinished(&left.id)
        .expect("it can be left");
    assert_eq!(unfinished(&mut sample), []);
}

#[test]
fn the_same_files_are_named_once_however_often_they_were_begun() {
    let mut sample = Sample::new();
    let file = sample.file("film.mp4", b"film");
    for _ in 0..3 {
        sample
            .case()
            .begin_adding(std::slice::from_ref(&file), None)
            .expect("what is meant is kept");
        sample.lock();
        sample.unlock();
    }
    assert_eq!(unfinished(&mut sample).len(), 1);
    sample.attach("film.mp4", b"film", None);
    assert_eq!(unfinished(&mut sample), []);
}

#[test]
fn what_was_meant_for_an_erased_incident_is_meant_for_none() {
    let mut sample = Sample::new();
    let incident = sample.incident("He was on the CCTV.", "2026-03-14");
    let file = sample.file("CCTV_shop.mp4", b"film");
    sample
        .case()
        .begin_adding(std::slice::from_ref(&file), Some(incident))
        .expect("what is meant is kept");
    sample.lock();
    sample.unlock();
    sample.case().erase(incident).expect("it is erased");
    let [left] = unfinished(&mut sample).try_into().expect("one is named");
    assert_eq!(left.incident, None);
    let again = sample
        .case()
        .begin_adding_again(&left.id, &[file])
        .expect("it is chosen again");
    let received = sample
        .case()
        .keep_added(&again, Vec::new(), HowReceived::Chosen);
    assert!(received.is_ok(), "{received:?}");
}
