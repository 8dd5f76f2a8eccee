//! Lines as a program reads them that knows how they are written: folded lines joined, escapes replaced.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::formats::writings::packed::Part;
use crate::formats::writings::plain_words::{Escapes, coded_once, is_quoted, unescaped, unquoted};
use crate::stream::pieces::OVERLAP;

/// Lines so long may have been folded where no card or calendar was seen.
const FOLDED_AT: RangeInclusive<usize> = 60..=80;
/// So much of a line is held while it is searched.
const MOST_HELD: usize = 256 * 1024;
/// An escape may stand for another one. Nobody writes more inside one another.
const WITHIN_ONE_ANOTHER: usize = 3;

/// A line in plain letters.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PlainLine {
    /// The number of the first line that it was written on.
    pub(crate) number: u32,
    pub(crate) text: String,
    /// Whether it is another text than what was written.
    pub(crate) differs: bool,
}

/// Reads the lines of a text that comes part by part.
pub(crate) struct PlainLines {
    purpose: Purpose,
    escapes: Escapes,
    begun: bool,
    /// Whether a card or a calendar was seen.
    card: bool,
    line: Option<Logical>,
}

/// What the lines are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Every way in which they may be read; what is too much is no harm.
    Searching,
    /// The one way in which they are meant.
    Copying,
}

struct Logical {
    number: u32,
    text: String,
    joined: bool,
    /// How long the last of its written lines is.
    last: usize,
}

impl PlainLines {
    pub(crate) fn new(purpose: Purpose) -> Self {
        let escapes = Escapes {
            short: purpose == Purpose::Searching,
            card: purpose == Purpose::Searching,
        };
        Self {
            purpose,
            escapes,
            begun: false,
            card: false,
            line: None,
        }
    }

    /// Looks at the next part. Gives the line before it, once that is seen to be ended.
    pub(crate) fn look(&mut self, part: Part<'_>) -> Option<PlainLine> {
        self.look_at_beginning(part.text);
        if !part.begins {
            return self.go_on(part);
        }
        let card = part.text.starts_with("BEGIN:V");
        self.card |= card;
        self.escapes.card |= card;
        let folded = part.text.strip_prefix([' ', '\t']);
        let folded = folded.filter(|rest| self.card || !rest.trim().is_empty());
        let (card, searching) = (self.card, self.purpose == Purpose::Searching);
        let quotes = self
            .line
            .as_ref()
            .is_some_and(|line| self.quotes(&line.text));
        if let Some(line) = &mut self.line {
            let joined = if line.text.ends_with('=') && quotes {
                line.text.pop();
                Some(part.text)
            } else {
                folded.filter(|_| card || (searching && FOLDED_AT.contains(&line.last)))
            };
            if let Some(text) = joined.filter(|_| line.text.len() < MOST_HELD) {
                line.text.push_str(text);
                line.joined = true;
                line.last = part.text.len();
                return None;
            }
        }
        let before = self.end();
        self.line = Some(Logical {
            number: part.line,
            text: part.text.to_owned(),
            joined: false,
            last: part.text.len(),
        });
        before
    }

    /// The last line.
    pub(crate) fn end(&mut self) -> Option<PlainLine> {
        let line = self.line.take()?;
        let plain = self.plain(&line.text);
        let differs = line.joined || matches!(plain, Cow::Owned(_));
        Some(PlainLine {
            number: line.number,
            text: plain.into_owned(),
            differs,
        })
    }

    fn go_on(&mut self, part: Part<'_>) -> Option<PlainLine> {
        let line = self.line.as_mut()?;
        line.text.push_str(part.text);
        line.last = line.last.saturating_add(part.text.len());
        if self.purpose == Purpose::Copying || line.text.len() < MOST_HELD {
            return None;
        }
        let from = line.text.floor_char_boundary(line.text.len() - OVERLAP);
        let rest = Logical {
            number: line.number,
            text: line.text[from..].to_owned(),
            joined: false,
            last: line.last,
        };
        let before = self.end();
        self.line = Some(rest);
        before
    }

    /// Whether a line is read as quoted-printable. A copy keeps what may be part of an address on the web: there only a card,
    /// or a line that says so, is.
    fn quotes(&self, line: &str) -> bool {
        let may_be =
            self.purpose == Purpose::Searching || self.card || line.contains("QUOTED-PRINTABLE");
        may_be && is_quoted(line)
    }

    fn look_at_beginning(&mut self, text: &str) {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if !self.begun && !text.is_empty() {
            self.begun = true;
            let is_object = text.starts_with('{');
            let is_list = text.starts_with('[') && self.purpose == Purpose::Searching;
            self.escapes.short |= is_object || is_list;
        }
    }

    fn plain<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut plain = Cow::Borrowed(text);
        for _ in 0..WITHIN_ONE_ANOTHER {
            let next = self.one_layer_less(&plain);
            match next {
                Some(next) if next != *plain => plain = Cow::Owned(next),
                _ => break,
            }
        }
        plain
    }

    /// `None` where there is nothing to replace.
    fn one_layer_less(&self, text: &str) -> Option<String> {
        let quoted = text.contains('=') && self.quotes(text);
        if !quoted && !text.contains('\\') && text.is_ascii() {
            return None;
        }
        let text = match quoted {
            true => {
                let bytes = unquoted(text.as_bytes());
                crate::formats::text_bytes::decoded(&bytes)
            }
            false => text.to_owned(),
        };
        Some(coded_once(&unescaped(&text, self.escapes)))
    }
}

/// A text that is held, in plain letters.
pub(crate) fn plain_text(text: &str) -> String {
    let mut lines = PlainLines::new(Purpose::Copying);
    let mut plain = String::with_capacity(text.len());
    let mut put = |line: Option<PlainLine>| {
        if let Some(line) = line {
            plain.push_str(&line.text);
            plain.push('\n');
        }
    };
    for (line, number) in text.lines().zip(1..) {
        put(lines.look(Part {
            text: line,
            at: 0,
            line: number,
            begins: true,
        }));
    }
    put(lines.end());
    plain
}
