//! Degrees with their fraction in digits: 54.321098, -4.56789°, N54.321, `"latitudeE7": 543210980`.

use super::angle::Angle;
use super::labels::{self, Side};

/// The fewest digits after the point that say where a house is.
const FEWEST_PLACES: usize = 2;

/// All numbers that may be degrees.
pub(super) fn all(text: &str) -> Vec<Angle> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = end_of_number(bytes, at);
        found.extend(angle(text, at, end));
        at = end;
    }
    found
}

/// Digits, at most one point between them, and digits.
fn end_of_number(bytes: &[u8], from: usize) -> usize {
    let digits = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let whole = from + digits(from);
    match bytes.get(whole) {
        Some(b'.') if digits(whole + 1) > 0 => whole + 1 + digits(whole + 1),
        _ => whole,
    }
}

fn angle(text: &str, from: usize, to: usize) -> Option<Angle> {
    let number = &text[from..to];
    let is_version = text[..from].ends_with('.')
        && text[..from]
            .trim_end_matches('.')
            .ends_with(|c: char| c.is_ascii_digit());
    if is_version || number.len() > 24 {
        return None;
    }
    let label = labels::before(text, from);
    let (value, step) = match number.split_once('.') {
        Some((_, places)) => (number.parse::<f64>().ok()?, ten_to_minus(places.len())),
        None => {
            // A whole number of small parts of a degree, where a name says that it is one.
            let parts = label
                .as_ref()
                .filter(|_| number.len() >= 6)?
                .parts_of_degree(number)?;
            (number.parse::<f64>().ok()? / parts, 1.0 / parts)
        }
    };
    let Side {
        mut begin,
        end,
        axis,
        is_negative,
        is_marked,
    } = labels::beside(text, from, to);
    let mut has_sign = is_negative.is_some();
    let mut degrees = if is_negative == Some(true) {
        -value
    } else {
        value
    };
    match text[..begin].chars().next_back() {
        Some('-') => {
            begin -= 1;
            degrees = -value;
            has_sign = true;
        }
        Some('+') => begin -= 1,
        _ => {}
    }
    let places = number
        .split_once('.')
        .map_or(FEWEST_PLACES, |(_, places)| places.len());
    let is_marked = is_marked || label.is_some();
    (places >= FEWEST_PLACES || is_marked).then(|| Angle {
        place: begin..end,
        degrees,
        step,
        axis: axis.or(label.map(|label| label.axis)),
        has_sign,
        is_marked,
    })
}

fn ten_to_minus(places: usize) -> f64 {
    10_f64.powi(-i32::try_from(places).unwrap_or(i32::MAX))
}
