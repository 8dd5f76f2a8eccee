//! The lines of a text as the bytes that they are, with where they stand: what points to bytes cannot be counted in letters.

use std::io::{self, Read};

use crate::Reason;

/// So much is read at once.
const WINDOW: usize = 256 * 1024;
/// A line that is longer is handed on in pieces, so that nobody has to hold it.
const LONGEST_PIECE: usize = 256 * 1024;

/// How many bytes a letter has, as far as finding the end of a line goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Units {
    /// One or more, none of which is a line's end unless it is one.
    Bytes,
    /// Two, the lower first.
    LittleEndian,
    /// Two, the higher first.
    BigEndian,
}

/// A line without its end, or a piece of one.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawLine<'l> {
    pub(super) bytes: &'l [u8],
    /// What ends it; nothing where a piece or the file ends.
    pub(super) ending: &'l [u8],
    /// Where it begins in the file.
    pub(super) offset: u64,
    /// From 1.
    pub(super) number: u64,
    /// Whether a line begins here.
    pub(super) begins: bool,
}

/// Reads a text line by line.
pub(super) struct RawLines<R> {
    source: R,
    units: Units,
    buffer: Vec<u8>,
    /// Where in the buffer the next line or piece begins, and where the bytes end.
    at: usize,
    filled: usize,
    /// Where in the file the buffer begins.
    buffer_at: u64,
    number: u64,
    begins: bool,
    end: Option<Result<(), Reason>>,
}

impl<R: Read> RawLines<R> {
    pub(super) fn new(source: R, units: Units) -> Self {
        Self {
            source,
            units,
            buffer: vec![0; WINDOW + LONGEST_PIECE],
            at: 0,
            filled: 0,
            buffer_at: 0,
            number: 0,
            begins: true,
            end: None,
        }
    }

    /// The first bytes, before any line was taken.
    pub(super) fn beginning(&mut self) -> &[u8] {
        if self.filled == 0 && self.end.is_none() {
            self.read_on();
        }
        &self.buffer[self.at..self.filled]
    }

    /// What was read already of the lines to come.
    pub(super) fn ahead(&self) -> &[u8] {
        &self.buffer[self.at..self.filled]
    }

    /// From here on lines end so.
    pub(super) const fn set_units(&mut self, units: Units) {
        self.units = units;
    }

    /// The next line or piece; `None` after the last.
    ///
    /// # Errors
    /// Why the text does not go on, though it does not end here. All that could be read came before.
    pub(super) fn next(&mut self) -> Result<Option<RawLine<'_>>, Reason> {
        let mut searched = 0;
        loop {
            let rest = &self.buffer[self.at..self.filled];
            if let Some((length, ending)) = self.line_end(searched) {
                return Ok(Some(self.hand_on(length, ending)));
            }
            if rest.len() >= LONGEST_PIECE {
                // Of two bytes that are a letter, both go along.
                return Ok(Some(self.hand_on(LONGEST_PIECE & !1, 0)));
            }
            match self.end {
                Some(end) if rest.is_empty() => return end.map(|()| None),
                Some(_) => {
                    let length = rest.len();
                    return Ok(Some(self.hand_on(length, 0)));
                }
                None => {
                    // The last byte may be the first of an ending.
                    searched = rest.len().saturating_sub(2);
                    self.read_on();
                }
            }
        }
    }

    /// How long the line is that begins here, and its ending, where it is in the buffer.
    fn line_end(&self, searched: usize) -> Option<(usize, usize)> {
        let rest = &self.buffer[self.at..self.filled];
        let (end, newline) = match self.units {
            Units::Bytes => (searched + memchr::memchr(b'\n', &rest[searched..])?, 1),
            Units::LittleEndian => (self.wide_end(searched, [b'\n', 0])?, 2),
            Units::BigEndian => (self.wide_end(searched, [0, b'\n'])?, 2),
        };
        let line = &rest[..end];
        let carriage = match self.units {
            Units::Bytes => line.ends_with(b"\r").then_some(1),
            Units::LittleEndian => line.ends_with(b"\r\0").then_some(2),
            Units::BigEndian => line.ends_with(b"\0\r").then_some(2),
        };
        let carriage = carriage.unwrap_or(0);
        Some((end - carriage, carriage + newline))
    }

    fn wide_end(&self, searched: usize, newline: [u8; 2]) -> Option<usize> {
        let rest = &self.buffer[self.at..self.filled];
        let odd = (self.buffer_at + self.at as u64) % 2 == 1;
        let from = (searched & !1) + usize::from(odd);
        let (units, _) = rest.get(from..)?.as_chunks::<2>();
        let at = units.iter().position(|unit| *unit == newline)?;
        Some(from + at * 2)
    }

    fn hand_on(&mut self, length: usize, ending: usize) -> RawLine<'_> {
        let begins = self.begins;
        self.number += u64::from(begins);
        let (start, end) = (self.at, self.at + length);
        self.at = end + ending;
        self.begins = ending > 0;
        RawLine {
            bytes: &self.buffer[start..end],
            ending: &self.buffer[end..end + ending],
            offset: self.buffer_at + start as u64,
            number: self.number,
            begins,
        }
    }

    fn read_on(&mut self) {
        self.buffer.copy_within(self.at..self.filled, 0);
        self.filled -= self.at;
        self.buffer_at += self.at as u64;
        self.at = 0;
        while self.filled < self.buffer.len() {
            match self.source.read(&mut self.buffer[self.filled..]) {
                Ok(0) => {
                    self.end = Some(Ok(()));
                    return;
                }
                Ok(length) => self.filled += length,
                Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {}
                Err(fault) => {
                    self.end = Some(Err(fault.into()));
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8], units: Units) -> Vec<(u64, u64, Vec<u8>, usize)> {
        let mut lines = RawLines::new(bytes, units);
        let mut found = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            found.push((
                line.number,
                line.offset,
                line.bytes.to_vec(),
                line.ending.len(),
            ));
        }
        found
    }

    #[test]
    fn lines_stand_where_they_say() {
        let found = lines(b"one\r\ntwo\n\nlast", Units::Bytes);
        let expected = [
            (1, 0, b"one".to_vec(), 2),
            (2, 5, b"two".to_vec(), 1),
            (3, 9, b"".to_vec(), 1),
            (4, 10, b"last".to_vec(), 0),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn letters_of_two_bytes_end_no_line_by_one_of_them() {
        // U+0A0A holds the byte of a line's end twice.
        let text = "a\u{a0a}b\r\nc";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, units) in [(little, Units::LittleEndian), (big, Units::BigEndian)] {
            let found = lines(&bytes, units);
            let places: Vec<_> = found
                .iter()
                .map(|line| (line.1, line.2.len(), line.3))
                .collect();
            assert_eq!(places, [(0, 6, 4), (10, 2, 0)], "{units:?}");
        }
    }

    #[test]
    fn a_line_of_many_mib_comes_in_pieces_that_are_all_of_it() {
        let mut bytes = vec![b'x'; 3 * LONGEST_PIECE + 17];
        bytes.extend(b"\nnext");
        let found = lines(&bytes, Units::Bytes);
        let of_first: usize = found
            .iter()
            .filter(|line| line.0 == 1)
            .map(|line| line.2.len())
            .sum();
        assert_eq!(of_first, 3 * LONGEST_PIECE + 17);
        assert_eq!(found.last().unwrap().2, b"next");
        assert_eq!(found.last().unwrap().0, 2);
    }
}
