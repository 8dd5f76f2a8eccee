//! One number an incident: the same in every document of a bundle, and in every bundle of the record.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bundle::print::InProcessPrinter;
use casebook::wire::{BundleChoice, BundleForm, ChosenEntries};
use casebook::{Casebook, KeyCost};
use catalogue::Language;
use domain::EntryId;
use serde_json::Value;

use crate::demo::squeezed;

/// What a bundle says of each incident and event: its number, and how its words begin.
type Numbered = BTreeMap<EntryId, (u64, String)>;

#[test]
fn numbers_agree_between_all_documents_bundles_and_supplements() {
    let folder = tempfile::tempdir().expect("there is room");
    let words = Language::English.words();
    let report = &mut |_| std::ops::ControlFlow::Continue(());
    let case = sample_case::case(1, sample_case::INCIDENTS);
    let made = case.make_vault(&folder.path().join("vault"), KeyCost::FLOOR, words, report);
    let (mut casebook, _, later) = made.expect("the sample case is kept");
    let whole = folder.path().join("whole");
    let size = casebook.vault().size();
    let known = said_by(&mut casebook, &whole, ChosenEntries::All);
    assert_eq!(known.len(), 119);

    later.play(&mut casebook).expect("the story goes on");
    let since = ChosenEntries::NewSince { ledger_size: size };
    let supplement = said_by(&mut casebook, &folder.path().join("supplement"), since);
    // Two are new, and two were changed.
    let new = supplement.keys().filter(|id| !known.contains_key(id));
    assert_eq!((supplement.len(), new.count()), (4, 2));

    let some: Vec<EntryId> = known.keys().copied().step_by(17).collect();
    let only = ChosenEntries::Only {
        entries: some.clone(),
    };
    let part = said_by(&mut casebook, &folder.path().join("part"), only);
    assert_eq!(part.len(), some.len());

    for (id, (number, _)) in supplement.iter().chain(&part) {
        if let Some((before, _)) = known.get(id) {
            assert_eq!(number, before, "{id}");
        }
    }
    let highest = known.values().map(|(number, _)| *number).max();
    let new = supplement.iter().filter(|(id, _)| !known.contains_key(id));
    assert!(
        new.into_iter()
            .all(|(_, (number, _))| Some(*number) > highest)
    );
}

/// Hands it over, holds every document's numbers against those of `log.json`, and gives these back.
fn said_by(casebook: &mut Casebook, out: &Path, entries: ChosenEntries) -> Numbered {
    fs::create_dir(out).expect("a folder can be made");
    let choice = BundleChoice {
        form: BundleForm::Folder,
        entries,
        ..BundleChoice::default()
    };
    let source = casebook.bundle_source().expect("the case can be taken out");
    let written = source
        .plan(choice)
        .write(out, &InProcessPrinter, &mut |_| {
            std::ops::ControlFlow::Continue(())
        })
        .expect("the bundle is written");
    casebook
        .bundle_made(&written, None)
        .expect("it is remembered");
    let bundle = written.paths.bundle;
    let log = fs::read(bundle.join("data/4_machine_readable/log.json")).expect("it is there");
    let log: Value = serde_json::from_slice(&log).expect("it is JSON");
    let numbered = numbered(&log);

    let chronology = text_of(&document(&bundle, "02_chronology.pdf"));
    for (number, begins) in numbered.values() {
        // “Incident 5.”, and “Incident 5 (struck out).”
        let heads = ["incident", "event"]
            .into_iter()
            .flat_map(|kind| [".", "("].map(|end| format!("{kind}{number}{end}")));
        let heads: Vec<String> = heads.collect();
        let cards = heads.iter().flat_map(|head| chronology.split(head).skip(1));
        let mut begun = cards.map(|card| card.chars().take(1_200).collect::<String>());
        assert!(
            begun.any(|card| card.contains(begins)),
            "{number} begins with “{begins}” in {}",
            bundle.display()
        );
    }

    let csv = bundle.join("data/4_machine_readable/chronology_for_programs.csv");
    let mut rows = csv::Reader::from_path(csv).expect("the table is there");
    let headings = rows.headers().expect("it has headings").clone();
    let entry = headings.iter().position(|heading| heading == "Entry");
    let entry = entry.expect("it names entries");
    for row in rows.records() {
        let row = row.expect("a row can be read");
        let id: EntryId = row[entry].parse().expect("an entry");
        if let Some((number, _)) = numbered.get(&id) {
            assert_eq!(row[0], number.to_string(), "{id}");
        }
    }

    // Exhibits say in which incidents they are shown; officers are sent to no number that is not here.
    let marks = marks(&log, &numbered);
    let schedule = text_of(&document(&bundle, "03_exhibit_schedule.pdf"));
    for (mark, numbers) in marks {
        let mark = squeezed(&mark);
        let mut rows = schedule.split(&mark).skip(1);
        let wanted = format!("incidents:{numbers}");
        assert!(
            rows.any(|row| row.chars().take(400).collect::<String>().contains(&wanted)),
            "{mark}: {numbers} in {}",
            bundle.display()
        );
    }
    numbered
}

fn numbered(log: &Value) -> Numbered {
    entries(log)
        .filter_map(|entry| {
            let what = entry["entry"]["what"].as_str()?;
            let begins: String = squeezed(what).chars().take(20).collect();
            let id = entry["id"].as_str()?.parse().ok()?;
            Some((id, (entry["number"].as_u64()?, begins)))
        })
        .collect()
}

/// The numbers of the incidents and events that show an exhibit, in order, as the schedule says them.
fn marks(log: &Value, numbered: &Numbered) -> BTreeMap<String, String> {
    let mut shown: BTreeMap<EntryId, Vec<u64>> = BTreeMap::new();
    for entry in entries(log) {
        let id: Option<EntryId> = entry["id"].as_str().and_then(|id| id.parse().ok());
        let Some((number, _)) = id.and_then(|id| numbered.get(&id)) else {
            continue;
        };
        for item in entry["entry"]["evidence"].as_array().into_iter().flatten() {
            let item: Option<EntryId> = item.as_str().and_then(|id| id.parse().ok());
            shown
                .entry(item.expect("an item"))
                .or_default()
                .push(*number);
        }
    }
    let marked = entries(log).filter_map(|entry| {
        let mark = entry["entry"]["exhibit"].as_str()?.to_owned();
        let id: EntryId = entry["id"].as_str()?.parse().ok()?;
        let mut numbers = shown.get(&id)?.clone();
        numbers.sort_unstable();
        let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
        Some((mark, numbers.join(",")))
    });
    marked.collect()
}

fn entries(log: &Value) -> impl Iterator<Item = &Value> {
    log["entries"].as_array().into_iter().flatten()
}

fn document(bundle: &Path, name: &str) -> PathBuf {
    bundle.join("data/1_documents").join(name)
}

fn text_of(document: &Path) -> String {
    let output = Command::new("pdftotext").arg(document).arg("-").output();
    let output = output.expect("the test's set-up installs this tool");
    assert!(output.status.success(), "{}", document.display());
    squeezed(&String::from_utf8_lossy(&output.stdout))
}
