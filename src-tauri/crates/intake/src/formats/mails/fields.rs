//! The headers of a mail or of a part of one, as they are written and as they are read.

use std::ops::Range;

use crate::formats::text_bytes;
use crate::formats::writings::{base64, plain_words};

use super::charsets;

/// No mail has more headers. What follows is read as part of the last.
pub(crate) const MOST_FIELDS: usize = 10_000;
/// No encoded word is longer.
const LONGEST_WORD: usize = 8 * 1024;

/// One header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    /// Empty where a line among the headers is none.
    pub(crate) name: String,
    /// What it says, folded lines joined and encoded words decoded.
    pub(crate) value: String,
    /// The same as it is written, where not all of it could be decoded.
    pub(crate) raw: Option<String>,
    /// Where it stands.
    pub(crate) range: Range<usize>,
}

impl Field {
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// The headers at the beginning of a mail or part, and where what follows them begins.
pub(crate) fn at_beginning(bytes: &[u8]) -> (Vec<Field>, usize) {
    let mut fields: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let line = line_at(bytes, at);
        let content = without_end(&bytes[line.clone()]);
        at = line.end;
        if content.is_empty() {
            break;
        }
        let folded = matches!(content.first(), Some(b' ' | b'\t')) || fields.len() >= MOST_FIELDS;
        match fields.last_mut() {
            Some(field) if folded => field.end = line.end,
            _ => fields.push(line),
        }
    }
    let read = fields.into_iter().map(|range| field(bytes, range));
    (read.collect(), at)
}

/// The line that begins there, with its end.
pub(crate) fn line_at(bytes: &[u8], at: usize) -> Range<usize> {
    let rest = &bytes[at..];
    let length = rest.iter().position(|byte| *byte == b'\n');
    at..at + length.map_or(rest.len(), |length| length + 1)
}

/// A line without its end.
pub(crate) fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

fn field(bytes: &[u8], range: Range<usize>) -> Field {
    let written = text_bytes::decoded(&bytes[range.clone()]);
    let (name, value) = match written.split_once(':') {
        Some((name, value)) if is_name(name.trim_end()) => (name.trim_end(), value),
        _ => ("", written.as_str()),
    };
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let (decoded, understood) = decoded_words(&value);
    Field {
        name: name.to_owned(),
        value: decoded,
        raw: (!understood).then_some(value),
        range,
    }
}

/// Whether a header may have this name.
pub(crate) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic())
}

/// An encoded word (RFC 2047).
struct Encoded<'t> {
    charset: &'t str,
    bytes: Vec<u8>,
    length: usize,
}

/// A header's text with its encoded words decoded, and whether all of them could be.
fn decoded_words(value: &str) -> (String, bool) {
    let mut text = String::with_capacity(value.len());
    let mut understood = true;
    let mut rest = value;
    while let Some(at) = rest.find("=?") {
        let Some(mut word) = encoded_at(&rest[at..]) else {
            understood = false;
            text.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        text.push_str(&rest[..at]);
        rest = &rest[at + word.length..];
        // A letter may begin in one word and end in the next.
        while let Some(next) = encoded_at(rest.trim_start()) {
            let same = next.charset.eq_ignore_ascii_case(word.charset);
            if !same {
                push_decoded(&word, &mut text, &mut understood);
                word.bytes.clear();
            }
            word.charset = next.charset;
            word.bytes.extend(next.bytes);
            rest = &rest.trim_start()[next.length..];
        }
        push_decoded(&word, &mut text, &mut understood);
    }
    text.push_str(rest);
    (text, understood)
}

fn push_decoded(word: &Encoded<'_>, text: &mut String, understood: &mut bool) {
    let decoded = charsets::text_of(&word.bytes, Some(word.charset));
    *understood &= decoded.undecodable == 0;
    text.push_str(&decoded.text);
}

/// Where the letters of an encoded word end. It has none where another word begins first: to look beyond that for each of many
/// beginnings would be to read the same over and over.
fn end_of_word(inside: &str) -> Option<usize> {
    let bytes = inside.as_bytes();
    let marks = bytes.iter().enumerate();
    for (at, _) in marks.filter(|(_, byte)| **byte == b'?') {
        if bytes.get(at + 1) == Some(&b'=') {
            return Some(at);
        }
        if at > 0 && bytes[at - 1] == b'=' {
            return None;
        }
    }
    None
}

fn encoded_at(text: &str) -> Option<Encoded<'_>> {
    let inside = &text[..text.floor_char_boundary(LONGEST_WORD)];
    let inside = inside.strip_prefix("=?")?;
    let (charset, inside) = inside.split_once('?')?;
    let (coding, inside) = inside.split_once('?')?;
    let end = end_of_word(inside)?;
    let written = &inside[..end];
    let bytes = match coding {
        "B" | "b" => base64::decoded(written.as_bytes()),
        "Q" | "q" => plain_words::unquoted(written.replace('_', " ").as_bytes()),
        _ => return None,
    };
    Some(Encoded {
        // A language may stand behind the character set (RFC 2231).
        charset: charset.split('*').next()?,
        bytes,
        length: "=????=".len() + charset.len() + coding.len() + written.len(),
    })
}
