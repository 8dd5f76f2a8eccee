//! What programs write in codes when they send or store a text: percent signs in addresses, HTML entities, JSON escapes,
//! quoted-printable.

use std::iter::{Peekable, from_fn};

use domain::{Placed, placed};

/// What a code stands for, and how many bytes it takes. Nothing, where it only breaks a line for the way.
struct Code {
    character: Option<char>,
    length: usize,
}

/// Whether anything in a text is written in codes.
pub(super) fn holds_any(text: &str) -> bool {
    let begins = |byte: &u8| matches!(byte, b'%' | b'&' | b'\\' | b'=');
    let mut places = text.bytes().enumerate();
    places.any(|(at, byte)| begins(&byte) && code(text, at).is_some())
}

/// The characters of a text, with what its codes stand for. Each has the place of its whole code.
pub(super) fn decoded(text: &str) -> impl Iterator<Item = Placed> + '_ {
    mended(decoded_once(text))
}

fn decoded_once(text: &str) -> impl Iterator<Item = Placed> + '_ {
    let mut at = 0;
    from_fn(move || {
        loop {
            let next = placed(text.get(at..)?).next()?;
            let from = at;
            let Some(code) = code(text, from) else {
                at += next.to;
                return Some(Placed {
                    from,
                    to: at,
                    ..next
                });
            };
            at += code.length;
            if let Some(character) = code.character {
                return Some(Placed {
                    character,
                    from,
                    to: at,
                    is_capital: character.is_uppercase(),
                });
            }
        }
    })
}

fn code(text: &str, at: usize) -> Option<Code> {
    let rest = &text.as_bytes()[at..];
    match rest.first()? {
        b'%' => bytes_in(rest, b'%', |_| true),
        b'&' => entity(text.get(at + 1..)?),
        b'\\' => escape(rest),
        b'=' => soft_break(rest).or_else(|| quoted_printable(rest)),
        _ => None,
    }
}

/// A line that quoted-printable breaks, which the text does not.
fn soft_break(rest: &[u8]) -> Option<Code> {
    let spaces = rest[1..]
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'));
    let end = 1 + spaces.count();
    let length = match rest.get(end..)? {
        [b'\r', b'\n', ..] => end + 2,
        [b'\n' | b'\r', ..] => end + 1,
        _ => return None,
    };
    Some(Code {
        character: None,
        length,
    })
}

/// Only what quoted-printable has to write so: letters beyond ASCII, "=" itself, and blanks at the end of a line. Anything
/// else behind an equals sign is likelier to be a value.
fn quoted_printable(rest: &[u8]) -> Option<Code> {
    let ends_line = matches!(rest.get(3), None | Some(b'\r' | b'\n'));
    bytes_in(rest, b'=', |byte| {
        byte >= 0xa0 || byte == b'=' || (ends_line && matches!(byte, b' ' | b'\t'))
    })
}

/// A character whose bytes are written in two hexadecimal digits each, behind a mark. Bytes that are no UTF-8 are read as
/// Latin-1.
fn bytes_in(rest: &[u8], mark: u8, is_meant: impl Fn(u8) -> bool) -> Option<Code> {
    let byte = |index: usize| {
        let code = rest.get(index * 3..index * 3 + 3)?;
        (code[0] == mark).then(|| hexadecimal(&code[1..]))?
    };
    let first = u8::try_from(byte(0)?).ok().filter(|byte| is_meant(*byte))?;
    let length = match first {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    };
    let bytes: Option<Vec<u8>> = (0..length)
        .map(|index| byte(index).and_then(|byte| u8::try_from(byte).ok()))
        .collect();
    let whole = bytes.and_then(|bytes| String::from_utf8(bytes).ok()?.chars().next());
    Some(Code {
        character: Some(whole.unwrap_or(char::from(first))),
        length: if whole.is_some() { length * 3 } else { 3 },
    })
}

fn hexadecimal(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |value, digit| {
        Some(value * 16 + char::from(*digit).to_digit(16)?)
    })
}

/// After the ampersand: `nbsp;`, `#49;`, `#x31;`, `euml;`.
fn entity(rest: &str) -> Option<Code> {
    let end = rest.bytes().take(12).position(|byte| byte == b';')?;
    let name = rest.get(..end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => char::from_u32(match number.strip_prefix(['x', 'X']) {
            Some(number) => u32::from_str_radix(number, 16).ok()?,
            None => number.parse().ok()?,
        })?,
        None => named(name)?,
    };
    Some(Code {
        character: Some(character),
        length: end + 2,
    })
}

fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" | "ldquo" | "rdquo" | "Prime" => '"',
        "apos" | "lsquo" | "rsquo" | "prime" => '\'',
        "nbsp" | "ensp" | "emsp" | "thinsp" | "numsp" => ' ',
        "ndash" | "mdash" | "hyphen" | "dash" | "minus" => '-',
        "shy" | "zwj" | "zwnj" | "lrm" | "rlm" => '\u{ad}',
        "deg" => '°',
        "comma" => ',',
        "period" => '.',
        "plus" => '+',
        "commat" => '@',
        "szlig" => 'ß',
        "aelig" => 'æ',
        "AElig" => 'Æ',
        "oelig" => 'œ',
        "OElig" => 'Œ',
        "eth" => 'ð',
        "ETH" => 'Ð',
        "thorn" => 'þ',
        "THORN" => 'Þ',
        other => letter_with_a_mark(other)?,
    })
}

/// `eacute`, `Ouml`: the mark would be dropped anyway.
fn letter_with_a_mark(name: &str) -> Option<char> {
    const MARKS: [&str; 12] = [
        "grave", "acute", "circ", "tilde", "uml", "ring", "cedil", "slash", "caron", "breve",
        "macr", "ogon",
    ];
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    MARKS.contains(&name.get(1..)?).then_some(letter)
}

/// `\u00eb`, two of them for what takes two, `\n`.
fn escape(rest: &[u8]) -> Option<Code> {
    let unit = |at: usize| match rest.get(at..at + 6)? {
        [b'\\', b'u', digits @ ..] => hexadecimal(digits),
        _ => None,
    };
    let simple = |character| Code {
        character: Some(character),
        length: 2,
    };
    match rest.get(1)? {
        b'n' | b'r' | b't' => return Some(simple('\n')),
        b'"' => return Some(simple('"')),
        b'/' => return Some(simple('/')),
        _ => {}
    }
    let first = unit(0)?;
    if let Some(character) = char::from_u32(first) {
        return Some(Code {
            character: Some(character),
            length: 6,
        });
    }
    let second = unit(6)?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
    let high = first.checked_sub(0xd800).filter(|high| *high < 0x400)?;
    Some(Code {
        character: char::from_u32(0x1_0000 + high * 0x400 + second),
        length: 12,
    })
}

/// Letters that some programs store with each byte as a letter of its own: "Ã«" for "ë".
fn mended<'a>(written: impl Iterator<Item = Placed> + 'a) -> impl Iterator<Item = Placed> + 'a {
    let mut written = written.peekable();
    from_fn(move || {
        let first = written.next()?;
        Some(match first.character {
            '\u{c2}'..='\u{df}' => joined(first, &mut written).unwrap_or(first),
            _ => first,
        })
    })
}

fn joined<I: Iterator<Item = Placed>>(first: Placed, rest: &mut Peekable<I>) -> Option<Placed> {
    let goes_on = |next: &Placed| matches!(next.character, '\u{80}'..='\u{bf}');
    let second = rest.next_if(goes_on)?;
    let value = (u32::from(first.character) & 0x1f) << 6 | (u32::from(second.character) & 0x3f);
    let character = char::from_u32(value)?;
    Some(Placed {
        character,
        to: second.to,
        is_capital: character.is_uppercase(),
        ..first
    })
}
