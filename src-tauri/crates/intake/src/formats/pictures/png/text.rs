//! The texts in a PNG, packed or not.

use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::allowance::Allowance;
use crate::formats::packed_bytes::holds_packed_bytes;

/// No text in a picture is longer in earnest; of one that is, so many bytes are read.
pub(crate) const MOST_TEXT: usize = 4 * 1024 * 1024;
/// So much is unpacked of all the texts in one picture.
const MOST_UNPACKED: u64 = 4 * MOST_TEXT as u64;

/// A named text.
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) value: String,
    /// Its language and its name in that language, where it has them.
    pub(crate) beside: String,
    /// Whether all of it was read.
    pub(crate) is_whole: bool,
}

/// Bytes that were packed.
pub(super) struct Unpacked {
    pub(super) bytes: Vec<u8>,
    /// Whether these are all, and nothing follows them.
    pub(super) is_whole: bool,
}

/// How much may be unpacked of one picture.
pub(crate) const fn allowance() -> Allowance {
    Allowance::of(MOST_UNPACKED)
}

/// The text in a chunk of one of the three kinds that hold one; `None` where it cannot be read, or no more may be unpacked.
pub(crate) fn field(kind: [u8; 4], content: &[u8], left: &mut Allowance) -> Option<Field> {
    let split = content.iter().position(|byte| *byte == 0)?;
    let name = encoding_rs::mem::decode_latin1(&content[..split]).into_owned();
    let rest = &content[split + 1..];
    match &kind {
        b"tEXt" => Some(Field {
            name,
            value: encoding_rs::mem::decode_latin1(rest).into_owned(),
            beside: String::new(),
            is_whole: content.len() < MOST_TEXT && holds_words(rest),
        }),
        b"zTXt" => {
            let text = unpacked(rest.strip_prefix(&[0])?, left)?;
            Some(Field {
                name,
                value: encoding_rs::mem::decode_latin1(&text.bytes).into_owned(),
                beside: String::new(),
                is_whole: text.is_whole && holds_words(&text.bytes),
            })
        }
        b"iTXt" => international(name, rest, left),
        _ => None,
    }
}

/// Whether it is packed and how, language and translated name, and the text in UTF-8.
fn international(name: String, rest: &[u8], left: &mut Allowance) -> Option<Field> {
    let (packing, rest) = rest.split_at_checked(2)?;
    let mut parts = rest.splitn(3, |byte| *byte == 0);
    let (language, translated, text) = (parts.next()?, parts.next()?, parts.next()?);
    let text = match packing {
        [0, 0] => Unpacked {
            bytes: text.to_vec(),
            is_whole: text.len() < MOST_TEXT,
        },
        [1, 0] => unpacked(text, left)?,
        _ => return None,
    };
    let all_letters = std::str::from_utf8(&text.bytes).is_ok()
        && std::str::from_utf8(translated).is_ok()
        && language.is_ascii();
    Some(Field {
        name,
        value: String::from_utf8_lossy(&text.bytes).into_owned(),
        beside: [language, translated]
            .map(String::from_utf8_lossy)
            .join(" "),
        is_whole: text.is_whole && all_letters && holds_words(&text.bytes),
    })
}

/// Whether bytes are words in an older character set or in UTF-8, and not something that is packed into letters.
fn holds_words(bytes: &[u8]) -> bool {
    let text = encoding_rs::mem::decode_latin1(bytes);
    let odd = |letter: char| letter < ' ' && !matches!(letter, '\t' | '\n' | '\r');
    !text.contains(odd) && !holds_packed_bytes(&text)
}

pub(super) fn unpacked(packed: &[u8], left: &mut Allowance) -> Option<Unpacked> {
    let mut unpack = ZlibDecoder::new(packed);
    let mut bytes = Vec::new();
    let most = left.left().min(MOST_TEXT as u64);
    let read = (&mut unpack).take(most).read_to_end(&mut bytes);
    // A full allowance is one that is spent: whether there was more is not known then.
    left.take(bytes.len() as u64).ok()?;
    read.ok().filter(|_| left.left() > 0)?;
    let is_whole = bytes.len() < MOST_TEXT && unpack.total_in() == packed.len() as u64;
    Some(Unpacked { bytes, is_whole })
}

impl Field {
    /// Whether a program wrote in it what has a form of its own: camera data in digits, or XMP.
    pub(crate) fn is_of_a_program(&self) -> bool {
        self.name.starts_with("Raw profile type") || self.name == "XML:com.adobe.xmp"
    }

    /// The camera data that some programs write as digits: a line with its name, one with its length, then two digits a byte.
    pub(crate) fn camera_block(&self) -> Option<Vec<u8>> {
        if !self.name.starts_with("Raw profile type") {
            return None;
        }
        let mut lines = self.value.trim_start().lines();
        let (_, _) = (lines.next()?, lines.next()?);
        let digits: Vec<u8> = lines
            .flat_map(str::chars)
            .filter_map(|digit| u8::try_from(digit.to_digit(16)?).ok())
            .collect();
        let (pairs, _) = digits.as_chunks::<2>();
        Some(pairs.iter().map(|[high, low]| high << 4 | low).collect())
    }
}
