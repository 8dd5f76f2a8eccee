//! When the power goes, at any moment, nothing is lost that was acknowledged before, whatever the disk had not yet
//! been made to keep.

use std::fs;
use std::path::{Path, PathBuf};

use daybook_tests::{Figure, Promise};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::account::Account;
use super::crash::{Disk, Loss};
use super::judge::Judge;
use super::player_process::{line_of, play};
use super::recorded::{self, Kind, Operation};
use super::scene::{Scene, room};
use super::script::Act;
use crate::Plan;
use crate::lanes;

/// States of the disk that are tried at each moment, on top of one for each way to lose.
const MORE_TIMES: u64 = 3;
/// States tried in the short form.
const FEW: u64 = 500;

/// What was done in one act.
struct Record {
    act: Act,
    operations: Vec<Operation>,
}

/// The power goes after so many operations of an act, with this loss.
#[derive(Debug, Clone, Copy)]
struct Cut {
    record: usize,
    after: usize,
    loss: Loss,
    seed: u64,
}

#[derive(Default)]
struct Tally {
    states: u64,
    wrong: Vec<String>,
}

/// Cuts the power at every moment. True when nothing acknowledged was lost.
pub fn run(plan: Plan) -> bool {
    let scene = Scene::set();
    let records = records(&scene);
    let moments: usize = records.iter().map(|record| record.operations.len()).sum();
    let mut cuts = cuts(&records, plan.seed);
    if plan.short || plan.times.is_some() {
        let step = (cuts.len() as u64 / plan.times.unwrap_or(FEW).max(1)).max(1);
        let first = (plan.seed % step) as usize;
        cuts = cuts
            .into_iter()
            .skip(first)
            .step_by(step as usize)
            .collect();
    }
    let tallies = lanes::share(cuts.len() as u64, |_, share| {
        let room = room();
        let place = room.path().canonicalize().expect("it was just made");
        let mut lane = Lane::new(&scene, &records, place.join("place"));
        for index in share {
            lane.take(cuts[index as usize]);
        }
        lane.tally
    });
    let mut total = Tally::default();
    for tally in tallies {
        total.states += tally.states;
        total.wrong.extend(tally.wrong);
    }
    total.keep(plan, moments)
}

/// Plays every act once and writes down what it does to the disk.
fn records(scene: &Scene) -> Vec<Record> {
    let room = room();
    let above = room.path().canonicalize().expect("it was just made");
    let play_one = |act: Act| {
        let (place, log) = (above.join(act.name()), above.join("log"));
        let _ = fs::remove_file(&log);
        scene.copy_to(act, &place);
        let run = play(scene, act, &place, Some(&log), None);
        assert!(run.wrong.is_empty(), "{:?}", run.wrong);
        assert!(
            run.account.failures.is_empty(),
            "{:?}",
            run.account.failures
        );
        Record {
            act,
            operations: recorded::read(&log, &place),
        }
    };
    Act::ALL.into_iter().map(play_one).collect()
}

/// Every moment of every act, with every loss.
fn cuts(records: &[Record], seed: u64) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for (record, Record { operations, .. }) in records.iter().enumerate() {
        for after in 0..=operations.len() {
            let more = [Loss::FromSomeMoment, Loss::Journalled, Loss::Anything];
            let more = more.into_iter().cycle().take(MORE_TIMES as usize);
            for (time, loss) in Loss::ALL.into_iter().chain(more).enumerate() {
                cuts.push(Cut {
                    record,
                    after,
                    loss,
                    seed: seed + ((after as u64) << 8) + time as u64,
                });
            }
        }
    }
    cuts
}

/// Goes through cuts in their order, so that each operation is done once.
struct Lane<'run> {
    scene: &'run Scene,
    records: &'run [Record],
    place: PathBuf,
    now: Option<Now>,
    tally: Tally,
}

/// An act as far as it has come.
struct Now {
    record: usize,
    done: usize,
    disk: Disk,
    account: Account,
    /// A line that was begun and not yet ended.
    line: String,
}

impl<'run> Lane<'run> {
    fn new(scene: &'run Scene, records: &'run [Record], place: PathBuf) -> Self {
        Self {
            scene,
            records,
            place,
            now: None,
            tally: Tally::default(),
        }
    }

    fn take(&mut self, cut: Cut) {
        let record = &self.records[cut.record];
        if self.now.as_ref().is_none_or(|now| now.record != cut.record) {
            self.now = Some(Now {
                record: cut.record,
                done: 0,
                disk: Disk::holding(self.scene.place_of(record.act)),
                account: self.scene.account(record.act),
                line: String::new(),
            });
        }
        let Some(now) = &mut self.now else { return };
        for operation in &record.operations[now.done..cut.after] {
            now.carry_out(operation);
        }
        now.done = cut.after;
        let mut account = now.account.clone();
        account.cut_short();
        let _ = fs::remove_dir_all(&self.place);
        let random = &mut ChaCha8Rng::seed_from_u64(cut.seed);
        now.disk.fall(cut.loss, random, &self.place);
        let judge = Judge {
            scene: self.scene,
            act: record.act,
            place: self.place.clone(),
        };
        let wrong = judge.judge(&account);
        self.tally.states += 1;
        let about = about(record, cut);
        let wrong = wrong.into_iter().map(|wrong| format!("{about}: {wrong}"));
        self.tally.wrong.extend(wrong);
    }
}

impl Now {
    fn carry_out(&mut self, operation: &Operation) {
        if operation.kind != Kind::Say {
            self.disk.carry_out(operation);
            return;
        }
        self.line += std::str::from_utf8(&operation.data).expect("it says text");
        while let Some((line, rest)) = self.line.split_once('\n') {
            self.account.hear(&line_of(line));
            self.line = rest.to_owned();
        }
    }
}

fn about(record: &Record, cut: Cut) -> String {
    let last = cut
        .after
        .checked_sub(1)
        .map(|last| &record.operations[last]);
    let last = last.map_or("nothing".to_owned(), |last| {
        format!("{:?} {}", last.kind, Path::display(&last.path))
    });
    format!(
        "{}, after operation {} ({last}), {:?}, seed {}",
        record.act.name(),
        cut.after,
        cut.loss,
        cut.seed
    )
}

impl Tally {
    fn keep(&self, plan: Plan, moments: usize) -> bool {
        for wrong in &self.wrong {
            println!("{wrong}");
        }
        let figure = format!(
            "{} states of the disk after a power cut, at {} of {moments} moments of {} scripts; {} lost or wrong",
            self.states,
            if plan.short || plan.times.is_some() {
                "some"
            } else {
                "each"
            },
            Act::ALL.len(),
            self.wrong.len()
        );
        println!("{figure}");
        Figure {
            promise: Promise::LosesNothing,
            test: if plan.short { "power-short" } else { "power" },
            figure,
            wanted: match plan.short {
                true => "some moments, 0 lost or wrong".to_owned(),
                false => "each moment, 8 states or more, 0 lost or wrong".to_owned(),
            },
            met: self.wrong.is_empty() && (plan.short || plan.times.is_none()),
            command: plan.command("power"),
        }
        .keep();
        self.wrong.is_empty()
    }
}
