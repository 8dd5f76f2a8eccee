//! Chats as WhatsApp exports them, in the forms of many languages and systems.

use std::fmt::Write as _;
use std::io;

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, Timelike};

use super::Varied;

/// How one language and system writes its clocks.
#[derive(Debug, Clone, Copy)]
pub struct ChatForm {
    /// Whose it is.
    pub name: &'static str,
    /// The clock and what follows it, with `%d` or `%D` for the day (with one digit where one is enough, or always two), `%m`,
    /// `%M` for the month, `%y`, `%Y` for two and four digits of the year, `%B` for the Buddhist year, `%h`, `%H` for the hour of
    /// 24, `%i`, `%I` for that of 12, `%k` for that of 0 to 11, `%N` for the minute, `%S` for the second, `%p` for the half of the day.
    pub clock: &'static str,
    /// Its words for the halves of the day.
    pub halves: [&'static str; 2],
    /// The nought of its digits.
    pub nought: char,
}

const fn form(name: &'static str, clock: &'static str, halves: [&'static str; 2]) -> ChatForm {
    ChatForm {
        name,
        clock,
        halves,
        nought: '0',
    }
}

const NONE: [&str; 2] = ["", ""];
const ENGLISH: [&str; 2] = ["AM", "PM"];

/// Forms that phones write.
pub const CHAT_FORMS: [ChatForm; 46] = [
    form("iPhone, British", "[%D/%M/%Y, %H:%N:%S] ", NONE),
    form(
        "iPhone, American",
        "[%m/%d/%y, %i:%N:%S\u{202f}%p] ",
        ENGLISH,
    ),
    form(
        "iPhone, American, older",
        "[%m/%d/%y, %i:%N:%S %p] ",
        ENGLISH,
    ),
    form(
        "iPhone, Australian",
        "[%d/%m/%y, %i:%N:%S\u{202f}%p] ",
        ["am", "pm"],
    ),
    form("iPhone, German", "[%D.%M.%y, %H:%N:%S] ", NONE),
    form("iPhone, Spanish", "[%d/%m/%y, %h:%N:%S] ", NONE),
    form(
        "iPhone, Mexican",
        "[%D/%M/%y, %i:%N:%S\u{a0}%p] ",
        ["a.m.", "p.m."],
    ),
    form(
        "iPhone, Colombian",
        "[%d/%M/%y, %i:%N:%S\u{202f}%p] ",
        ["a.\u{a0}m.", "p.\u{a0}m."],
    ),
    form(
        "iPhone, Canadian English",
        "[%Y-%M-%D, %i:%N:%S\u{202f}%p] ",
        ["a.m.", "p.m."],
    ),
    form(
        "iPhone, Canadian French",
        "[%Y-%M-%D %H h %N min %S s] ",
        NONE,
    ),
    form("iPhone, Japanese", "[%Y/%M/%D %h:%N:%S] ", NONE),
    form(
        "iPhone, Japanese, 12 hours",
        "[%Y/%M/%D %p%k:%N:%S] ",
        ["午前", "午後"],
    ),
    form(
        "iPhone, Chinese",
        "[%Y/%m/%d %p%i:%N:%S] ",
        ["上午", "下午"],
    ),
    form(
        "iPhone, Korean",
        "[%y. %m. %d. %p %i:%N:%S] ",
        ["오전", "오후"],
    ),
    form("iPhone, Hungarian", "[%Y. %M. %D. %h:%N:%S] ", NONE),
    form("iPhone, Finnish", "[%d.%m.%Y klo %h.%N.%S] ", NONE),
    form("iPhone, Thai", "[%d/%m/%B BE, %H:%N:%S] ", NONE),
    form("iPhone, Croatian", "[%D. %M. %Y. %H:%N:%S] ", NONE),
    form("iPhone, Bulgarian", "[%d.%M.%y г., %h:%N:%S] ", NONE),
    form("iPhone, Vietnamese", "[%H:%N:%S %d/%m/%y] ", NONE),
    form("iPhone, Danish", "[%D.%M.%Y %H.%N.%S] ", NONE),
    ChatForm {
        nought: '\u{660}',
        ..form(
            "iPhone, Egyptian",
            "\u{200f}[%d\u{200f}/%m\u{200f}/%Y، %i:%N:%S %p] ",
            ["ص", "م"],
        )
    },
    ChatForm {
        nought: '\u{6F0}',
        ..form("iPhone, Persian", "[%Y/%m/%d،\u{200f} %h:%N:%S] ", NONE)
    },
    ChatForm {
        nought: '\u{966}',
        ..form("iPhone, Marathi", "[%d/%m/%y, %i:%N:%S %p] ", ENGLISH)
    },
    form("Android, British", "%D/%M/%Y, %H:%N - ", NONE),
    form("Android, American", "%m/%d/%y, %i:%N\u{202f}%p - ", ENGLISH),
    form("Android, American, older", "%m/%d/%y, %i:%N %p - ", ENGLISH),
    form(
        "Android, Indian",
        "%D/%M/%y, %i:%N\u{202f}%p - ",
        ["am", "pm"],
    ),
    form("Android, South African", "%Y/%M/%D, %H:%N - ", NONE),
    form("Android, German", "%D.%M.%y, %H:%N - ", NONE),
    form("Android, Brazilian", "%D/%M/%Y %H:%N - ", NONE),
    form("Android, French", "%D/%M/%Y à %H:%N - ", NONE),
    form("Android, Spanish", "%d/%m/%y, %h:%N - ", NONE),
    form(
        "Android, Mexican",
        "%d/%m/%Y %i:%N %p - ",
        ["a. m.", "p. m."],
    ),
    form("Android, Dutch", "%D-%M-%Y %H:%N - ", NONE),
    form("Android, Swedish", "%Y-%M-%D %H:%N - ", NONE),
    form("Android, Finnish", "%d.%m.%Y klo %h.%N - ", NONE),
    form("Android, Greek", "%d/%m/%y, %i:%N %p - ", ["π.μ.", "μ.μ."]),
    form(
        "Android, Hungarian",
        "%Y. %M. %D. %p %i:%N - ",
        ["de.", "du."],
    ),
    form(
        "Android, Korean",
        "%Y. %m. %d. %p %i:%N - ",
        ["오전", "오후"],
    ),
    form("Android, Chinese", "%Y/%m/%d %p%i:%N - ", ["上午", "下午"]),
    form(
        "Android, Arabic",
        "%d\u{200f}/%m\u{200f}/%Y، %i:%N %p - ",
        ["ص", "م"],
    ),
    form("Android, Malay", "%d/%M/%Y, %i:%N %p - ", ["PG", "PTG"]),
    form(
        "Android, Albanian",
        "%d.%m.%y, %i:%N %p - ",
        ["p.d.", "m.d."],
    ),
    ChatForm {
        nought: '\u{9E6}',
        ..form("Android, Bengali", "%d/%m/%y, %i:%N %p - ", ENGLISH)
    },
    ChatForm {
        nought: '\u{966}',
        ..form(
            "Android, Nepali",
            "%y/%m/%d, %I:%N %p - ",
            ["पूर्वाह्न", "अपराह्न"],
        )
    },
];

impl ChatForm {
    /// Whether it writes seconds.
    pub fn has_seconds(&self) -> bool {
        self.clock.contains("%S")
    }

    /// Whether it writes the month before the day and the year last.
    pub fn is_month_first(&self) -> bool {
        let at = |small: &str, large: &str| self.clock.find(small).or(self.clock.find(large));
        at("%m", "%M") < at("%d", "%D") && !self.is_year_first()
    }

    /// Whether it writes the year first.
    pub fn is_year_first(&self) -> bool {
        let at = |small: &str, large: &str| self.clock.find(small).or(self.clock.find(large));
        at("%y", "%Y") < at("%d", "%D") && !self.clock.contains("%B")
    }

    /// A moment as it writes one, with what follows.
    pub fn written(&self, at: NaiveDateTime) -> String {
        let mut text = String::new();
        let mut pattern = self.clock.chars();
        let (hour, of_twelve) = (at.hour(), at.hour() % 12);
        let twelve = if of_twelve == 0 { 12 } else { of_twelve };
        let year = at.year();
        while let Some(letter) = pattern.next() {
            let (number, digits) = match (letter, (letter == '%').then(|| pattern.next()).flatten())
            {
                (_, Some('d')) => (at.day(), 1),
                (_, Some('D')) => (at.day(), 2),
                (_, Some('m')) => (at.month(), 1),
                (_, Some('M')) => (at.month(), 2),
                (_, Some('y')) => (year.unsigned_abs() % 100, 2),
                (_, Some('Y')) => (year.unsigned_abs(), 4),
                (_, Some('B')) => (year.unsigned_abs() + 543, 4),
                (_, Some('h')) => (hour, 1),
                (_, Some('H')) => (hour, 2),
                (_, Some('i')) => (twelve, 1),
                (_, Some('I')) => (twelve, 2),
                (_, Some('k')) => (of_twelve, 1),
                (_, Some('N')) => (at.minute(), 2),
                (_, Some('S')) => (at.second(), 2),
                (_, Some('p')) => {
                    text.push_str(self.halves[usize::from(hour >= 12)]);
                    continue;
                }
                _ => {
                    text.push(letter);
                    continue;
                }
            };
            text.extend(
                format!("{number:0digits$}")
                    .chars()
                    .map(|digit| self.digit(digit)),
            );
        }
        text
    }

    fn digit(&self, digit: char) -> char {
        let value = digit.to_digit(10).unwrap_or(0);
        char::from_u32(u32::from(self.nought) + value).unwrap_or(digit)
    }
}

/// A line of a chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChatLine {
    /// The phone's clock.
    pub at: NaiveDateTime,
    /// Who; nobody where the program writes.
    pub sender: Option<String>,
    /// The words.
    pub words: String,
}

/// A chat in one form.
pub fn whatsapp(form: &ChatForm, lines: &[ChatLine], line_end: &str) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(&form.written(line.at));
        if let Some(sender) = &line.sender {
            // Writing to a text does not fail.
            let _ = write!(text, "{sender}: ");
        }
        text.push_str(&line.words);
        text.push_str(line_end);
    }
    text
}

/// Writes a chat of so many messages, of some seventy bytes each, for measuring.
///
/// # Errors
/// It cannot be written.
pub fn long_chat(form: &ChatForm, messages: u64, out: &mut dyn io::Write) -> io::Result<()> {
    const WORDS: [&str; 12] = [
        "where",
        "are",
        "you",
        "I",
        "saw",
        "your",
        "light",
        "on",
        "answer",
        "me",
        "caf\u{e9}",
        "\u{1F622}",
    ];
    let mut varied = Varied::new(14);
    let begin = NaiveDate::from_ymd_opt(2022, 1, 1).and_then(|day| day.and_hms_opt(8, 0, 0));
    let mut at = begin.unwrap_or_default();
    for number in 0..messages {
        at += Duration::seconds((varied.next() % 240) as i64);
        let sender = if varied.next().is_multiple_of(3) {
            "Me"
        } else {
            "Unknown number"
        };
        write!(out, "{}{sender}: ", form.written(at))?;
        match number % 40 {
            7 => write!(out, "<Media omitted>")?,
            23 => write!(out, "two lines\nof words")?,
            _ => {
                for _ in 0..varied.next() % 9 + 2 {
                    write!(out, "{} ", WORDS[(varied.next() % 12) as usize])?;
                }
            }
        }
        writeln!(out, "{number}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_a_name_of_its_own_and_a_whole_clock() {
        let at: NaiveDateTime = "2026-03-04T21:05:09".parse().expect("a time");
        for (place, form) in CHAT_FORMS.iter().enumerate() {
            assert!(
                CHAT_FORMS[..place]
                    .iter()
                    .all(|other| other.name != form.name)
            );
            assert!(!form.written(at).contains('%'), "{}", form.name);
        }
        assert_eq!(CHAT_FORMS[0].written(at), "[04/03/2026, 21:05:09] ");
        assert_eq!(CHAT_FORMS[1].written(at), "[3/4/26, 9:05:09\u{202f}PM] ");
        assert!(CHAT_FORMS[1].is_month_first() && !CHAT_FORMS[0].is_month_first());
    }
}
