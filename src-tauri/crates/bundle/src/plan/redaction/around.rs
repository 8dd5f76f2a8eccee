//! The words around a detail, by which the person knows the place again.

/// The most characters that are shown before and after a detail: with it, about one line.
const BEFORE: usize = 32;
const AFTER: usize = 64;

/// What stands before and after a detail, on one line. "…" where there is more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// Before it.
    pub before: String,
    /// After it.
    pub after: String,
}

impl Around {
    /// Around the part of a text from one byte to another.
    pub(crate) fn of(text: &str, from: usize, to: usize) -> Self {
        Self {
            before: before(&text[..from]),
            after: after(&text[to..]),
        }
    }
}

fn before(text: &str) -> String {
    let begin = text.char_indices().rev().nth(BEFORE - 1);
    let Some((begin, _)) = begin.filter(|(begin, _)| *begin > 0) else {
        return on_one_line(text).trim_start().to_owned();
    };
    let cut = &text[begin..];
    // A word is cut only where it is longer than the line.
    let whole = cut.find(char::is_whitespace).map_or(cut, |at| &cut[at..]);
    let whole = if whole.trim().is_empty() { cut } else { whole };
    format!("…{}", on_one_line(whole).trim_start())
}

fn after(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(AFTER) else {
        return on_one_line(text).trim_end().to_owned();
    };
    let cut = &text[..end];
    let whole = cut.rfind(char::is_whitespace).map_or(cut, |at| &cut[..at]);
    let whole = if whole.trim().is_empty() { cut } else { whole };
    format!("{}…", on_one_line(whole).trim_end())
}

/// Line ends become spaces, and marks that would turn the rest of the line around are dropped.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            blank if blank.is_whitespace() || blank.is_control() => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            other => line.push(other),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, found: &str) -> (String, String) {
        let from = text.find(found).unwrap();
        let around = Around::of(text, from, from + found.len());
        (around.before, around.after)
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        let (before, after) = around("He rang 07700 900123 again.", "07700 900123");
        assert_eq!((before.as_str(), after.as_str()), ("He rang ", " again."));
        assert_eq!(around("14 Larch Road", "14 Larch Road"), Default::default());
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = format!(
            "{}14 Larch Road{}",
            "one two ".repeat(40),
            " three".repeat(40)
        );
        let (before, after) = around(&text, "14 Larch Road");
        assert!(
            before.starts_with("…two one") || before.starts_with("…one two"),
            "{before}"
        );
        assert!(before.ends_with("two "), "{before}");
        assert!(
            after.starts_with(" three") && after.ends_with("three…"),
            "{after}"
        );
        assert!(before.chars().count() <= BEFORE + 1 && after.chars().count() <= AFTER + 1);
    }

    #[test]
    fn lines_become_one_and_no_mark_turns_it_around() {
        let (before, after) = around(
            "To:\r\n\tDan\u{202e} at 14 Larch Road\n\nLeave.",
            "14 Larch Road",
        );
        assert_eq!(
            (before.as_str(), after.as_str()),
            ("To: Dan at ", " Leave.")
        );
    }

    #[test]
    fn words_of_any_length_and_script_are_cut_at_a_character() {
        for word in ["é", "ج", "漢", "👩‍👧", "w"] {
            let text = format!("{}ZZ9 9ZZ{}", word.repeat(300), word.repeat(300));
            let (before, after) = around(&text, "ZZ9 9ZZ");
            assert!(before.starts_with('…') && before.chars().count() == BEFORE + 1);
            assert!(after.ends_with('…') && after.chars().count() == AFTER + 1);
        }
    }
}
