//! A disk that fails at any one operation has lost nothing that was acknowledged, and shows nothing half done as done.

use std::collections::BTreeMap;

use daybook_tests::{Figure, Promise};

use super::account::{Account, Failure};
use super::judge::Judge;
use super::player_process::{Fault, play};
use super::recorded::{self, Kind, Operation};
use super::scene::{Scene, room};
use super::script::Act;
use crate::Plan;
use crate::lanes;

/// Runs in the short form.
const FEW: u64 = 120;

/// One run: this operation of this act fails like this.
#[derive(Debug, Clone, Copy)]
struct Trial {
    act: Act,
    fault: Fault,
    at: u64,
}

#[derive(Default)]
struct Tally {
    runs: BTreeMap<Fault, u64>,
    said: u64,
    failed: u64,
    /// Runs in which a full disk kept a vault shut while a new key was being put in place, which falls short.
    shut: u64,
    wrong: Vec<String>,
}

/// Fails every operation in every way. True when nothing was lost, and nothing half done.
pub fn run(plan: Plan) -> bool {
    let scene = Scene::set();
    let (operations, mut trials, mut wrong) = trials(&scene);
    if plan.short || plan.times.is_some() {
        trials = sample(trials, plan.times.unwrap_or(FEW), plan.seed);
    }
    // Each lane gets some of every act.
    trials.sort_by_key(|trial| (trial.at % 2, trial.at));
    let tallies = lanes::share(trials.len() as u64, |_, share| {
        let mut tally = Tally::default();
        let room = room();
        for index in share {
            tally.take(&scene, room.path(), trials[index as usize]);
        }
        tally
    });
    let mut total = tallies.into_iter().fold(Tally::default(), Tally::with);
    total.wrong.append(&mut wrong);
    total.keep(plan, operations)
}

/// Plays each act once with nothing failing. Gives how many operations there are, each with each fault that it can meet,
/// and what went wrong even so.
fn trials(scene: &Scene) -> (u64, Vec<Trial>, Vec<String>) {
    let room = room();
    let above = room.path().canonicalize().expect("it was just made");
    let (mut count, mut trials, mut wrong) = (0, Vec::new(), Vec::new());
    for act in Act::ALL {
        let (place, log) = (above.join(act.name()), above.join("log"));
        let _ = std::fs::remove_file(&log);
        scene.copy_to(act, &place);
        let run = play(scene, act, &place, Some(&log), None);
        let failures = run
            .account
            .failures
            .iter()
            .map(|failure| format!("{failure:?}"));
        let judge = Judge {
            scene,
            act,
            place: place.clone(),
        };
        let found = failures.chain(run.wrong).chain(judge.judge(&run.account));
        wrong.extend(found.map(|wrong| format!("{} with a good disk: {wrong}", act.name())));
        for operation in recorded::read(&log, &place) {
            count += u64::from(operation.kind != Kind::Say);
            let meets = Fault::ALL
                .into_iter()
                .filter(|fault| can_meet(&operation, *fault));
            trials.extend(meets.map(|fault| Trial {
                act,
                fault,
                at: operation.number,
            }));
        }
    }
    (count, trials, wrong)
}

fn can_meet(operation: &Operation, fault: Fault) -> bool {
    match (fault, operation.kind) {
        (_, Kind::Say) => false,
        (Fault::Device, _) => true,
        (Fault::Full | Fault::FullFromHere, kind) => kind.needs_room(),
        (Fault::Half, kind) => kind == Kind::Write,
        (Fault::Sync, kind) => kind == Kind::Sync,
    }
}

/// So many of them, evenly spread; another seed takes others.
fn sample(trials: Vec<Trial>, count: u64, seed: u64) -> Vec<Trial> {
    let step = (trials.len() as u64 / count.max(1)).max(1);
    let first = (seed % step) as usize;
    trials
        .into_iter()
        .skip(first)
        .step_by(step as usize)
        .collect()
}

impl Tally {
    fn take(&mut self, scene: &Scene, room: &std::path::Path, trial: Trial) {
        let Trial { act, fault, at } = trial;
        let place = room.canonicalize().expect("it is there").join("place");
        scene.copy_to(act, &place);
        let run = play(scene, act, &place, None, Some((fault, at)));
        let mut wrong = run.wrong;
        wrong.extend(untrue_words(&run.account, &place));
        if let Fault::Full | Fault::FullFromHere = fault {
            let shut = shut_out(&run.account);
            match act {
                Act::NewKey => self.shut += u64::from(!shut.is_empty()),
                _ => wrong.extend(shut),
            }
        }
        let judge = Judge { scene, act, place };
        wrong.extend(judge.judge(&run.account));
        *self.runs.entry(fault).or_default() += 1;
        self.said += run.account.acknowledged;
        self.failed += run.account.failures.len() as u64;
        if !wrong.is_empty() {
            let about = format!("{}, operation {at}, {fault:?}", act.name());
            let failures = said(&run.account.failures);
            let wrong = wrong
                .iter()
                .map(|wrong| format!("{about}: {wrong}; said to have failed: {failures}"));
            self.wrong.extend(wrong);
        }
    }

    fn with(mut self, other: Self) -> Self {
        for (fault, runs) in other.runs {
            *self.runs.entry(fault).or_default() += runs;
        }
        self.said += other.said;
        self.failed += other.failed;
        self.shut += other.shut;
        self.wrong.extend(other.wrong);
        self
    }

    fn keep(&self, plan: Plan, operations: u64) -> bool {
        for wrong in &self.wrong {
            println!("{wrong}");
        }
        for (fault, runs) in &self.runs {
            println!("{fault:?}: {runs} runs");
        }
        let runs: u64 = self.runs.values().sum();
        let figure = format!(
            "{runs} runs, {} of the {operations} file operations of {} scripts, each with up to 5 kinds of fault; {} steps \
             acknowledged, {} said to have failed; {} lost or half done, \
             {} vaults that were given a new key opened only when there was room again",
            if plan.short || plan.times.is_some() {
                "some"
            } else {
                "all"
            },
            Act::ALL.len(),
            self.said,
            self.failed,
            self.wrong.len(),
            self.shut
        );
        println!("{figure}");
        Figure {
            promise: Promise::LosesNothing,
            test: if plan.short { "faults-short" } else { "faults" },
            figure,
            wanted: match plan.short {
                true => "some operations, 0 lost or half done, 0 shut".to_owned(),
                false => "all operations, 0 lost or half done, 0 shut".to_owned(),
            },
            met: self.wrong.is_empty() && self.shut == 0 && (plan.short || plan.times.is_none()),
            command: plan.command("faults"),
        }
        .keep();
        self.wrong.is_empty()
    }
}

/// What a fault must not do beside what it does to files: be told in words that give something away, or stop more than it
/// touched.
fn untrue_words(account: &Account, place: &std::path::Path) -> Vec<String> {
    let secrets = ["harbour", "tulip", "Written", "note", "step on the"];
    let gives_away = |failure: &Failure| {
        let error = &failure.error;
        error.contains(&*place.to_string_lossy())
            || secrets.iter().any(|secret| error.contains(secret))
            || longest_hexadecimal(error) >= 16
    };
    account
        .failures
        .iter()
        .filter(|failure| gives_away(failure) || failure.code.is_empty())
        .map(|failure| format!("an error gives something away: {failure:?}"))
        .collect()
}

/// A disk without room keeps nobody from opening what is on it.
fn shut_out(account: &Account) -> Vec<String> {
    // Where making one was refused, there is none to open.
    let is_shut = |failure: &&Failure| failure.step == "open" && failure.code != "not-a-vault";
    let shut = account.failures.iter().filter(is_shut);
    shut.map(|failure| format!("a full disk keeps the vault shut: {failure:?}"))
        .collect()
}

/// The steps that were said to have failed, with what was said.
fn said(failures: &[Failure]) -> String {
    let steps = failures
        .iter()
        .map(|failure| format!("{} ({})", failure.step, failure.error));
    steps.collect::<Vec<_>>().join(", ")
}

fn longest_hexadecimal(text: &str) -> usize {
    text.split(|letter: char| !letter.is_ascii_hexdigit())
        .map(str::len)
        .max()
        .unwrap_or(0)
}
