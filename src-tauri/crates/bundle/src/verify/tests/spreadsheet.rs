//! The spreadsheet as whoever unpacks it finds it, read with `unzip`.

use std::process::Command;

use serde_json::{Value, json};

use super::*;
use crate::format::layout::{CSV, DocumentKind, document_path};

/// "No cell holds more", in units of UTF-16: Excel's specifications and limits.
const MOST_IN_A_CELL: usize = 32_767;

struct Book(PathBuf);

impl Book {
    fn of(bundle: &Path) -> Self {
        Self(bundle.join(document_path(DocumentKind::Spreadsheet)))
    }

    fn part(&self, name: &str) -> String {
        let out = Command::new("unzip")
            .arg("-p")
            .arg(&self.0)
            .arg(name)
            .output()
            .unwrap();
        assert!(out.status.success(), "{name}");
        String::from_utf8(out.stdout).unwrap()
    }

    /// Every text of every cell.
    fn texts(&self) -> Vec<String> {
        let strings = self.part("xl/sharedStrings.xml");
        let texts = strings.split("<si>").skip(1).map(|one| {
            let from = one.find("<t").unwrap();
            let from = from + one[from..].find('>').unwrap() + 1;
            let to = from + one[from..].find("</t>").unwrap();
            let raw = &one[from..to];
            raw.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
        });
        texts.collect()
    }
}

fn recorded(incident: Value) -> (TempDir, PathBuf) {
    let mut sample = Sample::filled();
    sample.record(id(40), incident);
    let target = TempDir::new().unwrap();
    let written = export(&sample, &folder_choice(), target.path()).unwrap();
    (target, written.bundle)
}

fn csv(bundle: &Path) -> String {
    fs::read_to_string(bundle.join(CSV)).unwrap()
}

#[test]
fn an_event_has_its_number_and_its_kind_in_spreadsheet_and_csv() {
    let (_target, bundle) = recorded(json!({"kind": "event", "what": "The hearing."}));
    let csv = csv(&bundle);
    let heads: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    assert_eq!(heads[1], "Incident or event");
    let row = csv.lines().find(|line| line.contains("The hearing."));
    assert_eq!(row.unwrap().split(',').nth(1), Some("Event"));
    assert!(Book::of(&bundle).texts().iter().any(|text| text == "Event"));
    assert_eq!(verify(&bundle, None).findings, []);
}

#[test]
fn a_text_that_no_cell_holds_stops_no_bundle_and_says_where_it_is_whole() {
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
    for long in [
        "no \u{1F621} ".repeat(8_000),
        "plain words ".repeat(4_000),
        family.repeat(6_000),
        format!("a{}", "\u{301}".repeat(40_000)),
    ] {
        let said = json!({"kind": "incident", "what": long, "exact_words": [{"words": long}],
            "who": [{"name": long}]});
        let (_target, bundle) = recorded(said);
        let texts = Book::of(&bundle).texts();
        let cut: Vec<&String> = texts
            .iter()
            .filter(|text| text.len() > MOST_IN_A_CELL / 2)
            .collect();
        assert!(!cut.is_empty());
        for text in cut {
            assert!(text.encode_utf16().count() <= MOST_IN_A_CELL);
            assert!(
                text.contains("02_chronology.pdf"),
                "{}",
                &text[text.len() - 99..]
            );
            assert!(!text.contains("\u{200D}…") && !text.contains('\u{FFFD}'));
        }
        assert!(csv(&bundle).contains(&long));
    }
}

#[test]
fn a_text_that_just_fits_is_left_as_it_is() {
    let long = "x".repeat(MOST_IN_A_CELL);
    let (_target, bundle) = recorded(json!({"kind": "incident", "what": long}));
    assert!(Book::of(&bundle).texts().contains(&long));
}

#[test]
fn each_sheet_opens_ready_to_be_read_filtered_and_printed() {
    let said = json!({"kind": "incident", "what": "one line\r\nand another"});
    let (_target, bundle) = recorded(said);
    let book = Book::of(&bundle);
    assert!(book.texts().contains(&"one line\nand another".to_owned()));
    for name in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        let sheet = book.part(name);
        for set in [
            "<autoFilter ref=\"A1:",
            "<pane ySplit=\"1\" topLeftCell=\"A2\"",
            "<cols>",
            "paperSize=\"9\"",
            "orientation=\"landscape\"",
            "fitToHeight=\"0\"",
            "<pageSetUpPr fitToPage=\"1\"/>",
            "CASE-7F3A_evidence_2026-03-",
            "page &amp;P of &amp;N",
        ] {
            assert!(sheet.contains(set), "{set} in {name}: {sheet}");
        }
    }
    assert!(
        book.part("xl/styles.xml")
            .contains("vertical=\"top\" wrapText=\"1\"")
    );
    let names = book.part("xl/workbook.xml");
    assert_eq!(names.matches("_xlnm.Print_Titles").count(), 2, "{names}");
}

#[test]
fn the_columns_say_what_the_chronology_says_and_keep_what_it_keeps() {
    let mut sample = Sample::filled();
    sample.record(
        id(41),
        json!({"kind": "order", "order_kind": "non_molestation_order", "status": "in_force",
            "terms": ["Not to use violence", "Not to come near the school"]}),
    );
    sample.record(
        id(40),
        json!({"kind": "incident", "what": "He was at the school.",
            "exact_words": [{"words": "you will see", "by": "him"}],
            "fear_of_violence": {"feared": "yes", "words": "he had a bat"},
            "who": [{"person": id(3)}],
            "witnesses": [{"name": "a teacher", "saw": "the bat", "contact": "07700 900999"}],
            "may_breach": [{"order": id(41), "term": 2}],
            "elsewhere": [{"what": "CCTV of the gate", "held_by": "Example School"}],
            "evidence": [id(21)]}),
    );
    sample.record(
        id(42),
        json!({"kind": "report", "to": "police", "organisation": "Exampleshire Police",
            "reference": "01/4477/26", "about": [id(40)]}),
    );
    let target = TempDir::new().unwrap();
    let written = export(&sample, &folder_choice(), target.path()).unwrap();
    let all = csv(&written.bundle);
    for said in [
        "Exact words",
        "you will see",
        "Fear of violence",
        "Yes. he had a bat",
        "Witnesses",
        "a teacher: the bat",
        "May breach",
        "2: Not to come near the school",
        "Held by others",
        "CCTV of the gate, held by Example School",
        "Reported under",
        "Exampleshire Police: 01/4477/26",
        "somebody who is not in this bundle",
    ] {
        assert!(all.contains(said), "{said}: {all}");
    }
    let book = Book::of(&written.bundle).texts();
    for kept in [
        "07700 900999",
        "Ada Witness",
        "call the shop",
        "14 Larch Road",
    ] {
        assert!(!all.contains(kept), "{kept}: {all}");
        assert!(!book.iter().any(|text| text.contains(kept)), "{kept}");
    }
    for said in ["Kind", "Clocks in the file", "Produced by", "Incidents"] {
        assert!(book.iter().any(|text| text == said), "{said}: {book:?}");
    }
}
