//! Open location codes in full: 9C6Q8CCJ+CR. Short ones need a town beside them and are not read.

use super::angle::Reach;
use super::spotted::Spotted;

/// The digits of the codes, from 0 to 19.
const DIGITS: &str = "23456789cfghjmpqrvwx";

/// All full codes.
pub(super) fn all(text: &str) -> Vec<Spotted> {
    let signs = text.match_indices('+');
    signs.filter_map(|(at, _)| spotted(text, at)).collect()
}

fn spotted(text: &str, sign: usize) -> Option<Spotted> {
    let from = sign.checked_sub(8)?;
    let before = text.get(from..sign)?;
    let behind = &text[sign + 1..];
    let value = |byte: u8| DIGITS.bytes().position(|digit| digit == byte);
    let length = behind
        .bytes()
        .take_while(|byte| value(*byte).is_some())
        .count()
        .min(7);
    let end = sign + 1 + length;
    let is_alone = !text[..from].ends_with(|c: char| c.is_alphanumeric())
        && !text[end..].starts_with(|c: char| c.is_alphanumeric());
    if !is_alone || length == 1 {
        return None;
    }
    let digits: Option<Vec<usize>> = before
        .bytes()
        .chain(behind.bytes().take(length))
        .map(value)
        .collect();
    let (latitude, longitude, high, wide) = cell(&digits?)?;
    // The middle of the cell, and half of it to each side.
    let north = Reach::new(latitude + high / 2.0, high / 2.0);
    let east = Reach::new(longitude + wide / 2.0, wide / 2.0);
    Some(Spotted {
        place: from..end,
        is_clear: true,
        readings: vec![(north, east)],
    })
}

/// The south-west corner of a code's cell, its height and its width, in degrees.
fn cell(digits: &[usize]) -> Option<(f64, f64, f64, f64)> {
    let (mut latitude, mut longitude) = (-90.0, -180.0);
    let (mut high, mut wide) = (400.0, 400.0);
    let number = |digit: usize| u8::try_from(digit).map(f64::from).ok();
    let (pairs, rest) = digits.split_at(digits.len().min(10));
    for pair in pairs.chunks_exact(2) {
        (high, wide) = (high / 20.0, wide / 20.0);
        latitude += number(pair[0])? * high;
        longitude += number(pair[1])? * wide;
    }
    // Each further digit is one of five rows and four columns.
    for digit in rest {
        (high, wide) = (high / 5.0, wide / 4.0);
        latitude += number(digit / 4)? * high;
        longitude += number(digit % 4)? * wide;
    }
    (latitude < 90.0 && longitude < 180.0).then_some((latitude, longitude, high, wide))
}
