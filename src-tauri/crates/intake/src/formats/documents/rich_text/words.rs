//! The words of rich text. Of each group it is known whether it is seen on the pages, is text beside them, or is data.

use std::collections::BTreeMap;
use std::ops::Range;

use encoding_rs::Encoding;

use super::marks::{Meaning, encoding_of, meaning_of, of_codepage};

/// Groups stand in one another no deeper.
const DEEPEST: usize = 512;

/// What was read of rich text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct RichText {
    /// The words that are seen.
    pub(crate) words: String,
    /// Words that are not seen: hidden, deleted, in comments, in properties.
    pub(crate) beside: String,
    /// Where pictures and other data stand.
    pub(crate) data: Vec<Range<usize>>,
    /// Where letters of an unknown character set begin, and how many there are.
    pub(crate) undecodable: Option<(usize, usize)>,
}

/// Where a group's words belong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Seen,
    Beside,
    /// Since this byte.
    Data(usize),
}

#[derive(Clone, Copy)]
struct Group {
    place: Place,
    hidden: bool,
    /// So many letters stand for a `\u` where a program does not know that.
    replaced_by: usize,
    font: i32,
    /// Whether nothing came in it yet, so that the next word may say what it is.
    fresh: bool,
    /// Whether it says that a program may pass it over.
    may_be_passed: bool,
}

/// Reads rich text.
pub(crate) fn read(bytes: &[u8]) -> RichText {
    let mut reading = Reading {
        bytes,
        at: 0,
        text: RichText::default(),
        groups: Vec::new(),
        group: Group {
            place: Place::Seen,
            hidden: false,
            replaced_by: 1,
            font: -1,
            fresh: false,
            may_be_passed: false,
        },
        pending: Vec::new(),
        high: None,
        fonts: BTreeMap::new(),
        default: Some(encoding_rs::WINDOWS_1252),
        to_pass: 0,
    };
    while reading.at < bytes.len() {
        reading.step();
    }
    reading.flush();
    if let Place::Data(from) = reading.group.place {
        reading.text.data.push(from..bytes.len());
    }
    reading.text
}

struct Reading<'b> {
    bytes: &'b [u8],
    at: usize,
    text: RichText,
    groups: Vec<Group>,
    group: Group,
    /// Letters that are not decoded yet.
    pending: Vec<u8>,
    /// The first half of a letter that is written as two `\u`.
    high: Option<u16>,
    fonts: BTreeMap<i32, Option<&'static Encoding>>,
    default: Option<&'static Encoding>,
    /// So many letters stand there only for older programs.
    to_pass: usize,
}

impl Reading<'_> {
    fn step(&mut self) {
        let byte = self.bytes[self.at];
        self.at += 1;
        match byte {
            b'{' => self.open(),
            b'}' => self.close(),
            b'\\' => self.control(),
            b'\r' | b'\n' => {}
            _ => self.letter(byte),
        }
    }

    fn open(&mut self) {
        self.flush();
        self.to_pass = 0;
        if self.groups.len() < DEEPEST {
            self.groups.push(self.group);
        }
        self.group.fresh = true;
        self.group.may_be_passed = false;
    }

    fn close(&mut self) {
        self.flush();
        self.to_pass = 0;
        let Some(outer) = self.groups.pop() else {
            return;
        };
        match (self.group.place, outer.place) {
            (Place::Data(from), Place::Seen | Place::Beside) => {
                self.text.data.push(from..self.at - 1);
            }
            (inner, outer) if inner != outer => self.push_str("\n"),
            _ => {}
        }
        self.group = outer;
    }

    fn control(&mut self) {
        let Some(byte) = self.bytes.get(self.at).copied() else {
            return;
        };
        if byte.is_ascii_alphabetic() {
            let (word, number) = self.word();
            return self.meant(&word, number);
        }
        self.at += 1;
        match byte {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2);
                let text = digits.and_then(|digits| std::str::from_utf8(digits).ok());
                if let Some(value) = text.and_then(|text| u8::from_str_radix(text, 16).ok()) {
                    self.at += 2;
                    self.letter(value);
                }
            }
            b'*' => self.group.may_be_passed = true,
            b'~' => self.letters("\u{a0}"),
            b'_' => self.letters("-"),
            b'\r' | b'\n' => self.letters("\n"),
            b'\\' | b'{' | b'}' => self.letter(byte),
            _ => {}
        }
    }

    /// A control word and its number.
    fn word(&mut self) -> (String, Option<i32>) {
        let word = self.taken(u8::is_ascii_alphabetic);
        let negative = self.bytes.get(self.at) == Some(&b'-');
        let signed = self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
        if negative && signed {
            self.at += 1;
        }
        let digits = self.taken(u8::is_ascii_digit);
        let number = digits.parse::<i32>().ok();
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        let number = number.map(|number| if negative { -number } else { number });
        (word, number)
    }

    fn taken(&mut self, wanted: fn(&u8) -> bool) -> String {
        let rest = &self.bytes[self.at..];
        let end = rest.iter().position(|byte| !wanted(byte));
        let taken = &rest[..end.unwrap_or(rest.len())];
        self.at += taken.len();
        String::from_utf8_lossy(taken).into_owned()
    }

    fn meant(&mut self, word: &str, number: Option<i32>) {
        let meaning = meaning_of(word);
        let begins = std::mem::take(&mut self.group.fresh);
        if begins || self.group.may_be_passed {
            self.place_by(&meaning);
        }
        let on = number != Some(0);
        match meaning {
            Meaning::Letters(letters) => self.letters(letters),
            Meaning::Unicode => self.unicode(number.unwrap_or_default()),
            Meaning::ReplacedBy => {
                self.group.replaced_by = number.and_then(|one| one.try_into().ok()).unwrap_or(1);
            }
            Meaning::Hidden => self.change(|group| group.hidden = on),
            Meaning::Plain => self.change(|group| group.hidden = false),
            Meaning::Font => self.change(|group| group.font = number.unwrap_or_default()),
            Meaning::FontCharset => {
                let encoding = encoding_of(number.unwrap_or_default(), self.default);
                self.fonts.insert(self.group.font, encoding);
            }
            Meaning::Codepage => self.default = of_codepage(number.unwrap_or_default()),
            Meaning::OtherDefault => self.default = None,
            Meaning::Binary => {
                let length = number.and_then(|one| one.try_into().ok()).unwrap_or(0);
                let end = self.at.saturating_add(length).min(self.bytes.len());
                if !matches!(self.group.place, Place::Data(_)) {
                    self.text.data.push(self.at..end);
                }
                self.at = end;
            }
            Meaning::Seen | Meaning::Beside | Meaning::Data | Meaning::Nothing => {}
        }
    }

    /// What the first word of a group says of it.
    fn place_by(&mut self, meaning: &Meaning) {
        let passed = std::mem::take(&mut self.group.may_be_passed);
        let place = match (meaning, self.group.place) {
            // What stands in data is data.
            (_, Place::Data(from)) => Place::Data(from),
            (Meaning::Data, _) => Place::Data(self.at),
            (Meaning::Beside, _) => Place::Beside,
            (Meaning::Seen, _) => Place::Seen,
            (_, _) if passed => Place::Beside,
            (_, place) => place,
        };
        if place != self.group.place {
            self.flush();
            self.group.place = place;
            self.push_str("\n");
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Group)) {
        self.flush();
        change(&mut self.group);
    }

    fn letter(&mut self, byte: u8) {
        self.group.fresh = false;
        match self.to_pass {
            0 => self.pending.push(byte),
            _ => self.to_pass -= 1,
        }
    }

    fn letters(&mut self, letters: &str) {
        self.group.fresh = false;
        self.flush();
        self.push_str(letters);
    }

    /// `\u8217?`: a letter, and behind it one that older programs show instead.
    fn unicode(&mut self, number: i32) {
        self.flush();
        self.to_pass = self.group.replaced_by;
        let unit = (number & 0xFFFF) as u16;
        let units: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        if (0xD800..0xDC00).contains(&unit) && number <= 0xFFFF {
            self.high = Some(unit);
            return;
        }
        let letters = match u32::try_from(number).ok().filter(|number| *number > 0xFFFF) {
            Some(number) => char::from_u32(number).unwrap_or('\u{FFFD}').to_string(),
            None => String::from_utf16_lossy(&units),
        };
        self.push_str(&letters);
    }

    /// Decodes the letters that came.
    fn flush(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        if pending.is_empty() {
            return;
        }
        let encoding = self.fonts.get(&self.group.font).copied();
        let encoding = encoding.unwrap_or(self.default);
        let (text, _, had_errors) = encoding
            .unwrap_or(encoding_rs::WINDOWS_1252)
            .decode(&pending);
        if had_errors || (encoding.is_none() && !pending.is_ascii()) {
            let from = self.at.saturating_sub(pending.len());
            let known = self.text.undecodable.get_or_insert((from, 0));
            known.1 += pending.len();
        }
        let text = text.into_owned();
        self.push_str(&text);
    }

    fn push_str(&mut self, text: &str) {
        match self.group.place {
            Place::Data(_) => {}
            Place::Seen if !self.group.hidden => self.text.words.push_str(text),
            Place::Seen | Place::Beside => self.text.beside.push_str(text),
        }
    }
}
