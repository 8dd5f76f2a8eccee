//! Each way in which reading ends is told apart.

use domain::ItemKind;

use super::made_up::{MadeUp, repeated, with};
use super::{kind, tally};
use crate::{Budget, Identified, Reason, Unfinished};

const LINE: &[u8] = b"He rang at 19:30 and said nothing.\n";

fn texts() -> [Identified; 3] {
    [
        kind(ItemKind::Text, "text/plain"),
        kind(ItemKind::Document, "text/html"),
        kind(ItemKind::Document, "image/svg+xml"),
    ]
}

fn searching(searched: u64) -> Budget {
    Budget {
        searched,
        ..Budget::default()
    }
}

#[test]
fn a_budget_that_is_spent_is_said_and_what_was_read_is_given() {
    for text in texts() {
        let size = 3_000_000;
        let content = with(size - 11, b"silverbirch".to_vec(), repeated(LINE.to_vec()));
        let mut source = MadeUp::new(size, content);
        let (found, ended) = tally(&mut source, &text, searching(size - 6), "silverbirch");
        let part = Unfinished::NotLooked(Reason::OnlyTheFirstPart);
        assert_eq!((ended, found.hits.len()), (Err(part), 0));
        assert!(found.bytes > 2_900_000, "{}", found.bytes);
        // One that is exactly as long as the budget is read whole.
        let (found, ended) = tally(&mut source, &text, searching(size), "silverbirch");
        assert_eq!(ended, Ok(()));
        assert!(!found.hits.is_empty());
    }
}

#[test]
fn a_file_that_cannot_be_fetched_further_gives_what_came_before() {
    for text in texts() {
        let mut source = MadeUp::new(3_000_000, repeated(LINE.to_vec()));
        source.fails_at = 1_500_010;
        let (found, ended) = tally(&mut source, &text, Budget::default(), "nothing");
        assert_eq!(ended, Err(Unfinished::NotLooked(Reason::Unreadable)));
        let lines = usize::try_from(source.fails_at).unwrap() / LINE.len();
        assert!(found.hits.len() >= lines, "{} of {lines}", found.hits.len());
    }
}

#[test]
fn the_last_line_before_a_failure_is_given_though_it_is_not_whole() {
    let mut source = MadeUp::new(1000, repeated(b"He rang at ".to_vec()));
    source.fails_at = 14;
    let text = kind(ItemKind::Text, "text/plain");
    let (found, ended) = tally(&mut source, &text, Budget::default(), "He rang at He ");
    assert_eq!(ended, Err(Unfinished::NotLooked(Reason::Unreadable)));
    assert_eq!(found.hits.len(), 1);
}

/// Mails of which each has its number in its text.
fn mailbox(mails: usize, padding: usize) -> Vec<u8> {
    let mail = |number| {
        let padding = "x ".repeat(padding);
        format!(
            "From a Sat Mar 14 19:30:12 2026\nFrom: a@example.org\nSubject: {number}\n\nmail-{number}-\n{padding}\n\n"
        )
    };
    (0..mails).map(mail).collect::<String>().into_bytes()
}

#[test]
fn a_mailbox_larger_than_what_may_be_held_is_searched_to_its_last_mail() {
    let bytes = mailbox(200, 1000);
    let tight = Budget {
        bytes: 4096,
        ..Budget::default()
    };
    let mut source = MadeUp::new(bytes.len() as u64, with(0, bytes, |_, _| {}));
    let mbox = kind(ItemKind::Mail, "application/mbox");
    let (found, ended) = tally(&mut source, &mbox, tight, "mail-199-");
    assert_eq!(
        (ended, found.hits),
        (Ok(()), vec!["MailLine(1)".to_owned()])
    );
    assert!(source.largest_read <= 64 * 1024, "{}", source.largest_read);
}

#[test]
fn of_a_mail_that_is_too_long_the_first_part_is_searched_and_the_next_mail_whole() {
    let bytes = [mailbox(2, 4000), mailbox(1, 10)].concat();
    let tight = Budget {
        bytes: 4096,
        ..Budget::default()
    };
    let mut source = MadeUp::new(bytes.len() as u64, with(0, bytes, |_, _| {}));
    let mbox = kind(ItemKind::Mail, "application/mbox");
    let (found, ended) = tally(&mut source, &mbox, tight, "mail-0-");
    let part = Unfinished::NotLooked(Reason::OnlyTheFirstPart);
    assert_eq!((ended, found.hits.len()), (Err(part), 2));
}

#[test]
fn a_mailbox_that_cannot_be_fetched_further_gives_the_mails_before() {
    let bytes = mailbox(20, 1000);
    let mut source = MadeUp::new(bytes.len() as u64, with(0, bytes, |_, _| {}));
    source.fails_at = source_half(20, 1000);
    let mbox = kind(ItemKind::Mail, "application/mbox");
    let (found, ended) = tally(&mut source, &mbox, Budget::default(), "mail-");
    assert_eq!(ended, Err(Unfinished::NotLooked(Reason::Unreadable)));
    assert_eq!(found.hits.len(), 11);
}

/// In the middle of the eleventh mail.
fn source_half(mails: usize, padding: usize) -> u64 {
    (mailbox(mails / 2, padding).len() + 1000) as u64
}
