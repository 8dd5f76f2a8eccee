//! The mails in a file, one by one.

use std::io::{BufRead, BufReader, Read};

use crate::formats::format::File;
use crate::stream::BoundedStream;
use crate::{Identified, Reason};

/// So much of a file is held beside the mail that is read.
const WINDOW: usize = 64 * 1024;

/// One mail as it stands in its file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) bytes: Vec<u8>,
    /// Whether it was longer than what may be held together; `bytes` are its beginning then.
    pub(crate) cut: bool,
}

/// Reads a file's mails: the one that it is, or those of a mailbox (mbox) one after the other.
pub(crate) struct Messages<'a> {
    reader: BufReader<BoundedStream<'a>>,
    is_mailbox: bool,
    /// The longest mail that is held.
    most: usize,
    line: Vec<u8>,
    /// How the file ended, when it has.
    end: Option<Result<(), Reason>>,
}

impl<'a> Messages<'a> {
    pub(crate) fn of(file: &'a mut File<'_>) -> Result<Self, Reason> {
        let (identified, most): (&Identified, _) = (file.identified, file.budget.bytes);
        let mut messages = Self {
            is_mailbox: identified.is("application/mbox"),
            most: usize::try_from(most).unwrap_or(usize::MAX),
            reader: BufReader::with_capacity(WINDOW, file.stream()?),
            line: Vec::new(),
            end: None,
        };
        // A mailbox begins with the line that separates its first mail from nothing.
        while messages.is_mailbox && messages.read_line() && !messages.line.ends_with(b"\n") {}
        Ok(messages)
    }

    /// The next mail; `None` after the last.
    ///
    /// # Errors
    /// Why there are no more, though the file does not end here. What was read of the last mail came before.
    pub(crate) fn next(&mut self) -> Result<Option<Message>, Reason> {
        let mut message = Message {
            bytes: Vec::new(),
            cut: false,
        };
        if let Some(end) = self.end {
            return end.map(|()| None);
        }
        let mut begins_line = true;
        while self.read_line() {
            if self.is_mailbox && begins_line && self.line.starts_with(b"From ") {
                self.pass_line();
                return Ok(Some(message));
            }
            begins_line = self.line.ends_with(b"\n");
            let room = self.most - message.bytes.len();
            message.cut |= self.line.len() > room;
            message
                .bytes
                .extend_from_slice(&self.line[..self.line.len().min(room)]);
        }
        match self.end {
            Some(Err(reason)) if message.bytes.is_empty() => Err(reason),
            _ => Ok(Some(message)),
        }
    }

    /// Reads to the line's end, or part of a line that is longer than the window. `false` when there is nothing more.
    fn read_line(&mut self) -> bool {
        self.line.clear();
        if self.end.is_some() {
            return false;
        }
        let mut part = (&mut self.reader).take(WINDOW as u64);
        if let Err(fault) = part.read_until(b'\n', &mut self.line) {
            self.end = Some(Err(fault.into()));
        } else if self.line.is_empty() {
            self.end = Some(Ok(()));
        }
        !self.line.is_empty()
    }

    fn pass_line(&mut self) {
        while !self.line.ends_with(b"\n") && self.read_line() {}
    }
}
