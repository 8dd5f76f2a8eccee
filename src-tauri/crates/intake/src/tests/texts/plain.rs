//! Texts in which something stands in another writing.

use domain::UnreadPart;

use super::{MARK, PLACE, base64, copy, is_whole, noise, read, says, unread};

fn hidden() -> String {
    format!("I know {PLACE} and the blue door beside it, and when the light goes out. Yes.\n")
}

#[test]
fn what_is_packed_in_a_text_is_unpacked_and_searched() {
    let hidden = hidden();
    for (text, name) in [
        (
            format!("Look: {} ok", base64(hidden.as_bytes(), 4000)),
            "one line",
        ),
        (
            format!("Look:\n{}\nok", base64(hidden.as_bytes(), 76)),
            "76 letters",
        ),
        (
            format!(
                "Look:\r\n{}\r\nok",
                base64(hidden.as_bytes(), 60).replace('\n', "\r\n")
            ),
            "60 letters",
        ),
        (
            format!(
                "NOTE;ENCODING=b:{}\n",
                base64(hidden.as_bytes(), 72).replace('\n', "\n ")
            ),
            "folded",
        ),
        (
            format!(
                "src=\"data:text/plain;base64,{}\"",
                base64(hidden.as_bytes(), 4000)
            ),
            "link",
        ),
        (
            format!(
                "x={}",
                base64(
                    format!("{0} {0}", base64(hidden.as_bytes(), 4000)).as_bytes(),
                    4000
                )
            ),
            "twice",
        ),
        (
            format!(
                "x={}",
                hidden
                    .bytes()
                    .map(|byte| format!("{byte:02x}"))
                    .collect::<String>()
            ),
            "digits",
        ),
    ] {
        let (identified, found) = read(text.as_bytes(), "note.txt");
        assert!(says(&found, PLACE), "{name}");
        assert!(is_whole(&found), "{name}");
        let copy = copy(text.as_bytes(), &identified);
        assert!(
            !copy.contains(PLACE) && copy.contains(MARK),
            "{name}: {copy}"
        );
        assert!(!copy.contains("SSBrbm93"), "{name}: {copy}");
    }
}

#[test]
fn what_cannot_be_unpacked_is_said_and_stays_out_of_the_copy() {
    let picture = base64(&noise(900), 76);
    for (before, packed, after) in [
        (
            "BEGIN:VCARD\nPHOTO;ENCODING=b:",
            picture.replace('\n', "\n "),
            "\nEND:VCARD\n",
        ),
        ("Look at this:\n", picture.clone(), "\nDo you see?\n"),
        ("{\"picture\": \"", picture.replace('\n', ""), "\"}\n"),
        (
            "See https://example.org/?token=",
            picture
                .replace('\n', "")
                .replace('+', "-")
                .replace('/', "_"),
            " there\n",
        ),
        (
            "",
            "begin 644 a.png\nM23423\nend".to_owned(),
            "\nDo you see?\n",
        ),
    ] {
        let text = format!("{before}{packed}{after}");
        let (identified, found) = read(text.as_bytes(), "note.txt");
        let (from, length) = unread(&found, UnreadPart::Attachment).unwrap();
        assert_eq!(
            (from, length),
            (before.len() as u64, packed.len() as u64),
            "{before}"
        );
        let copy = copy(text.as_bytes(), &identified);
        assert!(!copy.contains(&packed[packed.len() - 20..]), "{copy}");
        assert!(copy.contains(after.trim()), "{copy}");
    }
}

#[test]
fn words_paths_and_checksums_are_not_taken_for_packed() {
    let checksum = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    for text in [
        checksum.to_owned(),
        format!("{}\n", "silver\nbirch\nlane\n".repeat(40)),
        "https://example.org/a-very-long-name-of-an-article-that-nobody-would-ever-say-aloud-in-one-go".to_owned(),
        "-".repeat(200),
        "AAAA".repeat(100),
        "07700900123\n".repeat(100),
    ] {
        let (_, found) = read(text.as_bytes(), "note.txt");
        assert!(is_whole(&found), "{text}");
    }
}

#[test]
fn escapes_folds_and_accents_are_read() {
    let escaped: String = PLACE
        .chars()
        .map(|letter| format!("\\u{:04x}", u32::from(letter)))
        .collect();
    for (text, words) in [
        (format!("{{\"text\": \"I know {escaped}.\"}}"), PLACE),
        (format!("x = '{escaped}';"), PLACE),
        ("{\"a\": \"\\\\u0031\\\\u0032 Fairfield Row\"}".to_owned(), PLACE),
        ("{\"sender\": \"Zo\\u00c3\\u00ab Bront\\u00c3\\u00ab\"}".to_owned(), "Zo\u{eb} Bront\u{eb}"),
        ("He asked Zo\u{c3}\u{ab} again, she\u{e2}\u{20ac}\u{2122}s out.".to_owned(), "Zo\u{eb} again, she\u{2019}s"),
        ("BEGIN:VCALENDAR\nLOCATION:12 Fair\n field Row\nEND:VCALENDAR\n".to_owned(), PLACE),
        ("BEGIN:VCALENDAR\r\nLOCATION:12 Fair\r\n\tfield Row\r\nEND:VCALENDAR\r\n".to_owned(), PLACE),
        ("BEGIN:VCARD\nADR:;;12 Fairfield Row\\, Anytown\nEND:VCARD\n".to_owned(), "12 Fairfield Row, Anytown"),
        ("BEGIN:VCARD\nVERSION:2.1\nADR;ENCODING=QUOTED-PRINTABLE:;;=31=32=20Fair=\nfield Row\nEND:VCARD\n".to_owned(), PLACE),
        ("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Bront=C3=AB;Zo=C3=AB\n".to_owned(), "Bront\u{eb};Zo\u{eb}"),
    ] {
        let (identified, found) = read(text.as_bytes(), "note.txt");
        assert!(says(&found, words), "{text}");
        assert!(is_whole(&found), "{text}");
        let copy = copy(text.as_bytes(), &identified);
        assert!(!copy.contains(PLACE) && !copy.contains("12 Fair"), "{copy}");
        assert!(words == PLACE || words.starts_with("12") || copy.contains(words), "{copy}");
    }
}

#[test]
fn what_is_written_stays_searched_beside_what_it_may_mean() {
    let text = "BEGIN:VCARD\nADR:12\n Fairfield Row\nNOTE:ok\nEND:VCARD\n";
    let (identified, found) = read(text.as_bytes(), "a.vcf");
    assert!(says(&found, "ADR:12") && says(&found, " Fairfield Row"));
    assert!(says(&found, "ADR:12Fairfield Row"));
    assert!(copy(text.as_bytes(), &identified).contains("NOTE:ok"));
    // An indented text is no folded one.
    let text = format!("{}\n  twice as much\n", "so ".repeat(22));
    let (identified, _) = read(text.as_bytes(), "a.txt");
    assert_eq!(copy(text.as_bytes(), &identified), text);
}

#[test]
fn control_characters_are_said_and_stay_out_of_the_copy() {
    let text = format!("{}I see\0 you.\u{1} \u{81}", "He rang. ".repeat(40));
    let (identified, found) = read(text.as_bytes(), "note.txt");
    assert_eq!(unread(&found, UnreadPart::Undecodable), Some((365, 3)));
    let copy = copy(text.as_bytes(), &identified);
    assert!(copy.contains("I see you. "), "{copy}");
}

#[test]
fn a_pound_sign_is_no_letter_of_polish() {
    for written in [
        "You owe me \u{a3}500.",
        "\u{201c}Pay\u{201d} \u{2013} \u{a3}20, it\u{2019}s late\u{2026}",
        "T\u{e2}n, m\u{f4}r, caf\u{e9}: \u{a3}5",
    ] {
        let bytes = encoding_rs::WINDOWS_1252.encode(written).0;
        let (_, found) = read(&bytes, "note.txt");
        assert!(says(&found, written), "{:?}", found.words);
    }
    let polish = "Zawsze wiem, gdzie jeste\u{15b}. \u{141}adny dom, \u{17c}\u{f3}\u{142}te drzwi i \u{15b}wiat\u{142}o.";
    let bytes = encoding_rs::WINDOWS_1250.encode(polish).0;
    assert!(says(&read(&bytes, "note.txt").1, polish));
}

#[test]
fn a_copy_keeps_addresses_on_the_web_as_they_are() {
    let chat = "[14/03/2026, 19:30] Sam: https://x.example/?date=2026-03-14&id=4f3c\n\
        [14/03/2026, 19:31] Sam: C:\\new and =C3=A9\n";
    let identified = crate::identify(chat.as_bytes(), "chat.txt");
    assert_eq!(copy(chat.as_bytes(), &identified), chat);
}
