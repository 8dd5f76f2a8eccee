//! Texts of which a part is in another character set than their beginning.

use std::io::Cursor;

use domain::{ItemKind, UnreadPart};
use encoding_rs::{GBK, UTF_8, WINDOWS_1252};

use super::kind;
use crate::stream::text::{WINDOW, beginning};
use crate::{LookedThrough, UnreadBytes, words_in};

fn found_in(bytes: &[u8]) -> LookedThrough {
    words_in(&mut Cursor::new(bytes), &kind(ItemKind::Text, "text/plain"))
}

/// What is told of letters that are none.
fn undecodable(found: &LookedThrough) -> Option<UnreadBytes> {
    let unread = &found.account.unread;
    unread.get(&UnreadPart::Undecodable).copied()
}

fn has(found: &LookedThrough, words: &str) -> bool {
    found.words.iter().any(|one| one.text.contains(words))
}

/// Two exports joined: the first names Zoë, the second, in an older character set, René.
fn joined(between: usize) -> Vec<u8> {
    let first = "Zo\u{eb} a \u{e9}t\u{e9} l\u{e0}, \u{201C}encore\u{201D}.\n";
    let second = WINDOWS_1252.encode("Ren\u{e9} \u{20ac} l\u{e0}.\n").0;
    [
        first.as_bytes(),
        &b"It is quiet.\n".repeat(between / 13),
        &second,
        first.as_bytes(),
    ]
    .concat()
}

#[test]
fn of_two_exports_in_two_character_sets_the_words_of_both_are_found_and_it_is_told() {
    for between in [0, 100, WINDOW - 100, WINDOW, WINDOW + 20, 3 * WINDOW] {
        let found = found_in(&joined(between));
        assert!(has(&found, "Zo\u{eb} a \u{e9}t\u{e9} l\u{e0}"), "{between}");
        assert!(has(&found, "Ren\u{e9} \u{20ac} l\u{e0}"), "{between}");
        // é and € of the second, and nothing of the first.
        let undecodable = undecodable(&found).unwrap();
        assert_eq!(undecodable.length, 3, "{between}");
        let until = joined(between);
        let until = until.windows(2).position(|two| two == b"n\xE9").unwrap() + 1;
        assert_eq!(undecodable.from, until as u64, "{between}");
        // The line keeps its number.
        let last = found.words.last().unwrap();
        assert!(last.text.starts_with("Zo\u{eb}"), "{}", last.text);
    }
}

#[test]
fn a_letter_that_is_none_is_told_wherever_a_window_ends() {
    for before in WINDOW - 6..WINDOW + 3 {
        let mut bytes = "Zo\u{eb} a \u{e9}t\u{e9} l\u{e0}.\n".as_bytes().to_vec();
        bytes.extend(b"a".repeat(before - bytes.len()));
        bytes.extend(b"\xF0\x9Fx silver\xE2\x82\xACbirch");
        let found = found_in(&bytes);
        assert!(has(&found, "x silver\u{20ac}birch"), "{before}");
        let undecodable = undecodable(&found).unwrap();
        assert_eq!((undecodable.from, undecodable.length), (before as u64, 2));
    }
}

#[test]
fn a_text_that_is_whole_has_nothing_to_tell() {
    let wide: Vec<u8> = "\u{feff}caf\u{e9} \u{1F4F7}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let chinese = "\u{6211}\u{770b}\u{89c1}\u{4f60}\u{7684}\u{706f}\u{4eae}\u{7740}\u{3002}\n";
    let french = "\u{ab}\u{a0}L\u{2019}\u{c9}T\u{c9}\u{a0}\u{bb} caf\u{e9} \u{e0} c\u{f4}t\u{e9}\n";
    for bytes in [
        wide,
        UTF_8.encode("\u{feff}caf\u{e9}").0.into_owned(),
        GBK.encode(&chinese.repeat(20)).0.into_owned(),
        WINDOWS_1252.encode(&french.repeat(20)).0.into_owned(),
    ] {
        let found = found_in(&bytes);
        assert_eq!(found.not_looked, None, "{:?}", found.words[0]);
        assert_eq!(undecodable(&found), None, "{:?}", found.words[0]);
    }
}

#[test]
fn a_wide_text_with_half_a_letter_is_told() {
    let units = "\u{feff}He rang. ".encode_utf16().chain([0xD83D, 0x20]);
    let bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    let found = found_in(&bytes);
    assert!(has(&found, "He rang."));
    let undecodable = undecodable(&found).unwrap();
    assert_eq!((undecodable.from, undecodable.length), (20, 2));
}

#[test]
fn what_is_not_understood_is_shown_all_the_same() {
    let (shown, more) = beginning(&mut Cursor::new(joined(100)), u64::MAX).unwrap();
    assert!(!more);
    assert!(shown.contains("Zo\u{eb}") && shown.contains("Ren\u{e9}"));
}
