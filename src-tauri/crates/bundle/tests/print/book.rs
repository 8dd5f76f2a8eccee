//! The book of exhibits: what can be seen or read of each, and on which page.

use bundle::print::{
    Document, ExhibitText, ExhibitTexts, PagesOnPaper, PictureOf, Standard, exhibit_book,
};
use bundle::{ExhibitFile, HandedOver};

use crate::paper::{Paper, letters, print};
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
    let mut jobs = exhibit_book(&made.input(), &texts);
    assert_eq!(jobs.len(), 1);
    let job = jobs.remove(0);
    (print(&job), job.document)
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
    let job = exhibit_book(&made.input(), &texts).remove(0);
    let wanted = (0..3).map(|page| PictureOf::Page(id(7_800), page));
    let asked: Vec<PictureOf> = job
        .pictures
        .iter()
        .copied()
        .filter(|of| matches!(of, PictureOf::Page(..)))
        .collect();
    assert_eq!(asked, wanted.collect::<Vec<_>>());

    let paper = print(&job);
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
