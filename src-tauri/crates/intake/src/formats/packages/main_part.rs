//! The words of a document that somebody sees who opens it.

use super::document::Texts;
use super::tables;
use super::xml_words::words_of;

/// The words; `None` where it is not known which of an archive's members are the document.
pub(super) fn words(texts: &Texts) -> Option<String> {
    if texts.has("word/document.xml") {
        let names = texts.like("word/header");
        let mut names: Vec<&str> = names.into_iter().chain(["word/document.xml"]).collect();
        names.extend(texts.like("word/foot"));
        names.extend(texts.like("word/endnotes"));
        return Some(joined(texts, &names));
    }
    if texts.has("xl/workbook.xml") {
        let shared = texts.get("xl/sharedStrings.xml").unwrap_or_default();
        let shared = tables::shared_texts(shared);
        let sheets = texts.like("xl/worksheets/sheet");
        let sheets = sheets.iter().filter_map(|name| texts.get(name));
        let rows: Option<Vec<_>> = sheets.map(|sheet| tables::rows(sheet, &shared)).collect();
        return rows.map(|rows| rows.join("\n"));
    }
    if texts.has("ppt/presentation.xml") {
        return Some(joined(texts, &texts.like("ppt/slides/slide")));
    }
    texts
        .has("content.xml")
        .then(|| joined(texts, &["content.xml"]))
}

fn joined(texts: &Texts, names: &[&str]) -> String {
    let parts = names.iter().filter_map(|name| texts.get(name));
    let words = parts.map(|xml| words_of(xml, true));
    words.collect::<Vec<_>>().join("\n")
}
