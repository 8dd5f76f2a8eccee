//! What a part of a mail holds, once what was done to it for the way is undone.

use crate::formats::text_bytes;
use crate::formats::writings::{base64, plain_words};
use crate::guard;
use crate::stream::encoding;
use crate::stream::undecodable::is_strange;

use super::fields::{line_at, without_end};

/// How a part is written for the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    None,
    Base64,
    Quoted,
    Unknown,
}

impl Coding {
    pub(crate) fn named(name: &str) -> Self {
        match name.trim().to_ascii_lowercase().as_str() {
            "" | "7bit" | "8bit" | "binary" => Self::None,
            "base64" => Self::Base64,
            "quoted-printable" => Self::Quoted,
            _ => Self::Unknown,
        }
    }
}

/// A part's own bytes.
pub(crate) struct Unwrapped {
    pub(crate) bytes: Vec<u8>,
    /// Lines that are not written as they should be; they are read as they stand.
    pub(crate) between: String,
    /// Lines that are written as they should be, but may be words all the same: shorter or longer than the others.
    pub(crate) odd: String,
}

/// The bytes of a part as they were before they were written for the way.
pub(crate) fn unwrapped(written: &[u8], coding: Coding) -> Unwrapped {
    let bytes = match coding {
        Coding::None | Coding::Unknown => written.to_vec(),
        Coding::Quoted => unquoted(written),
        Coding::Base64 => return from_base64(written),
    };
    Unwrapped {
        bytes,
        between: String::new(),
        odd: String::new(),
    }
}

fn from_base64(written: &[u8]) -> Unwrapped {
    let (mut between, mut odd) = (Vec::new(), Vec::new());
    let mut usual = 0;
    let mut letters = Vec::with_capacity(written.len());
    let mut at = 0;
    while at < written.len() {
        let line = line_at(written, at);
        at = line.end;
        let content = &written[line];
        let trimmed = content.trim_ascii();
        let belongs = |byte: &u8| base64::is_letter(*byte) || *byte == b'=';
        if !trimmed.iter().all(belongs) {
            between.extend_from_slice(content);
            continue;
        }
        letters.extend_from_slice(trimmed);
        if usual != 0 && trimmed.len() != usual {
            odd.extend_from_slice(content);
        }
        usual = trimmed.len();
    }
    Unwrapped {
        bytes: base64::decoded(&letters),
        between: text_bytes::decoded(&between),
        odd: text_bytes::decoded(&odd),
    }
}

fn unquoted(written: &[u8]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(written.len());
    let mut at = 0;
    while at < written.len() {
        let line = line_at(written, at);
        at = line.end;
        let content = without_end(&written[line.clone()]);
        match content.trim_ascii_end().strip_suffix(b"=") {
            Some(goes_on) if line.end > line.start + content.len() || at == written.len() => {
                joined.extend_from_slice(goes_on);
            }
            _ => joined.extend_from_slice(&written[line]),
        }
    }
    plain_words::unquoted(&joined)
}

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
