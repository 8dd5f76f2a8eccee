//! Places as they are written in films: by ISO 6709, and as XMP has them.

use domain::GeoPoint;

/// `+52.9548-001.1581+061.000/`: in degrees, in degrees and minutes (`+5257.288`) or with seconds too (`+525717.28`), with or
/// without a height and the name of what it is measured by.
pub(crate) fn iso6709(text: &str) -> Option<GeoPoint> {
    let text = text.trim_matches(|letter: char| letter == '\0' || letter.is_whitespace());
    let text = text.split("CRS").next().unwrap_or(text);
    let text = text.trim_end_matches('/');
    if !text.starts_with(['+', '-']) {
        return None;
    }
    let signs: Vec<usize> = text
        .char_indices()
        .filter_map(|(at, letter)| ['+', '-'].contains(&letter).then_some(at))
        .collect();
    let second = *signs.get(1)?;
    let end = signs.get(2).copied().unwrap_or(text.len());
    let latitude = degrees(text.get(..second)?, 2)?;
    let longitude = degrees(text.get(second..end)?, 3)?;
    somewhere(latitude, longitude)
}

/// Recorders that do not know where they are write zeros: that is no place.
pub(super) fn somewhere(latitude: f64, longitude: f64) -> Option<GeoPoint> {
    GeoPoint::from_degrees(latitude, longitude).filter(|_| latitude != 0.0 || longitude != 0.0)
}

/// An angle by how many digits stand before its point: those of the degrees, and two more each for minutes and seconds.
fn degrees(text: &str, of_degrees: usize) -> Option<f64> {
    let (sign, number) = match text.split_at_checked(1)? {
        ("+", number) => (1.0, number),
        ("-", number) => (-1.0, number),
        _ => return None,
    };
    let whole = number.split('.').next()?;
    if whole.is_empty()
        || !number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
    {
        return None;
    }
    let value: f64 = number.parse().ok()?;
    let (degrees, minutes, seconds) = match whole.len() {
        length if length <= of_degrees => (value, 0.0, 0.0),
        length if length == of_degrees + 2 => {
            let degrees = (value / 100.0).trunc();
            (degrees, value - degrees * 100.0, 0.0)
        }
        length if length == of_degrees + 4 => {
            let degrees = (value / 10_000.0).trunc();
            let rest = value - degrees * 10_000.0;
            let minutes = (rest / 100.0).trunc();
            (degrees, minutes, rest - minutes * 100.0)
        }
        _ => return None,
    };
    (minutes < 60.0 && seconds < 60.0)
        .then_some(sign * (degrees + minutes / 60.0 + seconds / 3600.0))
}

/// The place that XMP gives as `exif:GPSLatitude="52,57.288N"` and the like, as attributes or as elements.
pub(crate) fn xmp_place(xmp: &str) -> Option<GeoPoint> {
    somewhere(
        xmp_angle(xmp, "GPSLatitude", ['N', 'S'])?,
        xmp_angle(xmp, "GPSLongitude", ['E', 'W'])?,
    )
}

fn xmp_angle(xmp: &str, name: &str, [positive, negative]: [char; 2]) -> Option<f64> {
    xmp.match_indices(name).find_map(|(at, _)| {
        let value = xmp.get(at + name.len()..)?;
        let value = value.trim_start_matches(|letter: char| {
            letter.is_whitespace() || ['=', '"', '\'', '>'].contains(&letter)
        });
        let end = value.find([positive, negative])?;
        let sign = if value.get(end..)?.starts_with(positive) {
            1.0
        } else {
            -1.0
        };
        let parts: Vec<f64> = value
            .get(..end)?
            .split(',')
            .map(|part| part.trim().parse().ok())
            .collect::<Option<_>>()?;
        let [whole, rest @ ..] = parts.as_slice() else {
            return None;
        };
        let minutes = rest.first().unwrap_or(&0.0);
        let seconds = rest.get(1).unwrap_or(&0.0);
        Some(sign * (whole + minutes / 60.0 + seconds / 3600.0))
    })
}
