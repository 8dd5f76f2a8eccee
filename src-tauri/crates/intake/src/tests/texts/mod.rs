//! Every byte of a file is read or said to be unread, and what goes over in a copy is what was read.

mod costly;
mod mail_previews;
mod mails;
pub(super) mod packages;
mod pages;
mod plain;
mod rich_texts;
mod spreadsheets;

use std::io::Cursor;
use std::ops::Range;

use domain::UnreadPart;

use crate::{Identified, LookedThrough, Withholding, clean_copy, identify, words_in};

/// The detail that is looked for.
const PLACE: &str = "12 Fairfield Row";
const MARK: &str = "[withheld]";

fn read(bytes: &[u8], name: &str) -> (Identified, LookedThrough) {
    let identified = identify(&bytes[..bytes.len().min(crate::HEAD_LENGTH)], name);
    let found = words_in(&mut Cursor::new(bytes), &identified);
    (identified, found)
}

fn says(found: &LookedThrough, words: &str) -> bool {
    found.words.iter().any(|one| one.text.contains(words))
}

fn unread(found: &LookedThrough, part: UnreadPart) -> Option<(u64, u64)> {
    let bytes = found.account.unread.get(&part)?;
    Some((bytes.from, bytes.length))
}

fn is_whole(found: &LookedThrough) -> bool {
    found.account.unread.is_empty() && found.not_looked.is_none()
}

fn places_in(text: &str) -> Vec<Range<usize>> {
    let found = text.match_indices(PLACE);
    found.map(|(at, found)| at..at + found.len()).collect()
}

/// The clean copy, without the place.
fn copy(bytes: &[u8], identified: &Identified) -> String {
    let withholding = Withholding {
        in_text: &places_in,
        mark: MARK,
    };
    let mut copy = Vec::new();
    let mut source = Cursor::new(bytes);
    let copied = clean_copy(&mut source, identified, withholding, &mut copy).unwrap();
    let media_type = copied.media_type;
    assert_eq!(media_type, "text/plain");
    String::from_utf8(copy).unwrap()
}

/// Base64, in lines of so many letters.
fn base64(bytes: &[u8], width: usize) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut written = String::new();
    for group in bytes.chunks(3) {
        let all = (0..3).fold(0u32, |all, at| {
            all << 8 | u32::from(*group.get(at).unwrap_or(&0))
        });
        for letter in 0..4 {
            let value = (all >> (18 - 6 * letter) & 63) as usize;
            written.push(if letter > group.len() {
                '='
            } else {
                LETTERS[value] as char
            });
        }
    }
    let lines: Vec<String> = written
        .as_bytes()
        .chunks(width)
        .map(|line| String::from_utf8(line.to_vec()).unwrap())
        .collect();
    lines.join("\n")
}

/// Bytes that are no text.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 7u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..length).map(|_| next()).collect()
}
