//! The book of exhibits: what can be seen or read of each, and on which page.

use std::collections::BTreeMap;

use bundle::print::{
    Document, ExhibitText, ExhibitTexts, PagesOnPaper, PictureOf, PlaceInChronology, Printed,
    Standard, exhibit_schedule,
};
use bundle::{ExhibitFile, HandedOver};
use serde_json::Value;

use crate::paper::{Paper, book, letters, volumes};
use crate::print_case::{self, MadeCase, id};

/// A case with two pictures and a chat: the first picture goes to police alone.
fn made() -> (MadeCase, ExhibitTexts) {
    let mut made = print_case::made(12);
    let first = made.exhibits[0].clone();
    made.exhibits[0] = ExhibitFile {
        how: HandedOver::PoliceOnly,
        file_name: None,
        ..first.clone()
    };
    let chat = serde_json::json!({"kind": "item", "description": "Messages of the night", "digest": "cd".repeat(32),
        "size": 1_234, "item_kind": "chat", "media_type": "text/plain", "original_name": "chat.txt",
        "received": "chosen", "exhibit": "AB/77"});
    made.case.entries.push(print_case::kept(7_700, 70, chat));
    made.exhibits.push(ExhibitFile {
        item: id(7_700),
        how: HandedOver::AsReceived,
        file_name: Some("AB-077_chat.txt".to_owned()),
        ..first
    });
    let lines: Vec<String> = (1..=400)
        .map(|line| {
            format!(
                "[14/05/2026, 21:{:02}:00] Dan: line {line} of it",
                line % 60
            )
        })
        .collect();
    let texts = [(id(7_700), ExhibitText::Words(lines.join("\n")))].into();
    (made, texts)
}

fn printed() -> (Paper, Document) {
    let (made, texts) = made();
    let (job, paper) = book(&made, texts);
    (paper, job.document)
}

#[test]
fn every_line_of_a_chat_can_be_read_and_every_picture_has_its_page() {
    let (paper, document) = printed();
    assert_eq!(paper.printed.standard, Standard::ArchivalAndAccessible);
    assert_eq!(paper.printed.pictures_left_out, 0);
    let text = paper.letters();
    for line in 1..=400 {
        let said = letters(&format!("Dan: line {line} of it"));
        assert!(text.contains(&said), "{said}");
    }
    let Document::ExhibitBook(book) = document else {
        panic!("{document:?}");
    };
    let pictures: Vec<_> = book.exhibits.iter().filter_map(|one| one.picture).collect();
    assert_eq!(pictures, (0..pictures.len()).collect::<Vec<_>>());
    assert!(!pictures.is_empty());
}

#[test]
fn the_index_names_the_page_on_which_each_exhibit_stands_and_why_one_has_none() {
    let (paper, document) = printed();
    let Document::ExhibitBook(book) = document else {
        panic!("{document:?}");
    };
    let rows = paper.text();
    for exhibit in &book.exhibits {
        let row = rows
            .lines()
            .find(|line| line.trim_start().starts_with(&exhibit.mark));
        let row = row.unwrap_or_else(|| panic!("{} in {rows}", exhibit.mark));
        match paper.printed.found_on.get(&exhibit.mark) {
            Some(page) => assert!(
                row.trim_end().ends_with(&format!(" {page}")),
                "{row}: {page}"
            ),
            None => assert!(!exhibit.is_here),
        }
    }
    assert_eq!(book.exhibits.iter().filter(|one| !one.is_here).count(), 1);
    assert!(
        paper
            .letters()
            .contains(&letters("only in the police-only file"))
    );
}

#[test]
fn each_page_of_a_document_is_a_picture_with_its_words_and_the_book_says_how_many_are_not_shown() {
    let (mut made, _) = made();
    let letter = serde_json::json!({"kind": "item", "digest": "ef".repeat(32), "size": 1_234, "item_kind": "pdf",
        "media_type": "application/pdf", "original_name": "letter.pdf", "received": "chosen", "exhibit": "AB/78"});
    made.case.entries.push(print_case::kept(7_800, 70, letter));
    made.exhibits.push(ExhibitFile {
        item: id(7_800),
        file_name: Some("AB-078_letter.pdf".to_owned()),
        ..made.exhibits[2].clone()
    });
    let pages = PagesOnPaper {
        words: vec!["Dear Ms Bell".to_owned(), String::new(), "Yours".to_owned()],
        total: 5,
    };
    let texts = [(id(7_800), ExhibitText::Pages(pages))].into();
    let (job, paper) = book(&made, texts);
    let wanted = (0..3).map(|page| PictureOf::Page(id(7_800), page));
    let asked: Vec<PictureOf> = job
        .pictures
        .iter()
        .copied()
        .filter(|of| matches!(of, PictureOf::Page(..)))
        .collect();
    assert_eq!(asked, wanted.collect::<Vec<_>>());

    assert_eq!(paper.printed.standard, Standard::ArchivalAndAccessible);
    let text = paper.seen_by("pdftotext", &["-layout", "-"]);
    let first = paper.printed.found_on["AB/78"];
    let pages: Vec<String> = text.split('\u{c}').map(letters).collect();
    assert!(pages[first - 1].contains("Thefirst3of5pagesareshownhere."));
    assert!(
        pages[first].starts_with("AB/78,page2of5"),
        "{}",
        pages[first]
    );
    assert!(pages[first + 1].starts_with("AB/78,page3of5"));
    let described = serde_json::to_string(&job.document).unwrap();
    for alt in [
        "AB/78, page 1 of 5: Dear Ms Bell",
        "AB/78, page 2 of 5\"",
        "AB/78, page 3 of 5: Yours",
    ] {
        assert!(described.contains(alt), "{alt} in {described}");
    }
}

/// So many pictures more, and between them texts of several pages.
fn with_more(count: u32) -> (MadeCase, ExhibitTexts) {
    let (mut made, mut texts) = made();
    for number in 0..count {
        let item = id(8_000 + u128::from(number));
        let kind = if number % 4 == 3 { "text" } else { "photo" };
        let mark = format!("AB/{}", 100 + number);
        let entry = serde_json::json!({"kind": "item", "digest": "cd".repeat(32), "size": 1_234, "item_kind": kind,
            "media_type": "image/jpeg", "original_name": "IMG.jpg", "received": "chosen", "exhibit": mark});
        let mut kept = print_case::kept(1, 70, entry);
        kept.id = item;
        made.case.entries.push(kept);
        made.exhibits.push(ExhibitFile {
            item,
            ..made.exhibits[2].clone()
        });
        if kind == "text" {
            let lines: Vec<String> = (0..90)
                .map(|line| format!("line {line} of {mark}"))
                .collect();
            texts.insert(item, ExhibitText::Words(lines.join("\n")));
        }
    }
    (made, texts)
}

/// The numbers that a reader shows for the pages of a PDF, by its own labels.
fn labels(paper: &Paper) -> Vec<usize> {
    let said = paper.seen_by("qpdf", &["--json", "--json-key=pagelabels"]);
    let said: Value = serde_json::from_str(&said).unwrap();
    let ranges = said["pagelabels"].as_array().unwrap();
    let ranges: BTreeMap<u64, u64> = ranges
        .iter()
        .map(|range| {
            let label = &range["label"];
            assert_eq!(label["/S"], "/D", "{label}");
            assert!(label["/P"].is_null(), "{label}");
            let first = label["/St"].as_u64().unwrap_or(1);
            (range["index"].as_u64().unwrap(), first)
        })
        .collect();
    (0..paper.printed.pages as u64)
        .map(|page| {
            let (from, first) = ranges
                .range(..=page)
                .next_back()
                .expect("every page has one");
            usize::try_from(first + page - from).unwrap()
        })
        .collect()
}

#[test]
fn volumes_have_no_more_pages_than_they_may_and_share_one_row_of_page_numbers() {
    const MOST: usize = 12;
    let (made, texts) = with_more(24);
    let (whole, _) = book(&made, texts.clone());
    let printed = volumes(&made, texts, MOST);
    assert!(printed.len() > 3, "{} volumes", printed.len());
    let count = printed.len();
    let mut next = 1;
    let mut marks = Vec::new();
    for ((job, paper), volume) in printed.iter().zip(1..) {
        let Document::ExhibitBook(book) = &job.document else {
            panic!("{:?}", job.document);
        };
        let title = format!("Exhibits, volume {volume} of {count}");
        assert_eq!(job.title, title);
        assert_eq!(paper.printed.standard, Standard::ArchivalAndAccessible);
        let pages = paper.printed.pages;
        let has_one = book.exhibits.len() == 1;
        assert!(pages <= MOST || has_one, "{title} has {pages} pages");
        let last = next + pages - 1;
        assert_eq!(labels(paper), (next..=last).collect::<Vec<_>>(), "{title}");

        let text = paper.seen_by("pdftotext", &["-layout", "-"]);
        let on_pages: Vec<&str> = text.split('\u{c}').take(pages).collect();
        for (page, number) in on_pages.iter().zip(next..) {
            let foot = format!("page{number}of{next}–{last}");
            assert!(letters(page).ends_with(&foot), "{foot}: {page}");
        }
        for exhibit in &book.exhibits {
            marks.push(exhibit.mark.clone());
            let row = text
                .lines()
                .find(|line| line.trim_start().starts_with(&exhibit.mark))
                .unwrap_or_else(|| panic!("{} in {text}", exhibit.mark));
            let Some(page) = paper.printed.found_on.get(&exhibit.mark) else {
                assert!(!exhibit.is_here);
                continue;
            };
            assert!(
                row.trim_end().ends_with(&format!(" {page}")),
                "{row}: {page}"
            );
            let heading = letters(&format!("{}. {}", exhibit.mark, exhibit.title));
            let there = letters(on_pages[page - next]);
            assert!(there.starts_with(&heading), "{heading}: {there}");
        }
        next = last + 1;
    }
    let Document::ExhibitBook(all) = whole.document else {
        panic!("a book");
    };
    let all: Vec<String> = all.exhibits.iter().map(|one| one.mark.clone()).collect();
    assert_eq!(marks, all);
}

#[test]
fn whoever_is_sent_to_a_later_volume_finds_the_exhibit_under_the_number_that_is_printed_there() {
    let (made, texts) = with_more(24);
    let volumes = volumes(&made, texts, 12);
    let printed: Vec<Printed> = volumes
        .iter()
        .map(|(_, paper)| paper.printed.clone())
        .collect();
    let places = PlaceInChronology::of(&printed);
    let schedule = exhibit_schedule(&made.input(), &places);
    let Document::ExhibitSchedule(schedule) = schedule.document else {
        panic!("a schedule");
    };
    let last = volumes
        .last()
        .map(|(_, paper)| paper)
        .expect("there are some");
    let (mark, page) = last.printed.found_on.iter().next().expect("it shows one");
    let told = schedule.exhibits.iter().find(|one| one.mark == *mark);
    let told = told.expect("it is on the schedule");
    let said = format!("volume {}, page {page}", volumes.len());
    assert!(
        told.facts.iter().any(|fact| fact.value == said),
        "{said}: {told:?}"
    );
    assert!(*page > last.printed.pages, "the numbers run on");
}

#[test]
fn a_film_has_a_sheet_that_says_that_no_stills_were_made_and_how_long_it_runs() {
    let mut made = print_case::made(2);
    for (item, kind, runs) in [(9_000, "video", 125_400), (9_001, "audio", 59_000)] {
        let entry = serde_json::json!({"kind": "item", "digest": "ab".repeat(32), "size": 1_234, "item_kind": kind,
            "media_type": "video/mp4", "original_name": "VID.mp4", "received": "chosen",
            "runs_milliseconds": runs, "exhibit": format!("AB/{}", item - 8_900)});
        made.case.entries.push(print_case::kept(item, 70, entry));
        made.exhibits.push(ExhibitFile {
            item: id(item),
            ..made.exhibits[1].clone()
        });
    }
    let text = book(&made, ExhibitTexts::new()).1.letters();
    for said in [
        "No stills could be made of this film, and no words were taken from its sound",
        "No words were taken from this recording",
        "Length: 2 min 6 s",
        "Length: 0 min 59 s",
    ] {
        assert!(text.contains(&letters(said)), "{said} in {text}");
    }
    assert_eq!(text.matches(&"ab".repeat(32)).count(), 3, "{text}");
}

#[test]
fn facts_of_an_exhibit_are_a_table_whose_labels_are_headers_and_the_title_is_one() {
    let (paper, _) = printed();
    let read_aloud = paper.seen_by("pdfinfo", &["-struct-text"]);
    let aloud = letters(&read_aloud);
    for label in ["Originalname", "Size", "SHA-256"] {
        let header = aloud.match_indices(label).any(|(at, _)| {
            let tag = aloud[..at].rfind("TH");
            tag.is_some_and(|tag| !aloud[tag..at].contains("TD"))
        });
        assert!(header, "{label} in {read_aloud}");
    }
    let plain = paper.seen_by("qpdf", &["--qdf", "--object-streams=disable", "-"]);
    assert!(plain.contains("/S /Title"), "no title");
    assert!(plain.contains("/Scope /Row"), "headers of rows");
}
