//! Where words begin and end.

use std::ops::Range;

use domain::{is_of_a_word, leaves_no_spaces};

use super::view::View;

impl View {
    /// Whether something other than the same word stands before and after a part.
    pub(crate) fn stands_alone(&self, part: &Range<usize>) -> bool {
        self.is_edge(part.start) && self.is_edge(part.end)
    }

    /// Whether a word may end before this place and another begin: at punctuation, where letters turn to digits, where small
    /// letters turn to capitals as in "PriyaExample", and anywhere beside a letter of a script that leaves no spaces.
    pub(in crate::plan::redaction) fn is_edge(&self, at: usize) -> bool {
        let (Some(before), Some(after)) = (self.before(at), self.after(at)) else {
            return true;
        };
        if !is_of_a_word(before) || !is_of_a_word(after) {
            return true;
        }
        leaves_no_spaces(before)
            || leaves_no_spaces(after)
            || before.is_ascii_digit() != after.is_ascii_digit()
            || self.is_begun_by_a_capital(at, before, after)
    }

    pub(in crate::plan::redaction) fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    pub(in crate::plan::redaction) fn after(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn is_begun_by_a_capital(&self, at: usize, before: char, after: char) -> bool {
        if !self.is_capital(at) {
            return false;
        }
        let small_before = !self.is_capital(at - before.len_utf8()) && before.is_lowercase();
        let next = at + after.len_utf8();
        let small_next = self.after(next).is_some_and(char::is_lowercase) && !self.is_capital(next);
        small_before || small_next
    }
}

/// Whether a part of a view is one word: whatever stands within its letters is an apostrophe, or the hyphen and the line end
/// at which it was broken.
pub(in crate::plan::redaction) fn is_one_word(written: &str) -> bool {
    let mut rest = written;
    loop {
        let Some(gap) = rest.find(|c: char| !is_of_a_word(c)) else {
            return true;
        };
        let after = rest[gap..].trim_start_matches(|c: char| !is_of_a_word(c));
        let between = &rest[gap..rest.len() - after.len()];
        let is_broken = between.starts_with('-')
            && between.contains('\n')
            && between[1..].chars().all(|c| c.is_whitespace() || c == '>');
        if between != "'" && !is_broken {
            return false;
        }
        rest = after;
    }
}
