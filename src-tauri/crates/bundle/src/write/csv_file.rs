//! Tables for programs: RFC 4180, with no cell that a spreadsheet would run.

use crate::print::Table;

/// With the mark that makes spreadsheets read it as UTF-8.
pub(crate) fn csv_file(table: &Table) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut bytes);
    let headings = table.columns.iter().map(|column| cell(&column.heading));
    // Into memory nothing can fail, and all rows are equally long.
    let _ = writer.write_record(headings);
    for row in &table.rows {
        let _ = writer.write_record(row.iter().map(|text| cell(text)));
    }
    drop(writer);
    bytes
}

/// A spreadsheet takes a cell that begins so for a formula, in CSV too. An apostrophe in front says
/// that it is text.
fn cell(text: &str) -> String {
    let runs = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if runs || text.starts_with(['\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell(" @SUM(A1)"), "' @SUM(A1)");
        assert_eq!(cell("\t=cmd"), "'\t=cmd");
        assert_eq!(cell("a = b"), "a = b");
    }
}
