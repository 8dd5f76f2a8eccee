//! Bytes that are written as letters: a small picture within a text, say. Read as words they say nothing.

/// A word is never as long.
const LONGEST_WORD: usize = 256;

/// Whether a text holds bytes that are written as letters (Base64, or two letters for each): a run of them that is longer than
/// a word.
pub(crate) fn holds_packed_bytes(text: &str) -> bool {
    let mut run = 0;
    text.bytes().any(|byte| {
        run = match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/' | b'-' | b'_' | b'=' => run + 1,
            // Lines are broken within them, in XMP as "&#xA;".
            b'\r' | b'\n' | b'\t' | b'&' | b'#' | b';' => run,
            _ => 0,
        };
        run > LONGEST_WORD
    })
}
