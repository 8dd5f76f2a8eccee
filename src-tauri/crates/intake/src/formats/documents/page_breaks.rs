//! A page made ready for the reader of its words, which knows no cells and none of the older character references.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 24] = [
    "tr",
    "li",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dt",
    "dd",
    "option",
    "blockquote",
    "section",
    "article",
    "header",
    "footer",
    "table",
    "ul",
    "ol",
    "pre",
    "caption",
    "legend",
    "summary",
];
/// Elements that stand beside others of their kind.
const CELLS: [&str; 6] = ["td", "th", "button", "label", "tspan", "text"];

/// Puts a break where a block ends, a blank where a cell does, and letters for their numbers.
pub(super) fn with_breaks(page: &str) -> Cow<'_, str> {
    let mut ready = String::new();
    let (mut kept, mut at) = (0, 0);
    while let Some(found) = page[at..].find(['<', '&']) {
        let mark = at + found;
        let rest = &page[mark..];
        at = mark + 1;
        if let Some(between) = between(rest) {
            ready.push_str(&page[kept..mark]);
            ready.push_str(between);
            kept = mark;
        } else if let Some((letter, length)) = numbered(rest) {
            ready.push_str(&page[kept..mark]);
            ready.push(letter);
            at = mark + length;
            kept = at;
        }
    }
    if kept == 0 && ready.is_empty() {
        return Cow::Borrowed(page);
    }
    ready.push_str(&page[kept..]);
    Cow::Owned(ready)
}

/// What belongs before an end tag.
fn between(rest: &str) -> Option<&'static str> {
    let name = rest.strip_prefix("</")?;
    let length = name.find(|letter: char| !letter.is_ascii_alphanumeric())?;
    let is = |one: &&str| one.eq_ignore_ascii_case(&name[..length]);
    if CELLS.iter().any(is) {
        return Some(" ");
    }
    BLOCKS.iter().any(is).then_some("<br>")
}

/// `&#163;`, `&#xA3`: the letter, and the length of what stands for it. What would be taken for a tag or another reference
/// stays. The numbers from 128 to 159 are of Windows-1252, as browsers read them.
fn numbered(rest: &str) -> Option<(char, usize)> {
    let digits = rest.strip_prefix("&#")?;
    let (digits, radix) = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (digits, 10),
    };
    let length = digits
        .find(|letter: char| !letter.is_digit(radix))
        .unwrap_or(digits.len());
    let number = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
    let letter = match u8::try_from(number) {
        Ok(byte @ 0x80..=0x9F) => {
            let byte = [byte];
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(&byte);
            text.chars().next()?
        }
        _ => char::from_u32(number)?,
    };
    let before = rest.len() - digits.len();
    let end = usize::from(digits[length..].starts_with(';'));
    (!"<>&\0".contains(letter)).then_some((letter, before + length + end))
}
