//! The strings in a PDF's dictionaries as text.

use crate::formats::text_bytes;

/// What the standard gives other letters to than Latin-1 does.
const FROM_0X80: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž";
const EURO: u8 = 0xA0;

/// Strings under these names are keys, sums, numbers of fonts and dates, and no words.
const NO_WORDS: [&str; 17] = [
    "ID",
    "U",
    "O",
    "UE",
    "OE",
    "Perms",
    "CheckSum",
    "Registry",
    "Ordering",
    "CharSet",
    "ColorSpace",
    "CS",
    "Cert",
    "ByteRange",
    "CreationDate",
    "ModDate",
    "Lookup",
];

/// Whether a string under this name may be words.
pub(crate) fn is_worth_searching(key: &str, bytes: &[u8]) -> bool {
    bytes.len() > 2
        && !NO_WORDS.contains(&key)
        && (is_marked(bytes)
            || bytes.iter().filter(|byte| is_control(**byte)).count() * 5 < bytes.len())
}

fn is_marked(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFE, 0xFF])
        || bytes.starts_with(&[0xFF, 0xFE])
        || bytes.starts_with(&[0xEF, 0xBB, 0xBF])
}

const fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')
}

/// A string as text: by its mark, or else in the standard's own set of letters. Where that reads as another, that too: some
/// programs write what they have and set no mark.
pub(crate) fn decoded(bytes: &[u8]) -> Vec<String> {
    if is_marked(bytes) {
        return vec![without_languages(&text_bytes::decoded(bytes))];
    }
    let mut texts = vec![bytes.iter().map(|byte| letter(*byte)).collect::<String>()];
    if !bytes.is_ascii()
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        texts.push(text.to_owned());
    }
    texts
}

fn letter(byte: u8) -> char {
    match byte {
        EURO => '€',
        0x80..=0x9E => FROM_0X80
            .chars()
            .nth(usize::from(byte - 0x80))
            .unwrap_or('\u{FFFD}'),
        _ => char::from(byte),
    }
}

/// The text without the names of its languages, which stand between two marks.
fn without_languages(text: &str) -> String {
    let parts = text.split('\u{1B}').enumerate();
    parts
        .filter(|(at, _)| at % 2 == 0)
        .map(|(_, part)| part)
        .collect()
}
