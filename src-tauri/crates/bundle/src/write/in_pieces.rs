//! A clean copy that is read out of what was received, by the pieces that its plan knows.

use std::io::{self, ErrorKind, Read};
use std::slice;

use crate::clean_copy::CopyPiece;

/// So much is read at once of what is passed over.
const PASSED_OVER_AT_ONCE: u64 = 64 * 1024;

/// The bytes of the copy.
pub(super) struct InPieces<'a> {
    received: Box<dyn Read + Send + 'a>,
    /// How far that was read.
    at: u64,
    next: slice::Iter<'a, CopyPiece>,
    here: Here<'a>,
}

/// What is left of the piece that is read.
enum Here<'a> {
    Written(&'a [u8]),
    Received(u64),
}

impl<'a> InPieces<'a> {
    pub(super) fn of(received: Box<dyn Read + Send + 'a>, pieces: &'a [CopyPiece]) -> Self {
        Self {
            received,
            at: 0,
            next: pieces.iter(),
            here: Here::Written(&[]),
        }
    }

    /// Reads on to where a piece begins.
    fn pass_over(&mut self, from: u64) -> io::Result<()> {
        let mut passed_over =
            vec![0; PASSED_OVER_AT_ONCE.min(from.saturating_sub(self.at)) as usize];
        while self.at < from {
            let most = passed_over.len().min((from - self.at) as usize);
            self.received.read_exact(&mut passed_over[..most])?;
            self.at += most as u64;
        }
        match self.at == from {
            true => Ok(()),
            false => Err(ErrorKind::InvalidInput.into()),
        }
    }
}

impl Read for InPieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match &mut self.here {
                Here::Written([]) | Here::Received(0) => match self.next.next() {
                    None => return Ok(0),
                    Some(CopyPiece::Written(bytes)) => self.here = Here::Written(bytes),
                    Some(CopyPiece::Received { from, length }) => {
                        self.pass_over(*from)?;
                        self.here = Here::Received(*length);
                    }
                },
                Here::Written(bytes) => return bytes.read(buffer),
                Here::Received(left) => {
                    let most = buffer
                        .len()
                        .min(usize::try_from(*left).unwrap_or(usize::MAX));
                    let count = self.received.read(&mut buffer[..most])?;
                    if count == 0 && most > 0 {
                        return Err(ErrorKind::UnexpectedEof.into());
                    }
                    *left -= count as u64;
                    self.at += count as u64;
                    return Ok(count);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pieces: &[CopyPiece]) -> io::Result<String> {
        let received: &[u8] = b"0123456789";
        let mut copy = String::new();
        InPieces::of(Box::new(received), pieces).read_to_string(&mut copy)?;
        Ok(copy)
    }

    fn received(from: u64, length: u64) -> CopyPiece {
        CopyPiece::Received { from, length }
    }

    #[test]
    fn what_was_received_stands_between_what_was_written() {
        let written = |text: &str| CopyPiece::Written(text.into());
        let pieces = [
            written("<"),
            received(2, 3),
            received(5, 1),
            written(">"),
            received(9, 1),
        ];
        assert_eq!(read(&pieces).unwrap(), "<2345>9");
        assert_eq!(read(&[]).unwrap(), "");
    }

    #[test]
    fn pieces_that_the_file_does_not_have_are_an_error_and_no_shorter_copy() {
        for pieces in [
            [received(8, 3)].as_slice(),
            &[received(12, 1)],
            &[received(4, 2), received(3, 1)],
        ] {
            assert!(read(pieces).is_err(), "{pieces:?}");
        }
    }
}
