//! Speed and memory, against what a person would use instead: the same files, the same run, the
//! median of several. `scripts/bench` builds and runs this; names of benches as arguments run only
//! those, `--small` takes a tenth of everything, to see that it works, and `--part=20` a twentieth.
//!
//! The yardstick is fixed by what it is held against. What misses is printed as it is. Beside it stands what no program could
//! go below on this machine (`machine`).

mod attach;
mod bundle;
mod clean_copies;
mod exhibit_book;
mod holding;
mod machine;
mod record;
mod rival;
#[cfg(target_os = "linux")]
mod steered;
mod timeline;
#[cfg(target_os = "linux")]
mod window;

use std::time::{Duration, Instant};

/// How much of everything.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    /// Divides sizes and counts.
    pub(crate) part: u64,
    /// How often each thing is timed.
    pub(crate) runs: usize,
}

/// Opens the records of the benches.
pub(crate) const PASSPHRASE: &str = "a bench has nothing to hide";

type Bench = fn(Scale);

const BENCHES: &[(&str, Bench)] = &[
    ("attach-large", attach::large),
    ("attach-small", attach::small),
    ("record", record::record),
    ("record-many", record::record_many),
    ("holding", holding::holding),
    ("timeline", timeline::timeline),
    ("hand-over", bundle::hand_over),
    ("clean-copies", clean_copies::clean_copies),
    ("exhibit-book", exhibit_book::exhibit_book),
    #[cfg(target_os = "linux")]
    ("start", window::start),
    #[cfg(target_os = "linux")]
    ("rest", window::rest),
    #[cfg(target_os = "linux")]
    ("first-note", steered::first_note),
    #[cfg(target_os = "linux")]
    ("scroll", steered::scroll),
];

fn main() {
    casebook::serve_if_asked();
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let scale = match part(&wanted) {
        1 => Scale { part: 1, runs: 5 },
        part => Scale { part, runs: 3 },
    };
    let named: Vec<&String> = wanted
        .iter()
        .filter(|word| !word.starts_with("--"))
        .collect();
    let [what, ours, instead] = ["what", "Daybook", "instead"];
    println!("{what:<44} {ours:>12} {instead:>12}    ratio  machine  target");
    for (name, bench) in BENCHES {
        if named.is_empty() || named.iter().any(|wanted| wanted == name) {
            bench(scale);
        }
    }
}

/// Which part of everything is wanted: all of it, a tenth, or what is said.
fn part(words: &[String]) -> u64 {
    let said = words.iter().find_map(|word| word.strip_prefix("--part="));
    match said {
        Some(said) => said.parse().expect("a part is a number from 1 on"),
        None if words.iter().any(|word| word == "--small") => 10,
        None => 1,
    }
}

/// Runs something several times and gives the median time.
pub(crate) fn median(runs: usize, mut work: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..runs.max(1)).map(|_| work()).collect();
    times.sort();
    times[times.len() / 2]
}

pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let began = Instant::now();
    let value = work();
    (began.elapsed(), value)
}

/// One line of the table: ours, theirs, and the target for their ratio.
pub(crate) fn compare(what: &str, ours: Duration, instead: Duration, target: f64) {
    compare_within(what, ours, instead, None, target);
}

/// The same, with what the machine itself needs for the work: its ratio is the lowest that could be met here.
pub(crate) fn compare_within(
    what: &str,
    ours: Duration,
    instead: Duration,
    machine: Option<Duration>,
    target: f64,
) {
    let over = |time: Duration| time.as_secs_f64() / instead.as_secs_f64();
    let ratio = over(ours);
    let verdict = if ratio <= target { "met" } else { "MISSED" };
    let machine = machine.map_or(String::new(), |machine| format!("{:.2}", over(machine)));
    println!(
        "{what:<44} {:>12} {:>12} {ratio:>8.2} {machine:>8}  at most {target}: {verdict}",
        seconds(ours),
        seconds(instead)
    );
}

/// One line of the table: ours against a limit.
pub(crate) fn limit(what: &str, ours: Duration, target: Duration) {
    against(what, &seconds(ours), &seconds(target), ours <= target);
}

/// One line of the table: a time of ours that is held against nothing.
pub(crate) fn told(what: &str, ours: Duration) {
    println!("{what:<44} {:>12}", seconds(ours));
}

/// One line of the table: memory against a limit, in MiB.
pub(crate) fn memory_limit(what: &str, mebibytes: u64, target: u64) {
    let said = |mebibytes: u64| format!("{mebibytes} MiB");
    against(what, &said(mebibytes), &said(target), mebibytes <= target);
}

fn against(what: &str, ours: &str, target: &str, met: bool) {
    let verdict = if met { "met" } else { "MISSED" };
    let gap = "";
    println!("{what:<44} {ours:>12} {gap:>30}  at most {target}: {verdict}");
}

fn seconds(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1000.0;
    if milliseconds < 1000.0 {
        format!("{milliseconds:.2} ms")
    } else {
        format!("{:.2} s", milliseconds / 1000.0)
    }
}
