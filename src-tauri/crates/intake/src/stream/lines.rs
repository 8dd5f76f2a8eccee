//! A text's lines, each handed on whole or, where it is too long, in pieces.

use crate::Reason;
use crate::stream::pieces::{self, Cut, LONGEST};
use crate::stream::text::TextSource;

/// A line without its end, or a piece of one that is longer than [`LONGEST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line<'l> {
    pub(crate) text: &'l str,
    /// From 1.
    pub(crate) number: u32,
    /// So many bytes at its beginning stood at the end of the piece before; 0 where a line begins.
    pub(crate) repeated: usize,
    /// Where it begins, in bytes of the text.
    pub(crate) begins_at: u64,
}

/// Reads a text line by line. A line ends with `\n` or `\r\n`.
pub(crate) struct TextLines<S> {
    source: S,
    buffer: String,
    /// Where in the buffer the next line or piece begins.
    at: usize,
    /// So much of the text is not in the buffer any more.
    passed: u64,
    number: u32,
    repeated: usize,
    /// How the text ended, when it has.
    end: Option<Result<(), Reason>>,
}

impl<S: TextSource> TextLines<S> {
    pub(crate) fn new(source: S) -> Self {
        Self {
            source,
            buffer: String::new(),
            at: 0,
            passed: 0,
            number: 1,
            repeated: 0,
            end: None,
        }
    }

    /// The next line or piece; `None` after the last.
    ///
    /// # Errors
    /// Why the text does not go on, though it does not end here. All that could be read came before.
    pub(crate) fn next(&mut self) -> Result<Option<Line<'_>>, Reason> {
        loop {
            let rest = &self.buffer[self.at..];
            let line_end = rest.find('\n');
            if line_end.is_some() || rest.len() > LONGEST {
                let (text, after) = match line_end {
                    Some(end) => (
                        rest[..end].strip_suffix('\r').unwrap_or(&rest[..end]),
                        end + 1,
                    ),
                    None => (rest, rest.len()),
                };
                return Ok(Some(self.hand_on(text.len(), after)));
            }
            match self.end {
                Some(end) if rest.is_empty() => return end.map(|()| None),
                Some(_) => {
                    let length = rest.len();
                    return Ok(Some(self.hand_on(length, length)));
                }
                None => self.read_on(),
            }
        }
    }

    fn read_on(&mut self) {
        self.buffer.drain(..self.at);
        self.passed += self.at as u64;
        self.at = 0;
        match self.source.append_to(&mut self.buffer) {
            Ok(true) => {}
            Ok(false) => self.end = Some(Ok(())),
            Err(reason) => self.end = Some(Err(reason)),
        }
    }

    /// The line that begins here, is so long and ends with so much more; or its first piece.
    fn hand_on(&mut self, length: usize, after: usize) -> Line<'_> {
        let text = &self.buffer[self.at..self.at + length];
        let (number, repeated) = (self.number, self.repeated);
        let begins_at = self.passed + self.at as u64;
        let end = match pieces::cut(text) {
            Some(Cut { end, next }) => {
                self.at += next;
                self.repeated = end - next;
                end
            }
            None => {
                self.at += after;
                self.repeated = 0;
                self.number = self.number.saturating_add(1);
                length
            }
        };
        Line {
            text: &text[..end],
            number,
            repeated,
            begins_at,
        }
    }
}
