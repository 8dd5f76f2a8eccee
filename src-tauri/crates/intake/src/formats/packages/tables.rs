//! The rows of a spreadsheet, as they are stored.

use super::xml_words::{Part, Parts, Tag, unreferenced, words_of};

/// The texts that the cells of an Excel file share.
pub(super) fn shared_texts(xml: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = xml;
    while let Some(at) = rest.find("<si>") {
        let inside = &rest[at + 4..];
        let end = inside.find("</si>").unwrap_or(inside.len());
        texts.push(words_of(&inside[..end], true));
        rest = &inside[end..];
    }
    texts
}

/// More than a sheet holds that anybody reads. One text may be named by millions of cells.
const MOST_TEXT: usize = 64 * 1024 * 1024;

/// The cells of a sheet, row by row; `None` where they are too many to be held.
pub(super) fn rows(sheet: &str, shared: &[String]) -> Option<String> {
    let mut rows = String::new();
    let mut is_shared = false;
    let mut in_value = false;
    for part in Parts(sheet) {
        if rows.len() > MOST_TEXT {
            return None;
        }
        match part {
            Part::Tag(Tag {
                name: "row",
                closes: true,
                ..
            }) => rows.push('\n'),
            Part::Tag(Tag {
                name: "c",
                closes: true,
                ..
            }) => rows.push('\t'),
            Part::Tag(tag) if tag.name == "c" => is_shared = tag.attribute("t") == Some("s"),
            Part::Tag(tag) if tag.name == "v" || tag.name == "t" => {
                in_value = !tag.closes && !tag.empty;
            }
            Part::Text(text) if in_value && is_shared => {
                let number: Option<usize> = text.trim().parse().ok();
                let shared = number.and_then(|number| shared.get(number));
                rows.push_str(shared.map_or("", String::as_str));
            }
            Part::Text(text) if in_value => rows.push_str(&unreferenced(text)),
            Part::Plain(text) if in_value => rows.push_str(text),
            _ => {}
        }
    }
    Some(rows)
}
