//! Bytes as text that can be looked at.

use crate::formats::packed_bytes::holds_packed_bytes;
use crate::stream::encoding::{self, Guess};

/// Whether bytes are text: valid UTF-8 or UTF-16, or few enough control characters that
/// an older character set is likely.
pub(crate) fn looks_like_text(head: &[u8]) -> bool {
    if head.is_empty() {
        return false;
    }
    if encoding::named(head).is_some() {
        return true;
    }
    let controls = head
        .iter()
        .filter(|byte| byte.is_ascii_control() && !b"\t\n\r\x0c\x1b".contains(byte))
        .count();
    let valid = match std::str::from_utf8(head) {
        Ok(_) => true,
        // A head cut inside a character is still UTF-8.
        Err(fault) => fault.error_len().is_none(),
    };
    // A stray NUL in a long text is a defect of the text, not a sign that it is none.
    if valid {
        controls * 100 <= head.len()
    } else {
        controls == 0
    }
}

/// All bytes of a text, by their byte order mark or else by how they read. What cannot be read becomes U+FFFD and is so
/// seen. A file's text comes from [`crate::stream::text`].
pub(crate) fn decoded(bytes: &[u8]) -> String {
    let encoding = encoding::named(bytes).unwrap_or_else(|| {
        let mut guess = Guess::new();
        guess.show(bytes, true);
        guess.made_of(bytes)
    });
    encoding.decode(bytes).0.into_owned()
}

/// Makes visible what would otherwise hide or turn round other words: control characters, and the
/// marks that change the direction of writing.
pub(crate) fn made_visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\t' => shown.push(letter),
            '\u{0}'..='\u{1F}' => {
                shown.push(char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{FFFD}'));
            }
            '\u{7F}' => shown.push('\u{2421}'),
            '\u{80}'..='\u{9F}'
            | '\u{61C}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}'
            | '\u{E0000}'..='\u{E007F}' => {
                shown.push_str(&format!("\u{27E8}U+{:04X}\u{27E9}", u32::from(letter)));
            }
            _ => shown.push(letter),
        }
    }
    shown
}

/// At most `most` bytes of it, cut between characters; and whether anything was cut.
pub(crate) fn capped(mut text: String, most: usize) -> (String, bool) {
    if text.len() <= most {
        return (text, false);
    }
    let mut end = most;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    (text, true)
}

/// Whether bytes are words in UTF-8 or ASCII, and nothing that is packed into letters.
pub(crate) fn are_words(bytes: &[u8]) -> bool {
    let odd = |letter: char| letter < ' ' && !matches!(letter, '\t' | '\n' | '\r');
    std::str::from_utf8(bytes).is_ok_and(|text| !text.contains(odd) && !holds_packed_bytes(text))
}
