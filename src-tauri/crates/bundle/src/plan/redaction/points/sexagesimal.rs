//! Degrees with minutes, and with seconds: 54°19'15.9"N, 52 deg 57' 17.28" N, 52,57.288N as cameras' own notes have it.

use super::angle::Angle;
use super::labels;

/// All angles that are written so.
pub(super) fn all(text: &str) -> Vec<Angle> {
    let bytes = text.as_bytes();
    let begins = (0..bytes.len()).filter(|at| {
        let inside = *at > 0 && (bytes[at - 1].is_ascii_digit() || bytes[at - 1] == b'.');
        bytes[*at].is_ascii_digit() && !inside
    });
    let mut found: Vec<Angle> = Vec::new();
    for at in begins {
        let is_within = found.last().is_some_and(|last| last.place.end > at);
        if !is_within {
            found.extend(angle(text, at));
        }
    }
    found
}

fn angle(text: &str, from: usize) -> Option<Angle> {
    let degrees =
        Number::at(text, from).filter(|degrees| degrees.places == 0 && degrees.value <= 180.0)?;
    let sign = labels::degree_sign(text, degrees.end);
    let minutes_from = sign.unwrap_or(degrees.end) + gap(text, sign.unwrap_or(degrees.end))?;
    let minutes = Number::at(text, minutes_from).filter(|minutes| minutes.value < 60.0)?;
    let minutes_end = after_mark(text, minutes.end, &["'", "min"]).unwrap_or(minutes.end);
    let seconds = (minutes.places == 0)
        .then(|| seconds(text, minutes_end))
        .flatten();
    let (rest, parts, last, end) = match seconds {
        Some((seconds, end)) => (seconds.value / 3600.0, 3600.0, seconds, end),
        None => (0.0, 60.0, minutes, minutes_end),
    };
    let value = degrees.value + minutes.value / 60.0 + rest;
    let step = 10_f64.powi(-i32::try_from(last.places).ok()?) / parts;
    let behind = labels::letter_behind(text, end);
    let before = labels::letter_before(text, from);
    // Two or three numbers in a row are an angle only with a sign or a side.
    if sign.is_none() && behind.is_none() && before.is_none() {
        return None;
    }
    let has_minus = text[..from].ends_with('-');
    let (begin, end, side) = match (behind, before) {
        (Some((end, side)), _) => (from, end, Some(side)),
        (None, Some((begin, side))) => (begin, end, Some(side)),
        (None, None) => (from - usize::from(has_minus), end, None),
    };
    let is_negative = side.map_or(has_minus, |(_, is_negative)| is_negative);
    Some(Angle {
        place: begin..end,
        degrees: if is_negative { -value } else { value },
        step,
        axis: side
            .map(|(axis, _)| axis)
            .or_else(|| labels::before(text, from).map(|label| label.axis)),
        has_sign: side.is_some() || has_minus,
        is_marked: true,
    })
}

fn seconds(text: &str, minutes_end: usize) -> Option<(Number, usize)> {
    let from = minutes_end + gap(text, minutes_end)?;
    let seconds = Number::at(text, from).filter(|seconds| seconds.value < 60.0)?;
    let end = after_mark(text, seconds.end, &["\"", "''", "sec"]).unwrap_or(seconds.end);
    Some((seconds, end))
}

/// Blanks or a comma between two numbers of one angle; none where a mark stands already.
fn gap(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let length = rest.len() - rest.trim_start_matches([' ', ',', ':']).len();
    (length <= 2).then_some(length)
}

fn after_mark(text: &str, at: usize, marks: &[&str]) -> Option<usize> {
    let rest = text[at..].trim_start_matches(' ');
    let after = marks.iter().find_map(|mark| rest.strip_prefix(mark))?;
    Some(text.len() - after.len())
}

/// Digits, and maybe a point and digits.
#[derive(Debug, Clone, Copy)]
struct Number {
    value: f64,
    places: usize,
    end: usize,
}

impl Number {
    fn at(text: &str, from: usize) -> Option<Self> {
        let rest = text.get(from..)?;
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let whole = digits(rest);
        if !(1..=3).contains(&whole) {
            return None;
        }
        let places = rest[whole..].strip_prefix('.').map_or(0, digits);
        let length = if places > 0 {
            whole + 1 + places
        } else {
            whole
        };
        Some(Self {
            value: rest[..length].parse().ok()?,
            places,
            end: from + length,
        })
    }
}
