//! The chronology and the exhibits as a workbook that opens ready to be read, filtered and printed.

use catalogue::{SentenceId, Words, sentences};
use chrono::{Datelike, Timelike};
use domain::Moment;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook,
    Worksheet, XlsxError,
};
use unicode_segmentation::UnicodeSegmentation;

use crate::format::layout::{DocumentKind, chronology_volume};
use crate::print::{
    INCIDENTS_PER_VOLUME, PrintInput, Table, table_of_exhibits, table_of_incidents,
};

/// Excel's limit of a cell, in units of UTF-16. A file with more in a cell is refused by it, and not made here.
const MOST_IN_A_CELL: usize = 32_767;
/// Excel's number of A4.
const A4: u8 = 9;

/// The workbook of a bundle of this name, as of a time.
pub(crate) fn xlsx(
    input: &PrintInput<'_>,
    bundle: &str,
    made: Moment,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&created(made)?));
    let words = input.case.words;
    let incidents = table_of_incidents(input);
    let volumes = incidents.rows.len().div_ceil(INCIDENTS_PER_VOLUME);
    let in_volume = |row: usize| chronology_volume(row / INCIDENTS_PER_VOLUME + 1, volumes);
    let in_schedule = |_| DocumentKind::ExhibitSchedule.file_name().to_owned();
    for sheet in [
        Sheet {
            title: sentences::BUNDLE_SHEET_CHRONOLOGY,
            table: &incidents,
            whole_in: &in_volume,
        },
        Sheet {
            title: sentences::BUNDLE_SHEET_EXHIBITS,
            table: &table_of_exhibits(input),
            whole_in: &in_schedule,
        },
    ] {
        sheet.add_to(&mut book, bundle, words)?;
    }
    book.save_to_buffer()
}

fn created(made: Moment) -> Result<ExcelDateTime, XlsxError> {
    let local = made.local();
    ExcelDateTime::from_ymd(
        u16::try_from(local.year()).unwrap_or(1980),
        u8::try_from(local.month()).unwrap_or(1),
        u8::try_from(local.day()).unwrap_or(1),
    )?
    .and_hms(
        u16::try_from(local.hour()).unwrap_or(0),
        u8::try_from(local.minute()).unwrap_or(0),
        f64::from(local.second()),
    )
}

struct Sheet<'a> {
    title: SentenceId,
    table: &'a Table,
    /// The printed document that has a row's texts whole.
    whole_in: &'a dyn Fn(usize) -> String,
}

impl Sheet<'_> {
    fn add_to(&self, book: &mut Workbook, bundle: &str, words: &Words) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(words.say(self.title))?;
        self.fill(sheet, words)?;
        self.set_up(sheet)?;
        set_up_print(sheet, bundle, words)
    }

    /// Every cell is written as a text, so none is a formula or a link.
    fn fill(&self, sheet: &mut Worksheet, words: &Words) -> Result<(), XlsxError> {
        let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let head = body
            .clone()
            .set_bold()
            .set_border_bottom(FormatBorder::Thin);
        for (column, number) in self.table.columns.iter().zip(0u16..) {
            sheet.set_column_width(number, f64::from(column.width))?;
            sheet.write_string_with_format(0, number, &column.heading, &head)?;
        }
        for ((index, row), number) in self.table.rows.iter().enumerate().zip(1u32..) {
            for (text, column) in row.iter().zip(0u16..) {
                let mark = || {
                    let file = (self.whole_in)(index);
                    words.say_with(sentences::BUNDLE_CELL_CUT, &[("file", file.into())])
                };
                let text = fitted(&with_one_kind_of_line_end(text), mark);
                sheet.write_string_with_format(number, column, text, &body)?;
            }
        }
        Ok(())
    }

    fn set_up(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let (row, column) = self.last_cell();
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofilter(0, 0, row, column)?;
        // Telephone numbers and case numbers are meant as texts.
        sheet.ignore_error_range(0, 0, row, column, IgnoreError::NumberStoredAsText)?;
        Ok(())
    }

    fn last_cell(&self) -> (u32, u16) {
        let rows = u32::try_from(self.table.rows.len()).unwrap_or(u32::MAX);
        let columns = u16::try_from(self.table.columns.len()).unwrap_or(u16::MAX);
        (rows, columns.saturating_sub(1))
    }
}

fn set_up_print(sheet: &mut Worksheet, bundle: &str, words: &Words) -> Result<(), XlsxError> {
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_margins(0.3, 0.3, 0.4, 0.6, 0.3, 0.3)
        // One page wide, and as many high as it takes.
        .set_print_fit_to_pages(1, 0)
        .set_footer(footer(bundle, words));
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// The bundle's name on the left, "page 1 of 2" on the right. `&` begins a command there.
fn footer(bundle: &str, words: &Words) -> String {
    let said = |words: &str| words.replace('&', "&&");
    format!(
        "&L{}&R{} &P {} &N",
        said(bundle),
        said(&words.say(sentences::PRINT_PAGE)),
        said(&words.say(sentences::PRINT_OF)),
    )
}

/// The only one that a cell knows.
fn with_one_kind_of_line_end(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A text that no cell holds ends with a mark, at the end of what a reader takes for a letter.
fn fitted(text: &str, mark: impl Fn() -> String) -> String {
    let units = |text: &str| text.encode_utf16().count();
    if units(text) <= MOST_IN_A_CELL {
        return text.to_owned();
    }
    let mark = mark();
    let room = MOST_IN_A_CELL.saturating_sub(units(&mark));
    let mut kept = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        used += units(cluster);
        if used > room {
            break;
        }
        kept.push_str(cluster);
    }
    // A letter with thousands of marks is cut between them.
    if kept.is_empty() {
        let mut used = 0;
        kept.extend(text.chars().take_while(|character| {
            used += character.len_utf16();
            used <= room
        }));
    }
    kept + &mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_is_between_letters_and_leaves_room_for_its_mark() {
        let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
        for letter in ["a", "\u{1F621}", family, "e\u{301}"] {
            let text = letter.repeat(MOST_IN_A_CELL + 1);
            let cut = fitted(&text, || " (cut)".to_owned());
            assert!(cut.encode_utf16().count() <= MOST_IN_A_CELL);
            let kept = cut.strip_suffix(" (cut)").unwrap();
            assert_eq!(kept.len() % letter.len(), 0, "{letter}");
            let left = MOST_IN_A_CELL - cut.encode_utf16().count();
            assert!(left < letter.encode_utf16().count(), "{letter}");
        }
    }

    #[test]
    fn a_footer_has_no_command_of_the_bundles() {
        let footer = footer("A&PB", catalogue::Language::English.words());
        assert_eq!(footer, "&LA&&PB&Rpage &P of &N");
    }
}
