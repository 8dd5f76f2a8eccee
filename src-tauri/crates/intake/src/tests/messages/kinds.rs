//! What is whose words, and what else is said of a message.

use super::{at, read, read_all};

#[test]
fn a_header_of_another_shape_stays_in_its_message_and_is_counted() {
    let text = "14/03/2026, 10:00 - Ann: he wrote:\n[13/03/2026, 22:00:00] Ben: I am outside\n[13/3, 22:00] Ben: now\n13/03/2026, 22:00 is when\n14/03/2026, 10:05 - Me: ok\n";
    let (found, account) = read(text.as_bytes(), None);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert_eq!(found[0].body.lines().count(), 4);
    assert!(found[0].marks.contains(&"holds_other_headers"));
    assert_eq!(
        (
            account.of_another_shape.count,
            account.of_another_shape.first_line
        ),
        (1, 2)
    );
    assert_eq!(account.not_understood.count, 0);
}

#[test]
fn a_header_of_the_same_shape_is_a_message_and_marked_where_its_time_runs_backwards() {
    let text = "14/03/2026, 10:00 - Ann: he wrote:\n01/02/2026, 22:00 - Ben: I am outside\n02/02/2026, 22:01 - Ben: now\n14/03/2026, 10:05 - Me: ok\n";
    let (found, account) = read(text.as_bytes(), None);
    let backwards: Vec<_> = found
        .iter()
        .map(|kept| kept.marks.contains(&"time_runs_backwards"))
        .collect();
    assert_eq!(backwards, [false, true, true, false]);
    assert_eq!(
        (account.backwards.count, account.backwards.first_line),
        (2, 2)
    );
}

#[test]
fn senders_and_lines_without_one() {
    for (line, sender, body, kind) in [
        ("Ann: hi", Some("Ann"), "hi", "text"),
        ("Ann: time: 10:00", Some("Ann"), "time: 10:00", "text"),
        ("Ann - work: hi", Some("Ann - work"), "hi", "text"),
        ("~\u{202f}Ann: hi", Some("~\u{202f}Ann"), "hi", "text"),
        (
            "\u{202a}+44\u{a0}7700\u{a0}900123\u{202c}: hi",
            Some("+44\u{a0}7700\u{a0}900123"),
            "hi",
            "text",
        ),
        ("Ann: ", Some("Ann"), "", "text"),
        ("Ann:", Some("Ann"), "", "text"),
        ("null: null", Some("null"), "null", "text"),
        ("Ann left", None, "Ann left", "system"),
        (
            "You blocked this contact",
            None,
            "You blocked this contact",
            "system",
        ),
        (
            "Ann created group “Us: all”",
            None,
            "Ann created group “Us: all”",
            "system",
        ),
        (
            "Ann changed the subject to “a: b”",
            None,
            "Ann changed the subject to “a: b”",
            "system",
        ),
        (
            "Family: \u{200e}Ann created this group",
            Some("Family"),
            "\u{200e}Ann created this group",
            "system",
        ),
        ("Missed voice call", None, "Missed voice call", "call"),
    ] {
        let text = format!("14/03/2026, 10:00 - {line}\n");
        let (found, _) = read(text.as_bytes(), None);
        let kept = &found[0];
        let said = (kept.sender.as_deref(), kept.body.as_str(), kept.kind);
        assert_eq!(said, (sender, body, kind), "{line}");
        assert_eq!(kept.place.read_in(text.as_bytes()), body, "{line}");
    }
}

#[test]
fn what_stands_before_the_first_message_is_kept_and_counted() {
    let text = "notes of mine\n\nmore\n14/03/2026, 10:00 - Ann: a\n";
    let (kept, account) = read_all(&mut std::io::Cursor::new(text), None);
    let account = account.unwrap();
    assert_eq!(kept.not_understood.len(), 1);
    let (line, words, place) = &kept.not_understood[0];
    assert_eq!((*line, words.as_str()), (1, "notes of mine\n\nmore"));
    assert_eq!(place.read_in(text.as_bytes()), *words);
    assert_eq!((account.messages, account.not_understood.count), (1, 2));
}

#[test]
fn a_body_keeps_every_line_blank_and_sign() {
    let text = "14/03/2026, 10:00 - Ann: \u{200e} a\n\n  b \r\n\n14/03/2026, 10:01 - Me: c";
    let (found, _) = read(text.as_bytes(), None);
    assert_eq!(found[0].body, "\u{200e} a\n\n  b \r\n");
    assert_eq!(found[1].body, "c");
    assert_eq!((found[0].line, found[1].line), (1, 5));
    assert_eq!(found[1].local, Some(at("2026-03-14T10:01:00")));
}

#[test]
fn exactly_so_many_messages_as_phones_export_may_have_been_cut_off() {
    let chat = |count: usize| "14/03/2026, 10:00 - Ann: a\n".repeat(count);
    for (count, limit) in [
        (9_999, None),
        (10_000, Some(10_000)),
        (10_001, None),
        (40_000, Some(40_000)),
    ] {
        let (_, account) = read(chat(count).as_bytes(), None);
        assert_eq!(
            (account.messages, account.at_phones_limit),
            (count as u64, limit)
        );
    }
    let system = "14/03/2026, 09:00 - Messages and calls are end-to-end encrypted.\n";
    let (_, account) = read([system, &chat(10_000)].concat().as_bytes(), None);
    assert_eq!(account.at_phones_limit, Some(10_000));
}

#[test]
fn a_text_that_is_no_chat_has_no_messages() {
    for text in [
        "hello\nthere\n",
        "\n\n",
        "<smses count=\"1\"></smses>",
        "Date: Sat, 14 Mar 2026 10:00:00 +0000\n\nhi\n",
    ] {
        let (found, account) = read(text.as_bytes(), None);
        assert_eq!((found.len(), account.messages), (0, 0), "{text}");
        assert_eq!(account.order, crate::messages::OrderFound::NoDates);
    }
}
