//! A printed document, and how it is looked at.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bundle::print::{
    ExhibitTexts, InProcessPrinter, LaidOut, PAGES_OF_A_VOLUME, PrintError, PrintJob, Printed,
    Printer, Volume, VolumePrinter, exhibit_book, laid_out,
};
use serde_json::json;

use crate::print_case::{self, MadeCase};

pub(crate) struct Paper {
    pub(crate) printed: Printed,
    pub(crate) pdf: Vec<u8>,
}

pub(crate) fn print(job: &PrintJob) -> Paper {
    let mut pdf = Vec::new();
    let mut picture = |_| Some(print_case::jpeg());
    let printed = InProcessPrinter.print(job, &mut picture, &mut pdf).unwrap();
    Paper { printed, pdf }
}

/// The book of exhibits in volumes of at most so many pages.
pub(crate) fn volumes(made: &MadeCase, texts: ExhibitTexts, most: usize) -> Vec<(PrintJob, Paper)> {
    let mut volumes = Volumes(Vec::new());
    let book = exhibit_book(&made.input(), texts);
    let printed = book.print(most, &mut volumes).unwrap();
    let kept: Vec<&Printed> = volumes.0.iter().map(|(_, paper)| &paper.printed).collect();
    assert_eq!(printed.iter().collect::<Vec<_>>(), kept);
    volumes.0
}

/// The whole of it, where that is one volume.
pub(crate) fn book(made: &MadeCase, texts: ExhibitTexts) -> (PrintJob, Paper) {
    let mut volumes = volumes(made, texts, PAGES_OF_A_VOLUME);
    assert_eq!(volumes.len(), 1);
    volumes.remove(0)
}

struct Volumes(Vec<(PrintJob, Paper)>);

impl VolumePrinter for Volumes {
    type Fault = PrintError;

    fn lay_out(&mut self, job: &PrintJob) -> Result<LaidOut, PrintError> {
        laid_out(&InProcessPrinter, job, &mut |_| Some(print_case::jpeg()))
    }

    fn print_unless_too_long(&mut self, job: &PrintJob) -> Result<Volume, PrintError> {
        match self.print(job, 1, 1) {
            Ok(printed) => Ok(Volume::Printed(printed)),
            Err(PrintError::TooLong(found)) => Ok(Volume::TooLong(found)),
            Err(fault) => Err(fault),
        }
    }

    fn print(&mut self, job: &PrintJob, volume: usize, _: usize) -> Result<Printed, PrintError> {
        let mut pdf = Vec::new();
        let mut picture = |_| Some(print_case::jpeg());
        let printed = InProcessPrinter.print(job, &mut picture, &mut pdf)?;
        assert_eq!(self.0.len() + 1, volume);
        let paper = Paper {
            printed: printed.clone(),
            pdf,
        };
        self.0.push((job.clone(), paper));
        Ok(printed)
    }
}

impl Paper {
    pub(crate) fn saved(&self, folder: &Path) -> PathBuf {
        let path = folder.join("printed.pdf");
        fs::write(&path, &self.pdf).unwrap();
        path
    }

    pub(crate) fn seen_by(&self, program: &str, arguments: &[&str]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = self.saved(folder.path());
        let out = Command::new(program)
            .args(arguments.iter().take_while(|one| **one != "-"))
            .arg(&path)
            .args(arguments.iter().skip_while(|one| **one != "-"))
            .output()
            .unwrap_or_else(|fault| panic!("{program}: {fault}"));
        let (said, failed) = (out.stdout, out.stderr);
        assert!(
            out.status.success(),
            "{program}: {}",
            String::from_utf8_lossy(&failed)
        );
        String::from_utf8_lossy(&said).into_owned()
    }

    pub(crate) fn text(&self) -> String {
        self.seen_by("pdftotext", &["-layout", "-"])
    }

    /// Without line ends and spaces, which depend on the layout.
    pub(crate) fn letters(&self) -> String {
        letters(&self.seen_by("pdftotext", &["-raw", "-"]))
    }
}

pub(crate) fn letters(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}

/// A case of one incident with these words.
pub(crate) fn only(what: &str) -> MadeCase {
    let mut made = print_case::made(0);
    let entry = json!({"kind": "incident", "what": what, "exact_words": [{"words": what}]});
    made.case.entries = vec![print_case::kept(2000, 1, entry)];
    made
}
