//! The papers for a court, out of a case as it is kept.

use std::path::Path;
use std::process::Command;

use bundle::ByChoice;
use casebook::wire::{BundleChoice, BundleForm};

use super::{HOME, filled};

fn choice(form: BundleForm) -> BundleChoice {
    BundleChoice {
        form,
        documents: ByChoice::ALL.to_vec(),
        ..BundleChoice::default()
    }
}

/// The words of a PDF, without spaces and line ends.
fn letters(pdf: &Path) -> String {
    let out = Command::new("pdftotext")
        .arg("-raw")
        .arg(pdf)
        .arg("-")
        .output();
    let out = out.expect("pdftotext is installed").stdout;
    let text = String::from_utf8(out).expect("words are UTF-8");
    text.split_whitespace().collect()
}

fn document(bundle: &Path, document: ByChoice) -> String {
    letters(&bundle.join("data/1_documents").join(document.file_name()))
}

#[test]
fn what_is_withheld_is_certified_with_its_number_and_without_what_it_was() {
    let mut sample = filled();
    let written = sample.write_bundle("out", &choice(BundleForm::Folder));
    assert!(written.done.verified.is_good());
    let bundle = written.paths.bundle;
    let said = document(&bundle, ByChoice::RedactionCertificate);
    assert!(
        said.contains("[withheld1:aplace]Inincident1somebodycouldbefound"),
        "{said}"
    );
    assert!(!said.contains("MillLane"), "{said}");
    assert!(HOME.contains("Mill Lane"));
    let read_me = letters(&bundle.join("00_READ_ME_FIRST.pdf"));
    for document in ByChoice::ALL {
        assert!(read_me.contains(document.file_name()), "{read_me}");
    }
}

#[test]
fn documents_alone_have_every_paper_but_the_book() {
    let mut sample = filled();
    let written = sample.write_bundle("out", &choice(BundleForm::Documents));
    let names: Vec<String> = std::fs::read_dir(&written.paths.bundle)
        .expect("the folder can be listed")
        .map(|file| file.expect("it can be read").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    for document in ByChoice::ALL {
        let is_there = names.iter().any(|name| name.contains(document.file_name()));
        assert_eq!(is_there, document != ByChoice::ExhibitBook, "{names:?}");
    }
}
