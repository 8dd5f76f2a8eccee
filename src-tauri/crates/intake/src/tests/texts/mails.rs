//! Mails: every part is read, or said not to be.

use domain::{ItemKind, UnreadPart};

use super::{MARK, PLACE, base64, copy, is_whole, noise, read, says, unread};
use crate::{FoundPiece, Identified, Spot, identify};

const HEAD: &str = "From: Sam <sam@example.org>\nTo: me@example.com\nSubject: hello\n\
    Date: Sat, 14 Mar 2026 21:05:00 +0000\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\n";

fn mail(more: &str, body: &str) -> String {
    format!("{HEAD}{more}\n{body}")
}

fn in_parts(body: &str) -> String {
    mail("Content-Type: multipart/mixed; boundary=\"x\"\n", body)
}

/// Mails in which the place stands in one way or another.
fn hiding() -> Vec<(&'static str, String)> {
    let say = format!("I know {PLACE} well.\n");
    let packed = base64(say.as_bytes(), 76);
    let quoted = "I know =31=32 Fair=\nfield Row well.\n";
    let inner = mail("Content-Type: text/plain\n", &say);
    vec![
        (
            "text",
            mail("Content-Type: text/plain; charset=utf-8\n", &say),
        ),
        ("no type", mail("", &say)),
        (
            "base64",
            mail(
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n",
                &packed,
            ),
        ),
        (
            "base64 without a type",
            mail("Content-Transfer-Encoding: BASE64\n", &packed),
        ),
        (
            "quoted",
            mail(
                "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n",
                quoted,
            ),
        ),
        (
            "wide",
            mail(
                "Content-Type: text/plain; charset=utf-16be\nContent-Transfer-Encoding: base64\n",
                &base64(
                    &say.encode_utf16()
                        .flat_map(u16::to_be_bytes)
                        .collect::<Vec<_>>(),
                    76,
                ),
            ),
        ),
        (
            "reply-to",
            mail(
                &format!(
                    "Reply-To: =?utf-8?B?{}?= <a@example.org>\n",
                    base64(PLACE.as_bytes(), 99)
                ),
                "hi\n",
            ),
        ),
        (
            "own header",
            mail(
                "X-Note: =?iso-8859-1?Q?12_Fair?=\n =?iso-8859-1?Q?field_Row?=\n",
                "hi\n",
            ),
        ),
        (
            "page beside text",
            in_parts(
                "--x\nContent-Type: multipart/alternative; boundary=y\n\n--y\n\nhi\n--y\nContent-Type: text/html\n\n<p>12 <b>Fair</b>field <i>Row</i></p>\n--y--\n--x--\n",
            ),
        ),
        (
            "alt of a page",
            in_parts(&format!(
                "--x\n\nhi\n--x\nContent-Type: text/html\n\n<img alt='{PLACE}'>\n--x--\n"
            )),
        ),
        (
            "page attached",
            in_parts(
                "--x\n\nhi\n--x\nContent-Type: text/html; name=a.html\nContent-Disposition: attachment\n\n<p>12 <b>Fair</b>field Row</p>\n--x--\n",
            ),
        ),
        (
            "mail in mail",
            in_parts(&format!(
                "--x\n\nhi\n--x\nContent-Type: message/rfc822\n\n{inner}\n--x--\n"
            )),
        ),
        (
            "mail packed in mail",
            in_parts(&format!(
                "--x\n\nhi\n--x\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{}\n--x--\n",
                base64(inner.as_bytes(), 76)
            )),
        ),
        (
            "mail attached as a file",
            in_parts(&format!(
                "--x\n\nhi\n--x\nContent-Type: application/octet-stream; name=a.eml\nContent-Transfer-Encoding: base64\n\n{}\n--x--\n",
                base64(inner.as_bytes(), 76)
            )),
        ),
        (
            "calendar",
            in_parts(
                "--x\n\nhi\n--x\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\nLOCATION:12 Fair\n field Row\nEND:VCALENDAR\n--x--\n",
            ),
        ),
        (
            "text attached",
            in_parts(&format!(
                "--x\n\nhi\n--x\nContent-Type: application/octet-stream; name=a.txt\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n{packed}\n--x--\n"
            )),
        ),
        (
            "before the parts",
            in_parts(&format!("{say}\n--x\n\nhi\n--x--\n")),
        ),
        (
            "behind the parts",
            in_parts(&format!("--x\n\nhi\n--x--\n{say}")),
        ),
        ("no separator", in_parts(&say)),
        ("no last separator", in_parts(&format!("--x\n\n{say}"))),
        (
            "part header",
            in_parts(&format!("--x\nContent-Description: {PLACE}\n\nhi\n--x--\n")),
        ),
    ]
}

#[test]
fn whatever_the_way_the_place_is_found_and_stays_out_of_the_copy() {
    for (name, mail) in hiding() {
        for mail in [
            mail.clone(),
            mail.replace('\n', "\r\n"),
            format!("\u{feff}{mail}"),
        ] {
            let (identified, found) = read(mail.as_bytes(), "a.eml");
            assert_eq!(identified.item_kind, ItemKind::Mail, "{name}");
            assert!(says(&found, PLACE), "{name}");
            assert!(is_whole(&found), "{name}: {:?}", found.account);
            let copy = copy(mail.as_bytes(), &identified);
            assert!(
                !copy.contains(PLACE)
                    && copy.starts_with("From: Sam <sam@example.org>\nTo: me@example.com\nDate: "),
                "{name}: {copy}"
            );
        }
    }
}

#[test]
fn a_short_text_in_a_mail_that_is_taken_for_a_text_is_unpacked() {
    let mail = mail(
        "This is no header\nContent-Transfer-Encoding: base64\n",
        &base64(PLACE.as_bytes(), 76),
    );
    let (identified, found) = read(mail.as_bytes(), "a.txt");
    assert_eq!(identified.item_kind, ItemKind::Text);
    assert!(says(&found, PLACE));
}

#[test]
fn a_mail_with_ends_of_lines_of_old_is_read() {
    let (_, mail) = hiding().remove(2);
    let mail = mail.replace('\n', "\r");
    let (identified, found) = read(mail.as_bytes(), "a.eml");
    assert_eq!(identified.item_kind, ItemKind::Mail);
    assert!(says(&found, PLACE) && is_whole(&found));
    assert!(copy(mail.as_bytes(), &identified).contains(&format!("I know {MARK} well.")));
}

#[test]
fn apple_mail_and_saved_pages_are_read_as_mails() {
    let (_, mail) = hiding().remove(2);
    let list = "<?xml version=\"1.0\"?>\n<plist><string>flagged</string></plist>\n";
    let apple = format!("{}\n{mail}\n{list}", mail.len() + 1);
    let (identified, found) = read(apple.as_bytes(), "1.emlx");
    assert_eq!(identified.item_kind, ItemKind::Mail);
    assert!(says(&found, PLACE) && says(&found, "flagged") && is_whole(&found));
    assert!(copy(apple.as_bytes(), &identified).contains(MARK));
    let saved = format!(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n{}\n--x--\n",
        base64(format!("<p>{PLACE}</p>").as_bytes(), 76)
    );
    let (identified, found) = read(saved.as_bytes(), "a.mht");
    assert_eq!(identified.item_kind, ItemKind::Mail);
    assert!(says(&found, PLACE) && is_whole(&found));
}

#[test]
fn what_hangs_on_a_mail_and_is_no_text_is_said_with_its_place() {
    let picture = base64(&noise(200), 76);
    for (head, body) in [
        (
            "Content-Type: image/png; name=a.png\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n",
            picture.clone(),
        ),
        (
            "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n",
            base64(b"%PDF-1.7\nwith words", 76),
        ),
        (
            "Content-Type: text/rtf\n",
            "{\\rtf1 I know \\'31\\'32}".to_owned(),
        ),
        (
            "Content-Type: text/plain\nContent-Transfer-Encoding: x-own\n",
            "abc".to_owned(),
        ),
    ] {
        let before = in_parts(&format!("--x\n\nhi\n--x\n{head}\n"));
        let mail = format!("{before}{body}\n--x--\n");
        let (identified, found) = read(mail.as_bytes(), "a.eml");
        assert_eq!(
            unread(&found, UnreadPart::Attachment),
            Some((before.len() as u64, body.len() as u64 + 1)),
            "{head}"
        );
        let copy = copy(mail.as_bytes(), &identified);
        assert!(copy.contains("hi") && !copy.contains(&body), "{copy}");
        assert_eq!(
            copy.contains("Attachment: a.png"),
            head.contains("a.png"),
            "{copy}"
        );
    }
}

#[test]
fn an_attachments_name_is_found_in_each_of_its_writings() {
    for name in [
        "filename*=utf-8''12%20Fairfield%20Row.png",
        "filename*0=\"12 Fair\"; filename*1=\"field Row.png\"",
        "filename=\"=?utf-8?B?MTIgRmFpcmZpZWxkIFJvdw==?=.png\"",
    ] {
        let mail = in_parts(&format!(
            "--x\n\nhi\n--x\nContent-Type: image/png\nContent-Disposition: attachment; {name}\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x--\n"
        ));
        let (identified, found) = read(mail.as_bytes(), "a.eml");
        assert!(says(&found, PLACE), "{name}: {:?}", found.words);
        assert!(copy(mail.as_bytes(), &identified).contains(&format!("Attachment: {MARK}.png")));
    }
}

#[test]
fn an_older_way_of_writing_letters_is_searched_and_does_not_go_over() {
    let written = "I know +ADEAMg- Fairfield Row.\n";
    let mail = mail("Content-Type: text/plain; charset=utf-7\n", written);
    let (identified, found) = read(mail.as_bytes(), "a.eml");
    assert!(says(&found, PLACE) && !is_whole(&found));
    assert!(!copy(mail.as_bytes(), &identified).contains("Fairfield"));
}

#[test]
fn what_cannot_be_decoded_is_said() {
    for (mail, part) in [
        (
            mail("Content-Type: text/plain; charset=x-own\n", "abc\n"),
            UnreadPart::Undecodable,
        ),
        (
            mail(
                "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n",
                "=FF=FE=FA\n",
            ),
            UnreadPart::Undecodable,
        ),
        (
            mail("X-Note: =?x-own?B?AAAA?=\n", "abc\n"),
            UnreadPart::Undecodable,
        ),
        (
            mail("Content-Transfer-Encoding: base64\n", "SSBr!!bm93\n"),
            UnreadPart::UnknownPart,
        ),
        (
            mail(
                "Content-Type: text/plain\nContent-Type: text/html\n",
                "abc\n",
            ),
            UnreadPart::UnknownPart,
        ),
        (
            mail(&format!("X-State: {}\n", base64(&noise(90), 999)), "abc\n"),
            UnreadPart::UnknownPart,
        ),
    ] {
        let (_, found) = read(mail.as_bytes(), "a.eml");
        assert!(
            unread(&found, part).is_some(),
            "{mail}: {:?}",
            found.account
        );
    }
    // A provider's signature is a sum of the mail, and hides nothing.
    let signed = mail(
        &format!("DKIM-Signature: v=1; b={}\n", base64(&noise(190), 999)),
        "abc\n",
    );
    assert!(is_whole(&read(signed.as_bytes(), "a.eml").1));
}

#[test]
fn a_line_that_begins_with_from_is_a_line_like_any_other() {
    let separator = |day| format!("From sam@example.org Sat Mar {day} 21:05:00 2026\n");
    let first = mail(
        "",
        &format!(
            "I saw you.\n\nFrom {PLACE} you can see the whole road.\n\nFrom Mar 3 at 19:30 on 2026\nno header\n"
        ),
    );
    let second = mail("", "second\n");
    let mailbox = format!("{}{first}\n{}{second}", separator(14), separator(15));
    let (identified, found) = read(mailbox.as_bytes(), "a.mbox");
    assert_eq!(identified.media_type, "application/mbox");
    assert!(says(&found, &format!("From {PLACE} you can")) && is_whole(&found));
    assert!(says(&found, "From sam@example.org Sat Mar 15"));
    let senders = found
        .words
        .iter()
        .filter(|one| one.spot == Spot::Header("From".to_owned()));
    assert_eq!(senders.count(), 2);
    let copy = copy(mailbox.as_bytes(), &identified);
    assert!(
        copy.contains(&format!("From {MARK} you can see")) && copy.contains("second"),
        "{copy}"
    );
}

#[test]
fn separators_of_each_program_are_known() {
    for line in [
        "From sam@example.org Sat Mar 14 21:05:00 2026",
        "From - Sat Mar 14 21:05:00 2026",
        "From 1800000000000000000@xxx Sat Mar 14 21:05:00 +0000 2026",
        "From sam@example.org Sat Mar 14 21:05:00 GMT 2026",
        "From sam Sat Mar  4 21:05:00 2026 +0100",
        "From sam@example.org Sat Mar 14 21:05:00 2026 remote from relay",
        "From sam@example.org Sat, 14 Mar 2026 21:05:00 +0000",
    ] {
        let mailbox = format!(
            "{line}\n{}\n{line}\n{}",
            mail("", "one\n"),
            mail("", "two\n")
        );
        let (_, found) = read(mailbox.as_bytes(), "a.mbox");
        let senders = found
            .words
            .iter()
            .filter(|one| one.spot == Spot::Header("From".to_owned()));
        assert_eq!(senders.count(), 2, "{line}");
    }
}

#[test]
fn a_page_that_says_more_than_the_text_stands_below_it_in_the_copy() {
    let page = |words: &str| {
        in_parts(&format!(
            "--x\n\nHe came at nine.\n--x\nContent-Type: text/html\n\n<p>{words}</p>\n--x--\n"
        ))
    };
    for (words, times) in [
        ("He <b>came</b> at&nbsp;nine.", 1),
        ("He came at nine. He knocked.", 2),
    ] {
        let mail = page(words);
        let copy = copy(mail.as_bytes(), &identify(mail.as_bytes(), "a.eml"));
        assert_eq!(
            copy.matches("He").count(),
            times + usize::from(times > 1),
            "{copy}"
        );
    }
}

#[test]
fn mails_in_mails_without_end_are_survived_and_said() {
    let mut mail = mail("", &format!("{PLACE}\n"));
    for _ in 0..60 {
        mail = format!(
            "From: a@example.org\nTo: b@example.com\nContent-Type: message/rfc822\n\n{mail}"
        );
    }
    let (identified, found) = read(mail.as_bytes(), "a.eml");
    assert_eq!(identified.item_kind, ItemKind::Mail);
    assert!(says(&found, PLACE) && !is_whole(&found));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

    /// Bytes anywhere in a mail are read or said not to be, and go over only where they were read.
    #[test]
    fn nothing_in_a_mail_is_passed_over_in_silence(which in 0usize..30, share in 0.0f64..1.0, breaks in 0usize..3) {
        let mut mails = hiding();
        let (name, mail) = mails.swap_remove(which % 21);
        let mail = mail.replace(PLACE, "a quiet place");
        let inserted = ["\n", "", "\n\n"][breaks];
        let inserted = format!("{inserted}silverbirch lane{inserted}");
        let mut bytes = mail.into_bytes();
        let at = (bytes.len() as f64 * share) as usize;
        bytes.splice(at..at, inserted.bytes());
        let identified = Identified { item_kind: ItemKind::Mail, media_type: "message/rfc822".to_owned() };
        let mut all = String::new();
        let mut sink = |piece: FoundPiece<'_>| {
            all.push_str(piece.text);
            all.push('\n');
            std::ops::ControlFlow::Continue(())
        };
        let account = crate::search(&mut std::io::Cursor::new(&bytes), &identified, crate::Budget::default(), &mut sink).unwrap();
        let given = all.contains("silverbirch");
        proptest::prop_assert!(given || !account.unread.is_empty(), "{name} at {at}: {}", String::from_utf8_lossy(&bytes));
        let copy = copy(&bytes, &identified);
        proptest::prop_assert!(given || !copy.contains("silverbirch"));
    }
}

#[test]
fn mails_that_were_made_to_take_long_are_survived() {
    for mail in [
        mail(&"a\n".repeat(30_000), "x\n"),
        mail(
            &format!("X-Note: {}\n", "=?a?B?xxxx ".repeat(15_000)),
            "x\n",
        ),
        in_parts(&"--x\n\n".repeat(15_000)),
        mail("", &"=3D=\n".repeat(15_000)),
        mail(&format!("X-Note: {}\n", "&".repeat(50_000)), "x\n"),
    ] {
        let identified = Identified {
            item_kind: ItemKind::Mail,
            media_type: "message/rfc822".to_owned(),
        };
        let found = crate::words_in(&mut std::io::Cursor::new(mail.as_bytes()), &identified);
        assert!(says(&found, "Sam <sam@example.org>"));
        copy(mail.as_bytes(), &identified);
    }
}

#[test]
fn the_name_of_a_header_may_be_words() {
    let bytes = mail("X-12-Fairfield-Row: 1\n", "hi\n");
    let (_, found) = read(bytes.as_bytes(), "a.eml");
    assert!(says(&found, "X-12-Fairfield-Row"));
    assert!(!found.words.iter().any(|words| words.text == "Subject"));
}
