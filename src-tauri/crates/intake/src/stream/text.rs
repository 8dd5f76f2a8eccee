//! Bytes made into text as they come.

use encoding_rs::{Decoder, Encoding};

use crate::stream::BoundedStream;
use crate::stream::encoding::{Guess, named};
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

/// A file's text, by its byte order mark or else by how it reads. What cannot be read becomes U+FFFD and is so seen.
pub(crate) struct DecodedText<'a> {
    stream: BoundedStream<'a>,
    window: Vec<u8>,
    /// How much of the window holds bytes.
    filled: usize,
    state: State,
    /// How the bytes ended, when they have.
    end: Option<Result<(), Reason>>,
}

enum State {
    Beginning,
    /// Only ASCII came yet, which is the same in every character set that is left.
    Ascii(Box<Guess>),
    Known(Decoder),
}

impl<'a> DecodedText<'a> {
    pub(crate) fn new(stream: BoundedStream<'a>) -> Self {
        Self {
            stream,
            window: vec![0; WINDOW],
            filled: 0,
            state: State::Beginning,
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
            Some(encoding) => State::Known(encoding.new_decoder_with_bom_removal()),
            None => State::Ascii(Box::new(Guess::new())),
        };
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
            self.window.copy_within(plain..self.filled, 0);
            self.filled -= plain;
        } else {
            guess.show(bytes, self.end == Some(Ok(())));
            self.state = State::Known(guess.made().new_decoder_without_bom_handling());
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
            return end.map(|()| false);
        }
        self.append_undecided(text);
        if let State::Known(decoder) = &mut self.state {
            // A character that breaks off is damaged only where the file itself ends.
            let last = self.end == Some(Ok(()));
            let most = decoder.max_utf8_buffer_length(self.filled);
            text.reserve(most.unwrap_or(WINDOW * 3 + 16));
            let _ = decoder.decode_to_string(&self.window[..self.filled], text, last);
            self.filled = 0;
        }
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
