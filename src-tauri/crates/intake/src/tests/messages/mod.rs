//! Messages read out of exports.

mod archives;
mod forms;
mod hostile;
mod kinds;
mod order;
mod places;
mod round_trip;

use std::io::Cursor;
use std::ops::ControlFlow;

use chrono::NaiveDateTime;
use encoding_rs::Encoding;
use sample_files::ChatLine;

use crate::messages::{
    Asked, ChatAccount, DayOrder, Mark, Message, MessageSink, UnreadLines, whatsapp,
};
use crate::{ReadSeek, Reason};

/// A message that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kept {
    local: Option<NaiveDateTime>,
    printed: String,
    sender: Option<String>,
    body: String,
    kind: &'static str,
    marks: Vec<&'static str>,
    /// Names of files, and whether they are there.
    files: Vec<(String, Option<bool>)>,
    line: u64,
    place: Place,
}

/// Where words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    member: Option<String>,
    offset: u64,
    length: u64,
    encoding: &'static str,
}

/// Keeps all that is read.
#[derive(Debug, Default)]
struct Keeping {
    messages: Vec<Kept>,
    not_understood: Vec<(u64, String, Place)>,
    /// Ends the reading after so many messages.
    most: Option<usize>,
}

impl MessageSink for Keeping {
    fn message(&mut self, message: &Message<'_>) -> ControlFlow<()> {
        assert_eq!(message.number, self.messages.len() as u64 + 1);
        let files = message.marks.iter().filter_map(|mark| match mark {
            Mark::Attachment { name, in_archive } => Some(((*name).to_owned(), *in_archive)),
            _ => None,
        });
        self.messages.push(Kept {
            local: message.clock.local,
            printed: message.clock.printed.to_owned(),
            sender: message.sender.map(str::to_owned),
            body: message.body.to_owned(),
            kind: message.kind.code(),
            marks: message.marks.iter().map(|mark| mark.code()).collect(),
            files: files.collect(),
            line: message.line,
            place: place(message.locator),
        });
        match self.most == Some(self.messages.len()) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }

    fn not_understood(&mut self, lines: &UnreadLines<'_>) -> ControlFlow<()> {
        self.not_understood
            .push((lines.line, lines.text.to_owned(), place(lines.locator)));
        ControlFlow::Continue(())
    }
}

fn place(locator: crate::messages::MessageLocator<'_>) -> Place {
    Place {
        member: locator.member.map(str::to_owned),
        offset: locator.offset,
        length: locator.length,
        encoding: locator.encoding,
    }
}

impl Place {
    /// What stands there, as anybody would read it.
    fn read_in(&self, bytes: &[u8]) -> String {
        let there = &bytes[self.offset as usize..][..self.length as usize];
        let encoding = Encoding::for_label(self.encoding.as_bytes()).unwrap();
        encoding.decode_without_bom_handling(there).0.into_owned()
    }
}

fn read(bytes: &[u8], order: Option<DayOrder>) -> (Vec<Kept>, ChatAccount) {
    let (kept, account) = read_all(&mut Cursor::new(bytes), order);
    (kept.messages, account.unwrap())
}

fn read_all(
    source: &mut dyn ReadSeek,
    order: Option<DayOrder>,
) -> (Keeping, Result<ChatAccount, Reason>) {
    let mut kept = Keeping::default();
    let asked = Asked {
        order,
        ..Asked::default()
    };
    let account = whatsapp(source, asked, &mut kept);
    (kept, account)
}

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn line(at: NaiveDateTime, sender: &str, words: &str) -> ChatLine {
    ChatLine {
        at,
        sender: Some(sender.to_owned()),
        words: words.to_owned(),
    }
}
