//! Letters that stand for other letters: escapes of programs, and accents that were coded twice.

use encoding_rs::WINDOWS_1252;

/// Which escapes a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Escapes {
    /// A backslash and one letter, as programs write them.
    pub(crate) short: bool,
    /// A backslash before a comma and its like, as cards and calendars write them.
    pub(crate) card: bool,
}

/// The text without its escapes.
pub(crate) fn unescaped(text: &str, escapes: Escapes) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let escape = &rest[at..];
        let (letter, length) = numbered(escape)
            .or_else(|| lettered(escape, escapes))
            .unwrap_or(('\\', 1));
        plain.push(letter);
        rest = &escape[length..];
    }
    plain.push_str(rest);
    plain
}

/// `\u00e9`, `\ud83d\udcf7`, `\U0001F4F7`, `\xe9`: the letter, and the length of what stands for it.
fn numbered(escape: &str) -> Option<(char, usize)> {
    let number = |from: usize, digits: usize| {
        let digits = escape.get(from..from + digits)?;
        let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        u32::from_str_radix(digits, 16).ok().filter(|_| all)
    };
    match escape.as_bytes().get(1)? {
        b'x' => Some((char::from_u32(number(2, 2)?)?, 4)),
        b'U' => Some((char::from_u32(number(2, 8)?)?, 10)),
        b'u' => {
            let first = number(2, 4)?;
            if let Some(letter) = char::from_u32(first) {
                return Some((letter, 6));
            }
            let second = number(8, 4).filter(|_| escape.get(6..8) == Some("\\u"))?;
            let units = [u16::try_from(first).ok()?, u16::try_from(second).ok()?];
            let letter = char::decode_utf16(units).next()?.ok()?;
            Some((letter, 12))
        }
        _ => None,
    }
}

fn lettered(escape: &str, escapes: Escapes) -> Option<(char, usize)> {
    let letter = match escape.chars().nth(1)? {
        'n' | 'N' if escapes.card || escapes.short => '\n',
        'r' | 't' | 'b' | 'f' if escapes.short => ' ',
        one @ ('"' | '/' | '\'') if escapes.short => one,
        one @ (',' | ';' | ':') if escapes.card => one,
        '\\' if escapes.card || escapes.short => '\\',
        _ => return None,
    };
    Some((letter, 2))
}

/// The text with each accent once: some programs read UTF-8 as an older character set and write that as UTF-8 again. A row
/// of letters that is UTF-8 when it is taken for bytes came about so.
pub(crate) fn coded_once(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|letter: char| !letter.is_ascii()) {
        plain.push_str(&rest[..at]);
        let row = &rest[at..];
        let end = row.find(|letter: char| letter.is_ascii());
        let (row, after) = row.split_at(end.unwrap_or(row.len()));
        match bytes_of(row).and_then(|bytes| String::from_utf8(bytes).ok()) {
            Some(once) => plain.push_str(&once),
            None => plain.push_str(row),
        }
        rest = after;
    }
    plain.push_str(rest);
    plain
}

/// The bytes that were read as these letters.
fn bytes_of(row: &str) -> Option<Vec<u8>> {
    row.chars()
        .map(|letter| {
            if let Ok(byte @ 0x80..) = u8::try_from(u32::from(letter)) {
                return Some(byte);
            }
            let mut held = [0; 4];
            let (bytes, _, unknown) = WINDOWS_1252.encode(letter.encode_utf8(&mut held));
            match (&*bytes, unknown) {
                ([byte], false) => Some(*byte),
                _ => None,
            }
        })
        .collect()
}

/// Whether a line has letters of quoted-printable in it: a sign of equality and two digits, as that writes its own.
pub(crate) fn is_quoted(line: &str) -> bool {
    let sure = ["=3D", "=20", "=0D=0A", "=C2=", "=C3=", "=E2=80="];
    line.contains("QUOTED-PRINTABLE") || sure.iter().any(|one| line.contains(one))
}

/// Bytes as quoted-printable writes them.
pub(crate) fn unquoted(written: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(written.len());
    let mut at = 0;
    while let Some(byte) = written.get(at) {
        let digits = written.get(at + 1..at + 3);
        let digits = digits.filter(|two| *byte == b'=' && two.iter().all(u8::is_ascii_hexdigit));
        match digits {
            Some(digits) => {
                bytes.extend(super::base64::hex_decoded(digits));
                at += 3;
            }
            None => {
                bytes.push(*byte);
                at += 1;
            }
        }
    }
    bytes
}
