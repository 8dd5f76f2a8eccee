//! How fine the pictures on paper are: read out of the PDF, at the size at which each is printed.

use bundle::print::{
    ExhibitTexts, InProcessPrinter, PictureOf, PrintJob, Printer, chronology, incident_alone,
};
use domain::Entry;

use crate::paper::{Paper, book};
use crate::{pages_filled, print_case};

/// As large as any that is handed to print, of the shapes that pictures have.
const SHAPES: [(u32, u32); 5] = [
    (600, 1299),
    (1299, 974),
    (974, 1299),
    (1299, 600),
    (1299, 1299),
];

fn printed(job: &PrintJob) -> Paper {
    let mut given = 0_u32;
    let mut pdf = Vec::new();
    let mut picture = |_: PictureOf| {
        given += 1;
        let (width, height) = SHAPES[given as usize % SHAPES.len()];
        // What is seen twice would be printed once: each is of a size of its own.
        Some(print_case::picture(width - given % 7, height - given / 7))
    };
    let printed = InProcessPrinter.print(job, &mut picture, &mut pdf).unwrap();
    assert_eq!(printed.pictures_left_out, 0);
    Paper { printed, pdf }
}

/// Pixels an inch across and down, of each picture that stands on a page.
fn fineness(paper: &Paper) -> Vec<(u32, u32)> {
    let listed = paper.seen_by("pdfimages", &["-list"]);
    let rows = listed.lines().skip(2).map(|row| {
        let columns: Vec<&str> = row.split_whitespace().collect();
        (columns[12].parse().unwrap(), columns[13].parse().unwrap())
    });
    rows.collect()
}

#[test]
fn no_picture_on_paper_is_finer_than_300_pixels_an_inch() {
    let made = pages_filled::made();
    let first = made.case.entries.iter().find(|kept| {
        let pictures = match &kept.entry {
            Some(Entry::Incident(incident)) => incident.evidence.len(),
            _ => 0,
        };
        pictures > 2
    });
    let alone = incident_alone(&made.input(), first.expect("one has three").id).unwrap();
    let jobs = chronology(&made.input())
        .into_iter()
        .chain([book(&made, ExhibitTexts::new()).0, alone]);
    for job in jobs {
        let found = fineness(&printed(&job));
        assert_eq!(found.len(), job.pictures.len(), "{}", job.title);
        for (across, down) in &found {
            assert!(
                *across <= 300 && *down <= 300,
                "{}: {across}, {down}",
                job.title
            );
        }
        // Nor is one made coarser than it has to be.
        let finest = found.iter().map(|(across, _)| *across).max();
        assert!(finest > Some(200), "{}: {finest:?}", job.title);
    }
}
