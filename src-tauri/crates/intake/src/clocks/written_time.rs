//! A time that cameras and programs write in numbers: `2026:07:14 19:31:30`, and what they make of it.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::{Clock, ClockSource};

/// Reads a whole text that is a day, or a day and a time of day, the year first. Days are written with colons (EXIF 2.32, 4.6.5.
/// "DateTime"), dashes (ISO 8601), slashes or dots; behind the time may stand its zone. `None` for whatever else there is:
/// a 24th hour may be of the day that it names or of the one after.
pub(crate) fn clock(source: ClockSource, words: &str) -> Option<Clock> {
    let words = words.trim_matches(|letter: char| letter == '\0' || letter.is_whitespace());
    let (day, rest) = words.split_at_checked(10)?;
    let day = day_in(day)?;
    if rest.is_empty() {
        return Some(Clock {
            source,
            shows: day.and_time(NaiveTime::MIN),
            offset_minutes: None,
            date_only: true,
        });
    }
    let rest = rest.strip_prefix([' ', 'T', 't', '_'])?;
    let end = rest.find(|letter: char| !(letter.is_ascii_digit() || ":.,".contains(letter)));
    let (time, zone) = rest.split_at(end.unwrap_or(rest.len()));
    let offset_minutes = match zone.trim() {
        "" => None,
        zone => Some(offset_minutes(zone)?),
    };
    Some(Clock {
        source,
        shows: NaiveDateTime::new(day, time_in(time)?),
        offset_minutes,
        date_only: false,
    })
}

/// Minutes east of UTC: "+01:00", "-0530", "+3:00", "+01" or "Z". No zone is further away than fourteen hours.
pub(crate) fn offset_minutes(zone: &str) -> Option<i32> {
    let zone = zone.trim_matches(|letter: char| letter == '\0' || letter.is_whitespace());
    if zone == "Z" {
        return Some(0);
    }
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None => (digits, "00"),
    };
    let (hours, minutes) = (number(hours, 1..=2)?, number(minutes, 2..=2)?);
    let there_is_one = hours <= 14 && minutes < 60;
    let east = i32::try_from(hours * 60 + minutes).ok()?;
    there_is_one.then_some(sign * east)
}

fn day_in(day: &str) -> Option<NaiveDate> {
    let bytes = day.as_bytes();
    let mark = *bytes.get(4)?;
    let marked = b":-/.".contains(&mark) && bytes.get(7) == Some(&mark);
    let part = |range| number(day.get(range)?, 1..=4);
    let year = i32::try_from(part(0..4)?).ok()?;
    NaiveDate::from_ymd_opt(year, part(5..7)?, part(8..10)?).filter(|_| marked)
}

/// `19:31:30`, `19:31:30.25` or `19:31`.
fn time_in(time: &str) -> Option<NaiveTime> {
    let whole = time.split(['.', ',']).next()?;
    let mut parts = whole.split(':').map(|part| number(part, 2..=2));
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = match parts.next() {
        None => 0,
        Some(second) => second?,
    };
    NaiveTime::from_hms_opt(hour, minute, second).filter(|_| parts.next().is_none())
}

fn number(digits: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let sure = digits.bytes().all(|byte| byte.is_ascii_digit()) && length.contains(&digits.len());
    digits.parse().ok().filter(|_| sure)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Option<(String, Option<i32>, bool)> {
        let clock = clock(ClockSource::ExifOriginal, words)?;
        Some((
            clock.shows.to_string(),
            clock.offset_minutes,
            clock.date_only,
        ))
    }

    #[test]
    fn the_forms_that_cameras_and_programs_write() {
        let shown = |time: &str, offset| Some((format!("2026-07-14 {time}"), offset, false));
        for (words, expected) in [
            ("2026:07:14 19:31:30", shown("19:31:30", None)),
            ("2026:07:14 19:31:30\0", shown("19:31:30", None)),
            ("2026:07:14 18:31:30+0000", shown("18:31:30", Some(0))),
            ("2026:07:14 19:31:30 +01:00", shown("19:31:30", Some(60))),
            ("2026:07:14 21:31:30+3:00", shown("21:31:30", Some(180))),
            ("2026-07-14T19:31:30", shown("19:31:30", None)),
            ("2026-07-14T19:31:30.250Z", shown("19:31:30", Some(0))),
            ("2026-07-14 19:31:30", shown("19:31:30", None)),
            ("2026/07/14 19:31:30", shown("19:31:30", None)),
            ("2026:07:14 19:31", shown("19:31:00", None)),
        ] {
            assert_eq!(read(words), expected, "{words}");
        }
        let day = Some(("2026-07-14 00:00:00".to_owned(), None, true));
        assert_eq!(read("2026:07:14"), day);
    }

    #[test]
    fn what_may_be_read_two_ways_is_not_read() {
        for words in [
            "2026:07:14 24:08:19",
            "14:07:2026 19:31:30",
            "07/14/2026 19:31:30",
            "2026:13:14 19:31:30",
            "2026:07-14 19:31:30",
            "2026:07:14 19:31:30 BST",
            "2026:07:14 19:31:30 in the evening",
            "2026:07:14 19",
            "0000:00:00 00:00:00",
            "    :  :     :  :  ",
            "",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
    }

    #[test]
    fn zones_in_numbers() {
        for (zone, minutes) in [
            ("+01:00", Some(60)),
            ("-0530", Some(-330)),
            ("+3:00", Some(180)),
            ("+03", Some(180)),
            ("Z\0", Some(0)),
            ("+15:00", None),
            ("+01:60", None),
            ("+1:0", None),
            ("0100", None),
            ("+", None),
            ("", None),
        ] {
            assert_eq!(offset_minutes(zone), minutes, "{zone}");
        }
    }
}
