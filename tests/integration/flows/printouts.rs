//! One incident, or the two pages, saved as a PDF to print.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

use bundle::print::{InProcessPrinter, Pictures};
use bundle::{PrintError, PrintJob, Printed, Printer};
use casebook::CaseError;
use casebook::wire::{Kept, Printout, PrintoutChoice, PrintoutView};
use domain::EntryId;
use serde_json::json;

use crate::sample::{Sample, files_under};

const HOME: &str = "14 Mill Lane";
const NUMBER: &str = "07700 900999";

fn filled() -> (Sample, EntryId) {
    let mut sample = Sample::new();
    sample.protected_home(HOME);
    sample.record(json!({"kind": "report", "to": "police", "reference": "01/234567/26"}));
    sample.incident("Another day, another call.", "2026-03-13");
    let what = format!("He stood outside {HOME} and rang from {NUMBER}.");
    let incident = sample.incident(&what, "2026-03-14");
    (sample, incident)
}

fn of(id: EntryId, protected: bool) -> PrintoutChoice {
    PrintoutChoice {
        printout: Printout::Incident { id },
        protected,
    }
}

fn folder(sample: &Sample) -> PathBuf {
    let folder = sample.folder.path().join("chosen");
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

fn save(
    sample: &mut Sample,
    choice: &PrintoutChoice,
    printer: &dyn Printer,
    told: ControlFlow<()>,
) -> Result<(Kept, PathBuf), CaseError> {
    let folder = folder(sample);
    let going = sample.case().bundle_source()?;
    going.save_printout(choice, &folder, printer, &mut |_| told)
}

fn saved(sample: &mut Sample, choice: &PrintoutChoice) -> (Kept, PathBuf) {
    let saved = save(sample, choice, &InProcessPrinter, ControlFlow::Continue(()));
    saved.expect("the printout is saved")
}

fn text(pdf: &Path) -> String {
    let out = Command::new("pdftotext").arg(pdf).arg("-").output();
    let out = out.expect("pdftotext is installed");
    // A line may end anywhere.
    String::from_utf8_lossy(&out.stdout)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn texts(view: &[casebook::wire::PrintoutDetail]) -> Vec<&str> {
    view.iter().map(|detail| detail.text.as_str()).collect()
}

fn view(sample: &mut Sample, choice: &PrintoutChoice) -> PrintoutView {
    let going = sample
        .case()
        .bundle_source()
        .expect("the case can be taken out");
    going.printout(choice).expect("there is such an incident")
}

#[test]
fn one_incident_is_one_whole_file_for_its_owner_alone() {
    let (mut sample, incident) = filled();
    let (kept, path) = saved(&mut sample, &of(incident, false));
    assert_eq!(files_under(&folder(&sample)), std::slice::from_ref(&path));
    assert!(kept.file_name.starts_with("pages_"), "{}", kept.file_name);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let text = text(&path);
    assert!(text.contains("He stood outside"), "{text}");
    assert!(!text.contains("Another day"), "{text}");
    let (_, second) = saved(&mut sample, &of(incident, false));
    assert_ne!(second, path, "nothing is written over");
}

#[test]
fn what_is_protected_is_withheld_unless_the_person_says_otherwise_and_both_are_told_first() {
    let (mut sample, incident) = filled();
    let told = view(&mut sample, &of(incident, false));
    assert_eq!(texts(&told.withheld), [HOME]);
    assert_eq!(texts(&told.readable), [NUMBER]);
    let (_, path) = saved(&mut sample, &of(incident, false));
    let withheld = text(&path);
    assert!(
        !withheld.contains(HOME) && withheld.contains(NUMBER),
        "{withheld}"
    );
    let told = view(&mut sample, &of(incident, true));
    assert_eq!(texts(&told.withheld), Vec::<&str>::new());
    assert_eq!(texts(&told.readable), [HOME, NUMBER]);
    let (_, path) = saved(&mut sample, &of(incident, true));
    assert!(text(&path).contains(HOME));
}

#[test]
fn the_two_pages_are_printed_by_themselves() {
    let (mut sample, _) = filled();
    let choice = PrintoutChoice {
        printout: Printout::ForTheOfficer,
        protected: false,
    };
    assert_eq!(texts(&view(&mut sample, &choice).withheld), [HOME]);
    let (_, path) = saved(&mut sample, &choice);
    let text = text(&path);
    assert!(
        text.contains("01/234567/26") && !text.contains(HOME),
        "{text}"
    );
}

#[test]
fn stopped_or_failed_it_leaves_nothing() {
    /// Begins to write, and fails.
    struct Breaking(fn() -> PrintError);
    impl Printer for Breaking {
        fn print(
            &self,
            _: &PrintJob,
            _: &mut Pictures<'_>,
            out: &mut dyn Write,
        ) -> Result<Printed, PrintError> {
            out.write_all(b"%PDF-1.7")?;
            Err((self.0)())
        }
    }
    let (mut sample, incident) = filled();
    let choice = of(incident, false);
    let stopped = save(
        &mut sample,
        &choice,
        &InProcessPrinter,
        ControlFlow::Break(()),
    );
    assert!(matches!(stopped, Err(CaseError::Cancelled)), "{stopped:?}");
    let go_on = ControlFlow::Continue(());
    let stopped = save(
        &mut sample,
        &choice,
        &Breaking(|| PrintError::Stopped),
        go_on,
    );
    assert!(matches!(stopped, Err(CaseError::Cancelled)), "{stopped:?}");
    let failed = save(&mut sample, &choice, &Breaking(|| PrintError::Ended), go_on);
    assert!(matches!(failed, Err(CaseError::Bundle(_))), "{failed:?}");
    assert_eq!(files_under(&folder(&sample)), Vec::<PathBuf>::new());
}

#[test]
fn an_incident_that_is_not_there_is_not_printed() {
    let (mut sample, _) = filled();
    let other = sample.record(json!({"kind": "note", "words": "Only for myself."}));
    let going = sample
        .case()
        .bundle_source()
        .expect("the case can be taken out");
    let refused = going.printout(&of(other, false));
    assert!(
        matches!(refused, Err(CaseError::NoSuchEntry(id)) if id == other),
        "{refused:?}"
    );
}

#[test]
fn the_two_pages_tell_of_six_months_once_and_of_no_day_that_ends_them() {
    let mut sample = Sample::new();
    sample.record(json!({
        "kind": "incident",
        "what": "He came in the night.",
        "when": {
            "earliest": "2026-03-31T22:00:00",
            "latest": "2026-04-01T06:00:00",
            "zone": "Europe/London",
            "precision": "part_of_day",
            "part_of_day": "night",
            "basis": "memory",
        },
    }));
    let pages = PrintoutChoice {
        printout: Printout::ForTheOfficer,
        protected: false,
    };
    let text = text(&saved(&mut sample, &pages).1);
    assert_eq!(text.matches("six months").count(), 1, "{text}");
    for day in ["30 September 2026", "1 October 2026"] {
        assert!(!text.contains(day), "{text}");
    }
}
