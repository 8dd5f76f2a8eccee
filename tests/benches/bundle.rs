//! Handing over 2 GiB: against `bagit.py` and `7zz a -mx0`, and reading it back against
//! `bagit.py --validate`; and printing 1,000 incidents.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bundle::Brought;
use casebook::wire::{BundleChoice, ProgressStage};
use casebook::{Casebook, verify_bundle};
use domain::Entry;
use job::CancelToken;
use serde_json::json;

use crate::attach::{attach, vault};
use crate::machine::Machine;
use crate::record::middle;
use crate::rival::{forget_peak, noise, peak_mebibytes, shell};
use crate::{Scale, compare, compare_within, limit, median, memory_limit, timed};

pub(crate) fn hand_over(scale: Scale) {
    large_items(scale);
    thousand_incidents(scale);
}

fn large_items(scale: Scale) {
    let folder = tempfile::tempdir().expect("there is room");
    let files = folder.path().join("files");
    std::fs::create_dir(&files).expect("a folder can be made");
    let paths: Vec<_> = (0..8)
        .map(|number| {
            let path = files.join(format!("film-{number}.bin"));
            noise(&path, (256 << 20) / scale.part, number);
            path
        })
        .collect();
    let mut casebook = vault(&folder.path().join("vault"));
    attach(&mut casebook, &paths);
    // Nobody can read noise: given as received, it is in the bundle that is verified.
    let source = casebook.bundle_source().expect("the case can be taken out");
    let seen = source.plan(BundleChoice::default()).view();
    let choice = BundleChoice {
        as_received: seen.exhibits.iter().map(|exhibit| exhibit.item).collect(),
        ..BundleChoice::default()
    };
    let runs = scale.runs.min(3);
    let (mut verifying, mut reading_back) = (Vec::new(), Vec::new());
    forget_peak();
    let writing = median(runs, || {
        let made = handed_over(&casebook, folder.path(), &choice);
        reading_back.push(made.read_back);
        let (verify, report) =
            timed(|| verify_bundle(&made.bundle, &Brought::default()).expect("the bundle opens"));
        assert!(report.is_good(), "{:?}", report.findings);
        verifying.push(verify);
        // Then everything is read back, which the others do not do.
        made.written
    });
    let peak = peak_mebibytes();
    let instead = median(runs, || {
        // What is handed over was taken in weeks ago, and neither side finds it in the system's memory.
        shell(
            folder.path(),
            "rm -rf bag bag.zip && cp -r files bag && sync && for f in bag/*; do dd if=$f iflag=nocache count=0; done",
        );
        shell(
            folder.path(),
            "bagit.py --sha256 bag && 7zz a -tzip -mx0 bag.zip bag && sync bag.zip",
        )
    });
    let (verify, read_back) = (middle(&verifying), middle(&reading_back));
    let validate = median(runs, || shell(folder.path(), "bagit.py --validate bag"));
    let machine = Machine::measured(folder.path(), scale);
    let least = machine.limit(machine.hash + machine.seal, 2 << 30, scale);
    compare_within(
        "hand over 2 GiB (before reading it back)",
        writing,
        instead,
        Some(least),
        0.45,
    );
    compare(
        "… and read back, against `--validate` too",
        read_back,
        instead + validate,
        1.0,
    );
    compare("verify 2 GiB", verify, validate, 1.0);
    memory_limit("hand over 2 GiB: memory", peak, 200);
}

/// A bundle that lies there.
pub(crate) struct Made {
    pub(crate) bundle: PathBuf,
    /// The time until it was planned and written.
    pub(crate) written: Duration,
    /// The time until it was read back, too.
    pub(crate) read_back: Duration,
}

/// Plans, writes and reads back a bundle, in place of the last one in this folder.
pub(crate) fn handed_over(casebook: &Casebook, folder: &Path, choice: &BundleChoice) -> Made {
    let out = folder.join("out");
    let _ = std::fs::remove_dir_all(&out);
    std::fs::create_dir(&out).expect("a folder can be made");
    let printer = casebook::printer(&CancelToken::default()).expect("a program knows itself");
    let begun = Instant::now();
    let mut read_back_from = None;
    let going = casebook.bundle_source().expect("the case can be taken out");
    let written = going
        .plan(choice.clone())
        .write(&out, &printer, &mut |progress| {
            if progress.stage == ProgressStage::Verifying {
                read_back_from.get_or_insert_with(|| begun.elapsed());
            }
            ControlFlow::Continue(())
        })
        .expect("the bundle is written");
    Made {
        bundle: written.paths.bundle,
        written: read_back_from.expect("it is told that it is read back"),
        read_back: begun.elapsed(),
    }
}

fn thousand_incidents(scale: Scale) {
    let folder = tempfile::tempdir().expect("there is room");
    let mut casebook = vault(&folder.path().join("vault"));
    let entries = (0..1000 / scale.part).map(|number| {
        let day = 1 + number % 28;
        let when = format!("2026-03-{day:02}T19:30:00");
        let what = format!("He was outside again, number {number}. ").repeat(4);
        Entry::from_json(json!({
            "kind": "incident", "what": what, "behaviours": ["following"],
            "when": {"earliest": when, "latest": when, "zone": "Europe/London", "precision": "minute", "basis": "memory"},
        }))
        .expect("the sample is an entry")
    });
    casebook
        .record_many(entries.collect())
        .expect("the entries are kept");
    let time = median(scale.runs.min(3), || {
        handed_over(&casebook, folder.path(), &BundleChoice::default()).read_back
    });
    limit(
        "a whole bundle of 1,000 incidents, all PDFs",
        time,
        Duration::from_secs(3),
    );
}
