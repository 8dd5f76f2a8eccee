//! Every form in which phones write a chat is read, to the second or minute that it shows.

use chrono::{NaiveDateTime, Timelike};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use sample_files::{CHAT_FORMS, ChatForm, ChatLine, whatsapp};

use super::{Kept, at, line, read};
use crate::messages::OrderFound;

/// Hours of which each could be mistaken for another, and days that prove their order.
fn chat() -> Vec<ChatLine> {
    let mut lines = vec![
        line(at("2026-01-02T00:05:01"), "Ann Other", "after midnight"),
        line(at("2026-02-03T11:59:59"), "Me", "before noon"),
        line(at("2026-02-13T12:00:00"), "Ann Other", "noon"),
        line(at("2026-03-14T13:01:02"), "Me", "two\nlines"),
        line(
            at("2026-03-14T21:30:00"),
            "\u{202a}+44\u{a0}7700\u{a0}900123\u{202c}",
            "evening: yes",
        ),
        line(at("2026-11-30T23:59:00"), "~\u{202f}Ann", "not saved"),
    ];
    lines.push(ChatLine {
        at: at("2026-12-01T08:00:00"),
        sender: None,
        words: "You blocked this contact".to_owned(),
    });
    lines
}

fn shown(form: &ChatForm, at: NaiveDateTime) -> NaiveDateTime {
    match form.has_seconds() {
        true => at,
        false => at.with_second(0).unwrap(),
    }
}

fn check(form: &ChatForm, lines: &[ChatLine], found: &[Kept], line_end: &str) {
    let name = form.name;
    assert_eq!(found.len(), lines.len(), "{name}: {found:#?}");
    for (line, kept) in lines.iter().zip(found) {
        assert_eq!(kept.local, Some(shown(form, line.at)), "{name}: {kept:?}");
        let visible = line
            .sender
            .as_deref()
            .map(|name| name.trim_matches(['\u{202a}', '\u{202c}']));
        assert_eq!(kept.sender.as_deref(), visible, "{name}");
        // Only the ends of lines between messages are not theirs.
        assert_eq!(kept.body.replace(line_end, "\n"), line.words, "{name}");
        assert_eq!(
            kept.kind,
            if line.sender.is_some() {
                "text"
            } else {
                "system"
            },
            "{name}"
        );
        assert!(
            form.written(line.at).contains(&kept.printed),
            "{name}: {}",
            kept.printed
        );
    }
}

#[test]
fn every_form_is_read_as_it_was_written() {
    for form in &CHAT_FORMS {
        for line_end in ["\n", "\r\n"] {
            let text = whatsapp(form, &chat(), "\n").replace('\n', line_end);
            let (found, account) = read(text.as_bytes(), None);
            check(form, &chat(), &found, line_end);
            assert!(
                matches!(account.order, OrderFound::Proved { .. }),
                "{}: {account:?}",
                form.name
            );
            assert_eq!(
                (account.not_understood.count, account.clock_not_known.count),
                (0, 0)
            );
            assert_eq!(
                (account.lines, account.backwards.count),
                (8, 0),
                "{}",
                form.name
            );
            let turned = form.clock.contains("%B");
            assert_eq!(account.other_calendar.count > 0, turned, "{}", form.name);
        }
    }
}

#[test]
fn every_character_set_is_read() {
    for form in &CHAT_FORMS {
        let text = whatsapp(form, &chat(), "\r\n");
        let little = text.encode_utf16().flat_map(u16::to_le_bytes);
        let big = text.encode_utf16().flat_map(u16::to_be_bytes);
        let marked_little: Vec<u8> = [0xFF, 0xFE].into_iter().chain(little).collect();
        let marked_big: Vec<u8> = [0xFE, 0xFF].into_iter().chain(big).collect();
        for (bytes, set) in [
            (format!("\u{feff}{text}").into_bytes(), "utf-8"),
            (marked_little, UTF_16LE.name()),
            (marked_big, UTF_16BE.name()),
        ] {
            let (found, account) = read(&bytes, None);
            check(form, &chat(), &found, "\r\n");
            assert!(
                account.encoding.eq_ignore_ascii_case(set),
                "{}: {set}",
                form.name
            );
            for kept in &found {
                assert_eq!(
                    kept.place.read_in(&bytes),
                    kept.body,
                    "{}: {set}",
                    form.name
                );
            }
        }
    }
}

#[test]
fn an_older_character_set_is_read_as_one() {
    let form = &CHAT_FORMS[0];
    let lines = [line(
        at("2026-03-14T21:30:00"),
        "Zo\u{eb}",
        "caf\u{e9}, \u{a3}5, d\u{e9}j\u{e0} vu",
    )];
    let text = whatsapp(form, &lines, "\r\n");
    let (bytes, ..) = WINDOWS_1252.encode(&text);
    let (found, account) = read(&bytes, None);
    check(form, &lines, &found, "\r\n");
    assert_eq!(account.encoding, "windows-1252");
    assert_eq!(found[0].place.read_in(&bytes), lines[0].words);
}

#[test]
fn a_calendar_that_is_not_read_gives_no_day_and_says_so() {
    for text in [
        "[8/8/1446, 13:25:03] Ann: hi\n",
        "[8/8/62, 13:25:03] Ann: hi\n",
        "[25/1/70, 13:25:03] Ann: hi\n",
        "[8/8/19, 1:25:03 frobs] Ann: hi\n",
    ] {
        let (found, account) = read(text.as_bytes(), None);
        assert_eq!(
            (found.len(), account.clock_not_known.count),
            (1, 1),
            "{text}"
        );
        assert_eq!(found[0].local, None, "{text}");
        assert!(found[0].marks.contains(&"clock_not_known"), "{text}");
        assert!(text.contains(&found[0].printed));
    }
    let iranian = "[۱۳۹۸/۵/۱۷،\u{200f} ۱۳:۲۵:۰۳] آن: سلام\n";
    let (found, account) = read(iranian.as_bytes(), None);
    assert_eq!(found[0].local, Some(at("2019-08-08T13:25:03")));
    assert_eq!(account.other_calendar.count, 1);
}

#[test]
fn nineteen_seventy_and_nine_thousand_nine_hundred_and_ninety_nine_are_read_as_they_stand() {
    let text =
        "01/01/1970, 00:00 - Ann: a\n31/12/9999, 23:59 - Ann: b\n14/03/2026, 10:00 - Ann: c\n";
    let (found, account) = read(text.as_bytes(), None);
    let days: Vec<_> = found
        .iter()
        .map(|kept| kept.local.unwrap().to_string())
        .collect();
    assert_eq!(
        days,
        [
            "1970-01-01 00:00:00",
            "9999-12-31 23:59:00",
            "2026-03-14 10:00:00"
        ]
    );
    assert_eq!(account.first_day.unwrap().to_string(), "1970-01-01");
    assert_eq!(account.last_day.unwrap().to_string(), "9999-12-31");
    assert_eq!(
        (account.backwards.count, account.backwards.first_line),
        (1, 3)
    );
}
