//! How the pages are filled, measured on the drawn pages: none is left a third white, no heading is parted from what it heads.

use std::process::Command;

use bundle::print::{Document, InProcessPrinter, PictureOf, PrintJob, Printer, State, chronology};
use domain::{Entry, EntryId};
use serde_json::{Value, json};

use crate::court;
use crate::paper::{Paper, letters};
use crate::print_case::{self, MadeCase, id};

/// Few enough that a document is measured in no time, and every line of type is seen.
const DOTS_AN_INCH: &str = "36";
const PAGE_HEIGHT: f64 = 297.0;
/// Where the words of a page begin and end, in millimetres from its head. Below stands the foot.
const WORDS: (f64, f64) = (18.0, 277.0);
/// Lighter than this is white.
const WHITE: u8 = 225;

/// What shapes pictures have: phones upright and lying, photos, a strip.
const SHAPES: [(u32, u32); 6] = [
    (540, 1170),
    (1200, 900),
    (900, 1200),
    (1170, 540),
    (1000, 1000),
    (540, 1170),
];

fn picture_of(item: EntryId) -> Vec<u8> {
    let shape = item.to_string().bytes().map(usize::from).sum::<usize>() % SHAPES.len();
    let (width, height) = SHAPES[shape];
    print_case::picture(width, height)
}

/// Incidents of which some have one picture, some two or three, and each has words of its own.
pub(crate) fn made() -> MadeCase {
    let mut made = print_case::made(90);
    let mut next = 20_000;
    let mut more = Vec::new();
    for (kept, number) in made.case.entries.iter_mut().zip(1_usize..) {
        let Some(Entry::Incident(incident)) = &mut kept.entry else {
            continue;
        };
        let how_long = number % 7;
        incident.what = format!(
            "Told {number} times: {}",
            [incident.what.as_str()].repeat(1 + how_long / 3).join(" ")
        );
        // Their dates would look like the heading of a month where one stands at the end of a line.
        incident.elsewhere.clear();
        let pictures = [0, 1, 0, 2, 1, 3, 1][how_long];
        for _ in 0..pictures {
            next += 1;
            let mark = format!("AB/{}", next - 19_000);
            let kind = if next % 2 == 0 { "photo" } else { "screenshot" };
            let item = json!({"kind": "item", "digest": "ab".repeat(32), "size": 123_456, "item_kind": kind,
                "media_type": "image/jpeg", "original_name": "IMG.jpg", "received": "chosen", "exhibit": mark});
            more.push(print_case::kept(next, 31, item));
            incident.evidence.push(id(next));
            made.exhibits.push(bundle::ExhibitFile {
                item: id(next),
                file_name: Some(format!("AB-{next}_photo.jpg")),
                ..made.exhibits[1].clone()
            });
        }
    }
    made.case.entries.extend(more);
    made
}

fn printed(job: &PrintJob) -> Paper {
    let mut pdf = Vec::new();
    let mut picture = |of| match of {
        PictureOf::Item(item) | PictureOf::Page(item, _) => Some(picture_of(item)),
    };
    let printed = InProcessPrinter.print(job, &mut picture, &mut pdf).unwrap();
    Paper { printed, pdf }
}

/// All documents but the book of exhibits, which gives each exhibit pages of its own.
fn documents(made: &MadeCase) -> Vec<(PrintJob, Paper)> {
    let input = made.input();
    let mut all: Vec<(PrintJob, Paper)> = Vec::new();
    for job in chronology(&input) {
        let paper = printed(&job);
        all.push((job, paper));
    }
    let volumes: Vec<_> = all.iter().map(|(_, paper)| paper.printed.clone()).collect();
    let beside = print_case::documents_beside(made, &volumes);
    for job in beside.into_iter().chain(court::papers(made)) {
        let paper = printed(&job);
        all.push((job, paper));
    }
    all
}

/// The share of each page that is white between its last words and its foot.
fn white_at_the_foot(paper: &Paper) -> Vec<f64> {
    let folder = tempfile::tempdir().unwrap();
    let path = paper.saved(folder.path());
    let drawn = Command::new("pdftoppm")
        .args(["-r", DOTS_AN_INCH, "-gray"])
        .arg(&path)
        .output()
        .expect("pdftoppm draws");
    assert!(drawn.status.success());
    let mut rest = drawn.stdout.as_slice();
    let mut white = Vec::new();
    while !rest.is_empty() {
        let (width, height, pixels, after) = grey_map(rest);
        rest = after;
        let line = |millimetres: f64| (millimetres * height as f64 / PAGE_HEIGHT).round() as usize;
        let (first, end) = (line(WORDS.0), line(WORDS.1));
        let lines = pixels.chunks(width).enumerate().take(end).skip(first);
        let last = lines
            .filter(|(_, line)| line.iter().any(|one| *one < WHITE))
            .map(|(number, _)| number + 1)
            .next_back()
            .unwrap_or(first);
        white.push((end - last) as f64 / (end - first) as f64);
    }
    white
}

/// One picture of those that pdftoppm writes one after the other: its measures, its pixels, and what comes after.
fn grey_map(bytes: &[u8]) -> (usize, usize, &[u8], &[u8]) {
    let mut at = 0;
    let mut word = || {
        let end = at
            + bytes[at..]
                .iter()
                .position(u8::is_ascii_whitespace)
                .unwrap();
        let word = std::str::from_utf8(&bytes[at..end]).unwrap();
        at = end + 1;
        word
    };
    assert_eq!(word(), "P5");
    let mut number = || word().parse::<usize>().unwrap();
    let (width, height, _) = (number(), number(), number());
    let (pixels, after) = bytes[at..].split_at(width * height);
    (width, height, pixels, after)
}

/// The letters of the lines of each page, without its foot.
fn pages_without_feet(paper: &Paper) -> Vec<Vec<String>> {
    let text = paper.seen_by("pdftotext", &["-layout", "-"]);
    let pages = text.split('\u{c}').take(paper.printed.pages);
    let pages = pages.map(|page| {
        let mut lines: Vec<String> = page.lines().map(letters).collect();
        lines.retain(|line| !line.is_empty());
        lines.pop();
        lines
    });
    pages.collect()
}

/// Whether nothing follows a heading, which may take up to three lines.
fn ends_with_heading(lines: &[String], heading: &str) -> bool {
    let last = (1..=3).filter_map(|count| lines.get(lines.len().checked_sub(count)?..));
    last.into_iter().any(|last| last.concat() == heading)
}

/// Every heading that a document has: of its sections, months and lists, of each incident, of each exhibit.
fn headings(document: &Document) -> Vec<String> {
    fn gather(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::Array(all) => all.iter().for_each(|one| gather(one, into)),
            Value::Object(fields) => {
                let said = |name: &str| fields.get(name).and_then(Value::as_str);
                into.extend(said("heading").map(str::to_owned));
                if let (Some(called), Some(when)) = (said("called"), said("when")) {
                    let number = fields.get("number").and_then(Value::as_u64);
                    let number = number.map(|number| number.to_string()).unwrap_or_default();
                    let struck_out = match said("state") {
                        Some("struck_out") => "(struck out)",
                        _ => "",
                    };
                    into.push(format!("{called}{number}{struck_out}. {when}"));
                }
                fields.values().for_each(|one| gather(one, into));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    gather(&serde_json::to_value(document).unwrap(), &mut found);
    found.iter().map(|heading| letters(heading)).collect()
}

#[test]
fn no_page_but_the_last_of_a_part_is_left_a_third_white() {
    let mut at_fault = Vec::new();
    for (job, paper) in documents(&made()) {
        let white = white_at_the_foot(&paper);
        assert_eq!(white.len(), paper.printed.pages);
        let wanted = job.document.pages_wanted();
        for (white, page) in white.into_iter().zip(1..) {
            let ends_a_part = page == paper.printed.pages || Some(page) == wanted;
            if !ends_a_part && white > 1.0 / 3.0 {
                at_fault.push(format!(
                    "{}, page {page}: {:.0} %",
                    job.document.name(),
                    white * 100.0
                ));
            }
        }
    }
    assert!(
        at_fault.is_empty(),
        "{} pages: {at_fault:#?}",
        at_fault.len()
    );
}

#[test]
fn no_heading_stands_alone_at_the_foot_of_a_page() {
    let mut at_fault = Vec::new();
    for (job, paper) in documents(&made()) {
        let headings = headings(&job.document);
        for (lines, page) in pages_without_feet(&paper).iter().zip(1..) {
            let alone = headings
                .iter()
                .find(|heading| !heading.is_empty() && ends_with_heading(lines, heading));
            at_fault.extend(
                alone.map(|heading| format!("{}, page {page}: {heading}", job.document.name())),
            );
        }
    }
    assert!(
        at_fault.is_empty(),
        "{} pages: {at_fault:#?}",
        at_fault.len()
    );
}

#[test]
fn an_incidents_first_words_stand_on_the_page_of_its_heading() {
    let made = made();
    let mut at_fault = Vec::new();
    for job in chronology(&made.input()) {
        let pages = pages_without_feet(&printed(&job));
        let pages: Vec<String> = pages.into_iter().map(|lines| lines.concat()).collect();
        let Document::Chronology(chronology) = &job.document else {
            panic!("{:?}", job.document);
        };
        for card in chronology.months.iter().flat_map(|month| &month.cards) {
            let number = card.number.unwrap_or_default();
            let heading = letters(&format!("{}{number}", card.called)) + ".";
            let words: String = letters(&card.words).chars().take(24).collect();
            if words.is_empty() || card.state != State::Kept {
                continue;
            }
            let Some(at) = pages.iter().position(|page| page.contains(&words)) else {
                panic!("{words} stands nowhere");
            };
            if !pages[at].contains(&heading) {
                at_fault.push(format!("{heading} not on page {}", at + 1));
            }
        }
    }
    assert!(
        at_fault.is_empty(),
        "{} cards: {at_fault:#?}",
        at_fault.len()
    );
}
