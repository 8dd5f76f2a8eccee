//! Bytes of a mail as text of the character set that its headers name.

use crate::formats::text_bytes;
use crate::guard;
use crate::stream::encoding;
use crate::stream::undecodable::is_strange;

/// Text, and how many of its bytes are none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) undecodable: u64,
    /// The same bytes as text of another character set, where it is not known which one is meant.
    pub(crate) perhaps: Option<String>,
}

/// Bytes as text of the character set that is named, or else as they read.
pub(crate) fn text_of(bytes: &[u8], charset: Option<&str>) -> Decoded {
    let label = charset.map(|label| label.trim().to_ascii_lowercase());
    let label = label.filter(|label| !["", "us-ascii", "ascii"].contains(&label.as_str()));
    let encoding = label
        .as_ref()
        .and_then(|label| encoding_rs::Encoding::for_label_no_replacement(label.as_bytes()));
    let mut decoded = match (encoding, label) {
        (None, None) => guessed(bytes),
        (Some(encoding), _) => by_encoding(bytes, encoding),
        (None, Some(label)) => by_name(bytes, &label),
    };
    let strange = decoded.text.chars().filter(|letter| is_strange(*letter));
    decoded.undecodable += strange.count() as u64;
    decoded
}

fn guessed(bytes: &[u8]) -> Decoded {
    let text = text_bytes::decoded(bytes);
    let wrong = marks(&text);
    let meant = bytes.windows(3).any(|three| three == b"\xEF\xBF\xBD");
    Decoded {
        text,
        undecodable: if meant { 0 } else { wrong },
        perhaps: None,
    }
}

/// How many letters stand there for what could not be read.
fn marks(text: &str) -> u64 {
    text.chars().filter(|letter| *letter == '\u{FFFD}').count() as u64
}

fn by_encoding(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Decoded {
    let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
    let other = had_errors || !encoding.is_ascii_compatible() || encoding::named(bytes).is_some();
    let perhaps = other.then(|| text_bytes::decoded(bytes));
    Decoded {
        undecodable: u64::from(had_errors) * marks(&text).max(1),
        perhaps: perhaps.filter(|perhaps| *perhaps != text),
        text: text.into_owned(),
    }
}

/// A character set that only the reader of mails knows, as UTF-7, or nobody. That reader does not say what it could not read,
/// so it is searched and no more.
fn by_name(bytes: &[u8], label: &str) -> Decoded {
    let known = mail_parser::decoders::charsets::map::charset_decoder(label.as_bytes());
    let text = known.and_then(|decode| guard::fenced(|| Ok(decode(bytes))).ok());
    let perhaps = text_bytes::decoded(bytes);
    match text {
        Some(text) => Decoded {
            text,
            undecodable: bytes.len() as u64,
            perhaps: Some(perhaps),
        },
        None => Decoded {
            text: perhaps,
            undecodable: bytes.len() as u64,
            perhaps: None,
        },
    }
}
