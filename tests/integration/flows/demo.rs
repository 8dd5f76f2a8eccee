//! The sample case handed over: no protected detail is in any file of the main bundle.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;

use bundle::print::InProcessPrinter;
use casebook::wire::{BundleChoice, BundleForm};
use casebook::{Casebook, KeyCost};
use catalogue::Language;
use domain::{Entry, Person, Place, Role};

use crate::sample::files_under;

#[test]
fn the_sample_bundle_tells_no_protected_address_number_or_home() {
    let folder = tempfile::tempdir().expect("there is room");
    let casebook = sample_case(&folder.path().join("vault"));
    let written = export_of(&casebook, folder.path());
    assert!(
        written.done.verified.is_good(),
        "{:?}",
        written.done.verified.findings
    );

    let protected = Protected::of(&casebook);
    assert!(
        protected.texts.len() >= 5 && !protected.places.is_empty(),
        "the sample protects something"
    );
    let bag = written
        .paths
        .police_only
        .as_deref()
        .expect("the police-only bag is made");
    let told = readable(bag);
    let found = |text: &&String| told.contains(&squeezed(text));
    assert!(
        protected.texts.iter().any(|text| found(&text)),
        "the police-only bag does tell"
    );
    for file in files_under(&written.paths.bundle) {
        let readable = readable(&file);
        for text in &protected.texts {
            assert!(
                !readable.contains(&squeezed(text)),
                "{text} stands in {}",
                file.display()
            );
        }
        if let Some(point) = point_of(&file) {
            let home = protected.places.iter().find(|place| place.holds(&point));
            assert!(
                home.is_none(),
                "{} was taken at a protected place",
                file.display()
            );
        }
    }
}

/// All of it handed over as a folder.
pub(crate) fn export_of(casebook: &Casebook, place: &Path) -> casebook::WrittenBundle {
    let out = place.join("out");
    fs::create_dir(&out).expect("a folder can be made");
    let choice = BundleChoice {
        form: BundleForm::Folder,
        ..BundleChoice::default()
    };
    let going = casebook.bundle_source().expect("the case can be taken out");
    going
        .plan(choice)
        .write(&out, &InProcessPrinter, &mut |_| ControlFlow::Continue(()))
        .expect("the bundle is written")
}

pub(crate) fn sample_case(vault: &Path) -> Casebook {
    let words = Language::English.words();
    let report = &mut |_| ControlFlow::Continue(());
    let case = sample_case::case(1, sample_case::INCIDENTS);
    case.make_vault(vault, KeyCost::FLOOR, words, report)
        .expect("the sample case is kept")
        .0
}

/// What the sample marks as protected.
struct Protected {
    texts: Vec<String>,
    places: Vec<Place>,
}

impl Protected {
    fn of(casebook: &Casebook) -> Self {
        let mut protected = Self {
            texts: Vec::new(),
            places: Vec::new(),
        };
        for standing in casebook.standings().expect("entries can be listed") {
            match standing.entry {
                Some(Entry::Person(person))
                    if person.protected && person.role != Role::OtherPerson =>
                {
                    protected.texts.extend(details(*person));
                }
                Some(Entry::Place(place)) if place.protected => {
                    protected.texts.extend(place.address.clone());
                    protected.places.push(place);
                }
                _ => {}
            }
        }
        protected
    }
}

fn details(person: Person) -> impl Iterator<Item = String> {
    person
        .numbers
        .into_iter()
        .chain(person.emails)
        .chain(person.addresses)
}

/// Everything that can be read in a file: PDFs and packed files by the tools that a recipient has.
fn readable(file: &Path) -> String {
    let told = match file.extension().and_then(|extension| extension.to_str()) {
        Some("pdf") => said(Command::new("pdftotext").arg(file).arg("-")),
        Some("xlsx") => said(Command::new("unzip").arg("-p").arg(file)),
        _ => fs::read(file).expect("a file of the bundle can be read"),
    };
    squeezed(&String::from_utf8_lossy(&told))
}

fn said(command: &mut Command) -> Vec<u8> {
    let output = command
        .output()
        .expect("the test's set-up installs this tool");
    assert!(output.status.success(), "{command:?}");
    output.stdout
}

/// Without spaces and case, so that a line break or another spelling of a number hides nothing.
pub(crate) fn squeezed(text: &str) -> String {
    let letters = text.chars().filter(|character| !character.is_whitespace());
    letters.flat_map(char::to_lowercase).collect()
}

fn point_of(file: &Path) -> Option<domain::GeoPoint> {
    let bytes = fs::read(file).ok()?;
    let name = file.file_name()?.to_string_lossy().into_owned();
    let identified = intake::identify(&bytes[..bytes.len().min(intake::HEAD_LENGTH)], &name);
    let size = bytes.len() as u64;
    intake::facts(&mut std::io::Cursor::new(bytes), size, &identified, &name).point
}
