//! What telephone numbers, e-mail addresses, postcodes, plates and points look like in words: those that differ from country
//! to country by their shapes there.

use domain::{DetailShapes, GeoPoint, NumberShape};

use super::detail::DetailKind;

/// A detail in a text, with one form for all the ways of writing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Likely {
    pub(super) kind: DetailKind,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) value: String,
    pub(super) point: Option<GeoPoint>,
}

/// All that look like one, in the order of their places.
pub(super) fn all(text: &str, shapes: &DetailShapes) -> Vec<Likely> {
    let mut found = Vec::new();
    found.extend(emails(text));
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let inside = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] >= 0x80);
        let next = if inside {
            None
        } else {
            number(text, at, &shapes.numbers)
                .or_else(|| point(text, at))
                .or_else(|| postcode(text, at, &shapes.postcodes))
                .or_else(|| plate(text, at, &shapes.plates))
        };
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

/// Lower-case letters and digits only: what is left when spacing, case and punctuation are dropped.
pub(super) fn letters_and_digits(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn likely(kind: DetailKind, from: usize, to: usize, value: String) -> Likely {
    let point = None;
    Likely {
        kind,
        from,
        to,
        value,
        point,
    }
}

/// A number in any spacing, from within the country or abroad: +44 7700 900123, 0044…, (01632) 960 001, 07700900123.
fn number(text: &str, from: usize, shape: &NumberShape) -> Option<Likely> {
    let rest = text.as_bytes().get(from..)?;
    let mut digits = String::new();
    let mut ends = Vec::new();
    for (at, byte) in rest.iter().enumerate().take(32) {
        match byte {
            b'0'..=b'9' => {
                digits.push(char::from(*byte));
                ends.push(at + 1);
            }
            b'+' if at == 0 || (at == 1 && rest[0] == b'(') => {}
            b' ' | b'-' | b'.' | b'/' | b')' if at > 0 => {}
            b'(' => {}
            // The bytes of no-break spaces and hyphens (U+00A0, U+202F, U+2009 to U+2013).
            0xc2 | 0xa0 | 0xe2 | 0x80 | 0xaf | 0x89..=0x93 if at > 0 => {}
            _ => break,
        }
    }
    let skip = before_the_national(&digits, rest[0], shape)?;
    let national = &digits[skip..];
    shape.lengths.iter().find_map(|length| {
        let to = from + ends.get((skip + length).checked_sub(1)?)?;
        let ends_here = !text[to..].starts_with(|c: char| c.is_alphanumeric());
        let known_area = national.starts_with(|first| shape.begins.contains(first));
        (ends_here && known_area)
            .then(|| likely(DetailKind::Number, from, to, national[..*length].to_owned()))
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
        let local = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
        let domain = |c: char| c.is_alphanumeric() || ".-".contains(c);
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
        host.contains('.')
            .then(|| likely(DetailKind::Email, from, to, text[from..to].to_lowercase()))
    })
}

/// `A9 9AA`, with or without the space.
fn postcode(text: &str, from: usize, shapes: &[String]) -> Option<Likely> {
    shapes.iter().find_map(|shape| {
        let to = shaped(text, from, shape)?;
        let value = letters_and_digits(&text[from..to]);
        Some(likely(DetailKind::Postcode, from, to, value))
    })
}

/// `AB12 CDE`.
fn plate(text: &str, from: usize, shapes: &[String]) -> Option<Likely> {
    shapes.iter().find_map(|shape| {
        let to = shaped(text, from, shape)?;
        // Words such as "to 20 men" have the shape; a plate is written in capitals or in one piece.
        let written = &text[from..to];
        let plausible =
            !written.contains(' ') || written.bytes().all(|byte| !byte.is_ascii_lowercase());
        plausible.then(|| likely(DetailKind::Plate, from, to, letters_and_digits(written)))
    })
}

/// Matches groups of letters (`A`) and digits (`9`) with at most two spaces between groups.
fn shaped(text: &str, from: usize, shape: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    for (index, group) in shape.split(' ').enumerate() {
        if index > 0 {
            let spaces = bytes[at..]
                .iter()
                .take(2)
                .take_while(|byte| **byte == b' ')
                .count();
            at += spaces;
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
    let ends_here = !text[at..].starts_with(|c: char| c.is_alphanumeric());
    ends_here.then_some(at)
}

/// Two decimal degrees with at least three places: "52.20531, 0.12179".
fn point(text: &str, from: usize) -> Option<Likely> {
    let (latitude, after) = degrees(text, from)?;
    let gap = text[after..]
        .bytes()
        .take_while(|byte| b" ,;/N".contains(byte))
        .count();
    if gap == 0 {
        return None;
    }
    let (longitude, to) = degrees(text, after + gap)?;
    let point = GeoPoint::from_degrees(latitude, longitude)?;
    Some(Likely {
        point: Some(point),
        ..likely(DetailKind::Point, from, to, text[from..to].to_owned())
    })
}

fn degrees(text: &str, from: usize) -> Option<(f64, usize)> {
    let rest = text.get(from..)?;
    let length = rest
        .bytes()
        .enumerate()
        .take_while(|(at, byte)| {
            byte.is_ascii_digit() || *byte == b'.' || (*at == 0 && *byte == b'-')
        })
        .count();
    let number = rest[..length].trim_end_matches('.');
    let places = number.split_once('.')?.1.len();
    let degrees = number.parse().ok()?;
    (places >= 3).then_some((degrees, from + number.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<(DetailKind, String)> {
        all(text, &crate::verify::sample::british())
            .into_iter()
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
