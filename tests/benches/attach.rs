//! Attaching: hash, seal, sync, read back; against `openssl dgst -sha256`, `age` and a sync.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use casebook::{Casebook, KeyCost, Passphrase, SystemTimeSource};
use catalogue::Language;
use domain::HowReceived;
use tempfile::TempDir;

use crate::machine::Machine;
use crate::rival::{forget_peak, noise, peak_mebibytes, shell};
use crate::{PASSPHRASE, Scale, compare, compare_within, median, memory_limit, timed};

pub(crate) fn vault(folder: &Path) -> Casebook {
    let passphrase = Passphrase::new(PASSPHRASE.to_owned()).expect("it is not empty");
    Casebook::create(
        folder,
        &passphrase,
        KeyCost::FLOOR,
        Box::new(SystemTimeSource),
        Language::English.words(),
    )
    .expect("a vault can be made")
}

pub(crate) fn attach(casebook: &mut Casebook, files: &[PathBuf]) {
    let came_of_it = casebook
        .attach(files, None, HowReceived::Terminal, &mut |_| {
            ControlFlow::Continue(())
        })
        .expect("the files are taken in");
    assert_eq!(
        (came_of_it.attached.len(), came_of_it.refused.len()),
        (files.len(), 0),
        "{:?}",
        came_of_it.refused
    );
}

fn key(folder: &Path) -> &'static str {
    shell(
        folder,
        "age-keygen -o key.txt && age-keygen -y key.txt > to.txt",
    );
    "-R to.txt"
}

pub(crate) fn large(scale: Scale) {
    let folder = tempfile::tempdir().expect("there is room");
    let files = made(&folder, 4, (256 << 20) / scale.part);
    let to = key(folder.path());
    let mut number = 0;
    forget_peak();
    let ours = median(scale.runs, || {
        number += 1;
        let mut casebook = vault(&folder.path().join(format!("vault-{number}")));
        timed(|| attach(&mut casebook, &files)).0
    });
    let peak = peak_mebibytes();
    let line = format!(
        "for f in file-*; do openssl dgst -sha256 $f && age {to} -o sealed $f && sync sealed && rm sealed; done"
    );
    let instead = median(scale.runs, || shell(folder.path(), &line));
    let machine = Machine::measured(folder.path(), scale);
    // Hashed and sealed once, opened and hashed again once it is on the disk and was read back from there.
    let limit = machine.limit(2.0 * machine.hash + 2.0 * machine.seal, 1 << 30, scale);
    compare_within(
        "attach 1 GiB in four files",
        ours,
        instead,
        Some(limit),
        0.55,
    );
    memory_limit("attach 1 GiB: memory", peak, 200);
}

pub(crate) fn small(scale: Scale) {
    let folder = tempfile::tempdir().expect("there is room");
    let files = made(&folder, 2000 / scale.part, 40_000);
    let to = key(folder.path());
    let mut number = 0;
    let ours = median(scale.runs, || {
        number += 1;
        let mut casebook = vault(&folder.path().join(format!("vault-{number}")));
        timed(|| attach(&mut casebook, &files)).0
    });
    let line = format!(
        "mkdir sealed && openssl dgst -sha256 file-* && for f in file-*; do age {to} -o sealed/$f $f; done && sync sealed/* sealed && rm -r sealed"
    );
    let instead = median(scale.runs, || shell(folder.path(), &line));
    compare("attach 2,000 files of 40 kB, one batch", ours, instead, 1.0);
}

fn made(folder: &TempDir, count: u64, bytes: u64) -> Vec<PathBuf> {
    let made = (0..count).map(|number| {
        let path = folder.path().join(format!("file-{number:05}"));
        noise(&path, bytes, number);
        path
    });
    made.collect()
}
