//! The words of a document that somebody sees who opens it.

use super::cell_dates::CellDates;
use super::document::Texts;
use super::tables::Workbook;
use super::xml_words::words_of;

/// What somebody sees.
#[derive(Default)]
pub(super) struct MainPart {
    pub(super) words: String,
    /// Whether there are more than may be held.
    pub(super) more: bool,
}

/// The words; `None` where it is not known which of an archive's members are the document.
pub(super) fn of(texts: &Texts) -> Option<MainPart> {
    if texts.has("word/document.xml") {
        let names = texts.like("word/header");
        let mut names: Vec<&str> = names.into_iter().chain(["word/document.xml"]).collect();
        names.extend(texts.like("word/foot"));
        names.extend(texts.like("word/endnotes"));
        return Some(joined(texts, &names));
    }
    if let Some(workbook) = texts.get("xl/workbook.xml") {
        return Some(rows(texts, workbook));
    }
    if texts.has("ppt/presentation.xml") {
        return Some(joined(texts, &texts.like("ppt/slides/slide")));
    }
    texts
        .has("content.xml")
        .then(|| joined(texts, &["content.xml"]))
}

/// All sheets, row by row, as far as they may be held.
fn rows(texts: &Texts, workbook: &str) -> MainPart {
    let named = |name| texts.get(name).unwrap_or_default();
    let dates = CellDates::of(workbook, named("xl/styles.xml"));
    let mut workbook = Workbook::new(named("xl/sharedStrings.xml"), dates);
    let mut rows = MainPart::default();
    let sheets = texts.like("xl/worksheets/sheet");
    for (sheet, number) in sheets.iter().filter_map(|name| texts.get(name)).zip(0..) {
        if number > 0 {
            rows.words.push('\n');
        }
        rows.more = workbook.write_rows(sheet, &mut rows.words).is_err();
        if rows.more {
            break;
        }
    }
    rows
}

fn joined(texts: &Texts, names: &[&str]) -> MainPart {
    let parts = names.iter().filter_map(|name| texts.get(name));
    let words: Vec<String> = parts.map(|xml| words_of(xml, true)).collect();
    MainPart {
        words: words.join("\n"),
        more: false,
    }
}
