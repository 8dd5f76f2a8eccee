//! Cells that a spreadsheet must not run.

/// A spreadsheet takes a cell that begins so for a formula, in CSV too. An apostrophe in front says
/// that it is text.
pub(crate) fn cell(text: &str) -> String {
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
