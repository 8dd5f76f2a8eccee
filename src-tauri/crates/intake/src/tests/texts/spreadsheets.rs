//! The cells of spreadsheets as people see them.

use super::packages::archive;
use super::{copy, is_whole, read};

/// A workbook of one sheet with these cells.
fn book(workbook: &str, styles: &str, shared: &str, cells: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData><row r=\"1\">{cells}</row></sheetData></worksheet>");
    let files = [
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", workbook),
        ("xl/styles.xml", styles),
        ("xl/sharedStrings.xml", shared),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    archive(&files, true)
}

/// The cells of the copy.
fn cells(book: &[u8]) -> Vec<String> {
    let (identified, found) = read(book, "a.xlsx");
    assert!(is_whole(&found), "{:?}", found.account);
    let copy = copy(book, &identified);
    let row = copy.lines().next().unwrap_or_default();
    row.trim_end_matches('\t')
        .split('\t')
        .map(str::to_owned)
        .collect()
}

/// What a cell with this number shows in a format of this number and this code.
fn shown(number: &str, format: u32, code: &str, workbook: &str) -> String {
    let styles = format!(
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"{code}\"/></numFmts>\
         <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
         <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"{format}\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
    );
    let cell = format!("<c r=\"A1\" s=\"1\"><v>{number}</v></c>");
    cells(&book(workbook, &styles, "<sst/>", &cell)).remove(0)
}

const BOOK: &str = "<workbook><workbookPr/></workbook>";

#[test]
fn a_date_is_written_as_a_date() {
    for (number, format, expected) in [
        ("46095", 14, "2026-03-14"),
        ("46095.8126388889", 22, "2026-03-14T19:30:12"),
        ("46095.8126388889", 14, "2026-03-14T19:30:12"),
        ("46095", 22, "2026-03-14"),
        ("0.8126388889", 20, "19:30:12"),
        ("46095.5", 20, "2026-03-14T12:00:00"),
        ("1.5", 46, "36:00:00"),
        ("0.00001157407", 47, "00:00:01"),
        // The first days of a calendar that has a 29 February 1900.
        ("1", 14, "1900-01-01"),
        ("59", 14, "1900-02-28"),
        ("60", 14, "60"),
        ("61", 14, "1900-03-01"),
        ("2958465", 14, "9999-12-31"),
        ("2958466", 14, "2958466"),
        ("-1", 14, "-1"),
        ("19.5", 2, "19.5"),
        ("46095", 0, "46095"),
        ("46095", 9999, "46095"),
    ] {
        assert_eq!(
            shown(number, format, "0", BOOK),
            expected,
            "{number} {format}"
        );
    }
}

#[test]
fn a_format_of_ones_own_says_whether_it_is_a_date() {
    for (code, is_date) in [
        ("dd/mm/yyyy", true),
        ("[$-809]dd mmmm yyyy;@", true),
        ("yyyy\\-mm\\-dd hh:mm", true),
        ("mmm", true),
        ("mm:ss", true),
        ("h:mm AM/PM", true),
        ("General", false),
        ("0.00E+00", false),
        ("[Red]0.00", false),
        ("&quot;days&quot; 0", false),
        ("0 \\d", false),
        ("#,##0_);(#,##0)", false),
        ("0;dd", false),
    ] {
        let shown = shown("46095.5", 164, code, BOOK);
        let expected = if is_date {
            "2026-03-14T12:00:00"
        } else {
            "46095.5"
        };
        assert_eq!(shown, expected, "{code}");
    }
    assert_eq!(shown("1.25", 164, "[h]:mm", BOOK), "30:00:00");
    // Minutes are no months: there is no day in it.
    assert_eq!(shown("0.5", 164, "h:mm", BOOK), "12:00:00");
    assert_eq!(shown("0.5", 164, "mm:ss", BOOK), "12:00:00");
}

#[test]
fn a_workbook_may_count_from_1904() {
    for (says, expected) in [
        ("date1904=\"1\"", "2026-03-14"),
        ("date1904=\"true\"", "2026-03-14"),
        ("date1904=\"0\"", "2022-03-13"),
    ] {
        let workbook = format!("<workbook><workbookPr {says}/></workbook>");
        assert_eq!(shown("44633", 14, "0", &workbook), expected, "{says}");
    }
    let workbook = "<workbook><workbookPr date1904=\"1\"/></workbook>";
    assert_eq!(shown("0", 14, "0", workbook), "1904-01-01");
}

#[test]
fn a_text_or_a_number_without_a_style_stays_as_it_is() {
    let styles =
        "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    let book = book(
        BOOK,
        styles,
        "<sst><si><t>46095</t></si></sst>",
        "<c s=\"1\" t=\"s\"><v>0</v></c><c s=\"1\" t=\"str\"><v>46095</v></c><c><v>46095</v></c>\
         <c s=\"1\" t=\"n\"><v>46095</v></c>",
    );
    assert_eq!(cells(&book), ["46095", "46095", "46095", "2026-03-14"]);
}

#[test]
fn an_empty_shared_text_keeps_its_place() {
    for empty in ["<si/>", "<si></si>", "<si />", "<x:si/>"] {
        let shared = format!("<sst><si><t>one</t></si>{empty}<si><t>two</t></si></sst>");
        let cell = |number| format!("<c t=\"s\"><v>{number}</v></c>");
        let row = [cell(2), cell(1), cell(0)].concat();
        let book = book(BOOK, "<styleSheet/>", &shared, &row);
        assert_eq!(cells(&book), ["two", "", "one"], "{empty}");
    }
}
