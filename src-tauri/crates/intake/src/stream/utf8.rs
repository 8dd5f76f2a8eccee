//! UTF-8, and what stands in it that is none.

use std::ops::Range;

use encoding_rs::WINDOWS_1252;

/// The byte order mark.
pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// What was read of some bytes.
pub(super) struct Read {
    /// So many bytes were made into text. A character that breaks off at the end is left, for the rest of it may come.
    pub(super) length: usize,
    /// Where those stand that are no UTF-8, from the first byte given.
    pub(super) wrong: Vec<Range<usize>>,
}

/// Appends bytes as text. What is no UTF-8 is read as Windows-1252, in its place: what two programs wrote is often joined in
/// one file, and that is the older character set of most of them.
pub(super) fn append(bytes: &[u8], last: bool, text: &mut String) -> Read {
    let mut all_wrong = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let (valid, wrong) = first_part(&bytes[at..]);
        text.push_str(valid);
        at += valid.len();
        let wrong = match wrong {
            Wrong::Nothing => break,
            Wrong::BreaksOff if !last => break,
            Wrong::BreaksOff => bytes.len() - at,
            Wrong::Bytes(length) => length,
        };
        text.push_str(
            &WINDOWS_1252
                .decode_without_bom_handling(&bytes[at..at + wrong])
                .0,
        );
        all_wrong.push(at..at + wrong);
        at += wrong;
    }
    Read {
        length: at,
        wrong: all_wrong,
    }
}

/// What ends a part that is UTF-8.
enum Wrong {
    Nothing,
    /// The bytes end within a character.
    BreaksOff,
    /// So many bytes are none.
    Bytes(usize),
}

fn first_part(bytes: &[u8]) -> (&str, Wrong) {
    match std::str::from_utf8(bytes) {
        Ok(valid) => (valid, Wrong::Nothing),
        Err(fault) => {
            let valid = std::str::from_utf8(&bytes[..fault.valid_up_to()]).unwrap_or_default();
            let wrong = fault.error_len().map_or(Wrong::BreaksOff, Wrong::Bytes);
            (valid, wrong)
        }
    }
}
