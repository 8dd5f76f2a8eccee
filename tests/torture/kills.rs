//! A process that is killed at any moment has lost nothing that it acknowledged.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use casebook::{CaseError, Casebook, KeyCost, SystemTimeSource, Unlock, VaultError};
use catalogue::Language;
use daybook_tests::{Figure, Promise};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::json;

use crate::Plan;
use crate::lanes;
use crate::told::{Told, findings};
use crate::work::passphrase;

/// Kills that one vault lives through before the next is made: few, so that it stays small, and enough for one torn
/// end to meet the next.
const LIVES: u64 = 20;
/// The longest that a worker is left to live, in milliseconds, opening included.
const LONGEST: u64 = 600;

/// What a lane came to.
#[derive(Default)]
struct Outcome {
    kills: u64,
    acknowledged: u64,
    wrong: Vec<String>,
}

/// Kills workers and compares. True when nothing was lost.
pub fn run(plan: Plan) -> bool {
    let kills = plan.times.unwrap_or(if plan.short { 200 } else { 10_000 });
    let outcomes = lanes::share(kills, |lane, share| {
        one_lane(plan.seed + lane * 1_000_000, share.end - share.start)
    });
    let total = outcomes
        .into_iter()
        .fold(Outcome::default(), |mut sum, lane| {
            sum.kills += lane.kills;
            sum.acknowledged += lane.acknowledged;
            sum.wrong.extend(lane.wrong);
            sum
        });
    for wrong in &total.wrong {
        println!("{wrong}");
    }
    let figure = format!(
        "{} kills, {} acknowledgements, {} lost or wrong",
        total.kills,
        total.acknowledged,
        total.wrong.len()
    );
    println!("{figure}");
    Figure {
        promise: Promise::LosesNothing,
        test: if plan.short { "kills-short" } else { "kills" },
        figure,
        wanted: match plan.short {
            true => "200 kills, 0 lost or wrong".to_owned(),
            false => "10,000 kills, 0 lost or wrong".to_owned(),
        },
        met: total.wrong.is_empty() && total.kills >= if plan.short { 200 } else { 10_000 },
        command: plan.command("kills"),
    }
    .keep();
    total.wrong.is_empty()
}

fn one_lane(seed: u64, kills: u64) -> Outcome {
    let mut outcome = Outcome::default();
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    while outcome.kills < kills && outcome.wrong.is_empty() {
        let place = tempfile::tempdir().expect("there is room for a vault");
        let vault = place.path().join("vault");
        let mut told = Told::default();
        create(&vault);
        for life in 0..LIVES.min(kills - outcome.kills) {
            let mut worker = start(&vault, told.passphrases()[0], seed + outcome.kills);
            let end = killed_after(&mut worker, random.random_range(0..LONGEST));
            for line in end.said {
                told.hear(&line);
            }
            outcome.kills += 1;
            let mut wrong = compare(&vault, &mut told);
            wrong.extend(end.gave_up);
            if !wrong.is_empty() {
                let about = format!("seed {seed}, kill {}, life {life}", outcome.kills);
                outcome
                    .wrong
                    .extend(wrong.into_iter().map(|wrong| format!("{about}: {wrong}")));
                // What is left of it is worth looking at.
                println!("kept: {}", place.keep().display());
                return outcome;
            }
        }
        outcome.acknowledged += told.acknowledged;
    }
    outcome
}

/// A new vault whose key is as cheap as the format allows.
pub fn create(vault: &Path) {
    Casebook::create(
        vault,
        &passphrase(0),
        KeyCost::FLOOR,
        Box::new(SystemTimeSource),
        Language::English.words(),
    )
    .and_then(Casebook::lock)
    .expect("a vault can be made in an empty folder");
}

/// A worker on this vault.
pub fn start(vault: &Path, passphrase: u64, seed: u64) -> Child {
    let mut worker = Command::new(this_program())
        .arg("work")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("this program can be started again");
    let task = json!({ "vault": vault, "passphrase": passphrase, "seed": seed });
    let mut input = worker.stdin.take().expect("its standard input is a pipe");
    writeln!(input, "{task}").expect("the worker listens");
    worker
}

fn this_program() -> PathBuf {
    std::env::current_exe().expect("a running program has a path")
}

/// How a worker ended.
pub struct End {
    /// Every line that it said.
    pub said: Vec<String>,
    /// Why it ended before it was killed, if it did.
    pub gave_up: Option<String>,
}

/// Lets a worker live for so many milliseconds, and kills it.
pub fn killed_after(worker: &mut Child, milliseconds: u64) -> End {
    let out = worker.stdout.take().expect("its standard output is a pipe");
    let heard = thread::spawn(move || {
        BufReader::new(out)
            .lines()
            .map_while(Result::ok)
            .collect::<Vec<_>>()
    });
    thread::sleep(Duration::from_millis(milliseconds));
    let ended = worker.try_wait().expect("a worker can be asked after");
    worker.kill().expect("a worker can be killed");
    worker.wait().expect("a killed worker ends");
    let mut why = String::new();
    if let (Some(_), Some(errors)) = (ended, &mut worker.stderr) {
        let _ = errors.read_to_string(&mut why);
    }
    End {
        said: heard.join().expect("reading lines does not fail"),
        gave_up: ended.map(|status| format!("the worker gave up ({status}): {why}")),
    }
}

fn compare(vault: &Path, told: &mut Told) -> Vec<String> {
    let case = match open(vault, told) {
        Ok(case) => case,
        Err(error) => return vec![format!("the vault does not open: {error}")],
    };
    let mut wrong = told.compare(&case);
    wrong.extend(findings(&case));
    if let Err(error) = case.lock() {
        wrong.push(format!("the vault does not lock: {error}"));
    }
    wrong
}

/// Opens a vault with whichever passphrase may open it.
pub fn open(vault: &Path, told: &mut Told) -> Result<Casebook, CaseError> {
    let mut last = CaseError::Vault(VaultError::WrongPassphrase);
    for number in told.passphrases() {
        let opening = passphrase(number);
        let unlock = Unlock::Passphrase(&opening);
        match Casebook::open(
            vault,
            unlock,
            Box::new(SystemTimeSource),
            Language::English.words(),
        ) {
            Ok(case) => {
                told.settle_passphrase(number);
                return Ok(case);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}
