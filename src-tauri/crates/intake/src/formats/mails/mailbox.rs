//! The mails in a file, one by one.

use std::io::{BufRead, BufReader, Read};
use std::ops::Range;

use crate::formats::format::File;
use crate::formats::text_bytes;
use crate::stream::{BoundedStream, encoding};
use crate::{Identified, Reason};

use super::fields::is_name;

/// So much of a file is held beside the mail that is read.
const WINDOW: usize = 64 * 1024;
/// No line that separates two mails is longer.
const LONGEST_SEPARATOR: usize = 1000;

/// One mail as it stands in its file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Message {
    /// The line that separates it from the mail before, where there is one.
    separator: Vec<u8>,
    bytes: Vec<u8>,
    /// Where `bytes` begin in the file.
    at: u64,
    /// Which of the bytes are the mail: a program may have written before and behind it.
    mail: Range<usize>,
    /// Whether it was longer than what may be held together; the bytes are its beginning then.
    pub(crate) cut: bool,
}

impl Message {
    pub(crate) fn mail(&self) -> &[u8] {
        &self.bytes[self.mail.clone()]
    }

    pub(crate) const fn mail_at(&self) -> u64 {
        self.at + self.mail.start as u64
    }

    /// What stands before it: the line that separates it, and what its program wrote there.
    pub(crate) fn before(&self) -> String {
        let before = [&self.separator[..], &self.bytes[..self.mail.start]];
        text_bytes::decoded(&before.concat())
    }

    /// What its program wrote behind it.
    pub(crate) fn behind(&self) -> String {
        text_bytes::decoded(&self.bytes[self.mail.end..])
    }

    pub(crate) const fn behind_at(&self) -> u64 {
        self.at + self.mail.end as u64
    }

    /// Finds the mail in its bytes, and makes it readable for whoever knows only lines that end with `\n`.
    fn settle(&mut self) {
        if let Some(wide) = encoding::named(&self.bytes).filter(|one| !one.is_ascii_compatible()) {
            self.bytes = wide.decode(&self.bytes).0.into_owned().into_bytes();
        }
        if !self.bytes.contains(&b'\n') {
            for byte in &mut self.bytes {
                if *byte == b'\r' {
                    *byte = b'\n';
                }
            }
        }
        self.mail = self.in_apple_mail().unwrap_or_else(|| {
            let marked = self.bytes.starts_with(b"\xEF\xBB\xBF");
            usize::from(marked) * 3..self.bytes.len()
        });
    }

    /// Apple Mail writes the mail's length before it, and a list of its own behind.
    fn in_apple_mail(&self) -> Option<Range<usize>> {
        let end = self.bytes.iter().take(24).position(|byte| *byte == b'\n')?;
        let length = std::str::from_utf8(&self.bytes[..end]).ok()?.trim();
        let digits = !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit());
        let length: usize = length.parse().ok().filter(|_| digits)?;
        let start = end + 1;
        let end = start.checked_add(length)?.min(self.bytes.len());
        Some(start..end)
    }
}

/// Reads a file's mails: the one that it is, or those of a mailbox (mbox) one after the other.
pub(crate) struct Messages<'a> {
    reader: BufReader<BoundedStream<'a>>,
    is_mailbox: bool,
    /// The longest mail that is held.
    most: usize,
    line: Vec<u8>,
    /// The line after the one that is looked at, where that was asked for.
    next_line: Option<Vec<u8>>,
    /// So many bytes of the file stand in lines that were looked at.
    passed: u64,
    /// The line that separates the next mail from the last.
    separator: Vec<u8>,
    /// How the file ended, when it has.
    end: Option<Result<(), Reason>>,
    /// Whether the last mail was handed on.
    done: bool,
}

impl<'a> Messages<'a> {
    pub(crate) fn of(file: &'a mut File<'_>) -> Result<Self, Reason> {
        let (identified, most): (&Identified, _) = (file.identified, file.budget.bytes);
        let mut messages = Self {
            is_mailbox: identified.is("application/mbox"),
            most: usize::try_from(most).unwrap_or(usize::MAX),
            reader: BufReader::with_capacity(WINDOW, file.stream()?),
            line: Vec::new(),
            next_line: None,
            passed: 0,
            separator: Vec::new(),
            end: None,
            done: false,
        };
        // A mailbox begins with the line that separates its first mail from nothing.
        while messages.is_mailbox && messages.read_line() {
            messages.separator.extend_from_slice(&messages.line);
            if messages.line.ends_with(b"\n") {
                break;
            }
        }
        Ok(messages)
    }

    /// The next mail; `None` after the last.
    ///
    /// # Errors
    /// Why there are no more, though the file does not end here. What was read of the last mail came before.
    pub(crate) fn next(&mut self) -> Result<Option<Message>, Reason> {
        if let Some(end) = self.end.filter(|_| self.done) {
            return end.map(|()| None);
        }
        let mut message = Message {
            separator: std::mem::take(&mut self.separator),
            at: self.passed,
            ..Message::default()
        };
        let mut begins_line = true;
        while self.read_line() {
            if self.is_mailbox && begins_line && self.separates() {
                self.separator.clone_from(&self.line);
                message.settle();
                return Ok(Some(message));
            }
            begins_line = self.line.ends_with(b"\n");
            let room = self.most - message.bytes.len();
            message.cut |= self.line.len() > room;
            message
                .bytes
                .extend_from_slice(&self.line[..self.line.len().min(room)]);
        }
        self.done = true;
        match self.end {
            Some(Err(reason)) if message.bytes.is_empty() => Err(reason),
            _ => {
                message.settle();
                Ok(Some(message))
            }
        }
    }

    /// Whether the line separates two mails: it names a time, and a header follows. "From here you can see it." is a line of
    /// a mail like any other.
    fn separates(&mut self) -> bool {
        if !(self.line.starts_with(b"From ") && self.line.len() <= LONGEST_SEPARATOR) {
            return false;
        }
        let line = String::from_utf8_lossy(&self.line);
        if !names_a_time(&line) {
            return false;
        }
        let mut next = Vec::new();
        self.fetch(&mut next);
        let header = String::from_utf8_lossy(&next).into_owned();
        self.next_line = Some(next);
        let name = header.split_once(':').map(|(name, _)| name.to_owned());
        name.is_some_and(|name| is_name(&name)) || header.starts_with(">From ")
    }

    /// Reads to the line's end, or part of a line that is longer than the window. `false` when there is nothing more.
    fn read_line(&mut self) -> bool {
        let mut line = std::mem::take(&mut self.line);
        line.clear();
        match self.next_line.take() {
            Some(next) => line = next,
            None => self.fetch(&mut line),
        }
        self.line = line;
        self.passed += self.line.len() as u64;
        !self.line.is_empty()
    }

    fn fetch(&mut self, line: &mut Vec<u8>) {
        if self.end.is_some() {
            return;
        }
        let mut part = (&mut self.reader).take(WINDOW as u64);
        if let Err(fault) = part.read_until(b'\n', line) {
            self.end = Some(Err(fault.into()));
        } else if line.is_empty() {
            self.end = Some(Ok(()));
        }
    }
}

/// "Sat Mar 14 19:30:12 2026", with a zone before or behind the year, and words of some programs behind it.
fn names_a_time(line: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let words: Vec<&str> = line.split_whitespace().skip(1).collect();
    let month = words.iter().position(|word| MONTHS.contains(word));
    let time = words.iter().position(|word| {
        let (hour, rest) = word.split_once(':').unwrap_or_default();
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        matches!(hour.len(), 1 | 2) && digits(hour) && digits(&rest.replace(':', ""))
    });
    let year = words
        .iter()
        .position(|word| word.len() == 4 && matches!(word.parse(), Ok(1970..=2099)));
    match (month, time, year) {
        // A time of day stands at most a day behind the month, the year at most a zone behind the time.
        (Some(month), Some(time), Some(year)) => {
            month.abs_diff(time) <= 3
                && time.abs_diff(year) <= 3
                && words.len() <= year.max(time) + 5
        }
        _ => false,
    }
}
