//! The clock before each message, in the forms of every language and system: `[31/12/2022, 11:40:26] ` on an iPhone,
//! `8/8/19, 1:25 PM - ` on Android.
//!
//! One export is written in one form from its first line to its last. So what looks like a message but is written otherwise is
//! a part of one: somebody copied it there.

use chrono::NaiveTime;

use crate::messages::day::DateNumbers;
use crate::messages::digits::digit;
use crate::messages::half_days::{self, Said};

/// So much of a line holds the clock and the sender's name: a group's name has at most a hundred letters.
pub(super) const HEAD: usize = 1024;
/// No clock is longer, in bytes.
const LONGEST_CLOCK: usize = 160;
/// No words beside a time are longer, in bytes.
const LONGEST_WORDS: usize = 48;

/// How the clocks of an export are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    in_brackets: bool,
    time_first: bool,
    has_comma: bool,
    has_seconds: bool,
    /// Blanks stand between the numbers of the date.
    is_spaced: bool,
    /// The time stands in round brackets.
    is_bracketed: bool,
    date_separator: Separator,
    time_separator: Separator,
    year: YearStands,
    half: HalfStands,
    /// The nought of the script of its digits.
    script: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum YearStands {
    /// With four digits, before month and day.
    First,
    /// With four digits, behind them.
    Last,
    /// With two digits, on either side.
    Short,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HalfStands {
    Nowhere,
    Before,
    Behind,
    /// There are words, but none that are known here.
    NotKnown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separator {
    Slash,
    Dot,
    Dash,
    Colon,
    Letter,
}

impl Shape {
    /// Whether clocks are written so in languages of which some put a year of two digits first: Korean (`19. 8. 8.`), Chinese of
    /// old, Nepali, Basque.
    pub(super) fn year_may_be_first(self) -> bool {
        self.is_spaced
            || self.is_bracketed
            || self.half == HalfStands::Before
            || self.script != 0x30
    }
}

/// The beginning of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header<'t> {
    pub(super) shape: Shape,
    /// The clock as it stands.
    pub(super) printed: &'t str,
    pub(super) date: DateNumbers,
    /// The time of day, where it can be read in one way.
    pub(super) time: Option<NaiveTime>,
    pub(super) has_seconds: bool,
    /// Where in the line sender and words begin.
    pub(super) rest_at: usize,
}

/// Signs that are not seen: they turn the direction of writing, or mark where a file begins.
pub(super) const fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
    )
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || is_invisible(letter)
}

/// Reads the beginning of a line; `None` where no message begins here.
pub(super) fn read(line: &str) -> Option<Header<'_>> {
    let begin = line.len() - line.trim_start_matches(is_invisible).len();
    let clocked = &line[begin..line.floor_char_boundary(begin + LONGEST_CLOCK)];
    let (inside, in_brackets, end) = match clocked.strip_prefix('[') {
        Some(inside) => {
            let end = inside.find(']')?;
            (&inside[..end], true, begin + end + 2)
        }
        None => {
            digit(clocked.trim_start_matches(is_gap).chars().next()?)?;
            let end = dash(clocked)?;
            (&clocked[..end], false, begin + end + 1)
        }
    };
    let clock = Clock::read(inside)?;
    let rest = &line[end..];
    let visible = rest.trim_start_matches(is_invisible);
    let blank = visible.chars().next();
    // Behind the clock stands a blank, or nothing at all.
    if blank.is_some_and(|letter| !letter.is_whitespace()) {
        return None;
    }
    let rest_at = line.len() - visible.len() + blank.map_or(0, char::len_utf8);
    Some(Header {
        shape: clock.shape(in_brackets)?,
        printed: inside.trim_matches(is_gap),
        date: clock.date(),
        time: clock.time()?,
        has_seconds: clock.has_seconds(),
        rest_at,
    })
}

/// Where the dash stands that ends a clock: with a blank before it and behind it, as none within a date has.
fn dash(clocked: &str) -> Option<usize> {
    memchr::memchr_iter(b'-', clocked.as_bytes()).find(|at| {
        let before = clocked[..*at].trim_end_matches(is_invisible);
        let behind = clocked[at + 1..].trim_start_matches(is_invisible);
        before.ends_with(char::is_whitespace)
            && (behind.is_empty() || behind.starts_with(char::is_whitespace))
    })
}

/// Five or six numbers, and what stands before, between and behind them.
struct Clock<'t> {
    numbers: [u16; 6],
    digits: [u8; 6],
    between: [&'t str; 7],
    count: usize,
    script: u32,
    time_first: bool,
}

impl<'t> Clock<'t> {
    fn read(inside: &'t str) -> Option<Self> {
        let mut clock = Self {
            numbers: [0; 6],
            digits: [0; 6],
            between: [""; 7],
            count: 0,
            script: 0,
            time_first: false,
        };
        let mut gap_begins = 0;
        let mut in_number = false;
        for (at, letter) in inside.char_indices() {
            let Some((value, script)) = digit(letter) else {
                if in_number {
                    gap_begins = at;
                    in_number = false;
                }
                continue;
            };
            if !in_number {
                in_number = true;
                if clock.count == 6 {
                    return None;
                }
                clock.between[clock.count] = &inside[gap_begins..at];
                clock.count += 1;
            }
            let number = clock.count - 1;
            if clock.digits[number] == 4 || (clock.script != script && clock.script != 0) {
                return None;
            }
            clock.script = script;
            clock.digits[number] += 1;
            clock.numbers[number] = clock.numbers[number] * 10 + value;
        }
        if clock.count < 5 {
            return None;
        }
        clock.between[clock.count] = if in_number { "" } else { &inside[gap_begins..] };
        let is_date =
            |at: usize| date_separator(clock.between[at], clock.between[at + 1]).is_some();
        clock.time_first = !is_date(1);
        (is_date(1) || is_date(clock.count - 2)).then_some(clock)
    }

    /// Where among the numbers date and time begin.
    const fn places(&self) -> (usize, usize) {
        match self.time_first {
            true => (self.count - 3, 0),
            false => (0, 3),
        }
    }

    const fn has_seconds(&self) -> bool {
        self.count == 6
    }

    fn date(&self) -> DateNumbers {
        let (date, _) = self.places();
        DateNumbers {
            numbers: std::array::from_fn(|at| self.numbers[date + at]),
            digits: std::array::from_fn(|at| self.digits[date + at]),
        }
    }

    /// What is said before the time and behind it.
    fn halves(&self) -> (Said, Said) {
        let (_, time) = self.places();
        let behind = self.between[time + self.count - 3];
        (half_days::said(self.between[time]), half_days::said(behind))
    }

    fn half(&self) -> HalfStands {
        match self.halves() {
            (Said::Nothing, Said::Nothing) => HalfStands::Nowhere,
            (Said::Part(_), Said::Nothing) => HalfStands::Before,
            (Said::Nothing, Said::Part(_)) => HalfStands::Behind,
            _ => HalfStands::NotKnown,
        }
    }

    fn shape(&self, in_brackets: bool) -> Option<Shape> {
        let (date, time) = self.places();
        let year = match [
            self.digits[date],
            self.digits[date + 1],
            self.digits[date + 2],
        ] {
            [4, 1..=2, 1..=2] => YearStands::First,
            [1..=2, 1..=2, 4] => YearStands::Last,
            [1..=2, 1..=2, 1..=2] => YearStands::Short,
            _ => return None,
        };
        let first = time_separator(self.between[time + 1])?;
        if self.has_seconds() && time_separator(self.between[time + 2])? != first {
            return None;
        }
        // What is neither date nor time may say which half of the day it is, and no more.
        let outer = if self.time_first { self.count } else { 0 };
        let is_short = self
            .between
            .iter()
            .all(|words| words.len() <= LONGEST_WORDS);
        if !is_short || half_days::said(self.between[outer]) != Said::Nothing {
            return None;
        }
        let between = self.between[if self.time_first { self.count - 3 } else { 3 }];
        Some(Shape {
            in_brackets,
            time_first: self.time_first,
            has_comma: between.contains([',', '\u{60C}', '\u{FF0C}', '\u{3001}']),
            has_seconds: self.has_seconds(),
            is_spaced: self.between[date + 1].contains(char::is_whitespace),
            is_bracketed: between.contains('('),
            date_separator: date_separator(self.between[date + 1], self.between[date + 2])?,
            time_separator: first,
            year,
            half: self.half(),
            script: self.script,
        })
    }

    /// The time of day. The outer `None` is for what no clock shows, the inner one for an hour of which it is not known in which
    /// half of the day it is.
    fn time(&self) -> Option<Option<NaiveTime>> {
        let (_, time) = self.places();
        let (hour, minute) = (self.numbers[time], self.numbers[time + 1]);
        let second = if self.has_seconds() {
            self.numbers[time + 2]
        } else {
            0
        };
        let last = if self.has_seconds() {
            time + 2
        } else {
            time + 1
        };
        let of_two_digits = (time + 1..=last).all(|at| self.digits[at] == 2);
        if self.digits[time] > 2 || !of_two_digits || hour > 24 || minute > 59 || second > 59 {
            return None;
        }
        let hour = match self.halves() {
            (Said::Nothing, Said::Nothing) => Some(u32::from(hour)).filter(|hour| *hour < 24),
            (Said::Part(part), Said::Nothing) | (Said::Nothing, Said::Part(part)) => {
                part.hour(hour)
            }
            // No clock of twelve hours shows these.
            _ => Some(u32::from(hour)).filter(|hour| (13..24).contains(hour)),
        };
        let (minute, second) = (u32::from(minute), u32::from(second));
        Some(hour.and_then(|hour| NaiveTime::from_hms_opt(hour, minute, second)))
    }
}

/// What stands between the three numbers of a date: the same twice, or the words for year and month.
fn date_separator(first: &str, second: &str) -> Option<Separator> {
    match (first.trim_matches(is_gap), second.trim_matches(is_gap)) {
        ("/", "/") => Some(Separator::Slash),
        (".", ".") => Some(Separator::Dot),
        ("-", "-") => Some(Separator::Dash),
        ("年", "月") | ("년", "월") => Some(Separator::Letter),
        _ => None,
    }
}

/// What stands between the numbers of a time.
fn time_separator(between: &str) -> Option<Separator> {
    match between.trim_matches(is_gap) {
        ":" | "\u{FF1A}" => Some(Separator::Colon),
        "." => Some(Separator::Dot),
        "h" | "min" => Some(Separator::Letter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::order::DayOrder;

    /// The day in an order, the time, and what follows.
    fn shown(line: &str, order: DayOrder) -> Option<(String, String)> {
        let header = read(line)?;
        let day = header.date.day(order)?.date()?;
        let time = header.time.map_or("?".to_owned(), |time| time.to_string());
        Some((format!("{day} {time}"), line[header.rest_at..].to_owned()))
    }

    #[test]
    fn the_clocks_of_all_languages_are_read() {
        use DayOrder::{DayFirst, MonthFirst, YearFirst};
        for (clock, order) in [
            ("[08/08/2019, 13:25:03] ", DayFirst),
            ("\u{200e}[08/08/2019, 13:25:03] ", DayFirst),
            ("[8/8/19, 1:25:03 PM] ", MonthFirst),
            ("[8/8/19, 1:25:03\u{202f}PM] ", MonthFirst),
            ("[8/8/19 1:25:03 p.\u{a0}m.] ", DayFirst),
            ("[08.08.19, 13:25:03] ", DayFirst),
            ("[2019-08-08, 1:25:03 p.m.] ", YearFirst),
            ("[2019-08-08 13 h 25 min 03 s] ", YearFirst),
            ("[2019/08/08 13:25:03] ", YearFirst),
            ("[2019/8/8 下午1:25:03] ", YearFirst),
            ("[19. 8. 8. 오후 1:25:03] ", YearFirst),
            ("[2019. 08. 08. 13:25:03] ", YearFirst),
            ("[8. 8. 2019. 13:25:03] ", DayFirst),
            ("[8.08.19 г., 13:25:03 ч.] ", DayFirst),
            ("[8.8.2019 klo 13.25.03] ", DayFirst),
            ("[8/8/2562 BE, 13:25:03] ", DayFirst),
            ("[13:25:03 8/8/19] ", DayFirst),
            ("[下午1:25:03 2019/8/8] ", YearFirst),
            ("\u{200f}[8\u{200f}/8\u{200f}/2019، 1:25:03 م] ", DayFirst),
            ("[٨\u{200f}/٨\u{200f}/٢٠١٩، ١:٢٥:٠٣ م] ", DayFirst),
            ("[۱۳۹۸/۵/۱۷،\u{200f} ۱۳:۲۵:۰۳] ", YearFirst),
            ("[८/८/१९, १:२५:०३ PM] ", DayFirst),
            ("[৮/৮/১৯, ১:২৫:০৩ PM] ", DayFirst),
            ("[19/8/8 (13:25:03)] ", YearFirst),
            ("[2019年8月8日 13:25:03] ", YearFirst),
        ] {
            let expected = Some(("2019-08-08 13:25:03".to_owned(), "Ann: hi".to_owned()));
            assert_eq!(
                shown(&format!("{clock}Ann: hi"), order),
                expected,
                "{clock}"
            );
        }
        for (clock, order) in [
            ("08/08/2019, 13:25 - ", DayFirst),
            ("\u{feff}08/08/2019, 13:25 - ", DayFirst),
            ("08/08/2019 13:25 - ", DayFirst),
            ("8/8/19, 1:25 PM - ", MonthFirst),
            ("8/8/19, 1:25\u{202f}pm - ", DayFirst),
            ("08/08/2019 à 13:25 - ", DayFirst),
            ("08.08.19, 13:25 - ", DayFirst),
            ("8/8/19, 1:25 μ.μ. - ", DayFirst),
            ("2019. 08. 08. 13:25 - ", YearFirst),
            ("2019. 08. 08. du. 1:25 - ", YearFirst),
            ("2019-08-08 13:25 - ", YearFirst),
            ("8.8.2019 klo 13.25 - ", DayFirst),
            ("08-08-19 13:25 - ", DayFirst),
            ("8\u{200f}/8\u{200f}/2019، 1:25 م - ", DayFirst),
            ("٨/٨/٢٠١٩، ١:٢٥ م - ", DayFirst),
            ("2019/8/8 下午1:25 - ", YearFirst),
            ("2019. 8. 8. 오후 1:25 - ", YearFirst),
            ("8.8.19, 1:25 m.d. - ", DayFirst),
            ("2019-08-08 13 h 25 - ", YearFirst),
        ] {
            let expected = Some(("2019-08-08 13:25:00".to_owned(), "Ann: hi".to_owned()));
            assert_eq!(
                shown(&format!("{clock}Ann: hi"), order),
                expected,
                "{clock}"
            );
        }
    }

    #[test]
    fn what_is_no_clock_begins_no_message() {
        for line in [
            "",
            "hello",
            "[8/8, 1:25 PM] Ann: hi",
            "15/03/2026, 10:00 is when he came",
            "15/03/2026, 10:00",
            "15/03/2026, 10:61 - Ann: hi",
            "15/03/2026, 25:01 - Ann: hi",
            "15/03/20261, 10:00 - Ann: hi",
            "15/03-2026, 10:00 - Ann: hi",
            "10:00 - Ann: hi",
            "1 2 3 4 5 6 7 - Ann: hi",
            "[15/03/2026, 10:00:00]Ann: hi",
            "[15/03/2026, 10:0:00] Ann: hi",
            "[Name 15/03/2026, 10:00:00] Ann: hi",
            "١5/03/2026, 10:00 - Ann: hi",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn a_half_of_the_day_in_words_that_are_not_known_is_not_guessed() {
        let header = read("8/8/19, 1:25 frobs - Ann: hi").unwrap();
        assert_eq!(header.time, None);
        // The words of another shape: it belongs to no file of clocks without them.
        assert_ne!(header.shape, read("8/8/19, 1:25 - Ann: hi").unwrap().shape);
        let header = read("8/8/19, 13:25 frobs - Ann: hi").unwrap();
        assert!(header.time.is_some());
    }

    #[test]
    fn exports_that_are_written_otherwise_have_other_shapes() {
        let lines = [
            "08/08/2019, 13:25 - A: b",
            "08/08/2019 13:25 - A: b",
            "08.08.2019, 13:25 - A: b",
            "08/08/19, 13:25 - A: b",
            "2019/08/08, 13:25 - A: b",
            "08/08/2019, 1:25 pm - A: b",
            "08/08/2019, 13:25:03 - A: b",
            "[08/08/2019, 13:25] A: b",
            "13:25, 08/08/2019 - A: b",
            "٠٨/٠٨/٢٠١٩, ١٣:٢٥ - A: b",
        ];
        let shapes: Vec<_> = lines.iter().map(|line| read(line).unwrap().shape).collect();
        for (at, shape) in shapes.iter().enumerate() {
            assert!(!shapes[..at].contains(shape), "{}", lines[at]);
        }
        let unpadded = read("8/12/2019, 9:25 - A: b").unwrap().shape;
        assert_eq!(unpadded, shapes[0]);
    }
}
