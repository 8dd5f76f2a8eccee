//! How long a change of the passphrase takes, in a vault that holds nothing and in one that holds much.

use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use casebook::{Casebook, KeyCost, SystemTimeSource};
use catalogue::Language;
use daybook_tests::{Figure, Promise};
use domain::HowReceived;

use crate::Plan;
use crate::work::{incident, passphrase};

/// How much longer it may take in the vault that holds much.
const WANTED: f64 = 1.25;

/// What the full vault holds.
#[derive(Clone, Copy)]
struct Much {
    entries: usize,
    evidence: u64,
}

/// Changes both in turn, so that whatever else the computer does meets both. True when it takes as long in either.
pub fn run(plan: Plan) -> bool {
    let much = match plan.short {
        true => Much {
            entries: 2_000,
            evidence: 64 << 20,
        },
        false => Much {
            entries: 100_000,
            evidence: 4 << 30,
        },
    };
    let times = plan.times.unwrap_or(if plan.short { 7 } else { 31 });
    let place = tempfile::tempdir().expect("there is room for two vaults");
    let mut empty = create(place.path().join("empty"));
    let mut full = create(place.path().join("full"));
    fill(&mut full, place.path(), much);
    let (mut of_empty, mut of_full) = (Vec::new(), Vec::new());
    for number in 0..times {
        of_empty.push(change(&mut empty, number));
        of_full.push(change(&mut full, number));
    }
    let (empty, full) = (median(of_empty), median(of_full));
    let ratio = full.as_secs_f64() / empty.as_secs_f64();
    let figure = format!(
        "{times} changes each: {} ms (median) in an empty vault, {} ms in one with {} entries and {} MiB of evidence, {ratio:.2} \
         times as long",
        empty.as_millis(),
        full.as_millis(),
        much.entries,
        much.evidence >> 20
    );
    println!("{figure}");
    Figure {
        promise: Promise::LosesNothing,
        test: match plan.short {
            true => "passphrase-change-short",
            false => "passphrase-change",
        },
        figure,
        wanted: format!("the same time, whatever the vault holds (up to {WANTED} times as long)"),
        met: ratio <= WANTED,
        command: plan.command("passphrase"),
    }
    .keep();
    ratio <= WANTED
}

fn create(vault: PathBuf) -> Casebook {
    let cost = KeyCost::FLOOR;
    Casebook::create(
        &vault,
        &passphrase(0),
        cost,
        Box::new(SystemTimeSource),
        Language::English.words(),
    )
    .expect("a vault can be made")
}

fn fill(case: &mut Casebook, place: &Path, much: Much) {
    const AT_A_TIME: usize = 1_000;
    for from in (0..much.entries).step_by(AT_A_TIME) {
        let to = much.entries.min(from + AT_A_TIME);
        let entries =
            (from..to).map(|number| incident(&format!("He was there again, the {number}th time.")));
        case.record_many(entries.collect())
            .expect("entries are kept");
    }
    let film = place.join("film.bin");
    let file = File::create(&film).expect("a file can be made");
    file.set_len(much.evidence).expect("a file can be long");
    let on = &mut |_| ControlFlow::Continue(());
    let attached = case.attach(std::slice::from_ref(&film), None, HowReceived::Chosen, on);
    assert_eq!(attached.expect("the film is kept").attached.len(), 1);
    fs::remove_file(film).expect("the film can be removed");
}

fn change(case: &mut Casebook, number: u64) -> Duration {
    let began = Instant::now();
    case.change_passphrase(&passphrase(number + 1))
        .expect("the passphrase is changed");
    began.elapsed()
}

fn median(mut taken: Vec<Duration>) -> Duration {
    taken.sort();
    taken[taken.len() / 2]
}
