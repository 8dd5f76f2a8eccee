//! Bytes of lines made into text, and places in the text turned back into places among the bytes.

use std::borrow::Cow;

use encoding_rs::{CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::raw_lines::Units;

/// The character set of a file.
///
/// Two files may have been joined, so what does not read in the character set of the rest is looked at for itself, and each
/// text says in which it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CharacterSet {
    /// UTF-8; what is none is read as Windows-1252, the older character set of most programs.
    Utf8,
    /// UTF-16.
    Wide(&'static Encoding),
    /// An older one.
    Old(&'static Encoding),
}

/// Bytes as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded<'t> {
    pub(super) text: Cow<'t, str>,
    /// In which character set it was read.
    encoding: &'static Encoding,
    /// Whether all of its bytes were letters.
    pub(super) whole: bool,
}

impl CharacterSet {
    /// As programs call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => name(UTF_8),
            Self::Wide(encoding) | Self::Old(encoding) => name(encoding),
        }
    }

    /// How its lines end.
    pub(super) fn units(self) -> Units {
        match self {
            Self::Wide(encoding) if encoding == UTF_16BE => Units::BigEndian,
            Self::Wide(_) => Units::LittleEndian,
            Self::Utf8 | Self::Old(_) => Units::Bytes,
        }
    }

    /// Whether a line that begins so may begin a message: with a digit of any script, a bracket, or an invisible mark.
    pub(super) fn may_begin(self, line: &[u8]) -> bool {
        let first = match self {
            Self::Wide(_) if self.units() == Units::LittleEndian => {
                line.get(..2).map(|two| (two[0], two[1]))
            }
            Self::Wide(_) => line.get(..2).map(|two| (two[1], two[0])),
            Self::Utf8 | Self::Old(_) => line.first().map(|first| (*first, 0)),
        };
        first.is_some_and(|(low, high)| {
            high != 0 || low >= 0x80 || low == b'[' || low.is_ascii_digit()
        })
    }

    /// The text of bytes. Of those of which it is the beginning only, a letter that breaks off is left out.
    pub(super) fn decoded(self, bytes: &[u8], is_beginning: bool) -> Decoded<'_> {
        match self {
            Self::Wide(encoding) => {
                let (text, wrong) = encoding.decode_without_bom_handling(bytes);
                Decoded {
                    text,
                    encoding,
                    whole: !wrong,
                }
            }
            Self::Utf8 => in_utf8(bytes, is_beginning, WINDOWS_1252),
            Self::Old(encoding) if encoding.is_single_byte() => {
                in_utf8(bytes, is_beginning, encoding)
            }
            Self::Old(encoding) => {
                let (text, wrong) = encoding.decode_without_bom_handling(bytes);
                Decoded {
                    text,
                    encoding,
                    whole: !wrong,
                }
            }
        }
    }

    /// The most of some bytes that end with a whole letter.
    pub(super) fn whole_letters(self, bytes: &[u8]) -> usize {
        match self {
            Self::Wide(encoding) => {
                let even = bytes.len() & !1;
                let high = if encoding == UTF_16LE { 1 } else { 2 };
                let last = even.checked_sub(2).map(|_| bytes[even - 2 + high % 2]);
                // The first half of a pair.
                match last {
                    Some(0xD8..=0xDB) => even - 2,
                    _ => even,
                }
            }
            Self::Utf8 => match std::str::from_utf8(bytes) {
                Err(fault) if fault.error_len().is_none() => fault.valid_up_to(),
                _ => bytes.len(),
            },
            Self::Old(_) => bytes.len(),
        }
    }
}

/// As UTF-8 where it is, else in one of the older character sets, of one byte a letter.
fn in_utf8<'t>(bytes: &'t [u8], is_beginning: bool, old: &'static Encoding) -> Decoded<'t> {
    let fault = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return Decoded {
                text: Cow::Borrowed(text),
                encoding: UTF_8,
                whole: true,
            };
        }
        Err(fault) => fault,
    };
    if is_beginning && fault.error_len().is_none() {
        let text = std::str::from_utf8(&bytes[..fault.valid_up_to()]).unwrap_or_default();
        return Decoded {
            text: Cow::Borrowed(text),
            encoding: UTF_8,
            whole: true,
        };
    }
    let has_letters_of_utf8 = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    // Five bytes are no letter of Windows-1252, and other programs refuse them.
    let (text, wrong) = old.decode_without_bom_handling(bytes);
    let controls = text
        .chars()
        .any(|letter| ('\u{80}'..='\u{9F}').contains(&letter));
    match has_letters_of_utf8 || wrong || controls {
        true => Decoded {
            text: String::from_utf8_lossy(bytes),
            encoding: UTF_8,
            whole: false,
        },
        false => Decoded {
            text,
            encoding: old,
            whole: true,
        },
    }
}

impl Decoded<'_> {
    /// As programs call the character set.
    pub(super) fn encoding_name(&self) -> &'static str {
        name(self.encoding)
    }

    /// How many bytes the first letters of the text are made of; `length` is counted in bytes of the text.
    pub(super) fn bytes_of(&self, bytes: &[u8], length: usize) -> usize {
        let letters = self.text[..length].chars();
        if self.encoding == UTF_8 {
            return if self.whole {
                length
            } else {
                lossy_length(bytes, length)
            };
        }
        if self.encoding == UTF_16LE || self.encoding == UTF_16BE {
            return letters.map(|letter| letter.len_utf16() * 2).sum();
        }
        if self.encoding.is_single_byte() {
            return letters.count();
        }
        fed_length(self.encoding, bytes, length)
    }
}

/// Where what is no letter was replaced by U+FFFD, which has three bytes.
fn lossy_length(bytes: &[u8], length: usize) -> usize {
    let (mut raw, mut text) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid().len();
        if text + valid >= length {
            return raw + (length - text);
        }
        raw += valid + chunk.invalid().len();
        text += valid
            + if chunk.invalid().is_empty() {
                0
            } else {
                '\u{FFFD}'.len_utf8()
            };
        if text >= length {
            return raw;
        }
    }
    raw
}

/// Where letters have one to four bytes: one byte after the other is decoded until the letters are there.
fn fed_length(encoding: &'static Encoding, bytes: &[u8], length: usize) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut written = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if written >= length {
            return at;
        }
        let mut letters = [0; 16];
        let (result, _, length, _) = decoder.decode_to_utf8(&[*byte], &mut letters, false);
        debug_assert_eq!(
            result,
            CoderResult::InputEmpty,
            "sixteen bytes hold what one makes"
        );
        written += length;
    }
    bytes.len()
}

fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == UTF_8 {
        "utf-8"
    } else if encoding == UTF_16LE {
        "utf-16le"
    } else if encoding == UTF_16BE {
        "utf-16be"
    } else {
        encoding.name()
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{GBK, SHIFT_JIS, WINDOWS_1256};

    use super::*;

    #[test]
    fn a_place_in_the_text_is_a_place_among_the_bytes() {
        let text = "14/03/2026, 19:30 - Ann 王 é: hello";
        let at = text.find("hello").unwrap();
        for (set, encoding) in [
            (CharacterSet::Utf8, UTF_8),
            (CharacterSet::Old(GBK), GBK),
            (CharacterSet::Old(SHIFT_JIS), SHIFT_JIS),
        ] {
            let text = if encoding == SHIFT_JIS {
                text.replace('é', "ア")
            } else {
                text.to_owned()
            };
            let at = text.find("hello").unwrap_or(at);
            let (bytes, _, wrong) = encoding.encode(&text);
            assert!(!wrong, "{encoding:?}");
            let decoded = set.decoded(&bytes, false);
            assert_eq!(decoded.text, text);
            assert_eq!(
                &bytes[decoded.bytes_of(&bytes, at)..],
                b"hello",
                "{encoding:?}"
            );
        }
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let decoded = CharacterSet::Wide(UTF_16LE).decoded(&wide, false);
        let place = decoded.bytes_of(&wide, at);
        assert_eq!(wide.len() - place, 10);
    }

    #[test]
    fn what_is_not_in_the_character_set_of_the_file_is_read_in_another_or_marked() {
        let set = CharacterSet::Utf8;
        let old = set.decoded(b"Jos\xE9: hola", false);
        assert_eq!(
            (old.text.as_ref(), old.encoding_name(), old.whole),
            ("José: hola", "windows-1252", true)
        );
        assert_eq!(old.bytes_of(b"Jos\xE9: hola", "José: ".len()), 6);
        let mixed = "é \u{fffd}: b";
        let bytes = b"\xC3\xA9 \xE9: b";
        let lossy = set.decoded(bytes, false);
        assert_eq!(
            (lossy.text.as_ref(), lossy.encoding_name(), lossy.whole),
            (mixed, "utf-8", false)
        );
        assert_eq!(&bytes[lossy.bytes_of(bytes, mixed.len() - 1)..], b"b");
        let arabic = CharacterSet::Old(WINDOWS_1256);
        let (bytes, ..) = WINDOWS_1256.encode("مرحبا: x");
        let read = arabic.decoded(&bytes, false);
        assert_eq!(
            (read.text.as_ref(), read.encoding_name()),
            ("مرحبا: x", "windows-1256")
        );
        // One line of another export.
        assert_eq!(
            arabic.decoded("café".as_bytes(), false).encoding_name(),
            "utf-8"
        );
    }

    #[test]
    fn no_text_is_cut_within_a_letter() {
        assert_eq!(CharacterSet::Utf8.whole_letters("aé".as_bytes()), 3);
        assert_eq!(CharacterSet::Utf8.whole_letters(&"aé".as_bytes()[..2]), 1);
        let pair: Vec<u8> = "a😀".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let set = CharacterSet::Wide(UTF_16LE);
        assert_eq!(
            [6, 5, 4, 3, 2].map(|length| set.whole_letters(&pair[..length])),
            [6, 2, 2, 2, 2]
        );
    }
}
