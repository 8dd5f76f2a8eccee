//! A process that is killed at any moment loses nothing that it said it had kept.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::common::*;

const FOLDER: &str = "VAULT_TEST_WORKED_ON";

/// Not a test of its own: what the killed process does. Without its folder it has nothing to do.
#[test]
fn works_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let mut vault = open(Path::new(&folder)).unwrap();
    let mut out = std::io::stdout();
    let begun = u32::try_from(vault.size()).unwrap();
    for number in begun.. {
        match number % 10 {
            7 => drop(attach(&mut vault, &bytes(70_000))),
            9 => vault.change_passphrase(&passphrase(WORDS), at(0)).unwrap(),
            _ => record(&mut vault, number, &format!("Saved {number}")).unwrap(),
        }
        if number % 25 == 24 {
            vault.back_up(at(number.into())).unwrap();
        }
        writeln!(out, "acknowledged {number}").unwrap();
        out.flush().unwrap();
    }
}

/// Runs the worker until it has acknowledged so much, kills it, and gives the last number it acknowledged.
fn killed_after(folder: &PathBuf, acknowledgements: usize) -> u32 {
    let mut worker = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::works_until_it_is_killed", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(worker.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let mut acknowledged = lines
        .by_ref()
        .filter_map(|line| line.strip_prefix("acknowledged ")?.parse().ok())
        .take(acknowledgements)
        .last()
        .expect("the worker acknowledges something");
    worker.kill().unwrap();
    worker.wait().unwrap();
    for line in lines {
        if let Some(number) = line.strip_prefix("acknowledged ") {
            acknowledged = number.parse().unwrap();
        }
    }
    acknowledged
}

#[test]
fn everything_acknowledged_survives_a_kill() {
    let place = place();
    create(&place).lock().unwrap();
    for acknowledgements in [1, 6, 8, 9, 13, 27, 40] {
        let acknowledged = killed_after(&place.folder, acknowledgements);
        let vault = open(&place.folder).unwrap();
        assert!(
            vault.size() > u64::from(acknowledged),
            "acknowledged {acknowledged}, found {}",
            vault.size()
        );
        for number in (0..=acknowledged).filter(|number| !matches!(number % 10, 7 | 9)) {
            assert_eq!(what(&vault, number).unwrap(), format!("Saved {number}"));
        }
        assert_eq!(check(&vault), []);
    }
}
