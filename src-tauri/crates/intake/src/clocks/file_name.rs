//! The date that a phone, a camera or a program wrote into a file's name.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::{Clock, ClockSource};

/// Reads the first date in a name, with the time of day where one follows it closely, and the zone where one follows that.
///
/// Known shapes: `Screenshot_20240314-183012`, `IMG-20250113-WA0000` (a day only),
/// `Screenshot 2026-03-14 at 19.30.12`, `PXL_20240314_183012345` (UTC by Google's habit), `VID_20240314_183012`,
/// `WhatsApp Image 2026-03-14 at 7.30.12 PM`, `2026-03-14 19.30.12`, `2026-03-14T19_30_12+0100`.
pub(crate) fn clock_in(original_name: &str) -> Option<Clock> {
    // A path's folders may hold dates of their own.
    let name = original_name.rsplit(['/', '\\']).next()?;
    let runs = digit_runs(name);
    (0..runs.len()).find_map(|first| {
        let (day, next) = day_from(name, &runs, first)?;
        let time = runs
            .get(next..)
            .and_then(|rest| time_from(name, &runs[next - 1], rest));
        let in_utc = name.starts_with("PXL_");
        Some(Clock {
            source: ClockSource::FileName,
            shows: NaiveDateTime::new(day, time.as_ref().map_or(NaiveTime::MIN, |time| time.shows)),
            offset_minutes: time.as_ref().and_then(|time| {
                let named = zone_after(name.get(time.end..)?);
                named.or(in_utc.then_some(0))
            }),
            date_only: time.is_none(),
        })
    })
}

/// A time of day, and where in the name it ends.
struct TimeOfDay {
    shows: NaiveTime,
    end: usize,
}

/// Where digits stand in a name.
struct Run {
    start: usize,
    end: usize,
}

impl Run {
    fn digits<'a>(&self, name: &'a str) -> &'a str {
        &name[self.start..self.end]
    }

    fn number(&self, name: &str) -> Option<u32> {
        self.digits(name).parse().ok()
    }
}

fn digit_runs(name: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, byte) in name.bytes().enumerate() {
        if !byte.is_ascii_digit() {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(Run {
                start: at,
                end: at + 1,
            }),
        }
    }
    runs
}

/// A day as `20260314` or `2026-03-14`, and the index of the run after it.
fn day_from(name: &str, runs: &[Run], first: usize) -> Option<(NaiveDate, usize)> {
    let run = runs.get(first)?;
    let digits = run.digits(name);
    let (year, month, day, next) = match digits.len() {
        8 => (
            digits[..4].parse().ok()?,
            digits[4..6].parse().ok()?,
            digits[6..].parse().ok()?,
            first + 1,
        ),
        4 => {
            let (month, day) = (runs.get(first + 1)?, runs.get(first + 2)?);
            let close = month.start == run.end + 1 && day.start == month.end + 1;
            let two_digits = month.digits(name).len() == 2 && day.digits(name).len() == 2;
            if !close || !two_digits {
                return None;
            }
            (
                digits.parse().ok()?,
                month.number(name)?,
                day.number(name)?,
                first + 3,
            )
        }
        _ => return None,
    };
    // Eight digits are often a number of another kind.
    let plausible = (1990..2100).contains(&year);
    Some((NaiveDate::from_ymd_opt(year, month, day)?, next)).filter(|_| plausible)
}

/// A time of day right after the day: `183012`, `183012345`, `19.30.12`, `7.30.12 PM`, `19.30`.
fn time_from(name: &str, day: &Run, rest: &[Run]) -> Option<TimeOfDay> {
    let first = rest.first()?;
    let between = name.get(day.end..first.start)?;
    // "-WA0000" is a counter, not a time.
    let joins = ["-", "_", " ", "T", " at ", ", ", "_at_", "-at-"].contains(&between);
    let digits = first.digits(name);
    if !joins {
        return None;
    }
    if digits.len() == 6 || digits.len() == 9 {
        let shows = NaiveTime::from_hms_opt(
            digits[..2].parse().ok()?,
            digits[2..4].parse().ok()?,
            digits[4..6].parse().ok()?,
        )?;
        let end = first.end;
        return Some(TimeOfDay { shows, end });
    }
    let (minute, second) = (rest.get(1)?, rest.get(2));
    let two = |run: &Run| run.digits(name).len() == 2;
    if digits.len() > 2 || !two(minute) || minute.start != first.end + 1 {
        return None;
    }
    let mark = name.get(first.end..minute.start)?;
    let second = second.filter(|second| {
        two(second)
            && second.start == minute.end + 1
            && name.get(minute.end..second.start) == Some(mark)
    });
    let end = second.map_or(minute.end, |second| second.end);
    let after = name.get(end..)?;
    if second.is_none() && !is_minute(digits, mark, after) {
        return None;
    }
    let hour = hour_of_day(first.number(name)?, after)?;
    let second = second.and_then(|second| second.number(name)).unwrap_or(0);
    let shows = NaiveTime::from_hms_opt(hour, minute.number(name)?, second)?;
    Some(TimeOfDay { shows, end })
}

/// Whether two numbers without a third are hours and minutes: "10-12 of 20" and "2.15 pounds" are not.
fn is_minute(hour: &str, mark: &str, after: &str) -> bool {
    let half = half_of_day(after).is_some();
    let ends = after.is_empty() || after.starts_with(['.', '_', ')', ',']);
    let written = [".", ":", "h", "_", "\u{2236}", "\u{a789}"].contains(&mark);
    half || (hour.len() == 2 && written && ends)
}

/// Takes a following "AM" or "PM" into account.
fn hour_of_day(hour: u32, after: &str) -> Option<u32> {
    Some(match half_of_day(after).filter(|_| hour <= 12) {
        Some(Half::Second) => hour % 12 + 12,
        Some(Half::First) => hour % 12,
        None => hour,
    })
}

enum Half {
    First,
    Second,
}

/// "AM" or "PM" behind a blank.
fn half_of_day(after: &str) -> Option<Half> {
    let word = after.strip_prefix([' ', '\u{202F}', '\u{A0}'])?;
    let end = word.find(|letter: char| !letter.is_ascii_alphabetic());
    match word[..end.unwrap_or(word.len())]
        .to_ascii_uppercase()
        .as_str()
    {
        "AM" => Some(Half::First),
        "PM" => Some(Half::Second),
        _ => None,
    }
}

/// Minutes east of UTC, where the zone stands right behind the time: `Z`, ` UTC`, `+0100`, `+01:00`.
fn zone_after(after: &str) -> Option<i32> {
    let after = after.strip_prefix(' ').unwrap_or(after);
    let end = after
        .find(|letter: char| !(letter.is_ascii_alphanumeric() || "+-:".contains(letter)))
        .unwrap_or(after.len());
    let zone = &after[..end];
    if ["Z", "UTC", "GMT"].contains(&zone) {
        return Some(0);
    }
    let (sign, digits) = zone.split_at_checked(1)?;
    let hours_and_minutes = match digits.as_bytes() {
        [_, _, b':', _, _] => digits.replace(':', ""),
        [_, _, _, _] => digits.to_owned(),
        _ => return None,
    };
    let sure = hours_and_minutes.bytes().all(|byte| byte.is_ascii_digit());
    let number: i32 = hours_and_minutes.parse().ok().filter(|_| sure)?;
    // No zone is further away, and all differ by quarters of an hour.
    let (hours, minutes) = (number / 100, number % 100);
    let east = hours * 60 + minutes;
    match sign {
        _ if hours > 14 || minutes % 15 != 0 || minutes > 45 => None,
        "+" => Some(east),
        // "-0100" may as well count.
        "-" if digits.contains(':') => Some(-east),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shows(name: &str) -> Option<(String, bool)> {
        clock_in(name).map(|clock| (clock.shows.to_string(), clock.date_only))
    }

    #[test]
    fn names_that_phones_give() {
        let evening = Some(("2026-03-14 19:30:12".to_owned(), false));
        for name in [
            "Screenshot_20260314-193012.png",
            "Screenshot_20260314-193012_Messages.png",
            "Screenshot 2026-03-14 at 19.30.12.png",
            "Screenshot 2026-03-14 at 7.30.12\u{202F}PM.png",
            "PXL_20260314_193012345.jpg",
            "VID_20260314_193012.mp4",
            "WhatsApp Image 2026-03-14 at 19.30.12.jpeg",
            "WhatsApp Image 2026-03-14 at 7.30.12 PM (1).jpeg",
            "2026-03-14 19.30.12.jpg",
            "20260314_193012.jpg",
        ] {
            assert_eq!(shows(name), evening, "{name}");
        }
    }

    #[test]
    fn a_day_only() {
        let day = Some(("2025-01-13 00:00:00".to_owned(), true));
        assert_eq!(shows("IMG-20250113-WA0000.jpg"), day);
        assert_eq!(shows("letter 2025-01-13.pdf"), day);
    }

    #[test]
    fn what_is_no_date_is_left() {
        for name in [
            "",
            "IMG_0042.jpg",
            "07700900123.txt",
            "20269914.png",
            "12345678.png",
            "é2026-",
        ] {
            assert_eq!(shows(name), None, "{name}");
        }
    }

    #[test]
    fn a_folder_is_not_the_name() {
        assert_eq!(shows("20200101/note.txt"), None);
    }
}
