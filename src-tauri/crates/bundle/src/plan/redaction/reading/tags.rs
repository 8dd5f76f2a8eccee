//! A page's words without its tags, which stand within words, addresses and numbers.

use std::iter::from_fn;

use domain::Placed;

use super::codes;

/// The longest tag that is taken for one, in bytes.
const LONGEST: usize = 4096;
const LONGEST_COMMENT: usize = 512;

/// Tags that only change how letters look: words go on across them.
const WITHIN_WORDS: [&str; 14] = [
    "a", "b", "i", "u", "em", "strong", "span", "font", "wbr", "mark", "small", "big", "tt", "s",
];

/// Whether anything in a text looks like a tag.
pub(super) fn holds_any(text: &str) -> bool {
    text.match_indices('<')
        .any(|(at, _)| tag(&text[at..]).is_some())
}

/// The characters of a text, decoded, without tags. What parts words is read as a space.
pub(super) fn without(text: &str) -> impl Iterator<Item = Placed> + '_ {
    let mut written = codes::decoded(text).peekable();
    let mut inside_until = 0;
    from_fn(move || {
        loop {
            let next = written.next()?;
            if next.from < inside_until {
                continue;
            }
            // A decoded "<" is a letter of the text; only one that stands there begins a tag.
            let Some((length, within_word)) = text.get(next.from..).and_then(tag) else {
                return Some(next);
            };
            inside_until = next.from + length;
            if !within_word {
                return Some(Placed {
                    character: ' ',
                    to: inside_until,
                    is_capital: false,
                    ..next
                });
            }
        }
    })
}

/// How long the tag is with which a text begins, and whether words go on across it.
fn tag(text: &str) -> Option<(usize, bool)> {
    let rest = text.strip_prefix('<')?;
    if let Some(comment) = rest.strip_prefix("!--") {
        let mut ends = comment.as_bytes().windows(3).take(LONGEST_COMMENT);
        let end = ends.position(|end| end == b"-->")?;
        return Some((1 + 3 + end + 3, true));
    }
    let inside = rest.strip_prefix('/').unwrap_or(rest);
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || b":-_".contains(byte);
    let length = inside.bytes().take(LONGEST).take_while(is_of_name).count();
    let name = &inside[..length];
    let after = &inside[length..];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic())
        || !after.starts_with(|c: char| c.is_whitespace() || c == '/' || c == '>')
    {
        return None;
    }
    // A tag holds no other: whatever begins with one and does not end is none.
    let mut ends = after.bytes().take(LONGEST);
    let end = ends.position(|byte| matches!(byte, b'<' | b'>'))?;
    let is_whole = after.as_bytes().get(end) == Some(&b'>');
    let within_word = WITHIN_WORDS.contains(&name.to_ascii_lowercase().as_str());
    let length = text.len() - after.len() + end + 1;
    is_whole.then_some((length, within_word))
}
