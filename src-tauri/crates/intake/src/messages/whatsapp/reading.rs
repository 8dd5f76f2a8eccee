//! The second way through a file, which gives its messages.

use std::collections::HashMap;
use std::io::Read;
use std::ops::ControlFlow;

use chrono::NaiveDateTime;

use super::attachments::FilesThere;
use super::export::Export;
use super::header::{self, HEAD, Header, Shape, is_invisible};
use super::survey::{ReadDay, Reading, Survey};
use super::{sentences, telling};
use crate::Unfinished;
use crate::messages::chat_account::{ChatAccount, Counted, FileNames};
use crate::messages::day::Day;
use crate::messages::line_text::CharacterSet;
use crate::messages::message::{
    Mark, Message, MessageClock, MessageKind, MessageLocator, MessageSink, UnreadLines,
};
use crate::messages::order::{DayOrder, OrderFound};
use crate::messages::raw_lines::{RawLine, RawLines};

/// At most so many bytes of a message are given. WhatsApp takes no message of more than 65,536 letters.
const LONGEST: usize = 1024 * 1024;
/// So many different senders are remembered as such. No group is larger.
const MOST_SENDERS: usize = 4096;
/// Phones export so many messages: with files, and without.
const PHONES_LIMITS: [u64; 2] = [10_000, 40_000];

/// What is read until the next message begins.
#[derive(Debug, Default)]
struct Pending {
    is_message: bool,
    printed: String,
    sender: Option<String>,
    local: Option<NaiveDateTime>,
    has_seconds: bool,
    other_order: bool,
    turned: bool,
    holds_headers: bool,
    breaks_off: bool,
    line: u64,
    /// Where its words begin in the file.
    offset: u64,
    /// Its bytes, as many as are held, with the ends of its lines.
    bytes: Vec<u8>,
    /// How many it has, with the end of its last line and without.
    length: u64,
    length_without_ending: u64,
}

/// Reads messages.
pub(super) struct Reader<'r> {
    export: &'r Export,
    set: CharacterSet,
    shape: Option<Shape>,
    reading: Reading,
    there: Option<FilesThere>,
    sink: &'r mut dyn MessageSink,
    account: ChatAccount,
    pending: Option<Pending>,
    /// Whether a name is a person's and no line of the program's own.
    senders: HashMap<String, bool>,
    /// The latest clock of all messages before.
    latest: Option<NaiveDateTime>,
}

/// The account of an export without a chat.
pub(super) fn nothing(export: &Export) -> ChatAccount {
    let mut account = account_of(export, CharacterSet::Utf8, OrderFound::NoDates);
    if let Some(there) = export.files_there() {
        account.not_named = export.not_named(&there);
    }
    account
}

fn account_of(export: &Export, set: CharacterSet, order: OrderFound) -> ChatAccount {
    ChatAccount {
        messages: 0,
        calls: 0,
        system: 0,
        lines: 0,
        not_understood: Counted::default(),
        of_another_shape: Counted::default(),
        first_day: None,
        last_day: None,
        order,
        told_against_proof: false,
        clock_not_known: Counted::default(),
        other_calendar: Counted::default(),
        backwards: Counted::default(),
        at_phones_limit: None,
        attachments: 0,
        missing: FileNames::default(),
        not_named: FileNames::default(),
        archives_inside: export.archives_inside(),
        member: export.member().map(str::to_owned),
        encoding: set.name(),
        undecodable: Counted::default(),
        too_long: Counted::default(),
        unfinished: None,
    }
}

impl<'r> Reader<'r> {
    pub(super) fn new(
        export: &'r Export,
        survey: &Survey,
        told: Option<DayOrder>,
        sink: &'r mut dyn MessageSink,
    ) -> Self {
        let (order, reading, told_against_proof) = survey.order(told);
        let account = ChatAccount {
            told_against_proof,
            ..account_of(export, survey.set, order)
        };
        Self {
            export,
            set: survey.set,
            shape: survey.shape,
            reading,
            there: export.files_there(),
            sink,
            account,
            pending: None,
            senders: HashMap::new(),
            latest: None,
        }
    }

    /// Reads to the end.
    pub(super) fn read(mut self, text: impl Read) -> ChatAccount {
        let mut lines = RawLines::new(text, self.set.units());
        let ended = loop {
            match lines.next() {
                Ok(Some(line)) => {
                    if self.line(line).is_break() {
                        break Some(Unfinished::Stopped);
                    }
                }
                Ok(None) => break None,
                Err(reason) => break Some(Unfinished::NotLooked(reason)),
            }
        };
        self.account.unfinished = ended;
        if let (Some(Unfinished::NotLooked(_)), Some(pending)) = (ended, &mut self.pending) {
            pending.breaks_off = true;
        }
        if ended != Some(Unfinished::Stopped) && self.give().is_break() {
            self.account.unfinished = Some(Unfinished::Stopped);
        }
        if let Some(there) = &self.there {
            self.account.not_named = self.export.not_named(there);
        }
        let counts = [
            self.account.messages,
            self.account.messages - self.account.system,
        ];
        let limit = PHONES_LIMITS
            .into_iter()
            .find(|limit| counts.contains(limit));
        self.account.at_phones_limit = limit.filter(|_| self.account.unfinished.is_none());
        self.account
    }

    fn line(&mut self, line: RawLine<'_>) -> ControlFlow<()> {
        self.account.lines += u64::from(line.begins);
        if line.begins && self.set.may_begin(line.bytes) {
            let decoded = self
                .set
                .decoded(&line.bytes[..line.bytes.len().min(HEAD)], true);
            if let Some(header) = header::read(&decoded.text) {
                if Some(header.shape) == self.shape {
                    let pending = self.begun(&line, &header, &decoded.text);
                    let at = decoded.bytes_of(line.bytes, pending.0);
                    self.give()?;
                    let mut pending = pending.1;
                    pending.offset = line.offset + at as u64;
                    pending.append(&line, at);
                    self.pending = Some(pending);
                    return ControlFlow::Continue(());
                }
                self.account.of_another_shape.add(line.number);
                if let Some(pending) = &mut self.pending {
                    pending.holds_headers = true;
                }
            }
        }
        self.goes_on(&line);
        ControlFlow::Continue(())
    }

    /// A line that begins no message belongs to the one before it.
    fn goes_on(&mut self, line: &RawLine<'_>) {
        let has_words = !line.bytes.trim_ascii().is_empty();
        let pending = match &mut self.pending {
            Some(pending) => pending,
            None if !has_words => return,
            None => self.pending.insert(Pending {
                line: line.number,
                offset: line.offset,
                ..Pending::default()
            }),
        };
        if !pending.is_message && line.begins && has_words {
            self.account.not_understood.add(line.number);
        }
        pending.append(line, 0);
    }

    /// What begins with a header, and where in the line its words begin.
    fn begun(&mut self, line: &RawLine<'_>, header: &Header<'_>, head: &str) -> (usize, Pending) {
        let mut pending = Pending {
            line: line.number,
            ..Pending::default()
        };
        let Some(ReadDay { day, other_order }) = self.reading.day(header.date) else {
            // It is written as a message of this file, but there is no such day. Whose words they are is not known, so they
            // are not put into the mouth of whoever wrote before.
            self.account.not_understood.add(line.number);
            return (0, pending);
        };
        let (sender, body_at) = self.sender(&head[header.rest_at..]);
        pending.is_message = true;
        pending.printed.push_str(header.printed);
        pending.sender = sender;
        pending.has_seconds = header.has_seconds;
        pending.other_order = other_order;
        pending.turned = matches!(day, Day::Turned(_));
        pending.local = day
            .date()
            .zip(header.time)
            .map(|(day, time)| day.and_time(time));
        (header.rest_at + body_at, pending)
    }

    /// The sender of what stands behind a clock, and where the words begin.
    fn sender(&mut self, rest: &str) -> (Option<String>, usize) {
        let (label, at) = match rest.find(": ") {
            Some(at) => (&rest[..at], at + 2),
            // Nothing is printed behind the name.
            None if rest.trim_end().ends_with(':') => {
                let label = rest.trim_end();
                (&label[..label.len() - 1], rest.len())
            }
            None => return (None, 0),
        };
        let label = label.trim_matches(is_invisible);
        if label.is_empty() {
            return (None, 0);
        }
        let is_person = match self.senders.get(label) {
            Some(is_person) => *is_person,
            None => {
                // "Ann changed the subject to “Notes: all of them”".
                let is_person = !sentences::is_system(label);
                if self.senders.len() < MOST_SENDERS {
                    self.senders.insert(label.to_owned(), is_person);
                }
                is_person
            }
        };
        match is_person {
            true => (Some(label.to_owned()), at),
            false => (None, 0),
        }
    }

    /// Gives what was read since the last message began.
    fn give(&mut self) -> ControlFlow<()> {
        let Some(pending) = self.pending.take() else {
            return ControlFlow::Continue(());
        };
        let held = pending.held(self.set);
        let decoded = self.set.decoded(held, false);
        let goes_on = pending.length_without_ending - held.len() as u64;
        let locator = MessageLocator {
            member: self.export.member(),
            offset: pending.offset,
            length: held.len() as u64,
            encoding: decoded.encoding_name(),
        };
        if !pending.is_message {
            return self.sink.not_understood(&UnreadLines {
                line: pending.line,
                text: &decoded.text,
                locator,
                goes_on,
            });
        }
        let mut marks = Vec::new();
        let body: &str = &decoded.text;
        let there = self.there.as_ref();
        let kind = telling::told(body, pending.sender.is_some(), there, &mut marks);
        note_files(&mut marks, &mut self.there, &mut self.account);
        if !decoded.whole {
            marks.push(Mark::Undecodable);
            self.account.undecodable.add(pending.line);
        }
        if goes_on > 0 {
            marks.push(Mark::GoesOn { bytes: goes_on });
            self.account.too_long.add(pending.line);
        }
        self.count(&pending, kind, &mut marks);
        self.sink.message(&Message {
            number: self.account.messages,
            clock: MessageClock {
                printed: &pending.printed,
                local: pending.local,
                has_seconds: pending.has_seconds,
            },
            sender: pending.sender.as_deref(),
            body,
            kind,
            marks: &marks,
            locator,
            line: pending.line,
        })
    }

    /// Counts a message, and marks what its clock shows beside those of the others.
    fn count(&mut self, pending: &Pending, kind: MessageKind, marks: &mut Vec<Mark<'_>>) {
        let account = &mut self.account;
        account.messages += 1;
        account.calls += u64::from(kind == MessageKind::Call);
        account.system += u64::from(kind == MessageKind::System);
        if pending.holds_headers {
            marks.push(Mark::HoldsOtherHeaders);
        }
        if pending.breaks_off {
            marks.push(Mark::BreaksOff);
        }
        if pending.other_order {
            marks.push(Mark::OtherDayOrder);
        }
        if pending.turned {
            account.other_calendar.add(pending.line);
        }
        let Some(local) = pending.local else {
            marks.push(Mark::ClockNotKnown);
            account.clock_not_known.add(pending.line);
            return;
        };
        let day = local.date();
        account.first_day = Some(account.first_day.map_or(day, |first| first.min(day)));
        account.last_day = Some(account.last_day.map_or(day, |last| last.max(day)));
        match self.latest {
            Some(latest) if local < latest => {
                marks.push(Mark::TimeRunsBackwards);
                account.backwards.add(pending.line);
            }
            _ => self.latest = Some(local),
        }
    }
}

/// Looks whether the files that a message names are there.
fn note_files(marks: &mut [Mark<'_>], there: &mut Option<FilesThere>, account: &mut ChatAccount) {
    for mark in marks {
        let Mark::Attachment { name, in_archive } = mark else {
            continue;
        };
        account.attachments += 1;
        *in_archive = there.as_mut().map(|there| there.note(name));
        if *in_archive == Some(false) {
            account.missing.add(name);
        }
    }
}

impl Pending {
    fn append(&mut self, line: &RawLine<'_>, from: usize) {
        let words = &line.bytes[from.min(line.bytes.len())..];
        for bytes in [words, line.ending] {
            let room = LONGEST.saturating_sub(self.bytes.len());
            self.bytes
                .extend_from_slice(&bytes[..bytes.len().min(room)]);
        }
        self.length_without_ending = self.length + words.len() as u64;
        self.length = self.length_without_ending + line.ending.len() as u64;
    }

    /// The bytes that are given: without the end of the last line, and whole letters.
    fn held(&self, set: CharacterSet) -> &[u8] {
        let length = usize::try_from(self.length_without_ending).unwrap_or(usize::MAX);
        if length <= self.bytes.len() {
            return &self.bytes[..length];
        }
        &self.bytes[..set.whole_letters(&self.bytes)]
    }
}
