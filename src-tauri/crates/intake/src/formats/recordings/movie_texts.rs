//! What stands in a film beside its tracks and is text: what programs and phones name (`udta`, `meta`, XMP). Whatever of it is
//! no text that is known here is noted as unread.

use domain::{GeoPoint, UnreadPart};

use crate::formats::boxes::{HeldBox, boxes_in, inside, is_empty_space};
use crate::formats::packed_bytes::holds_packed_bytes;
use crate::formats::recordings::written_place::{iso6709, somewhere, xmp_place};
use crate::formats::text_bytes::capped;
use crate::source::{u16_at, u32_at};

/// What marks a box as XMP.
const XMP: [u8; 16] = *b"\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac";
/// Texts of 3GPP: flags, a language, a text.
const THREE_GPP: [&[u8; 4]; 7] = [
    b"titl", b"dscp", b"cprt", b"perf", b"auth", b"albm", b"gnre",
];

/// A value goes by so much of its name, in bytes.
const LONGEST_NAME: usize = 255;

/// Names that phones give to values.
const KNOWN_KEYS: [&str; 8] = [
    "com.apple.quicktime.creationdate",
    "com.apple.quicktime.make",
    "com.apple.quicktime.model",
    "com.apple.quicktime.software",
    "com.apple.quicktime.location.ISO6709",
    "com.apple.quicktime.location.accuracy.horizontal",
    "com.android.version",
    "com.android.capture.fps",
];

/// Texts and places in the order of the file, and what could not be read.
#[derive(Default)]
pub(crate) struct Told {
    pub(crate) texts: Vec<(String, String)>,
    pub(crate) points: Vec<GeoPoint>,
    /// What part, where in the file it begins, how long it is.
    pub(crate) unread: Vec<(UnreadPart, u64, u64)>,
}

impl Told {
    fn unknown(&mut self, from: u64, length: usize) {
        self.leave(UnreadPart::UnknownPart, from, length);
    }

    fn leave(&mut self, part: UnreadPart, from: u64, length: usize) {
        self.unread.push((part, from, length as u64));
    }

    /// A text under its name; where it is a place, that too.
    fn say(&mut self, name: String, text: String) {
        let names_a_place = ["xyz", "location", "gps"]
            .iter()
            .any(|part| name.to_ascii_lowercase().contains(part));
        if names_a_place {
            self.points.extend(iso6709(&text));
        }
        self.texts.push((name, text));
    }

    /// The same of bytes. Those that are no letters are noted.
    fn say_bytes(&mut self, name: String, bytes: &[u8], from: u64) {
        let text = self.decoded(bytes, from);
        self.say(name, text);
    }

    /// XMP as it stands, and the place in it.
    pub(crate) fn xmp(&mut self, bytes: &[u8], from: u64) {
        let text = self.decoded(bytes, from);
        self.points.extend(xmp_place(&text));
        self.texts.push(("XMP".to_owned(), text));
    }

    /// Letters, of which those are noted that are none, or stand for something else.
    fn decoded(&mut self, bytes: &[u8], from: u64) -> String {
        let (text, understood) = decoded(bytes);
        if !understood {
            self.leave(UnreadPart::Undecodable, from, bytes.len());
        } else if holds_packed_bytes(&text) {
            self.unknown(from, bytes.len());
        }
        text
    }
}

/// UTF-16 with its mark, else UTF-8; what is neither is read loosely and said not to be understood.
fn decoded(bytes: &[u8]) -> (String, bool) {
    let wide = match bytes {
        [0xFE, 0xFF, ..] => Some(encoding_rs::UTF_16BE),
        [0xFF, 0xFE, ..] => Some(encoding_rs::UTF_16LE),
        _ => None,
    };
    let (text, had_errors) = match wide {
        Some(encoding) => {
            let (text, _, had_errors) = encoding.decode(bytes);
            (text, had_errors)
        }
        None => encoding_rs::UTF_8.decode_without_bom_handling(bytes),
    };
    (text.trim_end_matches('\0').to_owned(), !had_errors)
}

fn called(name: &[u8; 4]) -> String {
    encoding_rs::mem::decode_latin1(name).into_owned()
}

/// The older place for named values, on a film or a track. `base` is where in the file its content begins.
pub(crate) fn user_data(content: &[u8], base: u64, told: &mut Told) {
    let (found, end) = boxes_in(content);
    for one in &found {
        let from = base + one.from() as u64;
        match &one.name {
            b"meta" => meta(one.content, from, told),
            b"XMP_" => told.xmp(one.content, from),
            b"loci" => place_of_3gpp(one.content, from, told),
            b"name" => told.say_bytes(called(&one.name), one.content, from),
            name if THREE_GPP.contains(&name) => text_of_3gpp(one, from, told),
            [0xA9, ..] => international(one, from, told),
            b"free" | b"skip" if is_empty_space(one.content) => {}
            _ => told.unknown(base + one.at as u64, one.length),
        }
    }
    rest(content, end, base, told);
}

/// QuickTime ends such a list with zeros.
fn rest(content: &[u8], end: usize, base: u64, told: &mut Told) {
    if !is_empty_space(&content[end..]) {
        told.unknown(base + end as u64, content.len() - end);
    }
}

/// `©xyz` and its like: texts in several languages one after another, each with its length. Some programs write what stands
/// in `ilst` there.
fn international(one: &HeldBox<'_>, base: u64, told: &mut Told) {
    let name = called(&one.name);
    if one.content.get(4..8) == Some(b"data") {
        value(&name, one.content, base, told);
        return;
    }
    let mut at = 0;
    while let Some(length) = u16_at(one.content, at) {
        let end = at + 4 + usize::from(length);
        let Some(text) = one.content.get(at + 4..end) else {
            break;
        };
        let language = u16_at(one.content, at + 2).unwrap_or(0);
        if language < 0x400 && std::str::from_utf8(text).is_err() {
            // By its number, a language of the old Macintosh.
            let (text, _) = encoding_rs::MACINTOSH.decode_without_bom_handling(text);
            told.say(name.clone(), text.into_owned());
        } else {
            told.say_bytes(name.clone(), text, base + at as u64 + 4);
        }
        at = end;
    }
    rest(one.content, at, base, told);
}

fn text_of_3gpp(one: &HeldBox<'_>, base: u64, told: &mut Told) {
    match (one.content.get(..4), one.content.get(6..)) {
        (Some([0, 0, 0, 0]), Some(text)) => {
            told.say_bytes(called(&one.name), text, base + 6);
        }
        _ => told.unknown(base, one.content.len()),
    }
}

/// `loci`: a name, what part the place plays, longitude, latitude and height, the body it lies on, a note.
fn place_of_3gpp(content: &[u8], base: u64, told: &mut Told) {
    if read_place(content, base, told).is_none() {
        told.unknown(base, content.len());
    }
}

fn read_place(content: &[u8], base: u64, told: &mut Told) -> Option<()> {
    let (name, at) = ended_text(content, 6)?;
    let angle = |at| Some(f64::from(u32_at(content, at)?.cast_signed()) / 65_536.0);
    let (longitude, latitude, height) = (angle(at + 1)?, angle(at + 5)?, angle(at + 9)?);
    let (body, at) = ended_text(content, at + 13)?;
    let (note, at) = ended_text(content, at)?;
    for part in [name, body, note] {
        told.say_bytes("loci".to_owned(), part, base);
    }
    let written = format!("{latitude:+.5}{longitude:+.5}{height:+.1}");
    told.texts.push(("loci".to_owned(), written));
    told.points.extend(somewhere(latitude, longitude));
    rest(content, at, base, told);
    (content.get(..4)? == [0; 4]).then_some(())
}

/// A text that ends with a zero (two in UTF-16), and where the next thing begins.
fn ended_text(content: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let text = content.get(at..)?;
    if matches!(text, [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..]) {
        let end = text.chunks_exact(2).position(|unit| unit == [0, 0])? * 2;
        return Some((&text[..end], at + end + 2));
    }
    let end = text.iter().position(|byte| *byte == 0)?;
    Some((&text[..end], at + end + 1))
}

/// Named values, as QuickTime (`mdta`) and iTunes (`mdir`) write them.
pub(crate) fn meta(content: &[u8], base: u64, told: &mut Told) {
    // MP4 puts flags before its boxes, QuickTime does not.
    let flags = match content.get(..4) {
        Some([0, 0, 0, 0]) => 4,
        _ => 0,
    };
    let inner = content.get(flags..).unwrap_or_default();
    let base = base + flags as u64;
    let keys = inside(inner, b"keys").map(|keys| named_keys(&keys, base, told));
    let (found, end) = boxes_in(inner);
    let mut lists = 0;
    for one in &found {
        let from = base + one.from() as u64;
        match &one.name {
            b"keys" => {
                lists += 1;
                // The first was read.
                if lists > 1 {
                    told.unknown(base + one.at as u64, one.length);
                }
            }
            b"hdlr" => handler(one.content, from, told),
            b"ilst" => values(one.content, from, keys.as_deref().unwrap_or_default(), told),
            b"xml " if one.content.get(..4) == Some(&[0; 4]) => {
                told.xmp(&one.content[4..], from + 4);
            }
            b"free" | b"skip" if is_empty_space(one.content) => {}
            _ => told.unknown(base + one.at as u64, one.length),
        }
    }
    rest(inner, end, base, told);
}

/// Who the values are for, and its name.
fn handler(content: &[u8], base: u64, told: &mut Told) {
    let known = content.get(..8) == Some(&[0; 8])
        && matches!(content.get(8..12), Some(b"mdta" | b"mdir"))
        && content.get(12..24).is_some_and(|rest| {
            is_empty_space(rest) || (rest.starts_with(b"appl") && is_empty_space(&rest[4..]))
        });
    match content.get(24..) {
        Some(name) if known => {
            if !is_empty_space(name) {
                told.say_bytes("hdlr".to_owned(), name, base + 24);
            }
        }
        // Some leave out the name.
        _ if known => {}
        // As the shortest writers do.
        _ => told.unknown(base, content.len()),
    }
}

/// The names that the values go by, each of which may be words too.
fn named_keys(keys: &HeldBox<'_>, base: u64, told: &mut Told) -> Vec<String> {
    let from = base + keys.from() as u64;
    let (found, end) = boxes_in(keys.content.get(8..).unwrap_or_default());
    let count = u32_at(keys.content, 4).map(|count| count as usize);
    if count != Some(found.len()) || keys.content.get(..4) != Some(&[0; 4]) {
        told.unknown(from, keys.content.len());
    } else {
        rest(&keys.content[8..], end, from + 8, told);
    }
    let mut names = Vec::new();
    for key in found {
        let (name, understood) = decoded(key.content);
        if !understood || &key.name != b"mdta" {
            told.unknown(from + 8 + key.at as u64, key.length);
        }
        // A name that is not known may be words as well. It is told once, and not with each of its values.
        if !KNOWN_KEYS.contains(&name.as_str()) {
            told.texts.push(("keys".to_owned(), name.clone()));
        }
        names.push(capped(name, LONGEST_NAME).0);
    }
    names
}

fn values(content: &[u8], base: u64, keys: &[String], told: &mut Told) {
    let (found, end) = boxes_in(content);
    for one in &found {
        let number = u32::from_be_bytes(one.name) as usize;
        let from = base + one.from() as u64;
        let key = match number.checked_sub(1).and_then(|index| keys.get(index)) {
            Some(key) => key.clone(),
            None => called(&one.name),
        };
        value(&key, one.content, from, told);
    }
    rest(content, end, base, told);
}

/// A value, which may say its name itself (`mean`, `name`).
fn value(key: &str, content: &[u8], base: u64, told: &mut Told) {
    let (found, end) = boxes_in(content);
    for one in &found {
        let from = base + one.from() as u64;
        match &one.name {
            b"data" => datum(key, one.content, from, told),
            b"mean" | b"name" if one.content.get(..4) == Some(&[0; 4]) => {
                told.say_bytes(key.to_owned(), &one.content[4..], from + 4);
            }
            _ => told.unknown(base + one.at as u64, one.length),
        }
    }
    rest(content, end, base, told);
}

/// Type 1 is UTF-8, 2 is UTF-16; others are numbers and pictures.
fn datum(key: &str, content: &[u8], base: u64, told: &mut Told) {
    let (Some(kind), Some(value)) = (u32_at(content, 0), content.get(8..)) else {
        told.unknown(base, content.len());
        return;
    };
    let from = base + 8;
    match kind {
        1 => told.say_bytes(key.to_owned(), value, from),
        2 => {
            let (text, _, had_errors) = encoding_rs::UTF_16BE.decode(value);
            told.say(key.to_owned(), text.into_owned());
            if had_errors {
                told.leave(UnreadPart::Undecodable, from, value.len());
            }
        }
        13 | 14 | 27 => told.leave(UnreadPart::AnotherPicture, from, value.len()),
        // Small whole numbers: a place needs larger ones.
        21 | 22 | 65 | 66 | 75 | 76 if value.len() <= 2 => {}
        // Which of how many, and of which kind.
        0 if ["trkn", "disk", "gnre"].contains(&key) && value.len() <= 8 => {}
        _ => told.unknown(from, value.len()),
    }
}

/// A box that is told by a long number.
pub(crate) fn numbered(content: &[u8], base: u64, told: &mut Told) {
    match content.strip_prefix(&XMP) {
        Some(xmp) => told.xmp(xmp, base + 16),
        None => told.unknown(base, content.len()),
    }
}
