//! The torture of a vault, and the page that its figures make.
//!
//! Each kind of torture does to a vault what the world does (a process killed, a disk that fails, power that goes, a
//! bit that flips), opens it again, and holds it to everything that was acknowledged before. Where to begin: `work` is
//! what is done to a vault, `told` is what it said meanwhile, and each other file is one way to hurt it.
//!
//! It uses the real use cases and the real files, and is no part of Daybook.

mod damage;
#[cfg(target_os = "linux")]
mod disk;
mod kills;
mod lanes;
mod passphrase;
mod table;
mod told;
mod work;
mod world;

use std::process::ExitCode;

const USE: &str =
    "daybook-torture KIND [--short] [--seed N] [--times N], or: daybook-torture list|table";

/// Every kind of torture, as the scripts ask for them.
const KINDS: &[&str] = &[
    "kills",
    "damage",
    "world",
    "passphrase",
    #[cfg(target_os = "linux")]
    "faults",
    #[cfg(target_os = "linux")]
    "power",
];

/// How much of it.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// A sample, for every day.
    pub short: bool,
    /// Where the random choices begin; the same seed makes the same choices.
    pub seed: u64,
    /// How often, where the kind of torture counts that.
    pub times: Option<u64>,
}

impl Plan {
    /// The command that does it again.
    pub fn command(&self, kind: &str) -> String {
        let times = self
            .times
            .map_or(String::new(), |times| format!(" --times {times}"));
        match self.short {
            true if (self.seed, self.times) == (1, None) => "scripts/test torture".to_owned(),
            true => format!(
                "target/release/daybook-torture {kind} --short --seed {}{times}",
                self.seed
            ),
            false => format!("scripts/torture {kind} --seed {}{times}", self.seed),
        }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((kind, options)) = arguments.split_first() else {
        eprintln!("{USE}");
        return ExitCode::from(2);
    };
    let Some(plan) = plan(options) else {
        eprintln!("{USE}");
        return ExitCode::from(2);
    };
    let held = match kind.as_str() {
        "work" => {
            work::until_killed();
            true
        }
        "list" => {
            KINDS.iter().for_each(|kind| println!("{kind}"));
            true
        }
        "kills" => kills::run(plan),
        "world" => world::run(plan),
        "passphrase" => passphrase::run(plan),
        "damage" => damage::run(plan),
        #[cfg(target_os = "linux")]
        "act" => {
            disk::play();
            true
        }
        #[cfg(target_os = "linux")]
        "faults" => disk::faults(plan),
        #[cfg(target_os = "linux")]
        "power" => disk::power(plan),
        "table" => table::write(),
        _ => {
            eprintln!("{USE}");
            return ExitCode::from(2);
        }
    };
    match held {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

fn plan(options: &[String]) -> Option<Plan> {
    let mut plan = Plan {
        short: false,
        seed: 1,
        times: None,
    };
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match option.as_str() {
            "--short" => plan.short = true,
            "--seed" => plan.seed = options.next()?.parse().ok()?,
            "--times" => plan.times = Some(options.next()?.parse().ok()?),
            _ => return None,
        }
    }
    Some(plan)
}
