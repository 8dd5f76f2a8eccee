//! What stands beside the numbers of a point and says which is which: names of fields, letters for north and west, marks.

use super::angle::Axis;

/// The name of a field before a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label<'a> {
    pub(super) axis: Axis,
    name: &'a str,
}

/// How far before a number its name begins, at most.
const FURTHEST: usize = 48;

/// The most punctuation between a name and its number: `": "`.
const WIDEST_GAP: usize = 8;

impl Label<'_> {
    /// Into how many parts a degree is divided where the number is whole.
    pub(super) fn parts_of_degree(&self, number: &str) -> Option<f64> {
        if self.name.contains("e7") {
            return Some(1e7);
        }
        if self.name.contains("e6") || self.name.contains("micro") {
            return Some(1e6);
        }
        // Of nine digits or ten, the last seven are most often behind the point.
        (8..=10).contains(&number.len()).then_some(1e7)
    }
}

/// The name that stands before a number, where it is one for latitude or longitude.
pub(super) fn before(text: &str, at: usize) -> Option<Label<'_>> {
    let mut begin = at.saturating_sub(FURTHEST);
    while !text.is_char_boundary(begin) {
        begin += 1;
    }
    let before = &text[begin..at];
    if before.ends_with("!3d") || before.ends_with("!3d-") {
        return Some(label(Axis::Latitude, "!3d"));
    }
    if ["!4d", "!4d-", "!2d", "!2d-"]
        .iter()
        .any(|name| before.ends_with(name))
    {
        return Some(label(Axis::Longitude, "!4d"));
    }
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let named = before.trim_end_matches(|c: char| !is_of_name(c));
    if before.len() - named.len() > WIDEST_GAP {
        return None;
    }
    let name = named.rsplit(|c: char| !is_of_name(c)).next()?;
    let axis = if name.contains("lon") || name.contains("lng") {
        Axis::Longitude
    } else if name.contains("lat") {
        Axis::Latitude
    } else {
        return None;
    };
    Some(label(axis, name))
}

const fn label(axis: Axis, name: &str) -> Label<'_> {
    Label { axis, name }
}

/// What the letters and marks right beside a number say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) begin: usize,
    pub(super) end: usize,
    pub(super) axis: Option<Axis>,
    /// South and west.
    pub(super) is_negative: Option<bool>,
    pub(super) is_marked: bool,
}

/// The degree sign behind a number, and the letter of a side behind or before it.
pub(super) fn beside(text: &str, from: usize, to: usize) -> Side {
    let marked = degree_sign(text, to);
    let mut side = Side {
        begin: from,
        end: marked.unwrap_or(to),
        axis: None,
        is_negative: None,
        is_marked: marked.is_some(),
    };
    let found = letter_behind(text, side.end)
        .map(|(end, letter)| (from, end, letter))
        .or_else(|| {
            let (begin, letter) = letter_before(text, from)?;
            Some((begin, side.end, letter))
        });
    if let Some((begin, end, (axis, is_negative))) = found {
        side = Side {
            begin,
            end,
            axis: Some(axis),
            is_negative: Some(is_negative),
            is_marked: true,
        };
    }
    side
}

/// Where a degree sign ends that stands here. Some write the raised o of Spanish, which folds to the letter.
pub(super) fn degree_sign(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let trimmed = rest.trim_start_matches(' ');
    for sign in ["°", "o", "degrees", "deg."] {
        if let Some(after) = trimmed.strip_prefix(sign) {
            let is_word = sign == "o" && after.starts_with(|c: char| c.is_alphabetic());
            return (!is_word).then_some(text.len() - after.len());
        }
    }
    trimmed
        .strip_prefix("deg")
        .map(|after| text.len() - after.len())
}

type Letter = (Axis, bool);

/// The letter of a side after a number, and where it ends.
pub(super) fn letter_behind(text: &str, at: usize) -> Option<(usize, Letter)> {
    let rest = text[at..].trim_start_matches(' ');
    let letter = rest.chars().next()?;
    let side = side(letter)?;
    let after = &rest[1..];
    let is_word = after.starts_with(|c: char| c.is_alphabetic());
    // In "N 54.3 W 4.5" the W belongs to what comes.
    let is_of_next = after
        .trim_start_matches(' ')
        .starts_with(|c: char| c.is_ascii_digit())
        && letter_before(text, number_begin(text, at)).is_some();
    (!is_word && !is_of_next).then_some((text.len() - after.len(), side))
}

/// The letter of a side before a number, and where it begins.
pub(super) fn letter_before(text: &str, at: usize) -> Option<(usize, Letter)> {
    let before = text[..at].trim_end_matches(' ');
    let letter = before.chars().next_back()?;
    let side = side(letter)?;
    let begin = before.len() - 1;
    let is_word = before[..begin].ends_with(|c: char| c.is_alphanumeric() || "'\"°".contains(c));
    (!is_word).then_some((begin, side))
}

fn number_begin(text: &str, end: usize) -> usize {
    text[..end]
        .trim_end_matches(|c: char| c.is_ascii_digit() || ".°'\" ".contains(c))
        .len()
}

const fn side(letter: char) -> Option<Letter> {
    match letter {
        'n' => Some((Axis::Latitude, false)),
        's' => Some((Axis::Latitude, true)),
        'e' => Some((Axis::Longitude, false)),
        'w' => Some((Axis::Longitude, true)),
        _ => None,
    }
}
