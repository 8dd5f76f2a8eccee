//! Printing in a process of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use bundle::print::{ChildPrinter, PrintError, Printer, chronology};
use job::CancelToken;

use crate::paper::print;
use crate::print_case;

/// The example is a program whose `main` asks first whether it is to print.
fn printing_program() -> PathBuf {
    let this = std::env::current_exe().unwrap();
    let release = this.parent().and_then(Path::parent).unwrap();
    release
        .join("examples")
        .join(format!("print{}", std::env::consts::EXE_SUFFIX))
}

#[test]
fn a_child_prints_the_same_as_this_process() {
    let made = print_case::made(5);
    let job = &chronology(&made.input())[0];
    let mut pdf = Vec::new();
    let printed = ChildPrinter::of(printing_program(), &CancelToken::default())
        .print(job, &mut |_| Some(print_case::jpeg()), &mut pdf)
        .unwrap();
    let here = print(job);
    assert_eq!(printed, here.printed);
    assert!(pdf == here.pdf);
}

#[test]
fn a_stopped_printer_prints_nothing_and_says_so() {
    let made = print_case::made(5);
    let job = &chronology(&made.input())[0];
    let cancel = CancelToken::default();
    let printer = ChildPrinter::of(printing_program(), &cancel);
    let mut pdf = Vec::new();
    // Stopped while the child waits for its pictures.
    let stopped = printer.print(
        job,
        &mut |_| {
            cancel.cancel();
            Some(print_case::jpeg())
        },
        &mut pdf,
    );
    assert!(matches!(stopped, Err(PrintError::Stopped)), "{stopped:?}");
    assert!(pdf.is_empty());
}

#[test]
fn a_child_ends_when_nobody_listens_any_more() {
    let mut child = Command::new(printing_program())
        .arg("--print")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    drop(child.stdin.take());
    assert!(!child.wait().unwrap().success());
}

#[test]
fn a_program_that_is_not_there_is_said() {
    let made = print_case::made(0);
    let job = &chronology(&made.input())[0];
    let printer = ChildPrinter::of(PathBuf::from("/nowhere"), &CancelToken::default());
    let printed = printer.print(job, &mut |_| None, &mut Vec::new());
    assert!(matches!(printed, Err(PrintError::Ended)));
}
