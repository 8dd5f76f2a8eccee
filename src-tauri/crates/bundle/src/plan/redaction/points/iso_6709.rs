//! ISO 6709, as films hold it: `+54.321-004.567/`, `+5419.26-00434.07/`, `+541915.9-0043404.4+010/`.

use super::angle::Reach;
use super::spotted::Spotted;

/// All points that are written so.
pub(super) fn all(text: &str) -> Vec<Spotted> {
    let signs = text.match_indices(['+', '-']);
    signs.filter_map(|(at, _)| spotted(text, at)).collect()
}

fn spotted(text: &str, at: usize) -> Option<Spotted> {
    let (latitude, next) = signed(text, at, 2)?;
    let (longitude, end) = signed(text, next, 3)?;
    let end = altitude(text, end);
    // What says on which globe: `CRSWGS_84`.
    let crs = text[end..].strip_prefix("crs").map_or(0, |name| {
        3 + name
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .unwrap_or(name.len())
    });
    let end = end + crs;
    let end = end + usize::from(text[end..].starts_with('/'));
    Some(Spotted {
        place: at..end,
        is_clear: true,
        readings: vec![(latitude, longitude)],
    })
}

/// A sign and so many digits of degrees, maybe two of minutes and two of seconds, maybe a fraction.
fn signed(text: &str, at: usize, degrees: usize) -> Option<(Reach, usize)> {
    let rest = text.get(at..)?;
    let is_negative = match rest.bytes().next()? {
        b'+' => false,
        b'-' => true,
        _ => return None,
    };
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(&rest[1..]);
    let places = rest[1 + whole..].strip_prefix('.').map_or(0, digits);
    let length = 1 + whole + if places > 0 { 1 + places } else { 0 };
    let number = &rest[1..length];
    let part = |from: usize, to: usize| number.get(from..to)?.parse::<f64>().ok();
    let (value, unit) = match whole.checked_sub(degrees)? {
        0 if places > 0 => (number.parse().ok()?, 1.0),
        2 => (
            part(0, degrees)? + part(degrees, number.len())? / 60.0,
            60.0,
        ),
        4 => {
            let minutes = part(degrees, degrees + 2)? / 60.0;
            let seconds = part(degrees + 2, number.len())? / 3600.0;
            (part(0, degrees)? + minutes + seconds, 3600.0)
        }
        _ => return None,
    };
    let step = 10_f64.powi(-i32::try_from(places).ok()?) / unit;
    let value = if is_negative { -value } else { value };
    Some((Reach::new(value, step), at + length))
}

fn altitude(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    if !rest.starts_with(['+', '-']) {
        return at;
    }
    let number = rest[1..]
        .bytes()
        .take_while(|byte| byte.is_ascii_digit() || *byte == b'.');
    match number.count() {
        0 => at,
        length => at + 1 + length,
    }
}
