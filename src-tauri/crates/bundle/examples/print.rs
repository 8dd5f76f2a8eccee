//! Prints a made case and says how long it took and how much memory the printing process needed.
//!
//! `cargo run --release -p bundle --example print -- 1000 FOLDER`

use std::fs::{self, File};
use std::path::PathBuf;
use std::time::Instant;

use bundle::print::{ChildPrinter, InProcessPrinter, PrintJob, Printed, Printer, chronology};

#[path = "../tests/print_case/mod.rs"]
mod print_case;

fn main() {
    worker::serve_if_asked(&[bundle::print::PRINTING]);
    let mut arguments = std::env::args().skip(1);
    let count = arguments
        .next()
        .and_then(|count| count.parse().ok())
        .unwrap_or(1_000);
    let folder = arguments.next().map(PathBuf::from);
    let mut made = print_case::made(count);
    tell_each_in_its_own_words(&mut made);
    let input = made.input();
    let volumes: Vec<Printed> = chronology(&input)
        .iter()
        .map(|job| print(job, folder.as_ref()))
        .collect();
    for job in print_case::documents_beside(&made, &volumes) {
        print(&job, folder.as_ref());
    }
}

/// No two incidents of a record are told alike. What is, the typesetter would set once.
fn tell_each_in_its_own_words(made: &mut print_case::MadeCase) {
    for (kept, number) in made.case.entries.iter_mut().zip(1_usize..) {
        let Some(domain::Entry::Incident(incident)) = &mut kept.entry else {
            continue;
        };
        for told in [Some(&mut incident.what), incident.felt_then.as_mut()]
            .into_iter()
            .flatten()
        {
            let mut words: Vec<&str> = told.split(' ').collect();
            let turned = number % words.len();
            words.rotate_left(turned);
            *told = format!("{number} {}", words.join(" "));
        }
    }
}

fn print(job: &PrintJob, folder: Option<&PathBuf>) -> Printed {
    let began = Instant::now();
    let mut pdf = Vec::new();
    let mut picture = |_| Some(print_case::jpeg());
    let printed = if std::env::var_os("HERE").is_some() {
        InProcessPrinter.print(job, &mut picture, &mut pdf)
    } else {
        match ChildPrinter::this_program(&job::CancelToken::default()) {
            Ok(printer) => printer.print(job, &mut picture, &mut pdf),
            Err(_) => InProcessPrinter.print(job, &mut picture, &mut pdf),
        }
    };
    let printed = printed.unwrap_or_else(|fault| panic!("{}: {fault}", job.document.name()));
    println!(
        "{}: {} pages, {} bytes, {} in {:?}",
        job.document.name(),
        printed.pages,
        pdf.len(),
        printed.standard.name(),
        began.elapsed(),
    );
    if let Some(folder) = folder {
        let path = folder.join(format!("{}.pdf", job.document.name()));
        fs::create_dir_all(folder).expect("the folder can be made");
        std::io::Write::write_all(&mut File::create(path).expect("a file can be made"), &pdf)
            .expect("the file can be written");
    }
    printed
}
