//! Bytes that are packed into a text as letters and digits: pictures in web pages and cards, files in mails, tokens in links.

use std::ops::Range;

use crate::formats::writings::base64;
use crate::stream::lines::Line;

/// So many letters of base64 one after the other are no word of anybody's.
const SHORTEST: usize = 64;
/// The same behind a line that announces it.
const ANNOUNCED: usize = 8;
/// A line that is nothing but such letters, and so long, may go on in the next.
const SHORTEST_LINE: usize = 40;
/// So much of one is held to see what it is.
const MOST_HELD: usize = 1024 * 1024;
/// Hexadecimal digits up to this number are a checksum, of which nothing can be read.
const LONGEST_CHECKSUM: usize = 128;

/// A packed part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Packed {
    /// Where it stands in the text, in bytes.
    pub(crate) range: Range<u64>,
    /// The line on which it begins.
    pub(crate) line: u32,
    pub(crate) holds: Holds,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// A text, and so many letters behind it that were not unpacked.
    Text(String, u64),
    /// Something else.
    Bytes,
}

/// The part of a line that did not come before.
#[derive(Clone, Copy)]
pub(crate) struct Part<'t> {
    pub(crate) text: &'t str,
    /// Where it begins in the whole text.
    pub(crate) at: u64,
    pub(crate) line: u32,
    /// Whether its line begins with it.
    pub(crate) begins: bool,
}

impl<'t> From<&Line<'t>> for Part<'t> {
    fn from(line: &Line<'t>) -> Self {
        Self {
            text: &line.text[line.repeated..],
            at: line.begins_at + line.repeated as u64,
            line: line.number,
            begins: line.repeated == 0,
        }
    }
}

/// Finds what is packed in a text that comes part by part.
#[derive(Default)]
pub(crate) struct Packing {
    open: Option<Run>,
    /// Whether a line said that what follows is packed: then less of it is enough.
    announced: bool,
}

/// A run of letters that may go on.
struct Run {
    from: u64,
    to: u64,
    line: u32,
    letters: Vec<u8>,
    more: u64,
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Base64,
    /// What uuencode and yEnc write, up to their last line.
    Lines(&'static str),
}

impl Packing {
    /// Looks at the next part. Gives what ends before or within it.
    pub(crate) fn look(&mut self, part: Part<'_>) -> Vec<Packed> {
        let mut found = Vec::new();
        let from = self.go_on(part, &mut found);
        self.announced |= announces(part.text);
        if self.open.is_none()
            && let Some(form) = begins_lines(part)
        {
            self.open = Some(Run::new(part.at, part.line, form));
            return found;
        }
        if self.open.is_none() {
            self.look_anew(part, from, &mut found);
        }
        found
    }

    /// What is open at the end of the text.
    pub(crate) fn end(&mut self) -> Option<Packed> {
        let announced = self.announced;
        self.open.take().and_then(|run| run.packed(announced))
    }

    /// Whether a run is open that goes on, and from where the rest of the part is to be looked at.
    fn go_on(&mut self, part: Part<'_>, found: &mut Vec<Packed>) -> usize {
        let Some(mut run) = self.open.take() else {
            return 0;
        };
        if let Form::Lines(last) = run.form {
            run.to = part.at + part.text.len() as u64;
            match part.begins && part.text.trim_end() == last
                || part.text.starts_with("=yend") && last == "=yend"
            {
                true => found.extend(run.packed(self.announced)),
                false => self.open = Some(run),
            }
            return part.text.len();
        }
        let blank = match part.begins {
            true => part.text.len() - part.text.trim_start_matches([' ', '\t', '>']).len(),
            false => 0,
        };
        let length = letters_at(&part.text[blank..]);
        let rest = part.text[blank + length..].trim_end();
        let belongs = !part.begins
            || (length > 0
                && (rest.is_empty() || rest.starts_with(['"', '\'', '=', ')', '<', ';', ','])));
        if !belongs {
            found.extend(run.packed(self.announced));
            return 0;
        }
        let end = blank + length;
        run.add(&part.text.as_bytes()[blank..end], part.at + end as u64);
        match rest.is_empty() && length > 0 {
            true => self.open = Some(run),
            false => found.extend(run.packed(self.announced)),
        }
        end
    }

    fn look_anew(&mut self, part: Part<'_>, from: usize, found: &mut Vec<Packed>) {
        let bytes = part.text.as_bytes();
        let end_of_line = part.text.trim_end().len();
        let mut at = from;
        let shortest = if self.announced { ANNOUNCED } else { SHORTEST };
        while let Some(range) = next_run(bytes, at, end_of_line, shortest) {
            let mut run = Run::new(part.at + range.start as u64, part.line, Form::Base64);
            run.add(&bytes[range.clone()], part.at + range.end as u64);
            at = range.end;
            match range.end >= end_of_line {
                true => self.open = Some(run),
                false => found.extend(run.packed(self.announced)),
            }
        }
    }
}

impl Run {
    const fn new(from: u64, line: u32, form: Form) -> Self {
        Self {
            from,
            to: from,
            line,
            letters: Vec::new(),
            more: 0,
            form,
        }
    }

    fn add(&mut self, letters: &[u8], to: u64) {
        let room = MOST_HELD - self.letters.len();
        let held = letters.len().min(room);
        self.letters.extend_from_slice(&letters[..held]);
        self.more += (letters.len() - held) as u64;
        self.to = to;
    }

    fn packed(self, announced: bool) -> Option<Packed> {
        let holds = match self.form {
            Form::Base64 => self.holds(announced)?,
            Form::Lines(_) => Holds::Bytes,
        };
        Some(Packed {
            range: self.from..self.to,
            line: self.line,
            holds,
        })
    }

    /// What it holds; `None` where it is no packed part at all.
    fn holds(&self, announced: bool) -> Option<Holds> {
        let letters = &self.letters;
        let has = |one: fn(&u8) -> bool| letters.iter().any(one);
        let is_hex = letters.iter().all(u8::is_ascii_hexdigit);
        if letters.len() < SHORTEST {
            // A word of a few letters is no text when it is unpacked, or nearly none.
            let text = base64::sure_text(&base64::decoded(letters)).filter(|_| announced)?;
            return Some(Holds::Text(text, 0));
        }
        if !has(u8::is_ascii_alphabetic) || !has(u8::is_ascii_digit) {
            return None;
        }
        if is_hex {
            return match base64::sure_text(&base64::hex_decoded(letters)) {
                Some(text) => Some(Holds::Text(text, self.more)),
                None => (letters.len() > LONGEST_CHECKSUM).then_some(Holds::Bytes),
            };
        }
        if !has(u8::is_ascii_uppercase) || !has(u8::is_ascii_lowercase) {
            return None;
        }
        match base64::text_in(letters) {
            Some(text) => Some(Holds::Text(text, self.more)),
            None => Some(Holds::Bytes),
        }
    }
}

/// The next run of letters that is long enough, or that may go on in the next line. It looks at every sixty-fourth byte
/// first: one of those stands in every run of that length.
fn next_run(
    bytes: &[u8],
    from: usize,
    end_of_line: usize,
    shortest: usize,
) -> Option<Range<usize>> {
    let mut start = from;
    while start < end_of_line {
        let wanted = match end_of_line - start {
            left if left >= shortest => shortest,
            left if left >= SHORTEST_LINE => left,
            _ => return None,
        };
        let window = &bytes[start..start + wanted];
        let last_other = window.iter().rposition(|byte| !base64::is_letter(*byte));
        match last_other {
            Some(other) => start += other + 1,
            None => {
                let length = bytes[start..]
                    .iter()
                    .position(|byte| !base64::is_letter(*byte) && *byte != b'=')
                    .unwrap_or(bytes.len() - start);
                return Some(start..start + length);
            }
        }
    }
    None
}

/// Whether a line says, as the headers of a mail do, that what follows is packed.
fn announces(line: &str) -> bool {
    const HEADER: &str = "Content-Transfer-Encoding:";
    let named = line.split_at_checked(HEADER.len());
    named.is_some_and(|(name, value)| {
        name.eq_ignore_ascii_case(HEADER) && value.to_ascii_lowercase().contains("base64")
    })
}

/// So many letters of base64, with their padding, stand at the beginning.
fn letters_at(text: &str) -> usize {
    let length = text
        .bytes()
        .position(|byte| !base64::is_letter(byte))
        .unwrap_or(text.len());
    let padding = text[length..].bytes().take_while(|byte| *byte == b'=');
    length + padding.count()
}

/// Whether a line begins what uuencode ("begin 644 name") or yEnc writes, and how that ends.
fn begins_lines(part: Part<'_>) -> Option<Form> {
    if !part.begins {
        return None;
    }
    let mut words = part.text.split(' ');
    if part.text.starts_with("=ybegin ") {
        return Some(Form::Lines("=yend"));
    }
    let first = words.next()?;
    let mode = words.next()?;
    let is_mode =
        matches!(mode.len(), 3 | 4) && mode.bytes().all(|byte| matches!(byte, b'0'..=b'7'));
    let begins = ["begin", "begin-base64"].contains(&first) && is_mode && words.next().is_some();
    let last = if first == "begin" { "end" } else { "====" };
    begins.then_some(Form::Lines(last))
}

/// Everything that is packed in a text that is held.
pub(crate) fn all_in(text: &str) -> Vec<Packed> {
    let mut packing = Packing::default();
    let mut found = Vec::new();
    let mut at = 0;
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        found.extend(packing.look(Part {
            text: line.trim_end_matches(['\n', '\r']),
            at,
            line: number,
            begins: true,
        }));
        at += line.len() as u64;
    }
    found.extend(packing.end());
    found
}
