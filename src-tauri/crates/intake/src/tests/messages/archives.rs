//! An archive with a chat and the files that hang on its messages.

use std::io::Cursor;

use super::{read, read_all};
use crate::Reason;
use crate::Unfinished;
use crate::messages::OrderFound;
use crate::tests::texts::packages::archive;

const CHAT: &str = "[14/03/2026, 10:00:00] Ann: hello\n\
\u{200e}[14/03/2026, 10:01:00] Ann: \u{200e}<attached: 00000002-PHOTO-2026-03-14.jpg>\n\
\u{200e}[14/03/2026, 10:02:00] Ann: \u{200e}<attached: 00000003-AUDIO-2026-03-14.opus>\n";

#[test]
fn attachments_are_matched_and_what_is_missing_or_left_over_is_said() {
    for packed in [true, false] {
        let bytes = archive(
            &[
                ("00000002-PHOTO-2026-03-14.jpg", b"pixels"),
                ("00000009-PHOTO-2026-03-14.jpg", b"pixels"),
                ("_chat.txt", CHAT.as_bytes()),
                ("more.zip", b"PK"),
                ("folder/", b""),
            ],
            packed,
        );
        let (found, account) = read(&bytes, None);
        assert_eq!(account.member.as_deref(), Some("_chat.txt"));
        let files: Vec<_> = found.iter().flat_map(|kept| kept.files.clone()).collect();
        assert_eq!(
            files,
            [
                ("00000002-PHOTO-2026-03-14.jpg".to_owned(), Some(true)),
                ("00000003-AUDIO-2026-03-14.opus".to_owned(), Some(false)),
            ]
        );
        assert_eq!((account.attachments, account.missing.count), (2, 1));
        assert_eq!(account.missing.names, ["00000003-AUDIO-2026-03-14.opus"]);
        assert_eq!(
            account.not_named.names,
            ["00000009-PHOTO-2026-03-14.jpg", "more.zip"]
        );
        assert_eq!(account.archives_inside.names, ["more.zip"]);
        for kept in &found {
            assert_eq!(kept.place.member.as_deref(), Some("_chat.txt"));
            assert_eq!(kept.place.read_in(CHAT.as_bytes()), kept.body);
        }
    }
}

#[test]
fn the_chat_is_found_under_the_names_that_phones_give_it() {
    for name in [
        "_chat.txt",
        "WhatsApp Chat with Ann.txt",
        "Conversa do WhatsApp com Ann.txt",
        "chat/_chat.txt",
        "renamed.TXT",
    ] {
        let other = "14/03/2026, 10:00 - Ben: another chat that was attached\n";
        let bytes = archive(
            &[
                ("a note.txt", b"no chat"),
                (name, CHAT.as_bytes()),
                ("zz.txt", other.as_bytes()),
            ],
            true,
        );
        let (found, account) = read(&bytes, None);
        assert_eq!((account.member.as_deref(), found.len()), (Some(name), 3));
    }
}

#[test]
fn an_archive_without_a_chat_has_no_messages_and_one_inside_it_is_not_opened() {
    let inner = archive(&[("_chat.txt", CHAT.as_bytes())], true);
    let bytes = archive(
        &[
            ("inner.zip", &inner),
            ("a.jpg", b"x"),
            ("b.txt", b"no chat"),
        ],
        true,
    );
    let (found, account) = read(&bytes, None);
    assert_eq!((found.len(), account.order), (0, OrderFound::NoDates));
    assert_eq!(account.archives_inside.names, ["inner.zip"]);
    assert_eq!(account.not_named.count, 3);
}

fn refused(bytes: &[u8]) -> Reason {
    read_all(&mut Cursor::new(bytes), None).1.unwrap_err()
}

#[test]
fn a_chat_with_a_password_is_said_to_be_locked() {
    let mut bytes = archive(&[("_chat.txt", CHAT.as_bytes())], true);
    let entry = bytes
        .windows(4)
        .position(|four| four == b"PK\x01\x02")
        .unwrap();
    bytes[6] |= 1;
    bytes[entry + 8] |= 1;
    assert_eq!(refused(&bytes), Reason::Locked);
}

#[test]
fn what_unpacks_to_more_than_it_says_is_damaged_and_what_came_before_is_read() {
    let chat = "14/03/2026, 10:00 - Ann: hello\n".repeat(100_000);
    let mut bytes = archive(&[("_chat.txt", chat.as_bytes())], true);
    let entry = bytes
        .windows(4)
        .position(|four| four == b"PK\x01\x02")
        .unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&1_000_000u32.to_le_bytes());
    let (kept, account) = read_all(&mut Cursor::new(&bytes), None);
    let account = account.unwrap();
    assert_eq!(
        account.unfinished,
        Some(Unfinished::NotLooked(Reason::Damaged))
    );
    assert!((10_000..100_000).contains(&kept.messages.len()));
}

#[test]
fn other_bytes_than_the_list_says_are_told() {
    let mut bytes = archive(&[("_chat.txt", CHAT.as_bytes())], false);
    let at = bytes.windows(5).position(|five| five == b"hello").unwrap();
    bytes[at] = b'j';
    let (found, account) = read(&bytes, None);
    assert_eq!(
        account.unfinished,
        Some(Unfinished::NotLooked(Reason::Damaged))
    );
    assert_eq!((found.len(), found[0].body.as_str()), (3, "jello"));
}

#[test]
fn a_damaged_archive_ends_with_a_reason_wherever_it_is_cut_or_changed() {
    let whole = archive(&[("a.jpg", b"x"), ("_chat.txt", CHAT.as_bytes())], true);
    for end in 4..whole.len() {
        let (_, account) = read_all(&mut Cursor::new(&whole[..end]), None);
        assert!(account.is_err(), "{end}");
    }
    for at in 4..whole.len() {
        for value in [0, 1, 0x7F, 0xFF] {
            let mut changed = whole.clone();
            changed[at] = value;
            let _ = read_all(&mut Cursor::new(&changed), None);
        }
    }
}
