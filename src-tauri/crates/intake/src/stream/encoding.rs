//! Which character set bytes are written in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_4, ISO_8859_10, ISO_8859_13, ISO_8859_14, ISO_8859_15,
    ISO_8859_16, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257,
    WINDOWS_1258,
};

/// So much of a text shows that it is UTF-16 without a mark.
const SHOWS_WIDTH: usize = 4096;

/// The character set that a text's first bytes name: by their byte order mark, or because they read as UTF-16 and as
/// nothing else.
pub(crate) fn named(beginning: &[u8]) -> Option<&'static Encoding> {
    let marked = Encoding::for_bom(beginning).map(|(encoding, _)| encoding);
    marked.or_else(|| wide(beginning))
}

/// UTF-16 without a mark. Blanks, line ends and Latin letters have a zero in each of their two bytes' higher one: so
/// zeros stand at every other place, and at none of the others.
fn wide(beginning: &[u8]) -> Option<&'static Encoding> {
    let (pairs, _) = beginning[..beginning.len().min(SHOWS_WIDTH)].as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    let (encoding, zeros) = match (zeros(0), zeros(1)) {
        (0, low) => (UTF_16LE, low),
        (high, 0) => (UTF_16BE, high),
        _ => return None,
    };
    let units = pairs.iter().map(|pair| match encoding == UTF_16LE {
        true => u16::from_le_bytes(*pair),
        false => u16::from_be_bytes(*pair),
    });
    let mut letters: Vec<_> = char::decode_utf16(units).collect();
    // The last may be half of a pair that is cut here.
    letters.pop_if(|last| last.is_err());
    // Numbers of two bytes have such zeros too, but are no letters.
    let readable = letters.iter().all(|letter| match letter {
        Ok(letter) => !letter.is_control() || "\t\n\r\u{c}".contains(*letter),
        Err(_) => false,
    });
    let is_text = pairs.len() >= 4 && zeros * 5 >= pairs.len() * 2;
    (is_text && readable).then_some(encoding)
}

/// Whether a text begins as UTF-8, though not all of it is, and though it was guessed to be in another character set.
///
/// Two letters of most older character sets do not read as UTF-8 one after the other. Two of those with several bytes a
/// letter (Chinese, Japanese, Korean) may; eight of them do not.
pub(crate) fn begins_as_utf8(bytes: &[u8], guessed: &'static Encoding) -> bool {
    let enough = if guessed.is_single_byte() { 2 } else { 8 };
    let beginning = bytes.utf8_chunks().next();
    beginning.is_some_and(|one| {
        let letters = one.valid().chars().filter(|letter| !letter.is_ascii());
        letters.take(enough).count() == enough
    })
}

/// Tells by its letters which character set a text is in that names none. It may be shown the text part by part.
pub(crate) struct Guess(EncodingDetector);

impl Guess {
    pub(crate) fn new() -> Self {
        Self(EncodingDetector::new(Iso2022JpDetection::Deny))
    }

    /// The next bytes of the text.
    pub(crate) fn show(&mut self, bytes: &[u8], last: bool) {
        self.0.feed(bytes, last);
    }

    /// The character set, where these bytes are the first of the text in which there are other letters than those of ASCII.
    pub(crate) fn made_of(&self, bytes: &[u8]) -> &'static Encoding {
        let guessed = self.0.guess(None, Utf8Detection::Allow);
        match is_latin(guessed) && is_british(bytes) {
            true => WINDOWS_1252,
            false => guessed,
        }
    }
}

/// Character sets of the Latin script, which differ in few letters.
fn is_latin(encoding: &'static Encoding) -> bool {
    [
        WINDOWS_1250,
        WINDOWS_1254,
        WINDOWS_1257,
        WINDOWS_1258,
        ISO_8859_2,
        ISO_8859_4,
        ISO_8859_10,
        ISO_8859_13,
        ISO_8859_14,
        ISO_8859_15,
        ISO_8859_16,
    ]
    .contains(&encoding)
}

/// Whether every letter beyond ASCII would be, in Windows-1252, one of English, Welsh and French: a pound sign and some
/// quotation marks show too little of a text for a guess, which takes £ for Ł.
fn is_british(bytes: &[u8]) -> bool {
    const LETTERS: &str = "£€“”‘’–—…•·°«»àâäæçéèêëîïíìôöœóòùûüúáÿÀÂÄÆÇÉÈÊËÎÏÍÌÔÖŒÓÒÙÛÜÚÁŸ\u{a0}";
    let (letters, ..) = WINDOWS_1252.encode(LETTERS);
    let mut others = bytes.iter().filter(|byte| !byte.is_ascii());
    others.all(|byte| letters.contains(byte))
}
