//! What is shown of a mail: whose words are whose, and each of them once.

use super::{PLACE, base64, is_whole, read, says};
use crate::Preview;
use crate::tests::seen;

const HEAD: &str = "From: Sam <sam@example.org>\nTo: me@example.com\nSubject: hello\n\
    Date: Sat, 14 Mar 2026 21:05:00 +0000\nMIME-Version: 1.0\n";

fn in_parts(kind: &str, parts: &[&str]) -> String {
    let parts: String = parts.iter().map(|part| format!("--x\n{part}\n")).collect();
    format!("{HEAD}Content-Type: multipart/{kind}; boundary=\"x\"\n\n{parts}--x--\n")
}

fn shown(mail: &str) -> (String, Vec<String>) {
    match seen(mail.as_bytes(), "a.eml").preview {
        Preview::Mail {
            body, attachments, ..
        } => (body, attachments),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_words_of_an_attached_mail_are_told_as_its_own_senders() {
    let inner = "From: Kim <kim@example.net>\nTo: sam@example.org\nSubject: Thursday\n\
        Date: Thu, 12 Mar 2026 08:00:00 +0000\n\nI will be there.\n\nAlone.";
    let name = "; name=\"Thursday.eml\"";
    let plain = format!("Content-Type: message/rfc822{name}\n\n{inner}");
    let packed = format!(
        "Content-Type: message/rfc822{name}\nContent-Transfer-Encoding: base64\n\n{}",
        base64(inner.as_bytes(), 76)
    );
    for attached in [plain, packed] {
        let mail = in_parts(
            "mixed",
            &["\nSee below.", &attached, "\nSent from my phone."],
        );
        let (body, attachments) = shown(&mail);
        assert_eq!(attachments, ["Thursday.eml"]);
        let expected = "See below.\n\n\
            Attached mail: Thursday.eml\n\
            | From: Kim <kim@example.net>\n\
            | To: sam@example.org\n\
            | Date: Thu, 12 Mar 2026 08:00:00 +0000\n\
            | Subject: Thursday\n\
            | \n\
            | I will be there.\n\
            | \n\
            | Alone.\n\n\
            Sent from my phone.\n";
        assert_eq!(body, expected);
        let (_, found) = read(mail.as_bytes(), "a.eml");
        assert!(says(&found, "I will be there.") && says(&found, "kim@example.net"));
        assert!(is_whole(&found), "{:?}", found.account);
    }
}

/// Nor may an attached mail say that it ends where it does not.
#[test]
fn a_mail_in_an_attached_mail_is_set_off_once_more() {
    let innermost = "From: c@example.org\n\nthe third\n";
    let inner = format!("From: b@example.org\nContent-Type: message/rfc822\n\n{innermost}");
    let mail = in_parts(
        "mixed",
        &[&format!("Content-Type: message/rfc822\n\n{inner}")],
    );
    let (body, attachments) = shown(&mail);
    assert!(body.contains("\n| From: b@example.org\n"), "{body}");
    assert!(body.contains("\n| | From: c@example.org\n"), "{body}");
    assert!(body.contains("\n| | the third\n"), "{body}");
    assert_eq!(attachments, [""; 0]);
}

#[test]
fn of_a_mail_that_is_written_twice_one_is_shown_and_both_are_searched() {
    let page = format!(
        "Content-Type: text/html\n\n<p>I saw you <a href='https://example.org'>here</a>, {PLACE}.</p>"
    );
    let related = format!(
        "Content-Type: multipart/related; boundary=\"y\"\n\n--y\n{page}\n--y\nContent-Type: image/png; name=\"logo.png\"\n\nnone\n--y--"
    );
    for second in [&page, &related] {
        let mail = in_parts(
            "alternative",
            &["\nI saw you here <https://example.org>", second],
        );
        let (body, _) = shown(&mail);
        assert_eq!(body.matches("I saw you").count(), 1, "{body}");
        assert!(body.starts_with("I saw you here <"));
        let (_, found) = read(mail.as_bytes(), "a.eml");
        assert!(says(&found, PLACE));
    }
    // Where the first says nothing, the second is what there is.
    let (body, _) = shown(&in_parts("alternative", &["\n \n", &page]));
    assert!(body.contains(PLACE), "{body}");
    // And parts that are no alternatives are all shown.
    let (body, _) = shown(&in_parts("mixed", &["\nI saw you.", &page]));
    assert!(
        body.contains("I saw you.") && body.contains(PLACE),
        "{body}"
    );
}

#[test]
fn the_invitation_in_a_mail_is_no_part_of_its_text() {
    let calendar = format!(
        "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nLOCATION:{PLACE}\nEND:VCALENDAR"
    );
    let mail = in_parts("mixed", &["\nCome along.", &calendar]);
    let (body, attachments) = shown(&mail);
    assert!(
        body.contains("Come along.") && !body.contains("VCALENDAR"),
        "{body}"
    );
    assert_eq!(
        attachments, [""; 0],
        "what has no name is no empty line in the list"
    );
    let (_, found) = read(mail.as_bytes(), "a.eml");
    assert!(says(&found, PLACE));
    // A mail that is nothing else is shown.
    let (body, _) = shown(&format!("{HEAD}{calendar}\n"));
    assert!(body.contains("VCALENDAR"), "{body}");
}
