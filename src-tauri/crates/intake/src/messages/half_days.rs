//! Words that say which half or part of the day a clock of twelve hours means, in every language that phones are set to.

use std::collections::HashMap;
use std::sync::LazyLock;

/// One line for the words of a language, each with the hours that it covers.
const TABLE: &str = include_str!("half_days.txt");

/// Words between a day and a time, or behind it, that say nothing of the half: "klo", "um", "г.".
const CONNECTING: [&str; 28] = [
    "klo",
    "um",
    "à",
    "às",
    "ás",
    "at",
    "kl",
    "u",
    "г",
    "гч",
    "ч",
    "be",
    "日",
    "일",
    "uhr",
    "alas",
    "ob",
    "в",
    "о",
    "ساعة",
    "الساعة",
    "godz",
    "o",
    "ore",
    "h",
    "s",
    "min",
    "พศ",
];

/// Part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PartOfDay {
    from: u8,
    to: u8,
}

/// What words beside a time say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing of the half of the day.
    Nothing,
    /// This part of the day.
    Part(PartOfDay),
    /// Words that are not known here.
    NotKnown,
}

static PARTS: LazyLock<HashMap<String, PartOfDay>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let mut parts = HashMap::new();
    for (hours, words) in lines.filter_map(|line| line.split_once(' ')) {
        let hours = hours.split_once('-');
        let Some((Ok(from), Ok(to))) = hours.map(|(from, to)| (from.parse(), to.parse())) else {
            continue;
        };
        for word in words.split('|') {
            parts.entry(letters(word)).or_insert(PartOfDay { from, to });
        }
    }
    parts
});

/// What words say.
pub(super) fn said(words: &str) -> Said {
    // Nearly all that have any.
    let ascii = words.trim_matches([' ', '\u{a0}', '\u{202f}']);
    if ascii.eq_ignore_ascii_case("am") {
        return Said::Part(PartOfDay { from: 0, to: 11 });
    }
    if ascii.eq_ignore_ascii_case("pm") {
        return Said::Part(PartOfDay { from: 12, to: 23 });
    }
    if !words.contains(char::is_alphabetic) {
        return Said::Nothing;
    }
    let letters = letters(words);
    if let Some(part) = PARTS.get(&letters) {
        return Said::Part(*part);
    }
    for word in CONNECTING {
        match letters.strip_prefix(word) {
            Some("") => return Said::Nothing,
            Some(rest) => {
                if let Some(part) = PARTS.get(rest) {
                    return Said::Part(*part);
                }
            }
            None => {}
        }
    }
    Said::NotKnown
}

/// Small letters alone: dots, blanks and marks of direction differ from one version to another.
fn letters(words: &str) -> String {
    let letters = words.chars().filter(|letter| letter.is_alphabetic());
    letters.flat_map(char::to_lowercase).collect()
}

impl PartOfDay {
    /// The hour of the day that a printed hour means; `None` where it means none, or two.
    pub(super) fn hour(self, printed: u16) -> Option<u32> {
        let printed = u8::try_from(printed).ok().filter(|hour| *hour < 24)?;
        // Some clocks write noon as 0, and some the hour of the day beside the half.
        let readings = match printed {
            0..=12 => [printed % 12, printed % 12 + 12],
            _ => [printed, printed],
        };
        let [first, second] = readings.map(|hour| self.covers(hour));
        match (first, second) {
            (true, false) => Some(u32::from(readings[0])),
            (_, true) if !first || printed > 12 => Some(u32::from(readings[1])),
            _ => None,
        }
    }

    const fn covers(self, hour: u8) -> bool {
        match self.from <= self.to {
            true => self.from <= hour && hour <= self.to,
            false => self.from <= hour || hour <= self.to,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hour(words: &str, printed: u16) -> Option<u32> {
        match said(words) {
            Said::Part(part) => part.hour(printed),
            Said::Nothing | Said::NotKnown => None,
        }
    }

    #[test]
    fn every_word_has_one_meaning_and_covers_at_most_half_a_day() {
        let mut seen = HashMap::new();
        for line in TABLE
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            let (hours, words) = line.split_once(' ').unwrap();
            let (from, to) = hours.split_once('-').unwrap();
            let (from, to): (u8, u8) = (from.parse().unwrap(), to.parse().unwrap());
            assert!((to + 24 - from) % 24 < 12, "{line}");
            for word in words.split('|').map(letters) {
                assert!(!word.is_empty(), "{line}");
                if let Some(before) = seen.insert(word.clone(), hours) {
                    assert_eq!(before, hours, "{word} in: {line}");
                }
            }
        }
        assert!(seen.len() > 200, "{}", seen.len());
        for word in CONNECTING {
            assert_eq!(said(word), Said::Nothing, "{word}");
        }
    }

    #[test]
    fn an_hour_and_its_half_are_an_hour_of_the_day() {
        for (words, printed, expected) in [
            ("AM", 12, Some(0)),
            ("AM", 11, Some(11)),
            ("\u{202f}PM", 12, Some(12)),
            ("pm", 1, Some(13)),
            (" p. m.", 9, Some(21)),
            ("p.\u{a0}m.", 9, Some(21)),
            ("a.m.", 9, Some(9)),
            ("午後", 0, Some(12)),
            ("午前", 0, Some(0)),
            ("下午", 1, Some(13)),
            ("上午", 9, Some(9)),
            ("凌晨", 12, Some(0)),
            ("凌晨", 3, Some(3)),
            ("中午", 12, Some(12)),
            ("中午", 1, Some(13)),
            ("晚上", 9, Some(21)),
            // Nobody says the evening of noon, and midnight belongs to another.
            ("晚上", 12, None),
            ("오후", 1, Some(13)),
            ("ص", 1, Some(1)),
            ("\u{200f}م", 12, Some(12)),
            ("μ.μ.", 1, Some(13)),
            ("π.μ.", 12, Some(0)),
            ("du.", 1, Some(13)),
            ("de.", 1, Some(1)),
            ("klo ip.", 1, Some(13)),
            ("रात", 2, Some(2)),
            ("रात", 9, Some(21)),
            ("रात", 12, Some(0)),
            ("PM", 13, Some(13)),
            ("AM", 13, None),
            ("PM", 24, None),
        ] {
            assert_eq!(hour(words, printed), expected, "{printed} {words:?}");
        }
        assert_eq!(said(", "), Said::Nothing);
        assert_eq!(said(" klo "), Said::Nothing);
        assert_eq!(said(" teatime"), Said::NotKnown);
    }
}
