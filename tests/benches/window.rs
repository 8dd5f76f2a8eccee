//! The window from outside, as it is shipped: how soon its lock screen stands there, and what it takes of the computer while
//! nobody does anything. `DAYBOOK_SHIPPED_WINDOW` names it, and `DAYBOOK_WINDOW_BEFORE` one that was built before, to hold it
//! against in the same run.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use daybook_tests::{Place, Screen};

use crate::attach::vault;
use crate::{Scale, compare, limit, median};

/// How often the screen is looked at.
const LOOK: Duration = Duration::from_millis(2);

/// A start that takes longer has failed.
const PATIENCE: Duration = Duration::from_secs(60);

/// A window on a screen of its own. Goes when this goes.
struct Opened {
    program: Child,
    // Goes after the program that is drawn on it.
    screen: Screen,
}

impl Drop for Opened {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Opened {
    /// Opens it over a record, and says how long it took from the start of the program until its lock screen was drawn first.
    fn over(program: &Path, place: &Place) -> (Duration, Self) {
        let screen = Screen::start();
        let pixels = screen.pixels();
        let home = place.path().join("home");
        let began = Instant::now();
        let program = Command::new(program)
            .env_clear()
            .env("PATH", env::var_os("PATH").unwrap_or_default())
            .env("DISPLAY", screen.display())
            .env("GDK_BACKEND", "x11")
            .env("GSETTINGS_BACKEND", "memory")
            .env("NO_AT_BRIDGE", "1")
            .env("HOME", &home)
            .env("XDG_RUNTIME_DIR", place.path().join("run"))
            .env("DAYBOOK_VAULT", place.vault())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the window can be started");
        let opened = Self { program, screen };
        while pixels.drawn().is_none_or(|area| pixels.is_blank(area)) {
            assert!(began.elapsed() < PATIENCE, "no words on the screen");
            thread::sleep(LOOK);
        }
        (began.elapsed(), opened)
    }

    /// The time that the program and what it started have had of a processor.
    fn worked(&self) -> Duration {
        family(self.program.id())
            .iter()
            .map(|pid| on_processor(*pid))
            .sum()
    }
}

pub(crate) fn start(scale: Scale) {
    let timed = |window: &Path| {
        let place = locked_record();
        median(scale.runs, || Opened::over(window, &place).0)
    };
    let ours = timed(&shipped());
    match before() {
        Some(before) => compare(
            "start to the lock screen's first drawing",
            ours,
            timed(&before),
            0.6,
        ),
        None => limit(
            "start to the lock screen's first drawing",
            ours,
            Duration::from_millis(1110),
        ),
    }
}

pub(crate) fn rest(scale: Scale) {
    /// Until all that a start brings about is done.
    const SETTLED: Duration = Duration::from_secs(15);
    let watched = Duration::from_secs(60 / scale.part.min(6));
    let at_rest = |window: &Path| {
        let place = locked_record();
        let (_, opened) = Opened::over(window, &place);
        opened.screen.turn_to(&opened.screen.windows()[0]);
        thread::sleep(SETTLED);
        let before = opened.worked();
        thread::sleep(watched);
        opened.worked() - before
    };
    let ours = at_rest(&shipped());
    limit(
        "a minute at rest, locked: processor time",
        ours,
        watched.mul_f64(0.003),
    );
    if let Some(before) = before() {
        compare("… against the window before", ours, at_rest(&before), 1.0);
    }
}

/// A record that is there and locked.
fn locked_record() -> Place {
    let place = Place::new();
    vault(place.vault()).lock().expect("the case locks");
    place
}

fn shipped() -> PathBuf {
    let window = env::var_os("DAYBOOK_SHIPPED_WINDOW");
    window
        .expect("DAYBOOK_SHIPPED_WINDOW names the window as it is shipped")
        .into()
}

fn before() -> Option<PathBuf> {
    env::var_os("DAYBOOK_WINDOW_BEFORE").map(PathBuf::from)
}

/// A process, what it started, what those started, and so on.
fn family(first: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .expect("the system tells its processes")
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|pid| Some((pid, parent(pid)?)))
        .collect();
    let mut family = vec![first];
    let mut at = 0;
    while let Some(one) = family.get(at).copied() {
        family.extend(
            parents
                .iter()
                .filter(|(_, parent)| *parent == one)
                .map(|(pid, _)| pid),
        );
        at += 1;
    }
    family
}

/// `PID (NAME) STATE PARENT …`
fn parent(pid: u32) -> Option<u32> {
    let status = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    status.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()
}

/// Its user's and the kernel's time, of threads that have ended too, in the ticks of `stat`: a hundredth of a second each.
fn on_processor(pid: u32) -> Duration {
    const TICK: Duration = Duration::from_millis(10);
    /// After the name: STATE is the first, `utime` the twelfth, `stime` the thirteenth.
    const TIMES: std::ops::Range<usize> = 11..13;
    let status = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let numbers = status.rsplit_once(") ").unwrap_or_default().1.split(' ');
    let ticks: u32 = numbers
        .skip(TIMES.start)
        .take(TIMES.len())
        .filter_map(|one| one.parse::<u32>().ok())
        .sum();
    TICK * ticks
}
