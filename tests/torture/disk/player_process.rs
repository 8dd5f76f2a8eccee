//! A process that plays an act on the disk that fails.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::account::Account;
use super::scene::Scene;
use super::script::Act;

/// How an operation fails, as the disk that fails is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The device does not answer.
    Device,
    /// There is no room for this.
    Full,
    /// There is no room from here on.
    FullFromHere,
    /// Half of it is written, and then there is no room.
    Half,
    /// What was written cannot be made durable.
    Sync,
}

impl Fault {
    pub const ALL: [Self; 5] = [
        Self::Device,
        Self::Full,
        Self::FullFromHere,
        Self::Half,
        Self::Sync,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Full | Self::FullFromHere => "full",
            Self::Half => "half",
            Self::Sync => "sync",
        }
    }
}

/// How a run ended.
pub struct Run {
    /// What was said, on top of what was said of the scene.
    pub account: Account,
    /// What is wrong with the process itself.
    pub wrong: Vec<String>,
}

/// Plays an act in a place, writes down what is done to the disk, and lets one operation fail.
pub fn play(
    scene: &Scene,
    act: Act,
    place: &Path,
    log: Option<&Path>,
    fault: Option<(Fault, u64)>,
) -> Run {
    let this = std::env::current_exe().expect("a running program has a path");
    let mut command = Command::new(&this);
    command
        .arg("act")
        .env("LD_PRELOAD", disk_that_fails(&this))
        .env("DAYBOOK_DISK_FOLDER", place)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if let Some(log) = log {
        command.env("DAYBOOK_DISK_LOG", log);
    }
    if let Some((fault, at)) = fault {
        command.env("DAYBOOK_DISK_FAULT", fault.name());
        command.env("DAYBOOK_DISK_FAULT_AT", at.to_string());
        if fault == Fault::FullFromHere {
            command.env("DAYBOOK_DISK_FAULT_LASTS", "1");
        }
    }
    let mut player = command.spawn().expect("this program can be started again");
    let task = json!({
        "act": act.name(),
        "place": place,
        "sources": scene.sources,
        "backup": scene.backup,
    });
    let mut input = player.stdin.take().expect("its standard input is a pipe");
    writeln!(input, "{task}").expect("the player listens");
    drop(input);
    let (mut said, mut errors) = (String::new(), String::new());
    // What it says on standard error is little, and is read once it has ended.
    let mut out = player.stdout.take().expect("its standard output is a pipe");
    out.read_to_string(&mut said).expect("it says text");
    let mut out = player.stderr.take().expect("its standard error is a pipe");
    out.read_to_string(&mut errors).expect("it says text");
    let ended = player.wait().expect("a player ends");
    let mut account = scene.account(act);
    for line in said.lines() {
        account.hear(&line_of(line));
    }
    let mut wrong = Vec::new();
    if !ended.success() || !account.ended {
        wrong.push(format!("the program stopped ({ended}): {errors}"));
    }
    // A ZIP that is given up says so there, in words that tell nothing.
    let complaints = errors.replace("ZipWriter::drop: failed to finalize archive", "");
    if complaints.contains("panicked") || complaints.len() > 200 {
        wrong.push(format!("the program said on standard error: {errors}"));
    }
    Run { account, wrong }
}

pub fn line_of(line: &str) -> Value {
    serde_json::from_str(line).expect("each line is JSON")
}

/// Built beside this program.
fn disk_that_fails(this: &Path) -> PathBuf {
    let built = this.with_file_name("libdaybook_faults.so");
    assert!(
        built.is_file(),
        "{} is not there; build the package daybook-faults",
        built.display()
    );
    built
}
