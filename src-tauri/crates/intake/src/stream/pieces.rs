//! Long texts are handed on in pieces, so that nobody has to hold a line of any length.

/// No piece is longer, in bytes. Nobody writes a longer paragraph, so nearly every text is one piece.
pub(crate) const LONGEST: usize = 64 * 1024;

/// What stands next to each other within this many bytes stands together in at least one piece, however the text is
/// cut: an address, a number with its blanks, a sentence.
pub(crate) const OVERLAP: usize = 4 * 1024;

/// Where a text is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cut {
    /// The piece ends before this byte.
    pub(crate) end: usize,
    /// The next begins at this byte, at least [`OVERLAP`] before the end.
    pub(crate) next: usize,
}

/// Cuts the first piece off a text; `None` when it is one piece.
///
/// Pieces begin and end between words, where there is such a place: half a word is another word.
pub(crate) fn cut(text: &str) -> Option<Cut> {
    if text.len() <= LONGEST {
        return None;
    }
    let end = between_words(text, LONGEST);
    let next = between_words(text, end.saturating_sub(OVERLAP));
    Some(Cut { end, next })
}

/// The last place between two words at most [`OVERLAP`] before `most`; else the last between two characters.
fn between_words(text: &str, most: usize) -> usize {
    let most = text.floor_char_boundary(most);
    let least = text.floor_char_boundary(most.saturating_sub(OVERLAP));
    let near = &text[least..most];
    let goes_on = text[most..].starts_with(char::is_alphanumeric);
    let ends_in_word = near.ends_with(char::is_alphanumeric);
    if !(goes_on && ends_in_word) {
        return most;
    }
    let last = near
        .char_indices()
        .rev()
        .find(|(_, letter)| !letter.is_alphanumeric());
    last.map_or(most, |(at, letter)| least + at + letter.len_utf8())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_of_the_greatest_length_is_one_piece() {
        assert_eq!(cut(&"a".repeat(LONGEST)), None);
        assert!(cut(&"a".repeat(LONGEST + 1)).is_some());
    }

    #[test]
    fn a_text_without_any_blank_is_cut_all_the_same() {
        let text = "\u{e9}".repeat(LONGEST);
        let cut = cut(&text).unwrap();
        assert_eq!((cut.end, cut.next), (LONGEST, LONGEST - OVERLAP));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn pieces_begin_and_end_between_words(word in "[a-z\u{e9}\u{4e00}]{1,300}", between in "[ ,;\u{a0}\u{1F4F7}]{1,3}") {
            let text = format!("{word}{between}").repeat(LONGEST / word.len() + 1);
            if let Some(cut) = cut(&text) {
                prop_assert!(cut.end <= LONGEST && cut.next + OVERLAP <= cut.end);
                for at in [cut.end, cut.next] {
                    let (before, after) = text.split_at(at);
                    prop_assert!(!(before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)));
                }
            }
        }
    }
}
