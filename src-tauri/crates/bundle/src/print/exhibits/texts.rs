//! What exhibits that are texts or documents show on paper, and about how many pages it takes.

use std::collections::BTreeMap;

use domain::EntryId;

/// About so many characters and lines stand on a page.
const CHARACTERS_OF_A_PAGE: usize = 1_900;
const LINES_OF_A_PAGE: usize = 38;
/// So much of one text is printed, in characters and in lines: some hundred pages. The rest is in its file.
const MOST_CHARACTERS: usize = 200_000;
const MOST_LINES: usize = 4_000;

/// What exhibits that are texts or documents show, as it may leave.
pub type ExhibitTexts = BTreeMap<EntryId, ExhibitText>;

/// What one of them shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExhibitText {
    /// Words.
    Words(String),
    /// Pages, as pictures.
    Pages(PagesOnPaper),
}

/// Pages of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagesOnPaper {
    /// The words of each page that is shown, from the first; empty where none are known.
    pub words: Vec<String>,
    /// How many pages the document has.
    pub total: usize,
}

impl ExhibitText {
    pub(super) fn words(&self) -> &str {
        match self {
            Self::Words(words) => words,
            Self::Pages(_) => "",
        }
    }

    /// About how many pages of the book it takes.
    pub(super) fn pages(&self) -> usize {
        match self {
            Self::Words(words) => pages(words),
            Self::Pages(pages) => pages.words.len(),
        }
    }
}

/// As much of a text as is printed, to the end of a line, and whether that is all.
pub(super) fn beginning(text: &str) -> (&str, bool) {
    let by_length = text.char_indices().nth(MOST_CHARACTERS);
    let by_lines = text.match_indices('\n').nth(MOST_LINES - 1);
    let by_length = by_length.map(|(end, _)| text[..end].rfind('\n').unwrap_or(end));
    let ends = by_length.into_iter().chain(by_lines.map(|(end, _)| end));
    match ends.min() {
        Some(end) => (&text[..end], text[end..].trim().is_empty()),
        None => (text, true),
    }
}

/// About how many pages an exhibit with this text takes.
fn pages(text: &str) -> usize {
    let (text, _) = beginning(text);
    let by_length = text.chars().count() / CHARACTERS_OF_A_PAGE;
    1 + by_length.max(text.lines().count() / LINES_OF_A_PAGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_the_end_of_a_line() {
        let long = format!("{}\nthe rest", "x".repeat(MOST_CHARACTERS - 4));
        assert_eq!(beginning(&long), (&long[..MOST_CHARACTERS - 4], false));
        assert_eq!(beginning("short"), ("short", true));
        let lines = "line\n".repeat(MOST_LINES);
        assert_eq!(beginning(&lines), (lines.trim_end(), true));
        let one_more = format!("{lines}the rest");
        assert_eq!(beginning(&one_more), (lines.trim_end(), false));
    }
}
