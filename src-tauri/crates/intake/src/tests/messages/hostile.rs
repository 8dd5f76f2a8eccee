//! Files that were made to use up memory or time, and those that cannot be read to their end.

use std::ops::ControlFlow;

use super::{Keeping, at, read};
use crate::messages::{Asked, ChatAccount, Mark, Message, MessageSink, UnreadLines, whatsapp};
use crate::tests::streams::made_up::{MadeUp, repeated, with};
use crate::{Budget, Reason, Unfinished};

const MIB: u64 = 1024 * 1024;

/// Keeps only how large things are.
#[derive(Default)]
struct Measuring {
    messages: u64,
    longest: usize,
    goes_on: u64,
}

impl MessageSink for Measuring {
    fn message(&mut self, message: &Message<'_>) -> ControlFlow<()> {
        self.messages += 1;
        self.longest = self.longest.max(message.body.len());
        for mark in message.marks {
            if let Mark::GoesOn { bytes } = mark {
                self.goes_on += bytes;
            }
        }
        ControlFlow::Continue(())
    }

    fn not_understood(&mut self, lines: &UnreadLines<'_>) -> ControlFlow<()> {
        self.longest = self.longest.max(lines.text.len());
        self.goes_on += lines.goes_on;
        ControlFlow::Continue(())
    }
}

fn measured<F: Fn(u64, &mut [u8])>(source: &mut MadeUp<F>) -> (Measuring, ChatAccount) {
    let mut measuring = Measuring::default();
    let account = whatsapp(source, Asked::default(), &mut measuring).unwrap();
    (measuring, account)
}

#[test]
fn a_line_of_a_hundred_mib_is_given_in_part_and_what_follows_is_read() {
    let first = b"14/03/2026, 10:00 - Ann: ".to_vec();
    let last = b"\n15/03/2026, 10:00 - Me: ok\n".to_vec();
    let size = 100 * MIB;
    let place = size - last.len() as u64;
    let words = place - first.len() as u64;
    let content = with(place, last, with(0, first, repeated("café ".into())));
    let mut source = MadeUp::new(size, content);
    let (measuring, account) = measured(&mut source);
    assert_eq!(
        (account.messages, account.too_long.count, account.lines),
        (2, 1, 2)
    );
    assert_eq!(account.unfinished, None);
    assert!(measuring.longest as u64 <= MIB, "{}", measuring.longest);
    assert_eq!(measuring.goes_on, words - measuring.longest as u64);
    assert!(source.largest_read as u64 <= MIB, "{}", source.largest_read);
}

#[test]
fn a_hundred_mib_of_nothing_that_is_a_chat_are_gone_through_and_not_held() {
    let mut source = MadeUp::new(100 * MIB, repeated(b"no chat".to_vec()));
    let (measuring, account) = measured(&mut source);
    assert_eq!(measuring.messages, 0);
    assert_eq!(account.not_understood.count, 1);
    assert!(measuring.longest as u64 <= MIB);
}

#[test]
fn more_than_the_budget_is_read_as_far_as_it_goes_and_said() {
    let budget = Budget {
        searched: 1000,
        ..Budget::default()
    };
    let text = "14/03/2026, 10:00 - Ann: hello\n".repeat(100);
    let mut kept = Keeping::default();
    let asked = Asked {
        budget,
        order: None,
    };
    let account = whatsapp(&mut std::io::Cursor::new(&text), asked, &mut kept).unwrap();
    assert_eq!(
        account.unfinished,
        Some(Unfinished::NotLooked(Reason::OnlyTheFirstPart))
    );
    // Of the line in which the budget ends nobody knows whether it begins a message.
    assert_eq!(kept.messages.len(), 32);
    assert!(kept.messages[31].marks.contains(&"breaks_off"));
    assert!(!kept.messages[30].marks.contains(&"breaks_off"));
    let (_, account) = read(text.as_bytes(), None);
    assert_eq!((account.unfinished, account.messages), (None, 100));
}

#[test]
fn a_file_that_cannot_be_fetched_to_its_end_says_so() {
    let mut source = MadeUp::new(
        10 * MIB,
        repeated(b"14/03/2026, 10:00 - Ann: hello\n".to_vec()),
    );
    source.fails_at = 5 * MIB;
    let (measuring, account) = measured(&mut source);
    assert_eq!(
        account.unfinished,
        Some(Unfinished::NotLooked(Reason::Unreadable))
    );
    assert!(measuring.messages > 160_000, "{}", measuring.messages);
}

#[test]
fn whoever_wants_no_more_is_given_no_more() {
    let text = "14/03/2026, 10:00 - Ann: hello\n".repeat(100);
    let mut kept = Keeping {
        most: Some(3),
        ..Keeping::default()
    };
    let account = whatsapp(
        &mut std::io::Cursor::new(&text),
        Asked::default(),
        &mut kept,
    )
    .unwrap();
    assert_eq!(account.unfinished, Some(Unfinished::Stopped));
    assert_eq!((kept.messages.len(), account.messages), (3, 3));
}

#[test]
fn a_chat_that_breaks_off_anywhere_is_read_as_far_as_it_goes() {
    let text = "\u{200e}[14/03/2026, 10:00:00] Zoë: \u{200e}café\r\n[15/03/2026, 10:00:00] Me: two\nlines\r\n[16/03/2026, 10:00:00] Zoë: end";
    let bytes = text.as_bytes();
    for end in 0..bytes.len() {
        let mut kept = Keeping::default();
        let account = whatsapp(
            &mut std::io::Cursor::new(&bytes[..end]),
            Asked::default(),
            &mut kept,
        );
        assert_eq!(account.is_err(), end == 0);
        for message in &kept.messages {
            assert_eq!(message.place.read_in(&bytes[..end]), message.body, "{end}");
        }
        let whole = text[..text.floor_char_boundary(end)].matches("] ").count();
        assert!(kept.messages.len() >= whole, "{end}");
    }
    let (found, _) = read(bytes, None);
    assert_eq!(found[2].local, Some(at("2026-03-16T10:00:00")));
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    let mut kept = Keeping::default();
    let read = whatsapp(&mut std::io::Cursor::new(b""), Asked::default(), &mut kept);
    assert_eq!(read.err(), Some(Reason::Empty));
}
