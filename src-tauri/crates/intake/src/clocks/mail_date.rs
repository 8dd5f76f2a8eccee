//! The times in a mail's headers, as they stand there. A zone is taken only from what proves one: the names of most are used
//! by several countries, or by one in summer and in winter.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::{Clock, ClockSource};

use crate::clocks::written_time::offset_minutes;

/// The clock of a header's words; `None` where they are no date. They are found by the search all the same.
pub(crate) fn clock(source: ClockSource, words: &str) -> Option<Clock> {
    let without_comments = without_comments(words);
    let tokens = tokens(&without_comments);
    let (at, time) = tokens
        .iter()
        .enumerate()
        .find_map(|(at, token)| Some((at, time_of_day(token)?)))?;
    let (before, after) = (&tokens[..at], &tokens[at + 1..]);
    let (time, after) = match after.first().map(|word| word.to_ascii_uppercase()) {
        Some(half) if half == "AM" || half == "PM" => (in_half(time, &half)?, &after[1..]),
        _ => (time, after),
    };
    let day = day_of(before, after)?;
    Some(Clock {
        source,
        shows: NaiveDateTime::new(day, time),
        offset_minutes: offset(after),
        date_only: false,
    })
}

/// The last part of a `Received` header is its date.
pub(crate) fn of_received(words: &str) -> Option<&str> {
    words.rsplit_once(';').map(|(_, date)| date)
}

/// What stands in brackets explains, and proves nothing.
fn without_comments(words: &str) -> String {
    let mut depth = 0usize;
    words
        .chars()
        .filter(|letter| {
            match letter {
                '(' => depth += 1,
                ')' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

/// Words and numbers, those apart that are written as one: "2026-07-14T19:30:12+01:00", "19:30:12Z", "7:30PM".
fn tokens(words: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for word in words.split([' ', '\t', '\r', '\n', ',']) {
        let (date, time) = match word.split_once(['T', 't']) {
            Some((date, time)) if date.len() == 10 && date.starts_with(char::is_numeric) => {
                (Some(date), time)
            }
            _ => (None, word),
        };
        tokens.extend(date.map(str::to_owned));
        let clock = time.contains(':') && time.starts_with(|one: char| one.is_ascii_digit());
        let end = time.find(|one: char| !(one.is_ascii_digit() || ":.".contains(one)));
        match end.filter(|_| clock) {
            Some(end) => tokens.extend([time[..end].to_owned(), time[end..].to_owned()]),
            None => tokens.push(time.to_owned()),
        }
    }
    tokens.retain(|token| !token.is_empty());
    tokens
}

/// A second 60 is shown as the 59th, for no clock here holds it.
fn time_of_day(token: &str) -> Option<NaiveTime> {
    let mut parts = token.split(':');
    let hour = number(parts.next()?, 2)?;
    let minute = number(parts.next()?, 2)?;
    let second = match parts.next() {
        None => 0,
        Some(second) => number(second.split('.').next()?, 2)?,
    };
    let whole = parts.next().is_none() && second <= 60;
    NaiveTime::from_hms_opt(hour, minute, second.min(59)).filter(|_| whole)
}

fn in_half(time: NaiveTime, half: &str) -> Option<NaiveTime> {
    use chrono::Timelike;
    let hour = time.hour() % 12 + if half == "PM" { 12 } else { 0 };
    time.with_hour(hour).filter(|_| time.hour() <= 12)
}

fn number(digits: &str, most: usize) -> Option<u32> {
    let all = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| all && digits.len() <= most)
}

fn day_of(before: &[String], after: &[String]) -> Option<NaiveDate> {
    if let Some(day) = before.iter().find_map(|token| in_numbers(token)) {
        return Some(day);
    }
    let mut numbers = Vec::new();
    let mut month = None;
    for word in before.iter().flat_map(|token| token.split('-')) {
        match (month_of(word), number(word, 4)) {
            (Some(named), _) => month = month.or(Some(named)),
            (None, Some(number)) => numbers.push((number, word.len())),
            _ => {}
        }
    }
    // As `asctime` writes it, the year comes last.
    let last = after.iter().find(|word| word.len() == 4);
    let last = last.and_then(|word| number(word, 4));
    let (day, year) = match numbers.as_slice() {
        [(day, _), (year, length)] if *length <= 4 => (*day, full_year(*year, *length)),
        [(day, _)] => (*day, last?),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month?, day)
}

/// "2026-07-14", and "7/14/2026" where it is clear which of the two is the month.
fn in_numbers(token: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = token.split(['-', '/']).collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let (one, two) = (number(first, 4)?, number(second, 2)?);
    let three = number(third, 4)?;
    if first.len() == 4 {
        return NaiveDate::from_ymd_opt(i32::try_from(one).ok()?, two, three);
    }
    let year = i32::try_from(full_year(three, third.len())).ok()?;
    match (one > 12, two > 12) {
        (false, true) => NaiveDate::from_ymd_opt(year, one, two),
        (true, false) => NaiveDate::from_ymd_opt(year, two, one),
        (false, false) if one == two => NaiveDate::from_ymd_opt(year, one, two),
        _ => None,
    }
}

const fn full_year(year: u32, length: usize) -> u32 {
    match (length, year) {
        (1 | 2, 0..=49) => year + 2000,
        (1 | 2, _) => year + 1900,
        (3, _) => year + 1900,
        _ => year,
    }
}

fn month_of(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let named = |month: &str| {
        *month == *word || month[..3] == word || (word == "sept" && month[..3] == *"sep")
    };
    let at = MONTHS.iter().position(|month| named(month))?;
    u32::try_from(at + 1).ok()
}

/// Minutes east of UTC, where the words after the time prove it.
fn offset(after: &[String]) -> Option<i32> {
    let zone = after.first()?;
    let next = after.get(1);
    if zone.starts_with(['+', '-']) {
        return offset_minutes(zone);
    }
    // "GMT +0100" may mean either.
    if next.is_some_and(|next| next.starts_with(['+', '-'])) {
        return None;
    }
    match zone.to_ascii_uppercase().as_str() {
        "GMT" | "UT" | "UTC" | "Z" => Some(0),
        "EDT" => Some(-4 * 60),
        "EST" | "CDT" => Some(-5 * 60),
        "CST" | "MDT" => Some(-6 * 60),
        "MST" | "PDT" => Some(-7 * 60),
        "PST" => Some(-8 * 60),
        _ => None,
    }
}
