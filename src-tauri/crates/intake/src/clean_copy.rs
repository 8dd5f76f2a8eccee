//! A copy of a file, made anew from what was read of it.

use std::io::Write;
use std::ops::Range;

use crate::Reason;

/// What must not stand in a copy, and what stands there instead.
#[derive(Clone, Copy)]
pub struct Withholding<'a> {
    /// Which parts of a text are to be withheld, as ranges of its bytes, in their order and apart from one another.
    pub in_text: &'a dyn Fn(&str) -> Vec<Range<usize>>,
    /// What stands in their place.
    pub mark: &'a str,
}

impl Withholding<'_> {
    /// The text as it may leave.
    pub(crate) fn text(&self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        let mut at = 0;
        for range in (self.in_text)(text) {
            shown.push_str(&text[at..range.start]);
            shown.push_str(self.mark);
            at = range.end;
        }
        shown.push_str(&text[at..]);
        shown
    }
}

/// What came of copying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The copy's media type, which may be another one than the file's.
    pub media_type: &'static str,
    /// The copy in pieces, where most of it stands in the file as it was received: by them it is written once more without
    /// going through the file again.
    pub pieces: Option<Vec<Piece>>,
}

/// A piece of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Bytes that were written for the copy.
    Written(Vec<u8>),
    /// So many bytes of the file from here on, which lie behind those of the piece of this kind before.
    Received {
        /// Where they begin.
        from: u64,
        /// How many they are.
        length: u64,
    },
}

/// A copy of which more than this is written for it is made again where it is needed, and so is one of more pieces.
const MOST_WRITTEN: usize = 64 * 1024;
const MOST_PIECES: usize = 1024;

/// Where a copy goes as it is made.
pub(crate) struct CopyTarget<'a> {
    out: &'a mut dyn Write,
    pub(crate) withholding: Withholding<'a>,
    pieces: Pieces,
}

/// The pieces that were handed on so far.
#[derive(Default)]
struct Pieces {
    all: Vec<Piece>,
    written: usize,
    /// How far into the file they go.
    received_to: u64,
    /// Whether they no longer say how the copy is written.
    given_up: bool,
}

impl<'a> CopyTarget<'a> {
    pub(crate) fn to(out: &'a mut dyn Write, withholding: Withholding<'a>) -> Self {
        Self {
            out,
            withholding,
            pieces: Pieces::default(),
        }
    }

    /// Hands on bytes of the copy.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Reason> {
        self.pieces.written(bytes);
        self.out.write_all(bytes).map_err(|_| Reason::Unreadable)
    }

    /// Hands on bytes that stand in the file from here on.
    pub(crate) fn received(&mut self, from: u64, bytes: &[u8]) -> Result<(), Reason> {
        self.pieces.received(from, bytes.len() as u64);
        self.out.write_all(bytes).map_err(|_| Reason::Unreadable)
    }

    /// In which pieces it was written.
    pub(crate) fn pieces(self) -> Option<Vec<Piece>> {
        let is_of_the_file = self.pieces.received_to > 0 && !self.pieces.given_up;
        is_of_the_file.then_some(self.pieces.all)
    }
}

impl Pieces {
    fn written(&mut self, bytes: &[u8]) {
        self.written += bytes.len();
        if self.written > MOST_WRITTEN {
            self.give_up();
        }
        match self.all.last_mut() {
            _ if self.given_up => {}
            Some(Piece::Written(before)) => before.extend_from_slice(bytes),
            _ => self.all.push(Piece::Written(bytes.to_vec())),
        }
    }

    fn received(&mut self, from: u64, length: u64) {
        if from < self.received_to || self.all.len() >= MOST_PIECES {
            self.give_up();
        }
        self.received_to = from + length;
        match self.all.last_mut() {
            _ if self.given_up => {}
            Some(Piece::Received {
                from: before,
                length: so_far,
            }) if *before + *so_far == from => *so_far += length,
            _ => self.all.push(Piece::Received { from, length }),
        }
    }

    fn give_up(&mut self) {
        self.given_up = true;
        self.all = Vec::new();
    }
}
