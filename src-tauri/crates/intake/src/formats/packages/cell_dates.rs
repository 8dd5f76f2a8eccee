//! Dates in the cells of a spreadsheet: they are stored as counts of days, and only a cell's number format says that it is a
//! date (ECMA-376 part 1, 18.17.4 and 18.8.30).

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::xml_words::{Part, Parts, Tag, unreferenced};

const MILLISECONDS_A_DAY: f64 = 86_400_000.0;
/// The last day that a spreadsheet counts, 31 December 9999.
const LAST_DAY: f64 = 2_958_466.0;

/// Which cells of a workbook hold dates, and from when it counts.
#[derive(Default)]
pub(super) struct CellDates {
    /// What each style shows.
    styles: Vec<Shows>,
    /// Whether it counts from 1904, as those do that began on a Macintosh.
    from_1904: bool,
}

/// What a number format shows of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    Number,
    /// A day, a time of day, or both.
    Moment {
        day: bool,
    },
    /// How long something took, in more hours than a day has.
    Duration,
}

impl CellDates {
    /// As a workbook and its styles say.
    pub(super) fn of(workbook: &str, styles: &str) -> Self {
        let mut tags = tags(workbook);
        let properties = tags.find(|tag| tag.name == "workbookPr");
        let counts_from = properties.and_then(|tag| tag.attribute("date1904"));
        Self {
            styles: styles_in(styles),
            from_1904: matches!(counts_from, Some("1" | "true")),
        }
    }

    /// A number in ISO 8601 where its style shows it as a date or a time; the first style is that of cells that name none.
    pub(super) fn shown(&self, number: &str, style: Option<&str>) -> Option<String> {
        let style: usize = style.map_or(Some(0), |style| style.parse().ok())?;
        let shows = *self.styles.get(style)?;
        let number: f64 = number.trim().parse().ok()?;
        let counted = (0.0..LAST_DAY).contains(&number);
        match shows {
            Shows::Moment { day } if counted => self.moment(number, day),
            Shows::Duration if counted => Some(time(milliseconds(number))),
            _ => None,
        }
    }

    /// A format may show only a part of what the cell holds. All of it is written.
    fn moment(&self, number: f64, shows_day: bool) -> Option<String> {
        let all = milliseconds(number);
        let of_day = MILLISECONDS_A_DAY as u64;
        let (days, rest) = (all / of_day, all % of_day);
        if !shows_day && days == 0 {
            return Some(time(rest));
        }
        let (year, month, day) = match (self.from_1904, days) {
            (true, _) => (1904, 1, 1),
            // Spreadsheets count a 29 February 1900, which there was not, and call day 0 a day before the first.
            (false, 0 | 60) => return None,
            (false, 1..60) => (1899, 12, 31),
            (false, _) => (1899, 12, 30),
        };
        let first = NaiveDate::from_ymd_opt(year, month, day)?;
        let day = first.checked_add_days(Days::new(days))?;
        Some(match (shows_day, rest) {
            (true, 0) => day.to_string(),
            _ => format!("{day}T{}", time(rest)),
        })
    }
}

/// A share of a day is no round number of seconds, so what is less than a millisecond is none.
fn milliseconds(days: f64) -> u64 {
    // `as` clamps, and what comes here is small.
    (days * MILLISECONDS_A_DAY).round() as u64
}

fn time(milliseconds: u64) -> String {
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let whole = format!("{hours:02}:{minutes:02}:{seconds:02}");
    match rest {
        0 => whole,
        rest => format!("{whole}.{rest:03}"),
    }
}

fn tags(xml: &str) -> impl Iterator<Item = Tag<'_>> {
    Parts(xml).filter_map(|part| match part {
        Part::Tag(tag) => Some(tag),
        Part::Text(_) | Part::Plain(_) => None,
    })
}

/// What the styles of cells show, in their order.
fn styles_in(xml: &str) -> Vec<Shows> {
    let mut own = BTreeMap::new();
    let mut styles = Vec::new();
    let mut of_cells = false;
    for tag in tags(xml) {
        let format = tag.attribute("numFmtId");
        match (tag.name, format) {
            ("numFmt", Some(format)) => {
                let code = tag.attribute("formatCode").unwrap_or_default();
                own.insert(format.to_owned(), shown_by(&unreferenced(code)));
            }
            ("cellXfs", _) => of_cells = !tag.closes && !tag.empty,
            ("xf", _) if of_cells && !tag.closes => styles.push(match format {
                Some(format) => own.get(format).copied().unwrap_or_else(|| built_in(format)),
                None => Shows::Number,
            }),
            _ => {}
        }
    }
    styles
}

/// The formats that no file has to write down.
fn built_in(format: &str) -> Shows {
    match format.parse() {
        Ok(14..=17 | 22) => Shows::Moment { day: true },
        Ok(18..=21 | 45 | 47) => Shows::Moment { day: false },
        Ok(46) => Shows::Duration,
        Ok(_) | Err(_) => Shows::Number,
    }
}

/// What a format shows that is written as letters: `dd/mm/yyyy hh:mm`.
pub(super) fn shown_by(code: &str) -> Shows {
    let letters = letters_of(code);
    let Some(letters) = letters else {
        return Shows::Duration;
    };
    let before = |at: usize| letters[..at].iter().rev().find(|one| **one != 'm');
    let after = |at: usize| letters[at..].iter().find(|one| **one != 'm');
    // An M is a minute behind an hour or before a second, and else a month.
    let day = letters.iter().enumerate().any(|(at, letter)| match letter {
        'y' | 'd' => true,
        'm' => before(at) != Some(&'h') && after(at) != Some(&'s'),
        _ => false,
    });
    match letters.is_empty() {
        true => Shows::Number,
        false => Shows::Moment { day },
    }
}

/// The letters of its first part that stand for parts of a date or time, in small letters; `None` where it counts hours on
/// beyond a day. What is quoted, escaped, or a colour or a language in brackets stands for itself.
fn letters_of(code: &str) -> Option<Vec<char>> {
    let mut letters = Vec::new();
    let mut rest = code;
    while let Some(letter) = rest.chars().next() {
        let inside = &rest[letter.len_utf8()..];
        let behind = |end: char| inside.split_once(end).map_or("", |(_, behind)| behind);
        let half_of_day = ["am/pm", "a/p"].iter().find(|mark| {
            rest.get(..mark.len())
                .is_some_and(|one| one.eq_ignore_ascii_case(mark))
        });
        rest = match letter {
            ';' => break,
            '"' => behind('"'),
            '\\' | '_' | '*' => {
                let mut shown = inside.chars();
                shown.next();
                shown.as_str()
            }
            '[' => {
                let bracketed = inside.split(']').next().unwrap_or_default();
                let is_time =
                    !bracketed.is_empty() && bracketed.chars().all(|one| "hmsHMS".contains(one));
                if is_time {
                    return None;
                }
                behind(']')
            }
            _ if half_of_day.is_some() => {
                letters.push('h');
                &rest[half_of_day.map_or(0, |mark| mark.len())..]
            }
            _ => {
                let small = letter.to_ascii_lowercase();
                if "ymdhs".contains(small) {
                    letters.push(small);
                }
                inside
            }
        };
    }
    Some(letters)
}
