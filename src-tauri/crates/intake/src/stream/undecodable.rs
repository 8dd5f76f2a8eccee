//! Bytes of a text that are no letters of it.

use std::ops::Range;

use encoding_rs::{Decoder, DecoderResult};

use crate::account::UnreadBytes;

/// Counts what was not understood of a text.
#[derive(Default, Clone, Copy)]
pub(crate) struct Undecodable(Option<UnreadBytes>);

impl Undecodable {
    pub(crate) const fn bytes(self) -> Option<UnreadBytes> {
        self.0
    }

    /// Notes bytes that are no letter.
    pub(crate) fn note(&mut self, from: u64, length: u64) {
        let known = self.0.get_or_insert(UnreadBytes { from, length: 0 });
        known.from = known.from.min(from);
        known.length = known.length.saturating_add(length);
    }

    /// Notes the control characters of a text, which begins there in its file.
    pub(crate) fn note_controls(&mut self, text_at: u64, text: &str) {
        if !may_be_strange(text.as_bytes()) {
            return;
        }
        for (at, letter) in text.char_indices() {
            if is_strange(letter) {
                self.note(text_at + at as u64, 1);
            }
        }
    }
}

/// A control character that stands in no text.
pub(crate) fn is_strange(letter: char) -> bool {
    letter.is_control() && !"\t\n\u{b}\u{c}\r\u{1b}\u{85}".contains(letter)
}

/// Looks at eight bytes at once: nearly all texts have none, and some are very long.
fn may_be_strange(bytes: &[u8]) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let one = |byte: &u8| matches!(*byte, 0..=8 | 0xE..=0x1A | 0x1C..=0x1F | 0x7F | 0xC2);
    let (eights, rest) = bytes.as_chunks::<8>();
    let strange = eights.iter().any(|eight| {
        let word = u64::from_ne_bytes(*eight);
        // The high bit of each byte: below a blank, or beyond the letters of ASCII.
        let low = word.wrapping_sub(0x20 * EACH) & !word;
        let beyond = word | word.wrapping_add(EACH);
        (low | beyond) & (0x80 * EACH) != 0 && eight.iter().any(one)
    });
    strange || rest.iter().any(one)
}

/// Appends bytes as text, with U+FFFD in the place of what cannot be read. Gives where that stands.
pub(crate) fn append_decoded(
    decoder: &mut Decoder,
    bytes: &[u8],
    last: bool,
    text: &mut String,
) -> Vec<Range<usize>> {
    let mut wrong = Vec::new();
    let mut at = 0;
    loop {
        let left = bytes.len() - at;
        text.reserve(
            decoder
                .max_utf8_buffer_length(left)
                .unwrap_or(left * 3 + 16),
        );
        let (result, read) = decoder.decode_to_string_without_replacement(&bytes[at..], text, last);
        at += read;
        match result {
            DecoderResult::InputEmpty => return wrong,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                let end = at.saturating_sub(usize::from(after));
                wrong.push(end.saturating_sub(usize::from(length))..end);
                text.push('\u{FFFD}');
            }
        }
    }
}
