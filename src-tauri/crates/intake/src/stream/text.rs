//! Bytes made into text as they come.

use encoding_rs::{Decoder, Encoding, UTF_8};

use crate::stream::BoundedStream;
use crate::stream::encoding::{Guess, begins_as_utf8, named};
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
/// other, what cannot be read becomes U+FFFD. Either way the text ends with [`Reason::Damaged`], after its last words: what
/// was not understood is not taken for searched.
pub(crate) struct DecodedText<'a> {
    stream: BoundedStream<'a>,
    window: Vec<u8>,
    /// How much of the window holds bytes.
    filled: usize,
    state: State,
    /// Whether all that came yet is what its character set allows.
    understood: bool,
    /// How the bytes ended, when they have.
    end: Option<Result<(), Reason>>,
}

enum State {
    Beginning,
    /// Only ASCII came yet, which is the same in every character set that is left.
    Ascii(Box<Guess>),
    Utf8,
    Known(Decoder),
}

impl<'a> DecodedText<'a> {
    pub(crate) fn new(stream: BoundedStream<'a>) -> Self {
        Self {
            stream,
            window: vec![0; WINDOW],
            filled: 0,
            state: State::Beginning,
            understood: true,
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
            let encoding = guess.made();
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
            State::Beginning | State::Ascii(_) => {}
            State::Utf8 => {
                let read = utf8::append(bytes, last, text);
                self.understood &= read.understood;
                match self.end {
                    // The rest of the character comes with the next bytes.
                    None => self.keep_from(read.length),
                    Some(_) => self.filled = 0,
                }
            }
            State::Known(decoder) => {
                let most = decoder.max_utf8_buffer_length(bytes.len());
                text.reserve(most.unwrap_or(WINDOW * 3 + 16));
                let (.., had_errors) = decoder.decode_to_string(bytes, text, last);
                self.understood &= !had_errors;
                self.filled = 0;
            }
        }
    }

    /// How the text ended, once its bytes have.
    fn ended(&self, end: Result<(), Reason>) -> Result<bool, Reason> {
        match (end, self.understood) {
            (Ok(()), false) => Err(Reason::Damaged),
            _ => end.map(|()| false),
        }
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
            return self.ended(end);
        }
        self.append_undecided(text);
        self.append_decided(text);
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
            // A letter that is none is seen in what is shown.
            Ok(false) | Err(Reason::Damaged) => return Ok((text, false)),
            Err(Reason::OnlyTheFirstPart) => return Ok((text, true)),
            Err(reason) => return Err(reason),
        }
    }
}
