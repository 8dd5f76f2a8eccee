//! The words of a document that somebody sees who opens it.

use crate::Reason;

use super::cell_dates::CellDates;
use super::document::Texts;
use super::tables::Workbook;
use super::xml_words::words_of;

/// The words; `None` where it is not known which of an archive's members are the document.
///
/// # Errors
/// [`Reason::TooLarge`] where they are more than may be held.
pub(super) fn words(texts: &Texts) -> Result<Option<String>, Reason> {
    if texts.has("word/document.xml") {
        let names = texts.like("word/header");
        let mut names: Vec<&str> = names.into_iter().chain(["word/document.xml"]).collect();
        names.extend(texts.like("word/foot"));
        names.extend(texts.like("word/endnotes"));
        return Ok(Some(joined(texts, &names)));
    }
    if let Some(workbook) = texts.get("xl/workbook.xml") {
        return rows(texts, workbook).map(Some);
    }
    if texts.has("ppt/presentation.xml") {
        return Ok(Some(joined(texts, &texts.like("ppt/slides/slide"))));
    }
    Ok(texts
        .has("content.xml")
        .then(|| joined(texts, &["content.xml"])))
}

/// All sheets, row by row.
fn rows(texts: &Texts, workbook: &str) -> Result<String, Reason> {
    let named = |name| texts.get(name).unwrap_or_default();
    let dates = CellDates::of(workbook, named("xl/styles.xml"));
    let mut workbook = Workbook::new(named("xl/sharedStrings.xml"), dates);
    let sheets = texts.like("xl/worksheets/sheet");
    let sheets = sheets.iter().filter_map(|name| texts.get(name));
    let rows: Result<Vec<_>, _> = sheets.map(|sheet| workbook.rows(sheet)).collect();
    rows.map(|rows| rows.join("\n"))
}

fn joined(texts: &Texts, names: &[&str]) -> String {
    let parts = names.iter().filter_map(|name| texts.get(name));
    let words = parts.map(|xml| words_of(xml, true));
    words.collect::<Vec<_>>().join("\n")
}
