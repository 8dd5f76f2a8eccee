//! What the world does to a vault that is open: a second program wants it, the computer sleeps in mid-save, its clock
//! jumps by years, its stick is pulled, a program that keeps folders in step writes underneath.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use casebook::{CaseError, Casebook, SystemTimeSource, TimeSource, Unlock, VaultError};
use catalogue::Language;
use chrono::{DateTime, TimeDelta, Utc};
use daybook_tests::{Figure, Promise};
use domain::Moment;

use crate::Plan;
use crate::kills::{create, killed_after, open, start};
use crate::told::{Told, findings};
use crate::work::{incident, passphrase};

/// Something that happens to a vault. Gives what was done, and what was lost, wrong or silent.
type Scene = (&'static str, fn(Plan) -> Came);

struct Came {
    figure: String,
    wrong: Vec<String>,
}

/// What begins the figure of something that this computer does not let a test try.
const NOT_TRIED: &str = "not tried";

const SCENES: &[Scene] = &[
    ("two-openers", two_openers),
    ("sleep-in-mid-save", sleep),
    ("clock-jumps", clock_jumps),
    ("stick-pulled", stick_pulled),
    ("synced-underneath", synced_underneath),
];

/// Plays every scene. True when nothing was lost and nothing was silent.
pub fn run(plan: Plan) -> bool {
    let mut held = true;
    for (name, play) in SCENES {
        let Came { figure, wrong } = play(plan);
        for wrong in &wrong {
            println!("{name}: {wrong}");
        }
        println!("{name}: {figure}");
        held &= wrong.is_empty();
        let met = wrong.is_empty() && !figure.starts_with(NOT_TRIED);
        Figure {
            promise: Promise::LosesNothing,
            test: name,
            figure,
            wanted: "nothing acknowledged is lost, nothing is silent".to_owned(),
            met,
            command: plan.command("world"),
        }
        .keep();
    }
    held
}

fn place() -> (tempfile::TempDir, PathBuf) {
    let place = tempfile::tempdir().expect("there is room for a vault");
    let vault = place.path().join("vault");
    (place, vault)
}

/// Opens what a worker left, and compares it with what the worker said.
fn compare(vault: &Path, told: &mut Told) -> Vec<String> {
    match open(vault, told) {
        Ok(case) => {
            let mut wrong = told.compare(&case);
            wrong.extend(findings(&case));
            wrong
        }
        Err(error) => vec![format!("the vault does not open: {error}")],
    }
}

fn open_with_first_passphrase(
    vault: &Path,
    time_source: Box<dyn TimeSource>,
) -> Result<Casebook, CaseError> {
    let opening = passphrase(0);
    Casebook::open(
        vault,
        Unlock::Passphrase(&opening),
        time_source,
        Language::English.words(),
    )
}

fn two_openers(plan: Plan) -> Came {
    let times = if plan.short { 5 } else { 50 };
    let (_place, vault) = place();
    create(&vault);
    let mut worker = start(&vault, 0, plan.seed);
    // Long enough that it has the vault.
    thread::sleep(Duration::from_millis(700));
    let mut wrong = Vec::new();
    for _ in 0..times {
        match open_with_first_passphrase(&vault, Box::new(SystemTimeSource)) {
            Err(CaseError::Vault(VaultError::Busy)) => {}
            Err(error) => wrong.push(format!("the second was refused with other words: {error}")),
            Ok(_) => wrong.push("the second got in".to_owned()),
        }
    }
    let end = killed_after(&mut worker, 300);
    let mut told = Told::default();
    end.said.iter().for_each(|line| told.hear(line));
    wrong.extend(compare(&vault, &mut told));
    wrong.extend(end.gave_up);
    Came {
        figure: format!(
            "{times} times a second program was told that the vault is open elsewhere, while the first saved {} things",
            told.acknowledged
        ),
        wrong,
    }
}

fn sleep(plan: Plan) -> Came {
    let times: u64 = if plan.short { 10 } else { 200 };
    let (_place, vault) = place();
    create(&vault);
    let mut told = Told::default();
    let mut wrong = Vec::new();
    for number in 0..times {
        let mut worker = start(&vault, told.passphrases()[0], plan.seed + number);
        for signal in ["-STOP", "-CONT", "-STOP", "-CONT"] {
            thread::sleep(Duration::from_millis(90 + number * 13 % 200));
            let sent = Command::new("kill")
                .args([signal, &worker.id().to_string()])
                .status();
            assert!(
                sent.is_ok_and(|sent| sent.success()),
                "a worker can be stopped"
            );
        }
        let end = killed_after(&mut worker, 40);
        end.said.iter().for_each(|line| told.hear(line));
        wrong.extend(compare(&vault, &mut told));
        wrong.extend(end.gave_up);
    }
    Came {
        figure: format!(
            "{} times stopped in the middle of its work and woken, {} things acknowledged",
            times * 2,
            told.acknowledged
        ),
        wrong,
    }
}

/// A clock that shows what it is told.
struct Shows(DateTime<Utc>);

impl TimeSource for Shows {
    fn now(&self) -> Moment {
        Moment::new(self.0, 0)
    }
}

fn clock_jumps(_plan: Plan) -> Came {
    const YEARS: [i64; 7] = [0, 10, 0, -10, -20, 5, 0];
    let (_place, vault) = place();
    create(&vault);
    let mut wrong = Vec::new();
    let mut expected = Vec::new();
    for (jumps, years) in YEARS.into_iter().enumerate() {
        let now = Utc::now() + TimeDelta::days(365 * years);
        let mut case = match open_with_first_passphrase(&vault, Box::new(Shows(now))) {
            Ok(case) => case,
            Err(error) => {
                wrong.push(format!(
                    "with the clock {years} years off it does not open: {error}"
                ));
                continue;
            }
        };
        match case.clock_jump() {
            Ok(told) if told.is_some() == (jumps > 0) => {}
            Ok(_) => wrong.push(format!(
                "nothing is said of a clock that is {years} years off"
            )),
            Err(error) => wrong.push(format!("what is to be said of the clock: {error}")),
        }
        let words = format!("Written with the clock {years} years off");
        match case.record(incident(&words)) {
            Ok(_) => expected.push(words),
            Err(error) => wrong.push(format!("{years} years off, it is refused: {error}")),
        }
        let finished = case
            .begin_backup()
            .map_err(|error| error.to_string())
            .and_then(|backup| {
                backup
                    .finish(&mut |_| std::ops::ControlFlow::Continue(()))
                    .map_err(|error| error.to_string())
            });
        wrong.extend(finished.err());
        if case.changed_since_backup().unwrap_or(true) {
            wrong.push(format!(
                "{years} years off, the newest backup is not taken for the newest"
            ));
        }
        wrong.extend(findings(&case));
        if case.lock().is_err() {
            wrong.push("it does not lock".to_owned());
        }
    }
    let kept = casebook::backups(&vault).map_or(0, |rows| rows.len());
    let said: Vec<_> = match open_with_first_passphrase(&vault, Box::new(SystemTimeSource)) {
        Ok(case) => case.entries(domain::EntryKind::Incident).map_or_else(
            |_| Vec::new(),
            |rows| rows.into_iter().map(|row| format!("{row:?}")).collect(),
        ),
        Err(_) => Vec::new(),
    };
    for words in &expected {
        if !said.iter().any(|row| row.contains(words)) {
            wrong.push(format!("\u{201c}{words}\u{201d} is gone"));
        }
    }
    Came {
        figure: format!(
            "{} jumps of up to 20 years, back and forth: each one said, every save taken, every one there, {kept} backups kept",
            YEARS.len() - 1
        ),
        wrong,
    }
}

/// A disk in a file, mounted.
#[cfg(target_os = "linux")]
struct Stick {
    image: PathBuf,
    at: PathBuf,
}

#[cfg(target_os = "linux")]
impl Stick {
    fn new(place: &Path) -> Option<Self> {
        let stick = Self {
            image: place.join("stick.img"),
            at: place.join("stick"),
        };
        fs::create_dir(&stick.at).ok()?;
        let image = fs::File::create(&stick.image).ok()?;
        image.set_len(256 << 20).ok()?;
        does(
            Command::new("mkfs.ext4")
                .args(["-q", "-F"])
                .arg(&stick.image),
        )?;
        stick.plug_in()?;
        Some(stick)
    }

    fn plug_in(&self) -> Option<()> {
        does(
            Command::new("mount")
                .args(["-o", "loop"])
                .arg(&self.image)
                .arg(&self.at),
        )
    }

    /// Takes it away although files on it are open.
    fn pull(&self) -> Option<()> {
        does(Command::new("umount").arg("-l").arg(&self.at))
    }
}

#[cfg(target_os = "linux")]
impl Drop for Stick {
    fn drop(&mut self) {
        while self.pull().is_some() {}
    }
}

#[cfg(target_os = "linux")]
fn does(command: &mut Command) -> Option<()> {
    let done = command.stderr(std::process::Stdio::null()).status();
    done.is_ok_and(|done| done.success()).then_some(())
}

#[cfg(target_os = "linux")]
fn stick_pulled(plan: Plan) -> Came {
    let times: u64 = if plan.short { 4 } else { 100 };
    let place = tempfile::tempdir().expect("there is room for a stick");
    let Some(stick) = Stick::new(place.path()) else {
        return Came {
            figure: format!("{NOT_TRIED}: only root may mount a disk here"),
            wrong: Vec::new(),
        };
    };
    let vault = stick.at.join("vault");
    create(&vault);
    let mut told = Told::default();
    let (mut wrong, mut gave_up) = (Vec::new(), 0);
    for number in 0..times {
        let mut worker = start(&vault, told.passphrases()[0], plan.seed + number);
        thread::sleep(Duration::from_millis(400 + number * 37 % 300));
        stick.pull().expect("a stick can be pulled");
        // It goes on for a while, as a window would that nobody closed.
        let end = killed_after(&mut worker, 300);
        gave_up += u64::from(end.gave_up.is_some());
        end.said.iter().for_each(|line| told.hear(line));
        let left: Vec<_> = fs::read_dir(&stick.at)
            .into_iter()
            .flatten()
            .flatten()
            .collect();
        if left.iter().any(|left| left.file_name() == "vault") {
            wrong.push("a vault was begun where the stick had been".to_owned());
        }
        stick.plug_in().expect("a stick can be plugged in again");
        wrong.extend(compare(&vault, &mut told));
    }
    Came {
        figure: format!(
            "{times} times pulled in the middle of the work and plugged in again: {} things acknowledged are there, \
             {gave_up} times the work was refused before it was stopped",
            told.acknowledged
        ),
        wrong,
    }
}

#[cfg(not(target_os = "linux"))]
fn stick_pulled(_plan: Plan) -> Came {
    Came {
        figure: format!("{NOT_TRIED}: needs a disk in a file, as Linux mounts it"),
        wrong: Vec::new(),
    }
}

/// How a program that keeps folders in step puts an older file in place.
#[derive(Debug, Clone, Copy)]
enum PutBack {
    /// A new file of that name.
    Replaced,
    /// The same file, with other content.
    Overwritten,
}

/// What was saved before and after is either there, or its absence is told at the next opening.
fn synced_underneath(plan: Plan) -> Came {
    let rounds: u64 = if plan.short { 1 } else { 20 };
    let (mut told_of, mut whole, mut wrong) = (0, 0, Vec::new());
    for round in 0..rounds {
        for file in ["book", "book-wal", "head", "keys"] {
            for way in [PutBack::Replaced, PutBack::Overwritten] {
                match put_back(file, way, 3 + round) {
                    Ok(true) => whole += 1,
                    Ok(false) => told_of += 1,
                    Err(silent) => wrong.push(format!("{file} {way:?}: {silent}")),
                }
            }
        }
    }
    Came {
        figure: format!(
            "{} older files put in place of open ones, replaced or overwritten: {told_of} times refused or told at the \
             next opening, {whole} times everything acknowledged was there",
            told_of + whole
        ),
        wrong,
    }
}

/// Sets the second passphrase, with a backup that it opens.
fn change_passphrase(case: &mut Casebook) -> Result<(), CaseError> {
    case.change_passphrase(&passphrase(1))?;
    let backup = case.begin_backup()?;
    backup.finish(&mut |_| std::ops::ControlFlow::Continue(()))?;
    Ok(())
}

/// With the passphrase of today. Where an older key file is in the way, a backup has the right one.
fn open_today(vault: &Path, is_changed: bool) -> Result<Casebook, CaseError> {
    if !is_changed {
        return open_with_first_passphrase(vault, Box::new(SystemTimeSource));
    }
    let today = passphrase(1);
    let unlock = Unlock::Passphrase(&today);
    match Casebook::open(
        vault,
        unlock,
        Box::new(SystemTimeSource),
        Language::English.words(),
    ) {
        Err(CaseError::Vault(VaultError::WrongPassphrase)) => {
            let newest = casebook::backups(vault)?.remove(0);
            let back = Casebook::restore_backup(
                vault,
                &newest.id,
                unlock,
                Box::new(SystemTimeSource),
                Language::English.words(),
            );
            assert!(back.is_ok(), "no backup opens with the passphrase of today");
            drop(back?);
            Err(VaultError::WrongPassphrase.into())
        }
        other => other,
    }
}

/// True when all is there, false when something was told, an error when something acknowledged is gone in silence.
fn put_back(file: &str, way: PutBack, saves: u64) -> Result<bool, String> {
    let (place, vault) = place();
    create(&vault);
    let mut case = open_with_first_passphrase(&vault, Box::new(SystemTimeSource))
        .map_err(|error| error.to_string())?;
    let save = |case: &mut Casebook, number: u64| {
        let words = format!("Saved as number {number}.");
        case.record(incident(&words)).is_ok().then_some(words)
    };
    let mut acknowledged: Vec<_> = (0..saves)
        .filter_map(|number| save(&mut case, number))
        .collect();
    let path = vault.join(file);
    let older = place.path().join("older");
    fs::copy(&path, &older).map_err(|error| error.to_string())?;
    if file == "keys" {
        change_passphrase(&mut case).map_err(|error| error.to_string())?;
    }
    acknowledged.extend((saves..2 * saves).filter_map(|number| save(&mut case, number)));
    match way {
        PutBack::Overwritten => fs::copy(&older, &path).map(|_| ()),
        PutBack::Replaced => fs::rename(&older, &path),
    }
    .map_err(|error| error.to_string())?;
    let before = acknowledged.len();
    acknowledged.extend((2 * saves..3 * saves).filter_map(|number| save(&mut case, number)));
    let refused = acknowledged.len() - before < saves as usize;
    let locked = case.lock().is_ok();
    let Ok(case) = open_today(&vault, file == "keys") else {
        return Ok(false);
    };
    let rows = case
        .entries(domain::EntryKind::Incident)
        .map_err(|error| error.to_string())?;
    let said: String = rows.iter().map(|row| format!("{row:?}")).collect();
    let gone: Vec<_> = acknowledged
        .iter()
        .filter(|words| !said.contains(*words))
        .collect();
    match gone.is_empty() {
        true => Ok(!refused && locked),
        false if !findings(&case).is_empty() => Ok(false),
        false => Err(format!("{gone:?} acknowledged, gone, and nothing said")),
    }
}
