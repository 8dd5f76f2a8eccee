//! What telephone numbers, e-mail addresses, postcodes, plates and points look like in words: those that differ from country
//! to country by their shapes there.

use domain::{DetailShapes, NumberShape, is_of_a_word};

use super::detail::DetailKind;
use super::points::{self, Spotted};
use super::reading::{View, letters_of};

/// The most that stands between the halves of a postcode or a plate.
const WIDEST_GAP: usize = 4;

/// A detail in a view, with one form for all the ways of writing it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Likely {
    pub(super) kind: DetailKind,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) value: String,
    pub(super) point: Option<Spotted>,
}

/// All that look like one, in the order of their places.
pub(super) fn all(view: &View, shapes: &DetailShapes) -> Vec<Likely> {
    let text = view.text.as_str();
    let mut found: Vec<Likely> = emails(text).collect();
    found.extend(points::all(text).into_iter().map(|spotted| Likely {
        value: text[spotted.place.clone()].to_owned(),
        ..likely(
            DetailKind::Point,
            spotted.place.start,
            spotted.place.end,
            Some(spotted),
        )
    }));
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let inside = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] >= 0x80);
        if inside || bytes[at] >= 0x80 {
            at += 1;
            continue;
        }
        if let Some(end) = date(bytes, at) {
            at = end;
            continue;
        }
        let next = number(text, at, &shapes.numbers)
            .or_else(|| postcode(text, at, &shapes.postcodes))
            .or_else(|| plate(view, at, &shapes.plates));
        at = match next {
            Some(likely) => {
                let end = likely.to;
                found.push(likely);
                end
            }
            None => at + 1,
        };
    }
    found.sort_by_key(|likely| (likely.from, likely.to));
    found
}

fn likely(kind: DetailKind, from: usize, to: usize, point: Option<Spotted>) -> Likely {
    Likely {
        kind,
        from,
        to,
        value: String::new(),
        point,
    }
}

/// The end of a day written in digits, in which no number begins: 14/03/2026, 2026-03-14.
fn date(bytes: &[u8], from: usize) -> Option<usize> {
    let digits = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let first = digits(from);
    let parts = |at: usize| {
        bytes
            .get(at)
            .filter(|byte| matches!(byte, b'/' | b'.' | b'-'))
    };
    let mark = parts(from + first)?;
    let second = digits(from + first + 1);
    let middle_ends = from + first + 1 + second;
    let third = (parts(middle_ends)? == mark).then(|| digits(middle_ends + 1))?;
    let end = middle_ends + 1 + third;
    let is_day = matches!(
        (first, second, third),
        (1..=2, 1..=2, 2 | 4) | (4, 1..=2, 1..=2)
    );
    let goes_on = parts(end).is_some() && digits(end + 1) > 0;
    (is_day && !goes_on).then_some(end)
}

/// A number in any spacing, from within the country or abroad: +44 7700 900123, 0044…, (01632) 960 001, 07700900123.
fn number(text: &str, from: usize, shape: &NumberShape) -> Option<Likely> {
    let rest = text.as_bytes().get(from..)?;
    let mut digits = String::new();
    let mut ends = Vec::new();
    for (at, byte) in rest.iter().enumerate().take(40) {
        match byte {
            b'0'..=b'9' => {
                digits.push(char::from(*byte));
                ends.push(at + 1);
            }
            b'+' if at == 0 || (at == 1 && rest[0] == b'(') => {}
            b' ' | b'-' | b'.' | b'/' | b')' | b'\n' | b'\r' | b'\t' if at > 0 => {}
            b'(' => {}
            _ => break,
        }
    }
    let skip = before_the_national(&digits, *rest.first()?, shape)?;
    let national = &digits[skip..];
    shape.lengths.iter().find_map(|length| {
        let to = from + ends.get((skip + length).checked_sub(1)?)?;
        let ends_here = !text[to..].starts_with(is_of_a_word);
        let known_area = national.starts_with(|first| shape.begins.contains(first));
        (ends_here && known_area).then(|| Likely {
            value: national[..*length].to_owned(),
            ..likely(DetailKind::Number, from, to, None)
        })
    })
}

/// How many digits stand before those that are the same from everywhere.
fn before_the_national(digits: &str, first: u8, shape: &NumberShape) -> Option<usize> {
    let country = shape.country.as_str();
    // Without "+" or what leads abroad, a few digits more than that could be any number.
    let shortest = country.len() + shape.lengths.iter().min()?;
    let after_country = digits
        .strip_prefix(shape.abroad.as_str())
        .and_then(|rest| rest.strip_prefix(country))
        .or_else(|| {
            let rest = digits.strip_prefix(country)?;
            (!first.is_ascii_digit() || digits.len() >= shortest).then_some(rest)
        });
    let national = match after_country {
        // Some write both: +44 (0) 7700 900123.
        Some(rest) => rest.strip_prefix(shape.trunk.as_str()).unwrap_or(rest),
        None => digits.strip_prefix(shape.trunk.as_str())?,
    };
    Some(digits.len() - national.len())
}

fn emails(text: &str) -> impl Iterator<Item = Likely> + '_ {
    text.match_indices('@').filter_map(|(at, _)| {
        let local = |c: char| is_of_a_word(c) || "._%+-'".contains(c);
        let domain = |c: char| is_of_a_word(c) || ".-".contains(c);
        let from = text[..at]
            .char_indices()
            .rev()
            .take_while(|(_, c)| local(*c))
            .last()?
            .0;
        let after = &text[at + 1..];
        let length: usize = after
            .chars()
            .take_while(|c| domain(*c))
            .map(char::len_utf8)
            .sum();
        let host = after[..length].trim_end_matches(['.', '-']);
        let to = at + 1 + host.len();
        host.contains('.').then(|| Likely {
            value: text[from..to].to_owned(),
            ..likely(DetailKind::Email, from, to, None)
        })
    })
}

/// `A9 9AA`, with anything or nothing in its gap.
fn postcode(text: &str, from: usize, shapes: &[String]) -> Option<Likely> {
    shapes.iter().find_map(|shape| {
        let to = shaped(text, from, shape)?;
        Some(Likely {
            value: letters_of(&text[from..to]),
            ..likely(DetailKind::Postcode, from, to, None)
        })
    })
}

/// `AB12 CDE`.
fn plate(view: &View, from: usize, shapes: &[String]) -> Option<Likely> {
    shapes.iter().find_map(|shape| {
        let to = shaped(&view.text, from, shape)?;
        // Words such as "to 20 men" have the shape; a plate is written in capitals or in one piece.
        let written = &view.text[from..to];
        let mut letters = (from..to).filter(|at| view.text.as_bytes()[*at].is_ascii_lowercase());
        let is_one_piece = written.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let is_plausible = is_one_piece || letters.all(|at| view.is_capital(at));
        is_plausible.then(|| Likely {
            value: letters_of(written),
            ..likely(DetailKind::Plate, from, to, None)
        })
    })
}

/// Matches groups of letters (`A`) and digits (`9`). Between groups may stand blanks, also a line's end, or a hyphen.
fn shaped(text: &str, from: usize, shape: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    for (index, group) in shape.split(' ').enumerate() {
        if index > 0 {
            let gap = bytes.get(at..)?.iter().take(WIDEST_GAP);
            let gap =
                gap.take_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'-' | b'>'));
            at += gap.count();
        }
        for shape in group.bytes() {
            let byte = *bytes.get(at)?;
            let fits = match shape {
                b'A' => byte.is_ascii_alphabetic(),
                _ => byte.is_ascii_digit(),
            };
            if !fits {
                return None;
            }
            at += 1;
        }
    }
    let ends_here = !text[at..].starts_with(is_of_a_word);
    ends_here.then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<(DetailKind, String)> {
        all(&View::as_written(text), &crate::verify::sample::british())
            .into_iter()
            .filter(|one| one.point.as_ref().is_none_or(|point| point.is_clear))
            .map(|one| (one.kind, one.value))
            .collect()
    }

    #[test]
    fn one_number_has_one_form() {
        for text in [
            "07700 900123",
            "+44 7700 900123",
            "+44(0)7700900123",
            "0044 7700-900-123",
            "ring 07700900123.",
            "tel:+447700900123",
            "447700900123",
            "07700\u{a0}900\u{2011}123",
            "07700\n900123",
            "０７７００ ９００１２３",
            "On 14/03/2026 07700 900123 rang",
            "14.03.2026 07700 900123",
        ] {
            let expected = (DetailKind::Number, "7700900123".to_owned());
            assert_eq!(values(text), [expected], "{text}");
        }
        assert_eq!(values("07700 900123 01632 960001").len(), 2);
    }

    #[test]
    fn what_is_no_detail_is_left_alone() {
        for text in [
            "2026-03-14 19:30",
            "0123",
            "at 20 past",
            "AB/12",
            "to 20 men",
            "3.14, 2.71",
            "a@b",
            "0a1b2c3d4e5f",
            "",
        ] {
            assert_eq!(values(text), [], "{text}");
        }
    }

    #[test]
    fn the_others_are_found() {
        assert_eq!(
            values("at ZZ9 9ZZ now"),
            [(DetailKind::Postcode, "zz99zz".into())]
        );
        assert_eq!(values("zz99zz"), [(DetailKind::Postcode, "zz99zz".into())]);
        assert_eq!(
            values("a grey AB12 CDE"),
            [(DetailKind::Plate, "ab12cde".into())]
        );
        let mail = (DetailKind::Email, "sam.ash@example.org".to_owned());
        assert_eq!(values("<Sam.Ash@Example.org>."), [mail]);
        assert_eq!(values("52.20531, 0.12179")[0].0, DetailKind::Point);
        assert_eq!(values("é@é.example").len(), 1);
    }
}
