//! Bytes made into text as they come.

use encoding_rs::{Decoder, Encoding, UTF_8};

use crate::account::UnreadBytes;
use crate::stream::BoundedStream;
use crate::stream::encoding::{Guess, begins_as_utf8, named};
use crate::stream::undecodable::{Undecodable, append_decoded};
use crate::stream::utf8;
use crate::{ReadSeek, Reason};

/// So many bytes are held while they are made into text. They also have to show which character set they are in.
pub(crate) const WINDOW: usize = 256 * 1024;

/// Text that comes part by part.
pub(crate) trait TextSource {
    /// Puts the next part behind what stands there already; `false` when there is none.
    ///
    /// # Errors
    /// Why there is no more, though the text does not end here. All that could be read came before.
    fn append_to(&mut self, text: &mut String) -> Result<bool, Reason>;
}

/// A file's text, by its byte order mark or else by how it reads.
///
/// In a text that began as UTF-8, what is not UTF-8 is read as Windows-1252: two exports may have been joined. In every
/// other, what cannot be read becomes U+FFFD. Either way it is counted ([`DecodedText::undecodable`]): what was not understood
/// is not taken for searched. So are control characters, which no text has.
pub(crate) struct DecodedText<'a> {
    stream: BoundedStream<'a>,
    window: Vec<u8>,
    /// How much of the window holds bytes.
    filled: usize,
    state: State,
    /// Where in the file the window begins.
    window_at: u64,
    /// What came yet that its character set does not allow.
    undecodable: Undecodable,
    /// How the bytes ended, when they have.
    end: Option<Result<(), Reason>>,
}

enum State {
    Beginning,
    /// Only ASCII came yet, which is the same in every character set that is left.
    Ascii(Box<Guess>),
    Utf8,
    Known(Decoder),
    /// The decoder has had its last byte, and takes no more.
    Ended,
}

impl<'a> DecodedText<'a> {
    pub(crate) fn new(stream: BoundedStream<'a>) -> Self {
        Self {
            stream,
            window: vec![0; WINDOW],
            filled: 0,
            state: State::Beginning,
            window_at: 0,
            undecodable: Undecodable::default(),
            end: None,
        }
    }

    fn fill(&mut self) {
        let wanted = self.window.len() - self.filled;
        let (length, fault) = self.stream.fill(&mut self.window[self.filled..]);
        self.filled += length;
        if length < wanted || fault.is_err() {
            self.end = Some(fault);
        }
    }

    fn begin(&mut self) {
        self.state = match named(&self.window[..self.filled]) {
            Some(encoding) if encoding == UTF_8 => {
                self.keep_from(utf8::MARK.len());
                State::Utf8
            }
            Some(encoding) => State::Known(encoding.new_decoder_with_bom_removal()),
            None => State::Ascii(Box::new(Guess::new())),
        };
    }

    /// Lets go of the window's first bytes.
    fn keep_from(&mut self, at: usize) {
        self.window.copy_within(at..self.filled, 0);
        self.filled -= at;
        self.window_at += at as u64;
    }

    /// Hands on what is ASCII, and decides as soon as enough stands in the window of what is not.
    fn append_undecided(&mut self, text: &mut String) {
        let State::Ascii(guess) = &mut self.state else {
            return;
        };
        let bytes = &self.window[..self.filled];
        let plain = Encoding::ascii_valid_up_to(bytes);
        if plain == bytes.len() || (self.end.is_none() && plain > WINDOW / 2) {
            guess.show(&bytes[..plain], false);
            text.push_str(&String::from_utf8_lossy(&bytes[..plain]));
            self.keep_from(plain);
        } else {
            guess.show(bytes, self.end == Some(Ok(())));
            let encoding = guess.made_of(bytes);
            self.state = match encoding == UTF_8 || begins_as_utf8(bytes, encoding) {
                true => State::Utf8,
                false => State::Known(encoding.new_decoder_without_bom_handling()),
            };
        }
    }

    fn append_decided(&mut self, text: &mut String) {
        // A character that breaks off is damaged only where the file itself ends.
        let last = self.end == Some(Ok(()));
        let bytes = &self.window[..self.filled];
        match &mut self.state {
            State::Beginning | State::Ascii(_) | State::Ended => {}
            State::Utf8 => {
                let read = utf8::append(bytes, last, text);
                for wrong in read.wrong {
                    let from = self.window_at + wrong.start as u64;
                    self.undecodable.note(from, wrong.len() as u64);
                }
                // The rest of a character comes with the next bytes.
                let done = if self.end.is_none() {
                    read.length
                } else {
                    self.filled
                };
                self.keep_from(done);
            }
            State::Known(decoder) => {
                for wrong in append_decoded(decoder, bytes, last, text) {
                    let from = self.window_at + wrong.start as u64;
                    self.undecodable.note(from, wrong.len() as u64);
                }
                self.keep_from(self.filled);
                if last {
                    self.state = State::Ended;
                }
            }
        }
    }

    /// At the end of the file: a letter of which only the first bytes came is none.
    fn append_half_letter(&mut self, text: &mut String) -> bool {
        let before = text.len();
        if let State::Known(decoder) = &mut self.state {
            for wrong in append_decoded(decoder, &[], true, text) {
                let length = wrong.len().max(1) as u64;
                let from = self.window_at.saturating_sub(length);
                self.undecodable.note(from, length);
            }
            self.state = State::Ended;
        }
        text.len() > before
    }

    /// What came until now that its character set does not allow, or that no text has.
    pub(crate) const fn undecodable(&self) -> Option<UnreadBytes> {
        self.undecodable.bytes()
    }
}

impl<S: TextSource> TextSource for &mut S {
    fn append_to(&mut self, text: &mut String) -> Result<bool, Reason> {
        (**self).append_to(text)
    }
}

impl TextSource for DecodedText<'_> {
    fn append_to(&mut self, text: &mut String) -> Result<bool, Reason> {
        if self.end.is_none() {
            self.fill();
        }
        if matches!(self.state, State::Beginning) {
            self.begin();
        }
        if let (0, Some(end)) = (self.filled, self.end) {
            return end.map(|()| self.append_half_letter(text));
        }
        let (window_at, before) = (self.window_at, text.len());
        self.append_undecided(text);
        self.append_decided(text);
        self.undecodable.note_controls(window_at, &text[before..]);
        Ok(true)
    }
}

/// The text that stands in a file's first bytes, and whether there is more of it.
///
/// # Errors
/// The bytes cannot be fetched.
pub(crate) fn beginning(source: &mut dyn ReadSeek, most: u64) -> Result<(String, bool), Reason> {
    let mut decoded = DecodedText::new(BoundedStream::new(source, most)?);
    let mut text = String::new();
    loop {
        match decoded.append_to(&mut text) {
            Ok(true) => {}
            Ok(false) => return Ok((text, false)),
            Err(Reason::OnlyTheFirstPart) => return Ok((text, true)),
            Err(reason) => return Err(reason),
        }
    }
}
