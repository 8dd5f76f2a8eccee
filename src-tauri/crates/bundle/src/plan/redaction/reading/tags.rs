//! A page's words without its tags, which stand within words, addresses and numbers.

use std::iter::from_fn;

use domain::Placed;

use super::codes;

/// The longest tag that is taken for one, in bytes.
const LONGEST: usize = 4096;

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
        let end = comment.find("-->").filter(|end| *end < LONGEST)?;
        return Some((1 + 3 + end + 3, true));
    }
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let inside = rest.get(..end)?.trim_start_matches('/');
    let name_ends = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_'));
    let name = inside.split(name_ends).next()?;
    let after = inside.get(name.len()..)?;
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && (after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || c == '/'));
    let within_word = WITHIN_WORDS.contains(&name.to_ascii_lowercase().as_str());
    is_tag.then_some((end + 2, within_word))
}
