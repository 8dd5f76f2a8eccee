//! The rows of a spreadsheet, as they are stored.

use super::cell_dates::CellDates;
use super::xml_words::{Part, Parts, Tag, unreferenced, words_of};
use crate::Reason;
use crate::allowance::Allowance;

/// More than a workbook holds that anybody reads. One text may be named by millions of cells.
const MOST_TEXT: u64 = 64 * 1024 * 1024;

/// What the sheets of a workbook share.
pub(super) struct Workbook {
    texts: Vec<String>,
    dates: CellDates,
    /// How much of the texts may still be written into cells.
    left: Allowance,
}

/// Where the value of a cell comes from.
#[derive(Clone, Copy)]
enum Value<'x> {
    /// It is the number of a text that cells share.
    Shared,
    /// It is a number, shown in the style of this number.
    Number(Option<&'x str>),
    /// It stands there as it is shown.
    Written,
}

impl Workbook {
    pub(super) fn new(shared_texts: &str, dates: CellDates) -> Self {
        Self {
            texts: texts_in(shared_texts),
            dates,
            left: Allowance::of(MOST_TEXT),
        }
    }

    /// Writes the cells of a sheet, row by row.
    ///
    /// # Errors
    /// [`Reason::TooLarge`] where its cells and those before them hold more than is read. The first of them are written.
    pub(super) fn write_rows(&mut self, sheet: &str, rows: &mut String) -> Result<(), Reason> {
        let mut value = Value::Written;
        let mut in_value = false;
        for part in Parts(sheet) {
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
                Part::Tag(tag) if tag.name == "c" => value = Value::of(tag),
                Part::Tag(tag) if tag.name == "v" || tag.name == "t" => {
                    in_value = !tag.closes && !tag.empty;
                }
                Part::Text(text) if in_value => match value {
                    Value::Shared => rows.push_str(self.shared(text)?),
                    Value::Number(style) => match self.dates.shown(text, style) {
                        Some(date) => rows.push_str(&date),
                        None => rows.push_str(&unreferenced(text)),
                    },
                    Value::Written => rows.push_str(&unreferenced(text)),
                },
                Part::Plain(text) if in_value => rows.push_str(text),
                _ => {}
            }
        }
        Ok(())
    }

    fn shared(&mut self, number: &str) -> Result<&str, Reason> {
        let number: Option<usize> = number.trim().parse().ok();
        let text = number.and_then(|number| self.texts.get(number));
        let text = text.map_or("", String::as_str);
        self.left.take(text.len() as u64)?;
        Ok(text)
    }
}

impl<'x> Value<'x> {
    /// Of a cell with this tag.
    fn of(cell: Tag<'x>) -> Self {
        match cell.attribute("t") {
            Some("s") => Self::Shared,
            None | Some("n") => Self::Number(cell.attribute("s")),
            Some(_) => Self::Written,
        }
    }
}

/// The texts that the cells of an Excel file share. Cells name them by their places, so an empty one has its place too.
fn texts_in(xml: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut parts = Parts(xml);
    let mut begins = None;
    loop {
        let before = xml.len() - parts.0.len();
        let Some(part) = parts.next() else { break };
        let Part::Tag(tag) = part else { continue };
        if tag.name != "si" {
            continue;
        }
        match begins.take() {
            _ if tag.empty => texts.push(String::new()),
            Some(from) if tag.closes => texts.push(words_of(&xml[from..before], true)),
            _ if !tag.closes => begins = Some(xml.len() - parts.0.len()),
            _ => {}
        }
    }
    texts.extend(begins.map(|from| words_of(&xml[from..], true)));
    texts
}
