//! Nothing is missed because it stands where one part of a file ends and the next begins.

use std::io::Cursor;

use domain::ItemKind;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use proptest::prelude::*;

use super::made_up::{MadeUp, with};
use super::{kind, tally};
use crate::formats::documents::page_words::words_of_page;
use crate::stream::pieces::{LONGEST, OVERLAP};
use crate::stream::text::{WINDOW, beginning};
use crate::{Budget, words_in};

/// Letters that each character set below has.
const WORD: &str = "silverbirch 07700 900123 caf\u{e9}";

fn written(text: &str, encoding: &'static Encoding, marked: bool) -> Vec<u8> {
    let mark = if marked { "\u{feff}" } else { "" };
    let units = || mark.encode_utf16().chain(text.encode_utf16());
    if encoding == UTF_16LE {
        units().flat_map(u16::to_le_bytes).collect()
    } else if encoding == UTF_16BE {
        units().flat_map(u16::to_be_bytes).collect()
    } else {
        let (bytes, ..) = encoding.encode(text);
        [mark.as_bytes(), &bytes].concat()
    }
}

fn character_set() -> impl Strategy<Value = (&'static Encoding, bool)> {
    prop::sample::select(vec![
        (UTF_8, false),
        (UTF_8, true),
        (UTF_16LE, true),
        (UTF_16BE, true),
        (UTF_16LE, false),
        (UTF_16BE, false),
        (WINDOWS_1252, false),
    ])
}

/// Where one part may end and the next begin, in bytes of the file or of the text.
fn edge() -> impl Strategy<Value = usize> {
    let edges = [
        LONGEST,
        LONGEST - OVERLAP,
        2 * LONGEST - OVERLAP,
        WINDOW / 2,
        WINDOW,
        WINDOW + LONGEST,
        2 * WINDOW,
    ];
    prop::sample::select(edges.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_word_across_any_edge_is_found(
        (encoding, marked) in character_set(),
        edge in edge(),
        before in 0usize..80,
        filler in prop::sample::select(vec!["ab ", "x", "gr\u{fc}n, ", "line\n", "\r\n", "\u{e9}"]),
        at_once in 1usize..9000,
    ) {
        // Nothing tells one letter over and over from those of other old character sets.
        prop_assume!(encoding != WINDOWS_1252 || filler != "\u{e9}");
        let wide = encoding == UTF_16LE || encoding == UTF_16BE;
        let letters = (edge / if wide { 2 } else { 1 }).saturating_sub(before);
        let length = if wide { filler.chars().count() } else { filler.len() };
        let text = [
            filler.repeat(letters / length).as_str(),
            WORD,
            &filler.repeat(2 * WINDOW / length),
        ].concat();
        let bytes = written(&text, encoding, marked);
        let mut source = MadeUp::new(bytes.len() as u64, with(0, bytes, |_, _| {}));
        source.most_at_once = at_once;
        let kind = kind(ItemKind::Text, "text/plain");
        let (found, ended) = tally(&mut source, &kind, Budget::default(), WORD);
        prop_assert_eq!(ended, Ok(()));
        prop_assert!(!found.hits.is_empty());
        prop_assert!(found.longest_piece <= LONGEST);
    }

    #[test]
    fn lines_are_what_they_are_in_a_text_that_is_held(
        line in "[a-z\u{e9}\r ]{0,12}",
        long in 0usize..3,
        count in 1usize..4000,
        ends in prop::bool::ANY,
    ) {
        let long = "word ".repeat(long * LONGEST / 5);
        let mut text = format!("{line}\n{long}\r\n").repeat(if long.is_empty() { count } else { 2 });
        text.push_str(if ends { "\n" } else { "last\r" });
        let whole: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        let found = words_in(&mut Cursor::new(&text), &kind(ItemKind::Text, "text/plain"));
        let found: Vec<&str> = found.words.iter().map(|one| one.text.as_str()).collect();
        prop_assert!(found == whole);
    }
}

#[test]
fn an_older_character_set_is_told_though_its_letters_come_late() {
    for before in [0, 10, WINDOW - 3, WINDOW, WINDOW + 1, 3 * WINDOW] {
        for encoding in [WINDOWS_1252, UTF_8] {
            let text = format!(
                "{}D\u{e9}j\u{e0} vu \u{e0} la f\u{ea}te, caf\u{e9}.",
                "a ".repeat(before / 2)
            );
            let bytes = encoding.encode(&text).0;
            let (read, more) = beginning(&mut Cursor::new(&*bytes), u64::MAX).unwrap();
            assert!(!more);
            assert!(read == text, "{before} {}", encoding.name());
        }
    }
}

#[test]
fn a_letter_across_an_edge_stays_whole() {
    for letter in ["\u{e9}", "\u{20ac}", "\u{1F4F7}"] {
        for before in 0..4 {
            let text = format!("{}{}", "a".repeat(before), letter.repeat(WINDOW));
            for encoding in [UTF_8, UTF_16LE, UTF_16BE] {
                let bytes = written(&text, encoding, true);
                let (read, _) = beginning(&mut Cursor::new(bytes), u64::MAX).unwrap();
                assert!(read == text, "{letter} {before} {}", encoding.name());
            }
        }
    }
}

#[test]
fn a_text_that_is_cut_inside_a_letter_keeps_its_character_set() {
    let text =
        "\u{42f} \u{432}\u{438}\u{434}\u{435}\u{43b} \u{441}\u{432}\u{435}\u{442}.\n".repeat(10);
    for most in 20..60 {
        let (read, more) = beginning(&mut Cursor::new(&text), most).unwrap();
        assert!(more);
        assert!(
            text.starts_with(&read) && read.len() as u64 + 1 >= most,
            "{read}"
        );
    }
    // At the file's own end it is seen that it breaks off.
    let (read, _) = beginning(
        &mut Cursor::new(&[b"caf\xC3\xA9 ".repeat(9), b"\xD0".to_vec()].concat()),
        1000,
    )
    .unwrap();
    assert!(!read.ends_with(' '), "{read}");
}

#[test]
fn the_words_of_a_large_page_are_what_they_are_in_one_that_is_held() {
    let page = "<html><p>He <b>wr</b>ote this,<br>and that &amp; more</p>\n<div>again </div>"
        .repeat(40_000);
    let whole = words_of_page(&page).unwrap();
    let found = words_in(
        &mut Cursor::new(&page),
        &kind(ItemKind::Document, "text/html"),
    );
    let words: Vec<&str> = found.words.iter().map(|one| one.text.as_str()).collect();
    let lines = page.lines().chain(whole.lines());
    assert!(
        words
            == lines
                .filter(|line| !line.trim().is_empty())
                .collect::<Vec<_>>()
    );
}

#[test]
fn words_of_a_page_without_paragraphs_are_found_across_its_blocks() {
    for before in (0..120).map(|more| 1024 * 1024 - 100 + more) {
        let start = "<div>x</div>".repeat(before / 12);
        let page = format!(
            "{start}{}silver<b>birch</b> lane{}",
            " ".repeat(before % 12),
            "<i>y</i>".repeat(100_000)
        );
        let bytes = page.into_bytes();
        let mut source = MadeUp::new(bytes.len() as u64, with(0, bytes, |_, _| {}));
        let page = kind(ItemKind::Document, "text/html");
        let (found, _) = tally(&mut source, &page, Budget::default(), "silverbirch lane");
        assert!(!found.hits.is_empty(), "{before}");
    }
}
