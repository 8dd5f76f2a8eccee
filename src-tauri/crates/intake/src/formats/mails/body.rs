//! What a part of a mail holds, once what was done to it for the way is undone.

use crate::formats::text_bytes;
use crate::formats::writings::{base64, plain_words};

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
