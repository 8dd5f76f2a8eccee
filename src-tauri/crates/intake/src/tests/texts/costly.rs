//! Mails, documents and archives that were built to be read over and over. What is asserted is what was read, not how long
//! it took.

use domain::UnreadPart;

use super::packages::archive;
use super::{PLACE, is_whole, read, says, unread};
use crate::tests::{copied, seen};
use crate::{Preview, Reason, Spot};

/// An archive whose list names its only member so many times.
fn named_again(times: u16, name: usize, extra: &[u8]) -> Vec<u8> {
    let fields = |name: usize, extra: usize| {
        let lengths = [(name as u16).to_le_bytes(), (extra as u16).to_le_bytes()].concat();
        [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &[0; 12], &lengths].concat()
    };
    let member = [
        &b"PK\x03\x04"[..],
        &fields(name, extra.len()),
        &vec![b'a'; name],
        extra,
    ]
    .concat();
    let entry = [&b"PK\x01\x02\x14\0"[..], &fields(1, 0), &[0; 14], b"b"].concat();
    let list = entry.repeat(usize::from(times));
    let count = times.to_le_bytes();
    let end = [
        &b"PK\x05\x06\0\0\0\0"[..],
        &count,
        &count,
        &(list.len() as u32).to_le_bytes(),
        &(member.len() as u32).to_le_bytes(),
        &[0, 0],
    ]
    .concat();
    [member, list, end].concat()
}

#[test]
fn an_archive_that_names_one_member_again_and_again_is_damaged() {
    for archive in [
        named_again(500, 60_000, b""),
        named_again(500, 1, &[9, 9, 0, 0].repeat(15_000)),
    ] {
        let (_, found) = read(&archive, "a.zip");
        assert_eq!(found.not_looked, Some(Reason::Damaged));
        assert_eq!(found.words, []);
    }
    // Once is what every archive does.
    let (_, found) = read(&named_again(1, 1, b""), "a.zip");
    assert_eq!(found.not_looked, None);
}

#[test]
fn a_text_that_millions_of_cells_name_is_read_so_often_and_no_more() {
    let shared = format!("<sst><si><t>{}</t></si></sst>", "a ".repeat(1 << 19));
    let sheet = |cells| {
        let cells = "<c t=\"s\"><v>0</v></c>".repeat(cells);
        format!("<worksheet><row>{cells}</row></worksheet>")
    };
    let book = |sheets: u32, cells| {
        let names: Vec<_> = (1..=sheets)
            .map(|number| format!("xl/worksheets/sheet{number}.xml"))
            .collect();
        let sheet = sheet(cells);
        let mut files = vec![
            ("xl/workbook.xml", &b"<workbook/>"[..]),
            ("xl/sharedStrings.xml", shared.as_bytes()),
        ];
        files.extend(names.iter().map(|name| (name.as_str(), sheet.as_bytes())));
        archive(&files, true)
    };
    let (identified, found) = read(&book(8, 10), "a.xlsx");
    assert_eq!(found.not_looked, Some(Reason::OnlyTheFirstPart));
    assert!(says(&found, "a a a a"), "what was read is kept");
    let Preview::Text { text, truncated } = seen(&book(8, 10), "a.xlsx").preview else {
        panic!("no text");
    };
    assert!(truncated && text.starts_with("a a a a"));
    assert_eq!(copied(&book(8, 10), &identified), Err(Reason::TooLarge));
    let (_, found) = read(&book(2, 2), "a.xlsx");
    assert!(is_whole(&found), "{:?}", found.account);
}

fn mail(header: &str, body: &str) -> Vec<u8> {
    let first = "From: a@example.org\nTo: b@example.org\nSubject: hello\nDate: Sat, 14 Mar 2026 21:05:00 +0000";
    format!("{first}\nMIME-Version: 1.0\n{header}\n\n{body}").into_bytes()
}

#[test]
fn a_header_of_thousands_of_parameters_says_nothing_and_what_follows_is_in_doubt() {
    let continued: String = (0..4000)
        .map(|number| format!(";\n a*{number}=ab"))
        .collect();
    let each: String = (0..4000)
        .map(|number| format!(";\n a{number}*1=ab%20{number}"))
        .collect();
    for parameters in [continued, each] {
        let bytes = mail(
            &format!("Content-Type: text/html{parameters}"),
            &format!("I know {PLACE}."),
        );
        let (_, found) = read(&bytes, "a.eml");
        assert!(says(&found, PLACE));
        assert!(unread(&found, UnreadPart::UnknownPart).is_some());
        let facts = seen(&bytes, "a.eml").facts;
        assert_eq!(facts.mail.unwrap().subject.as_deref(), Some("hello"));
    }
}

/// A name takes the place of a file in each line of it.
#[test]
fn a_long_name_does_not_stand_whole_beside_each_line() {
    let name = format!("{}.txt", "a".repeat(60_000));
    let lines = "b\n".repeat(1000);
    let header = format!(
        "Content-Type: text/plain; name=\"{}.txt\"",
        "a".repeat(9_000)
    );
    let packed = archive(&[(&name, lines.as_bytes())], true);
    let folded = format!("{}: =?utf-8?B?YQphCmEK?=", "a".repeat(9_000));
    for (bytes, called) in [
        (packed, "a.zip"),
        (mail(&header, &lines), "a.eml"),
        (mail(&folded, "b"), "a.eml"),
    ] {
        let (_, found) = read(&bytes, called);
        assert!(says(&found, "b"));
        for words in &found.words {
            let (Spot::Attachment(name) | Spot::Header(name)) = &words.spot else {
                continue;
            };
            assert!(name.len() <= 255, "{called}: {}", name.len());
        }
    }
}

#[test]
fn an_encoded_word_ends_before_the_next_begins() {
    let bytes = mail(
        "X-Note: =?utf-8?Q?one =?utf-8?Q?two?= =?utf-8?B?YQ==?=",
        "hi",
    );
    let (_, found) = read(&bytes, "a.eml");
    assert!(says(&found, "=?utf-8?Q?one twoa"), "{:?}", found.words);
}

#[test]
fn what_stands_in_parts_in_doubt_is_held_so_often_and_no_more() {
    let mut body = String::new();
    for depth in 0..20 {
        body.push_str(&format!(
            "--b{depth}\nContent-Type: text/plain\nContent-Type: multipart/mixed; boundary=\"b{}\"\n\n",
            depth + 1
        ));
    }
    body.push_str(&format!("{PLACE}\n{}", "one two three\n".repeat(2000)));
    let bytes = mail("Content-Type: multipart/mixed; boundary=\"b0\"", &body);
    let (_, found) = read(&bytes, "a.eml");
    assert!(says(&found, PLACE));
    assert!(unread(&found, UnreadPart::UnknownPart).is_some());
    let held: usize = found.words.iter().map(|words| words.text.len()).sum();
    assert!(held < bytes.len() * 10, "{held}");
}

#[test]
fn a_part_whose_separator_never_comes_is_shown_as_it_is_searched() {
    let parts: String = (0..50)
        .map(|number| {
            format!("--x\nContent-Type: multipart/mixed; boundary=b{number}\n\nline {number}\n")
        })
        .collect();
    let bytes = mail(
        "Content-Type: multipart/mixed; boundary=x",
        &format!("{parts}--x\n\nthe words\n--x--\n"),
    );
    let Preview::Mail { body, .. } = seen(&bytes, "a.eml").preview else {
        panic!("no mail");
    };
    assert_eq!(body, "the words\n");
    let (_, found) = read(&bytes, "a.eml");
    assert!(says(&found, "the words") && says(&found, "line 49"));
}
